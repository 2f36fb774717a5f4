"""Who came to the board of a company and who left it, as its announcement says, with the day.

陳大文先生因其他商務承擔而辭任本公司獨立非執行董事，自二零二五年九月三日起生效。
李小明先生已獲委任為本公司之非執行董事，自二零二五年六月二十日起生效。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.filings.china.dates import DAY, iso
from ontology.facts import Spell

_NAMED: Final = (
    "(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,4}?)(?:先生|女士|博士|教授)"
    "(?:（[^（）]{1,20}）)?"
)
_ROLE: Final = "(?:本公司)?(?:之)?(?P<role>(?:獨立)?(?:非)?執行董事)"
_LEFT: Final = re.compile(f"{_NAMED}[^。]{{0,60}}?辭任{_ROLE}")
_CAME: Final = re.compile(f"{_NAMED}(?:已|將)?獲委任為{_ROLE}")
_SECRETARY: Final = re.compile(
    "承董事會命[^。]{0,120}?公司秘書\\s*\n\\s*([\u4e00-\u9fff]{2,4})\\s*\n"
)
"""Who signs for the board, if it is the company's secretary."""
_FROM: Final = re.compile(f"自{DAY}起")
_FOLLOWING: Final = "以下"
"""Word of a sentence whose day is that of the sentence behind it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody's beginning or end as a director.

    Attributes:
        name: whose, as printed.
        role: as what.
        spell: since or until when.
    """

    name: str
    role: str
    spell: Spell


def secretary(text: str) -> re.Match[str] | None:
    """The company's secretary, where an announcement is signed by them: their name is a group."""
    return _SECRETARY.search(text)


def changes(text: str) -> Iterator[Change]:
    """What an announcement says of directors who came or left on a day that it tells."""
    before = ""
    for sentence in text.replace("\n", "").split("。"):
        found = _FROM.search(sentence)
        day = iso(*found.groups()) if found else before
        for left in _LEFT.finditer(sentence) if day else ():
            yield Change(left["name"], left["role"], Spell(until=day))
        for came in _CAME.finditer(sentence) if day else ():
            yield Change(came["name"], came["role"], Spell(since=day))
        before = day if _FOLLOWING in sentence else ""
