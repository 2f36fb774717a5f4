"""Dates in English text, as ISO 8601."""

import re
from collections.abc import Iterator
from typing import Final

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH: Final = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|t\s?h|s\s?t|n\s?d|r\s?d))?\)?"
_GAP: Final = r"[\s,]{1,120}(?:-{2,40}\s{1,120})?"
"""What stands between the parts of a date: typewriters underline the line above with hyphens."""
_UNITS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_ORDINALS: Final = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{f"twenty{word}": 20 + number for number, word in enumerate(_UNITS[:9], 1)},
    "thirtieth": 30,
    "thirtyfirst": 31,
}
_FORMS: Final = (
    re.compile(
        rf"\b(?P<word>(?:twenty|thirty)[\s-]?(?:{'|'.join(_UNITS[:9])})|thirtieth|"
        rf"{'|'.join(_UNITS)})\s+day\s+of\s+{_MONTH}{_GAP}{_YEAR}\b",
        re.I,
    ),
    re.compile(rf"\b{_MONTH}{_GAP}{_DAY}[\s,.]{{1,120}}(?:-{{2,40}}\s{{1,120}})?{_YEAR}\b", re.I),
    re.compile(
        rf"\b{_DAY}{_GAP}(?:day{_GAP})?(?:of{_GAP})?{_MONTH}{_GAP}{_YEAR}\b",
        re.I,
    ),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(
        r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)"
        r"(?P<figures>(?:19|20)\d\d|\d\d)(?![\d/.-])"
    ),
)
_MONTH_OF = re.compile(rf"\b{_MONTH}(?:\s+of)?,?\s+{_YEAR}\b", re.I)
_CENTURY: Final = 40
"""Years of two figures from this one on are of the twentieth century."""


def first(text: str) -> str:
    """The first full date that a text names; empty where there is none."""
    return min(_each(text), default=(0, 0, ""))[2]


def month(text: str) -> str:
    """The first month of a year that a text names, `2021-05`; empty where there is none."""
    found = _MONTH_OF.search(text)
    return f"{found['year']}-{_month(found['month']):02}" if found else ""


def last(text: str) -> str:
    """The latest full date that a text names; empty where there is none."""
    return max((date for _, _, date in _each(text)), default="")


def found(text: str) -> tuple[int, int, str]:
    """Where the first full date begins and ends, and the date; (-1, -1, "") where there is none."""
    return min(_each(text), default=(-1, -1, ""))


def compact(digits: str) -> str:
    """A date of eight digits (`20240418`); empty where it is none."""
    valid = len(digits) == 8 and digits.isdecimal()
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if valid else ""


def _each(text: str) -> Iterator[tuple[int, int, str]]:
    for form in _FORMS:
        for match in form.finditer(text):
            date = _iso(match)
            if date:
                yield match.start(), match.end(), date


def _iso(match: re.Match[str]) -> str:
    named = match.groupdict()
    if "figures" in named:
        return _numeric(int(named["one"]), int(named["two"]), named["figures"])
    if "word" in named:
        day = _ORDINALS[re.sub(r"[\s-]", "", named["word"].lower())]
        return _valid(int(named["year"]), _month(named["month"]), day)
    month = int(named["number"]) if "number" in named else _month(named["month"])
    return _valid(int(named["year"]), month, int(named["day"]))


def _numeric(one: int, two: int, figures: str) -> str:
    """`9/18/2008`, in America month first; `18/9/2008` can only be day first."""
    year = int(figures)
    if len(figures) == 2:
        year += 1900 if year >= _CENTURY else 2000
    return _valid(year, two, one) if one > 12 else _valid(year, one, two)


def _valid(year: int, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _month(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(word[:3].lower()))
