"""Clusters grow by good scores, and never join what must not be one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.people.linkage import Apart, Scored, best_share, chained, linked


def run(
    count: int,
    *pairs: tuple[int, int, float],
    exclusive: list[int] | None = None,
    names: list[int] | None = None,
    forms: frozenset[tuple[int, int]] = frozenset(),
    profiles: list[int] | None = None,
    han: list[bool] | None = None,
) -> list[int]:
    left, right, score = zip(*pairs, strict=True) if pairs else ((), (), ())
    scored = Scored(
        np.array(left, np.int64), np.array(right, np.int64), np.array(score, np.float32)
    )
    never = np.array(exclusive or [0] * count, np.int64)[:, None]
    apart = Apart(
        never,
        np.array(profiles or [0] * count, np.int64)[:, None],
        (-5.0,),
        np.array(han or [False] * count),
        np.array(names or [0] * count, np.int64),
        forms,
    )
    found: list[int] = linked(count, scored, np.arange(count), apart).tolist()
    return found


def test_good_pairs_are_one_and_bad_ones_are_two() -> None:
    assert run(4, (0, 1, 3.0), (1, 2, -3.0), (2, 3, 1.0)) == [0, 0, 2, 2]


def test_one_weak_link_does_not_join_two_clusters() -> None:
    apart = [(a, b, -5.0) for a in (0, 1, 2) for b in (3, 4, 5) if (a, b) != (2, 3)]
    within = [(0, 1, 4.0), (0, 2, 4.0), (1, 2, 4.0), (3, 4, 4.0), (3, 5, 4.0), (4, 5, 4.0)]
    assert run(6, (2, 3, 0.5), *apart, *within) == [0, 0, 0, 3, 3, 3]


def test_two_values_of_an_exclusive_scheme_are_never_one() -> None:
    pairs = [(0, 1, 5.0), (1, 2, 5.0), (0, 2, 5.0)]
    found = run(3, *pairs, exclusive=[1, 0, 2])
    assert found[0] != found[2]


def test_two_profiles_speak_against_one_person_less_where_one_is_in_characters() -> None:
    assert run(2, (0, 1, 4.0), profiles=[1, 2]) == [0, 1]
    assert run(2, (0, 1, 4.0), profiles=[1, 2], han=[False, True]) == [0, 0]
    assert run(2, (0, 1, 1.0), profiles=[1, 2], han=[False, True]) == [0, 1]


def test_what_is_never_one_is_not_joined_by_a_third() -> None:
    found = run(3, (0, 1, 5.0), (1, 2, 5.0), (0, 2, -np.inf))
    assert found[0] != found[2]


def test_an_initial_does_not_join_two_names_that_it_may_be_short_for() -> None:
    fung, felix, initial = 0, 1, 2
    pairs = [(0, 1, 3.0), (0, 2, 2.0)]
    short = frozenset({(initial, fung), (initial, felix)})
    found = run(3, *pairs, names=[initial, fung, felix], forms=short)
    assert found == [0, 0, 2]


def test_names_that_are_all_forms_of_one_are_one() -> None:
    western, own, both = 0, 1, 2
    pairs = [(0, 2, 3.0), (1, 2, 2.0)]
    found = run(3, *pairs, names=[western, own, both], forms=frozenset({(0, 2), (1, 2)}))
    assert found == [0, 0, 0]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.floats(-5, 5)), max_size=20))
def test_every_cluster_is_named_by_its_first_member(pairs: list[tuple[int, int, float]]) -> None:
    chosen = {(min(a, b), max(a, b)): s for a, b, s in pairs if a != b}
    found = run(8, *((a, b, s) for (a, b), s in chosen.items()))
    assert all(first <= place and found[first] == first for place, first in enumerate(found))


def test_the_best_link_counts_for_less_among_many() -> None:
    assert best_share(2) == best_share(50) > best_share(100) > best_share(400) == best_share(800)


def test_a_chain_is_whoever_good_scores_or_identifiers_join() -> None:
    pairs = Scored(np.array([0, 1, 3]), np.array([1, 2, 4]), np.array([1, -1, 2], np.float32))
    chains = chained(6, pairs, np.array([0, 1, 2, 3, 4, 0]))
    assert chains[0] == chains[1] == chains[5]
    assert chains[3] == chains[4]
    assert len({*chains.tolist()}) == 3
