"""Rare words corrected by frequent ones one or two letters away.

Symmetric deletion finds them: its time is linear in the words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from kg.resolve.names.lexicon import COMMON
from kg.resolve.normalise.typos import deletions

SHORTEST: Final = 5
"""Letters of a word that may be misspelt: of shorter ones every other is near."""

LONG: Final = 8
"""Letters from which on two edits are forgiven, not one."""

FREQUENT: Final = 6
"""Names that a word must stand in to correct others."""

RATIO: Final = 8
"""How many times as often as the misspelling."""


def corrections(names: Sequence[Iterable[str]]) -> dict[str, str]:
    """For each misspelling among the words of names, the word that was meant."""
    counts = Counter(word for name in names for word in set(name))
    right = {w: n for w, n in counts.items() if n >= FREQUENT and len(w) >= SHORTEST}
    right |= {w: max(counts[w], RATIO) for w in COMMON}
    near = _index(right)
    found = (
        (word, _meant(word, n, right, near)) for word, n in counts.items() if word not in COMMON
    )
    return {word: meant for word, meant in found if meant}


def _index(right: Iterable[str]) -> Mapping[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for word in sorted(right):
        for shorter in deletions(word, SHORTEST):
            near[shorter].append(word)
    return near


def _meant(word: str, count: int, right: Mapping[str, int], near: Mapping[str, list[str]]) -> str:
    edits = 1 if len(word) < LONG else 2
    found = {
        other
        for shorter in deletions(word, SHORTEST)
        for other in near.get(shorter, ())
        if right[other] >= RATIO * count and other != word
    }
    ranked = [(DamerauLevenshtein.distance(word, o), -right[o], o) for o in sorted(found)]
    return (
        min((each[2] for each in [min(ranked)] if each[0] <= edits), default="") if ranked else ""
    )
