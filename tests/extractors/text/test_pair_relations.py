"""How two names of a sentence stand to each other."""

import pytest

from extractors.text import pair_relations
from extractors.text.pair_relations import (
    ACQUIRED,
    AGREEMENT,
    ATTENDED,
    EMPLOYEE,
    MEMBER,
    NONE,
    SHARES,
    SUBSIDIARY,
)


@pytest.mark.parametrize(
    ("sentence", "told", "reversed_"),
    [
        (
            "Heron Inc. , a wholly - owned subsidiary of Vitrum AG , makes lenses .",
            SUBSIDIARY,
            NONE,
        ),
        (
            "Vitrum AG and its wholly owned subsidiary , Heron Inc. , make lenses .",
            SUBSIDIARY,
            NONE,
        ),
        (
            "In May Heron Inc. entered into a supply agreement with Lark LLC and Vitrum AG .",
            AGREEMENT,
            AGREEMENT,
        ),
        ("Vitrum AG acquired all of the outstanding shares of Heron Inc. in May .", ACQUIRED, NONE),
        ("Heron Inc. owned 12.5 % of the common stock of Vitrum AG .", SHARES, NONE),
        ("Heron Inc. competes with Vitrum AG .", NONE, NONE),
        ("The funds were managed by a subsidiary of Vitrum AG , Heron Inc. .", SUBSIDIARY, NONE),
        (
            "Heron Inc. ( HI ) , Vitrum AG 's wholly owned subsidiary , sells them .",
            SUBSIDIARY,
            NONE,
        ),
        ("Net income includes Heron Inc. 's 50 % share of Vitrum AG in 2014 .", SHARES, NONE),
        ("A note of Vitrum AG 's principal stockholder , Heron Inc. , is due .", SHARES, NONE),
        (
            "Vitrum AG issued to Heron Inc. 100 shares , which are Vitrum AG 's stock .",
            SHARES,
            NONE,
        ),
        (
            "Terms are those of agreements Heron Inc. entered into with Vitrum AG .",
            AGREEMENT,
            AGREEMENT,
        ),
    ],
)
def test_relations_have_a_direction(sentence: str, told: str, reversed_: str) -> None:
    assert pair_relations.between(sentence, "Heron Inc.", "Vitrum AG") == told
    if reversed_ != told:
        assert pair_relations.between(sentence, "Vitrum AG", "Heron Inc.") != told


def test_an_exchange_is_no_partner() -> None:
    sentence = "Heron Inc. has a listing agreement with the New York Stock Exchange ."
    assert pair_relations.between(sentence, "Heron Inc.", "the New York Stock Exchange") == NONE


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ms. Lark holds a B.A. from Lantau University .", ATTENDED),
        ("Ms. Lark is a professor of optics at Lantau University .", EMPLOYEE),
        ("Ms. Lark serves on the Lantau University board of trustees .", MEMBER),
    ],
)
def test_people_have_to_do_with_universities(sentence: str, told: str) -> None:
    assert pair_relations.of_person(sentence, "Lark", "Lantau University") == told
