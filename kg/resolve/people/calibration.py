"""What a corpus knows of its own people: how far pairs like one are surer than the gold shows.

The gold holds more people of one name than most corpora do, and its organisations are read from a
line each. Where both mentions of a pair are identified, a corpus tells itself whether they are
one person. How far that departs from what the model expects is learned here, for each step of
commonness and each way in which organisations agree, and added to all pairs: next to nothing
where few are identified.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.resolve.people.features import COMMON_STEPS, Features
from kg.resolve.people.sparse import Bools, Floats, Ints

Kinds = npt.NDArray[np.uint8]

STEPS: Final = len(COMMON_STEPS) + 1
WAYS: Final = 6
"""Ways in which organisations agree: the same, others, some; unknown, and near, nearby, far."""

ALIKE: Final = 0.8
DIFFERENT: Final = 0.004
NEAR: Final = 0.28
NEARBY: Final = 0.04
"""Where ways to agree begin: of the organisations themselves, and of those around."""

RIDGE: Final = 4.0
"""Mentions whose word is needed to move the odds by about half of what they show."""

CERTAIN: Final = 8.0
"""Log odds beyond which a pair is not surer: a wrong identifier is one wrong pair and no more."""

ROUNDS: Final = 25

VERY_COMMON: Final = slice((STEPS - 1) * WAYS, None)
"""Kinds that are never surer: of a very common name there are always more than are identified."""

_KINDS: Final = np.array([(kind // WAYS, STEPS + kind % WAYS) for kind in range(STEPS * WAYS)])


def kinds(values: Features) -> Kinds:
    """The kind of each pair: how common its name is, and how its organisations agree."""
    own, around = values["organizations"], np.nan_to_num(values["surroundings"])
    unknown = np.select([around >= NEAR, around >= NEARBY], [3, 4], 5)
    known = np.select([own >= ALIKE, own < DIFFERENT], [0, 1], 2)
    way = np.where(np.isnan(own), unknown, known)
    return (np.digitize(values["common"], COMMON_STEPS) * WAYS + way).astype(np.uint8)


def identified(columns: Sequence[Ints], left: Ints, right: Ints) -> Bools:
    """Pairs of mentions that both have an identifier of one scheme, a column a scheme."""
    found = np.zeros(len(left), np.bool_)
    for numbers in columns:
        found |= (numbers[left] > 0) & (numbers[right] > 0)
    return found


def learned(kind: Kinds, odds: Floats, same: Bools, weight: npt.NDArray[np.float64]) -> Floats:
    """What to add to the log odds of a pair of each kind.

    Args:
        kind: of each identified pair.
        odds: log odds that the model gives it.
        same: whether it is one person.
        weight: how much it counts.
    """
    design = np.zeros((len(_KINDS), STEPS + WAYS))
    design[np.arange(len(_KINDS))[:, None], _KINDS] = 1
    start, found = np.clip(odds.astype(np.float64), -CERTAIN, CERTAIN), np.zeros(STEPS + WAYS)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(start + (design @ found)[kind], -30, 30)))
        surplus = np.bincount(kind, weight * (chance - same), len(_KINDS))
        spread = np.bincount(kind, weight * chance * (1 - chance), len(_KINDS))
        slope = design.T @ surplus + RIDGE * found
        curve = design.T @ (spread[:, None] * design) + RIDGE * np.eye(len(found))
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    shift = design @ found
    shift[VERY_COMMON] = np.minimum(shift[VERY_COMMON], 0)
    return np.asarray(shift, np.float32)
