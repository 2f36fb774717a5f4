"""The topics nearest to each of many works: all that choosing among them needs, in little room.

A work's scores of all 4,500 topics take 18 kB, those of the nearest 64 less than half of one, so
that a hundred thousand works fit into memory.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import numpy as np

from kg.topics.model import Scores

KEPT: Final = 64
"""Topics of a work that are kept: others of its venue can lower the first of them, not all."""


class Nearest(NamedTuple):
    """The topics nearest to works: a row a work, the nearest first.

    Attributes:
        places: of the topics among the model's.
        near: how near each is.
        named: whether the work names it.
    """

    places: Any
    near: Any
    named: Any


def nearest(scores: Scores) -> Nearest:
    """The topics that are kept of a batch of works."""
    kept = min(KEPT, scores.near.shape[1])
    some = np.argpartition(-scores.near, kept - 1, axis=1)[:, :kept]
    order = np.argsort(-np.take_along_axis(scores.near, some, 1), axis=1, kind="stable")
    places = np.take_along_axis(some, order, 1)
    near, named = (np.take_along_axis(each, places, 1) for each in scores)
    return Nearest(places.astype(np.int16), near.astype(np.float32), named)


def stacked(batches: Iterable[Nearest]) -> Nearest:
    """Batches of works as one."""
    return Nearest(*(np.concatenate(each) for each in zip(*batches, strict=True)))
