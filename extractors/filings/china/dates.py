"""Days in Chinese figures, as at the end of an announcement: `香港，二零二五年八月十八日`."""

import re
from datetime import date
from types import MappingProxyType
from typing import Final

_DIGITS: Final = MappingProxyType(
    {each: str(i) for i, each in enumerate("零一二三四五六七八九")} | {"\u3007": "0"}
)
DAY: Final = (
    r"([零\u3007一二三四五六七八九]{4})年"
    r"([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
"""Year, month and day, a group each."""
_DAY: Final = re.compile(DAY)
_SIGNED: Final = re.compile(rf"香港[，,]?\s?{DAY}")


def chinese_day(text: str) -> str:
    """The day that an announcement is signed, ISO 8601; empty where there is none."""
    found = _SIGNED.search(text)
    return iso(*found.groups()) if found else ""


def first_day(text: str) -> str:
    """The first day that a text gives, ISO 8601; empty where it gives none."""
    found = _DAY.search(text)
    return iso(*found.groups()) if found else ""


def iso(year: str, month: str, day: str) -> str:
    """A day in Chinese figures, ISO 8601; empty where there is no such day."""
    digits = "".join(_DIGITS[each] for each in year)
    try:
        return date(int(digits), _number(month), _number(day)).isoformat()
    except ValueError:
        return ""


def _number(words: str) -> int:
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return int(_DIGITS.get(words, "0"))
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
