"""Which of its candidates a string names: the best first, then those beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import CURATED, UNTRAINED
from kg.resolve.candidates.countries import foreign
from kg.resolve.candidates.csr import group_max, taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import Form
from kg.resolve.normalise.names import has_han
from kg.resolve.normalise.words import LEGAL_FORMS
from kg.resolve.support import Support

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

VARIED: Final = Form.ACRONYM | Form.TURNED | Form.PLACELESS
"""Forms of a name that are less than the name."""

SURE: Final = 0.7
"""Probability from which a name without its city is believed where the city is not printed."""

SOLE: Final = 0.75
"""Probability, at least, of the one owner of a name in the country that is known besides."""

LEGAL_NAME: Final = 0.9
"""Probability of a company whose whole legal name stands in a string."""

BRAND: Final = 0.85
"""Probability of a company with whose name a string begins that names nothing else."""

OFTEN: Final = 5
"""Mentions of a company in the corpus from which its brand alone names it."""

_SIDES: Final = ("north", "south", "east", "west")
_MIXED: Final = ("northeast", "northwest", "southeast", "southwest")
_QUALIFYING: Final = frozenset(["new", "upper", "lower", "bin", "ibn"]).union(
    side + ending for side in _SIDES + _MIXED for ending in ("", "ern")
)
"""Folded words that make the name behind them another one: New York University, not York."""

TELLING: Final = 6.0
"""Weight of a brand that is no common word."""

_JOINT: Final = frozenset({"joint", "university", "hospital", "college", "大", "联"})
"""Folded words of strings that name more than what the brand in them tells."""

_BODY: Final = 4
"""Characters of a Chinese name that says by its end what it is."""

_BODIES: Final = ("大学", "学院", "医院", "研究所", "研究院", "实验室", "公司")
_PARTS: Final = ("学院", "系", "学部", "研究所", "实验室", "中心")
"""Ends of the names of bodies, and of parts of universities."""

MATCHED: Final = "name in registry"
LEGAL: Final = "legal name in register"
BRANDED: Final = "brand of a company"
"""Rules of the ledger by which a choice is made."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Choice:
    """An organisation that a string names.

    Attributes:
        entity: row of the organisation.
        pair: row of the candidate; -1 for a company found by its legal name alone.
        probability: calibrated.
        first, last: its words.
        rule: the rule of the ledger by which it is chosen.
    """

    entity: int
    pair: int
    probability: float
    first: int
    last: int
    rule: str = MATCHED


def decide(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    limits: tuple[float, float],
    told: Support,
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
    """
    probability = _weighed(index, strings, pairs, probability, limits[0], told)
    chosen: list[list[Choice]] = [[] for _ in range(len(strings.word_starts) - 1)]
    rows = np.flatnonzero(probability >= min(limits))
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
        if choice.probability >= limits[alone]:
            here.append(choice)
    return chosen


def _weighed(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    threshold: float,
    told: Support,
) -> Floats:
    """The ranker's probabilities, with what it can not know: other strings, the corpus, places."""
    if not len(pairs.names.of):
        return probability
    nameless = _bare_acronyms(index, strings, pairs, probability) & ~told.told
    nameless |= _countries(index, pairs) | _qualified(strings, pairs)
    probability = np.where(nameless, 0.0, probability)
    at_home = _at_home(index, strings, pairs)
    unsure = _placeless(index, pairs, at_home) & (probability < SURE)
    probability = np.where(unsure, 0.0, probability)
    # What speaks for itself counts where the ranker leaves the string without any organisation.
    best = group_max(pairs.string, probability, len(strings.word_starts) - 1)
    unnamed = (best < threshold)[pairs.string] & ~nameless
    local = unnamed & _local(index, pairs, at_home)
    probability = np.where(local, np.maximum(probability, SOLE), probability)
    clear = _curated(index, strings, pairs) & ~nameless
    clear |= unnamed & _whole(index, strings, pairs, told)
    clear |= _plain_han(index, strings, pairs)
    probability = np.where(clear, np.maximum(probability, LEGAL_NAME), probability)
    probability = _homonyms(index, strings, pairs, probability, told)
    probability = _campuses(index, pairs, probability, threshold)
    return _longest_han(strings, pairs, probability)


def add_registered(
    index: Index, strings: Strings, pairs: Pairs, chosen: list[list[Choice]]
) -> None:
    """Add the companies that only registers of legal names know, where nothing else is named."""
    for string, choice in _registered(index, strings, pairs):
        if not any(_overlap(choice, other) for other in chosen[string]):
            chosen[string].append(choice)


def _overlap(one: Choice, other: Choice) -> bool:
    return one.first < other.last and other.first < one.last


def _placeless(index: Index, pairs: Pairs, at_home: Mask) -> Mask:
    """Candidates of which a string says the name without its city, and not the city beside it."""
    name = pairs.names.of[np.maximum(pairs.exact, 0)]
    cut = (pairs.exact >= 0) & ((index.name_forms[name] & Form.PLACELESS) > 0)
    return np.asarray(cut & ~at_home, bool)


def _local(index: Index, pairs: Pairs, at_home: Mask) -> Mask:
    """Candidates of which a string says the city and an acronym that no other has."""
    hit = np.maximum(pairs.exact, 0)
    acronym = (index.name_forms[pairs.names.of[hit]] & Form.ACRONYM) > 0
    only = (pairs.exact >= 0) & (pairs.names.shared[hit] == 1)
    return np.asarray(only & acronym & at_home, bool)


def _at_home(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates whose city a string says."""
    mine, of = taken(index.entity_places_starts, pairs.entity)
    printed = pairs.string[of] * len(index.place_country) + index.entity_places[mine]
    there = strings.string[pairs.places.first] * np.int64(len(index.place_country))
    there = there + pairs.places.of
    return np.bincount(of[np.isin(printed, there)], minlength=len(pairs.string)) > 0


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
    return np.asarray((pairs.exact >= 0) & plain & known & clear, bool)


def _whole(index: Index, strings: Strings, pairs: Pairs, told: Support) -> Mask:
    """Candidates whose name is the whole of a string, or of a segment, and theirs alone.

    Within a longer string the name of an institute may be that of another one's department.
    """
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    plain = (pairs.exact >= 0) & ((index.name_forms[name] & VARIED) == 0)
    only = (pairs.names.shared[hit] == 1) | told.better_known
    segment = strings.segment[pairs.first]
    part = (strings.segment_starts[segment] == pairs.first) & (
        strings.segment_starts[segment + 1] == pairs.last
    )
    string = strings.word_starts[pairs.string] == pairs.first
    string &= strings.word_starts[pairs.string + 1] == pairs.last
    kinds = [_row(index, kind) for kind in ("University", "Hospital", "Company")]
    part &= np.isin(index.entity_kind[pairs.entity], kinds) & ~foreign(index, strings, pairs)
    clear = plain & only & (string | part)
    return np.asarray(clear & (index.name_weight[name] >= RARE), bool)


def _homonyms(
    index: Index, strings: Strings, pairs: Pairs, probability: Floats, told: Support
) -> Floats:
    """The probabilities where something known besides leaves one owner of a name.

    The others' share is the owner's: they were likely because nothing told them apart. What the
    corpus knows speaks only where the string names no place.
    """
    own = pairs.string * len(index.countries) + index.entity_country[pairs.entity]
    exact = pairs.exact >= 0
    by_country = np.isin(pairs.string, pairs.told // len(index.countries))
    placed = np.isin(pairs.string, strings.string[pairs.places.first])
    by_corpus = told.better_known & ~by_country & ~placed
    fits = (np.isin(own, pairs.told) | by_corpus) & exact
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


def _longest_han(strings: Strings, pairs: Pairs, probability: Floats) -> Floats:
    """The probabilities with a Chinese name in the place of names that it is made of.

    Chinese is written without spaces: what an institute is called begins with its academy, and
    speaks of the academy as little as the surname in a family's name does of the family. Of several
    owners of the longer name the likeliest counts.
    """
    found = probability.copy()
    rows = np.flatnonzero((pairs.exact >= 0) & _han(strings, pairs))
    length = pairs.last[rows] - pairs.first[rows]
    order = rows[np.lexsort((-probability[rows], -length, pairs.string[rows]))]
    outer: dict[int, int] = {}
    for row in order.tolist():
        words = range(int(pairs.first[row]), int(pairs.last[row]))
        over = outer.get(words[0], -1)
        if over < 0 or outer.get(words[-1], -1) != over:
            outer |= dict.fromkeys(words, row)  # of one string: its words are nobody else's
        elif (pairs.first[row], pairs.last[row]) != (pairs.first[over], pairs.last[over]):
            found[over] = max(found[over], probability[row])
            found[row] = 0.0
    return found


def _plain_han(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by a Chinese name of one body alone, or by a short form before a part of it.

    `深圳大学` is a university wherever it stands; `北大` is one before `计算机学院`, if the zone's
    list knows it.
    """
    hit = np.maximum(pairs.exact, 0)
    length = pairs.last - pairs.first
    curated = (index.entity_flags[pairs.entity] & CURATED) > 0
    sole = (pairs.exact >= 0) & _han(strings, pairs) & (pairs.names.shared[hit] == 1)
    opens = (
        curated
        & (length < _BODY)
        & (pairs.first == strings.segment_starts[strings.segment[pairs.first]])
    )
    words = [word for text in strings.texts for word in text]
    found = np.zeros(len(sole), bool)
    for row in np.flatnonzero(sole & ((length >= _BODY) | opens)).tolist():
        first, last = int(pairs.first[row]), int(pairs.last[row])
        segment = int(strings.segment[first])
        rest = "".join(words[last : int(strings.segment_starts[segment + 1])])
        name = "".join(words[first:last])
        found[row] = name.endswith(_BODIES) if length[row] >= _BODY else rest.endswith(_PARTS)
    return found


def _han(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates whose words are Chinese characters, the first and the last."""
    han = np.array([has_han(word) for text in strings.texts for word in text], bool)
    return np.asarray(han[pairs.first] & han[np.maximum(pairs.last - 1, 0)], bool)


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


def _bare_acronyms(index: Index, strings: Strings, pairs: Pairs, probability: Floats) -> Mask:
    """Candidates of which a string says an acronym and nothing else that supports it."""
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    acronym = (pairs.exact >= 0) & ((index.name_forms[name] & Form.ACRONYM) > 0)
    count = index.entity_identifiers[pairs.entity]
    letters = strings.end[np.maximum(pairs.last - 1, 0)] - strings.start[pairs.first]
    # Two may share it where one is a part of the other: a campus, a hospital.
    known = (count >= KNOWN) & (pairs.names.shared[hit] <= 2) & (letters >= LETTERS)
    known |= (count >= FAMOUS) & (probability >= SURE)
    # A place or another organisation in the string: the ranker has weighed whether it fits.
    more = np.diff(strings.word_starts)[pairs.string] > pairs.last - pairs.first
    return np.asarray(acronym & ~known & ~more, bool)


def _countries(index: Index, pairs: Pairs) -> Mask:
    """Candidates by an acronym that is the name of a country too: `UAE`."""
    hit = np.maximum(pairs.exact, 0)
    acronym = (index.name_forms[pairs.names.of[hit]] & Form.ACRONYM) > 0
    country = index.place_city[pairs.places.of] == 0
    size = int(pairs.last.max(initial=0)) + 2
    named = pairs.places.first[country] * size + pairs.places.last[country]
    return np.asarray(
        (pairs.exact >= 0) & acronym & np.isin(pairs.first * size + pairs.last, named), bool
    )


def _qualified(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates before whose name, in its segment, a word stands that makes it another name."""
    words = [word in _QUALIFYING for text in strings.texts for word in text]
    qualifying = np.array([False, *words])[pairs.first]
    inside = strings.segment_starts[strings.segment[pairs.first]] < pairs.first
    return np.asarray((pairs.exact >= 0) & qualifying & inside, bool)


def add_brands(
    index: Index, strings: Strings, pairs: Pairs, told: Support, chosen: list[list[Choice]]
) -> None:
    """Add the company with whose name a string begins, where nothing else is named.

    `Acme Research America` is a branch of Acme that no registry has, if Acme is well known.
    """
    if not len(pairs.names.of):
        return
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    plain = (index.name_forms[name] & VARIED) == 0
    opens = (pairs.exact >= 0) & (pairs.first == strings.word_starts[pairs.string])
    company = index.entity_kind[pairs.entity] == _row(index, "Company")
    curated = (index.entity_flags[pairs.entity] & CURATED) > 0
    known = (told.known >= OFTEN) | curated
    rows = np.flatnonzero(opens & plain & company & known & (index.name_weight[name] >= TELLING))
    order = np.lexsort((-told.known[rows], -index.name_weight[name[rows]], pairs.string[rows]))
    for row in rows[order].tolist():
        string, entity = int(pairs.string[row]), int(pairs.entity[row])
        first, last = int(pairs.first[row]), int(pairs.last[row])
        if not chosen[string] and _JOINT.isdisjoint(strings.texts[string]):
            chosen[string].append(Choice(entity, row, BRAND, first, last, BRANDED))


def _formal(strings: Strings, words: NDArray[np.int64]) -> Mask:
    """Which words are legal forms."""
    texts = [word for text in strings.texts for word in text]
    return np.array([texts[word] in LEGAL_FORMS for word in words.tolist()], bool)


def _row(index: Index, kind: str) -> int:
    kinds = index.kinds.to_pylist()
    return int(kinds.index(kind)) if kind in kinds else -1


def _registered(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[int, Choice]]:
    """Companies that only a register knows, where a segment is the legal name of one of them."""
    hits = pairs.registered
    segment = strings.segment[hits.first]
    whole = (strings.segment_starts[segment] == hits.first) & (hits.shared == 1)
    # A word and a form are too few once they are folded: VIVO Inc. is not VIVOS INC.
    words = hits.last - hits.first
    whole &= (words > 2) | ((words == 2) & ~_formal(strings, hits.last - 1))
    ends = np.searchsorted(strings.segment_starts, hits.last, side="left")
    whole &= strings.segment_starts[np.minimum(ends, len(strings.segment_starts) - 1)] == hits.last
    for row in np.flatnonzero(whole).tolist():
        entity = int(index.name_entity[hits.of[row]])
        first, last = int(hits.first[row]), int(hits.last[row])
        choice = Choice(entity, -1, LEGAL_NAME, first, last, LEGAL)
        yield int(strings.string[first]), choice
