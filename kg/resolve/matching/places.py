"""What the places that a string prints say for and against its candidates."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.countries import foreign_by_address, only_city
from kg.resolve.candidates.csr import taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import SHORT, Form

Mask = NDArray[np.bool_]

_OFFICES: Final = frozenset({"department", "ministry"})
"""Folded words that names of offices of any state begin with."""


def placeless(index: Index, pairs: Pairs, at_home: Mask) -> Mask:
    """Candidates of which a string says the name without its city, and not the city beside it."""
    name = pairs.names.of[np.maximum(pairs.exact, 0)]
    cut = (pairs.exact >= 0) & ((index.name_forms[name] & Form.PLACELESS) > 0)
    return np.asarray(cut & ~at_home, bool)


def local(index: Index, pairs: Pairs, at_home: Mask) -> Mask:
    """Candidates of which a string says the city and an acronym that no other has."""
    hit = np.maximum(pairs.exact, 0)
    acronym = (index.name_forms[pairs.names.of[hit]] & Form.ACRONYM) > 0
    only = (pairs.exact >= 0) & (pairs.names.shared[hit] == 1)
    return np.asarray(only & acronym & at_home, bool)


def at_home(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates whose city a string says."""
    mine, of = taken(index.entity_places_starts, pairs.entity)
    printed = pairs.string[of] * len(index.place_country) + index.entity_places[mine]
    there = strings.string[pairs.places.first] * np.int64(len(index.place_country))
    there = there + pairs.places.of
    return np.bincount(of[np.isin(printed, there)], minlength=len(pairs.string)) > 0


def countries(index: Index, pairs: Pairs) -> Mask:
    """Candidates by an acronym that is the name of a country too: `UAE`."""
    hit = np.maximum(pairs.exact, 0)
    acronym = (index.name_forms[pairs.names.of[hit]] & SHORT) > 0
    country = index.place_city[pairs.places.of] == 0
    size = int(pairs.last.max(initial=0)) + 2
    named = pairs.places.first[country] * size + pairs.places.last[country]
    return np.asarray(
        (pairs.exact >= 0) & acronym & np.isin(pairs.first * size + pairs.last, named), bool
    )


def cities(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates of which a string says the city alone: `Acme Ltd., Bath` is no university."""
    name = pairs.names.of[np.maximum(pairs.exact, 0)]
    short = Form.DOMAIN | Form.INITIALS
    exact = (pairs.exact >= 0) & ((index.name_forms[name] & short) == 0)
    return np.asarray(only_city(index, strings, pairs) & ~exact, bool)


def abroad(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates of which a string, or what is known besides, says another country only."""
    countries = len(index.countries)
    places = pairs.places.only(index.place_city[pairs.places.of] == 0)
    said = strings.string[places.first].astype(np.int64) * countries
    said = np.union1d(said + index.place_country[places.of], pairs.told)
    own = pairs.string * countries + index.entity_country[pairs.entity]
    return np.asarray(foreign_by_address(index, strings, pairs) & ~np.isin(own, said), bool)


def offices(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates that are a state's department or ministry where a string says no such state.

    `Department of Justice` is any state's.
    """
    opens = np.array([word in _OFFICES for text in strings.texts for word in text], bool)
    kinds = index.kinds.to_pylist()
    state = index.entity_kind[pairs.entity] == (
        kinds.index("Government") if "Government" in kinds else -1
    )
    countries = len(index.countries)
    said = strings.string[pairs.places.first].astype(np.int64) * countries
    said = np.union1d(said + index.place_country[pairs.places.of], pairs.told)
    own = pairs.string * countries + index.entity_country[pairs.entity]
    return np.asarray((pairs.exact >= 0) & state & opens[pairs.first] & ~np.isin(own, said), bool)
