"""Where a company is, by EDGAR's codes and by the names that exhibits use for jurisdictions."""

import re
from typing import Final

from extractors.text import places

_CODES: Final = (
    "A0:CA A1:CA A2:CA A3:CA A4:CA A5:CA A6:CA A7:CA A8:CA A9:CA B0:CA Z4:CA PR:PR C0:AE C1:AR "
    "C3:AU "
    "C4:AT C5:BS C9:BE D0:BM D5:BR D8:VG E9:KY F3:CL F4:CN F5:TW F8:CO G7:DK H9:FI I0:FR 2M:DE "
    "J3:GR "
    "K3:HK K5:HU K6:IS K7:IN K8:ID L2:IE L3:IL L6:IT L8:JM M0:JP M5:KR N4:LU N5:MO N8:MY O1:MT "
    "1T:MH "
    "O4:MU O5:MX O9:MC P7:NL Q2:NZ Q8:NO R1:PA R5:PE R6:PH R9:PL S1:PT 1Z:RU T0:SA U0:SG T3:ZA "
    "U3:ES "
    "V7:SE V8:CH W1:TH W8:TR X0:GB X3:UY"
)
"""Codes of https://www.sec.gov/submit-filings/filer-support-resources/edgar-state-country-codes."""

_CODE: Final = dict(each.split(":") for each in _CODES.split()) | {"X1": "US"}
_ALSO: Final = {
    "georgia": "US",
    **dict.fromkeys(("england and wales", "england wales"), "GB"),
    **dict.fromkeys(("beijing", "guangdong", "shanghai", "shenzhen"), "CN"),
    "bvi": "VG",
    "british virgin islands": "VG",
    "cayman": "KY",
    "dubai": "AE",
    "p r c": "CN",
}
"""Jurisdictions that are parts of a country, and what lists call some for short."""
_LETTERS = re.compile(r"[^a-z]+")


def by_code(code: str) -> str:
    """ISO 3166-1 code of the country of an EDGAR state or country code; empty if unknown."""
    upper = code.upper()
    return "US" if upper in places.states() else _CODE.get(upper, "")


def by_name(name: str) -> str:
    """ISO 3166-1 code of the country of a jurisdiction as written; empty if unknown.

    A two-letter code of a state counts (`DE`), for lists of subsidiaries use them.
    """
    words = _LETTERS.sub(" ", name.lower()).strip()
    words = re.sub(
        r"^(?:the |state of |commonwealth of |province of |republic of |kingdom of )+", "", words
    )
    words = re.sub(
        r" (?:u s(?: a)?|usa?|united states(?: of america)?|corporation|s a r)$", "", words
    )
    if name.strip() in places.states():
        return "US"
    return _ALSO.get(words) or places.countries().get(words) or places.standard().get(words, "")
