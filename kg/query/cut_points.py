"""Whose removal would leave two places with nothing that joins them: cut points of a network.

Every vertex without which some pair of one member here and one there is no longer joined by any
chain. All are found in one walk, by low points, in time linear in the ties.
Source: Hopcroft, Tarjan (1973), Algorithm 447: efficient algorithms for graph manipulation.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class CutPoint(NamedTuple):
    """A vertex without which fewer pairs are joined.

    Attributes:
        id: of it.
        separated: pairs, of others, that are joined with it and are not without it.
        disconnects: whether without it no pair is joined.
    """

    id: str
    separated: int
    disconnects: bool


class _Members(NamedTuple):
    """How many members of a set of vertices are here, there, and in both places."""

    here: int = 0
    there: int = 0
    both: int = 0

    @property
    def pairs(self) -> int:
        """Pairs of one here and another one there."""
        return self.here * self.there - self.both

    def plus(self, other: "_Members") -> "_Members":
        return _Members(*(mine + its for mine, its in zip(self, other, strict=True)))

    def minus(self, other: "_Members") -> "_Members":
        return _Members(*(mine - its for mine, its in zip(self, other, strict=True)))


@dataclass(slots=True)
class _Vertex:
    """A vertex on the walk.

    Attributes:
        order: when it was come to.
        low: the earliest vertex that it, or what was come to from it, has a tie to.
        below: it and all that was come to from it.
        apart: of what was come to from it, what nothing but itself joins to the rest.
    """

    order: int
    low: int
    below: _Members
    apart: list[_Members] = field(default_factory=list)


def cut_points(
    ties: Iterable[tuple[str, str]], here: Collection[str], there: Collection[str]
) -> list[CutPoint]:
    """The cut points between two places, those that separate most first.

    Args:
        ties: of the network, each as the ids of its ends, in either order.
        here: ids of those in the one place.
        there: ids of those in the other; some may be in both.
    """
    near = _neighbours(ties)
    here, there = set(here), set(there)
    weights = {v: _Members(v in here, v in there, v in here and v in there) for v in near}
    seen = set[str]()
    parts = [_walked(near, root, weights, seen) for root in near if root not in seen]
    joined = [next(iter(part.values())).below for part in parts]
    total = sum(each.pairs for each in joined)
    found = [
        point
        for part, whole in zip(parts, joined, strict=True)
        if whole.pairs
        for point in _points(part, whole, weights, total)
    ]
    return sorted(found, key=lambda each: (-each.separated, each.id))


def _neighbours(ties: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for one, other in ties:
        if one != other:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    return near


def _walked(
    near: dict[str, list[str]], root: str, weights: dict[str, _Members], seen: set[str]
) -> dict[str, _Vertex]:
    """All that is joined to a root, in the order in which a walk into the depth comes to it."""
    found = {root: _Vertex(0, 0, weights[root])}
    seen.add(root)
    way = [(root, "", iter(near[root]))]
    while way:
        at, before, rest = way[-1]
        for each in rest:
            if each not in seen:
                seen.add(each)
                found[each] = _Vertex(len(found), len(found), weights[each])
                way.append((each, at, iter(near[each])))
                break
            if each != before:
                found[at].low = min(found[at].low, found[each].order)
        else:
            way.pop()
            if way:
                _left(found[at], found[before])
    return found


def _left(vertex: _Vertex, before: _Vertex) -> None:
    """Take note, where the walk comes back from a vertex to the one before it."""
    before.low = min(before.low, vertex.low)
    before.below = before.below.plus(vertex.below)
    if vertex.low >= before.order:
        before.apart.append(vertex.below)


def _points(
    part: dict[str, _Vertex], whole: _Members, weights: dict[str, _Members], total: int
) -> Iterator[CutPoint]:
    """The cut points among vertices that are joined with each other."""
    for id_, vertex in part.items():
        others = whole.minus(weights[id_])
        rest = others
        for each in vertex.apart:
            rest = rest.minus(each)
        left = rest.pairs + sum(each.pairs for each in vertex.apart)
        separated = others.pairs - left
        disconnects = total - whole.pairs + left == 0
        if separated or disconnects:
            yield CutPoint(id_, separated, disconnects)
