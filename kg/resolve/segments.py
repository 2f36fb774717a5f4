"""A name of organisations as documents print it, cut at its separators: what may be a name in it.

`Department of Biology, York University, Toronto, Canada` has four segments. A name may hold
separators itself (`University of California, Berkeley`), so that runs of segments are tried, the
longest first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.filings.countries import by_name

LONGEST: Final = 1_000
"""Characters that are read; what follows names no organisation any more."""

SEGMENTS: Final = 40
"""How many segments are read."""

RUN: Final = 4
"""How many segments a name may run over."""

_BREAK: Final = re.compile(
    r"(?P<list>[;；\n\r|]|\s//\s)|(?P<part>[,，、:：()（）\[\]]|\s[-–—/]+\s|/)"
)
_UNIT: Final = re.compile(
    r"(?:the |\d+ |[a-z]\) )*(?:(?:department|dept\b|school|faculty|college of|division|section|"
    r"unit|programme?|chair|institute for|institute of|laborator|lab\b|labs\b|centre|center|group|"
    r"graduate|key lab|state key|national key|joint )|(?:[\w&.'’-]+ ){1,6}"
    r"(?:department|dept\.?|school|lab|labs|laboratory|laboratories|group|division|team|faculty|"
    r"centre|center|unit)$)",
    re.IGNORECASE,
)
_GENERIC: Final = re.compile(
    r"(?:the )?(?:department|dept\b|school|faculty|college|division|section|institute|institut\b|"
    r"laboratory|laboratories|lab\b|centre|center|key lab|academy) (?:of|for|on)\b|"
    r"(?:(?:city|national|state|technical|medical|normal|advanced) )?"
    r"(?:university|college|institute|academy|hospital|company|school|laboratory|research|"
    r"technology)(?: of (?:science|technology|science (?:and|&) technology))?$",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"^\d{1,2}(?=[A-Z][a-z]|[A-Z]{2})")
_WORD: Final = re.compile(r"[^\s]+")
WORDS: Final = 24
"""How many words of a segment are read."""
_HAN_UNIT: Final = ("系", "学院", "學院", "实验室", "實驗室", "中心", "研究所", "研究院", "教研室")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a name between separators.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        list: which entry of a list it is of (`;` parts entries), from 0.
    """

    start: int
    end: int
    list: int


def segments(text: str) -> list[Segment]:
    """The segments of a name, in their order."""
    return list(_cut(text[:LONGEST]))[:SEGMENTS]


def country_of(text: str, cut: list[Segment]) -> str:
    """The country that the last segments of a name say; empty if none."""
    for segment in reversed(cut[-3:]):
        if found := by_name(text[segment.start : segment.end].strip(" .")):
            return found
    return ""


def is_unit(segment: str) -> bool:
    """Whether a segment says what department, school or laboratory of an organisation it is."""
    return _UNIT.match(segment) is not None or segment.endswith(_HAN_UNIT)


def is_generic(segment: str) -> bool:
    """Whether a segment, alone, names a sort of thing: there are many Institutes of Physics."""
    return _GENERIC.match(segment) is not None


def bare(segment: str) -> str:
    """A segment without the number that some documents set before it (`2SenseTime Research`)."""
    return _NUMBERED.sub("", segment)


def phrases(segment: str) -> Iterator[tuple[int, int]]:
    """Offsets of the phrases in a segment that may be names, the longest first.

    A phrase begins where a name may begin: at the start or after a word in lower case, and ends at
    the end or before one.
    """
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(segment)][:WORDS]
    joints = [n for n, (_, _, word) in enumerate(words) if word[:1].islower() or word == "&"]
    starts = [0, *(n + 1 for n in joints)]
    ends = [*joints, len(words)]
    spans = [(words[a][0], words[b - 1][1]) for a in starts for b in ends if b - a >= 1]
    yield from sorted(set(spans), key=lambda span: (span[0] - span[1], span[0]))


def neighbours(segment: str) -> Iterator[int]:
    """Offsets at which a segment may be cut into two names that nothing separates."""
    words = [(m.start(), m[0]) for m in _WORD.finditer(segment)][1:WORDS]
    yield from (start for start, word in words if word[:1].isupper())


def _cut(text: str) -> Iterator[Segment]:
    start = entry = 0
    for match in _BREAK.finditer(text):
        yield from _trimmed(text, start, match.start(), entry)
        entry += match.lastgroup == "list"
        start = match.end()
    yield from _trimmed(text, start, len(text), entry)


def _trimmed(text: str, start: int, end: int, entry: int) -> Iterator[Segment]:
    while end > start and text[end - 1] in " \t.*†‡§":
        end -= 1
    while start < end and text[start] in " \t.*†‡§":
        start += 1
    if end > start:
        yield Segment(start, end, entry)
