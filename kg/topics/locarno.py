"""Subfields of designs by their class: a design says `Chair`, and no text tells more.

Classes 1 to 32 of the Locarno Classification (https://www.wipo.int/classifications/locarno); those
that name goods of many sorts lie in industrial and manufacturing engineering. The classes of
designs of the USPTO (`D6`) are numbered alike but for the last.
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
_CLEANING: Final = "32"
"""Of the USPTO's classes; of Locarno's it is that of logos."""


def of_design(codes: tuple[str, ...]) -> str:
    """The subfield of a work by its classes: `openalex:subfields/2209`; empty if it is no design.

    Args:
        codes: CURIEs, of which those like `locarno:0601` and `uspc:D6/334` are looked at.
    """
    return next((f"openalex:subfields/{each}" for each in map(_subfield, codes) if each), "")


def _subfield(code: str) -> str:
    scheme, _, notation = code.partition(":")
    if scheme == "uspc" and notation.startswith("D"):
        class_ = notation[1:].partition("/")[0].zfill(2)
        return _OF_CLASS.get(class_, _GOODS) if class_ != _CLEANING else _GOODS
    digits = "".join(filter(str.isdigit, notation))[:2]
    if scheme == "locarno" and len(digits) == 2 and 1 <= int(digits) <= _LAST:
        return _OF_CLASS.get(digits, _GOODS)
    return ""
