"""Which of the topics near a work it has: the nearest, others that it names or is as near to."""

from math import exp
from typing import Any, Final, NamedTuple

NEAR: Final = 0.45
"""The score below which nothing is near."""

NAMED, OF_NAMED = 0.62, 0.45
"""The score, and the part of the best one, of a further topic that the work names."""

ALSO, OF_ALSO = 1.0, 0.75
"""The same of a further topic that it does not name."""

PROSE: Final = 0.6
"""The score below which nothing is near prose."""

MOST: Final = 3
"""Topics of one work."""


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
            found.append(Chosen(int(places[at]), surely(score)))
    return found


def surely(score: float) -> float:
    """A score as how often a topic of that score is right, by 170 titles read by hand."""
    return round(1.0 / (1.0 + exp(-3.2 * (score - 0.33))), 3)
