"""Names that the words around them make another's, or nobody's.

`York University` in `New York University` is no York's, `Acme Rivers` in `Acme Rivers University`
no company's, and `University, New Haven` in `Yale University, New Haven` no other university's.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.text.affiliations.segments import Kind
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import CAPITALS, KINDS, Strings
from kg.resolve.candidates.variants import SHORT, VARIED, Form
from kg.resolve.matching.choices import kind_row

Mask = NDArray[np.bool_]

_SIDES: Final = ("north", "south", "east", "west")
_MIXED: Final = ("northeast", "northwest", "southeast", "southwest")
_QUALIFYING: Final = frozenset(
    ["new", "royal", "national", "upper", "lower", "bin", "ibn", "立"]
).union(side + ending for side in _SIDES + _MIXED for ending in ("", "ern"))
"""Folded words that make the name behind them another one: New York University, not York; and the
end of the Chinese for national, state and municipal."""

_BODIES: Final = frozenset(["university", "college", "hospital"])
"""Folded words behind a company's name that make it another's."""


def qualified(strings: Strings, pairs: Pairs) -> Mask:
    """Candidates before whose name, in its segment, a word stands that makes it another name."""
    qualifying = np.array([False, *(word in _QUALIFYING for word in _words(strings))])
    inside = strings.segment_starts[strings.segment[pairs.first]] < pairs.first
    return np.asarray((pairs.exact >= 0) & qualifying[pairs.first] & inside, bool)


def of_bodies(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Companies with whose name that of a university, a college or a hospital begins."""
    bodies = np.array([*(word in _BODIES for word in _words(strings)), False])
    ends = strings.segment_starts[strings.segment[pairs.first] + 1]
    behind = (pairs.last < ends) & bodies[np.minimum(pairs.last, len(bodies) - 1)]
    return np.asarray(
        behind & (index.entity_kind[pairs.entity] == kind_row(index, "Company")), bool
    )


def torn(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by the end of another's name and what stands behind its segment."""
    words = len(strings.segment)
    segment = strings.segment[pairs.first]
    ends = strings.segment_starts[segment + 1]
    exact = pairs.exact >= 0
    # From which word on a name goes to the end of its segment, at the earliest.
    begins = np.full(len(strings.segment_starts), words)
    whole = exact & (pairs.last == ends) & ((_forms(index, pairs) & VARIED) == 0)
    np.minimum.at(begins, segment[whole], pairs.first[whole])
    found = exact & (pairs.last > ends) & (begins[segment] < pairs.first)
    names = pairs.names
    owner = index.name_entity[names.of]
    for row in np.flatnonzero(found).tolist():
        # `Acme University, Acme on Sea` says one name twice.
        own = (names.last == ends[row]) & (names.first < pairs.first[row])
        found[row] = not (own & (owner == pairs.entity[row])).any()
    return np.asarray(found, bool)


def bare(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Hospitals and schools by one word, or by likeness, in a later segment that says no such.

    `Acme Ltd., Bellevue` is at no Bellevue Hospital. What is printed in capitals is an acronym.
    """
    segment = strings.segment[pairs.first]
    later = (strings.segment_order[segment] > 0) & (
        strings.segment_kind[segment] == KINDS.index(Kind.OTHER)
    )
    kind = index.entity_kind[pairs.entity]
    one = (
        (pairs.exact >= 0) & (pairs.last - pairs.first == 1) & (kind != kind_row(index, "Company"))
    )
    one &= (_forms(index, pairs) & Form.SHOWN) == 0
    one &= (strings.marks[pairs.first] & CAPITALS) == 0
    alike = (pairs.exact < 0) & (kind == kind_row(index, "Hospital"))
    return np.asarray(later & (one | alike), bool)


def less_amid(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by less than their name amid other words of their segment.

    The corpus may speak of a company's `AI Lab` ever so often: `Example AI Lab` is another one.
    """
    less = (_forms(index, pairs) & VARIED & ~SHORT) > 0
    segment = strings.segment[pairs.first]
    starts = strings.segment_starts
    fills = (starts[segment] == pairs.first) & (starts[segment + 1] == pairs.last)
    return np.asarray((pairs.exact >= 0) & less & ~fills, bool)


def _forms(index: Index, pairs: Pairs) -> NDArray[np.int32]:
    """Forms of the names that stand in the strings; those of any other row say nothing."""
    return index.name_forms[pairs.names.of[np.maximum(pairs.exact, 0)]]


def _words(strings: Strings) -> list[str]:
    return [word for text in strings.texts for word in text]
