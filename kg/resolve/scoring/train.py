"""Training the ranker on gold: affiliation strings with the organisations that they name.

Seeded: the same gold, registries and version of LightGBM give the same ranker. Strings fall into
folds by a hash of their folded words, so that repeated strings never stand on both sides; the
second model, the calibration and the thresholds see only scores of strings held out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, NamedTuple

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, pairs
from kg.resolve.candidates.strings import StringReader, Strings
from kg.resolve.normalise.fold import folded
from kg.resolve.scoring.features import features
from kg.resolve.scoring.prior import Prior, priors
from kg.resolve.scoring.ranker import LIVE, Ranker, predicted, stacked
from kg.resolve.scoring.rivals import rivals

FOLDS: Final = 4


class Boosting(NamedTuple):
    """How a model is boosted.

    Attributes:
        rounds: trees.
        rate: how far each goes towards what those before it leave.
    """

    rounds: int
    rate: float


FIRST: Final = Boosting(170, 0.1)
SECOND: Final = Boosting(200, 0.05)
PARAMETERS: Final = {
    "objective": "binary",
    "max_bin": 63,
    "num_leaves": 31,
    "min_data_in_leaf": 25,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 3.0,
    "num_threads": 1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
THRESHOLD: Final = 0.45
FURTHER: Final = 0.4
"""Probabilities from which a first, and a further, organisation is named: see `Ranker`."""

BESIDE: Final = 0.5
"""What an organisation beside the one given counts against, in gold that gives only one."""

SEVERAL: Final = 3.0
"""What strings of gold that gives all organisations count for: they are far fewer."""

BATCH: Final = 1_000

Floats = NDArray[np.float64]
Counts = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A string of the gold.

    Attributes:
        text: as printed.
        ids: CURIEs of the organisations that it names; empty for none.
        single: whether its makers gave one organisation even where the string names more.
    """

    text: str
    ids: tuple[str, ...]
    single: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """The candidates of all examples, batch by batch.

    Attributes:
        found: candidates of each batch.
        tables: their features.
        right: whether each candidate is one of the gold's.
        weight: of each candidate in training.
        fold: of each candidate.
    """

    found: list[Pairs]
    strings: list[Strings]
    tables: NDArray[np.float32]
    right: NDArray[np.bool_]
    weight: Floats
    fold: NDArray[np.int64]


def train(
    index: Index, examples: Sequence[Example], report: Callable[[str], None] = lambda text: None
) -> tuple[Ranker, Floats, Sample]:
    """A ranker, with the calibrated score of each candidate by models that had not seen it."""
    sample = collect(index, examples)
    report(f"{len(sample.right):,} candidates of {len(examples):,} strings")
    every = np.ones(len(sample.right), bool)
    counts = _counts(index, sample)
    held, first = _crossed(sample, counts, None, every, FIRST)
    report("first look trained")
    live = held >= LIVE
    score, second = _crossed(sample, counts, _rivals(index, sample, held), live, SECOND)
    bounds, levels = calibration(score[live], sample.right[live], sample.weight[live])
    report("second look trained")
    known = Prior(*counts.sum(1)).counted(index)
    ranker = Ranker(first, second, bounds, levels, THRESHOLD, FURTHER, known)
    return ranker, np.where(live, np.interp(score, bounds, levels), 0.0), sample


def collect(index: Index, examples: Sequence[Example]) -> Sample:
    """The candidates of all examples with their features, labels and weights."""
    reader = StringReader(index)
    names = set(index.texts.to_pylist())
    row = {id_: position for position, id_ in enumerate(index.ids.to_pylist())}
    found, strings, tables, right, weight, fold = [], [], [], [], [], []
    for start in range(0, len(examples), BATCH):
        batch = examples[start : start + BATCH]
        read = reader.read([each.text for each in batch])
        these = pairs(index, read)
        gold = [{row.get(id_, -1) for id_ in each.ids} for each in batch]
        own = np.array(
            [
                e in gold[s]
                for s, e in zip(these.string.tolist(), these.entity.tolist(), strict=True)
            ]
        )
        found.append(these)
        strings.append(read)
        tables.append(stacked(features(index, read, these)))
        right.append(own)
        weight.append(_weight(batch, gold, these, own, names))
        fold.append(np.array([_fold(each.text) for each in batch])[these.string])
    return Sample(
        found,
        strings,
        np.concatenate(tables),
        np.concatenate(right),
        np.concatenate(weight),
        np.concatenate(fold),
    )


def _weight(
    batch: Sequence[Example],
    gold: list[set[int]],
    found: Pairs,
    right: NDArray[np.bool_],
    names: set[str],
) -> Floats:
    """What each candidate counts for: gold that may have left it out says little against it."""
    string = found.string
    partly = np.array([-1 in ids for ids in gold])
    single = np.array([each.single for each in batch])
    # An unlabelled string that is a registry's name word for word was left open, not refused.
    open_ = np.array([not each.ids and " ".join(folded(each.text)) in names for each in batch])
    beside = ~_overlapping(found, right)
    weight = np.where(single[string] & ~right & beside, BESIDE, 1.0)
    weight = np.where(partly[string] & ~right, 0.3 * weight, weight)
    weight = np.where(single[string], weight, SEVERAL * weight)
    return np.where((open_ | _strange(batch, gold, found, right))[string], 0.0, weight)


def _strange(
    batch: Sequence[Example], gold: list[set[int]], found: Pairs, right: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Strings none of which is what their one label says, though a registry has it.

    Publishers give ids of strangers, and `Meteorology` that of a university: who learns from it
    learns to doubt the names that stand there.
    """
    told = np.array([each.single and bool(each.ids) for each in batch])
    told &= np.array([-1 not in ids for ids in gold])
    reached = np.zeros(len(batch), bool)
    reached[found.string[right]] = True
    return told & ~reached


def _overlapping(found: Pairs, right: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a candidate shares words with one that is right."""
    overlapping = np.zeros(len(right), bool)
    starts = np.searchsorted(found.string, found.string[right])
    ends = np.searchsorted(found.string, found.string[right], side="right")
    for row, start, end in zip(np.flatnonzero(right), starts, ends, strict=True):
        here = slice(start, end)
        overlapping[here] |= (found.first[here] < found.last[row]) & (
            found.last[here] > found.first[row]
        )
    return overlapping


def _fold(text: str) -> int:
    words = " ".join(folded(text)).encode()
    return int.from_bytes(blake2b(words, digest_size=4).digest(), "little") % FOLDS


def _counts(index: Index, sample: Sample) -> Counts:
    """Strings that mean, and that name, each organisation: 2 x folds x organisations."""
    found = np.zeros((2, FOLDS, len(index.ids)), np.float32)
    entity = np.concatenate([each.entity for each in sample.found])
    exact = np.concatenate([each.exact >= 0 for each in sample.found])
    for row, kept in enumerate((sample.right, exact)):
        np.add.at(found[row], (sample.fold[kept], entity[kept]), 1)
    return found


def _priors(sample: Sample, counts: Counts, held: int) -> NDArray[np.float32]:
    """Features of all candidates from counts without their own fold and one that is held out."""
    total = counts.sum(1)
    parts, start = [], 0
    for each in sample.found:
        fold, entity = sample.fold[start : start + len(each.entity)], each.entity
        start += len(entity)
        known = total[:, entity] - counts[:, fold, entity]
        if held >= 0:
            known -= counts[:, held, entity] * (fold != held)
        parts.append(stacked(priors(each, *known)))
    return np.concatenate(parts)


def _crossed(
    sample: Sample,
    counts: Counts,
    beside: NDArray[np.float32] | None,
    kept: NDArray[np.bool_],
    boosting: Boosting,
) -> tuple[Floats, lgb.Booster]:
    """Scores of the rows kept by a model that had not seen their string, and one that saw all."""
    score = np.zeros(len(sample.right))
    for fold in range(FOLDS):
        out = (sample.fold == fold) & kept
        seen = (sample.fold != fold) & kept
        if out.any() and seen.any():
            table = _table(sample, counts, beside, fold)
            model = _fitted(table[seen], sample.right[seen], sample.weight[seen], boosting)
            score[out] = predicted(model, table[out])
    table = _table(sample, counts, beside, -1)
    return score, _fitted(table[kept], sample.right[kept], sample.weight[kept], boosting)


def _table(
    sample: Sample, counts: Counts, beside: NDArray[np.float32] | None, held: int
) -> NDArray[np.float32]:
    parts = [sample.tables, _priors(sample, counts, held)]
    return np.hstack(parts if beside is None else [*parts, beside])


def _fitted(
    table: NDArray[np.float32], right: NDArray[np.bool_], weight: Floats, boosting: Boosting
) -> lgb.Booster:
    kept = weight > 0
    data = lgb.Dataset(table[kept], right[kept].astype(np.float32), weight=weight[kept])
    return lgb.train({**PARAMETERS, "learning_rate": boosting.rate}, data, boosting.rounds)


def _rivals(index: Index, sample: Sample, score: Floats) -> NDArray[np.float32]:
    starts = np.cumsum([0, *(len(each.string) for each in sample.found)])
    return np.concatenate(
        [
            stacked(rivals(index, found, score[start : start + len(found.string)]))
            for found, start in zip(sample.found, starts, strict=False)
        ]
    )


def calibration(score: Floats, right: NDArray[np.bool_], weight: Floats) -> tuple[Floats, Floats]:
    """Isotonic steps from score to the share that is right (pool adjacent violators)."""
    order = np.argsort(score, kind="stable")
    blocks: list[list[float]] = []
    for part in np.array_split(order, min(200, len(order))):
        total = max(float(weight[part].sum()), 1e-9)
        blocks.append([float(score[part].mean()), float(weight[part] @ right[part]) / total, total])
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            above, below = blocks.pop(), blocks[-1]
            share = below[2] / (below[2] + above[2])
            blocks[-1] = [
                share * below[0] + (1 - share) * above[0],
                share * below[1] + (1 - share) * above[1],
                below[2] + above[2],
            ]
    return np.array([block[0] for block in blocks]), np.array([block[1] for block in blocks])
