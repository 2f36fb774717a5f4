"""How many chains of links a search along all of them looks at.

From the thing with the most links of one way, and from there on as many as links have on average
that go on from where such a link leads. Things with many links are where links lead, so this is
far more than from a thing drawn by chance. Held against the real documents' graph (`bench.price`),
nine of ten things that a random link touches have fewer chains; the very busiest may have some
times more, and are left to the time-out.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from kg_api.cost.statistics import Degrees, Statistics
from ontology.schema import vocabulary

_UNKNOWN: Final = 10_000.0
_BACK: Final[Mapping[str, str]] = {">": "<", "<": ">"}


def chains(statistics: Statistics, types: Sequence[str], longest: int) -> float:
    """Chains of at most so many links of some types, in either direction, from one thing."""
    if not statistics.known:
        return _UNKNOWN ** min(longest, 2)
    ways = {
        type_ + sign: side[type_]
        for sign, side in ((">", statistics.out), ("<", statistics.into))
        for type_ in types
        if type_ in side
    }
    return max((_from(statistics, ways, way, longest) for way in ways), default=0.0)


def _from(statistics: Statistics, ways: Mapping[str, Degrees], first: str, longest: int) -> float:
    ending, total = {first: ways[first].largest}, 0.0
    for _ in range(longest):
        total += sum(ending.values())
        ending = {
            onward: sum(n * _turn(statistics, ways, way, onward) for way, n in ending.items())
            for onward in ways
        }
    return total


def _turn(statistics: Statistics, ways: Mapping[str, Degrees], way: str, onward: str) -> float:
    """Links that go on from where a link leads; where it was not counted, as many as may be."""
    if statistics.turns:
        return statistics.turns.get((way[:-1] + _BACK[way[-1]], onward), 0.0)
    return ways[onward].towards if _meet(way, onward) else 0.0


@cache
def _meet(way: str, onward: str) -> bool:
    """Whether what a link of one way leads to can be what another sets out from."""
    classes = vocabulary().classes
    return any(
        here in classes[there].ancestors or there in classes[here].ancestors
        for here in _ends(way)[1]
        for there in _ends(onward)[0]
    )


def _ends(way: str) -> tuple[Sequence[str], Sequence[str]]:
    """Classes of things that a way sets out from and leads to."""
    link = next(each for each in vocabulary().links.values() if each.type == way[:-1])
    return (link.domain, link.range) if way[-1] == ">" else (link.range, link.domain)
