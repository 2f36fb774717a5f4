"""Names of people are taken apart as they are printed; lines lose the signs around them."""

import pytest

from extractors.printed import PersonName, unpunctuated


@pytest.mark.parametrize(
    ("printed", "given", "family", "suffix"),
    [
        ("LOVAGE, Ada, Lin", "Ada Lin", "LOVAGE", ""),
        ("Wild, James A., III", "James A.", "Wild", "III"),
        ("Wild, Jr., James", "James", "Wild", "Jr."),
        ("Lark, Esq., Marsh A.", "Marsh A.", "Lark", ""),
        ("van Rung, Arie MD, PhD", "Arie", "van Rung", ""),
        ("Li, V.", "V.", "Li", ""),
        ("Mo, MD", "MD", "Mo", ""),
        ("S. K. ;, ", "", "", ""),
    ],
)
def test_what_stands_behind_a_family_name_is_told_apart(
    printed: str, given: str, family: str, suffix: str
) -> None:
    name = PersonName.inverted(printed)
    assert (name.given, name.family, name.suffix) == (given, family, suffix)


def test_a_degree_in_the_place_of_a_suffix_is_no_part_of_the_name() -> None:
    assert PersonName("Nur", "Rahim", "Ph.D").full == "Nur Rahim"
    assert PersonName("Nur", "Rahim", "Jr.").full == "Nur Rahim Jr."


def test_marks_that_a_list_left_are_taken_off() -> None:
    assert PersonName("S. K. ;", "Mallow, Esq.").full == "S. K. Mallow"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Heron Inc.", "Heron Inc."),
        (" Vitrum Optics Co., LTD., ;", "Vitrum Optics Co., LTD."),
        ("Vitrum S.p.A.", "Vitrum S.p.A."),
        ("Nowhere Univ.", "Nowhere Univ."),
        ("1 High Street, Nowhere, U.S.A.", "1 High Street, Nowhere, U.S.A."),
        ("Heron Institute, Nowhere, China.", "Heron Institute, Nowhere, China"),
        (". ; Heron Institute, USA.;", "Heron Institute, USA"),
        ("Heron Disco.", "Heron Disco"),
        (" ,.", ""),
    ],
)
def test_a_point_that_is_part_of_the_last_word_stays(line: str, expected: str) -> None:
    assert unpunctuated(line) == expected
