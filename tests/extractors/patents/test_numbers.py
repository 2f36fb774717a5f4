"""A publication has one number, however its office or a citation prints it."""

import pytest

from extractors.patents.numbers import Number


@pytest.mark.parametrize(
    ("number", "curie"),
    [
        (Number("US", "0193250", "A1", "2004-09-30"), "patent:US20040193250A1"),
        (Number("US", "D. 271298"), "patent:USD271298S1"),
        (Number("US", "D279230", "S"), "patent:USD279230S1"),
        (Number("US", "60/115394"), None),
        (Number("US", "6,186,145"), "patent:US6186145"),
        (Number("JP", "2002-86786", "A"), "patent:JP2002086786A"),
        (Number("JP", "2-289675"), "patent:JPH02289675"),
    ],
)
def test_a_number_is_that_of_one_publication(number: Number, curie: str | None) -> None:
    assert number.publication == curie


def test_a_filing_is_told_by_its_series() -> None:
    assert Number("US", "60/115,394").is_filing
    assert not Number("US", "2004/0193250").is_filing
