"""The terms of a text are its words and their runs, folded, Chinese cut from its characters."""

from hypothesis import given
from hypothesis import strategies as st

from kg.topics.terms import LONGEST, runs, whole


def test_words_are_made_singular_and_runs_do_not_begin_or_end_with_small_words() -> None:
    found = list(runs("Batteries of the Cities"))
    assert {"battery", "city", "battery of the city"} == set(found)


def test_chinese_is_simplified_and_cut() -> None:
    assert "钙钛矿" in set(runs("鈣鈦礦太陽能電池"))


def test_a_phrase_is_a_run_of_the_texts_that_hold_it() -> None:
    for phrase, text in (("person re-identification", "Deep Person Re-Identification, again"),
                         ("强化学习", "面向机器人的强化学习方法")):  # fmt: skip
        assert whole(phrase) in set(runs(text))


@given(st.text(max_size=200))
def test_any_text_has_terms_no_more_than_its_length_allows(text: str) -> None:
    found = list(runs(text))
    assert len(found) <= 8 * 4 * max(1, len(text))
    assert all(each.count(" ") < LONGEST for each in found)


def test_a_long_number_takes_linear_time() -> None:
    assert list(runs("9" * 200_000)) == []
    assert "4k" in set(runs("a 4k film"))
