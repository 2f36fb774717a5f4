"""The ranker of candidates: two gradient-boosted models and the table that calibrates them.

The second model sees what the first makes of a candidate's rivals. Both are LightGBM's, kept as
its text, compressed; the probabilities are calibrated on strings held out of training.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import lightgbm as lgb
import numpy as np
import orjson
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.scoring.features import features
from kg.resolve.scoring.prior import Prior, priors
from kg.resolve.scoring.rivals import rivals

SHIPPED: Final = "organizations.json.gz"

LIVE: Final = 0.003
"""What the first model makes of a candidate that the second looks at; others are not meant."""

SETTLED: Final = 14.0
"""Where the first model is asked no further: below a third of `LIVE`, as four of five rows are."""

_EVERY: Final = 10
"""Trees after which it is looked whether a row is settled."""

Floats = NDArray[np.float64]
Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ranker:
    """A trained ranker.

    Attributes:
        first, second: the models.
        bounds, levels: of the calibration: a score between two bounds has the level between theirs.
        threshold: probability from which a first organisation is named.
        further: the same for one that overlaps with none that is named already.
        counts: of gold's strings that mean an organisation, and that name it, by its id.
    """

    first: lgb.Booster
    second: lgb.Booster
    bounds: Floats
    levels: Floats
    threshold: float
    further: float
    counts: dict[str, list[int]]

    def score(self, index: Index, prior: Prior, strings: Strings, found: Pairs) -> Floats:
        """Calibrated probability of each candidate.

        Args:
            index: of the registries.
            prior: of `counts`, for that index.
            strings: a batch.
            found: its candidates.
        """
        if not len(found.string):
            return np.zeros(0)
        known = priors(found, prior.meant[found.entity], prior.named[found.entity])
        table = stacked(features(index, strings, found) | known)
        first = predicted(self.first, table, SETTLED)
        live = np.flatnonzero(first >= LIVE)
        beside = stacked(rivals(index, found, first))[live]
        second = np.zeros(len(first))
        if len(live):
            scores = predicted(self.second, np.hstack((table[live], beside)))
            second[live] = np.interp(scores, self.bounds, self.levels)
        return second

    def save(self, path: Path) -> None:
        """Write it as JSON, compressed; the same ranker gives the same bytes."""
        written = {
            "first": self.first.model_to_string(),
            "second": self.second.model_to_string(),
            "bounds": self.bounds.tolist(),
            "levels": self.levels.tolist(),
            "threshold": self.threshold,
            "further": self.further,
            "counts": self.counts,
        }
        path.write_bytes(gzip.compress(orjson.dumps(written), 9, mtime=0))

    @classmethod
    def parse(cls, data: bytes) -> "Ranker":
        """The ranker that `save` wrote."""
        read = orjson.loads(gzip.decompress(data))
        return cls(
            lgb.Booster(model_str=read["first"]),
            lgb.Booster(model_str=read["second"]),
            np.array(read["bounds"]),
            np.array(read["levels"]),
            read["threshold"],
            read["further"],
            read["counts"],
        )


@cache
def shipped() -> Ranker:
    """The ranker that comes with the package; its gold and licences stand beside it."""
    return Ranker.parse((files("kg.resolve.scoring") / SHIPPED).read_bytes())


def stacked(columns: dict[str, Table]) -> Table:
    """The columns of features side by side, in their fixed order."""
    return np.stack(list(columns.values()), 1)


def predicted(model: lgb.Booster, table: Table, settled: float = 0.0) -> Floats:
    """Scores of rows, on one thread: batches run beside each other, not within.

    Args:
        model: to ask.
        table: the rows.
        settled: twice the log-odds, either way, from which a row is asked no further trees; 0 for
            never.
    """
    options: dict[str, Any] = {"num_threads": 1}
    if settled:
        options |= {
            "pred_early_stop": True,
            "pred_early_stop_freq": _EVERY,
            "pred_early_stop_margin": settled,
        }
    return np.asarray(model.predict(table, **options), np.float64)
