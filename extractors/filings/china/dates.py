"""The day at the end of an announcement: `香港，二零二五年八月十八日`."""

import re
from datetime import date
from types import MappingProxyType
from typing import Final

_DIGITS: Final = MappingProxyType(
    {each: str(i) for i, each in enumerate("零一二三四五六七八九")} | {"\u3007": "0"}
)
_DAY: Final = re.compile(
    r"香港[，,]?\s?([零\u3007一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)


def chinese_day(text: str) -> str:
    """The first such day, ISO 8601; empty where there is none."""
    found = _DAY.search(text)
    if not found:
        return ""
    year = "".join(_DIGITS[each] for each in found[1])
    try:
        return date(int(year), _number(found[2]), _number(found[3])).isoformat()
    except ValueError:
        return ""


def _number(words: str) -> int:
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return int(_DIGITS.get(words, "0"))
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
