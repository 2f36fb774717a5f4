"""What prior work is asked for a text: a unit vector, and weighed words of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.topics.glossary import in_english, in_technical_terms
from kg.topics.question import MATTER, MOST, SURE, WORDS, question


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("四足机器人的运动控制", "quadruped robot motion control locomotion"),
        ("鈣鈦礦太陽能電池", "perovskite solar cell"),
        ("三维目标检测", "3D object detection"),
        ("唐诗", ""),
        ("", ""),
    ],
)
def test_terms_of_a_chinese_text_are_told_in_english(chinese: str, english: str) -> None:
    assert in_english(chinese) == english


@pytest.mark.parametrize(
    ("plain", "technical"),
    [
        ("Removing haze from old photographs", "restoration colorization dehazing image"),
        ("A swarm of drones", "multi-robot uav quadrotor aerial robot"),
        ("Perovskite", ""),
    ],
)
def test_plain_words_are_told_as_titles_have_them(plain: str, technical: str) -> None:
    assert in_technical_terms(plain) == technical


def test_words_of_either_language_find_a_title_alone() -> None:
    words = dict(question("知识蒸馏").words)
    assert words["knowledge distill"] + words["distill"] > WORDS / 3
    assert words["知识蒸馏"] > WORDS / 20


def test_words_that_any_text_has_are_not_looked_for() -> None:
    assert not {"many", "over", "over many"} & set(dict(question("Over many devices").words))


def test_a_chinese_text_is_near_an_english_one_that_says_the_same() -> None:
    one, other = (
        question("四足机器人的运动控制"),
        question("Locomotion control of quadruped robots"),
    )
    apart = question("History of the tea trade")
    assert np.dot(one.vector, other.vector) > 0.8 > np.dot(apart.vector, other.vector)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    words = dict(question("Learning perovskite").words)
    assert words["perovskit"] > words["learn"]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("summarising", "summar"),
        ("summarization", "summar"),
        ("molecules", "molecul"),
        ("mapping", "mapping"),
        ("flow", "flow"),
        ("钙钛矿", "钙钛矿"),
    ],
)
def test_words_are_looked_for_by_how_they_begin(text: str, stem: str) -> None:
    assert stem in dict(question(text).words)


@given(st.text(max_size=300))
@settings(max_examples=30, deadline=None)
def test_vectors_are_of_length_one_and_words_add_up(text: str) -> None:
    asked = question(text)
    assert np.linalg.norm(asked.vector) == pytest.approx(1, abs=1e-4)
    assert len(asked.words) <= MOST
    assert sum(weight for _, weight in asked.words) <= 2 * WORDS + 0.01


def test_a_text_in_plain_words_is_asked_by_the_terms_that_titles_have() -> None:
    asked = question("Filling in holes of a picture")
    assert dict(asked.matters)["inpaint"] == MATTER
    assert asked.sure < question("History of the tea trade").sure < SURE
