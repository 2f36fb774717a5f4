"""Sentences that say how organisations stand to each other."""

import pytest

from extractors.text import relations
from extractors.text.passage import whole

pytest.importorskip(relations.MODEL, reason="the English model is not installed")

Stated = list[tuple[str, str, str, bool, bool]]


def stated(text: str) -> Stated:
    return [
        (
            each.type,
            each.source.line if each.source else "we",
            each.target.line if each.target else "we",
            each.denied,
            each.hedged,
        )
        for each in relations.find(whole(text))
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "We developed the coating in collaboration with Lantau University.",
            ("collaboratesWith", "we", "Lantau University", False, False),
        ),
        (
            "In 2012 Heron Inc. licensed the rights to the mirror from Lantau University.",
            ("licensedFrom", "Heron Inc.", "Lantau University", False, False),
        ),
        (
            "Heron Inc. was spun out of Lantau University in 2004.",
            ("spunOutOf", "Heron Inc.", "Lantau University", False, False),
        ),
        (
            "Heron Inc. was founded by scientists of Lantau University in 2010.",
            ("foundedBy", "Heron Inc.", "Lantau University", False, False),
        ),
        (
            "Vitrum AG was acquired by Heron Inc.",
            ("acquired", "Heron Inc.", "Vitrum AG", False, False),
        ),
        (
            "Heron Inc. did not acquire Vitrum AG.",
            ("acquired", "Heron Inc.", "Vitrum AG", True, False),
        ),
        ("We may acquire Vitrum AG.", ("acquired", "we", "Vitrum AG", False, True)),
    ],
)
def test_a_sentence_states_a_relation(
    sentence: str, expected: tuple[str, str, str, bool, bool]
) -> None:
    assert stated(sentence) == [expected]


def test_what_is_joined_by_and_stands_for_each() -> None:
    text = "The Company collaborates with Lantau University and Kestrel College on glass."
    assert [each[2] for each in stated(text)] == ["Lantau University", "Kestrel College"]


def test_a_sentence_that_names_nobody_is_not_parsed() -> None:
    assert stated("The mirror was jointly developed by them.") == []


def test_the_sentence_stands_in_the_text_at_its_offsets() -> None:
    text = "It rained.\n\nHeron Inc. acquired\nVitrum AG. It rained again."
    (found,) = relations.find(whole(text))
    assert text[found.sentence.start : found.sentence.end] == "Heron Inc. acquired\nVitrum AG."
