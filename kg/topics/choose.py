"""Which of the topics near a work it has: the nearest, others that it names or is as near to."""

from typing import Any, Final, NamedTuple

import numpy as np

NEAR: Final = 0.45
"""The score below which nothing is near."""

NAMED, OF_NAMED = 0.95, 0.45
"""The score, and the part of the best one, of a further topic that the work names.

Of 82 further topics of titles and patents that were read, 49 of 74 with a smaller score were right.
"""

ALSO, OF_ALSO = 1.0, 0.75
"""The same of a further topic that it does not name."""

PROSE: Final = 0.6
"""The score below which nothing is near prose."""

MOST: Final = 3
"""Topics of one work."""

_BEST: Final = (
    (-1.0, 0.0, 0.45, 0.65, 0.87, 0.95, 1.2, 3.0),
    (0.0, 0.26, 0.57, 0.66, 0.74, 0.9, 0.96, 0.99),
)
_FURTHER: Final = (
    (-1.0, 0.0, 0.5, 0.65, 0.9, 1.0, 1.6, 3.0),
    (0.0, 0.25, 0.48, 0.54, 0.72, 0.85, 0.9, 0.95),
)
"""Scores, and how often topics of that score are right: the nearest one, and others."""


class Chosen(NamedTuple):
    """A topic of a work: its place among the model's, and how surely, from 0 to 1."""

    place: int
    score: float


def choose(places: Any, near: Any, named: Any, least: float = NEAR) -> list[Chosen]:  # noqa: ANN401 - numpy
    """The topics of a work, the surest first; none where nothing is near.

    Args:
        places: topics that may be, by their places among the model's.
        near: how near the work is to each.
        named: whether it names the topic.
        least: the score below which nothing is near: `PROSE` of a text that is a little near to
            much.
    """
    order = near.argsort()[::-1]
    best = float(near[order[0]])
    if best < least:
        return []
    found = [Chosen(int(places[order[0]]), surely(best))]
    for at in order[1 : 4 * MOST]:
        score = float(near[at])
        wanted = max(NAMED, OF_NAMED * best) if named[at] else max(ALSO, OF_ALSO * best)
        if score >= max(wanted, least) and len(found) < MOST:
            found.append(Chosen(int(places[at]), surely(score, further=True)))
    return found


def surely(score: float, further: bool = False) -> float:
    """A score as how often a topic of that score is right, by 225 that were drawn and read.

    Args:
        score: how near the topic is.
        further: whether another is nearer.
    """
    return round(float(np.interp(score, *(_FURTHER if further else _BEST))), 3)
