"""Organisations found in strings, by the shipped ranker over an invented registry."""

from typing import Any

import pytest

from kg.resolve.match import Matcher
from kg.resolve.scoring.ranker import shipped
from kg.resolve.support import Affiliation
from tests.kg.resolve.candidates.world import index


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(index(), shipped())


def ids(matcher: Matcher, text: str, **context: Any) -> list[str]:
    return [match.id for match in matcher.match([Affiliation(text, **context)])[0]]


def test_a_whole_name_is_found_with_its_place_in_the_string(matcher: Matcher) -> None:
    text = "Dept. of Foils, Ruritanian Academy of Sciences, Zenda"
    (match,) = matcher.match([Affiliation(text)])[0]

    assert match.id == "ror:3"
    assert text[match.start : match.end] == "Ruritanian Academy of Sciences"
    assert 0.5 < match.probability <= 1
    assert match.reasons


def test_a_country_known_besides_tells_homonyms_apart(matcher: Matcher) -> None:
    assert ids(matcher, "Northwich University", country="GB") == ["ror:1"]
    assert ids(matcher, "Northwich University", country="CA") == ["ror:2"]


def test_an_acronym_without_support_names_nothing(matcher: Matcher) -> None:
    assert ids(matcher, "IDU") == []


def test_a_company_of_a_register_is_found_by_its_whole_legal_name_alone(matcher: Matcher) -> None:
    assert ids(matcher, "Acme Widgets Ltd., London") == ["lei:1"]
    assert ids(matcher, "Acme Widgets and Sons") == []


def test_what_names_nothing_known_is_left_alone(matcher: Matcher) -> None:
    assert matcher.match([Affiliation(""), Affiliation("12345"), Affiliation("Israel")]) == [
        [],
        [],
        [],
    ]
