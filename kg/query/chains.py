"""The shortest chains of links between two things, told from what lies around either.

The search goes on from both ends in turn, always from where fewer things wait: chains of n links
meet where what is i links from the one end is n - i links from the other. From an end with few
links nearly nothing is read even where the other has thousands.
Source: Pohl (1971), Bi-directional search, Machine Intelligence 6.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise, product
from typing import NamedTuple


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

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(slots=True)
class _Side:
    """What is known around an end: each thing's neighbours, and what waits to be looked at."""

    waiting: set[str]
    near: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, steps: Collection[Step]) -> None:
        """Take in all links of what waited."""
        for id_ in self.waiting:
            self.near[id_] = set()
        for step in steps:
            self.near[step.near].add(step.far)
        reached = {far for id_ in self.waiting for far in self.near[id_]}
        self.waiting = reached - self.near.keys()


@dataclass(slots=True)
class Search:
    """A search for chains between two things, which are not the same.

    Whoever searches asks `waiting` for things to be looked at, tells `learn` their links, and finds
    in `chains` those that are as long as so many rounds.
    """

    start: str
    goal: str
    rounds: int = 0
    _links: dict[tuple[str, str], set[Step]] = field(default_factory=dict)
    _sides: tuple[_Side, _Side] = field(init=False)

    def __post_init__(self) -> None:
        self._sides = (_Side({self.start}), _Side({self.goal}))

    @property
    def waiting(self) -> list[str]:
        """Things whose links are wanted next; none where no chain is longer than those known."""
        return sorted(self._next.waiting)

    @property
    def _next(self) -> _Side:
        here, there = self._sides
        return here if len(here.waiting) <= len(there.waiting) else there

    def learn(self, steps: Collection[Step]) -> None:
        """Take in all links of what waited, as they are gone along from there."""
        for step in steps:
            back = Step(step.far, step.type, step.near, not step.onward, step.kind)
            self._links.setdefault((step.near, step.far), set()).add(step)
            self._links.setdefault((step.far, step.near), set()).add(back)
        self._next.learn(steps)
        self.rounds += 1

    def beside(self, id_: str) -> int:
        """How many things a thing is known to have links with; none before it was looked at."""
        return max(len(side.near.get(id_, ())) for side in self._sides)

    def chains(self, most: int) -> list[Chain]:
        """Chains of as many links as there were rounds, by ids and types, at most so many.

        Of several links of a type between two things the first by kind stands for all.
        """
        return list(islice(self._found(), most))

    def _found(self) -> Iterator[Chain]:
        near = self._neighbours()
        for nodes in _walks(self._layers(near), near, self.start):
            steps = [_one_of_a_type(self._links[pair]) for pair in pairwise(nodes)]
            for each in product(*steps):
                yield Chain(nodes, each)

    def _neighbours(self) -> dict[str, set[str]]:
        """All known links, from both of their ends."""
        near: dict[str, set[str]] = {}
        for one, other in self._links:
            near.setdefault(one, set()).add(other)
        return near

    def _layers(self, near: dict[str, set[str]]) -> list[set[str]]:
        """What may stand at each place of a chain: what walks from both ends come to."""
        to_goal = [{self.goal}]
        for _ in range(self.rounds):
            to_goal.append(_beside(to_goal[-1], near))
        layers = [{self.start} & to_goal[self.rounds]]
        for left in reversed(range(self.rounds)):
            layers.append(_beside(layers[-1], near) & to_goal[left])
        return layers


def _one_of_a_type(steps: Iterable[Step]) -> list[Step]:
    found: dict[tuple[str, bool], Step] = {}
    for step in sorted(steps):
        found.setdefault((step.type, step.onward), step)
    return list(found.values())


def _beside(these: Iterable[str], near: dict[str, set[str]]) -> set[str]:
    return set[str]().union(*(near.get(each, ()) for each in these))


def _walks(
    layers: list[set[str]], near: dict[str, set[str]], start: str
) -> Iterator[tuple[str, ...]]:
    """Ways through the layers that come to nothing twice, in the order of ids."""
    way = [start]
    rest = [iter(sorted(near.get(start, set()) & layers[1]))] if start in layers[0] else []
    while rest:
        found = next((each for each in rest[-1] if each not in way), None)
        if found is None:
            rest.pop()
            way.pop()
        elif len(rest) == len(layers) - 1:
            yield (*way, found)
        else:
            way.append(found)
            rest.append(iter(sorted(near.get(found, set()) & layers[len(way)])))
