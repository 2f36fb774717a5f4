"""Why two mentions are taken for one person, or not, in words: support and contradiction apart."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

import numpy as np

from kg.resolve.normalise.agreement import WORDS, Agreement
from kg.resolve.people.candidates import Pairs
from kg.resolve.people.compare import BATCH, Compared
from kg.resolve.people.evidence import Evidence
from kg.resolve.people.features import COMMON_STEPS, features
from kg.resolve.people.signatures import Signatures, Work
from kg.resolve.people.sparse import Floats, Ints

NEAR_MISS: Final = -2.0
"""Score from which on it is told with whom a mention was nearly taken for one."""

SHOWN: Final = 3
"""Co-authors named at most."""

_TELLING: Final = 0.25
"""Log odds below which a ground is not told."""

_GROUNDS: Final[Mapping[str, tuple[tuple[str, ...], str, str]]] = {
    "co-authors": (
        ("coauthors", "circle", "reach", "fewest", "most", "circle of a common name"),
        "co-authors who write with the same people",
        "co-authors who have nobody in common",
    ),
    "organisations": (
        ("organizations", "surroundings", "affiliation"),
        "organisations that agree",
        "organisations that differ",
    ),
    "title": (("title",), "titles with rare words in common", "titles with no rare word in common"),
    "venue": (("venue",), "the same venue", "other venues"),
    "years": (("years",), "years that are near", "years that are far apart"),
    "sources": (("sources",), "one kind of source", "two kinds of source"),
    "profiles": (("profiles",), "", "two profiles in one directory"),
}
"""Features that speak of one thing, and what it is called when they speak for and against."""

_CORPUS: Final = "what identifiers in the corpus say of such pairs"

_NAME: Final = ("name", "common", "chinese", "rivals", "surroundings of a common name")


def reasons(
    signatures: Signatures, compared: Compared, model: Evidence
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Mentions, each with the pair that tells most about its place, in words.

    It is the surest pair within its cluster, or else the nearest that was refused; a mention that
    has neither is left out. They come in the order of their pairs, some at a time: the words of
    all mentions at once take a kilobyte each.
    """
    mentions, chosen = _telling(compared)
    order = np.argsort(chosen, kind="stable")
    mentions, chosen = mentions[order], chosen[order]
    numbers = np.unique(chosen)
    bounds = np.searchsorted(chosen, numbers[::BATCH]).tolist()
    for start, end in pairwise([*bounds, len(chosen)]):
        told = _told(np.unique(chosen[start:end]), signatures, compared, model)
        for mention, pair in zip(
            mentions[start:end].tolist(), chosen[start:end].tolist(), strict=True
        ):
            ends = int(compared.pairs.left[pair]), int(compared.pairs.right[pair])
            other = ends[1] if ends[0] == mention else ends[0]
            yield mention, {"with": signatures.rows[other].id, **told[pair]}


def _telling(compared: Compared) -> tuple[Ints, Ints]:
    """Mentions, and the number of the pair that tells most about each."""
    pairs, score = compared.pairs, compared.score
    same = compared.clusters[pairs.left] == compared.clusters[pairs.right]
    shown = np.flatnonzero(same | (score > NEAR_MISS))
    mentions = np.concatenate((pairs.left[shown], pairs.right[shown]))
    numbers = np.concatenate((shown, shown))
    order = np.lexsort((-score[numbers], ~same[numbers], mentions))
    mentions, first = np.unique(mentions[order], return_index=True)
    return mentions, numbers[order][first]


def _told(
    numbers: Ints, signatures: Signatures, compared: Compared, model: Evidence
) -> dict[int, dict[str, Any]]:
    pairs = compared.pairs.take(numbers)
    values = features(compared.context, pairs)
    parts = model.parts(values)
    grounds = {
        name: np.sum([parts[each] for each in used if each in parts], axis=0)
        for name, (used, _, _) in _GROUNDS.items()
        if any(each in parts for each in used)
    }
    named = np.sum([parts[each] for each in _NAME if each in parts], axis=0)
    shift = compared.corpus.of(values)
    found = {}
    for turn, number in enumerate(numbers.tolist()):
        ends = int(pairs.left[turn]), int(pairs.right[turn])
        words = {_name(pairs, values, turn): round(float(named[turn]), 2)}
        for ground, weights in grounds.items():
            if abs(weights[turn]) >= _TELLING:
                text = _ground(ground, weights[turn] > 0, signatures, ends)
                words[text] = round(float(weights[turn]), 2)
        if abs(shift[turn]) >= _TELLING:
            words[_CORPUS] = round(float(shift[turn]), 2)
        found[number] = _reason(signatures, compared, (number, *ends), words, model)
    return found


def _reason(
    signatures: Signatures,
    compared: Compared,
    pair: tuple[int, int, int],
    words: Mapping[str, float],
    model: Evidence,
) -> dict[str, Any]:
    number, left, right = pair
    kinds = {signatures.works[signatures.rows[place].work].kind for place in (left, right)}
    odds = float(compared.score[number]) + model.threshold
    return {
        "same": bool(compared.clusters[left] == compared.clusters[right]),
        "across": len(kinds) > 1,
        "probability": round(float(1 / (1 + np.exp(-odds))), 4),
        "support": {text: weight for text, weight in words.items() if weight > 0},
        "contradiction": {text: weight for text, weight in words.items() if weight < 0},
    }


def _name(pairs: Pairs, values: Mapping[str, Floats], turn: int) -> str:
    step = int(values["name"][turn]) % (len(COMMON_STEPS) + 1)
    how = ("very rare", "rare", "fairly common", "common", "very common")[step]
    return f"{WORDS[Agreement(int(pairs.names[turn]))]}, {how}"


def _ground(name: str, agree: bool, signatures: Signatures, ends: tuple[int, int]) -> str:
    _, support, against = _GROUNDS[name]
    if name == "co-authors" and agree:
        shared = sorted(_others(signatures, ends[0]) & _others(signatures, ends[1]))
        if shared:
            return f"co-authors in common: {', '.join(shared[:SHOWN])}"
    return support if agree else against


def _others(signatures: Signatures, place: int) -> set[str]:
    row = signatures.rows[place]
    work: Work = signatures.works[row.work]
    return set(work.team) - {row.name}
