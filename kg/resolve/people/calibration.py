"""What a corpus knows of its own people: how far its pairs are surer than gold shows, or less sure.

The gold holds more people of one name than most corpora do, and its organisations are read from a
line each. Where both mentions of a pair are identified, a corpus tells itself whether they are
one person. How far that departs from what the model expects is learned here for each step of each
ground, side by side, and added to all pairs: next to nothing where few are identified.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from kg.resolve.people.features import COMMON_STEPS, Features
from kg.resolve.people.sparse import Bools, Floats, Ints

Steps = npt.NDArray[np.uint8]
"""A row a pair, a column a ground: the step on which the pair stands."""

Doubles = npt.NDArray[np.float64]

EDGES: Final[Mapping[str, tuple[float, ...]]] = {
    "common": (-4, -3.5, -3, -2.5, -2, -1.5, -1, -0.5, 0, 0.5),
    "coauthors": (1e-6, 7.5, 12),
    "circle": (1e-6, 0.08, 0.3, 0.7),
    "circle of a common name": (1e-6, 0.1, 0.6),
    "reach": (1e-6, 0.08, 0.2, 0.4),
    "fewest": (1, 2, 4),
    "most": (2, 4, 6),
    "surroundings": (1e-5, 0.044, 0.29, 0.6),
    "affiliation": (1e-6, 0.27, 0.9),
    "title": (1e-6, 0.09, 0.25, 0.5),
    "venue": (1e-6, 3),
    "years": (1, 2, 4, 7),
    "chinese": (0.5,),
}
"""Where the steps of each ground begin; what one side does not say is a step of its own."""

YEARS: Final = (1, 3)
"""Steps of years on which ways in which organisations agree count apart: in one year a person is
at one organisation, as a rule."""

MOST: Final = 32
"""Steps of a ground, at most."""

WAYS: Final = 6
"""Ways in which organisations agree: the same, others, some; unknown, and near, nearby, far."""

ALIKE: Final = 0.8
DIFFERENT: Final = 0.004
NEAR: Final = 0.28
NEARBY: Final = 0.04
"""Where ways to agree begin: of the organisations themselves, and of those around."""

RIDGE: Final = 3.0
"""Mentions whose word is needed to move the odds by about half of what they show."""

CERTAIN: Final = 8.0
"""Log odds beyond which a pair is not surer: a wrong identifier is one wrong pair and no more."""

DOUBT: Final = 0.2
"""Log odds asked for beyond what identified pairs show: whom nobody identified is less known."""

MANY: Final = 200.0
"""Identified mentions from which on half of all that counts: few are no corpus."""

SAMPLE: Final = 100_000
"""Identified pairs that are learned from, at most, drawn evenly: more say the same."""

VERY_COMMON: Final = COMMON_STEPS[-1]
"""Commonness of names that are never surer: there are always more people than are identified."""


def steps(values: Features) -> Steps:
    """The steps on which pairs stand."""
    way, years = _way(values), _step(values["years"], YEARS)
    grounds = [_step(values[name], edges) for name, edges in EDGES.items()]
    grounds += [way, way * (len(YEARS) + 2) + years]
    return np.column_stack(grounds).astype(np.uint8)


def _step(values: Floats, edges: Sequence[float]) -> Ints:
    found = np.digitize(values, edges)
    return np.asarray(np.where(np.isnan(values), len(edges) + 1, found), np.int64)


def _way(values: Features) -> Ints:
    """How the organisations of pairs agree."""
    own, around = values["organizations"], np.nan_to_num(values["surroundings"])
    unknown = np.select([around >= NEAR, around >= NEARBY], [3, 4], 5)
    known = np.select([own >= ALIKE, own < DIFFERENT], [0, 1], 2)
    return np.asarray(np.where(np.isnan(own), unknown, known), np.int64)


@dataclass(frozen=True, slots=True)
class Learned:
    """What a corpus says of its pairs.

    Attributes:
        shift: what each step of each ground adds to the log odds of a pair; a row a ground.
        told: how many mentions it was learned from.
    """

    shift: Floats
    told: float

    def of(self, values: Features) -> Floats:
        """What is added to the score of each pair."""
        at = steps(values)
        found = self.shift[np.arange(at.shape[1]), at].sum(axis=1)
        found = np.where(values["common"] >= VERY_COMMON, np.minimum(found, 0), found)
        return np.asarray((found - DOUBT) * self.told / (self.told + MANY), np.float32)


def learned(at: Steps, odds: Floats, same: Bools, weight: Doubles) -> Learned:
    """What identified pairs tell.

    Args:
        at: the steps of each.
        odds: log odds that the model gives it.
        same: whether it is one person.
        weight: how much it counts.
    """
    grounds = at.shape[1]
    columns = at.astype(np.int64) + MOST * np.arange(grounds)
    table = np.ones(columns.size), columns.ravel(), np.arange(0, columns.size + 1, grounds)
    design = sparse.csr_matrix(table, (len(at), MOST * grounds))
    start = np.clip(odds.astype(np.float64), -CERTAIN, CERTAIN)

    def loss(shift: Doubles) -> tuple[float, Doubles]:
        total = start + design @ shift
        said = np.logaddexp(0, total) - same * total
        off = weight * (1 / (1 + np.exp(-total)) - same)
        return weight @ said + RIDGE / 2 * shift @ shift, design.T @ off + RIDGE * shift

    def curve(shift: Doubles) -> Doubles:
        chance = 1 / (1 + np.exp(-start - design @ shift))
        spread = sparse.diags(weight * chance * (1 - chance))
        return np.asarray((design.T @ spread @ design).toarray() + RIDGE * np.eye(len(shift)))

    # By trusted regions: bare Newton steps ran away where most pairs were as sure as can be.
    found = optimize.minimize(
        loss, np.zeros(design.shape[1]), jac=True, hess=curve, method="trust-exact"
    ).x
    return Learned(found.reshape(grounds, MOST).astype(np.float32), float(weight.sum()))
