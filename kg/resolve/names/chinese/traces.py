"""Traces that a Chinese and an English name leave of each other, weaker than a whole word.

`ZHUZHOU SMELTER` and 株冶: the start of a word; `KINGFA` and 金发: a word within a longer one;
`CINDA` and 信达: consonants that sound alike. Each trace is a key that both names have.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

START: Final = 4
"""Letters that tell a word by its start."""

WITHIN: Final = range(3, 9)
"""Letters of a word that another one may begin or end with."""

BONES: Final = range(2, 6)
"""Classes of consonants that a word is looked for by."""

_CLASSES: Final = (
    ("ng", "n"),
    ("tch|zh|ch|ts|tz|dz|sh|sch|j|q|z|s|x|c(?=[eiy])", "s"),
    ("n", "n"),
    ("m", "m"),
    ("b|p(?!h)", "p"),
    ("d|t", "t"),
    ("g|k|ck|c", "k"),
    ("f|v|ph|w", "f"),
    ("l|r", "l"),
    ("h", "h"),
)
_SOUND: Final = re.compile("|".join(f"({letters})" for letters, _ in _CLASSES))


@lru_cache(maxsize=200_000)
def skeleton(letters: str) -> str:
    """The classes of a word's consonants: those that romanisations write by turns are one."""
    found = (_CLASSES[match.lastindex - 1][1] for match in _SOUND.finditer(letters)
             if match.lastindex)  # fmt: skip
    return "".join(found)


def onsets(letters: str) -> str:
    """The same without nasals, which end syllables, and without what is doubled."""
    bones = skeleton(letters).replace("n", "").replace("m", "")
    return "".join(one for one, other in zip(bones, " " + bones, strict=False) if one != other)


def of_word(word: str) -> Iterator[str]:
    """The traces that a word of an English name may leave."""
    if not word.isalpha():
        return
    if len(word) >= START:
        yield f"~{word[:START]}"
        for length in WITHIN:
            if length < len(word) - 1:
                yield f">{word[:length]}"
                yield f"<{word[-length:]}"
    if len(bones := skeleton(word)) in BONES:
        yield f"={bones}"
    if len(word) >= START and len(bones := onsets(word)) in BONES:
        yield f"^{bones}"


def of_meanings(meant: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The traces of words that a piece of a Chinese name means, each with its word."""
    for word in meant:
        if word.isalpha():
            if len(word) >= START:
                yield f"~{word[:START]}", word
            if len(word) in WITHIN:
                yield f">{word}", word
                yield f"<{word}", word
