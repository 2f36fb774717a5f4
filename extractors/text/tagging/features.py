"""What a model is told of each word of a text: the word, its sort and shape, and what is near it.

Words are cached with all that depends on them alone; the rest is a pass over the text, so that the
whole is linear in its length.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from extractors.text.tagging.lexicon import sorts

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_KNOWN: Final = 100_000
"""Words whose features are kept."""
_FAR: Final = 99
"""The distance of what is not there."""
_OUTSIDE: Final = "_"
_JOINTS: Final = frozenset(
    ["by", "from", "for", "of", "to", "with", "at", "through", "under", "via", "in", "who"]
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a stretch of text.

    Attributes:
        words: runs of letters, runs of digits, single signs.
        spans: their offsets in the text.
        gaps: what stands before each: 0 nothing, 1 blanks, 2 a line break.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    gaps: tuple[int, ...]


def tokens(text: str, start: int, end: int) -> Tokens:
    """The words and signs of a text from one offset to another."""
    words, spans, gaps, last = list[str](), list[tuple[int, int]](), list[int](), start
    for match in _TOKEN.finditer(text, start, end):
        words.append(match[0])
        spans.append(match.span())
        between = text[last : match.start()]
        gaps.append(0 if not between else 2 if "\n" in between else 1)
        last = match.end()
    return Tokens(tuple(words), tuple(spans), tuple(gaps))


def features(found: Tokens) -> list[list[str]]:
    """Features of each word, in the order of the words."""
    words, gaps = found.words, found.gaps
    kinds = [kind(word) for word in words]
    around = _Around(words, kinds)
    made = []
    for i, word in enumerate(words):
        before, after = kinds[i - 1] if i else _OUTSIDE, _at(kinds, i + 1)
        row = [*own(word), *around.near(i), *around.distances(i)]
        row.append(f"g{gaps[i]}{before}>{kinds[i]}")
        row.append(f"t{before}>{kinds[i]}>{after}")
        made.append(row)
    return made


def _at(values: Sequence[str], i: int) -> str:
    return values[i] if 0 <= i < len(values) else _OUTSIDE


class _Around:
    """What stands near each word of a text, and how far away telling signs are."""

    def __init__(self, words: Sequence[str], kinds: Sequence[str]) -> None:
        self._shifted = [shifts(word) for word in (*_EDGE, *words, *_EDGE)]
        years = [each[0] == "Y" for each in kinds]
        self._year_ahead = _ahead(years)
        self._break_ahead = _ahead([word == ";" for word in words])
        self._year_behind = _behind(years)
        self._others_behind = _behind([word == "al" for word in words])
        self._depths = depths(words)
        self._turns = _turns(words)

    def near(self, i: int) -> list[str]:
        before4, before3, before2, before1, _, after1, after2, after3, after4 = self._shifted[
            i : i + 9
        ]
        return [
            *before4[0],
            *before3[1],
            *before2[2],
            *before1[3],
            *after1[4],
            *after2[5],
            *after3[6],
            *after4[7],
        ]

    def distances(self, i: int) -> list[str]:
        return [
            f"D{self._depths[i]}",
            _coarse("ya", self._year_ahead[i]),
            _coarse("yb", self._year_behind[i]),
            _coarse("ba", self._break_ahead[i]),
            _coarse("ob", self._others_behind[i]),
            *self._turns[i],
        ]


_PLACES: Final = (-4, -3, -2, -1, 1, 2, 3, 4)
_EDGE: Final = (_OUTSIDE,) * 4


def _turns(words: Sequence[str]) -> list[tuple[str, str, str]]:
    """What the sentence turned to last before each word: thanks or money, and how it goes on."""
    found, turn, joint = [], "", ""
    for i, word in enumerate(words):
        found.append((f"u{turn}", f"j{joint}", f"uj{turn}{joint}"))
        kinds = sorts(word)
        if (
            word == "."
            and i + 1 < len(words)
            and words[i + 1][0].isupper()
            and len(words[i - 1]) > 2
        ):
            turn = joint = ""
        elif "thanks" in kinds or "money" in kinds:
            turn = "thanks" if "thanks" in kinds else "money"
            joint = ""
        elif word.lower() in _JOINTS:
            joint = word.lower()
    return found


def _behind(signs: Sequence[bool]) -> list[int]:
    """How many words before each the last sign stands, itself not counted."""
    found, distance = [], _FAR
    for sign in signs:
        found.append(distance)
        distance = 0 if sign else min(_FAR, distance + 1)
    return found


def _ahead(signs: Sequence[bool]) -> list[int]:
    """How many words behind each the next sign stands; 0 for the sign itself."""
    found, distance = [], _FAR
    for sign in reversed(signs):
        distance = 0 if sign else min(_FAR, distance + 1)
        found.append(distance)
    return found[::-1]


@cache
def _coarse(name: str, distance: int) -> str:
    """A distance by a name, the coarser the larger; there are as many as distances are told."""
    bounds = (4, 8, 16, 40)
    near = distance < bounds[0]
    told = distance if near else 4 + sum(distance >= each for each in bounds[1:])
    return f"{name}{told}"


def depths(words: Sequence[str]) -> list[int]:
    """How many brackets are open at each word, at most three."""
    found, depth = [], 0
    for word in words:
        depth = min(3, depth + 1) if word in "([{" else depth
        found.append(depth)
        depth = max(0, depth - 1) if word in ")]}" else depth
    return found


@lru_cache(_KNOWN)
def own(word: str) -> tuple[str, ...]:
    """Features of a word by itself."""
    if not word[0].isalpha():
        return (f"w{_spelt(word)}", kind(word))
    lower = word.lower()
    return (f"w{lower}", f"s{lower[-3:]}", f"p{lower[:3]}", f"k{kind(word)}", *sorts(word))


@lru_cache(_KNOWN)
def shifts(word: str) -> tuple[tuple[str, ...], ...]:
    """Features of a word for those that stand around it, one for each of `_PLACES`."""
    sort, spelt = word if word == _OUTSIDE else kind(word), _spelt(word)
    return tuple(
        (f"{by}k{sort}", f"{by}w{spelt}") if abs(by) < 4 else (f"{by}k{sort}",) for by in _PLACES
    )


@lru_cache(_KNOWN)
def _spelt(word: str) -> str:
    """A word in lower case, a number of more than two digits by how many it has."""
    return f"#{min(len(word), 9)}" if word.isdigit() and len(word) > 2 else word.lower()


@lru_cache(_KNOWN)
def kind(word: str) -> str:
    """A word's shape and sorts, or the sign itself; `Y4` is a number that can be a year."""
    if word.isdigit():
        year = len(word) == 4 and word[:2] in ("18", "19", "20")
        return f"{'Y' if year else 'N'}{min(len(word), 9)}"
    if not word[0].isalpha():
        return word
    shape = "U" if word.isupper() else "T" if word[0].isupper() else "l"
    single = "1" if len(word) == 1 else ""
    return shape + single + "".join(each[:3] for each in sorts(word))
