"""Names that the words around them make another's, or nobody's."""

from collections.abc import Callable

import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, pairs
from kg.resolve.candidates.registry import Name
from kg.resolve.candidates.strings import StringReader, Strings
from kg.resolve.matching.neighbours import Mask, bare, less_amid, of_bodies, qualified, torn
from tests.kg.resolve.candidates.world import organization

Rule = Callable[[Index, Strings, Pairs], Mask]


@pytest.fixture(scope="module")
def index() -> Index:
    short = [Name("Bellmont", "", False, False)]
    return build(
        [
            organization(
                "ror:1",
                "Tarn University",
                country="US",
                cities=["New Wick"],
                names=[Name("塔恩大学", "zh", False, False)],
            ),
            organization("ror:2", "University of New Wick", country="US", cities=["New Wick"]),
            organization("ror:3", "Zorro Gorge", kind="Company", country="CN"),
            organization("ror:4", "Bellmont Hospital Center", kind="Hospital", names=short),
            organization(
                "ror:5",
                "Wick University",
                names=[Name("University of Wick upon Tarn", "", False, False)],
            ),
            organization("ror:6", "Vexling", kind="Company"),
            organization("ror:7", "AI Lab, Vexling", kind="ResearchInstitute", parents=["ror:6"]),
        ]
    )


def gone(index: Index, rule: Rule, text: str) -> set[str]:
    """The candidates of a string that a rule takes away."""
    strings = StringReader(index).read([text])
    found = pairs(index, strings, [""])
    return {index.ids[int(e)].as_py() for e in found.entity[rule(index, strings, found)]}


def _qualified(_: Index, strings: Strings, found: Pairs) -> Mask:
    return qualified(strings, found)


def test_a_word_before_a_name_makes_it_another_one(index: Index) -> None:
    assert gone(index, _qualified, "New Tarn University") == {"ror:1"}
    assert gone(index, _qualified, "National Tarn University, Taiwan") == {"ror:1"}
    assert gone(index, _qualified, "國立塔恩大學") == {"ror:1"}
    assert "ror:1" not in gone(index, _qualified, "School of Foils, Tarn University")
    assert gone(index, _qualified, "塔恩大学国立实验室") == set()


def test_a_university_that_begins_like_a_company_is_none_of_its(index: Index) -> None:
    assert gone(index, of_bodies, "Zorro Gorge University") == {"ror:3"}
    assert gone(index, of_bodies, "Zorro Gorge, Tarn University") == set()


def test_the_end_of_a_name_and_its_address_are_no_other_university(index: Index) -> None:
    assert gone(index, torn, "Foils, Tarn University, New Wick") == {"ror:2"}
    assert gone(index, torn, "University, New Wick") == set()


def test_a_university_with_its_name_in_its_address_stays(index: Index) -> None:
    assert "ror:5" not in gone(index, torn, "Wick University, Wick upon Tarn")


def test_an_address_is_no_hospital_that_is_called_after_it(index: Index) -> None:
    assert "ror:4" in gone(index, bare, "Vexling Ltd, Bellmont")
    assert gone(index, bare, "Bellmont") == set()
    assert gone(index, bare, "Foils, Bellmont Hospital Center") == set()


def test_less_than_a_name_amid_other_words_is_anyones(index: Index) -> None:
    assert "ror:7" in gone(index, less_amid, "Zenda AI Lab")
    assert "ror:7" not in gone(index, less_amid, "AI Lab, Zenda")
