"""Which mentions are compared: all of few, of many those that share something or hang together."""

import numpy as np
from scipy import sparse

from kg.resolve.normalise.persons import parse_name
from kg.resolve.people.alike import Alike, alike
from kg.resolve.people.candidates import agreeing, one_hot, pairs_of, within
from kg.resolve.people.sparse import Ints

KEYS = np.array([0, 0, 0, 1, 1])
NAMES = [parse_name(name) for name in ("Wei Zhang", "W. Zhang")]
TOKENS = sparse.csr_matrix(np.array([[1, 0], [1, 0], [0, 1], [0, 1], [0, 0]], np.float32))


def likely() -> Alike:
    return alike(NAMES, agreeing(NAMES))


def told(left: Ints, right: Ints) -> list[tuple[int, int]]:
    return list(zip(left.tolist(), right.tolist(), strict=True))


def test_of_few_mentions_all_are_compared_in_the_order_of_their_names() -> None:
    found = pairs_of(KEYS, likely(), TOKENS)
    same = [(0, 1), (0, 2), (1, 2), (3, 4)]
    assert told(found.left, found.right)[:4] == same
    assert set(told(found.left, found.right)) == {
        *same,
        *((a, b) for a in (0, 1, 2) for b in (3, 4)),
    }


def test_of_many_those_that_share_something_are() -> None:
    found = pairs_of(KEYS, likely(), TOKENS, 2)
    assert told(found.left, found.right) == [(0, 1), (3, 4), (2, 3)]


def test_how_many_are_few_may_be_told_of_each_pair_of_names() -> None:
    found = pairs_of(KEYS, likely(), TOKENS, np.array([2, 2, 6]))
    assert len(found.left) == 8


def test_of_a_group_all_are_compared() -> None:
    found = within(KEYS, likely(), one_hot(np.array([0, -1, 0, 0, -1])))
    assert told(found.left, found.right) == [(0, 2), (0, 3), (2, 3)]


def test_a_name_does_not_agree_with_itself_turned() -> None:
    assert agreeing([parse_name("Chen Chen"), parse_name("Suliyanah Suliyanah")]) == {}
