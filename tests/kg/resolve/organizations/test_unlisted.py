"""What names that no registry knows say: one organisation, its departments, no address."""

import pytest

from kg.resolve.organizations.unlisted import read_unlisted


def said(name: str) -> tuple[str, list[str]]:
    """The organisation and its departments, as printed; the whole name where nothing is told."""
    found = read_unlisted([name])[name]
    one = found.organization
    units = [name[each.start : each.end] for each in found.units]
    return (name if one is None else name[one.start : one.end]), units


@pytest.mark.parametrize(
    ("name", "organization", "units"),
    [
        ("Vexling Robotics Co., Ltd., Shenzhen 518000, China", "Vexling Robotics Co., Ltd.", []),
        ("Vexling Robotics, Shenzhen, China", "Vexling Robotics", []),
        (
            "Department of Physics, Tarnwick University, Tarnwick, Norway",
            "Tarnwick University",
            ["Department of Physics"],
        ),
        (
            "School of Computing, Tarnwick University",
            "Tarnwick University",
            ["School of Computing"],
        ),
        ("青灘大學计算机学院", "青灘大學", ["计算机学院"]),
    ],
)
def test_departments_and_addresses_are_no_part_of_an_organisation(
    name: str, organization: str, units: list[str]
) -> None:
    assert said(name) == (organization, units)


@pytest.mark.parametrize(
    "name",
    [
        "Vexling Robotics",
        "Vexling, Tarn & Wick, P.C.",
        "Vexling Robotics, Inc.",
        "Vexling Robotics Inc.",
        "University of Science and Technology, Hefei, China",
        "Artificial Intelligence Research Institute, Moscow, Russia",
        "Key Laboratory of Machine Vision, Ministry of Tides, China",
        "Key Laboratory of Machine Perception, Shenzhen Graduate School",
        "Department of Physics",
        "青灘大學附属医院",
        "",
    ],
)
def test_what_is_not_told_beyond_doubt_stays_as_it_is_printed(name: str) -> None:
    assert said(name) == (name, [])


def test_of_several_departments_the_one_beside_the_organisation_is_its_own() -> None:
    name = "Department of Tides, School of Physics, Tarnwick University, Tarnwick, Norway"
    beside = read_unlisted([name])[name].beside()
    assert beside is not None
    assert name[beside.start : beside.end] == "School of Physics"


@pytest.mark.parametrize(
    ("name", "nobody"),
    [
        ("Department of Computer Science and Technology", True),
        ("School of Mathematics, Faculty of Science", True),
        ("Faculty of Psychology, Maastricht, Netherlands", True),
        ("Research Institute", True),
        ("Department of Tarnwick Studies", False),
        ("Department of Justice", False),
        ("Institute of Intelligent Software, Guangzhou", False),
        ("Dermatology Hospital", False),
        ("Research Group Ltd.", False),
        ("", False),
    ],
)
def test_a_department_of_any_university_names_nobody(name: str, nobody: bool) -> None:
    assert read_unlisted([name])[name].nobody is nobody
