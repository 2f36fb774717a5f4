"""What a candidate's rivals in the same string are worth: features of the second look."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.csr import group_max, group_sum, ranks, taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, is_part

Floats = NDArray[np.float64]

LEAST = 0.02
"""Probability below which a candidate is nobody's rival."""


def rivals(index: Index, pairs: Pairs, probability: Floats) -> dict[str, NDArray[np.float32]]:
    """Features of each pair from the first look's probabilities of all pairs of its string."""
    found = (*_rivals(pairs, probability), *_best(index, pairs, probability))
    return {name: column.astype(np.float32) for name, column in found}


def _best(index: Index, pairs: Pairs, probability: Floats) -> Iterator[tuple[str, Floats]]:
    """The likeliest of a candidate's rivals: what it is, and how the two stand to each other."""
    count = len(probability)
    order = np.lexsort((-probability, pairs.string))
    first = np.searchsorted(pairs.string, pairs.string)
    best = order[first]
    more = np.searchsorted(pairs.string, pairs.string, side="right") - first > 1
    mine = np.arange(count)
    its = np.where(best != mine, best, order[np.minimum(first + 1, max(count - 1, 0))])
    there = more & (probability[its] >= LEAST)
    yield "best_rival", np.where(there, probability[its], 0)
    yield "best_rival_kind", np.where(there, index.entity_kind[pairs.entity[its]], -1)
    whole = is_part(index, pairs.entity, pairs.entity[its])
    part = is_part(index, pairs.entity[its], pairs.entity)
    yield "best_rival_kin", np.where(there, whole * 1.0 - part, 0)
    yield "best_rival_before", np.where(there, pairs.last[its] - pairs.first, -99)
    yield "best_rival_behind", np.where(there, pairs.first[its] - pairs.last, -99)
    yield "best_rival_exact", np.where(there, pairs.exact[its] >= 0, -1)
    same = index.entity_country[pairs.entity] == index.entity_country[pairs.entity[its]]
    yield "best_rival_country", np.where(there, same, -1)


def _rivals(pairs: Pairs, probability: Floats) -> Iterator[tuple[str, Floats]]:
    count = len(probability)
    live = np.flatnonzero(probability >= LEAST)
    starts = np.searchsorted(pairs.string[live], np.arange(pairs.string.max(initial=-1) + 2))
    places, mine = taken(starts, pairs.string)
    its = live[places]
    other = mine != its
    mine, its = mine[other], its[other]
    overlap = (pairs.first[mine] < pairs.last[its]) & (pairs.first[its] < pairs.last[mine])
    same = (pairs.first[mine] == pairs.first[its]) & (pairs.last[mine] == pairs.last[its])
    held = overlap & ~same & (pairs.first[its] <= pairs.first[mine])
    held &= pairs.last[its] >= pairs.last[mine]
    yield "first_look", probability
    yield "rival_overlapping", group_max(mine[overlap], probability[its[overlap]], count)
    yield "rival_apart", group_max(mine[~overlap], probability[its[~overlap]], count)
    yield "rival_of_same_words", group_max(mine[same], probability[its[same]], count)
    yield "rival_around", group_max(mine[held], probability[its[held]], count)
    yield "rivals_overlapping", group_sum(mine[overlap], probability[its[overlap]], count)
    yield "rivals", group_sum(mine, probability[its], count)
    order = np.lexsort((-probability, pairs.string))
    rank = np.empty(count)
    rank[order] = ranks(pairs.string[order])
    yield "rival_rank", rank
    best = group_max(pairs.string, probability, int(pairs.string.max(initial=-1)) + 1)
    yield "rival_gap", best[pairs.string] - probability if count else probability
    kin = pairs.child >= 0
    yield "child_probability", np.where(kin, probability[pairs.child], -1)
