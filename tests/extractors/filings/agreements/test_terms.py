"""What is said of agreements: on what, where, for how long, for how much."""

import pytest

from extractors.filings.agreements import terms
from extractors.text.passage import whole


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("a license with Heron in the field of photonic chips.", "photonic chips"),
        (
            "with Heron for the joint development and commercialization of Larkil, a novel lens",
            "joint development and commercialization of Larkil",
        ),
        ("with Heron to jointly develop thin lenses, under which", "jointly develop thin lenses"),
        ("Amendment No. 1 to Supply Agreement between Heron and Lark", ""),
    ],
)
def test_an_agreement_is_about_a_field_or_a_purpose(text: str, subject: str) -> None:
    assert terms.subject(text) == subject


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "WHEREAS, Heron desires to grant Lark the right to market and distribute rain gauges;",
            "market and distribute rain gauges",
        ),
        (
            "Heron wishes to engage Lark for the purpose of assisting Heron in developing thin "
            "lenses for boats.",
            "developing thin lenses for boats",
        ),
        ("Heron wishes to provide the Services set forth in this Agreement.", ""),
    ],
)
def test_a_contract_without_a_field_is_about_what_one_party_engages_the_other_for(
    text: str, field: str
) -> None:
    assert terms.field(text) == field


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The term of this Agreement shall be five (5) years.", "P5Y"),
        ("shall continue in full force and effect for a period of 18 months", "P18M"),
        ("signed a ten-year supply agreement with Heron", "P10Y"),
        ("within 30 days of notice", ""),
    ],
)
def test_a_term_is_a_duration(text: str, term: str) -> None:
    assert terms.term(text) == term


def test_sums_are_told_as_printed_and_in_contracts_where_something_is_paid() -> None:
    assert terms.amounts("paid US$2.7 million and HK$1,000,000 in cash") == (
        "US$2.7 million",
        "HK$1,000,000",
    )
    assert terms.payments("shall pay a fee of $500." + " x" * 200 + "each a par value of $7") == (
        "$500",
    )


def test_a_territory_is_told_of_rights() -> None:
    assert terms.territory("exclusive rights to sell lenses in China and Hong Kong") == (
        "China and Hong Kong"
    )
    assert terms.territory("a company with offices in Japan") == ""


def test_sentences_tell_all_of_it() -> None:
    said = terms.of_sentences(whole("a two-year license in the field of optics for $5 million"))
    assert said == {"subject": "optics", "term": "P2Y", "amounts": ("$5 million",)}


@pytest.mark.parametrize(
    ("text", "title", "field"),
    [
        ("“Products” means the soft lenses specified in Exhibit A.", "", "soft lenses"),
        ("Heron sells certain tablets of salt (the “Products”).", "", "tablets of salt"),
        (
            "Heron is engaged in the business of designing, making and selling soft lenses.",
            "",
            "designing, making and selling soft lenses",
        ),
        ("Heron is engaged in the manufacture and sale of soft lenses.", "", "soft lenses"),
        ("Heron is a leading provider of the soft lenses, and Vitrum", "", "soft lenses"),
        ("Heron is the owner of a large house, and Vitrum", "", ""),
        ("a valuable invention entitled Lenses for Rain (Ref. 1)", "", "Lenses for Rain"),
        ("Heron wishes to sell the Products.", "Fleet Maintenance Agreement", "fleet maintenance"),
        ("The parties agree.", "MASTER SOFTWARE LICENSE AGREEMENT", "software"),
        ("“Products” means the products listed in Exhibit A.", "Supply Agreement", ""),
    ],
)
def test_a_contract_is_about_what_it_deals_in(text: str, title: str, field: str) -> None:
    assert terms.field(text, title) == field


def test_words_before_a_definition_take_linear_time() -> None:
    assert terms.field("certain " * 20_000 + "(") == ""
