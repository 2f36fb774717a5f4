"""How likely two names are one: a forest of small trees, trained on judged names.

`kg train names GOLD…` trains it anew. A gold's large clusters would rule by
their pairs, so a pair weighs less in them.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import lightgbm
import numpy as np
from numpy.typing import NDArray

from kg.resolve.names.candidates import Candidate, candidates
from kg.resolve.names.pairs import FEATURES, features
from kg.resolve.names.parsed import Parsed, parsed

MODEL: Final = Path(__file__).with_name("pairs.model.txt")

TREES: Final = 250
PARAMETERS: Final = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 15,
    "min_data_in_leaf": 20,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.6,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbose": -1,
}


def probabilities(names: Sequence[Parsed], pairs: Sequence[Candidate]) -> NDArray[np.float64]:
    """For each pair of names, how likely they name one organisation."""
    if not pairs:
        return np.zeros(0)
    return np.asarray(_booster().predict(features(names, pairs), num_threads=1))


def train(names: Sequence[str], clusters: Sequence[str]) -> lightgbm.Booster:
    """Train on names of which the clusters are known."""
    read = parsed(names)
    pairs = candidates(read)
    sizes = Counter(clusters)
    same = [clusters[each.one] == clusters[each.other] for each in pairs]
    weights = [(sizes[clusters[p.one]] * sizes[clusters[p.other]]) ** -0.5 for p in pairs]
    data = lightgbm.Dataset(
        features(read, pairs),
        np.array(same, np.float32),
        weight=np.array(weights) / np.mean(weights),
        feature_name=[each.replace(",", "").replace(" ", "_") for each in FEATURES],
    )
    return lightgbm.train(PARAMETERS, data, TREES)


@cache
def _booster() -> lightgbm.Booster:
    return lightgbm.Booster(model_str=MODEL.read_text("ascii"))
