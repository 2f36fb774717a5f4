"""Companies of one name in several cities: `Acme (Shenzhen) Ltd.` is not `Acme (Beijing) Ltd.`."""

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.keys import extended, find, word_key
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import BRACKET, Strings
from kg.resolve.candidates.variants import BRACKET as IN_BRACKETS
from kg.resolve.candidates.variants import Form
from kg.resolve.normalise.fold import folded

Mask = NDArray[np.bool_]


def other_branches(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates of a name with a city in brackets where a string has another city there.

    Both are the same name but for what stands in brackets. Countries there part nobody: registries
    put one behind the name of a company that prints none.
    """
    name = pairs.names.of[np.maximum(pairs.exact, 0)]
    core = (pairs.exact >= 0) & ((index.name_forms[name] & Form.CORE) > 0)
    inner = pairs.last < strings.word_starts[pairs.string + 1]
    core &= inner & ((strings.marks[np.maximum(pairs.last - 1, 0)] & BRACKET) > 0)
    found = np.zeros(len(core), bool)
    for row in np.flatnonzero(core).tolist():
        printed = _printed_cities(index, strings, pairs, int(pairs.last[row]))
        own = _cities_of(index, int(pairs.entity[row])) if printed else set()
        found[row] = bool(own) and own.isdisjoint(printed)
    return found


def _printed_cities(index: Index, strings: Strings, pairs: Pairs, first: int) -> set[int]:
    """The cities that a segment may be, by its first word; none if it says anything else."""
    last = strings.segment_starts[strings.segment[first] + 1]
    here = (pairs.places.first == first) & (pairs.places.last == last)
    return _only_cities(index, pairs.places.of[here])


def _cities_of(index: Index, entity: int) -> set[int]:
    """The cities that may be meant in the brackets of an organisation's name."""
    bracket = IN_BRACKETS.search(index.titles[entity].as_py())
    words = folded(bracket[1]) if bracket else []
    if not words:
        return set()
    key = np.zeros(1, np.uint64)
    for word in words:
        key = extended(key, np.array([word_key(word)], np.uint64))
    prefix = int(find(index.prefixes, key)[0])
    group = int(index.prefix_group[prefix]) if prefix >= 0 else -1
    if group < 0:
        return set()
    start, end = index.group_places_starts[group : group + 2]
    return _only_cities(index, index.group_places[start:end])


def _only_cities(index: Index, places: NDArray[np.integer]) -> set[int]:
    """Some places; none where a country may be meant."""
    cities = index.place_city[places] > 0
    return set(places.tolist()) if cities.all() else set()
