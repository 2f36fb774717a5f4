"""Sparse tables of tokens: a row a mention, a column a token; products of their rows."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Matrix = Any  # scipy.sparse.csr_matrix, whose types are not told

_CHUNK = 100_000


class Vocabulary:
    """Tokens numbered in the order in which they were first seen."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def table(self, rows: Iterable[Iterable[str]]) -> Matrix:
        """A row of ones a set of tokens; as many columns as tokens are known by then."""
        numbers, indices, starts = self.numbers, list[int](), [0]
        for tokens in rows:
            indices.extend({numbers.setdefault(token, len(numbers)): None for token in tokens})
            starts.append(len(indices))
        return table_of(indices, starts, len(numbers))


def table_of(indices: Sequence[int], starts: Sequence[int], columns: int) -> Matrix:
    """A table of ones from the column numbers of its rows, one after the other."""
    ones = np.ones(len(indices), np.float32)
    shape = (len(starts) - 1, columns)
    return sparse.csr_matrix(
        (ones, np.asarray(indices, np.int64), np.asarray(starts, np.int64)), shape=shape
    )


def counts(table: Matrix) -> Floats:
    """In how many rows each column stands."""
    return np.asarray(table.getnnz(axis=0), np.float32)


def rarity(table: Matrix) -> Floats:
    """Inverse document frequency of each column, natural logarithm."""
    return np.asarray(np.log((table.shape[0] + 1) / np.maximum(counts(table), 1)), np.float32)


def weighted(table: Matrix, weights: Floats) -> Matrix:
    """Every column multiplied by its weight."""
    return (table @ sparse.diags(weights)).tocsr()


def unit(table: Matrix) -> Matrix:
    """Every row at length 1; an empty one stays empty."""
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    return (sparse.diags(1 / np.where(lengths > 0, lengths, 1)) @ table).tocsr()


def pruned(table: Matrix, least: float) -> Matrix:
    """A table without the entries below an amount; it is changed in place."""
    table.data[table.data < least] = 0
    table.eliminate_zeros()
    return table


def dots(one: Matrix, other: Matrix, left: Ints, right: Ints) -> Floats:
    """Products of rows `left` of one table with rows `right` of another."""
    found = np.zeros(len(left), np.float32)
    for start in range(0, len(left), _CHUNK):
        part = slice(start, start + _CHUNK)
        product = one[left[part]].multiply(other[right[part]])
        found[part] = np.asarray(product.sum(axis=1)).ravel()
    return found


def filled(table: Matrix) -> npt.NDArray[np.bool_]:
    """Which rows hold anything."""
    return np.asarray(np.diff(table.indptr) > 0)
