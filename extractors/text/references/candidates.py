"""Stretches of a text that can hold a reference: around years, numbers, words such as `patent`.

A text of a megabyte that cites little costs one pass; what is cut out is read word by word.
"""

import re
from collections.abc import Iterator
from typing import Final

_SIGN: Final = re.compile(
    r"(?:1[89]|20)\d\d|\d\s?:\s?\d|\d,\d{3},\s?\d{3}|"
    # one boundary before all of these: most places of a text are none, and are left at once
    r"\b(?:1\s9\d\d|et\s{0,3}al|pat(?:ent|\.|s\b)|PCT\b|"
    r"(?:US|U\.\s?S|EP|WO|DE|JP|GB|FR|CA|AU|CN|KR|DD|NL|CH|SU|TW|ZA)\b[-\s/.A-Z:]{0,6}\d|"
    r"(?:US|EP|WO|DE|JP|GB|FR|CN|KR)\d\d|Ser(?:ial\b|\.)|appl(?:ication|n|\.)|"
    r"pp?\.\s?\d|J\.\s|eds?\.|edition\b)",
    re.I,
)
_AROUND: Final = 300
"""Characters on either side of a sign: a reference with many authors is as long."""


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the stretches, in their order, none over another."""
    start = end = -1
    for sign in _SIGN.finditer(text):
        left, right = max(0, sign.start() - _AROUND), min(len(text), sign.end() + _AROUND)
        if start >= 0 and left <= end:
            end = right
            continue
        if start >= 0:
            yield _whole(text, start, end)
        start, end = left, right
    if start >= 0:
        yield _whole(text, start, end)


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
