"""What of arguments decides what an operation costs."""

from collections.abc import Hashable, Mapping
from enum import Enum
from typing import Final

_COMPARED: Final = 0.02
"""Price of comparing a value."""


def comparisons(asked: object) -> float:
    """What a condition on a column costs for each row, where touching a row costs 1.

    A store compares millions of values in the time in which it touches a hundred thousand rows.
    """
    values = asked.values() if isinstance(asked, Mapping) else [asked]
    listed = sum(len(each) if isinstance(each, list) else 1 for each in values)
    return _COMPARED * listed


def cost_key(value: object) -> Hashable:
    """What of arguments a price and their bounds depend on: all but what texts say."""
    match value:
        case Enum():
            return value
        case str():
            return ""
        case Mapping():
            return tuple((name, cost_key(each)) for name, each in value.items())
        case list():
            return tuple(map(cost_key, value))
        case Hashable():
            return value
    raise TypeError(f"{value!r} is no argument's value")


def longest(value: object) -> int:
    """Length of the longest list in a value."""
    if isinstance(value, Mapping):
        return max(map(longest, value.values()), default=0)
    if isinstance(value, list):
        return max(len(value), max(map(longest, value), default=0))
    return 0
