"""How a pair of a Chinese and an English name stands among its rivals, where each has one partner.

A name that is surely another one's is no rival any more. How likely each pair is given that, is
found by passing messages between the names of both languages until they agree, as Huang and Jebara
do for matchings (https://proceedings.mlr.press/v2/huang07a.html). Time is linear in the pairs.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

ROUNDS: Final = 25
CLIP: Final = 1e-4
"""How near to certain a probability is taken for."""

FEATURES: Final = (
    "log odds", "log odds among rivals", "free of rivals in the row", "free in the column",
    "odds over the row", "place in the row", "best other in the row",
    "odds over the column", "place in the column", "best other in the column",
    "freed over the row", "freed place in the row", "freed best other in the row",
    "freed over the column", "freed place in the column", "freed best other in the column",
)  # fmt: skip
"""What `among_rivals` gives, in this order."""

NOBODY: Final = -9.0
"""Log odds of a rival that is not there."""

Column = NDArray[np.float64]


def among_rivals(pairs: Sequence[tuple[int, int]], likely: Column) -> NDArray[np.float32]:
    """A row a pair, a column for each of FEATURES.

    Args:
        pairs: positions of the two names of each.
        likely: the probability of each pair, seen by itself.
    """
    sides = np.array(pairs, np.int64).reshape(len(pairs), 2).T
    odds = _odds(likely)
    of_row, of_column = _messages(sides, odds)
    freed = np.log(odds * of_row * of_column)
    columns = [np.log(odds), freed, np.log(of_row), np.log(of_column)]
    for told in (np.log(odds), freed):
        for side in sides:
            columns += _rivalry(side, told)
    return np.column_stack(columns).astype(np.float32)


def _odds(likely: Column) -> Column:
    clipped = np.clip(likely, CLIP, 1 - CLIP)
    return np.asarray(clipped / (1 - clipped))


def _messages(sides: NDArray[np.int64], odds: Column) -> tuple[Column, Column]:
    """For each pair, how likely its row is free of others, and its column."""
    row, column = sides
    of_row, of_column = np.ones(len(odds)), np.ones(len(odds))
    for _ in range(ROUNDS):
        new_row = _free(row, odds * of_column)
        new_column = _free(column, odds * of_row)
        of_row, of_column = (of_row + new_row) / 2, (of_column + new_column) / 2
    return of_row, of_column


def _free(side: NDArray[np.int64], weights: Column) -> Column:
    total = np.bincount(side, weights)
    return np.asarray(1 / (1 + np.maximum(0.0, total[side] - weights)))


def _rivalry(side: NDArray[np.int64], told: Column) -> list[Column]:
    """Over the best other pair of the same name, the place among them all, and the best other."""
    order = np.lexsort((-told, side))
    names, starts, counts = np.unique(side[order], return_index=True, return_counts=True)
    place = np.empty(len(told))
    place[order] = np.arange(len(told)) - np.repeat(starts, counts)
    first, second = np.full(names[-1] + 1, NOBODY), np.full(names[-1] + 1, NOBODY)
    first[names] = told[order[starts]]
    several = counts > 1
    second[names[several]] = told[order[starts[several] + 1]]
    other = np.where(place == 0, second[side], first[side])
    return [told - other, place, other]
