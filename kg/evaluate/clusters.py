"""How near clusters come to those that people made: B-cubed and pairwise precision and recall.

B-cubed (Bagga and Baldwin 1998, https://aclanthology.org/P98-1012) asks of each thing how much of
its cluster belongs with it, and how much of what belongs with it is in its cluster; pairwise asks
the same of each pair, so that large clusters count by their square.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(answers: Sequence[Hashable], gold: Sequence[Hashable]) -> Score:
    """B-cubed over things in the same order in both; the labels of clusters may be anything.

    Raises:
        ValueError: one sequence is longer than the other, or both are empty.
    """
    both, ours, theirs = _counted(answers, gold)
    total = len(gold)
    return Score(
        sum(n * n / ours[answer] for (answer, _), n in both.items()) / total,
        sum(n * n / theirs[label] for (_, label), n in both.items()) / total,
    )


def pairwise(answers: Sequence[Hashable], gold: Sequence[Hashable]) -> Score:
    """Over pairs of things that are in one cluster; 1 where there are none to get wrong.

    Raises:
        ValueError: one sequence is longer than the other, or both are empty.
    """
    both, ours, theirs = (_pairs(each.values()) for each in _counted(answers, gold))
    return Score(both / ours if ours else 1.0, both / theirs if theirs else 1.0)


def _counted(
    answers: Sequence[Hashable], gold: Sequence[Hashable]
) -> tuple[Counter[tuple[Hashable, Hashable]], Counter[Hashable], Counter[Hashable]]:
    if not gold:
        raise ValueError("there is nothing to score")
    return Counter(zip(answers, gold, strict=True)), Counter(answers), Counter(gold)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)
