"""Acronyms that no registry tells, by what the same people give elsewhere."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from kg.resolve.matching.acronyms import Acronym, Said, acronym_of, spells_out, spelt_out
from tests.kg.support.workshop import Workshop

FOILS = Said("ror:1", "Zenda Institute of Foils", "ror:1")
FORKS = Said("ror:2", "Zurich Institute of Forks", "ror:2")


@pytest.mark.parametrize(
    ("name", "acronym", "is_it"),
    [
        ("Zenda Institute of Foils", "ZIF", True),
        ("Zenda Institute of Foils", "ZENIF", True),
        ("University of Science and Technology of Zenda", "USTZ", True),
        ("Zenda Institute of Foils and Forks", "ZIF", True),
        ("Zenda Institute of Foils", "ZFI", False),
        ("Zenda Institute of Foils", "ZI", True),
        ("Zenda Institute of Foils and Sabre Forks", "ZI", False),
        ("Zenda University", "ZENDA", False),
        ("", "ZIF", False),
    ],
)
def test_an_acronym_is_made_of_beginnings_of_words(name: str, acronym: str, is_it: bool) -> None:
    assert spells_out(name, acronym) is is_it


def test_an_acronym_stands_by_itself_between_commas() -> None:
    assert acronym_of("Dept. of Foils, ZIF, Zenda") == Acronym("ZIF", 16, 19)
    assert acronym_of("ZIF Foils Ltd.") is None
    assert acronym_of("ZIF, ABCU") is None


def meant(given: Mapping[str, Sequence[str]], said: Mapping[str, Sequence[Said]]) -> dict[str, str]:
    """The organisation of each of three mentions of one acronym."""
    acronyms = dict.fromkeys(("m1", "m2", "m3"), Acronym("ZIF", 0, 3))
    found = spelt_out(acronyms, lambda _: given, said)
    return {mention: each.said.key for mention, each in found.items()}


def test_what_its_authors_give_elsewhere_tells_an_acronym() -> None:
    said = {"a": [FOILS], "b": [FORKS], "c": [Said("ror:3", "Northwich University", "ror:3")]}
    assert meant({"m1": ["a", "c"], "m2": ["b"]}, said) == {"m1": "ror:1", "m2": "ror:2"}


def test_of_two_that_it_may_be_an_acronym_says_neither() -> None:
    assert meant({"m1": ["a", "b"]}, {"a": [FOILS], "b": [FORKS]}) == {}


def test_an_acronym_that_is_always_spelt_alike_means_that_everywhere() -> None:
    said = {"a": [FOILS], "b": [FOILS]}
    assert meant({"m1": ["a"]}, said) == {"m1": "ror:1"}
    assert meant({"m1": ["a"], "m2": ["b"]}, said) == dict.fromkeys(("m1", "m2", "m3"), "ror:1")


def test_the_graph_has_one_organisation_of_an_acronym_and_its_name(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    full, short = "Mudwater Institute of Silt", "Department of Physics, MIS"
    shop.run(
        {"id": "1", "title": "Silt", "people": {"Ada Byron": [full]}},
        {"id": "2", "title": "Mud", "people": {"Ada Byron": [short]}},
        {"id": "3", "title": "Clay", "people": {"Bo Chen": ["MIS"]}},
    )
    assert shop.decisions()["MIS"][0] == "same name"
    (edge,) = shop.edges("PART_OF")
    assert (edge["from"], edge["to"]) == (short, full)
