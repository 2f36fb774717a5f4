"""What works of one venue have in common: a title may mean two things, its venue says which.

The fields and subfields of those of a venue whose topics are sure weigh on the topics of the rest.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from kg.topics.model import Model
from ontology.topics import topics

SURE: Final = 0.8
"""The score from which on a topic counts for its venue."""

FEWEST: Final = 20
"""Works of the smallest venue that is learnt from."""

FIELD: Final = (0.12, -0.5)
SUBFIELD: Final = (0.05, -0.25)
"""What the logarithm of a share weighs, and the most that it takes away."""

_NUMBERS: Final = re.compile(r"[\d\W_]+")


def in_context(model: Model, scores: Any, venues: Sequence[str]) -> Any:  # noqa: ANN401 - numpy
    """The scores of works, a row each, as the other works of their venues make them."""
    groups: dict[str, list[int]] = {}
    for row, venue in enumerate(venues):
        groups.setdefault(_NUMBERS.sub(" ", venue).strip().casefold(), []).append(row)
    groups.pop("", None)
    levels = [_level(model, 1), _level(model, 0)]
    for members in groups.values():
        if len(members) >= FEWEST:
            rows = np.array(members)
            best = scores[rows].argmax(axis=1)[scores[rows].max(axis=1) >= SURE]
            for of_topic, (weight, least) in zip(levels, (FIELD, SUBFIELD), strict=True):
                scores[rows] += _shares(of_topic, best, weight, least)[of_topic]
    return scores


def _level(model: Model, above: int) -> Any:  # noqa: ANN401
    """For each topic the number of the subfield, or of the field, that it lies in."""
    names = [topics().above(f"openalex:{each}")[above].id for each in model.ids]
    return np.unique(names, return_inverse=True)[1]


def _shares(of_topic: Any, best: Any, weight: float, least: float) -> Any:  # noqa: ANN401
    counts = np.bincount(of_topic[best], minlength=int(of_topic.max()) + 1) + 1.0
    return np.maximum(least, weight * np.log(counts / counts.max())).astype(np.float32)
