"""Every mention compared with those it may be one with: the scores that clusters are made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy import sparse

from kg.resolve.normalise.agreement import Agreement
from kg.resolve.normalise.persons import PersonName
from kg.resolve.people.alike import Alike, alike
from kg.resolve.people.calibration import ALIKE, SAMPLE, Learned, learned, steps
from kg.resolve.people.candidates import (
    ALL_PAIRS,
    FEW,
    Pairs,
    agreeing,
    at_most,
    one_hot,
    pairs_of,
    within,
)
from kg.resolve.people.context import DOUBLES, Context, context
from kg.resolve.people.evidence import Evidence
from kg.resolve.people.features import COMMON_STEPS, Features, features
from kg.resolve.people.linkage import UNSEEN, Apart, Scored, chained, linked
from kg.resolve.people.signatures import Signatures
from kg.resolve.people.sparse import Bools, Floats, Ints, Matrix
from kg.resolve.people.sure import sure_groups
from kg.resolve.people.training import names_alike

BATCH = 20_000
"""Pairs scored at once: of each of their mentions a row of all names two steps away is made."""

EXCLUSIVE = "orcid"
"""The scheme of which a person has one value."""

PROFILES: Final = {"openreview": -5.0, "dblp": -5.0, "openalex": -5.0}
"""Schemes of which a person is to have one value, and some have two; what two add to the score."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of the comparison.

    Attributes:
        clusters: of each mention, named by its first member.
        pairs: that were compared.
        score: of each pair; above nought for one person.
        known: group of each mention by its identifiers alone.
        context: what was compared.
        corpus: what the corpus' own identifiers add to the score of a pair.
    """

    clusters: Ints
    pairs: Pairs
    score: Floats
    known: Ints
    context: Context
    corpus: Learned


def compare(signatures: Signatures, model: Evidence) -> Compared:
    """Tell which mentions are one person.

    Args:
        signatures: mentions and works.
        model: the weight of evidence.
    """
    known = context(signatures)
    names = names_by_key(known)
    agreements = agreeing(names)
    likely = alike(names, agreements)
    named = np.array([bool(name.family) for name in names], np.bool_)
    likely = likely.take(np.flatnonzero(named[likely.one]))
    groups = sure_groups(signatures, known.keys)
    corpus = _corpus(known, _told(signatures, known, likely, groups), model, groups)

    def scored(pairs: Pairs) -> Floats:
        beside = _on_one_work(signatures, known, pairs, groups)
        return np.where(beside, np.float32(-np.inf), _scores(known, pairs, model, corpus))

    few = _few(known, likely)
    pairs = pairs_of(known.keys, likely, tokens(known), few)
    score = scored(pairs)
    joined = chained(len(signatures), Scored(pairs.left, pairs.right, score), groups)
    crowded = likely.take(np.flatnonzero(~at_most(known.keys, likely, few)))
    rest = _rest(known.keys, crowded, pairs, joined)
    pairs, score = pairs.joined(rest), np.concatenate((score, scored(rest)))
    characters = _characters(known)
    apart = Apart(
        np.column_stack((values_of(signatures, EXCLUSIVE), characters)),
        np.column_stack([values_of(signatures, scheme) for scheme in PROFILES]),
        list(PROFILES.values()),
        characters > 0,
        known.keys,
        _forms(names, agreements),
    )
    edges = Scored(pairs.left, pairs.right, score)
    clusters = linked(len(signatures), edges, groups, apart)
    return Compared(clusters, pairs, score, groups, known, corpus)


def _few(known: Context, names: Alike) -> Ints:
    """Of each pair of names, how many mentions are all compared: of few, or of a rare name, all.

    Mentions of a rare name may be one person's though they share nothing; of a common one, not.
    """
    common = np.zeros(int(known.keys.max(initial=-1)) + 1, np.float32)
    common[known.keys] = known.commonness
    most = np.maximum(common[names.one], common[names.other])
    return np.where(most >= COMMON_STEPS[-1], FEW, ALL_PAIRS)


def _told(signatures: Signatures, known: Context, names: Alike, groups: Ints) -> Pairs:
    """Pairs of which identifiers say whether they are one person."""
    sure = [values_of(signatures, each) for each in (EXCLUSIVE, *PROFILES) if each not in DOUBLES]
    held = np.column_stack(sure) > 0
    pairs = within(known.keys, names, sparse.csr_matrix(held.astype(np.float32)))
    beside = _on_one_work(signatures, known, pairs, groups)
    return pairs.take(np.flatnonzero(~beside))


def _rest(keys: Ints, names: Alike, pairs: Pairs, joined: Ints) -> Pairs:
    """Pairs of mentions that a chain of good scores joins and that were not compared.

    Args:
        keys: number of the name of each mention.
        names: pairs of names of which not all mentions were compared.
        pairs: that were compared.
        joined: number of the chain of each mention.
    """
    several = np.bincount(joined)[joined] > 1
    found = within(keys, names, one_hot(np.where(several, joined, -1)))
    return found.take(np.flatnonzero(~np.isin(found.codes(), pairs.codes())))


def _scores(known: Context, pairs: Pairs, model: Evidence, corpus: Learned) -> Floats:
    """The score of each pair, with what the corpus adds to it."""
    score, start = np.empty(len(pairs.left), np.float32), 0
    for part in batches(pairs):
        values, end = features(known, part), start + len(part.left)
        score[start:end] = _raw(known, part, values, model) + corpus.of(values)
        start = end
    return score


def _corpus(known: Context, told: Pairs, model: Evidence, groups: Ints) -> Learned:
    """What the corpus tells of itself, by pairs drawn evenly where many are identified.

    Args:
        known: of all mentions.
        told: pairs of which identifiers say whether they are one person.
        model: the weight of evidence.
        groups: of mentions, by identifiers.
    """
    every = max(-(-len(told.left) // SAMPLE), 1)
    drawn = told.take(np.arange(0, len(told.left), every))
    # Without what the very identifiers say of the name: others have none to say it.
    unsaid = replace(known, commonness=known.expected)
    none = told.take(np.arange(0))
    odds, at = [np.empty(0, np.float32)], [steps(features(unsaid, none))]
    for part in batches(drawn):
        values = features(unsaid, part)
        odds.append(_raw(unsaid, part, values, model) + np.float32(model.threshold))
        at.append(steps(values))
    weight = names_alike(known.keys, drawn.left) * every
    same = groups[drawn.left] == groups[drawn.right]
    return learned(np.concatenate(at), np.concatenate(odds), same, weight)


def _raw(known: Context, pairs: Pairs, values: Features, model: Evidence) -> Floats:
    """The model's score of each pair."""
    turned = _turned_alone(known, pairs, values)
    return np.where(turned, np.float32(UNSEEN), model.score(values))


def _turned_alone(known: Context, pairs: Pairs, values: Features) -> Bools:
    """Pairs of turned Chinese names with no co-author in common and not the same organisations.

    `Chen Li` and `Li Chen` are two names, of many people each, however near what they work on.
    """
    turned = (pairs.names == Agreement.OTHER_ORDER) & (known.chinese[pairs.left] > 0)
    shared = (values["coauthors"] > 0) | (values["organizations"] >= ALIKE)
    return np.asarray(turned & ~shared, np.bool_)


def names_by_key(known: Context) -> list[PersonName]:
    """The name of each number; an empty one where no mention has it."""
    names = [PersonName("", ())] * (int(known.keys.max(initial=-1)) + 1)
    for name, key in zip(known.names, known.keys.tolist(), strict=True):
        names[key] = name
    return names


def tokens(known: Context) -> Matrix:
    """What mentions of a very common name may share for them to be compared."""
    return sparse.hstack([known.team, known.own + known.mates], format="csr")


def batches(pairs: Pairs) -> Iterator[Pairs]:
    """The pairs in their order, some at a time."""
    for start in range(0, len(pairs.left), BATCH):
        yield pairs.take(np.arange(start, min(start + BATCH, len(pairs.left))))


def values_of(signatures: Signatures, scheme: str) -> Ints:
    """A number for each mention's identifier of a scheme; 0 where it has none."""
    known: dict[str, int] = {"": 0}
    start = f"{scheme}:"
    values = (
        next((each for each in row.identifiers if each.startswith(start)), "")
        for row in signatures.rows
    )
    return np.array([known.setdefault(value, len(known)) for value in values], np.int64)


def _on_one_work(signatures: Signatures, known: Context, pairs: Pairs, groups: Ints) -> Bools:
    """Pairs that one work names side by side, and no identifier joins."""
    work = np.array([row.work for row in signatures.rows], np.int64)
    beside = work[pairs.left] == work[pairs.right]
    other = known.keys[pairs.left] != known.keys[pairs.right]
    two = groups[pairs.left] != groups[pairs.right]
    return np.asarray(beside & (signatures.apart | other) & two, np.bool_)


def _forms(
    names: Sequence[PersonName], alike: Mapping[tuple[int, int], Agreement]
) -> set[tuple[int, int]]:
    """Pairs of names of which the first may be a form of the second: no longer, or misspelt."""
    long = [sum(map(len, name.given)) for name in names]
    either = (
        *(Agreement.MISSPELT, Agreement.OTHER_SCRIPT, Agreement.GENERATION_LEFT_OUT),
        Agreement.OTHER_ORDER,
    )
    found = set()
    for (one, other), how in alike.items():
        if long[one] <= long[other] or how in either:
            found.add((one, other))
        if long[other] <= long[one] or how in either:
            found.add((other, one))
    return found


def _characters(known: Context) -> Ints:
    """A number for the Chinese characters of each mention's name; 0 where none are printed."""
    numbers: dict[str, int] = {"": 0}
    return np.array([numbers.setdefault(n.han, len(numbers)) for n in known.names], np.int64)
