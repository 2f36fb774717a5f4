"""Agreements told by the running text of reports."""

import pytest

from extractors.filings.agreements import narrated
from extractors.text.passage import whole


def names(text: str) -> list[tuple[str, list[str], bool, str]]:
    return [
        (each.title.line, [party.line for party in each.parties], each.itself, each.date)
        for each in narrated.find(whole(text), "HERON GLASS INC")
    ]


def test_what_the_company_entered_into_is_told_with_whom_and_when() -> None:
    text = (
        "In May 2021, we entered into a license agreement with Lantau University for the "
        "development of thin lenses. We paid the University a fee of $2 million."
    )
    (told,) = narrated.find(whole(text), "HERON GLASS INC")
    assert names(text) == [("license agreement", ["Lantau University"], True, "2021-05")]
    assert told.reach is not None
    assert told.reach.text == text


def test_a_name_without_a_legal_form_stands_right_behind_the_agreement() -> None:
    text = "On May 4, 2021, the Company signed a supply agreement with Vitrum to buy glass."
    assert names(text) == [("supply agreement", ["Vitrum"], True, "2021-05-04")]


@pytest.mark.parametrize(
    "text",
    [
        "We have not entered into a license agreement with Vitrum AG.",
        "We may enter into a license agreement with Vitrum AG.",
        "Egret Corp. entered into a license agreement with its lenders.",
        "We entered into employment agreements with Messrs. Lark and Kite.",
    ],
)
def test_what_is_denied_or_possible_or_of_others_is_left_out(text: str) -> None:
    assert names(text) == []


def test_an_agreement_told_twice_is_one() -> None:
    text = "We signed a lease agreement with Vitrum AG.\n\n" * 2
    assert len(names(text)) == 1
