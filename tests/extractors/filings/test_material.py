"""Agreements that item 1.01 discloses."""

from extractors.filings import material
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
