"""Dates in words."""

import pytest

from extractors.text import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on March 9, 2021 and later", "2021-03-09"),
        ("this 9th day of March, 2021", "2021-03-09"),
        ("9 Mar. 2021 or April 1, 2022", "2021-03-09"),
        ("2021-03-09", "2021-03-09"),
        ("March 2021", ""),
        ("the ____ day of March, 2021", ""),
        ("March 45, 2021", ""),
    ],
)
def test_the_first_full_date_is_read(text: str, expected: str) -> None:
    assert dates.first(text) == expected


def test_eight_digits_are_a_date() -> None:
    assert dates.compact("20210309") == "2021-03-09"
    assert dates.compact("202103") == ""
    assert dates.compact("2021030³") == ""
