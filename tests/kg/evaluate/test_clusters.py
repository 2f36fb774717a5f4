"""Scores of clusters, against a library that knows them."""

import er_evaluation
import pandas as pd
import pytest
from er_evaluation.error_analysis import record_error_table
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.clusters import b_cubed, pairwise

CLUSTERS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=12)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the library uses what pandas deprecates
@given(CLUSTERS)
def test_scores_are_those_of_the_library(pairs: list[tuple[int, int]]) -> None:
    answers, gold = ([each[i] for each in pairs] for i in (0, 1))
    ours, theirs = pd.Series(answers), pd.Series(gold)
    cubed = b_cubed(answers, gold)
    # The library's own B-cubed is a mean over clusters, ours over things: from the same errors.
    errors = record_error_table(ours, theirs)
    extra, missing = (
        errors.extra / errors.pred_cluster_size,
        errors.missing / errors.ref_cluster_size,
    )
    assert cubed.precision == pytest.approx(1 - extra.mean())
    assert cubed.recall == pytest.approx(1 - missing.mean())
    if len(set(answers)) < len(answers) and len(set(gold)) < len(gold):
        paired = pairwise(answers, gold)
        assert paired.precision == pytest.approx(er_evaluation.pairwise_precision(ours, theirs))
        assert paired.recall == pytest.approx(er_evaluation.pairwise_recall(ours, theirs))


def test_clusters_that_are_right_score_one_whatever_they_are_called() -> None:
    assert b_cubed("aab", [1, 1, 2]).f1 == pairwise("aab", [1, 1, 2]).f1 == 1


def test_one_cluster_of_all_loses_precision_and_no_recall() -> None:
    score = b_cubed([0, 0, 0, 0], [1, 1, 2, 2])
    assert (score.precision, score.recall) == (0.5, 1)


def test_nothing_to_score_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to score"):
        b_cubed([], [])
