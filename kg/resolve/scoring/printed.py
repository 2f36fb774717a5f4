"""What folding takes from names and strings: function words, their order, their language.

`University of Lagos` and `Universidad de Los Lagos` fold to the same words.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from kg.resolve.candidates.csr import group_max
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, Rows
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import SHORT
from kg.resolve.normalise.fold import unmarked

Column = NDArray[np.floating]

UNKNOWN: Final = -1.0


def alike(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """How the words taken, as printed, are like the name and like what the registry shows."""
    row = pairs.named()
    # Letters that stand for a name are always like themselves.
    short = (index.name_forms[np.maximum(row, 0)] & SHORT) > 0 if len(row) else row < 0
    has = np.flatnonzero((row >= 0) & ~short)
    spans = _spans(strings, pairs, has)
    ratio = np.full(len(row), UNKNOWN)
    shown = np.full(len(row), UNKNOWN)
    if len(has):
        ratio[has] = _ratios(spans, index.printed.take(row[has]).to_pylist())
        shown[has] = _ratios(spans, index.titles.take(pairs.entity[has]).to_pylist())
    group, count = pairs.words()
    yield "printed_ratio", ratio
    yield "shown_ratio", shown
    exact = (pairs.exact >= 0) & ~short
    for label, column in (("printed", ratio), ("shown", shown)):
        best = group_max(group[exact], column[exact], count)
        yield f"{label}_behind_words", np.where(exact, best[group] - column, UNKNOWN)


def _ratios(spans: list[str], names: list[str]) -> Column:
    return np.asarray(cpdist(spans, names, scorer=fuzz.ratio, workers=1), np.float64)


def _spans(strings: Strings, pairs: Pairs, rows: Rows) -> list[str]:
    """The words taken of some pairs as they are printed, but for capitals and diacritics."""
    first, last = pairs.first[rows], np.maximum(pairs.last[rows] - 1, 0)
    starts, ends = strings.start[first].tolist(), strings.end[last].tolist()
    seen: dict[tuple[int, int, int], str] = {}
    found = []
    for key in zip(pairs.string[rows].tolist(), starts, ends, strict=True):
        if (text := seen.get(key)) is None:
            string, start, end = key
            text = seen[key] = unmarked(strings.printed[string][start:end])
        found.append(text)
    return found
