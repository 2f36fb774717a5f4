"""What names of files of filings tell.

Filings are passed around as files named after what they hold; each pattern below is one way of it.
"""

import re
from dataclasses import dataclass
from typing import Final

_ACCESSION: Final = r"(?P<accession>\d{10}-\d{2}-\d{6})"
_EXHIBIT: Final = r"(?P<exhibit>EX-?[\w.()-]*(?: MAT CTRCT)?)"
_PATTERNS: Final = (
    re.compile(
        rf"(?P<cik>\d{{1,10}})_(?P<form>[\w-]+?)_(?P<year>\d{{4}})_{_ACCESSION}\.(?:html?|txt)"
    ),
    re.compile(rf"{_ACCESSION}[\w-]*(?:\.nc|\.html?|\.txt)+"),
    re.compile(
        r"(?P<ticker>[A-Za-z.]{1,6})-(?P<form>\d+-[a-z]+|[sf]-\d)-(?P<date>\d{4}-\d\d-\d\d)\.html?"
    ),
    re.compile(
        rf"(?P<registrant>.+?)_(?P<date>\d{{8}})_(?P<form>[^_]+)_{_EXHIBIT}.*?_\d+_.*\.txt", re.S
    ),
    re.compile(
        r"(?P<registrant>.+?)_(?P<date>\d\d_\d\d_\d{4})-(?P<exhibit>EX\w*-[^-]*)-.*\.txt", re.S
    ),
    re.compile(
        r"(?P<exhibit>ex-?_?(?:21|8)(?:[._]\d)?)[_-](?P<ticker>[a-z]{1,5})\.(?:html?|txt)", re.I
    ),
    re.compile(r"(?P<exhibit>ex-?_?(?:21|8)(?:[._]\d)?)[\w.-]*\.(?:html?|txt)", re.I),
)
_AMENDED = re.compile(r"(\d+-[A-Z0-9]+|[SFN]-\d+|DRS)A")


@dataclass(frozen=True, slots=True)
class FileName:
    """What a file's name says about the filing in it; everything empty where it is silent.

    Attributes:
        accession: accession number.
        cik: Central Index Key of the registrant.
        form: form type.
        date: day of filing, ISO 8601.
        year: year of filing; 0 if unsaid.
        exhibit: type of the exhibit that the file is; empty for a whole filing.
        registrant: the registrant's name run together (`AcmeHoldingsInc`).
        ticker: its symbol at an exchange.
    """

    accession: str = ""
    cik: str = ""
    form: str = ""
    date: str = ""
    year: int = 0
    exhibit: str = ""
    registrant: str = ""
    ticker: str = ""


def known(name: str) -> bool:
    """Whether a file's name follows one of the ways."""
    return any(pattern.fullmatch(name) for pattern in _PATTERNS)


def read(name: str) -> FileName:
    """What a file's name says."""
    found = next((m for pattern in _PATTERNS if (m := pattern.fullmatch(name))), None)
    said = found.groupdict() if found else {}
    date, accession = _date(said.get("date") or ""), said.get("accession") or ""
    return FileName(
        accession=accession,
        cik=said.get("cik") or "",
        form=_form(said.get("form") or ""),
        date=date,
        year=int(said.get("year") or date[:4] or _year(accession)),
        exhibit=re.sub(r"^EX[-_]?(?=(?:21|8)(?!\d))", "EX-", (said.get("exhibit") or "").upper()),
        registrant=said.get("registrant") or "",
        ticker=(said.get("ticker") or "").upper(),
    )


def _form(name: str) -> str:
    form = re.sub(r"\s*\(on .*\)", "", name.upper())
    form = re.sub(r"^(\d+)(?=[A-Z])", r"\1-", form)
    return re.sub(r"A$", "/A", form) if _AMENDED.fullmatch(form) else form


def _date(date: str) -> str:
    if "_" in date:
        month, day, year = date.split("_")
        return f"{year}-{month}-{day}"
    return date if "-" in date or not date else f"{date[:4]}-{date[4:6]}-{date[6:]}"


def _year(accession: str) -> int:
    """The two digits within an accession number are the year it was given in."""
    if not accession:
        return 0
    digits = int(accession[11:13])
    return 1900 + digits if digits > 90 else 2000 + digits
