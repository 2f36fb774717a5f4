"""An affiliation cut into its parts, each with its kind; linear in the length of the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from extractors.text import affiliation_words as words
from extractors.text.places import country

LONGEST: Final = 4_000
"""Characters that are read; what follows is no affiliation any more."""


class Kind(StrEnum):
    """What a part of an affiliation is."""

    ORGANIZATION = "organization"
    UNIT = "unit"
    PLACE = "place"
    COUNTRY = "country"
    ADDRESS = "address"
    EMAIL = "email"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an affiliation between its separators.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        kind: what it is.
        level: of the separator before it: 3 between affiliations (`;`, a line), 2 between parts
            of one (a comma, a dash), 1 for a bracket; 0 for the first part.
    """

    start: int
    end: int
    kind: Kind
    level: int


_BREAK: Final = re.compile(
    r"(?P<affiliation>[;；|•]|\s//\s|#[A-Z]{1,3}#)"
    r"|(?P<bracket>[()\[\]（）【】])"
    r"|(?P<part>[,，、\t\r\n:：]|\s[-–—/]+\s|(?<=[^\W\d]{3})/(?=[^\W\d]{3}))"
    r"|(?P<stuck>(?<=[^\W\d_]{3})\d(?=[A-Z][^\W\d_]{3}))"
    r"|(?P<number>(?<=[^\W\d]\s)\d{1,2}[.)]?\s+(?=(?:[Dd]epartment|Dept|Division|School|Institute|Faculty|"
    r"Laborator|Cent(?:er|re)|Univ|State|Key|College)))"
)
_LEVELS: Final = {"affiliation": 3, "part": 2, "number": 3, "stuck": 3, "bracket": 1}
_MARKER: Final = re.compile(
    r"[\s\d*†‡§¶#.,)\]}^]*(?:\(?[a-z0-9]{1,2}\)\s*)?(?:(?:from|at|and|the|with)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_TOKEN: Final = re.compile(r"[^\W_]+")
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_MARK: Final = re.compile("[\u0300-\u036f]+")


def segments(text: str) -> list[Segment]:
    """The parts of an affiliation in their order; separators and markers belong to none."""
    return list(_cut(text[:LONGEST]))


def _cut(text: str) -> Iterator[Segment]:
    start, level = 0, 0
    for match in _BREAK.finditer(text):
        if (found := _trimmed(text, start, match.start(), level)) is not None:
            yield found
            level = 0
        level = max(level, _LEVELS[match.lastgroup or "part"])
        start = match.end()
    if (found := _trimmed(text, start, len(text), level)) is not None:
        yield found


def _trimmed(text: str, start: int, end: int, level: int) -> Segment | None:
    marker = _MARKER.match(text, start, end)
    first = marker.end() if marker else start
    if first >= end:
        first = start
    while end > first and text[end - 1] in " \t.,*†‡§¶#&":
        end -= 1
    while first < end and text[first] in " \t.":
        first += 1
    # One letter or digit is a marker, `b)`, unless it is Han.
    least = 1 if text[first:end].isascii() else 0
    return Segment(first, end, kind_of(text[first:end]), level) if end > first + least else None


@lru_cache(maxsize=1 << 16)
def kind_of(part: str) -> Kind:
    """What a part of an affiliation is, by the words in it."""
    if "@" in part and _EMAIL.search(part):
        return Kind.EMAIL
    if country(part):
        return Kind.COUNTRY
    if has_han(part):
        return _han_kind(part)
    tokens = _tokens(part)
    if not tokens:
        return Kind.ADDRESS if any(map(str.isdigit, part)) else Kind.OTHER
    return _latin_kind(tokens, part)


def has_han(text: str) -> bool:
    """Whether Han characters stand in a text."""
    return not text.isascii() and _HAN.search(text) is not None


def _latin_kind(tokens: list[str], part: str) -> Kind:
    found = set(tokens)
    if found & words.STRONG:
        return Kind.ORGANIZATION
    if tokens[0] in words.UNIT or (found & words.UNIT and not found & words.ORGANIZATION):
        return Kind.UNIT
    if found & words.ORGANIZATION:
        return Kind.ORGANIZATION
    if any(map(str.isdigit, part)) or found & words.ADDRESS:
        return Kind.ADDRESS
    return Kind.OTHER


def _han_kind(part: str) -> Kind:
    part = part.rstrip(" 。.")
    if part.endswith(words.HAN_UNIT) and not part.endswith(words.HAN_ORGANIZATION):
        return Kind.UNIT
    return Kind.ORGANIZATION if any(w in part for w in words.HAN_ORGANIZATION) else Kind.OTHER


def _tokens(part: str) -> list[str]:
    if not part.isascii():
        part = _MARK.sub("", unicodedata.normalize("NFKD", part))
    return _TOKEN.findall(part.lower())
