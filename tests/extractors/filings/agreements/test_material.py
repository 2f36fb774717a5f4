"""Agreements that item 1.01 discloses."""

import pytest

from extractors.filings.agreements import material
from extractors.text.passage import whole

SECTION = """Item 1.01 Entry into a Material Definitive Agreement.

On May 4, 2020, Heron Sands LLC, a subsidiary of Heron Glass Corp. (the “Company”), entered into
Amendment No. 2 (the “Amendment”) to the Supply Agreement, dated June 1, 2015, with Vitrum AG
(“Vitrum”), pursuant to which Kestrel Ltd. will be paid. The Company is pleased.

The Company also signed a lease agreement with its landlord.
"""


def test_the_sentence_names_agreement_parties_and_day() -> None:
    (found,) = material.find(whole(SECTION))
    assert found.title.line == "Amendment No. 2 (the “Amendment”) to the Supply Agreement"
    assert [each.text for each in found.parties] == ["Heron Sands LLC", "Vitrum AG"]
    assert found.date == "2020-05-04"
    assert found.sentence.text.startswith("On May 4, 2020,")
    assert found.sentence.text.endswith("will be paid.")


def test_the_company_that_only_explains_whose_subsidiary_signs_is_no_party() -> None:
    (found,) = material.find(whole(SECTION))
    assert not found.itself


def test_the_company_is_a_party_where_it_enters_itself() -> None:
    text = "The Company entered into a Joint Development Agreement with Vitrum AG."
    (found,) = material.find(whole(text))
    assert found.itself
    assert found.title.line == "Joint Development Agreement"


def test_an_agreement_with_nobody_named_is_left_out() -> None:
    text = "We entered into an underwriting agreement with several underwriters."
    assert list(material.find(whole(text))) == []


def test_a_place_in_brackets_belongs_to_the_name() -> None:
    text = (
        "The Company entered into a License Agreement with Heron Optics (Shenzhen) Co., Ltd. in "
        "the field of lenses and with Heron Holdings (Hong Kong) Limited."
    )
    (found,) = material.find(whole(text))
    assert [each.line for each in found.parties] == [
        "Heron Optics (Shenzhen) Co., Ltd.",
        "Heron Holdings (Hong Kong) Limited",
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("It is filed as Exhibit 10.1 hereto.", ("10.1",)),
        ("They are Exhibits 10.1, 10.2 and 99.1 to this report.", ("10.1", "10.2", "99.1")),
        ("An older one is Exhibit 10.4 to the Annual Report.", ()),
        ("Older ones are Exhibits 10.4 and 10.5 to our Annual Report.", ()),
        ("It is filed as Exhibit 10.", ("10",)),
    ],
)
def test_exhibits_of_this_filing_are_told(said: str, expected: tuple[str, ...]) -> None:
    entered = "The Company entered into a License Agreement with Vitrum AG."
    (found,) = material.find(whole(f"{entered} {said}"))
    assert found.exhibits == expected


def test_an_exhibit_belongs_to_the_agreement_told_last() -> None:
    text = (
        "We entered into a License Agreement with Vitrum AG. It is filed as Exhibit 10.1.\n\n"
        "We entered into a Supply Agreement with Vitrum AG. It is filed as Exhibit 10.2."
    )
    assert [each.exhibits for each in material.find(whole(text))] == [("10.1",), ("10.2",)]


def told(text: str, item: str = "1.01") -> list[tuple[str, list[str], list[str]]]:
    found = material.find(
        whole(f"Item {item} Entry into a Material Definitive Agreement\n\n{text}")
    )
    return [(e.title.line, [n.line for n in e.parties], [n.line for n in e.people]) for e in found]


def test_names_that_begin_with_a_small_letter_are_parties() -> None:
    text = "Heron, Inc. entered into an Agreement and Plan of Merger with eVitrum, Inc."
    assert told(text) == [("Agreement and Plan of Merger", ["Heron, Inc.", "eVitrum, Inc."], [])]


def test_a_short_name_stands_for_the_name_it_was_defined_for() -> None:
    text = (
        "The spin-off of Vitrum Glass, Inc. (“Vitrum”) was completed. Heron, Inc. entered into "
        "several agreements with Vitrum."
    )
    assert told(text) == [("several agreements", ["Heron, Inc.", "Vitrum Glass, Inc."], [])]


def test_a_person_with_an_office_is_a_party() -> None:
    text = "Heron, Inc. entered into a Retention Agreement with Ada Quill, the President."
    assert told(text) == [("Retention Agreement", ["Heron, Inc."], ["Ada Quill"])]


def test_a_board_is_no_party() -> None:
    text = "Heron, Inc. entered into an Agreement with the Board of Directors of Heron Bank."
    assert told(text) == [("Agreement", ["Heron, Inc."], [])]


def test_an_item_that_refers_to_another_is_read_there() -> None:
    other = whole("Heron, Inc. entered into a License Agreement with Vitrum AG.")
    found = material.find(whole("See Item 5.02, incorporated by reference."), {"5.02": other})
    assert [each.title.line for each in found] == ["License Agreement"]
