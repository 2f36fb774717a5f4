"""Dates of bibliographic formats are read as exactly as they are printed, and no more so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.papers.dates import from_parts, iso_date, year_of


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("2020", "2020"),
        ("2020-3", "2020-03"),
        ("2020-03-05T10:00:00Z", "2020-03-05"),
        ("2020/03/05/", "2020-03-05"),
        ("2020/03//", "2020-03"),
        ("2020///", "2020"),
        ("20200305", "2020-03-05"),
        ("2020 Mar 5", "2020-03-05"),
        ("2020 Mar-Apr", "2020-03"),
        ("2020 Spring", "2020"),
        ("March 2020", "2020-03"),
        ("5 March 2020", "2020-03-05"),
        ("Mar 5, 2020", "2020-03-05"),
        ("2020-01-01/2021", "2020-01-01"),
        ("2020-02-30", "2020-02"),
        ("2020-13-01", "2020"),
        ("in press", ""),
        ("", ""),
        ("0000", ""),
        ("9" * 5000, ""),
        ("٢٠٢٠", ""),
    ],
)
def test_a_date_is_read(printed: str, meant: str) -> None:
    assert iso_date(printed) == meant


@pytest.mark.parametrize(
    ("parts", "meant"),
    [
        (("2020", "Mar", "5"), "2020-03-05"),
        ((2020, 3, None), "2020-03"),
        (("2020", "", "5"), "2020"),
        (("", "3", "5"), ""),
    ],
)
def test_parts_make_a_date(parts: tuple[str, str, str], meant: str) -> None:
    assert from_parts(*parts) == meant


@given(st.text(max_size=80))
def test_any_text_gives_a_date_or_none(text: str) -> None:
    day = iso_date(text)
    assert day == "" or year_of(day) is not None
    assert iso_date(day) == day


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_an_iso_date_reads_as_itself(day: date) -> None:
    assert iso_date(day.isoformat()) == day.isoformat()
