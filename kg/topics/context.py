"""What works of one venue have in common: a title may mean two things, its venue says which.

The fields and subfields of those of a venue whose topics are sure weigh on the topics of the rest,
and on the subfield that a work lies in of which no topic is sure.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from kg.topics.model import Model
from kg.topics.nearest import Nearest
from ontology.topics import Topic, topics

SURE: Final = 0.8
"""The score from which on a topic counts for its venue."""

FEWEST: Final = 20
"""Works of the smallest venue that is learnt from."""

FIELD: Final = (0.12, -0.5)
SUBFIELD: Final = (0.05, -0.25)
"""What the logarithm of a share weighs, and the most that it takes away."""

MOSTLY: Final = 0.5
"""The share of one subfield in a venue from which on it is what the venue is about."""

SHARP: Final = 0.1
"""How much nearer a topic is that weighs 2.7 times as much for its subfield."""

LEANING, UNSEEN = 0.5, 0.3
"""How the share of a subfield in the venue weighs beside that, and works that each has unseen."""

SUREST: Final = 0.97
"""The part of how likely a subfield is that proves right: 52 of 55 drawn of .5 and more."""

_ROWS: Final = 5_000
"""Works that are looked at at once."""

_NUMBERS: Final = re.compile(r"[\d\W_]+")


def in_context(model: Model, works: Nearest, venues: Sequence[str]) -> Nearest:
    """How near works are to topics, as the other works of their venues make it."""
    levels = [_level(model, 1), _level(model, 0)]
    for rows in _groups(venues):
        best = _sure(works, rows)
        for of_topic, (weight, least) in zip(levels, (FIELD, SUBFIELD), strict=True):
            shares = _shares(of_topic, best, weight, least)
            works.near[rows] += shares[of_topic[works.places[rows]]]
    return works


def likeliest(model: Model, works: Nearest, venues: Sequence[str]) -> list[tuple[str, float]]:
    """The subfield that each work most likely lies in, by all topics near it, and how likely.

    That of the nearest topic alone is often none that the work's venue is about.
    """
    of_topic, leaning = _level(model, 0), _leanings(model, works, venues)
    count = int(of_topic.max()) + 1
    ids = {
        place: topics().above(f"openalex:{model.ids[at]}")[0].id
        for at, place in enumerate(of_topic)
    }
    found: list[tuple[str, float]] = []
    for start in range(0, len(venues), _ROWS):
        near, places = (each[start : start + _ROWS] for each in (works.near, works.places))
        weights = np.exp((near - near.max(axis=1, keepdims=True)) / SHARP)
        cells = np.arange(len(near))[:, None] * count + of_topic[places]
        shares = np.bincount(cells.ravel(), weights.ravel(), len(near) * count).reshape(-1, count)
        for row, share in enumerate(shares, start):
            share = share * leaning.get(row, 1.0)
            best = int(share.argmax())
            found.append((ids[best], round(SUREST * float(share[best] / share.sum()), 3)))
    return found


def _leanings(model: Model, works: Nearest, venues: Sequence[str]) -> dict[int, Any]:
    """For each row how its venue leans to each subfield; rows of no known venue are left out."""
    of_topic, found = _level(model, 0), dict[int, Any]()
    for rows in _groups(venues):
        counts = np.bincount(of_topic[_sure(works, rows)], minlength=int(of_topic.max()) + 1)
        shares = ((counts + UNSEEN) / (counts + UNSEEN).sum()) ** LEANING
        found |= dict.fromkeys(rows.tolist(), shares)
    return found


def usual(model: Model, works: Nearest, venues: Sequence[str]) -> list[tuple[str, float]]:
    """For each work the subfield that most of its venue is about, and its share; or an empty id.

    A title of CVPR of which no topic is near is about computer vision all the same. Where no
    subfield has most of a venue, as of one on robots, it is the field if that has.
    """
    found = [("", 0.0)] * len(venues)
    for rows in _groups(venues):
        best = _sure(works, rows)
        above = [topics().above(f"openalex:{model.ids[each]}") for each in best.tolist()]
        if above:
            usually = _most(above)
            for row in rows.tolist():
                found[row] = usually
    return found


def _most(above: Sequence[Sequence[Topic]]) -> tuple[str, float]:
    """The commonest subfield if it has most, else the field if that has, else the subfield."""
    kinds = [Counter(each[level].id for each in above).most_common(1)[0] for level in (0, 1)]
    subfield, field = ((id_, round(count / len(above), 3)) for id_, count in kinds)
    return field if subfield[1] < MOSTLY <= field[1] else subfield


def _groups(venues: Sequence[str]) -> list[Any]:
    """The rows of each venue that is large enough, whatever the year."""
    groups: dict[str, list[int]] = {}
    for row, venue in enumerate(venues):
        groups.setdefault(_NUMBERS.sub(" ", venue).strip().casefold(), []).append(row)
    groups.pop("", None)
    return [np.array(rows) for rows in groups.values() if len(rows) >= FEWEST]


def _sure(works: Nearest, rows: Any) -> Any:  # noqa: ANN401 - numpy
    """The best topics of those works that are sure of theirs."""
    near, places = works.near[rows], works.places[rows]
    best = near.argmax(axis=1)[:, None]
    return np.take_along_axis(places, best, 1)[near.max(axis=1) >= SURE, 0]


def _level(model: Model, above: int) -> Any:  # noqa: ANN401
    """For each topic the number of the subfield, or of the field, that it lies in."""
    names = [topics().above(f"openalex:{each}")[above].id for each in model.ids]
    return np.unique(names, return_inverse=True)[1]


def _shares(of_topic: Any, best: Any, weight: float, least: float) -> Any:  # noqa: ANN401
    counts = np.bincount(of_topic[best], minlength=int(of_topic.max()) + 1) + 1.0
    return np.maximum(least, weight * np.log(counts / counts.max())).astype(np.float32)
