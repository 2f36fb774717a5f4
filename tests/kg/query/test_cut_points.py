"""Cut points between two places, held against taking each vertex away and looking again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.cut_points import CutPoint, cut_points

Ties = list[tuple[str, str]]

LETTERS = st.sampled_from("abcdefgh")


def test_whoever_alone_joins_two_places_disconnects_them() -> None:
    ties = [("hku", "bridge"), ("cuhk", "bridge"), ("bridge", "siat"), ("siat", "sustech")]
    assert cut_points([*ties, ("bridge", "pcl")], {"hku", "cuhk"}, {"siat", "sustech", "pcl"}) == [
        CutPoint("bridge", 6, disconnects=True),
        CutPoint("siat", 2, disconnects=False),
    ]


def test_of_two_ways_neither_is_a_cut_point() -> None:
    ties = [("a", "left"), ("left", "b"), ("a", "right"), ("right", "b"), ("a", "c"), ("c", "b")]
    found = cut_points(ties, {"a", "a2"}, {"b", "b2"})
    assert {each.id for each in found} == {"a", "b"}


def test_where_nothing_joins_two_places_there_is_no_cut_point() -> None:
    assert cut_points([("a", "x"), ("y", "b")], {"a"}, {"b"}) == []
    assert cut_points([], {"a"}, {"b"}) == []


@pytest.mark.slow
def test_a_chain_of_a_hundred_thousand_is_walked() -> None:
    names = [f"{number:06}" for number in range(100_000)]
    found = cut_points(pairwise(names), names[:1], names[-1:])
    assert len(found) == 100_000
    assert all(each.disconnects for each in found)


@given(st.lists(st.tuples(LETTERS, LETTERS), max_size=14), st.sets(LETTERS), st.sets(LETTERS))
def test_a_cut_point_is_whatever_leaves_fewer_pairs_joined(
    ties: Ties, here: set[str], there: set[str]
) -> None:
    expected = {}
    for point in {end for tie in ties for end in tie if tie[0] != tie[1]}:
        before, after = joined(ties, here, there), joined(ties, here, there, without=point)
        lost = {pair for pair in before - after if point not in pair}
        if lost or (before and not after):
            expected[point] = CutPoint(point, len(lost), disconnects=not after)
    assert {each.id: each for each in cut_points(ties, here, there)} == expected


def joined(ties: Ties, here: set[str], there: set[str], without: str = "") -> set[tuple[str, str]]:
    """Pairs of one here and another there that some chain joins."""
    near = [tie for tie in ties if without not in tie]
    found = set()
    for one in {end for tie in near for end in tie} & here:
        reached = {one}
        while more := {o for a, b in near for o in (a, b) if {a, b} & reached} - reached:
            reached |= more
        found |= {(one, other) for other in reached & there if other != one}
    return found
