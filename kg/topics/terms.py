"""The terms of a text: its words and the runs of words in it, as topics are known by them.

English words are folded and made singular; Chinese is simplified and cut into runs of characters,
for it has no blanks. Terms are counted by a hash, so that a model holds no words.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from unicodedata import normalize
from zlib import crc32

from opencc import OpenCC

LONGEST: Final = 4
"""Words of the longest run in English."""

LONGEST_HAN: Final = 8
"""Characters of the longest run in Chinese."""

_WORD: Final = re.compile(
    r"[a-z][a-z0-9]*|(?<![0-9])[0-9]{1,20}[a-z]+|[\u3400-\u4dbf\u4e00-\u9fff]+"
)
_SMALL: Final = """
a an and are as at be based by can for from has have how in into is it its method novel of on
or our paper propose proposed study that the their this to toward towards using via was we were
which with without apparatus system device thereof same use used new approach
"""
_STOPS: Final = frozenset(_SMALL.split())
_SAME: Final = {"analyses": "analysis", "series": "series", "lens": "lens", "gas": "gas"}


def runs(text: str, longest: int = LONGEST, longest_han: int = LONGEST_HAN) -> Iterator[str]:
    """Every run of words or of Chinese characters of a text; a single word is a run, too."""
    latin: list[str] = []
    for match in _WORD.finditer(_folded(text)):
        word = match[0]
        if word[0] < "\u3400":
            latin.append(_singular(word))
            continue
        yield from _joined(latin, longest)
        latin = []
        yield from _cut(word, longest_han)
    yield from _joined(latin, longest)


def term(run: str) -> int:
    """The hash that a run is counted by: 32 bits."""
    return crc32(run.encode())


def whole(phrase: str) -> str:
    """A phrase as the one run that it is; empty where it mixes scripts or is too long."""
    words = [_singular(each) for each in _WORD.findall(_folded(phrase))]
    if len(words) == 1 and words[0][0] >= "\u3400":
        return words[0] if 1 < len(words[0]) <= LONGEST_HAN else ""
    return " ".join(words) if 0 < len(words) <= LONGEST else ""


def _joined(words: list[str], longest: int) -> Iterator[str]:
    for start, first in enumerate(words):
        for size in range(1, min(longest, len(words) - start) + 1):
            last = words[start + size - 1]
            if first not in _STOPS and last not in _STOPS:
                yield " ".join(words[start : start + size])


def _cut(han: str, longest: int) -> Iterator[str]:
    for size in range(2, longest + 1):
        for start in range(len(han) - size + 1):
            yield han[start : start + size]


@cache
def _singular(word: str) -> str:
    if word in _SAME:
        return _SAME[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word
    return word.removesuffix("s")


def _folded(text: str) -> str:
    folded = normalize("NFKC", text).casefold()
    return folded if folded.isascii() else _simplifier().convert(folded)


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
