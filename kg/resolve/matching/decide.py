"""Which of its candidates a string names: the best first, then those beside it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import UNTRAINED
from kg.resolve.candidates.countries import foreign_by_address
from kg.resolve.candidates.csr import group_max
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import SHORT, VARIED, Form
from kg.resolve.matching.against import Against
from kg.resolve.matching.campuses import campuses
from kg.resolve.matching.chinese import amid_han, longest_han, loose_han, plain_han
from kg.resolve.matching.choices import (
    Choice,
    family,
    held,
    homonym,
    kind_row,
    overlap,
    spelt_out,
    within,
)
from kg.resolve.matching.neighbours import bare, less_amid, of_bodies, qualified, torn
from kg.resolve.matching.places import abroad, at_home, cities, countries, local, offices, placeless
from kg.resolve.matching.support import Support

Floats = NDArray[np.float64]

KNOWN: Final = 5
"""Identifiers that an organisation has in the registries, to be meant by its acronym alone."""

LETTERS: Final = 5
"""Letters that such an acronym has: of shorter ones too many mean anything."""

FAMOUS: Final = 8
"""Identifiers of an organisation that is meant by a shorter acronym alone: CERN, HKU, MIT."""

FEW: Final = 3
"""Organisations that may share a name that is clear all the same: a company and its laboratory."""

RARE: Final = 10.0
"""Weight of a name that says enough amid other words."""

UNPLACED: Final = 0.6
"""Probability from which a name without its city is believed where the city is not printed."""

SURE: Final = 0.7
"""Probability of words that surely name something."""

ALIKE: Final = 0.8
"""Probability from which a name is believed that shares but characters with a Chinese string."""

ABROAD: Final = 0.55
"""Probability from which a name is believed where the string says another country than its own."""

AMID: Final = 0.5
"""Probability from which a word of a domain amid others is believed: `Acme Polytechnic` is another
than Acme University at acme.edu."""

CERTAIN: Final = 0.92
"""Probability from which an acronym alone is believed."""

OFFICE: Final = 0.9
"""Probability from which the office of a state is believed that a string does not say."""

TIED: Final = 0.3
"""Probability of the likeliest of several that share words which surely name one of them."""

PART: Final = 0.25
"""Probability from which a part is named beside its whole: `Institute of Physics, Academy of …`."""

SPOKEN_OF: Final = 0.08
"""The same, and for any further one that fills its segment, if the corpus knows it."""

LONGER: Final = SPOKEN_OF
"""The same for a part that is printed in full together with its whole: a company, an institute, or
one that the corpus knows."""

BESIDE: Final = 0.15
"""Probability from which a further organisation is named that is printed in full beside another of
its kind, or that the corpus knows: gold of publishers, who give one where two are named, lowers it.
"""

NEVER: Final = 2.0
"""Above all probabilities: words mean one of those that are called so."""

SOLE: Final = 0.75
"""Probability, at least, of the one owner of a name in the country that is known besides."""

LEGAL_NAME: Final = 0.9
"""Probability of a company whose whole legal name stands in a string."""

Mask = NDArray[np.bool_]


def decide(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    limits: tuple[float, float],
    told: Support,
    against: Against,
) -> list[list[Choice]]:
    """Of every string the organisations that it names, the likeliest first.

    Args:
        index: of the registries.
        strings: the strings.
        pairs: their candidates.
        probability: of each candidate.
        limits: probability from which a first organisation is named, and that for one that
            overlaps with none named already, or is of its family.
        told: what speaks for each candidate besides its string.
        against: what speaks against each candidate.
    """
    probability = _weighed(index, strings, pairs, probability, limits[0], told, against)
    chosen: list[list[Choice]] = [[] for _ in range(len(strings.word_starts) - 1)]
    tied = _tied(pairs, probability, limits[0])
    full, alone = plain(index, pairs), _fills_segment(strings, pairs)
    rows = np.flatnonzero(probability >= min(*limits, TIED, PART, SPOKEN_OF))
    for row in rows[np.lexsort((-probability[rows], pairs.string[rows]))].tolist():
        here = chosen[int(pairs.string[row])]
        words = int(pairs.first[row]), int(pairs.last[row])
        choice = Choice(int(pairs.entity[row]), row, float(probability[row]), *words)
        spoken = bool(told.known[row] >= FEW)
        known = (SPOKEN_OF if alone[row] else BESIDE) if spoken else NEVER
        wholes = spelt_out(index, choice, here) if full[row] else []
        if wholes and (spoken or not _hosted(index, choice, wholes, here)):
            known = LONGER
        least = _least(index, choice, here, limits, bool(full[row]), known)
        least = NEVER if held(index, pairs, choice, here) else least
        if choice.probability >= least or (not here and row in tied):
            here.append(choice)
    return chosen


def _hosted(index: Index, choice: Choice, wholes: list[Choice], here: list[Choice]) -> bool:
    """Whether a part counts for its whole where the corpus does not speak of it.

    A laboratory counts for its university or institute; an institute of an academy does not, and a
    company for no other.
    """
    university, company = kind_row(index, "University"), kind_row(index, "Company")
    return index.entity_kind[choice.entity] != company and any(
        index.entity_kind[each.entity] == university or spelt_out(index, each, here)
        for each in wholes
    )


def _least(
    index: Index,
    choice: Choice,
    here: list[Choice],
    limits: tuple[float, float],
    plain: bool,
    known: float,
) -> float:
    """Probability that a choice must have beside those that were made before it.

    Args:
        index: of the registries.
        choice: the one in question.
        here: those made before it.
        limits: as for `decide`.
        plain: whether its name is printed in full.
        known: the probability that is enough for what the corpus knows; `NEVER` if it does not.
    """
    if not here:
        return limits[0]
    if any(homonym(index, choice, other) for other in here):
        return NEVER
    if plain and any(within(index, choice, other) for other in here):
        return min(*limits, PART, known)
    if any(overlap(choice, other) and not family(index, choice, other) for other in here):
        return limits[0]
    kinds = {int(index.entity_kind[each.entity]) for each in (choice, *here)}
    alike = kinds <= {kind_row(index, kind) for kind in ("University", "Company")}
    return min(*limits, known, BESIDE if alike else NEVER) if plain else limits[1]


def plain(index: Index, pairs: Pairs) -> Mask:
    """Candidates whose name is printed in full, and is hardly anyone else's."""
    if not len(pairs.names.of):
        return np.zeros(len(pairs.string), bool)
    hit = np.maximum(pairs.exact, 0)
    full = (index.name_forms[pairs.names.of[hit]] & VARIED) == 0
    return np.asarray((pairs.exact >= 0) & full & (pairs.names.shared[hit] <= FEW), bool)


def _tied(pairs: Pairs, probability: Floats, threshold: float) -> set[int]:
    """The likeliest candidates of words that surely name one of several, none of them likely."""
    found = set()
    for row in np.flatnonzero((probability >= TIED) & (probability < threshold)).tolist():
        start, end = np.searchsorted(pairs.string, (pairs.string[row], pairs.string[row] + 1))
        same = (pairs.first[start:end] < pairs.last[row]) & (
            pairs.last[start:end] > pairs.first[row]
        )
        if probability[start:end][same].sum() >= SURE:
            found.add(row)
    return found


def _weighed(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    threshold: float,
    told: Support,
    against: Against,
) -> Floats:
    """The ranker's probabilities, with what it can not know: other strings, the corpus, places."""
    if not len(pairs.names.of):
        return probability
    nameless = _bare_acronyms(index, strings, pairs, probability) & ~told.told
    nameless |= countries(index, pairs) | _neighboured(index, strings, pairs)
    nameless |= against.nobody | against.other_branch
    nameless |= bare(index, strings, pairs) & (probability < SURE) & (told.known < FEW)
    nameless |= loose_han(strings, pairs) & (probability < ALIKE) | amid_han(strings, pairs)
    nameless |= abroad(index, strings, pairs) & (probability < ABROAD)
    nameless |= cities(index, strings, pairs)
    nameless |= offices(index, strings, pairs) & ~told.told & (probability < OFFICE)
    nameless |= (pairs.exact >= 0) & ~_said(index, strings, pairs) & (probability < AMID)
    probability = np.where(nameless, 0.0, probability)
    home = at_home(index, strings, pairs)
    weight = index.name_weight[pairs.names.of[np.maximum(pairs.exact, 0)]]
    # `Queen Elizabeth Hospital` of Hong Kong is that one's; `Central Hospital` of China anyone's.
    placed = home | (_in_country(index, pairs) & (weight >= RARE))
    unsure = placeless(index, pairs, placed) & (probability < UNPLACED)
    probability = np.where(unsure, 0.0, probability)
    # What speaks for itself counts where the ranker leaves the string without any organisation.
    best = group_max(pairs.string, probability, len(strings.word_starts) - 1)
    unnamed = (best < threshold)[pairs.string] & ~nameless
    alone = unnamed & local(index, pairs, home)
    probability = np.where(alone, np.maximum(probability, SOLE), probability)
    clear = _curated(index, strings, pairs) & ~nameless
    clear |= unnamed & _whole(index, strings, pairs, told, home)
    clear |= plain_han(index, strings, pairs)
    probability = np.where(clear, np.maximum(probability, LEGAL_NAME), probability)
    probability = _homonyms(index, strings, pairs, probability, told, against)
    probability = campuses(index, strings, pairs, probability, threshold)
    return longest_han(strings, pairs, probability)


def _neighboured(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates whose name the words around it make another's, or nobody's."""
    found = qualified(strings, pairs) | torn(index, strings, pairs)
    return found | of_bodies(index, strings, pairs)


def _curated(index: Index, strings: Strings, pairs: Pairs) -> Mask:
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


def _whole(index: Index, strings: Strings, pairs: Pairs, told: Support, home: Mask) -> Mask:
    """Candidates whose name is the whole of a string, or of a segment, and theirs alone.

    Within a longer string the name of an institute may be that of another one's department, unless
    its city stands there.
    """
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    plain = (pairs.exact >= 0) & ((index.name_forms[name] & VARIED) == 0)
    only = (pairs.names.shared[hit] == 1) | told.better_known
    part = _fills_segment(strings, pairs)
    string = strings.word_starts[pairs.string] == pairs.first
    string &= strings.word_starts[pairs.string + 1] == pairs.last
    kinds = [kind_row(index, kind) for kind in ("University", "Hospital", "Company")]
    part &= (np.isin(index.entity_kind[pairs.entity], kinds) | home) & ~foreign_by_address(
        index, strings, pairs
    )
    clear = plain & only & (string | part)
    return np.asarray(clear & (index.name_weight[name] >= RARE), bool)


def _fills_segment(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates whose words are a whole segment."""
    if not len(strings.segment):
        return np.zeros(len(pairs.string), bool)
    segment = strings.segment[pairs.first]
    starts = strings.segment_starts
    return np.asarray((starts[segment] == pairs.first) & (starts[segment + 1] == pairs.last), bool)


def _homonyms(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    told: Support,
    against: Against,
) -> Floats:
    """The probabilities where something known besides leaves one owner of a name.

    The others' share is the owner's: they were likely because nothing told them apart. What the
    corpus knows speaks only where the string names no place.
    """
    exact = pairs.exact >= 0
    by_country = np.isin(pairs.string, pairs.told // len(index.countries))
    placed = np.isin(pairs.string, strings.string[pairs.places.first])
    by_corpus = told.better_known & ~by_country & ~placed & _said(index, strings, pairs)
    # `International` in the legal name of a company is no institute's acronym, whatever is known.
    by_corpus &= ~less_amid(index, strings, pairs) & ~against.nobody
    fits = (_in_country(index, pairs) | by_corpus) & exact
    # A brand is no second organisation where a longer name begins with it.
    fits[fits] = ~within_longer(pairs, np.flatnonzero(fits))
    rivals = exact & (by_country | ~placed)
    found = probability.copy()
    for row in np.flatnonzero(fits & (by_corpus | (probability > 0))).tolist():
        start, end = np.searchsorted(pairs.string, (pairs.string[row], pairs.string[row] + 1))
        same = rivals[start:end] & (pairs.first[start:end] == pairs.first[row])
        same = start + np.flatnonzero(same & (pairs.last[start:end] == pairs.last[row]))
        if np.count_nonzero(fits[same]) == 1:
            least = SOLE if by_corpus[row] or pairs.last[row] - pairs.first[row] > 1 else 0.0
            found[row] = min(1.0, max(least, float(probability[same].sum())))
            found[same[same != row]] = 0.0
    return found


def _in_country(index: Index, pairs: Pairs) -> Mask:
    """Candidates of the country that is known of their string besides."""
    own = pairs.string * len(index.countries) + index.entity_country[pairs.entity]
    return np.asarray(np.isin(own, pairs.told), bool)


def _said(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by a name or an acronym, or by a domain that their segment says nothing beside.

    What is in a domain is a word that others bear too: `Imperial` is an oil company as well.
    """
    hit = np.maximum(pairs.exact, 0)
    domain = (index.name_forms[pairs.names.of[hit]] & SHORT) == Form.DOMAIN
    return np.asarray(~domain | _fills_segment(strings, pairs), bool)


def _bare_acronyms(index: Index, strings: Strings, pairs: Pairs, probability: Floats) -> Mask:
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
