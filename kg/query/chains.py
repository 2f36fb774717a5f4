"""The shortest chains of links between two things, told from what is beside either.

The search goes on from both ends in turn, always from where fewer things wait: chains of n links
meet where what is i links from the one end is n - i links from the other. From an end with few
links nearly nothing is read even where the other has thousands.
Source: Pohl (1971), Bi-directional search, Machine Intelligence 6.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise, product
from typing import NamedTuple, Self

Way = tuple[str, ...]
"""Ids of things of which each has a link with the next; none comes twice."""


class Step(NamedTuple):
    """A link as it is gone along: from the one of its ends to the other.

    Attributes:
        near: id of the thing that it is gone along from.
        type: of the link.
        far: id of the thing that it leads to.
        onward: whether the link goes out from `near`.
        kind: what tells it from others of its type between the two; the same either way.
    """

    near: str
    type: str
    far: str
    onward: bool
    kind: str = ""


class Chain(NamedTuple):
    """A chain of links that comes to nothing twice.

    Attributes:
        nodes: ids of the things along it.
        steps: the links along it, one fewer.
    """

    nodes: Way
    steps: tuple[Step, ...]


def chains(ways: Iterable[Way], steps: Iterable[Step]) -> Iterator[Chain]:
    """The chains along some ways, by the links between each two things next to each other.

    Of several links of a type and a direction between two things the first by kind stands for all.

    Args:
        ways: in the order in which their chains are wanted.
        steps: all links between those two, each as gone along in either direction.
    """
    between: dict[tuple[str, str], dict[tuple[str, bool], Step]] = {}
    for step in sorted(steps, key=lambda each: (each.type, each.kind)):
        back = Step(step.far, step.type, step.near, not step.onward, step.kind)
        for each in (step, back):
            alike = between.setdefault((each.near, each.far), {})
            alike.setdefault((each.type, each.onward), each)
    for way in ways:
        for along in product(*(sorted(between[pair].values()) for pair in pairwise(way))):
            yield Chain(way, along)


@dataclass(slots=True)
class _Side:
    """What is known around an end.

    Attributes:
        waiting: what is to be looked at next.
        layers: what walks from the end come to, by how many links they have.
        near: what is beside each thing that was looked at.
    """

    waiting: set[str]
    layers: list[set[str]]
    near: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def around(cls, end: str) -> Self:
        """Of an end of which nothing is known yet."""
        return cls({end}, [{end}])

    def learn(self, beside: Mapping[str, Iterable[str]]) -> None:
        """Take in what is beside all that waited."""
        self.near |= {id_: set(beside.get(id_, ())) for id_ in self.waiting}
        reached = set[str]().union(*(self.near[id_] for id_ in self.waiting))
        self.waiting = reached - self.near.keys()
        self.layers.append(set[str]().union(*(self.near[id_] for id_ in self.layers[-1])))

    def leading_to(self, met: set[str]) -> list[set[str]]:
        """Of each layer what the longest walks go through that come to one of these."""
        layers = [met]
        for layer in reversed(self.layers[:-1]):
            layers.append({id_ for id_ in layer if not self.near[id_].isdisjoint(layers[-1])})
        return layers[::-1]


@dataclass(slots=True)
class Search:
    """A search for ways between two things, which are not the same.

    Whoever searches asks `waiting` for things to be looked at, tells `learn` what is beside them,
    and finds in `ways` those that have as many links as there were rounds.
    """

    start: str
    goal: str
    rounds: int = 0
    _here: _Side = field(init=False)
    _there: _Side = field(init=False)

    def __post_init__(self) -> None:
        self._here, self._there = _Side.around(self.start), _Side.around(self.goal)

    @property
    def waiting(self) -> list[str]:
        """Things to be looked at next; none where no way is longer than those known."""
        return sorted(self._next.waiting)

    @property
    def _next(self) -> _Side:
        return min(self._here, self._there, key=lambda side: len(side.waiting))

    def learn(self, beside: Mapping[str, Iterable[str]]) -> None:
        """Take in what is beside all that waited; who is not named has nothing beside it."""
        self._next.learn(beside)
        self.rounds += 1

    def beside(self, id_: str) -> int:
        """How many things are known to be beside one; none before it was looked at."""
        return max(len(side.near.get(id_, ())) for side in (self._here, self._there))

    def ways(self, most: int) -> list[Way]:
        """Ways of as many links as there were rounds, in the order of ids, at most so many."""
        return list(islice(self._ways(), most))

    def _ways(self) -> Iterator[Way]:
        met = self._here.layers[-1] & self._there.layers[-1]
        layers = self._here.leading_to(met) + self._there.leading_to(met)[-2::-1]
        way, rest = list[str](), [iter(sorted(layers[0]))]
        while rest:
            found = next((each for each in rest[-1] if each not in way), None)
            if found is None:
                rest.pop()
                del way[-1:]
            elif len(rest) == len(layers):
                yield (*way, found)
            else:
                rest.append(iter(sorted(self._beyond(len(way), found, layers[len(rest)]))))
                way.append(found)

    def _beyond(self, place: int, id_: str, layer: set[str]) -> set[str]:
        """What of the next layer is beside the thing at this place of a way."""
        if place < len(self._here.layers) - 1:
            return self._here.near[id_] & layer
        return {each for each in layer if id_ in self._there.near[each]}
