"""Weights of evidence from gold: logistic regression over steps of features, the same every time.

Each step's weight is a sum of increments, one an edge, kept small by a ridge: neighbouring steps
differ no more than the gold says they do. Mentions of a name count alike, however many they are.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from kg.resolve.people.evidence import Evidence, Weights
from kg.resolve.people.features import Features
from kg.resolve.people.sparse import Ints

STEPS: Final = 12
RIDGE: Final = 3.0
CATEGORIES: Final = ("name", "chinese")
"""Features whose values are kinds and no amounts: an edge between each two."""

BEYOND: Final = {"venue": 0.25}
"""What a unit more than gold shows adds: a venue that one work in thousands has tells more.

Gold has a few large conferences. A quarter of what it would be worth were venues drawn at random,
for those who share a name may share a field.
"""

Doubles = npt.NDArray[np.float64]


def trained(
    values: Features, truth: npt.NDArray[np.bool_], weight: Doubles, version: str, threshold: float
) -> Evidence:
    """Fit a model.

    Args:
        values: features of pairs.
        truth: whether each pair is one person.
        weight: how much each pair counts.
        version: what the gold was, for the ledger.
        threshold: log odds above which two are taken for one.
    """
    edges = {name: _edges(name, column) for name, column in values.items()}
    design = _design(values, edges)
    found = _fit(design, truth.astype(np.float64), weight)
    weights, start, bias = {}, 0, float(found[-1])
    for name, cuts in edges.items():
        part = found[start : start + len(cuts) + 1]
        start += len(cuts) + 1
        steps = np.concatenate(([0.0], np.cumsum(part[:-1]), part[-1:]))
        # About nought on the average, so that the sign tells support from contradiction.
        raw = Weights(tuple(cuts.tolist()), tuple(steps[:-1].tolist()), float(steps[-1]))
        middle = float(np.average(raw.of(values[name]), weights=weight))
        bias += middle
        shifted = np.round(steps - middle, 3).tolist()
        edge = tuple(np.round(cuts, 5).tolist())
        weights[name] = Weights(edge, tuple(shifted[:-1]), shifted[-1], BEYOND.get(name, 0.0))
    return Evidence(version, round(bias, 3), threshold, weights)


def _edges(name: str, column: npt.NDArray[np.float32]) -> Doubles:
    known = column[~np.isnan(column)].astype(np.float64)
    if not len(known):
        return np.empty(0)
    if name in CATEGORIES:
        return np.unique(known)[1:] - 0.5
    # Where most are nought, nought is a step of its own.
    positive = known[known != 0] if (known == 0).mean() > 0.1 else known
    if not len(positive):
        return np.empty(0)
    cuts = np.quantile(positive, np.linspace(0, 1, STEPS + 1)[1:-1])
    cuts = np.append(cuts, 1e-6) if len(positive) < len(known) else cuts
    return np.unique(np.round(cuts, 5))


def _design(values: Features, edges: Mapping[str, Doubles]) -> Doubles:
    columns: list[npt.NDArray[np.bool_]] = []
    for name, cuts in edges.items():
        column = values[name]
        missing = np.isnan(column)
        columns += [~missing & (column >= cut) for cut in cuts]
        columns.append(missing)
    columns.append(np.ones(len(columns[0]), np.bool_))
    return np.column_stack(columns).astype(np.float64)


def _fit(design: Doubles, truth: Doubles, weight: Doubles) -> Doubles:
    """Newton's method on the penalised likelihood; the last column is the bias, not penalised."""
    found = np.zeros(design.shape[1])
    ridge = np.full(len(found), RIDGE)
    ridge[-1] = 1e-6
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (weight * (chance - truth)) + ridge * found
        curve = (design * (weight * chance * (1 - chance))[:, None]).T @ design
        step = np.linalg.solve(curve + np.diag(ridge), slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def names_alike(keys: Ints, left: Ints) -> Doubles:
    """A weight a pair, so that a name counts with its mentions and not with its pairs."""
    sizes = np.bincount(keys)[keys[left]]
    return np.asarray(1 / np.maximum(sizes - 1, 1), np.float64)
