"""How a pair stands among its rivals, where each name has one partner at most."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names.chinese.rivals import FEATURES, NOBODY, among_rivals

AMONG = FEATURES.index("log odds among rivals")
BEST = FEATURES.index("best other in the row")


def among(*pairs: tuple[int, int, float]) -> list[float]:
    table = among_rivals([(i, j) for i, j, _ in pairs], np.array([p for _, _, p in pairs]))
    return [float(each) for each in table[:, AMONG]]


def test_a_pair_without_rivals_is_as_likely_as_by_itself() -> None:
    table = among_rivals([(0, 0), (1, 1)], np.array([0.8, 0.3]))
    assert np.allclose(table[:, AMONG], table[:, 0])
    assert np.all(table[:, BEST] == NOBODY)


def test_a_rival_makes_a_pair_less_likely() -> None:
    alone, rivalled = among((0, 0, 0.6))[0], among((0, 0, 0.6), (0, 1, 0.6))[0]
    assert rivalled < alone


def test_a_rival_that_is_surely_anothers_is_none_any_more() -> None:
    taken = among((0, 0, 0.6), (0, 1, 0.6), (1, 1, 0.999))[0]
    assert among((0, 0, 0.6), (0, 1, 0.6))[0] < taken


@given(
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.floats(0, 1), min_size=1)
)
def test_rivals_never_speak_for_a_pair(likely: dict[tuple[int, int], float]) -> None:
    table = among_rivals(list(likely), np.array(list(likely.values())))
    assert table.shape == (len(likely), len(FEATURES))
    assert np.isfinite(table).all()
    assert np.all(table[:, AMONG] <= table[:, 0] + 1e-4)
