"""Dates as bibliographic formats print them, as ISO 8601 and only as exact as they are."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_YEAR: Final = re.compile(r"[12][0-9]{3}")
_NUMERIC: Final = re.compile(
    r"([12][0-9]{3})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2})(?![0-9]))?)?(?![0-9])"
)
_COMPACT: Final = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])(?![0-9])")
_MONTH_FIRST: Final = re.compile(r"([01]?[0-9])[ /-]([12][0-9]{3})")
_WORD: Final = re.compile(r"[A-Za-z]+|[0-9]+")
_LONGEST: Final = 60
"""Characters of a date that are looked at."""


@lru_cache(50_000)  # a list of references tells a hundred years a thousand times
def iso_date(text: str) -> str:
    """The first date that a short text names, year, month or day; empty where it names none.

    Reads `2020`, `2020-3-05T10:00Z`, `2020/03/05/`, `20200305`, `2020 Mar 5`, `March 2020`,
    `5 March 2020`, `Mar 5, 2020`, `03 2020`; of `2020 Mar-Apr` and
    `2020-01-01/2021` the beginning.
    """
    text = text.strip()[:_LONGEST]
    if found := _COMPACT.match(text) or _NUMERIC.match(text):
        day = from_parts(*(each or "" for each in found.groups()))
        if len(day) > 4 or not _months(text):
            return day
    if found := _MONTH_FIRST.fullmatch(text):
        return from_parts(found[2], found[1])
    words = _WORD.findall(text)
    year = next((each for each in words if _YEAR.fullmatch(each)), "")
    months = _months(text)
    days = [each for each in words if each.isdigit() and len(each) <= 2]
    return from_parts(year, months[0] if months else "", days[0] if months and days else "")


def from_parts(
    year: str | int | None, month: str | int | None = "", day: str | int | None = ""
) -> str:
    """A date from its parts, which may be words (`Mar`); the parts after an impossible one fall."""
    year, month, day = (str(each or "").strip() for each in (year, month, day))
    if not _YEAR.fullmatch(year):
        return ""
    number = _number(month) or next(iter(_months(month)), 0)
    if not 1 <= int(number) <= 12:
        return year
    try:
        return date(int(year), int(number), _number(day)).isoformat()
    except ValueError:
        return f"{year}-{int(number):02}"


def year_of(text: str) -> int | None:
    """The year of an ISO 8601 date; None where there is none."""
    return int(text[:4]) if _YEAR.fullmatch(text[:4]) else None


def _months(text: str) -> list[int]:
    words = (each[:3].lower() for each in _WORD.findall(text) if each[:1].isalpha())
    return [_MONTHS.index(each) + 1 for each in words if each in _MONTHS]


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,2}", text) else 0
