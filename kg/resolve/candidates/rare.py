"""Names that share rare words with a segment: for abbreviations, typos and words in between."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.text.affiliations.segments import Kind
from kg.resolve.candidates.csr import group_sum, ranks, taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.strings import KINDS, Strings

RAREST: Final = 4
"""Words of a segment that lead to names."""

KEPT: Final = 8
"""Names kept of a segment, those that share most."""

_SKIPPED: Final = [KINDS.index(kind) for kind in (Kind.COUNTRY, Kind.ADDRESS, Kind.EMAIL)]


@dataclass(frozen=True, slots=True)
class Shared:
    """A name and a segment that share words.

    Attributes:
        name: row of the name.
        segment: row of the segment.
        weight: of the words shared.
        rank: 0 for the name of the segment that shares most, and so on.
    """

    name: NDArray[np.int64]
    segment: NDArray[np.int64]
    weight: NDArray[np.float64]
    rank: NDArray[np.int64]


def shared(index: Index, strings: Strings) -> Shared:
    """The names that share most with each segment."""
    words = np.flatnonzero(strings.row >= 0)
    segment = strings.segment[words].astype(np.int64)
    kept = ~np.isin(strings.segment_kind[segment], _SKIPPED)
    words, segment = words[kept], segment[kept]
    row = strings.row[words]
    pair = np.unique(segment * len(index.word_keys) + row)
    segment, row = pair // len(index.word_keys), pair % len(index.word_keys)
    weight = index.word_weights[row]
    held = index.postings_starts[row + 1] > index.postings_starts[row]
    segment, row, weight = segment[held], row[held], weight[held]
    order = np.lexsort((-weight, segment))
    order = order[ranks(segment[order]) < RAREST]
    segment, row, weight = segment[order], row[order], weight[order]
    places, of = taken(index.postings_starts, row)
    pair = segment[of] * len(index.name_entity) + index.postings[places]
    pair, inverse = np.unique(pair, return_inverse=True)
    total = group_sum(inverse, weight[of], len(pair))
    segment, name = pair // len(index.name_entity), pair % len(index.name_entity)
    # Of names that share as much the one that holds least besides goes first.
    order = np.lexsort((index.name_weight[name] - 2 * total, segment))
    rank = ranks(segment[order])
    order, rank = order[rank < KEPT], rank[rank < KEPT]
    return Shared(name[order], segment[order], total[order], rank)
