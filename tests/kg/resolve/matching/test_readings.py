"""What a name means by the organisations in it."""

import pytest

from kg.resolve.matching.matcher import Match
from kg.resolve.matching.readings import reading_of


def named(text: str, *names: str) -> list[Match]:
    """The organisations whose names stand in a text."""
    starts = [(each, text.index(each)) for each in names]
    return [
        Match(f"ror:{n}", each, 0.9, start, start + len(each), "name in registry", ())
        for n, (each, start) in enumerate(starts)
    ]


def test_a_department_is_a_unit_of_the_organisation_that_it_stands_with() -> None:
    text = "Department of Foils, Zenda University"
    (unit,) = reading_of(text, named(text, "Zenda University")).units
    assert (unit.text, unit.of) == ("Department of Foils", "ror:0")


@pytest.mark.parametrize(
    "text",
    [
        "Key Laboratory of Foils, Ministry of Duels",
        "Engineering Research Center of Foils, Ministry of Duels, Zenda",
        "Ministry of Duels Key Lab of Foils",
    ],
)
def test_a_ministry_that_recognises_a_laboratory_is_not_what_it_belongs_to(text: str) -> None:
    reading = reading_of(text, named(text, "Ministry of Duels"))
    assert (reading.matches, reading.units) == ((), ())


def test_the_university_that_runs_the_laboratory_is() -> None:
    text = "Key Laboratory of Foils (Zenda University), Ministry of Duels"
    reading = reading_of(text, named(text, "Zenda University", "Ministry of Duels"))
    assert [each.name for each in reading.matches] == ["Zenda University"]


def test_a_ministry_is_named_beside_its_own_departments() -> None:
    text = "Department of Foils, Ministry of Duels"
    reading = reading_of(text, named(text, "Ministry of Duels"))
    assert [each.name for each in reading.matches] == ["Ministry of Duels"]
    assert [unit.of for unit in reading.units] == ["ror:0"]


def test_a_department_is_that_of_the_nearest_organisation() -> None:
    text = "Department of Foils, Zenda University Duel Laboratory"
    reading = reading_of(text, named(text, "Zenda University", "Duel Laboratory"))
    assert [unit.of for unit in reading.units] == ["ror:0"]
