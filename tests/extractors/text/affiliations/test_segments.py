import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.affiliations.segments import LONGEST, Kind, kind_of, segments


def parts(text: str) -> list[str]:
    return [text[each.start : each.end] for each in segments(text)]


def test_commas_brackets_and_semicolons_part_an_affiliation() -> None:
    text = "1 Department of Optics (DO), University of Nowhere; b) Acme Ltd., Atlantis."

    assert parts(text) == [
        "Department of Optics",
        "DO",
        "University of Nowhere",
        "Acme Ltd",
        "Atlantis",
    ]


def test_a_semicolon_ends_an_affiliation_and_a_comma_only_a_part_of_it() -> None:
    levels = [each.level for each in segments("Physics, Acme University; Nowhere Hospital")]

    assert levels == [0, 2, 3]


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("Department of Optics", Kind.UNIT),
        ("School of Computing", Kind.UNIT),
        ("University of Nowhere", Kind.ORGANIZATION),
        ("Acme School of Medicine University", Kind.ORGANIZATION),
        ("P.R. China", Kind.COUNTRY),
        ("12 Long Street", Kind.ADDRESS),
        ("someone@acme.example", Kind.EMAIL),
        ("香港科技大学", Kind.ORGANIZATION),
        ("计算机系", Kind.UNIT),
    ],
)
def test_words_tell_what_a_part_is(part: str, kind: Kind) -> None:
    assert kind_of(part) is kind


@given(st.text())
def test_segments_stand_in_order_within_the_text(text: str) -> None:
    ends = [0]
    for each in segments(text):
        assert ends[-1] <= each.start < each.end <= len(text)
        ends.append(each.end)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1Mudwater Lab2Acme University", ["Mudwater Lab", "Acme University"]),
        ("Data61 Acme", ["Data61 Acme"]),
        ("H2O Laboratory", ["H2O Laboratory"]),
    ],
)
def test_a_number_stuck_between_two_names_parts_them(text: str, parts: list[str]) -> None:
    assert [text[each.start : each.end] for each in segments(text)] == parts


@pytest.mark.parametrize("attack", ["(", "A.", "1 ", "a@", "; ", "/ ", "Dept. "])
def test_a_hostile_string_is_read_as_fast_as_another(attack: str) -> None:
    started = time.process_time()
    segments(attack * 100_000)

    assert time.process_time() - started < 1
    assert LONGEST < 100_000
