"""Who files what, by the header of an EDGAR submission."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from extractors.text.passage import Passage

ROLES: Final = (
    "FILER",
    "SUBJECT COMPANY",
    "FILED BY",
    "FILED FOR",
    "REPORTING OWNER",
    "ISSUER",
    "DEPOSITOR",
    "SECURITIZER",
    "ISSUING ENTITY",
    "SERIAL COMPANY",
)
"""What a party of a submission can be in it."""

_SYNONYMS: Final = {
    "COMPANY CONFORMED NAME": "CONFORMED NAME",
    "CENTRAL INDEX KEY": "CIK",
    "CONFORMED SUBMISSION TYPE": "TYPE",
    "CONFORMED PERIOD OF REPORT": "PERIOD",
    "FILED AS OF DATE": "FILING DATE",
    "ITEM INFORMATION": "ITEMS",
    "FORMER CONFORMED NAME": "FORMER CONFORMED NAME",
    "FORMER COMPANY CONFORMED NAME": "FORMER CONFORMED NAME",
}
_IGNORED: Final = frozenset(
    (
        # layout and processing
        "SEC DOCUMENT",
        "SEC HEADER",
        "IMS DOCUMENT",
        "IMS HEADER",
        "SUBMISSION",
        "ACCEPTANCE DATETIME",
        "PUBLIC DOCUMENT COUNT",
        "DATE AS OF CHANGE",
        "DATE OF FILING DATE CHANGE",
        "EFFECTIVENESS DATE",
        "PRIVATE TO PUBLIC",
        "SROS",
        "FORM TYPE",
        "SEC ACT",
        "ACT",
        "SEC FILE NUMBER",
        "FILE NUMBER",
        "FILM NUMBER",
        "COMPANY DATA",
        "OWNER DATA",
        "FILING VALUES",
        "FORMER COMPANY",
        "FORMER NAME",
        "PROC TYPE",
        "ORIGINATOR NAME",
        "ORIGINATOR KEY ASYMMETRIC",
        "MIC INFO",
        "REFERENCES 429",
        "CORRECTION",
        "DELETION",
        "PAPER",
        "TIMESTAMP",
        # told by the address or by other sources, or of no use here
        "ORGANIZATION NAME",
        "FISCAL YEAR END",
        "STREET 1",
        "STREET 2",
        "STREET1",
        "STREET2",
        "ZIP",
        "BUSINESS PHONE",
        "PHONE",
        "DATE OF NAME CHANGE",
        "DATE CHANGED",
        "GROUP MEMBERS",
        "ABS RULE",
        "REGISTERED ENTITY",
        "ABS ASSET CLASS",
        # funds' series
        "SERIES AND CLASSES CONTRACTS DATA",
        "NEW SERIES AND CLASSES CONTRACTS",
        "EXISTING SERIES AND CLASSES CONTRACTS",
        "OWNER CIK",
        "NEW SERIES",
        "SERIES",
        "SERIES ID",
        "SERIES NAME",
        "CLASS CONTRACT",
        "CLASS CONTRACT ID",
        "CLASS CONTRACT NAME",
        "CLASS CONTRACT TICKER SYMBOL",
        "STATUS",
        "NEW CLASSES CONTRACTS",
    )
)
"""Fields of headers left out on purpose."""
_CORPORATE: Final = (
    "STANDARD INDUSTRIAL CLASSIFICATION",
    "ASSIGNED SIC",
    "IRS NUMBER",
    "EIN",
    "STATE OF INCORPORATION",
)
_TAKEN_OF_PARTIES: Final = frozenset(
    ("CONFORMED NAME", "CIK", "RELATIONSHIP", "STATE", "CITY", "FORMER CONFORMED NAME")
) | frozenset(_CORPORATE)
_LINE = re.compile(
    r"^[ \t]*(?:<(?P<tag>[A-Z][\w-]*)>[ \t]*(?P<tagged>[^\n]*)"
    r"|(?P<key>[A-Z][\w /()-]*):[ \t]*(?P<value>[^\n]*))$",
    re.M,
)


@dataclass(slots=True)
class Party:
    """A company or person that a submission is from or about.

    Attributes:
        role: one of ROLES.
        name: as EDGAR conforms it.
        cik: its Central Index Key, zeros leading; empty where there is none.
        relationship: what a reporting owner is to the issuer, in headers before 2003.
        state: EDGAR's code of the state or country of its business address, else its mail's.
        city: the city of the same address.
        former: former names.
        corporate: whether it is said to be incorporated, taxed or classed as a company is.
    """

    role: str
    name: Passage | None = None
    cik: str = ""
    relationship: Passage | None = None
    state: str = ""
    city: Passage | None = None
    former: list[Passage] = field(default_factory=list)
    corporate: bool = False


@dataclass(slots=True)
class Header:
    """What a header says; everything empty where there is no header.

    Attributes:
        accession: the accession number.
        form: form type.
        filed: day of filing, `20240418`.
        period: last day of the period, likewise.
        items: item numbers (`2.01`) or, in old spellings, titles.
        parties: in their order.
        unread: names of fields neither read nor ignored.
    """

    accession: Passage | None = None
    form: Passage | None = None
    filed: str = ""
    period: str = ""
    items: list[str] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read(passage: Passage) -> Header:
    """Read a submission's header in either spelling."""
    header, address = Header(), ""
    for key, value in _fields(passage):
        if key in ROLES:
            header.parties.append(Party(key))
            address = ""
        elif key.endswith("ADDRESS"):
            address = key
        elif value.text or key == "ITEMS":
            _take(header, key, value, address)
    return header


def _fields(passage: Passage) -> Iterator[tuple[str, Passage]]:
    for match in _LINE.finditer(passage.text):
        group = "tagged" if match["tag"] else "value"
        key = (match["tag"] or match["key"]).strip().upper().replace("-", " ").replace("_", " ")
        yield _SYNONYMS.get(key, key), passage.of(match, group)


def _take(header: Header, key: str, value: Passage, address: str) -> None:
    party = header.parties[-1] if header.parties else None
    if key == "ITEMS":
        header.items += [value.line] if value.text else []
    elif party is None and key in ("TYPE", "PERIOD", "FILING DATE", "ACCESSION NUMBER"):
        _take_filing(header, key, value)
    elif party is not None and key in _TAKEN_OF_PARTIES:
        _take_party(party, key, value, address)
    elif key not in _IGNORED and key not in _TAKEN_OF_PARTIES:
        header.unread.append(key)


def _take_filing(header: Header, key: str, value: Passage) -> None:
    if key == "TYPE":
        header.form = value
    elif key == "ACCESSION NUMBER":
        header.accession = value
    elif key == "PERIOD":
        header.period = value.text
    else:
        header.filed = value.text


def _take_party(party: Party, key: str, value: Passage, address: str) -> None:
    if key == "CONFORMED NAME" and party.name is None:
        party.name = value
    elif key == "CIK":
        party.cik = party.cik or value.text
    elif key == "RELATIONSHIP":
        party.relationship = value
    elif key == "FORMER CONFORMED NAME":
        party.former.append(value)
    elif key in _CORPORATE:
        party.corporate = party.corporate or value.text not in ("[]", "000000000")
    elif key == "STATE" and address and not party.state:
        party.state = value.text
    elif key == "CITY" and address and party.city is None:
        party.city = value
