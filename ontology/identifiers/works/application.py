"""Number of a patent application: country or office, then its digits (`US09413215`).

Offices print points, slashes, hyphens and a check digit behind a point, none of which is kept. An
international application keeps its year in full and six digits: `PCT/NO98/00107` is
`PCTNO1998000107`. https://www.wipo.int/standards/en/part_03_standards.html (ST.13)
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

_INTERNATIONAL: Final = re.compile(r"PCT([A-Z]{2})((?:19|20)?[0-9]{2})/?([0-9]{5,6})")


def _write(match: re.Match[str]) -> str | None:
    text = match[1].upper()
    text = re.sub(r"(?<=[0-9])\.[0-9X]$", "", text)
    slashed = re.sub(r"[ .,-]", "", text)
    if slashed.startswith("PCT"):
        return _international(re.sub(r"(?<=[A-Z])/", "", slashed))
    digits = slashed.replace("/", "")
    return digits if re.fullmatch(r"[A-Z]{2,6}[0-9]{3,16}[A-Z]?", digits) else None


def _international(text: str) -> str | None:
    found = _INTERNATIONAL.fullmatch(text)
    if found is None:
        return None
    office, year, number = found.groups()
    if len(year) == 2:
        year = f"{'19' if year >= '78' else '20'}{year}"
    return f"PCT{office}{year}{int(number):06}"


SCHEME: Final = Scheme(
    name="application",
    title="patent application number",
    pattern=re.compile(r"([A-Z]{2,6}[ /.-]?[0-9A-Z][0-9A-Z ,./-]{1,24})", re.ASCII | re.IGNORECASE),
    address="urn:hetao:application:{}",
    write=_write,
)
