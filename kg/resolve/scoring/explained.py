"""How much of a string an organisation accounts for: its names, its places, what it is part of."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.csr import taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, Rows
from kg.resolve.candidates.strings import Strings

Column = NDArray[np.floating]
Stretches = tuple[Rows, Rows, Rows]

LEAST: Final = 1e-6


def explained(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """Share of the string's weight that it accounts for, and the rarest word that it does not."""
    bounds = strings.word_starts.astype(np.int64)
    cells, of = taken(bounds, pairs.string)
    if not len(cells):
        cells = of = np.zeros(0, np.int64)
    starts = np.concatenate(([0], np.cumsum(np.diff(bounds)[pairs.string])))
    covered = np.zeros(len(cells) + 1, np.int64)
    for pair, first, last in (_names(index, strings, pairs), _places(index, strings, pairs)):
        shift = starts[pair] - bounds[pairs.string[pair]]
        np.add.at(covered, first + shift, 1)
        np.add.at(covered, last + shift, -1)
    told = np.cumsum(covered[:-1]) > 0
    told |= _shared(index, strings, pairs, cells, of)
    weight = strings.weight[cells].astype(np.float64)
    count = len(pairs.string)
    total = np.bincount(of, weight, count)
    yield "explained_share", np.bincount(of, weight * told, count) / np.maximum(total, LEAST)
    left = np.where(told, 0.0, weight)
    yield "unexplained_rarest", _most(left, starts)
    segment = strings.segment[np.minimum(pairs.first, max(len(strings.segment) - 1, 0))]
    here = strings.segment[cells] == segment[of]
    yield "unexplained_here", _most(np.where(here, left, 0.0), starts)


def _most(values: Column, starts: Rows) -> Column:
    """The greatest value of each pair's words."""
    if not len(values):
        return np.zeros(len(starts) - 1)
    found = np.maximum.reduceat(np.append(values, 0.0), starts[:-1])
    return np.where(np.diff(starts) > 0, found, 0.0)


def _names(index: Index, strings: Strings, pairs: Pairs) -> Stretches:
    """Words that are a name of each pair's organisation, or of one that it is a part of."""
    count = np.int64(len(index.ids))
    hits = pairs.names
    key = strings.string[hits.first] * count + index.name_entity[hits.of]
    above, of = taken(index.parents_starts, pairs.entity)
    pair = np.concatenate((np.arange(len(pairs.string)), of))
    entity = np.concatenate((pairs.entity, index.parents[above].astype(np.int64)))
    hit, at = _met(key, pairs.string[pair] * count + entity)
    return pair[at], hits.first[hit], hits.last[hit]


def _places(index: Index, strings: Strings, pairs: Pairs) -> Stretches:
    """Words that are a city or the country of each pair's organisation."""
    hits = pairs.places
    places, countries = np.int64(len(index.place_country)), np.int64(len(index.countries))
    city = index.place_city[hits.of] > 0
    string = strings.string[hits.first].astype(np.int64)
    own, of = taken(index.entity_places_starts, pairs.entity)
    there, at = _met(
        np.where(city, string * places + hits.of, -1),
        pairs.string[of] * places + index.entity_places[own],
    )
    home, mine = _met(
        np.where(city, -1, string * countries + index.place_country[hits.of]),
        pairs.string * countries + index.entity_country[pairs.entity],
    )
    hit = np.concatenate((there, home))
    return np.concatenate((of[at], mine)), hits.first[hit], hits.last[hit]


def _met(keys: Rows, wanted: Rows) -> tuple[Rows, Rows]:
    """Rows of a table that have a wanted key, and which of those wanted each has."""
    order = np.argsort(keys, kind="stable")
    left = np.searchsorted(keys[order], wanted)
    right = np.searchsorted(keys[order], wanted, side="right")
    lengths = right - left
    of = np.repeat(np.arange(len(wanted)), lengths)
    before = np.cumsum(lengths) - lengths
    return order[np.arange(len(of)) - np.repeat(before - left, lengths)], of


def _shared(
    index: Index, strings: Strings, pairs: Pairs, cells: Rows, of: Rows
) -> NDArray[np.bool_]:
    """Words of strings that stand in the name by which each pair is a candidate."""
    name = pairs.named()
    has = np.flatnonzero((name >= 0) & (pairs.exact < 0))
    places, mine = taken(index.name_rows_starts, name[has])
    size = np.int64(len(index.word_keys) + 1)
    known = np.unique(has[mine] * size + index.name_rows[places])
    key = of * size + strings.row[cells]
    at = np.minimum(np.searchsorted(known, key), max(len(known) - 1, 0))
    return (known[at] == key) if len(known) else np.zeros(len(key), bool)
