"""A work has its nearest topic, others as sure, or none."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.topics.choose import MOST, NEAR, choose, surely


def test_nothing_near_is_no_topic() -> None:
    assert choose(np.array([NEAR - 0.01, 0.1])) == []


def test_a_second_topic_must_be_sure_of_itself() -> None:
    assert [each.place for each in choose(np.array([0.5, 0.49, 0.1]))] == [0]
    assert [each.place for each in choose(np.array([0.1, 1.2, 1.1]))] == [1, 2]


@given(st.lists(st.floats(-1, 3), min_size=1, max_size=30))
def test_the_surest_comes_first_and_scores_are_from_0_to_1(scores: list[float]) -> None:
    found = choose(np.array(scores))
    assert len(found) <= MOST
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert all(0 < each.score <= 1 for each in found)


@given(st.floats(-2, 4), st.floats(-2, 4))
def test_a_higher_score_is_never_less_sure(one: float, other: float) -> None:
    assert (surely(one) <= surely(other)) or one > other
