"""Stretches of a text that can hold a reference: around years, numbers, words such as `patent`.

A text of a megabyte that cites little costs one pass; what is cut out is read word by word.
"""

import re
from collections.abc import Iterator
from typing import Final

# Two patterns, for one that begins with a sort of character is looked for much faster; so are
# alternatives that begin with a set of letters each than those whose case is folded.
_DIGITS: Final = re.compile(
    r"\d(?:(?:(?<=1)[89]|(?<=2)0)\d\d|\s?:\s?\d|,\d{3},\s?\d{3}|(?<=\b1)\s9\d\d)"
)
_NUMBER: Final = r"\b[-\s/.A-Z:]{0,6}\d"
"""What stands behind the code of an office."""
_BY_LETTER: Final = {
    "eE": rf"t\s{{0,3}}al|P{_NUMBER}|P\d\d|ds?\.|dition\b",
    "pP": r"at(?:ent|\.|s\b)|CT\b|p?\.\s?\d",
    "uU": rf"(?:S|\.\s?S){_NUMBER}|S\d\d",
    "wW": rf"O{_NUMBER}|O\d\d",
    "dD": rf"[ED]{_NUMBER}|E\d\d",
    "jJ": rf"P{_NUMBER}|P\d\d|\.\s",
    "gG": rf"B{_NUMBER}|B\d\d",
    "fF": rf"R{_NUMBER}|R\d\d",
    "cC": rf"[ANH]{_NUMBER}|N\d\d",
    "aA": rf"U{_NUMBER}|ppl(?:ication|n|\.)",
    "kK\u212a": rf"R{_NUMBER}|R\d\d",
    "nN": rf"L{_NUMBER}",
    "sS\u017f": rf"U{_NUMBER}|er(?:ial\b|\.)",
    "tT": rf"W{_NUMBER}",
    "zZ": rf"A{_NUMBER}",
}
_WORDS: Final = re.compile(
    # one boundary before all of these: most places of a text are none, and are left at once
    r"\b(?:" + "|".join(f"[{first}](?i:{rest})" for first, rest in _BY_LETTER.items()) + ")"
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
