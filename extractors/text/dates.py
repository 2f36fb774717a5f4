"""Dates in English text, as ISO 8601."""

import re
from typing import Final

_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH: Final = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_DAY: Final = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|t\s?h))?"
_FORMS: Final = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b", re.I),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
)


def first(text: str) -> str:
    """The first full date that a text names; empty where there is none."""
    found = [match for form in _FORMS if (match := form.search(text))]
    if not found:
        return ""
    match = min(found, key=lambda each: each.start())
    named = match.groupdict()
    month = int(named["number"]) if "number" in named else _month(named["month"])
    day = int(named["day"])
    valid = 1 <= month <= 12 and 1 <= day <= 31
    return f"{named['year']}-{month:02}-{day:02}" if valid else ""


def compact(digits: str) -> str:
    """A date of eight digits (`20240418`); empty where it is none."""
    valid = len(digits) == 8 and digits.isdigit()
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if valid else ""


def _month(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(word[:3].lower()))
