"""From likely pairs to clusters: average linkage on the pairs that were compared.

Two clusters become one while the mean probability of the pairs between them is high enough; a pair
that was not compared counts a little as one that is not the same, so that a chain of likely pairs
does not join what is far apart. https://doi.org/10.1093/comjnl/26.4.354
"""

import heapq
from collections.abc import Sequence
from typing import Final

from kg.resolve.names.candidates import Candidate

AT_LEAST: Final = 0.3
"""Mean probability from which on two clusters are one; found on held-out halves of the gold."""

UNCOMPARED: Final = 0.06
"""How much a pair that was not compared counts as one of probability zero."""

LIKELY: Final = 0.03
"""Pairs below are as good as not compared."""

NEVER: Final = -1e6
"""In place of the probability of a pair that must not come into one cluster, whoever joins it."""


class Linkage:
    """Clusters of positions, and the pairs between them."""

    def __init__(self, size: int) -> None:
        self.members = [[position] for position in range(size)]
        self._between: list[dict[int, tuple[float, int]]] = [{} for _ in range(size)]

    def state(self, one: int, other: int, probability: float) -> None:
        """A pair was compared."""
        self._between[one][other] = self._between[other][one] = (probability, 1)

    def neighbours(self, cluster: int) -> list[int]:
        """Clusters that some pair joins with this one."""
        return list(self._between[cluster])

    def mean(self, one: int, other: int) -> float:
        """Mean probability of the pairs between two clusters; 0 where there is none."""
        total, compared = self._between[one].get(other, (0.0, 0))
        if not compared:
            return 0.0
        pairs = len(self.members[one]) * len(self.members[other])
        return total / (compared + UNCOMPARED * (pairs - compared))

    def merge(self, one: int, other: int) -> int:
        """Make two clusters one, under the number of that with more neighbours."""
        if len(self._between[one]) < len(self._between[other]):
            one, other = other, one
        self.members[one] += self.members[other]
        self.members[other] = []
        self._between[one].pop(other, None)
        for third, (total, compared) in self._between[other].items():
            if third != one:
                known = self._between[one].get(third, (0.0, 0))
                both = (known[0] + total, known[1] + compared)
                self._between[one][third] = self._between[third][one] = both
                del self._between[third][other]
        self._between[other] = {}
        return one


def agglomerate(
    size: int, pairs: Sequence[Candidate], probabilities: Sequence[float]
) -> list[list[int]]:
    """Clusters of positions 0 to size - 1, each in order, the earliest first."""
    linkage = Linkage(size)
    for pair, probability in zip(pairs, probabilities, strict=True):
        if probability > LIKELY or probability == NEVER:
            linkage.state(pair.one, pair.other, float(probability))
    queue = [
        (-linkage.mean(i, j), i, j) for i in range(size) for j in linkage.neighbours(i) if i < j
    ]
    queue = [each for each in queue if -each[0] >= AT_LEAST]
    heapq.heapify(queue)
    while queue:
        negative, one, other = heapq.heappop(queue)
        now = linkage.mean(one, other)
        if now != -negative:
            _push(queue, now, one, other)
            continue
        kept = linkage.merge(one, other)
        for third in linkage.neighbours(kept):
            _push(queue, linkage.mean(kept, third), kept, third)
    return sorted(sorted(each) for each in linkage.members if each)


def _push(queue: list[tuple[float, int, int]], mean: float, one: int, other: int) -> None:
    if mean >= AT_LEAST:
        heapq.heappush(queue, (-mean, min(one, other), max(one, other)))
