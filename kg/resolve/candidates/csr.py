"""Rows of lists kept end to end (compressed sparse rows), taken for many rows at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


def taken(starts: NDArray[np.integer], rows: NDArray[np.integer]) -> tuple[Places, Places]:
    """Where the values of some rows stand, and for each of them which of the rows it is of."""
    first = starts[rows].astype(np.int64)
    lengths = starts[rows + 1].astype(np.int64) - first
    of = np.repeat(np.arange(len(rows)), lengths)
    before = np.cumsum(lengths) - lengths
    return np.arange(len(of)) - np.repeat(before - first, lengths), of


def ranks(groups: NDArray[np.integer]) -> Places:
    """Of rows sorted by group, which of its group each is, from 0."""
    if not len(groups):
        return np.zeros(0, np.int64)
    first = np.flatnonzero(np.concatenate(([True], groups[1:] != groups[:-1])))
    return np.arange(len(groups)) - np.repeat(first, np.diff(np.append(first, len(groups))))


def group_sum(groups: NDArray[np.integer], values: NDArray[Any], count: int) -> NDArray[np.float64]:
    """Sum of the values of each group."""
    return np.bincount(groups, values, count).astype(np.float64)


def group_max(groups: NDArray[np.integer], values: NDArray[Any], count: int) -> NDArray[np.float64]:
    """Greatest value of each group; 0 for groups without one."""
    found = np.zeros(count)
    np.maximum.at(found, groups, values)
    return found
