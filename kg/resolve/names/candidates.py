"""Which names to compare: those that share rare words, pairs of words, or pieces of words.

A sparse table of names and keys times itself, in slices. Keys that more than `COMMONEST` names
have are left out, so time and memory grow with the number of names and not with its square.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from kg.resolve.names.parsed import AS_MANY, Parsed

COMMONEST: Final = 150
NEAREST: Final = 25
SLICE: Final = 2_000
PIECE: Final = 5
PAIRED: Final = 8
PIECE_WEIGHT: Final = 0.3
LONGEST_ACRONYM: Final = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two names that may be the same.

    Attributes:
        one: position of the first.
        other: position of the second, a later one.
        rank: how near the nearer of the two counts the other: 0 for nearest.
        score: rarity of what they share.
    """

    one: int
    other: int
    rank: int
    score: float


def candidates(names: Sequence[Parsed]) -> list[Candidate]:
    """Pairs of names worth comparing, each once, in order."""
    table = _table(names)
    found: dict[tuple[int, int], tuple[int, float]] = {}
    for start in range(0, len(names), SLICE):
        products = (table[start : start + SLICE] @ table.T).tocsr()
        for row in range(products.shape[0]):
            _nearest(products, row, start + row, found)
    return [Candidate(*pair, *found[pair]) for pair in sorted(found)]


def _nearest(
    products: sparse.csr_matrix,
    row: int,
    name: int,
    found: dict[tuple[int, int], tuple[int, float]],
) -> None:
    start, end = products.indptr[row], products.indptr[row + 1]
    others, scores = products.indices[start:end], products.data[start:end]
    scores = np.where(others == name, -1, scores)
    # Ties by position, so that the same names give the same candidates.
    for rank, i in enumerate(np.lexsort((others, -scores))[:NEAREST]):
        other, score = int(others[i]), float(scores[i])
        if score > 0:
            pair = (min(name, other), max(name, other))
            known = found.get(pair)
            found[pair] = (min(rank, known[0]), score) if known else (rank, score)


def _table(names: Sequence[Parsed]) -> sparse.csr_matrix:
    holders: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        for key in sorted(set(_keys(name))):
            holders[key].append(position)
    kept = [(k, held) for k, held in holders.items() if 2 <= len(held) <= COMMONEST]
    weights = [math.sqrt(_weight(key, len(held), len(names))) for key, held in kept]
    lengths = [len(held) for _, held in kept]
    return sparse.csr_matrix(
        (
            np.repeat(np.array(weights, np.float32), lengths),
            (
                np.fromiter((i for _, held in kept for i in held), np.int64, sum(lengths)),
                np.repeat(np.arange(len(kept)), lengths),
            ),
        ),
        shape=(len(names), len(kept)),
    )


def _weight(key: str, holders: int, names: int) -> float:
    share = max(1, holders * min(1, AS_MANY / names))
    return math.log(AS_MANY / share + 1) * (PIECE_WEIGHT if key[0] == "g" else 1)


def _keys(name: Parsed) -> Iterator[str]:
    compact, core = name.compact, sorted(name.weights)
    yield "c" + compact
    yield "p" + compact[:4]
    yield "s" + "".join(sorted(name.distinctive))
    for word in core:
        yield "w" + word
    for i, word in enumerate(core):
        for other in core[i + 1 : i + PAIRED]:
            yield f"b{word} {other}"
    for i in range(max(1, len(compact) - PIECE + 1)):
        yield "g" + compact[i : i + PIECE]
    if len(name.initials) > 2:
        yield "a" + name.initials
    if len(compact) <= LONGEST_ACRONYM:
        yield "a" + compact
