"""What is kept of the scores of works are the topics nearest to each, in their order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.topics.model import Scores
from kg.topics.nearest import KEPT, nearest, stacked


@given(st.integers(0, 2**32 - 1), st.integers(1, 3 * KEPT))
def test_the_nearest_are_kept_with_all_that_is_known_of_them(seed: int, size: int) -> None:
    scores = np.random.default_rng(seed).permuted(np.tile(np.arange(size) / 100, (3, 1)), axis=1)
    kept = nearest(Scores(scores, scores > 0.5))
    for row in range(3):
        assert kept.places[row].tolist() == np.argsort(-scores[row])[:KEPT].tolist()
        assert np.allclose(kept.near[row], scores[row][kept.places[row]])
        assert (kept.named[row] == (scores[row][kept.places[row]] > 0.5)).all()


def test_batches_are_one_behind_the_other() -> None:
    one, two = (nearest(Scores(np.eye(2)[[row]], np.eye(2)[[row]] > 0)) for row in range(2))
    assert stacked([one, two]).places.tolist() == [[0, 1], [1, 0]]
