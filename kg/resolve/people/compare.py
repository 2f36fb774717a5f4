"""Every mention compared with those it may be one with: the scores that clusters are made of."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from kg.resolve.people.candidates import Pairs, agreeing, pairs_of
from kg.resolve.people.context import Context, context
from kg.resolve.people.evidence import Evidence
from kg.resolve.people.features import features
from kg.resolve.people.linkage import Scored, linked
from kg.resolve.people.signatures import Signatures
from kg.resolve.people.sparse import Floats, Ints

BATCH = 100_000
"""Pairs scored at once."""

IDENTITY_SCHEMES = ("orcid",)
"""Schemes of which a person has one value."""

PROFILES = ("openreview", "dblp", "openalex")
"""Schemes of which a person is to have one value, and some have two."""

TWO_PROFILES = -3.0
"""Log odds of one person where two profiles of a scheme differ."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of the comparison.

    Attributes:
        clusters: of each mention, named by its first member.
        pairs: that were compared.
        score: of each pair; above nought for one person.
        known: group of each mention by its identifiers alone.
        context: what was compared.
    """

    clusters: Ints
    pairs: Pairs
    score: Floats
    known: Ints
    context: Context


def compare(signatures: Signatures, model: Evidence) -> Compared:
    """Tell which mentions are one person.

    Args:
        signatures: mentions and works.
        model: the weight of evidence.
    """
    known = context(signatures)
    names = _names(known)
    pairs = pairs_of(known.keys, agreeing(names), tokens(known))
    score = np.concatenate(
        [np.empty(0, np.float32), *(model.score(features(known, part)) for part in batches(pairs))]
    )
    groups = by_identifier(signatures)
    score += _against(signatures, pairs)
    exclusive = _exclusive(signatures)
    scored = Scored(pairs.left, pairs.right, score)
    clusters = linked(len(signatures), scored, groups, exclusive)
    return Compared(clusters, pairs, score, groups, known)


def _names(known: Context) -> list:
    from kg.resolve.normalise.persons import PersonName

    names = [PersonName("", ())] * (int(known.keys.max(initial=-1)) + 1)
    for name, key in zip(known.names, known.keys.tolist(), strict=True):
        names[key] = name
    return names


def tokens(known: Context) -> sparse.csr_matrix:
    """What mentions of a very common name may share for them to be compared."""
    return sparse.hstack([known.team, known.own], format="csr")


def batches(pairs: Pairs) -> Iterator[Pairs]:
    """The pairs in their order, some at a time."""
    for start in range(0, len(pairs.left), BATCH):
        part = slice(start, start + BATCH)
        yield Pairs(pairs.left[part], pairs.right[part], pairs.names[part], pairs.rivals[part])


def by_identifier(signatures: Signatures) -> Ints:
    """Number of the group of each mention: those that share an identifier are of one."""
    numbers: dict[str, int] = {}
    ends: list[int] = []
    others: list[int] = []
    for place, row in enumerate(signatures.rows):
        for identifier in row.identifiers:
            ends.append(numbers.setdefault(identifier, place))
            others.append(place)
    count = len(signatures)
    graph = sparse.csr_matrix((np.ones(len(ends), np.int8), (ends, others)), (count, count))
    return np.asarray(sparse.csgraph.connected_components(graph, directed=False)[1], np.int64)


def _exclusive(signatures: Signatures) -> Ints:
    values: dict[str, int] = {"": 0}
    return np.array([values.setdefault(_value(row.identifiers, IDENTITY_SCHEMES[0]), len(values)) for row in signatures.rows], np.int64)


def _value(identifiers: tuple[str, ...], scheme: str) -> str:
    return next((each for each in identifiers if each.startswith(f"{scheme}:")), "")


def _against(signatures: Signatures, pairs: Pairs) -> Floats:
    """What two profiles of a scheme that differ say against one person."""
    total = np.zeros(len(pairs.left), np.float32)
    for scheme in PROFILES:
        values: dict[str, int] = {"": 0}
        number = np.array([values.setdefault(_value(row.identifiers, scheme), len(values)) for row in signatures.rows], np.int64)
        one, other = number[pairs.left], number[pairs.right]
        total += np.where((one > 0) & (other > 0) & (one != other), TWO_PROFILES, 0)
    return total
