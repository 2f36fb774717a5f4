"""Which candidates a string puts into another country than theirs."""

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.csr import taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.spans import Hits
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import VARIED


def foreign(index: Index, strings: Strings, pairs: Pairs) -> NDArray[np.bool_]:
    """Whether a country is named, outside of the organisation's own name, that it is not in."""
    return _foreign(index, strings, pairs, _countries(index, pairs))


def foreign_by_address(index: Index, strings: Strings, pairs: Pairs) -> NDArray[np.bool_]:
    """Whether a country is named, outside of all names of organisations, that it is not in.

    `University of Hong Kong, University of Oxford` puts neither into the other's country.
    """
    hits = _countries(index, pairs)
    hits = hits.only(~_within_name(index, strings, pairs, hits))
    return _foreign(index, strings, pairs, hits)


def _countries(index: Index, pairs: Pairs) -> Hits:
    return pairs.places.only(index.place_city[pairs.places.of] == 0)


def _foreign(index: Index, strings: Strings, pairs: Pairs, hits: Hits) -> NDArray[np.bool_]:
    of = strings.string[hits.first].astype(np.int64)
    order = np.argsort(of, kind="stable")
    starts = np.searchsorted(of[order], np.arange(len(strings.word_starts)))
    places, mine = taken(starts, pairs.string)
    hit = order[places]
    outside = (hits.first[hit] < pairs.first[mine]) | (hits.first[hit] >= pairs.last[mine])
    home = _one_china(index)
    other = (
        home[index.place_country[hits.of[hit]]] != home[index.entity_country[pairs.entity[mine]]]
    )
    known = index.entity_country[pairs.entity] > 0
    by_context = np.isin(pairs.string, pairs.told // len(index.countries))
    against = (np.bincount(mine[outside & other], minlength=len(known)) > 0) | by_context
    return np.asarray(against & known, bool)


def _within_name(index: Index, strings: Strings, pairs: Pairs, hits: Hits) -> NDArray[np.bool_]:
    """Which places are part of a name that is printed in full within a segment."""
    full = pairs.exact >= 0
    if not full.any():
        return np.zeros(len(hits.first), bool)
    full &= (index.name_forms[pairs.names.of[np.maximum(pairs.exact, 0)]] & VARIED) == 0
    ends = strings.segment_starts[strings.segment[pairs.first] + 1]
    full &= pairs.last <= ends
    size = int(max(pairs.last.max(initial=0), hits.last.max(initial=0))) + 2
    full &= ~np.isin(pairs.first * size + pairs.last, hits.first * size + hits.last)
    reach = np.zeros(len(strings.segment) + 1, np.int64)
    np.maximum.at(reach, pairs.first[full], pairs.last[full])
    return np.asarray(np.maximum.accumulate(reach)[hits.first] >= hits.last, bool)


def _one_china(index: Index) -> NDArray[np.int64]:
    """A number for each country; addresses print China for Hong Kong and Macau as well."""
    codes = index.countries.to_pylist()
    china = codes.index("CN") if "CN" in codes else -1
    return np.array([china if code in ("HK", "MO") else row for row, code in enumerate(codes)])


def only_city(index: Index, strings: Strings, pairs: Pairs) -> NDArray[np.bool_]:
    """Whether the words taken for an organisation are a segment that says a city, beside others."""
    cities = pairs.places.only(index.place_city[pairs.places.of] > 0)
    size = int(pairs.last.max(initial=0)) + 2
    city = np.isin(pairs.first * size + pairs.last, cities.first * size + cities.last)
    more = np.diff(strings.word_starts)[pairs.string] > pairs.last - pairs.first
    segment = strings.segment[np.minimum(pairs.first, max(len(strings.segment) - 1, 0))]
    starts = strings.segment_starts
    whole = (starts[segment] == pairs.first) & (starts[segment + 1] == pairs.last)
    return np.asarray(city & more & whole, bool)
