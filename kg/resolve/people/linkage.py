"""From scores of pairs to people: clusters that grow by their best link and their mean one.

Single linkage lets one wrong link join two people; average linkage parts one person's two groups
that one co-author joins. Two clusters are joined here while a share of their best score and the
rest of their mean score together are above nought. The best of many scores is high by chance, so
that the share falls where many mentions hang together. What must not be one (two ORCID iDs, other
Chinese characters) never is, whoever stands between. Nor are clusters whose names have none among
them that all others may be a form of: F. Lee may be Fung Lee or Felix Lee, and not both.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from math import log2

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from kg.resolve.people.sparse import Bools, Floats, Ints

BEST = 0.85
"""Share of the best score in that of two clusters; the mean has the rest."""

MANY = 50
"""Mentions of one component from which on the share of the best score falls."""

FALL = 0.2
"""How much it falls with each doubling of the mentions."""

LEAST_BEST = 0.4
"""What it does not fall below."""

UNSEEN = -2.0
"""Score of two mentions that nothing made a pair worth a look."""

EACH_SCRIPT = 0.4
"""Share of the doubt about two profiles that is left where only one is in Chinese characters.

A directory that goes by the printed name gives a person one in each script.
"""

LARGEST = 1_000
"""Mentions clustered at once; larger components fall apart at a higher threshold."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of pairs of mentions, above nought for one person; -inf for never."""

    left: Ints
    right: Ints
    score: Floats


@dataclass(frozen=True, slots=True)
class Apart:
    """What keeps mentions apart whatever links them, a row a mention.

    Attributes:
        exclusive: numbers of what a person has one of, a column a kind; 0 where there is none.
        profiles: the same of what a person is to have one of, and some have two.
        doubt: what two values of each kind of profile add to the score of two clusters.
        han: whether the name is in Chinese characters.
        names: number of the name.
        forms: pairs of numbers of names, the first of which may be a form of the second.
    """

    exclusive: Ints
    profiles: Ints
    doubt: Sequence[float]
    han: Bools
    names: Ints
    forms: Collection[tuple[int, int]]

    def of(self, members: Ints) -> "Apart":
        """The rows of some mentions."""
        return replace(
            self,
            exclusive=self.exclusive[members],
            profiles=self.profiles[members],
            han=self.han[members],
            names=self.names[members],
        )


def linked(count: int, pairs: Scored, known: Ints, apart: Apart) -> Ints:
    """The cluster of each mention, named by its first member.

    Args:
        count: how many mentions there are.
        pairs: scored ones.
        known: group of each mention that is one person beyond doubt.
        apart: what keeps mentions apart.
    """
    clusters = np.arange(count)
    for members, edges in _components(count, pairs, known):
        part = _agglomerate(edges, known[members], apart.of(members))
        clusters[members] = members[part]
    return clusters


def chained(count: int, pairs: Scored, known: Ints) -> Ints:
    """A number for all mentions that any chain of good scores, or what is beyond doubt, joins."""
    good = pairs.score > 0
    ends = np.concatenate((pairs.left[good], np.arange(count)))
    others = np.concatenate((pairs.right[good], _first_of(known)))
    return _labels(count, ends, others)


def _components(count: int, pairs: Scored, known: Ints) -> Iterator[tuple[Ints, Scored]]:
    """Mentions that any chain of good scores joins, and all scores among them."""
    labels = _smaller(chained(count, pairs, known), pairs, _first_of(known))
    order = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels)
    inside = labels[pairs.left] == labels[pairs.right]
    edges = np.flatnonzero(inside)
    edges = edges[np.argsort(labels[pairs.left[edges]], kind="stable")]
    bounds = np.searchsorted(labels[pairs.left[edges]], np.arange(len(sizes) + 1))
    starts = np.concatenate(([0], np.cumsum(sizes)))
    place = np.empty(count, np.int64)
    for label in np.flatnonzero(sizes > 1):
        members = order[starts[label] : starts[label + 1]]
        place[members] = np.arange(len(members))
        mine = edges[bounds[label] : bounds[label + 1]]
        yield members, Scored(place[pairs.left[mine]], place[pairs.right[mine]], pairs.score[mine])


def _smaller(labels: Ints, pairs: Scored, first: Ints) -> Ints:
    """Components no larger than can be clustered at once: their weakest links go first."""
    threshold = 0.0
    while (large := np.bincount(labels)[labels] > LARGEST).any() and threshold < 8:
        threshold += 0.5
        inside = large[pairs.left] & (labels[pairs.left] == labels[pairs.right])
        kept = (pairs.score > threshold) | ~inside
        kept &= pairs.score > 0
        count = len(labels)
        ends = np.concatenate((pairs.left[kept], np.arange(count)))
        others = np.concatenate((pairs.right[kept], first))
        labels = _labels(count, ends, others)
    return labels


def _labels(count: int, ends: Ints, others: Ints) -> Ints:
    ones = np.ones(len(ends), np.int8)
    graph = sparse.csr_matrix((ones, (ends, others)), shape=(count, count))
    return np.asarray(csgraph.connected_components(graph, directed=False)[1], np.int64)


def _first_of(known: Ints) -> Ints:
    """For each mention the first one of its group."""
    _, starts, inverse = np.unique(known, return_index=True, return_inverse=True)
    return np.asarray(starts[inverse], np.int64)


def _agglomerate(edges: Scored, known: Ints, apart: Apart) -> Ints:
    """Place of the first member of each one's cluster."""
    size = len(known)
    scores = np.full((size, size), UNSEEN, np.float32)
    scores[edges.left, edges.right] = scores[edges.right, edges.left] = edges.score
    if _plain(scores, apart):
        return np.zeros(size, np.int64)
    clusters = _Clusters(scores, apart)
    first = _first_of(known)
    for place in np.flatnonzero(first != np.arange(size)):
        clusters.join(int(first[place]), int(place))
    while (pair := clusters.nearest()) is not None:
        clusters.join(*pair)
    return clusters.places()


def best_share(mentions: int) -> float:
    """Share of the best score of two clusters of a component of so many mentions."""
    return max(LEAST_BEST, BEST - FALL * max(log2(mentions / MANY), 0.0))


def _plain(scores: Floats, apart: Apart) -> bool:
    """Whether all are one: every pair is good, and nothing keeps any apart."""
    good = np.count_nonzero(scores > 0) == len(scores) * (len(scores) - 1)
    free = not apart.exclusive.any() and not apart.profiles.any()
    return good and free and bool((apart.names == apart.names[0]).all())


def _differ(numbers: Ints) -> Bools:
    """Which mentions have other values than which, of those that have one."""
    known = numbers > 0
    if not known.any():
        return np.zeros((len(numbers), len(numbers)), np.bool_)
    return np.asarray((numbers[:, None] != numbers) & known[:, None] & known, np.bool_)


class _Clusters:
    """Clusters of one component; the first member's row and column stand for a cluster."""

    def __init__(self, scores: Floats, apart: Apart) -> None:
        self.total, self.best = scores, scores.copy()
        self.never = np.isneginf(scores)
        for column in apart.exclusive.T:
            self.never |= _differ(column)
        self.total[self.never] = UNSEEN
        self.doubt = np.zeros_like(scores)
        share = np.where(apart.han[:, None] == apart.han, 1.0, EACH_SCRIPT)
        for column, doubt in zip(apart.profiles.T, apart.doubt, strict=True):
            self.doubt += doubt * share * _differ(column)
        np.fill_diagonal(self.total, 0)
        np.fill_diagonal(self.never, True)
        self.names = _Names(apart.names, apart.forms)
        self.share = best_share(len(scores))
        self.sizes = np.ones(len(scores), np.float32)
        self.parent = np.arange(len(scores))
        self.scores = np.stack([self._scores(row) for row in range(len(scores))])

    def _scores(self, row: int) -> Floats:
        """Scores of a cluster with all others."""
        mean = self.total[row] / (self.sizes[row] * self.sizes)
        score = self.share * self.best[row] + (1 - self.share) * mean + self.doubt[row]
        never = self.never[row] | ~self.names.agree(row)
        return np.where(never, -np.inf, score).astype(np.float32)

    def nearest(self) -> tuple[int, int] | None:
        """The two clusters with the highest score; None where none is above nought."""
        one, other = divmod(int(np.argmax(self.scores)), len(self.scores))
        return (min(one, other), max(one, other)) if self.scores[one, other] > 0 else None

    def join(self, one: int, other: int) -> None:
        """Put the second cluster into the first."""
        self.parent[other] = one
        self.sizes[one] += self.sizes[other]
        self.total[one] += self.total[other]
        self.best[one] = np.maximum(self.best[one], self.best[other])
        self.never[one] |= self.never[other]
        self.doubt[one] = np.minimum(self.doubt[one], self.doubt[other])
        self.names.join(one, other)
        for table in (self.total, self.best, self.never, self.doubt):
            table[:, one] = table[one]
        self.never[other] = self.never[:, other] = True
        self.scores[one] = self.scores[:, one] = self._scores(one)
        self.scores[other] = self.scores[:, other] = -np.inf

    def places(self) -> Ints:
        """The first member of each one's cluster."""
        return np.array([self._root(place) for place in range(len(self.parent))], np.int64)

    def _root(self, place: int) -> int:
        while self.parent[place] != place:
            place = int(self.parent[place])
        return place


class _Names:
    """Which clusters may be one by their names: all must be forms of one of them."""

    def __init__(self, names: Ints, forms: Collection[tuple[int, int]]) -> None:
        distinct, columns = np.unique(names, return_inverse=True)
        table = np.eye(len(distinct), dtype=np.bool_)
        for one, other in permutations(range(len(distinct)), 2):
            table[one, other] = (int(distinct[one]), int(distinct[other])) in forms
        self.held = np.zeros((len(names), len(distinct)), np.bool_)
        self.held[np.arange(len(names)), columns] = True
        self.long = table[columns]

    def agree(self, row: int) -> Bools:
        """Which clusters may be one with a cluster."""
        if self.long.shape[1] == 1:
            return self.long[:, 0]
        both = (self.held[row] | self.held) & self.long[row] & self.long
        return np.asarray(both.any(axis=1), np.bool_)

    def join(self, one: int, other: int) -> None:
        """Put the second cluster's names to the first; what an identifier joins may have any."""
        both = self.long[one] & self.long[other]
        held = self.held[one] | self.held[other]
        self.long[one] = both if (both & held).any() else self.long[one] | self.long[other]
        self.held[one] = held
