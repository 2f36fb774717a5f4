from collections import Counter

import pytest

from kg.resolve.clusters import Clusters
from kg.resolve.organizations.units import same_units

HOME = "ror:0y0000472"


def united(*texts: str, of: str = HOME) -> list[set[str]]:
    """The departments of one organisation that texts name, each by all its spellings."""
    clusters = Clusters(())
    told = Counter((text, of) for text in texts)
    for text, _ in told:
        clusters.find(text)
    for (one, _), (other, _) in same_units(told):
        clusters.unite(one, other)
    return [set(each) for each in clusters.groups().values()]


@pytest.mark.parametrize(
    "other",
    [
        "Dept. of Computer Science and Engineering",
        "Dept. of Comput. Sci. and Eng.",
        "Computer Science & Engineering Department",
        "the Department of Computer Science and Engineering",
        "Department of CSE",
        "CSE Dept.",
    ],
)
def test_a_department_is_one_under_its_spellings(other: str) -> None:
    assert len(united("Department of Computer Science and Engineering", other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Department of Computer Science", "Department of Computer Science and Engineering"),
        ("Department of Computer Science", "School of Computer Science"),
        ("Department of Computer Science and Engineering", "School of CSE"),
        ("Department of Mechanical Engineering", "Department of EE"),
        ("Laboratory 3 of Optics", "Laboratory 4 of Optics"),
        ("Kestrel Lab, Bergen, Norway", "Kestrel Lab, Oslo, Norway"),
        ("Department of Geology", "Department of Zoology"),
    ],
)
def test_departments_that_differ_in_a_word_are_two(one: str, other: str) -> None:
    assert len(united(one, other)) == 2


def test_those_of_two_organisations_are_two() -> None:
    told = {("Department of Physics", HOME): 1, ("Department of Physics", "ror:0y0000456"): 1}
    assert list(same_units(told)) == []


def test_a_misspelt_word_counts_as_the_one_that_many_print() -> None:
    right, wrong = "Department of Hydrodynamics", "Department of Hydrodinamics"
    others = [f"{sort} of Hydrodynamics and {n}" for n in "ABCDEFGH" for sort in ("Group", "Unit")]
    assert {right, wrong} in united(right, wrong, *others)


def test_a_word_that_a_lines_end_broke_is_whole() -> None:
    assert len(united("Department of Civil En-gineering", "Department of Civil Engineering")) == 1
    assert len(united("Kestrel-Lab of Optics", "Kestrel Lab of Optics")) == 1


def test_letters_that_two_departments_have_stand_for_the_one_that_many_print() -> None:
    electronic, electrical = (
        "Department of Electronic and Computer Engineering",
        "Department of Electrical and Computer Engineering",
    )
    assert {electronic, "Department of ECE"} in united(
        *[electronic] * 3, electrical, "Department of ECE"
    )
    assert {"Department of ECE"} in united(electronic, electrical, "Department of ECE")


def test_a_country_behind_a_laboratory_tells_nothing_apart() -> None:
    assert len(united("Kestrel Lab, Bergen, Norway", "Kestrel Lab, Bergen")) == 1


def test_the_spelling_that_most_print_comes_first() -> None:
    told = {("Physics Department", HOME): 1, ("Department of Physics", HOME): 2}
    assert list(same_units(told)) == [
        (("Department of Physics", HOME), ("Physics Department", HOME))
    ]
