"""A campus before its university, where its own name or city is printed."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.candidates.variants import VARIED, Form
from kg.resolve.matching.choices import kind_row

Floats = NDArray[np.float64]

_UNITS: Final = frozenset(
    [
        *("center", "college", "department", "faculty", "hospital"),
        *("institute", "laboratory", "medicine", "school"),
    ]
)
"""Folded words behind a university's name that name a part of it, and no campus."""


def campuses(
    index: Index, strings: Strings, pairs: Pairs, probability: Floats, threshold: float
) -> Floats:
    """The probabilities with a campus before its university, where its name or city is printed.

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
            if _campus(index, strings, pairs, other, row):
                found[other] = max(found[other], probability[row])
                found[row] = 0.0
    return found


def _campus(index: Index, strings: Strings, pairs: Pairs, part: int, whole: int) -> bool:
    entity = int(pairs.entity[part])
    starts = index.parents_starts
    if pairs.entity[whole] not in index.parents[starts[entity] : starts[entity + 1]]:
        return False
    own = index.entity_places[
        index.entity_places_starts[entity] : index.entity_places_starts[entity + 1]
    ]
    behind = (pairs.places.first >= pairs.last[whole]) & (pairs.places.last <= pairs.last[part])
    city = behind & np.isin(pairs.places.of, own)
    if _printed(index, strings, pairs, part, whole, bool(city.any())):
        return True
    city &= (pairs.places.first == pairs.last[whole]) & (pairs.places.last == pairs.last[part])
    return bool(city.any())


def _printed(
    index: Index, strings: Strings, pairs: Pairs, part: int, whole: int, city: bool
) -> bool:
    """Whether a university's campus is called by a name of its own: `HKUST(GZ)`.

    Of companies the branches have names that others use for the whole: `Microsoft Research`. A
    school or an institute of a university is no campus, unless it is one in a city that the name
    says: who says it names the university too.
    """
    string = int(pairs.string[part])
    before = int(strings.word_starts[string])
    behind = strings.texts[string][pairs.last[whole] - before : pairs.last[part] - before]
    if not (city or _UNITS.isdisjoint(behind)):
        return False
    hit = pairs.exact[part]
    less = index.name_forms[pairs.names.of[hit]] & VARIED & ~Form.ACRONYM
    own = pairs.names.shared[hit] == 1 and not less
    kinds = index.entity_kind[pairs.entity[[part, whole]]]
    return bool(own and (kinds == kind_row(index, "University")).all())
