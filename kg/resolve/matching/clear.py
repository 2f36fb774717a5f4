"""Names that say enough: whether words, printed as they are, can mean an organisation at all."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import UNTRAINED
from kg.resolve.candidates.countries import foreign_by_address
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import SHORT, VARIED, Form
from kg.resolve.matching.choices import kind_row
from kg.resolve.matching.support import Support

Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]

FEW: Final = 3
"""Organisations that may share a name that is clear all the same: a company and its laboratory."""

RARE: Final = 10.0
"""Weight of a name that says enough amid other words."""

KNOWN: Final = 5
"""Identifiers that an organisation has in the registries, to be meant by its acronym alone."""

LETTERS: Final = 5
"""Letters that such an acronym has: of shorter ones too many mean anything."""

FAMOUS: Final = 8
"""Identifiers of an organisation that is meant by a shorter acronym alone: CERN, HKU, MIT."""

SURE: Final = 0.7
"""Probability of words that surely name something."""

CERTAIN: Final = 0.92
"""Probability from which an acronym alone is believed."""


def plain(index: Index, pairs: Pairs) -> Mask:
    """Candidates whose name is printed in full, and is hardly anyone else's."""
    if not len(pairs.names.of):
        return np.zeros(len(pairs.string), bool)
    hit = np.maximum(pairs.exact, 0)
    full = (index.name_forms[pairs.names.of[hit]] & VARIED) == 0
    return np.asarray((pairs.exact >= 0) & full & (pairs.names.shared[hit] <= FEW), bool)


def curated(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates of registries that no gold labels, by a name that stands out.

    The ranker has seen them as wrong answers only: gold of ROR ids leaves them out.
    """
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    plain = (index.name_forms[name] & VARIED) == 0
    segment = strings.segment[pairs.first]
    whole = strings.segment_starts[segment] == pairs.first
    ends = np.searchsorted(strings.segment_starts, pairs.last)
    whole &= strings.segment_starts[np.minimum(ends, len(strings.segment_starts) - 1)] == pairs.last
    known = (index.entity_flags[pairs.entity] & UNTRAINED) > 0
    clear = (pairs.names.shared[hit] <= FEW) & (whole | (index.name_weight[name] >= RARE))
    clear &= (pairs.exact >= 0) & plain & known
    clear[clear] = ~within_longer(pairs, np.flatnonzero(clear))
    return np.asarray(clear, bool)


def within_longer(pairs: Pairs, rows: NDArray[np.int64]) -> Mask:
    """Whether a longer name, of another organisation, holds the words of a candidate's."""
    held = []
    for row in rows.tolist():
        start, end = np.searchsorted(pairs.string, (pairs.string[row], pairs.string[row] + 1))
        first, last = pairs.first[start:end], pairs.last[start:end]
        holds = (first <= pairs.first[row]) & (last >= pairs.last[row])
        longer = last - first > pairs.last[row] - pairs.first[row]
        held.append(bool((holds & longer & (pairs.exact[start:end] >= 0)).any()))
    return np.array(held, bool)


def whole(index: Index, strings: Strings, pairs: Pairs, told: Support, home: Mask) -> Mask:
    """Candidates whose name is the whole of a string, or of a segment, and theirs alone.

    Within a longer string the name of an institute may be that of another one's department, unless
    its city stands there.
    """
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    plain = (pairs.exact >= 0) & ((index.name_forms[name] & VARIED) == 0)
    only = (pairs.names.shared[hit] == 1) | told.better_known
    part = fills_segment(strings, pairs)
    string = strings.word_starts[pairs.string] == pairs.first
    string &= strings.word_starts[pairs.string + 1] == pairs.last
    kinds = [kind_row(index, kind) for kind in ("University", "Hospital", "Company")]
    part &= (np.isin(index.entity_kind[pairs.entity], kinds) | home) & ~foreign_by_address(
        index, strings, pairs
    )
    clear = plain & only & (string | part)
    return np.asarray(clear & (index.name_weight[name] >= RARE), bool)


def fills_segment(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates whose words are a whole segment."""
    if not len(strings.segment):
        return np.zeros(len(pairs.string), bool)
    segment = strings.segment[pairs.first]
    starts = strings.segment_starts
    return np.asarray((starts[segment] == pairs.first) & (starts[segment + 1] == pairs.last), bool)


def said(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by a name or an acronym, or by a domain that their segment says nothing beside.

    What is in a domain is a word that others bear too: `Imperial` is an oil company as well.
    """
    hit = np.maximum(pairs.exact, 0)
    domain = (index.name_forms[pairs.names.of[hit]] & SHORT) == Form.DOMAIN
    return np.asarray(~domain | fills_segment(strings, pairs), bool)


def bare_acronyms(index: Index, strings: Strings, pairs: Pairs, probability: Floats) -> Mask:
    """Candidates of which a string says an acronym and nothing else that supports it."""
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    acronym = (pairs.exact >= 0) & ((index.name_forms[name] & SHORT) > 0)
    count = index.entity_identifiers[pairs.entity]
    letters = strings.end[np.maximum(pairs.last - 1, 0)] - strings.start[pairs.first]
    # Two may share it where one is a part of the other: a campus, a hospital.
    known = (count >= KNOWN) & (pairs.names.shared[hit] <= 2) & (letters >= LETTERS)
    known |= (count >= FAMOUS) & (probability >= SURE)
    known |= probability >= CERTAIN
    # A place or another organisation in the string: the ranker has weighed whether it fits.
    more = np.diff(strings.word_starts)[pairs.string] > pairs.last - pairs.first
    return np.asarray(acronym & ~known & ~more, bool)
