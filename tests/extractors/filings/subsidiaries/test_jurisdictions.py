"""Jurisdictions as lists write them."""

import pytest

from extractors.filings.subsidiaries import jurisdictions


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(USA) Delaware", "US"),
        ("Minneapolis, MN USA", "US"),
        ("Shanghai, China", "CN"),
        ("So. Carolina", "US"),
        ("Dubai (UAE)", "AE"),
        ("Georgia, CIS", "GE"),
        ("England & Wales", "GB"),
        ("Kosovo", "XK"),
        ("AU", "AU"),
        ("Heron Glass", ""),
        ("12345", ""),
    ],
)
def test_the_country_of_a_jurisdiction(text: str, code: str) -> None:
    assert jurisdictions.country(text) == code


def test_a_city_with_its_country_is_not_the_name_of_one_place_alone() -> None:
    assert jurisdictions.is_one("Delaware")
    assert not jurisdictions.is_one("Heron Glass, Delaware")
