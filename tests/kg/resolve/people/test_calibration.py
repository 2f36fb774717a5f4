"""A corpus' own identifiers move what its pairs of mentions are worth, as far as they are many."""

import numpy as np
import pytest

from kg.resolve.people.calibration import STEPS, WAYS, identified, kinds, learned
from kg.resolve.people.features import Features

RARE, VERY_COMMON = 1, STEPS - 1
DIFFERENT, FAR = 1, 5


def kind_of(step: int, way: int) -> int:
    return step * WAYS + way


def told(kind: int, count: int, odds: float, same: bool) -> np.ndarray:
    kinds_of = np.full(count, kind, np.uint8)
    score = np.full(count, odds, np.float32)
    return learned(kinds_of, score, np.full(count, same), np.ones(count))


def test_nobody_identified_moves_nothing() -> None:
    assert not told(0, 0, 0.0, True).any()


def test_pairs_that_are_one_person_more_often_than_expected_are_surer() -> None:
    assert told(kind_of(RARE, FAR), 50, -1.0, True)[kind_of(RARE, FAR)] > 1


def test_few_pairs_move_little() -> None:
    few, many = (told(kind_of(RARE, FAR), n, -1.0, True)[kind_of(RARE, FAR)] for n in (1, 100))
    assert 0 < few < 0.5 < many


def test_what_is_learned_of_a_name_holds_whatever_its_organisations() -> None:
    shift = told(kind_of(RARE, FAR), 50, -1.0, True)
    assert 0 < shift[kind_of(RARE, DIFFERENT)] < shift[kind_of(RARE, FAR)]
    assert shift[kind_of(RARE + 1, DIFFERENT)] == pytest.approx(0)


def test_a_very_common_name_is_never_surer_and_may_be_less_sure() -> None:
    kind = kind_of(VERY_COMMON, FAR)
    assert told(kind, 50, -1.0, True)[kind] == 0
    assert told(kind, 50, 1.0, False)[kind] < -1


def test_one_wrong_identifier_does_not_undo_what_is_certain() -> None:
    kind = kind_of(RARE, FAR)
    odds, same = np.full(200, 15.0, np.float32), np.ones(200, np.bool_)
    same[0] = False
    shift = learned(np.full(200, kind, np.uint8), odds, same, np.ones(200))
    assert -4 < shift[kind] < 0


def test_pairs_are_told_where_both_have_an_identifier_of_one_scheme() -> None:
    orcid, profile = np.array([1, 2, 0, 0]), np.array([0, 0, 1, 1])
    left, right = np.array([0, 0, 2]), np.array([1, 2, 3])
    assert identified([orcid, profile], left, right).tolist() == [True, False, True]


def test_the_kind_of_a_pair_is_its_name_and_its_organisations() -> None:
    nan = np.nan
    values: Features = {
        "common": np.array([-3, 1, 1, 1, 1, 1], np.float32),
        "organizations": np.array([1, 0, 0.5, nan, nan, nan], np.float32),
        "surroundings": np.array([1, 0, 0.5, 0.5, 0.1, nan], np.float32),
    }
    steps, ways = divmod(kinds(values).astype(int), WAYS)
    assert steps.tolist() == [0, 4, 4, 4, 4, 4]
    assert ways.tolist() == [0, 1, 2, 3, 4, 5]
