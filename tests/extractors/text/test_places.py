"""Countries as addresses print them."""

import pytest

from extractors.text.places import countries, country, standard, states


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("P. R. China", "CN"),
        ("中国", "CN"),
        ("中國", "CN"),
        ("Hong Kong SAR", "HK"),
        ("德國", "DE"),
        ("Österreich", "AT"),
        ("Côte d'Ivoire", "CI"),
        ("CA", "US"),
        ("British Columbia", "CA"),
        ("USSR", "RU"),
        ("Bermuda", "BM"),
        ("Heron Glass", ""),
    ],
)
def test_the_country_that_a_text_is_the_name_of(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize("name", ["georgia", "jersey", "granada", "island"])
def test_a_name_that_is_more_often_another_place_is_no_country_in_an_address(name: str) -> None:
    assert country(name) == ""
    assert name in standard()


def test_all_countries_have_a_name_and_the_codes_of_states_are_fifty_one() -> None:
    assert len(set(countries().values())) > 240
    assert len(states()) == 51
