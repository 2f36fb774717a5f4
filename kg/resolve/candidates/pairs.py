"""Candidates: which organisations a string may name, by what, and where in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import REGISTER
from kg.resolve.candidates.csr import ranks, taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.rare import Shared, shared
from kg.resolve.candidates.spans import Hits, hits
from kg.resolve.candidates.strings import COMMA, Strings
from kg.resolve.candidates.variants import SHORT, Form

Rows = NDArray[np.int64]

RELATED: Final = 3
"""Of a string's candidates, in the order of their weight, those whose parents are candidates."""


MADE: Final = 0.5
"""What names that stand for another weigh beside it, and those that we made."""

PARTS: Final = 6
"""Of an organisation that has parts in a city that a string prints, those that are candidates."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """A row is a string and an organisation that it may name.

    Attributes:
        string: row of the string; sorted.
        entity: row of the organisation.
        exact: row in `names` of the heaviest name that stands in the string; -1 for none.
        near: row in `shared` of the segment that shares most with a name; -1 for none.
        child: the pair whose organisation is a part or predecessor of this one, or that it is a
            part of, where only that makes this one a candidate; -1 elsewhere.
        first, last: words of the string that are taken to name it.
        names: all names in the strings.
        shared: all names that share rare words with segments.
        places: all places in the strings.
        registered: names that only registers of companies know.
        told: string x countries + country of what is known besides the strings; sorted.
    """

    string: Rows
    entity: Rows
    exact: Rows
    near: Rows
    child: Rows
    first: Rows
    last: Rows
    names: Hits
    shared: Shared
    places: Hits
    registered: Hits
    told: Rows

    def named(self) -> Rows:
        """The name by which each pair is a candidate; -1 for none."""
        name = np.full(len(self.string), -1)
        near, exact = self.near >= 0, self.exact >= 0
        name[near] = self.shared.name[self.near[near]]
        name[exact] = self.names.of[self.exact[exact]]
        return name

    def words(self) -> tuple[Rows, int]:
        """A number for each string and words in it that pairs have in common; how many."""
        size = np.int64(self.last.max(initial=0) + 1)
        key = (self.string * size + self.first) * size + self.last
        groups, of = np.unique(key, return_inverse=True)
        return np.asarray(of.reshape(-1), np.int64), len(groups)


def pairs(index: Index, strings: Strings, countries: Sequence[str] = ()) -> Pairs:
    """All candidates of a batch of strings.

    Args:
        index: of the registries.
        strings: the batch.
        countries: the code of each string's country where something else tells it, or empty.
    """
    found, places = hits(index, strings)
    names, registered = _parted(index, found.only(~_torn(index, strings, found)))
    near = shared(index, strings)
    pair, of_exact, of_near = _found(index, strings, names, near)
    related, via = _kin(index, strings, (pair, of_exact), names, places)
    pair, order = _merged(pair, related)
    none = np.full(len(related), -1)
    of_exact = np.concatenate((of_exact, none))[order]
    of_near = np.concatenate((of_near, none))[order]
    child = _moved(via, order)
    first, last = _words(strings, names, near, of_exact, of_near)
    kin = np.flatnonzero(child >= 0)
    first[kin], last[kin] = first[child[kin]], last[child[kin]]
    count = len(index.ids)
    return Pairs(
        pair // count,
        pair % count,
        of_exact,
        of_near,
        child,
        first,
        last,
        names,
        near,
        places,
        registered,
        _told(index, countries),
    )


def is_part(index: Index, part: Rows, whole: Rows) -> NDArray[np.bool_]:
    """Whether each organisation is a part of another one."""
    places, of = taken(index.parents_starts, part)
    return np.bincount(of, index.parents[places] == whole[of], len(part)) > 0


def _found(index: Index, strings: Strings, names: Hits, near: Shared) -> tuple[Rows, Rows, Rows]:
    """Pairs by a name that stands in the string or is near it, with the best name of either sort.

    A pair is here one number: the row of the string times all organisations, and the organisation.
    """
    count = len(index.ids)
    exact_pair = strings.string[names.first] * np.int64(count) + index.name_entity[names.of]
    near_pair = (
        strings.segment_string[near.segment] * np.int64(count) + index.name_entity[near.name]
    )
    exact = _best(exact_pair, _strength(index, names))
    rare = _best(near_pair, near.weight * 2 - index.name_weight[near.name])
    pair = np.union1d(exact_pair, near_pair)
    return pair, _placed(pair, exact_pair, exact), _placed(pair, near_pair, rare)


def _kin(
    index: Index, strings: Strings, found: tuple[Rows, Rows], names: Hits, places: Hits
) -> tuple[Rows, Rows]:
    """Pairs that only a relation of what is found makes candidates, and the row that each is by."""
    pair, of_exact = found
    related, via = _relatives(index, pair, of_exact, names, len(index.ids))
    parts, of_parts = _parts_there(index, strings, pair, of_exact, names, places)
    related, via = np.concatenate((related, parts)), np.concatenate((via, of_parts))
    fresh = ~np.isin(related, pair)
    related, at = np.unique(related[fresh], return_index=True)
    return related, via[fresh][at]


def _merged(pair: Rows, related: Rows) -> tuple[Rows, Rows]:
    """All pairs in their order, and which of both, end to end, each of them is."""
    both = np.concatenate((pair, related))
    order = np.argsort(both, kind="stable")
    return both[order], order


def _moved(via: Rows, order: Rows) -> Rows:
    """By which row each pair is a candidate, once all are in their order; -1 for by itself."""
    moved = np.empty(len(order), np.int64)
    moved[order] = np.arange(len(order))
    found = np.full(len(order) - len(via), -1)
    return np.concatenate((found, moved[via] if len(via) else via))[order]


def _told(index: Index, countries: Sequence[str]) -> Rows:
    codes = {code: row for row, code in enumerate(index.countries.to_pylist()) if code}
    told = [
        string * len(index.countries) + codes[c] for string, c in enumerate(countries) if c in codes
    ]
    return np.array(told, np.int64)


def _parted(index: Index, found: Hits) -> tuple[Hits, Hits]:
    register = (index.entity_flags[index.name_entity[found.of]] & REGISTER) > 0
    return found.only(~register), found.only(register)


def _torn(index: Index, strings: Strings, found: Hits) -> NDArray[np.bool_]:
    """Names that nobody prints so, of words on two sides of a comma: `…, University, Newcastle`."""
    commas = np.concatenate(([0], np.cumsum((strings.marks & COMMA) > 0)))
    across = commas[np.maximum(found.last - 1, found.first)] > commas[found.first]
    return np.asarray(across & ((index.name_forms[found.of] & (Form.CITY | Form.TURNED)) > 0), bool)


def _strength(index: Index, names: Hits) -> NDArray[np.float64]:
    """What makes one name in a string better evidence than another of the same organisation."""
    made = (index.name_forms[names.of] & (SHORT | Form.CITY)) > 0
    weight = np.where(made, MADE, 1.0) * index.name_weight[names.of]
    return np.asarray(weight - np.log1p(names.shared), np.float64)


def _best(pair: Rows, strength: NDArray[np.float64]) -> Rows:
    """Of the rows of each pair the strongest, in the order of the pairs."""
    order = np.lexsort((-strength, pair))
    return np.asarray(order[ranks(pair[order]) == 0], np.int64)


def _placed(pairs: Rows, of: Rows, best: Rows) -> Rows:
    placed = np.full(len(pairs), -1)
    placed[np.searchsorted(pairs, of[best])] = best
    return placed


def _relatives(index: Index, pair: Rows, exact: Rows, names: Hits, count: int) -> tuple[Rows, Rows]:
    """Parents and successors of the candidates that a string names best, and of which they are."""
    named = _best_named(index, pair, exact, names, count)
    found, via = [], []
    for starts, values in (
        (index.parents_starts, index.parents),
        (index.successors_starts, index.successors),
    ):
        places, of = taken(starts, pair[named] % count)
        found.append(pair[named][of] // count * count + values[places])
        via.append(named[of])
    return np.concatenate(found), np.concatenate(via)


def _best_named(index: Index, pair: Rows, exact: Rows, names: Hits, count: int) -> Rows:
    """The candidates that each string names best."""
    named = np.flatnonzero(exact >= 0)
    weight = index.name_weight[names.of[exact[named]]]
    order = np.lexsort((-weight, pair[named] // count))
    return np.asarray(named[order[ranks((pair[named] // count)[order]) < RELATED]], np.int64)


def _parts_there(
    index: Index, strings: Strings, pair: Rows, exact: Rows, names: Hits, places: Hits
) -> tuple[Rows, Rows]:
    """Parts of the candidates that a string names best, in a city that it prints; and of which."""
    count = len(index.ids)
    named = _best_named(index, pair, exact, names, count)
    at, of = taken(index.children_starts, pair[named] % count)
    part, via = index.children[at].astype(np.int64), named[of]
    at, of = taken(index.entity_places_starts, part)
    size = len(index.place_country)
    printed = np.unique(strings.string[places.first].astype(np.int64) * size + places.of)
    there = np.unique(of[np.isin(pair[via[of]] // count * size + index.entity_places[at], printed)])
    order = there[np.argsort(-index.entity_identifiers[part[there]], kind="stable")]
    order = order[np.argsort(via[order], kind="stable")]
    order = order[ranks(via[order]) < PARTS]
    return pair[via[order]] // count * count + part[order], via[order]


def _words(
    strings: Strings, names: Hits, near: Shared, exact: Rows, rare: Rows
) -> tuple[Rows, Rows]:
    first = np.zeros(len(exact), np.int64)
    last = np.zeros(len(exact), np.int64)
    by_near = rare >= 0
    segment = near.segment[rare[by_near]]
    first[by_near] = strings.segment_starts[segment]
    last[by_near] = strings.segment_starts[segment + 1]
    by_name = exact >= 0
    first[by_name], last[by_name] = names.first[exact[by_name]], names.last[exact[by_name]]
    return first, last
