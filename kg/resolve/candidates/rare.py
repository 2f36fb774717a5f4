"""Names that share rare words with a segment: for abbreviations, typos and words in between."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.text.affiliations.segments import Kind
from kg.resolve.candidates.csr import group_sum, ranks, taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.strings import KINDS, Strings

RAREST: Final = 5
"""Words of a segment that lead to names."""

LOOKED_AT: Final = 40
"""Names of a segment all of whose words are compared: those that share most of its rare words."""

KEPT: Final = 7
"""Names kept of a segment, those that share most of all words."""

_SKIPPED: Final = [KINDS.index(kind) for kind in (Kind.COUNTRY, Kind.ADDRESS, Kind.EMAIL)]

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Shared:
    """A name and a segment that share words.

    Attributes:
        name: row of the name.
        segment: row of the segment.
        weight: of the words shared.
        rank: 0 for the name of the segment that shares most, and so on.
    """

    name: Rows
    segment: Rows
    weight: NDArray[np.float64]
    rank: Rows


def shared(index: Index, strings: Strings) -> Shared:
    """The names that share most with each segment."""
    printed = _printed(index, strings)
    segment, name = _led_to(index, *_rarest(index, printed))
    weight = _overlap(index, printed, segment, name)
    # Of names that share as much the one that holds least besides goes first.
    order = np.lexsort((index.name_weight[name] - 2 * weight, segment))
    rank = ranks(segment[order])
    order, rank = order[rank < KEPT], rank[rank < KEPT]
    return Shared(name[order], segment[order], weight[order], rank)


def _printed(index: Index, strings: Strings) -> Rows:
    """Segments and the words in them that names have, as sorted keys of both."""
    words = np.flatnonzero(strings.row >= 0)
    segment = strings.segment[words].astype(np.int64)
    kept = ~np.isin(strings.segment_kind[segment], _SKIPPED)
    return np.unique(segment[kept] * len(index.word_keys) + strings.row[words[kept]])


def _rarest(index: Index, printed: Rows) -> tuple[Rows, Rows]:
    """Segments, and the rarest words of each that lead to names."""
    segment, row = printed // len(index.word_keys), printed % len(index.word_keys)
    held = index.postings_starts[row + 1] > index.postings_starts[row]
    segment, row = segment[held], row[held]
    order = np.lexsort((-index.word_weights[row], segment))
    order = order[ranks(segment[order]) < RAREST]
    return segment[order], row[order]


def _led_to(index: Index, segment: Rows, row: Rows) -> tuple[Rows, Rows]:
    """Segments, and the names that share most of their rare words."""
    places, of = taken(index.postings_starts, row)
    pair = segment[of] * len(index.name_entity) + index.postings[places]
    pair, inverse = np.unique(pair, return_inverse=True)
    total = group_sum(inverse, index.word_weights[row][of], len(pair))
    segment, name = pair // len(index.name_entity), pair % len(index.name_entity)
    order = np.lexsort((index.name_weight[name] - 2 * total, segment))
    order = order[ranks(segment[order]) < LOOKED_AT]
    return segment[order], name[order]


def _overlap(index: Index, printed: Rows, segment: Rows, name: Rows) -> NDArray[np.float64]:
    """Weight of the words that stand in both the segment and the name."""
    places, of = taken(index.name_rows_starts, name)
    row = index.name_rows[places]
    key = segment[of] * len(index.word_keys) + row
    at = np.minimum(np.searchsorted(printed, key), max(len(printed) - 1, 0))
    both = printed[at] == key if len(printed) else np.zeros(len(key), bool)
    return group_sum(of[both], index.word_weights[row[both]], len(name))
