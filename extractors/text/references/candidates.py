"""Stretches of a text that can hold a reference: around years, numbers, words such as `patent`.

A text of a megabyte that cites little costs one pass; what is cut out is read word by word.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.text.either import either

# Two patterns, for one that begins with a sort of character is looked for much faster.
_DIGITS: Final = re.compile(
    r"\d(?:(?:(?<=1)[89]|(?<=2)0)\d\d|\s?:\s?\d|,\d{3},\s?\d{3}|(?<=\b1)\s9\d\d)"
)
_OFFICES: Final = (
    *("US", r"U\.\s?S", "EP", "WO", "DE", "JP", "GB", "FR", "CA", "AU", "CN", "KR", "DD", "NL"),
    *("CH", "SU", "TW", "ZA"),
)
_NUMBERED: Final = ("US", "EP", "WO", "DE", "JP", "GB", "FR", "CN", "KR")
"""Offices whose numbers stand right behind their codes."""
_WORDS: Final = either(
    *(r"et\s{0,3}al", r"pat(?:ent|\.|s\b)", r"PCT\b"),
    *(rf"{office}\b[-\s/.A-Z:]{{0,6}}\d" for office in _OFFICES),
    *(rf"{office}\d\d" for office in _NUMBERED),
    *(
        r"Ser(?:ial\b|\.)",
        r"appl(?:ication|n|\.)",
        r"pp?\.\s?\d",
        r"J\.\s",
        r"eds?\.",
        r"edition\b",
    ),
)
_AROUND: Final = 300
"""Characters on either side of a sign: a reference with many authors is as long."""


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the stretches, in their order, none over another."""
    start = end = -1
    for first, last in _signs(text):
        left, right = max(0, first - _AROUND), min(len(text), last + _AROUND)
        if start >= 0 and left <= end:
            end = right
            continue
        if start >= 0:
            yield _whole(text, start, end)
        start, end = left, right
    if start >= 0:
        yield _whole(text, start, end)


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Where signs stand, in their order, none over another."""
    digits, words = _DIGITS.search(text), _WORDS.search(text)
    while found := [each for each in (digits, words) if each]:
        sign = min(found, key=lambda each: each.start())
        yield sign.span()
        at = sign.end()
        if digits and digits.start() < at:
            digits = _DIGITS.search(text, at)
        if words and words.start() < at:
            words = _WORDS.search(text, at)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch from blank to blank."""
    return _blank_before(text, start), _blank_behind(text, end)


def _blank_before(text: str, at: int) -> int:
    least = max(0, at - 50)
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _blank_behind(text: str, at: int) -> int:
    most = min(len(text), at + 50)
    while at < most and not text[at].isspace():
        at += 1
    return at
