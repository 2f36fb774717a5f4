"""Which of the topics near a work it has: the nearest, others that are as sure, or none."""

from math import exp
from typing import Any, Final, NamedTuple

NEAR: Final = 0.36
"""The score below which nothing is near."""

ALSO: Final = 0.8
"""The score that a further topic needs."""

SHARE: Final = 0.7
"""What part of the best score a further topic needs."""

MOST: Final = 3
"""Topics of one work."""


class Chosen(NamedTuple):
    """A topic of a work: its place among the model's, and how surely, from 0 to 1."""

    place: int
    score: float


def choose(scores: Any) -> list[Chosen]:  # noqa: ANN401 - numpy
    """The topics of a work, the surest first; none where nothing is near."""
    order = scores.argsort()[::-1][:MOST]
    best = float(scores[order[0]])
    least = max(ALSO, SHARE * best)
    return [
        Chosen(int(place), surely(float(scores[place])))
        for rank, place in enumerate(order)
        if scores[place] >= (NEAR if rank == 0 else least)
    ]


def surely(score: float) -> float:
    """A score as how often a topic of that score is right, by 170 titles read by hand."""
    return round(1.0 / (1.0 + exp(-3.2 * (score - 0.33))), 3)
