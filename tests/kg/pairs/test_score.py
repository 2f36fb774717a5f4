"""A patent and a paper are a pair by who made them, by what they say, and by when."""

import numpy as np
import pytest

from kg.pairs.score import Likeness, Text, near, score, words, years_between

TITLES = ("Method for soft rotors", "Soft rotors in rain", "Method for ponds", "Method for kites")
HERE, THERE = np.array([1.0, 0.0]), np.array([0.0, 1.0])


def likeness(one: str, other: str, vectors: tuple[object, object] = (HERE, HERE)) -> float:
    """Of two titles among a few."""
    return Likeness(TITLES, np.zeros(2)).of(Text(one, vectors[0]), Text(other, vectors[1]))


@pytest.mark.parametrize(
    ("years", "expected"), [(0, 1), (-2, 1), (3, 1), (4, 0.5), (-3, 0.5), (5, 0), (-9, 0)]
)
def test_a_paper_is_near_for_some_years_and_then_fades(years: float, expected: float) -> None:
    assert near(years) == expected


def test_what_one_measure_denies_is_no_pair() -> None:
    assert score(1.0, 0.9, 0.0) == 1.0
    assert score(0.0, 0.9, 0.0) == score(1.0, -0.2, 0.0) == score(1.0, 0.9, 20.0) == 0.0
    assert score(0.25, 0.9, 0.0) == 0.5


def test_words_that_few_titles_have_tell_more() -> None:
    rare = likeness("Method for soft rotors", "Soft rotors in rain", (HERE, THERE))
    common = likeness("Method for soft rotors", "Method for kites", (HERE, THERE))
    assert rare > common > 0.0


def test_the_same_is_alike_and_strangers_are_not() -> None:
    assert likeness("Soft rotors in rain", "Soft rotors in rain") == pytest.approx(1.0)
    assert likeness("Soft rotors in rain", "Method for kites", (HERE, THERE)) == 0.0


def test_between_two_scripts_words_are_not_compared() -> None:
    assert likeness("Soft rotors in rain", "雨中的软转子") == pytest.approx(1.0)


def test_what_all_works_say_makes_none_alike() -> None:
    every = np.array([5.0, 5.0])
    of = Likeness(TITLES, every)
    one, other = Text("a", every + HERE), Text("b", every + THERE)
    assert of.of(one, other) == 0.0
    assert of.of(one, Text("b", every)) == 0.0


def test_words_are_of_three_letters_or_two_characters() -> None:
    assert words("A Soft-rotor of 软转子") == {"soft", "rotor", "软转", "转子"}


def test_years_lie_between_the_middles_of_what_is_left_open() -> None:
    assert years_between("2018", "2019") == 1.0
    assert years_between("2018-01-05", "2018-07-30") == pytest.approx(0.5)
    assert years_between("long ago", "2019") is None
    assert years_between("2018", "") is None
