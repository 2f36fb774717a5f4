"""Mentions in blocks, one a name, and pairs of them made a table at a time."""

from dataclasses import dataclass

import numpy as np

from kg.resolve.people.sparse import Ints, Matrix

_CHUNK = 500_000
"""Rows of a join that are made at once."""

_BITS = 31
_MOST = (1 << _BITS) - 1
"""Numbers of mentions are below this."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Things in the order of their keys.

    Attributes:
        keys: each key once, in order.
        starts: where the things of each key begin; one more than keys.
        order: numbers of the things.
    """

    keys: Ints
    starts: Ints
    order: Ints

    @classmethod
    def of(cls, keys: Ints, numbers: Ints) -> "Blocks":
        """Blocks of numbers, by a key each."""
        order = np.argsort(keys, kind="stable")
        distinct, starts = np.unique(keys[order], return_index=True)
        return cls(distinct, np.append(starts, len(keys)), numbers[order])

    def find(self, keys: Ints) -> tuple[Ints, Ints]:
        """Where the things of some keys begin, and how many there are; none of a key unknown."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        sizes = np.where(self.keys[at] == keys, self.starts[at + 1] - self.starts[at], 0)
        return self.starts[at], sizes


def spread(sizes: Ints) -> tuple[Ints, Ints]:
    """For rows that stand for so many each: the number of the row, and the place within it."""
    row = np.repeat(np.arange(len(sizes)), sizes)
    return row, np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def crossed(one: Ints, other: Ints, blocks: Blocks, most: int = 0) -> tuple[Ints, Ints]:
    """Pairs of things of two keys, a row each, and the number of the pair of keys.

    Args:
        one: keys.
        other: keys; where they are the same each pair comes once.
        blocks: of things.
        most: things of both keys together beyond which they make no pairs; 0 for no bound.
    """
    start, size = blocks.find(one)
    start_other, size_other = blocks.find(other)
    if most:
        both = np.where(one == other, size, size + size_other)
        size = np.where(both <= most, size, 0)
    rows = size * size_other
    found, numbers = [np.empty((0, 2), np.int64)], [np.empty(0, np.int64)]
    for part in chunks(rows):
        row, place = spread(rows[part])
        row += part.start
        left = start[row] + place // size_other[row]
        right = start_other[row] + place % size_other[row]
        kept = np.flatnonzero((one[row] != other[row]) | (left < right))
        found.append(blocks.order[np.column_stack((left[kept], right[kept]))])
        numbers.append(row[kept])
    return np.concatenate(found), np.concatenate(numbers)


def sharing(one: Ints, other: Ints, held: Blocks, width: int, most: int) -> tuple[Ints, Ints]:
    """Pairs of mentions of two names that share a token, and the number of the pair of names.

    Args:
        one: numbers of names.
        other: numbers of names.
        held: mentions by name and token, as `by_token` makes them.
        width: how many tokens there are.
        most: mentions of both names that may share a token for it to pair them; 0 for no bound.
    """
    first = np.searchsorted(held.keys, one * width)
    sizes = np.searchsorted(held.keys, (one + 1) * width) - first
    found, numbers = [np.empty((0, 2), np.int64)], [np.empty(0, np.int64)]
    for part in chunks(sizes):
        row, place = spread(sizes[part])
        row += part.start
        token = held.keys[first[row] + place]
        facing = token + (other[row] - one[row]) * width
        pairs, which = crossed(token, facing, held, most)
        _, kept = np.unique(codes(pairs), return_index=True)
        kept = kept[np.argsort(which[kept], kind="stable")]
        found.append(pairs[kept])
        numbers.append(row[which[kept]])
    return np.concatenate(found), np.concatenate(numbers)


def codes(pairs: Ints) -> Ints:
    """A number for each pair, the same in either order."""
    low, high = pairs.min(axis=1, initial=_MOST), pairs.max(axis=1, initial=-1)
    return np.asarray((low << _BITS) | high, np.int64)


def by_token(keys: Ints, tokens: Matrix) -> Blocks:
    """Mentions by name and token.

    Args:
        keys: number of the name of each mention.
        tokens: of mentions, a row each.
    """
    table = tokens.tocoo()
    return Blocks.of(keys[table.row] * tokens.shape[1] + table.col, table.row.astype(np.int64))


def chunks(sizes: Ints) -> list[slice]:
    """Consecutive rows, as many at a time as stand for a bounded number together."""
    total = np.cumsum(sizes)
    if not len(total):
        return []
    steps = np.arange(_CHUNK, int(total[-1]) + _CHUNK, _CHUNK)
    ends = np.unique(np.append(np.searchsorted(total, steps, side="right"), len(sizes)))
    starts = np.concatenate(([0], ends[:-1]))
    return [slice(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True) if a < b]
