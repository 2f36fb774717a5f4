"""Which of its candidates a string names: the best first, then those beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import UNTRAINED
from kg.resolve.candidates.csr import taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import Form

Floats = NDArray[np.float64]

KNOWN: Final = 5
"""Identifiers that an organisation has in the registries, to be meant by its acronym alone."""

LETTERS: Final = 4
"""Letters that such an acronym has: of shorter ones too many mean anything."""

FEW: Final = 3
"""Organisations that may share a name that is clear all the same: a company and its laboratory."""

RARE: Final = 10.0
"""Weight of a name that says enough amid other words."""

SURE: Final = 0.7
"""Probability from which a name without its city is believed where the city is not printed."""

SOLE: Final = 0.75
"""Probability, at least, of the one owner of a name in the country that is known besides."""

LEGAL_NAME: Final = 0.9
"""Probability of a company whose whole legal name stands in a string."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An organisation that a string names.

    Attributes:
        entity: row of the organisation.
        pair: row of the candidate; -1 for a company found by its legal name alone.
        probability: calibrated.
        first, last: its words.
    """

    entity: int
    pair: int
    probability: float
    first: int
    last: int


def decide(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    threshold: float,
    further: float,
    supported: NDArray[np.bool_] | None = None,
) -> list[list[Choice]]:
    """Of every string the organisations that it names, the likeliest first.

    Args:
        index: of the registries.
        strings: the strings.
        pairs: their candidates.
        probability: of each candidate.
        threshold: from which a first organisation is named.
        further: the same for one that overlaps with none named already, or is of its family.
        supported: candidates that something outside the string speaks for.
    """
    bare = _bare_acronyms(index, strings, pairs)
    probability = np.where(bare if supported is None else bare & ~supported, 0.0, probability)
    chosen: list[list[Choice]] = [[] for _ in range(len(strings.word_starts) - 1)]
    probability = np.where(
        _placeless(index, strings, pairs) & (probability < SURE), 0.0, probability
    )
    probability = np.where(_curated(index, strings, pairs), LEGAL_NAME, probability)
    probability = _homonyms(index, pairs, probability)
    probability = _campuses(index, pairs, probability, threshold)
    rows = np.flatnonzero(probability >= min(threshold, further))
    for row in rows[np.lexsort((-probability[rows], pairs.string[rows]))].tolist():
        here = chosen[int(pairs.string[row])]
        choice = Choice(
            int(pairs.entity[row]),
            row,
            float(probability[row]),
            int(pairs.first[row]),
            int(pairs.last[row]),
        )
        alone = bool(here) and not any(
            _overlap(choice, other) and not _family(index, choice, other) for other in here
        )
        if choice.probability >= (further if alone else threshold):
            here.append(choice)
    return chosen


def add_registered(
    index: Index, strings: Strings, pairs: Pairs, chosen: list[list[Choice]]
) -> None:
    """Add the companies that only registers of legal names know, where nothing else is named."""
    for string, choice in _registered(index, strings, pairs):
        if not any(_overlap(choice, other) for other in chosen[string]):
            chosen[string].append(choice)


def _overlap(one: Choice, other: Choice) -> bool:
    return one.first < other.last and other.first < one.last


def _placeless(index: Index, strings: Strings, pairs: Pairs) -> NDArray[np.bool_]:
    """Candidates of which a string says the name without its city, and not the city beside it."""
    if not len(pairs.names.of):
        return np.zeros(len(pairs.string), bool)
    name = pairs.names.of[np.maximum(pairs.exact, 0)]
    cut = (pairs.exact >= 0) & ((index.name_forms[name] & Form.PLACELESS) > 0)
    mine, of = taken(index.entity_places_starts, pairs.entity)
    printed = pairs.string[of] * len(index.place_country) + index.entity_places[mine]
    there = strings.string[pairs.places.first] * np.int64(len(index.place_country))
    there = there + pairs.places.of
    beside = np.bincount(of[np.isin(printed, there)], minlength=len(cut)) > 0
    return np.asarray(cut & ~beside, bool)


def _curated(index: Index, strings: Strings, pairs: Pairs) -> NDArray[np.bool_]:
    """Candidates of registries that no gold labels, by a name that stands out.

    The ranker has seen them as wrong answers only: gold of ROR ids leaves them out.
    """
    if not len(pairs.names.of):
        return np.zeros(len(pairs.string), bool)
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    plain = (index.name_forms[name] & (Form.ACRONYM | Form.TURNED | Form.PLACELESS)) == 0
    segment = strings.segment[pairs.first]
    whole = strings.segment_starts[segment] == pairs.first
    ends = np.searchsorted(strings.segment_starts, pairs.last)
    whole &= strings.segment_starts[np.minimum(ends, len(strings.segment_starts) - 1)] == pairs.last
    known = (index.entity_flags[pairs.entity] & UNTRAINED) > 0
    clear = (pairs.names.shared[hit] <= FEW) & (whole | (index.name_weight[name] >= RARE))
    return np.asarray((pairs.exact >= 0) & plain & known & clear, bool)


def _homonyms(index: Index, pairs: Pairs, probability: Floats) -> Floats:
    """The probabilities where a country that is known besides leaves one owner of a name.

    The others' share is the owner's: they were likely because nothing told them apart.
    """
    own = pairs.string * len(index.countries) + index.entity_country[pairs.entity]
    fits = np.isin(own, pairs.told) & (pairs.exact >= 0)
    told = np.isin(pairs.string, pairs.told // len(index.countries)) & (pairs.exact >= 0)
    found = probability.copy()
    for row in np.flatnonzero(fits & (probability > 0)).tolist():
        start, end = np.searchsorted(pairs.string, (pairs.string[row], pairs.string[row] + 1))
        same = told[start:end] & (pairs.first[start:end] == pairs.first[row])
        same = start + np.flatnonzero(same & (pairs.last[start:end] == pairs.last[row]))
        if np.count_nonzero(fits[same]) == 1:
            least = SOLE if pairs.last[row] - pairs.first[row] > 1 else 0.0
            found[row] = min(1.0, max(least, float(probability[same].sum())))
            found[same[same != row]] = 0.0
    return found


def _campuses(index: Index, pairs: Pairs, probability: Floats, threshold: float) -> Floats:
    """The probabilities with a campus before its university, where its own city is printed.

    `Acme University, Springfield` names the campus in Springfield if there is one; gold of papers
    from everywhere holds too few of them to learn that.
    """
    found = probability.copy()
    exact = pairs.exact >= 0
    for row in np.flatnonzero(exact & (probability >= threshold)).tolist():
        start, end = np.searchsorted(pairs.string, (pairs.string[row], pairs.string[row] + 1))
        longer = exact[start:end] & (pairs.first[start:end] == pairs.first[row])
        longer &= pairs.last[start:end] > pairs.last[row]
        for other in (start + np.flatnonzero(longer)).tolist():
            if _campus(index, pairs, other, row):
                found[other] = max(found[other], probability[row])
                found[row] = 0.0
    return found


def _campus(index: Index, pairs: Pairs, part: int, whole: int) -> bool:
    entity = int(pairs.entity[part])
    starts = index.parents_starts
    if pairs.entity[whole] not in index.parents[starts[entity] : starts[entity + 1]]:
        return False
    own = index.entity_places[
        index.entity_places_starts[entity] : index.entity_places_starts[entity + 1]
    ]
    city = (pairs.places.first == pairs.last[whole]) & (pairs.places.last == pairs.last[part])
    return bool(np.isin(pairs.places.of[city], own).any())


def _family(index: Index, one: Choice, other: Choice) -> bool:
    """Whether one organisation is a part of the other, and both are named by words of their own."""
    same = (one.first, one.last) == (other.first, other.last)
    return not same and (_within(index, one, other) or _within(index, other, one))


def _within(index: Index, one: Choice, other: Choice) -> bool:
    starts = index.parents_starts
    return other.entity in index.parents[starts[one.entity] : starts[one.entity + 1]]


def _bare_acronyms(index: Index, strings: Strings, pairs: Pairs) -> NDArray[np.bool_]:
    """Candidates of which a string says an acronym and nothing else that supports it."""
    if not len(pairs.names.of):
        return np.zeros(len(pairs.string), bool)
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    acronym = (pairs.exact >= 0) & ((index.name_forms[name] & Form.ACRONYM) > 0)
    # Two may share it where one is a part of the other: a campus, a hospital.
    known = (index.entity_identifiers[pairs.entity] >= KNOWN) & (pairs.names.shared[hit] <= 2)
    letters = strings.end[np.maximum(pairs.last - 1, 0)] - strings.start[pairs.first]
    known &= letters >= LETTERS
    # A place or another organisation in the string: the ranker has weighed whether it fits.
    more = np.diff(strings.word_starts)[pairs.string] > pairs.last - pairs.first
    return np.asarray(acronym & ~known & ~more, bool)


def _registered(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[int, Choice]]:
    """Companies that only a register knows, where a segment is the legal name of one of them."""
    hits = pairs.registered
    segment = strings.segment[hits.first]
    whole = (strings.segment_starts[segment] == hits.first) & (hits.shared == 1)
    # A word and a form are too few once they are folded: VIVO Inc. is not VIVOS INC.
    whole &= hits.last - hits.first > 2
    ends = np.searchsorted(strings.segment_starts, hits.last, side="left")
    whole &= strings.segment_starts[np.minimum(ends, len(strings.segment_starts) - 1)] == hits.last
    for row in np.flatnonzero(whole).tolist():
        entity = int(index.name_entity[hits.of[row]])
        first, last = int(hits.first[row]), int(hits.last[row])
        yield int(strings.string[first]), Choice(entity, -1, LEGAL_NAME, first, last)
