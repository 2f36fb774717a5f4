"""Rows of a statement, as far as a price knows them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kg_api.cost.statistics import Degrees
from kg_api.cypher.tree import Slot


class Rowset(NamedTuple):
    """Rows, as far as they are known: so many, in so many groups of different things."""

    rows: float
    groups: float


def most(degrees: Sequence[Degrees], at: Rowset) -> float:
    """The most rows that a step can lead to: in each group the things with the most links.

    Groups of one size are the worst case, for `Degrees.most` is concave.
    """
    each = at.rows / at.groups if at.groups else 0.0
    return at.groups * sum(degree.most(each) for degree in degrees)


def types_of(types: Sequence[str | Slot], given: Mapping[str, Any]) -> list[str]:
    """Types of links, those that an argument chooses as it is given."""
    found = []
    for each in types:
        if isinstance(each, Slot):
            chosen = given.get(each.name) or ()
            members = chosen if isinstance(chosen, list | tuple) else [chosen]
            found += [str(getattr(one, "value", one)) for one in members]
        else:
            found.append(each)
    return found
