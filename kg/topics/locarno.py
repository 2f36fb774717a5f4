"""Subfields of designs by their Locarno class: a design says `Chair`, and no text tells more.

Classes 1 to 32 of the Locarno Classification (https://www.wipo.int/classifications/locarno); those
that name goods of many sorts lie in industrial and manufacturing engineering.
"""

from types import MappingProxyType
from typing import Final

_GOODS: Final = "2209"
_OF_CLASS: Final = MappingProxyType(
    {
        "01": "1106", "08": "2210", "10": "3105", "12": "2203", "13": "2208", "14": "2208",
        "15": "2210", "16": "3107", "17": "1210", "20": "1406", "22": "2210", "23": "2210",
        "24": "2204", "25": "2215", "26": "2208", "28": "3003", "29": "2213", "30": "1103",
        "31": "1106", "32": "1213",
    }
)  # fmt: skip
_LAST: Final = 32


def of_design(codes: tuple[str, ...]) -> str:
    """The subfield of a work by its classes: `openalex:subfields/2209`; empty if it is no design.

    Args:
        codes: CURIEs, of which those like `locarno:0601` are looked at.
    """
    for code in codes:
        scheme, _, notation = code.partition(":")
        digits = "".join(filter(str.isdigit, notation))[:2]
        if scheme == "locarno" and len(digits) == 2 and 1 <= int(digits) <= _LAST:
            return f"openalex:subfields/{_OF_CLASS.get(digits, _GOODS)}"
    return ""
