"""Where names of the index stand in strings, word for word."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.csr import taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.keys import extended, find
from kg.resolve.candidates.strings import AFFILIATION, Strings

AMBIGUOUS: Final = 60
"""Names that may share one word sequence; a sequence of more names tells nothing."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Names, or places, in strings.

    Attributes:
        of: row of the name or place.
        first: its first word.
        last: the word behind its last one.
        shared: how many names have the same words.
    """

    of: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    shared: NDArray[np.int64]

    def only(self, kept: NDArray[np.bool_]) -> "Hits":
        """Those that a mask keeps."""
        return Hits(self.of[kept], self.first[kept], self.last[kept], self.shared[kept])


def hits(index: Index, strings: Strings) -> tuple[Hits, Hits]:
    """All names, and all places, whose words stand in a string one behind the other."""
    first, last, group = _walk(index, strings)
    return (
        _expanded(index.group_names_starts, index.group_names, first, last, group),
        _expanded(index.group_places_starts, index.group_places, first, last, group),
    )


def _walk(index: Index, strings: Strings) -> tuple[NDArray[np.int64], ...]:
    """Every stretch of words that is a whole name: first word, word behind it, group."""
    first = np.flatnonzero(strings.row >= 0)
    current = np.zeros(len(first), np.uint64)
    last = first.copy()
    found: list[tuple[NDArray[np.int64], ...]] = []
    while len(first):
        current = extended(current, strings.key[last])
        place = find(index.prefixes, current)
        kept = place >= 0
        first, last, current, place = first[kept], last[kept] + 1, current[kept], place[kept]
        group = index.prefix_group[place]
        whole = group >= 0
        found.append((first[whole], last[whole], group[whole].astype(np.int64)))
        open_ = last < len(strings.string)
        open_[open_] = strings.string[last[open_]] == strings.string[first[open_]]
        # No name runs from one affiliation into the next.
        open_ &= (strings.marks[last - 1] & AFFILIATION) == 0
        first, last, current = first[open_], last[open_], current[open_]
    if not found:
        return (np.zeros(0, np.int64),) * 3
    return tuple(np.concatenate([part[i] for part in found]) for i in range(3))


def _expanded(
    starts: NDArray[np.int32],
    values: NDArray[np.int32],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
    group: NDArray[np.int64],
) -> Hits:
    shared = starts[group + 1] - starts[group]
    kept = (shared > 0) & (shared <= AMBIGUOUS)
    places, of = taken(starts, group[kept])
    return Hits(
        values[places].astype(np.int64),
        first[kept][of],
        last[kept][of],
        shared[kept][of].astype(np.int64),
    )
