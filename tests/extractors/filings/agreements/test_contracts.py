"""Which agreement filed as an exhibit is which one that item 1.01 discloses."""

import pytest

from extractors.filings.agreements import contracts, material
from extractors.filings.agreements.contracts import Contract
from extractors.filings.agreements.material import Disclosure
from extractors.filings.submission import Part
from extractors.text.passage import whole

COMPANY = "HERON GLASS INC"


def filed(title: str, other: str = "Vitrum AG", number: str = "10.1", day: int = 4) -> Contract:
    text = (
        f"{title.upper()}\n\nThis {title.upper()} is made as of May {day}, 2020 by and between "
        f'Heron Glass, Inc. ("Heron") and {other} ("Other").'
    )
    found = contracts.read(Part(f"EX-{number}", "", whole(text), {}))
    assert found is not None
    return found


def told(title: str, other: str = "Vitrum AG", after: str = "", day: int = 4) -> Disclosure:
    text = f"On May {day}, 2020, Heron Glass, Inc. entered into a {title} with {other}. {after}"
    (found,) = material.find(whole(text))
    return found


def test_an_exhibit_that_is_no_agreement_is_none() -> None:
    assert contracts.read(Part("EX-10.1", "", whole("A list of people."), {})) is None


@pytest.mark.parametrize(
    ("contract", "sentence"),
    [
        (filed("License Agreement"), told("License Agreement")),
        (filed("Exclusive Licence Agreement"), told("License Agreement (the “Licence”)")),
        (filed("Lease Agreement"), told("lease extension agreement", after="See Exhibit 10.1.")),
        (filed("License Agreement", "Vitrum Limited"), told("License Agreement", "Vitrum Ltd.")),
        (filed("License Agreement", day=1), told("License Agreement")),
    ],
)
def test_a_title_or_an_exhibit_number_joins_what_has_one_counterparty(
    contract: Contract, sentence: Disclosure
) -> None:
    assert contracts.disclosed([contract], [sentence], COMPANY) == {0: 0}


@pytest.mark.parametrize(
    ("contract", "sentence"),
    [
        (filed("License Agreement"), told("License Agreement", "Kestrel LLC")),
        (filed("License Agreement"), told("Supply Agreement")),
        (filed("License Agreement"), told("Supply Agreement", after="See Exhibit 10.1.")),
        (filed("License Agreement"), told("License Agreement", after="See Exhibit 10.2.")),
        (filed("Exclusive License Agreement"), told("non-exclusive License Agreement")),
        (
            filed("Supply Agreement"),
            told("Amendment No. 2 to the Supply Agreement", after="See Exhibit 10.1."),
        ),
        (filed("Lease Agreement"), told("lease extension agreement")),
    ],
)
def test_what_differs_stays_two(contract: Contract, sentence: Disclosure) -> None:
    assert contracts.disclosed([contract], [sentence], COMPANY) == {}


def test_of_two_alike_the_one_of_the_same_day_is_meant() -> None:
    both = [filed("License Agreement", day=1), filed("License Agreement", number="10.2", day=4)]
    assert contracts.disclosed(both, [told("License Agreement")], COMPANY) == {1: 0}


def test_where_it_is_not_plain_which_is_meant_nothing_is_joined() -> None:
    both = [filed("License Agreement"), filed("License Agreement", number="10.2")]
    assert contracts.disclosed(both, [told("License Agreement")], COMPANY) == {}


def test_another_exhibit_than_an_agreement_does_not_keep_them_apart() -> None:
    sentence = told("License Agreement", after="A press release is Exhibit 99.1.")
    assert contracts.disclosed([filed("License Agreement")], [sentence], COMPANY) == {0: 0}
