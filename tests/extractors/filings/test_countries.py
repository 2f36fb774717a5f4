"""Where codes and names of jurisdictions lie."""

import pytest

from extractors.filings import countries


@pytest.mark.parametrize(
    ("code", "expected"), [("NV", "US"), ("K3", "HK"), ("F4", "CN"), ("E9", "KY"), ("??", "")]
)
def test_codes_of_edgar_are_countries(code: str, expected: str) -> None:
    assert countries.by_code(code) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Delaware, U.S.", "US"),
        ("State of Nevada", "US"),
        ("DE", "US"),
        ("The Netherlands", "NL"),
        ("P.R. China", "CN"),
        ("England & Wales", "GB"),
        ("Freiland", ""),
    ],
)
def test_jurisdictions_are_countries_only_where_sure(name: str, expected: str) -> None:
    assert countries.by_name(name) == expected
