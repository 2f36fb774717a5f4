"""Pairs made of blocks are those that loops over all pairs would make."""

from itertools import combinations

import numpy as np
import pytest
from scipy import sparse

from kg.resolve.people import blocks
from kg.resolve.people.blocks import Blocks, by_token, crossed, sharing
from kg.resolve.people.sparse import Ints

KEYS = np.array([2, 0, 2, 1, 0, 2, 1, 4])


def _pairs(found: Ints) -> list[tuple[int, int]]:
    return sorted((min(a, b), max(a, b)) for a, b in found.tolist())


def test_every_pair_of_two_keys_comes_once_with_the_number_of_theirs() -> None:
    one, other = np.array([2, 0, 3]), np.array([2, 1, 3])
    found, numbers = crossed(one, other, Blocks.of(KEYS, np.arange(len(KEYS))))
    assert _pairs(found) == [(0, 2), (0, 5), (1, 3), (1, 6), (2, 5), (3, 4), (4, 6)]
    assert numbers.tolist() == [0, 0, 0, 1, 1, 1, 1]


def test_pairs_share_a_token_that_not_too_many_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_CHUNK", 3)
    chance = np.random.default_rng(7)
    keys = chance.integers(0, 6, 60)
    tokens = sparse.csr_matrix((chance.random((60, 9)) < 0.3).astype(np.float32))
    one, other = np.array([0, 1, 2, 3]), np.array([0, 1, 4, 5])
    found, numbers = sharing(one, other, by_token(keys, tokens), 9, 5)
    held = tokens.toarray() > 0
    expected = set()
    for number, (a, b) in enumerate(zip(one, other, strict=True)):
        block = np.flatnonzero((keys == a) | (keys == b))
        rare = held[block].sum(axis=0) <= 5
        for left, right in combinations(block.tolist(), 2):
            apart = a == b or keys[left] != keys[right]
            if apart and (held[left] & held[right] & rare).any():
                expected.add((left, right, number))
    ends = np.sort(found, axis=1)
    assert set(zip(*ends.T.tolist(), numbers.tolist(), strict=True)) == expected
    assert len(found) == len(expected)


def test_nothing_makes_no_pairs() -> None:
    none = np.empty(0, np.int64)
    held = by_token(none, sparse.csr_matrix((0, 3)))
    assert len(sharing(none, none, held, 3, 5)[0]) == 0
    assert len(crossed(none, none, Blocks.of(none, none))[0]) == 0
