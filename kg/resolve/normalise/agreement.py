"""How far two names of persons agree: the same, a form of each other, or names of two people."""

from enum import IntEnum
from itertools import zip_longest

from kg.resolve.normalise.persons import PersonName, romanised
from kg.resolve.normalise.typos import one_edit


class Agreement(IntEnum):
    """Ways in which two names may be one person's; the surest first."""

    SAME = 0
    GENERATION_LEFT_OUT = 1
    MIDDLE_INITIAL = 2
    MIDDLE_LEFT_OUT = 3
    FIRST_INITIAL = 4
    SHORT_FORM = 5
    MISSPELT = 6
    OTHER_SCRIPT = 7
    WESTERN_LEFT_OUT = 8
    OTHER_ORDER = 9


WORDS = {
    Agreement.SAME: "the same name",
    Agreement.GENERATION_LEFT_OUT: "the same name but for Jr. or the like",
    Agreement.MIDDLE_INITIAL: "the same name, a middle name as its initial",
    Agreement.MIDDLE_LEFT_OUT: "the same name, a middle name left out",
    Agreement.FIRST_INITIAL: "the same family name, the given name as its initial",
    Agreement.SHORT_FORM: "the same family name, a short form of the given name",
    Agreement.MISSPELT: "nearly the same name, one letter apart",
    Agreement.OTHER_SCRIPT: "the same name, in Chinese characters on one side only",
    Agreement.WESTERN_LEFT_OUT: "the same Chinese name, a Western one left out",
    Agreement.OTHER_ORDER: "the same two names, the family name first on one side",
}
"""What each means, for the ledger."""


def agreement(one: PersonName, other: PersonName) -> Agreement | None:
    """How two names agree; None where they are names of two people.

    Characters that differ tell two people apart, whatever their pinyin; so do two generations.
    """
    if one.han and other.han and one.han != other.han:
        return None
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if one.given and other.given and bool(one.han) != bool(other.han):
        return _other_script(*((one, other) if one.han else (other, one)))
    if one.family != other.family:
        other_order = turned(one) == (other.family, *other.given)
        return Agreement.OTHER_ORDER if other_order else _misspelt_family(one, other)
    if western := _western_left_out(one, other) or _western_left_out(other, one):
        return western
    found = _given(one.given, other.given)
    if found in (Agreement.SHORT_FORM, Agreement.MISSPELT) and one.syllabic and other.syllabic:
        return None  # Weimin and Weiming are two names, and no slip; so are Wai and Waiming
    if found is Agreement.SAME and one.generation != other.generation:
        return Agreement.GENERATION_LEFT_OUT
    return found


def turned(name: PersonName) -> tuple[str, ...]:
    """Family and given name the other way round (Wu Jia: Jia Wu); empty where order is plain."""
    if name.han or name.generation or len(name.given) != 1 or len(name.given[0]) == 1:
        return ()
    return name.given[0], name.family


def _other_script(han: PersonName, latin: PersonName) -> Agreement | None:
    own = latin.western_chinese
    reads = {(latin.family, own[1] if own else " ".join(latin.given)), turned(latin)}
    alike = (han.family, *han.given) in reads or not reads.isdisjoint(romanised(han.han))
    return Agreement.OTHER_SCRIPT if alike else None


def _western_left_out(short: PersonName, long: PersonName) -> Agreement | None:
    """How a Chinese name agrees with one that has a Western name before it."""
    parts = long.western_chinese
    if parts is None or short.western_chinese is not None:
        return None
    found = _given(short.given, parts[1:])
    if found is Agreement.SAME:
        return Agreement.WESTERN_LEFT_OUT
    return found if found is Agreement.FIRST_INITIAL and len(short.given) > 1 else None


def _misspelt_family(one: PersonName, other: PersonName) -> Agreement | None:
    long = min(len(one.family), len(other.family)) >= 5
    spelt = long and one.given == other.given and one_edit(one.family, other.family)
    return Agreement.MISSPELT if spelt and not (one.chinese or other.chinese) else None


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement | None:
    if one == other:
        return Agreement.SAME
    if not one or not other:
        return None
    first = _first(one[0], other[0])
    middle = _middle(one[1:], other[1:])
    if first is None or middle is None:
        return None
    return max(first, middle)


def _first(one: str, other: str) -> Agreement | None:
    if one == other:
        return Agreement.SAME
    if min(len(one), len(other)) == 1:
        return Agreement.FIRST_INITIAL if one[0] == other[0] else None
    if min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)):
        return Agreement.SHORT_FORM
    long = min(len(one), len(other)) >= 4
    return Agreement.MISSPELT if long and one_edit(one, other) else None


def _middle(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement | None:
    found = Agreement.SAME
    for mine, theirs in zip_longest(one, other):
        if mine == theirs:
            continue
        if mine is None or theirs is None:
            return max(found, Agreement.MIDDLE_LEFT_OUT)
        initial = min(len(mine), len(theirs)) == 1 and mine[0] == theirs[0]
        if not initial and not (len(mine) >= 4 <= len(theirs) and one_edit(mine, theirs)):
            return None
        found = max(found, Agreement.MIDDLE_INITIAL if initial else Agreement.MISSPELT)
    return found
