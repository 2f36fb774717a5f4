"""Companies of one name in several cities."""

import pytest

from kg.resolve.candidates.build import build
from kg.resolve.matching.matcher import Matcher
from kg.resolve.matching.support import Affiliation
from kg.resolve.scoring.ranker import shipped
from tests.kg.resolve.candidates.world import organization


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    company = {"kind": "Company", "country": "DE"}
    return Matcher(
        build(
            [
                organization(
                    "ror:1", "Zorrex Foils (Zenda) Co., Ltd.", cities=["Zenda"], **company
                ),
                organization("ror:2", "Vexling Foils (Germany)", cities=["Strelsau"], **company),
                organization("ror:3", "Tarn University", country="DE", cities=["Strelsau"]),
            ]
        ),
        shipped(),
    )


def ids(matcher: Matcher, text: str) -> list[str]:
    known = {"ror:1": 9, "ror:2": 9}
    return [match.id for match in matcher.match([Affiliation(text)], known=known)[0]]


def test_a_name_with_another_city_in_brackets_is_another_company(matcher: Matcher) -> None:
    assert ids(matcher, "Zorrex Foils (Zenda) Limited") == ["ror:1"]
    assert ids(matcher, "Zorrex Foils (Strelsau) Limited") == []
    assert ids(matcher, "Zorrex Foils (Strelsau)") == []


def test_a_name_without_brackets_may_be_that_of_any(matcher: Matcher) -> None:
    assert ids(matcher, "Zorrex Foils Limited") == ["ror:1"]
    assert ids(matcher, "Zorrex Foils (ZF) Limited") == ["ror:1"]


def test_the_country_behind_a_name_in_a_registry_parts_nobody(matcher: Matcher) -> None:
    assert ids(matcher, "Vexling Foils (Strelsau) Co., Ltd.") == ["ror:2"]
