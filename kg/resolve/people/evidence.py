"""The weight of evidence: an additive model of log odds, which tells support from contradiction.

Every feature is cut into steps, and every step has a weight: the sum is the log odds that two
mentions are one person. A feature that one side does not have weighs what its absence was worth
where the model was trained. Additive, because each decision can be told in words, and because a
model that combines features freely (LightGBM) gained less than .01 of B³ F1 on held-out names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import orjson

from kg.errors import InputError
from kg.resolve.people.features import Features
from kg.resolve.people.sparse import Floats

MODEL = "evidence.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of one feature.

    Attributes:
        edges: where one step ends and the next begins.
        steps: log odds of each step: one more than edges.
        missing: log odds where the feature is unknown.
        beyond: log odds that each unit past the last edge adds: more than gold shows.
    """

    edges: tuple[float, ...]
    steps: tuple[float, ...]
    missing: float
    beyond: float = 0.0

    def of(self, values: Floats) -> Floats:
        """Log odds of each value."""
        weights = np.asarray((*self.steps, self.missing), np.float32)
        step = np.digitize(values, self.edges)
        found = weights[np.where(np.isnan(values), len(self.steps), step)]
        if self.beyond:
            past = np.nan_to_num(values - np.float32(self.edges[-1]))
            found += np.float32(self.beyond) * np.maximum(past, 0)
        return found


@dataclass(frozen=True, slots=True)
class Evidence:
    """A trained model.

    Attributes:
        version: what trained it, for the ledger.
        bias: log odds before any evidence.
        threshold: log odds above which two are taken for one.
        features: weights by name of feature.
    """

    version: str
    bias: float
    threshold: float
    features: Mapping[str, Weights]

    def score(self, values: Features) -> Floats:
        """Log odds of each pair, less the threshold: above nought they are taken for one."""
        count = len(next(iter(values.values())))
        total = np.full(count, self.bias - self.threshold, np.float32)
        for name, weights in self.features.items():
            total += weights.of(values[name])
        return total

    def parts(self, values: Features) -> dict[str, Floats]:
        """What each feature adds to the score of each pair."""
        return {name: weights.of(values[name]) for name, weights in self.features.items()}

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        body = {
            "version": self.version,
            "bias": self.bias,
            "threshold": self.threshold,
            "features": {
                name: {"edges": w.edges, "steps": w.steps, "missing": w.missing}
                | ({"beyond": w.beyond} if w.beyond else {})
                for name, w in self.features.items()
            },
        }
        options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
        path.write_bytes(orjson.dumps(body, option=options))


@cache
def shipped() -> Evidence:
    """The model that comes with the package."""
    return read(files("kg.resolve.people").joinpath(MODEL).read_bytes())


def load(path: Path) -> Evidence:
    """A model from a file.

    Raises:
        InputError: there is no such file, or it holds no model.
    """
    try:
        return read(path.read_bytes())
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError) as error:
        remedy = "Make one with `kg train people`"
        raise InputError("this is no model of people", str(path), remedy) from error


def read(data: bytes) -> Evidence:
    """A model from its JSON."""
    body = orjson.loads(data)
    features = {
        name: Weights(tuple(w["edges"]), tuple(w["steps"]), w["missing"], w.get("beyond", 0.0))
        for name, w in body["features"].items()
    }
    return Evidence(body["version"], body["bias"], body["threshold"], features)
