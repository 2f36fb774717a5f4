"""Publication number of a patent: country, number without leading zeros, kind (`US8926509B2`).

Country and kind are those of WIPO ST.3 and ST.16, the number is that of WIPO ST.6. Three offices
put a year of two digits or a year and a serial number where zeros count:

* US applications print 2005/0004437; DOCDB drops the first zero of the serial number and we
  put it back: `US20050004437A1`;
* WO and Japanese imperial years (`WO0012345A1`, `JPH0912345A`) keep every digit.

The kind may be missing, as in most citations. https://www.wipo.int/standards/en/part_03_standards.html
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

_SHORT_US_APPLICATION: Final = re.compile(r"((?:19|20)[0-9]{2})([0-9]{6})")


def _write(match: re.Match[str]) -> str | None:
    country, prefix = match["country"].upper(), match["prefix"].upper()
    digits = match["digits"].upper()
    if not digits.isalnum():
        digits = re.sub(r"[^0-9A-Z]", "", digits)
    kind = (match["kind"] or "").upper()
    if country == "US" and (short := _SHORT_US_APPLICATION.fullmatch(digits)):
        digits = f"{short[1]}0{short[2]}"
    if country != "WO" and not (country == "JP" and prefix):
        digits = digits.lstrip("0")
    return f"{country}{prefix}{digits}{kind}" if digits[:1].isdigit() else None


SCHEME: Final = Scheme(
    name="patent",
    title="patent publication number",
    pattern=re.compile(
        r"(?:https?://patents\.google\.com/patent/)?"
        r"(?P<country>[A-Z]{2})[ -]?(?P<prefix>[A-Z]{0,4}) ?"
        r"(?P<digits>[0-9](?:[,./ -]?[0-9])*(?:[A-Z]{2,6}[0-9]+)?)"
        r"(?:[ -]?(?P<kind>[A-Z][0-9]?))?(?:/[a-z]{2})?",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://worldwide.espacenet.com/patent/search?q=pn%3D{}",
    write=_write,
)
