"""Traces that a Chinese and an English name leave of each other, weaker than a whole word."""

from kg.resolve.names.chinese.han import han_name
from kg.resolve.names.chinese.traces import of_word, onsets, skeleton
from kg.resolve.names.chinese.translation import Translations


def test_consonants_that_romanisations_write_by_turns_are_one() -> None:
    assert skeleton("xinda") == skeleton("cinda") == "snt"


def test_onsets_leave_out_what_ends_syllables_and_what_is_doubled() -> None:
    assert onsets("hengtong") == "ht"


def test_a_word_and_a_name_that_share_a_part_share_a_trace() -> None:
    for word, chinese in (("cinda", "信达"), ("kingfa", "金发"), ("smelting", "冶炼")):
        assert set(of_word(word)) & han_name(chinese, Translations([])).traces.keys(), word
