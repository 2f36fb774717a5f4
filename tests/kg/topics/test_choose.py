"""A work has its nearest topic, others as sure, or none."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.topics.choose import MOST, NEAR, choose, surely


def places(scores: list[float], named: Sequence[int] = ()) -> list[int]:
    """Which topics are chosen by their scores."""
    near = np.array(scores)
    ids = np.arange(len(near))
    return [each.place for each in choose(ids, near, np.isin(ids, named))]


def test_nothing_near_is_no_topic() -> None:
    assert places([NEAR - 0.01, 0.1]) == []


def test_a_second_topic_must_be_sure_of_itself() -> None:
    assert places([0.5, 0.49, 0.1]) == [0]
    assert places([0.1, 1.2, 1.1]) == [1, 2]


def test_a_second_topic_that_is_named_needs_less() -> None:
    assert places([1.3, 0.96, 0.96], named=[1]) == [0, 1]
    assert places([1.3, 0.9], named=[1]) == [0]


@given(st.lists(st.floats(-1, 3), min_size=1, max_size=30))
def test_the_surest_comes_first_and_scores_are_from_0_to_1(scores: list[float]) -> None:
    found = choose(np.arange(len(scores)), np.array(scores), np.zeros(len(scores), bool))
    assert len(found) <= MOST
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert all(0 < each.score <= 1 for each in found)


def test_a_further_topic_is_less_sure_than_the_nearest_with_its_score() -> None:
    assert surely(1.0, further=True) < surely(1.0)


@given(st.floats(-2, 4), st.floats(-2, 4))
def test_a_higher_score_is_never_less_sure(one: float, other: float) -> None:
    assert (surely(one) <= surely(other)) or one > other
