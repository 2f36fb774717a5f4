"""Train the model that tells people apart, on gold of several kinds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from scipy import sparse

from kg.evaluate.people import Judged, ambiguous, judged
from kg.resolve.people.alike import alike
from kg.resolve.people.candidates import Pairs, agreeing, pairs_of
from kg.resolve.people.compare import batches, names_by_key, tokens
from kg.resolve.people.context import Context, context
from kg.resolve.people.evidence import Evidence
from kg.resolve.people.features import Features, features
from kg.resolve.people.records import signatures_of
from kg.resolve.people.sparse import Bools, Ints, dots, weighted
from kg.resolve.people.training import Doubles, names_alike, trained

AMBIGUOUS: Final = 2.0
"""What a pair of an ambiguous name counts beside one of a name that one person has."""

THRESHOLD: Final = 1.0
"""Log odds above which two are one: a wrong join costs more than a missed one."""

DOUBTFUL: Final = 6.0
"""Rarity of the co-authors in common from which on two people of one name are hardly two.

Most that gold holds apart beside such co-authors are one person with two profiles: taught that they
are two, a model thinks little of co-authors.
"""


def train_people(gold: Sequence[Path]) -> Evidence:
    """A model from files of gold, in equal parts however many mentions each has.

    Raises:
        InputError: a file can not be read as gold.
    """
    parts = [_part(list(judged([path]))) for path in gold]
    largest = max(float(weight.sum()) for _, _, weight in parts)
    values = {name: np.concatenate([part[name] for part, _, _ in parts]) for name in parts[0][0]}
    truth = np.concatenate([same for _, same, _ in parts])
    weight = np.concatenate([weight * largest / weight.sum() for _, _, weight in parts])
    version = ", ".join(path.name.partition(".")[0] for path in gold)
    return trained(values, truth, weight, version, THRESHOLD)


def _part(gold: list[Judged]) -> tuple[Features, Bools, Doubles]:
    known = context(signatures_of([record for record, _ in gold]))
    names = names_by_key(known)
    pairs = pairs_of(known.keys, alike(names, agreeing(names)), tokens(known))
    made = [features(known, part) for part in batches(pairs)]
    values = {name: np.concatenate([each[name] for each in made]) for name in made[0]}
    people = np.unique([person for _, person in gold], return_inverse=True)[1].astype(np.int64)
    hard = np.zeros(len(gold), np.bool_)
    hard[ambiguous(gold)] = True
    weight = names_alike(known.keys, pairs.left)
    weight *= np.where(hard[pairs.left] | hard[pairs.right], AMBIGUOUS, 1.0)
    same = people[pairs.left] == people[pairs.right]
    sure = same | ~_doubtful(known, people, pairs)
    return {name: each[sure] for name, each in values.items()}, same[sure], weight[sure]


def _doubtful(known: Context, people: Ints, pairs: Pairs) -> Bools:
    """Pairs of mentions whose people have rare co-authors in common, on whatever works."""
    ones, numbers = np.ones(len(people), np.float32), np.arange(len(people))
    mentions = sparse.csr_matrix((ones, (people, numbers)))
    team = (mentions @ known.team).tocsr()
    team.data[:] = 1
    ends = people[pairs.left], people[pairs.right]
    return np.asarray(dots(weighted(team, known.worth), team, *ends) >= DOUBTFUL, np.bool_)
