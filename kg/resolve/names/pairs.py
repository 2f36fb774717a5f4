"""How two names compare: spelling, words covered, worst word, and what stands in one alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Levenshtein, Prefix

from kg.resolve.names.candidates import Candidate
from kg.resolve.names.lexicon import GENERIC
from kg.resolve.names.parsed import NEAR, Parsed

WITHIN: Final = 0.9
"""How near a word is that the other name has as a part of a longer one, or cut in two."""

FEATURES: Final = (
    "shared words, spelling", "words sorted, spelling", "whole, spelling", "printed, spelling",
    "part, spelling", "start, spelling", "covered, less", "covered, more", "worst word, less",
    "worst word, more", "worst distinctive, less", "worst distinctive, more",
    "missing weight, less", "missing weight, more", "shared weight", "shared distinctive",
    "same first word", "lengths", "words, fewer", "words, more", "same figures", "same forms",
    "other forms", "states", "both states", "rank", "score", "generic words apart",
    "weight of those", "initials", "weight, less", "weight, more", "same start", "same last word",
    "rarest shared", "generic words shared", "all distinctive shared", "weight of first words",
)  # fmt: skip
"""What `features` gives for a pair, in this order."""


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of a name another one holds.

    Attributes:
        share: of its weight, in words that the other has or spells nearly so.
        worst: nearness of the word that the other has least.
        worst_distinctive: the same among its distinctive words.
        missing: weight of the heaviest word that the other lacks.
    """

    share: float
    worst: float
    worst_distinctive: float
    missing: float


def cover(name: Parsed, other: Parsed) -> Cover:
    """How much of a name another one holds."""
    share, worst, distinctive, missing = 0.0, 1.0, 1.0, 0.0
    for word, weight in name.weights.items():
        near = nearness(word, other)
        worst = min(worst, near)
        if word not in GENERIC:
            distinctive = min(distinctive, near)
        if near >= NEAR:
            share += weight * near
        else:
            missing = max(missing, weight)
    return Cover(share / name.total, worst, distinctive, missing)


def nearness(word: str, other: Parsed) -> float:
    """How near the nearest spelling of a word in a name is: 1 for the word itself."""
    if word in other.weights:
        return 1.0
    near = max((Levenshtein.normalized_similarity(word, w) for w in other.weights), default=0.0)
    return max(near, WITHIN) if len(word) > 3 and word in other.compact else near


def features(names: Sequence[Parsed], pairs: Sequence[Candidate]) -> NDArray[np.float32]:
    """A row a pair, a column a feature."""
    rows = [_features(names[each.one], names[each.other], each) for each in pairs]
    return np.array(rows, np.float32).reshape(len(rows), len(FEATURES))


def _features(one: Parsed, other: Parsed, pair: Candidate) -> list[float]:
    return [*_spelling(one, other), *_covers(one, other), *_kinds(one, other, pair)]


def _spelling(one: Parsed, other: Parsed) -> list[float]:
    return [
        fuzz.token_set_ratio(one.text, other.text) / 100,
        fuzz.token_sort_ratio(one.text, other.text) / 100,
        fuzz.ratio(one.compact, other.compact) / 100,
        fuzz.ratio(one.printed, other.printed) / 100,
        fuzz.partial_ratio(one.compact, other.compact) / 100,
        JaroWinkler.similarity(one.compact, other.compact),
    ]


def _covers(one: Parsed, other: Parsed) -> list[float]:
    first, second = cover(one, other), cover(other, one)
    shared = sum(weight for word, weight in one.weights.items() if word in other.weights)
    both = one.distinctive & other.distinctive
    return [
        *_ordered(first.share, second.share),
        *_ordered(first.worst, second.worst),
        *_ordered(first.worst_distinctive, second.worst_distinctive),
        *_ordered(first.missing, second.missing),
        shared / max(one.total + other.total - shared, 1e-9),
        len(both) / max(1, len(one.distinctive | other.distinctive)),
    ]


def _kinds(one: Parsed, other: Parsed, pair: Candidate) -> list[float]:
    apart = one.generic ^ other.generic
    shared = [
        max(w, other.weights[word]) for word, w in one.weights.items() if word in other.weights
    ]
    lengths = _ordered(len(one.compact), len(other.compact))
    start = Prefix.similarity(one.compact, other.compact)
    return [
        one.core[:1] == other.core[:1],
        lengths[0] / max(1, lengths[1]),
        *_ordered(len(one.core), len(other.core)),
        one.figures == other.figures if one.figures or other.figures else -1,
        one.forms == other.forms,
        bool(one.forms and other.forms and not one.forms & other.forms),
        one.state + other.state,
        one.state == other.state,
        pair.rank,
        pair.score,
        len(apart),
        sum(one.weights.get(word, 0.0) + other.weights.get(word, 0.0) for word in sorted(apart)),
        initials(one, other),
        *_ordered(one.total, other.total),
        start / max(1, lengths[0]),
        one.core[-1:] == other.core[-1:],
        max(shared, default=0),
        len(one.generic & other.generic),
        bool(one.distinctive) and one.distinctive == other.distinctive,
        max((name.weights[w] for name in (one, other) for w in name.core[:1]), default=0),
    ]


def initials(one: Parsed, other: Parsed) -> bool:
    """Whether one is the first letters of the other, or both have the same three or more."""
    same = one.initials == other.initials and len(one.initials) > 2
    return same or one.compact == other.initials or other.compact == one.initials


def _ordered(one: float, other: float) -> tuple[float, float]:
    return (one, other) if one <= other else (other, one)
