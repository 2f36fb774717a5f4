"""A corpus' own identifiers move what its pairs of mentions are worth, as far as they are many."""

import numpy as np
import pytest

from kg.resolve.people.calibration import (
    DOUBT,
    MANY,
    Learned,
    Steps,
    learned,
    steps,
)
from kg.resolve.people.features import Features

RARE, VERY_COMMON = -3.2, 1.0
NAN = np.nan
BLANK: Features = {
    name: np.array([NAN], np.float32)
    for name in (
        *("coauthors", "circle", "circle of a common name", "reach", "surroundings"),
        *("organizations", "affiliation", "title", "venue", "years"),
    )
} | {
    name: np.array([0], np.float32)
    for name in ("common", "fewest", "most", "rivals", "chinese", "name")
}


def pair(**values: float) -> Features:
    """Features of a pair of which nothing is known but some values."""
    said = {name: np.array([value], np.float32) for name, value in values.items()}
    return dict(BLANK) | said


def told(of: Features, count: int, odds: float, same: bool) -> Learned:
    at: Steps = np.repeat(steps(of), count, axis=0)
    score = np.full(count, odds, np.float32)
    return learned(at, score, np.full(count, same), np.ones(count))


def doubt(count: int) -> float:
    return DOUBT * count / (count + MANY)


def test_nobody_identified_moves_nothing() -> None:
    assert not told(pair(), 0, 0.0, True).of(pair()).any()


def test_pairs_that_are_one_person_more_often_than_expected_are_surer() -> None:
    one = pair(common=RARE)
    assert told(one, 500, -1.0, True).of(one) > 1


def test_few_pairs_move_little() -> None:
    one = pair(common=RARE)
    few, many = (told(one, n, -1.0, True).of(one).item() for n in (2, 500))
    assert abs(few) < 0.05 < 1 < many


def test_what_is_learned_of_one_ground_holds_whatever_the_others_say() -> None:
    seen, other = pair(common=RARE, coauthors=9), pair(common=RARE, coauthors=0)
    corpus = told(seen, 500, -1.0, True)
    assert 0 < corpus.of(other).item() < corpus.of(seen).item()


def test_of_what_is_not_seen_nothing_is_learned_but_doubt() -> None:
    seen = pair(
        common=RARE, coauthors=9, circle=1, reach=1, surroundings=1, organizations=1, affiliation=1,
        title=1, venue=5, years=0, fewest=9, most=9, rivals=9, chinese=1, name=6,
    )  # fmt: skip
    corpus = told(seen, 50, -1.0, True)
    assert corpus.of(pair(**{"circle of a common name": 1})).item() == pytest.approx(-doubt(50))


def test_a_very_common_name_is_never_surer_and_may_be_less_sure() -> None:
    one = pair(common=VERY_COMMON)
    assert told(one, 50, -1.0, True).of(one).item() == pytest.approx(-doubt(50))
    assert told(one, 500, 1.0, False).of(one) < -1


def test_one_wrong_identifier_does_not_undo_what_is_certain() -> None:
    one = pair(common=RARE)
    odds, same = np.full(200, 15.0, np.float32), np.ones(200, np.bool_)
    same[0] = False
    corpus = learned(np.repeat(steps(one), 200, axis=0), odds, same, np.ones(200))
    assert -4 < corpus.of(one).item() < 0


def test_pairs_of_which_the_model_is_sure_and_wrong_move_no_further_than_right() -> None:
    one = pair(common=RARE)
    assert 8 < told(one, 5000, -8.0, True).of(one).item() < 25


def test_organisations_of_one_year_count_apart() -> None:
    one_year, later = pair(organizations=0, years=0), pair(organizations=0, years=5)
    assert steps(one_year)[0, -1] != steps(later)[0, -1]
    assert steps(one_year)[0, -2] == steps(later)[0, -2]


def test_organisations_agree_in_one_of_six_ways() -> None:
    cases = [(1, 1), (0, 0), (0.5, 0.5), (NAN, 0.5), (NAN, 0.1), (NAN, NAN)]
    found = [steps(pair(organizations=own, surroundings=near))[0, -2] for own, near in cases]
    assert found == [0, 1, 2, 3, 4, 5]
