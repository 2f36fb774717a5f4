"""How likely a Chinese and an English name are one: by themselves, then among their rivals.

Two forests of small trees, trained on lists of names by `kg train names`. The second one is taught
by what the first one says of pairs that it was not taught.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import lightgbm
import numpy as np
from numpy.typing import NDArray

from kg.resolve.names.chinese.rivals import among_rivals

MODEL: Final = Path(__file__).with_name("bilingual.model.txt")

BETWEEN: Final = "\f"
"""What stands between the two forests in their file."""

TREES: Final = 300
PARAMETERS: Final = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 24,
    "extra_trees": True,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.7,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}

Pairs = Sequence[tuple[int, int]]
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fold:
    """Pairs of names from one list, judged.

    Attributes:
        pairs: positions of the two names of each.
        features: a row a pair, as `compare` gives them.
        same: whether each pair is one.
        names: a number of the Chinese name of each, the same wherever the list is compared again.
    """

    pairs: Pairs
    features: Table
    same: Sequence[bool]
    names: Sequence[int]


def probabilities(pairs: Pairs, features: Table) -> NDArray[np.float64]:
    """For each pair of names, how likely they are one, where each name has one partner at most.

    Args:
        pairs: positions of the two names.
        features: a row a pair, as `compare` gives them.
    """
    alone, among = _forests()
    return _predicted(among, _with_rivals(pairs, features, _predicted(alone, features)))


def train(folds: Sequence[Fold]) -> tuple[lightgbm.Booster, lightgbm.Booster]:
    """Train both forests."""
    features = np.vstack([fold.features for fold in folds])
    same = np.array([each for fold in folds for each in fold.same], np.float32)
    half = np.array([name % 2 for fold in folds for name in fold.names])
    alone = np.zeros(len(same))
    for held in (0, 1):
        forest = _fit(features[half != held], same[half != held])
        alone[half == held] = _predicted(forest, features[half == held])
    ends = np.cumsum([len(fold.pairs) for fold in folds])[:-1]
    tables = [
        _with_rivals(fold.pairs, fold.features, likely)
        for fold, likely in zip(folds, np.split(alone, ends), strict=True)
    ]
    return _fit(features, same), _fit(np.vstack(tables), same)


def _with_rivals(pairs: Pairs, features: Table, likely: NDArray[np.float64]) -> Table:
    return np.hstack([features, among_rivals(pairs, likely)])


def _fit(features: Table, same: NDArray[np.float32]) -> lightgbm.Booster:
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(features, same), TREES)


def _predicted(forest: lightgbm.Booster, features: Table) -> NDArray[np.float64]:
    return np.asarray(forest.predict(features, num_threads=1))


@cache
def _forests() -> tuple[lightgbm.Booster, lightgbm.Booster]:
    alone, among = MODEL.read_text("ascii").split(BETWEEN)
    return lightgbm.Booster(model_str=alone), lightgbm.Booster(model_str=among)
