"""Chinese names in strings: written without spaces, so that one begins with another."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import CURATED
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.normalise.names import has_han

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_BODY: Final = 4
"""Characters of a Chinese name that says by its end what it is."""

_FORM: Final = 3
"""Characters of a short form, at least, that may stand anywhere."""

_BODIES: Final = ("大学", "学院", "医院", "研究所", "研究院", "实验室", "公司")
_PARTS: Final = ("学院", "系", "学部", "研究所", "实验室", "中心")
"""Ends of the names of bodies, and of parts of universities."""


def longest_han(strings: Strings, pairs: Pairs, probability: Floats) -> Floats:
    """The probabilities with a Chinese name in the place of names that it is made of.

    Chinese is written without spaces: what an institute is called begins with its academy, and
    speaks of the academy as little as the surname in a family's name does of the family. Of several
    owners of the longer name the likeliest counts.
    """
    found = probability.copy()
    rows = np.flatnonzero((pairs.exact >= 0) & _han(strings, pairs))
    length = pairs.last[rows] - pairs.first[rows]
    order = rows[np.lexsort((-probability[rows], -length, pairs.string[rows]))]
    outer: dict[int, int] = {}
    for row in order.tolist():
        words = range(int(pairs.first[row]), int(pairs.last[row]))
        over = outer.get(words[0], -1)
        if over < 0 or outer.get(words[-1], -1) != over:
            outer |= dict.fromkeys(words, row)  # of one string: its words are nobody else's
        elif (pairs.first[row], pairs.last[row]) != (pairs.first[over], pairs.last[over]):
            found[over] = max(found[over], probability[row])
            found[row] = 0.0
    return found


def plain_han(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by a Chinese name of one body alone, or by a short form before a part of it.

    `深圳大学` is a university wherever it stands; `北大` is one before `计算机学院`, if the zone's
    list knows it.
    """
    hit = np.maximum(pairs.exact, 0)
    length = pairs.last - pairs.first
    curated = (index.entity_flags[pairs.entity] & CURATED) > 0
    sole = (pairs.exact >= 0) & _han(strings, pairs) & (pairs.names.shared[hit] == 1)
    opens = (
        curated
        & (length < _BODY)
        & (pairs.first == strings.segment_starts[strings.segment[pairs.first]])
    )
    words = [word for text in strings.texts for word in text]
    found = np.zeros(len(sole), bool)
    for row in np.flatnonzero(sole & ((length >= _BODY) | opens)).tolist():
        first, last = int(pairs.first[row]), int(pairs.last[row])
        segment = int(strings.segment[first])
        rest = "".join(words[last : int(strings.segment_starts[segment + 1])])
        name = "".join(words[first:last])
        found[row] = name.endswith(_BODIES) if length[row] >= _BODY else rest.endswith(_PARTS)
    return found


def amid_han(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by two Chinese characters that stand amid others.

    `集成电路` does not speak of `成电`, as a university in Chengdu is called for short.
    """
    amid = pairs.first != strings.segment_starts[strings.segment[pairs.first]]
    short = pairs.last - pairs.first < _FORM
    return np.asarray((pairs.exact >= 0) & short & amid & _han(strings, pairs), bool)


def loose_han(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates that share Chinese characters with a string, which says none of their names.

    `人工智能实验室` is a laboratory of anyone's.
    """
    return np.asarray((pairs.exact < 0) & (pairs.child < 0) & _han(strings, pairs), bool)


def _han(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates whose words are Chinese characters, the first and the last."""
    han = np.array([has_han(word) for text in strings.texts for word in text], bool)
    return np.asarray(han[pairs.first] & han[np.maximum(pairs.last - 1, 0)], bool)
