"""Pairs of names whose mentions may be one person: a name with itself, and names that agree."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.resolve.normalise.agreement import Agreement
from kg.resolve.normalise.persons import PersonName
from kg.resolve.people.sparse import Ints

Agreements = Mapping[tuple[int, int], Agreement]

COUNTED = 40
"""Names that a name agrees with that are looked at for how many people it may be."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs of names, by their numbers; those of a name with itself come first.

    Attributes:
        one, other: numbers of names.
        how: how they agree, an `Agreement` each.
        rivals: how many names other than the longer one the shorter one could be short for; one at
            least where the parts are turned, for it may be a name in the order that it stands in.
    """

    one: Ints
    other: Ints
    how: Ints
    rivals: Ints

    def take(self, numbers: Ints) -> "Alike":
        """Some of the pairs."""
        return Alike(
            self.one[numbers], self.other[numbers], self.how[numbers], self.rivals[numbers]
        )


def alike(names: Sequence[PersonName], agreements: Agreements) -> Alike:
    """Every name with itself, and the pairs that agree.

    Args:
        names: by their numbers.
        agreements: pairs of names that may be one person's.
    """
    rivals = _rivals(names, agreements)
    itself = np.arange(len(names))
    ends = np.array(list(agreements), np.int64).reshape(-1, 2)
    against = [
        max(rivals[one, other], rivals[other, one], how is Agreement.OTHER_ORDER)
        for (one, other), how in agreements.items()
    ]
    return Alike(
        np.concatenate((itself, ends[:, 0])),
        np.concatenate((itself, ends[:, 1])),
        np.array([Agreement.SAME] * len(names) + list(agreements.values()), np.int64),
        np.array([0] * len(names) + against, np.int64),
    )


def _rivals(names: Sequence[PersonName], agreements: Agreements) -> dict[tuple[int, int], int]:
    """Of a name, for each that it agrees with: how many others it may be, two people's, less one.

    What is in the other script is counted apart, and of letters alone: 张伟 and 章伟 are rivals for
    Wei Zhang; W. Zhang beside 张伟 is none, nor are two ways in which 张伟 is read.
    """
    friends: defaultdict[tuple[int, bool], list[int]] = defaultdict(list)
    for (one, other), how in agreements.items():
        script = how is Agreement.OTHER_SCRIPT
        friends[one, script].append(other)
        friends[other, script].append(one)
    strangers = {key: _strangers(others, agreements) for key, others in friends.items()}
    return {
        (name, other): 0 if script and names[name].han else strangers[name, script]
        for (name, script), others in friends.items()
        for other in others
    }


def _strangers(others: list[int], agreements: Agreements) -> int:
    chosen: list[int] = []
    for name in sorted(others)[:COUNTED]:
        if all((min(name, o), max(name, o)) not in agreements for o in chosen):
            chosen.append(name)
    return max(len(chosen) - 1, 0)
