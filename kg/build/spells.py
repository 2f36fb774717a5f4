"""When a relation held: the stretches of time that all evidence of it together tells.

Somebody who was at one firm in 2010, at another in 2015 and back at the first in 2020 was there
twice. What a document says (`since`, `until`) and what it merely shows (a paper of 2020 by somebody
of a university) stay apart: a role does not end on the day of the filing that names it.

Evidence is laid out in time. Two pieces of it are of one spell unless something parts them: both
say when, and the one ends before the other begins, or in between the same thing stood so to
another one, with which it shares no time: who is at two places at once has not left either.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ontology.facts import TIMELESS, Spell

EXCLUSIVE: Final = frozenset({"AFFILIATED_WITH", "ASSIGNED_TO", "SUBSIDIARY_OF"})
"""Links of which another one in between ends the first: people move, owners change."""

_OPEN: Final = "9999"
"""The end of what has begun and is not known to have ended."""


@dataclass(frozen=True, slots=True)
class _Interval:
    """A stretch of time, as exact as known; either end may be empty."""

    start: str
    end: str


def spells(told: Sequence[Spell], others: Iterable[Sequence[Spell]] = ()) -> list[Spell]:
    """The spell that each piece of evidence of a link speaks of.

    Args:
        told: what each piece tells of when the link holds.
        others: what pieces of other links tell that end this one where they lie in between.
    """
    own = [_interval(each) for each in told]
    timed = sorted(
        (position for position, each in enumerate(told) if each != TIMELESS),
        key=lambda position: (own[position].start, own[position].end, told[position]),
    )
    elsewhere = _elsewhere([each for each in own if each.end], others)
    found: list[Spell] = [TIMELESS] * len(told)
    for group in _groups([(own[each], each) for each in timed], told, elsewhere):
        whole = _whole([told[position] for position in group])
        for position in group:
            found[position] = whole
    return found


def summary(told: Iterable[Spell]) -> dict[str, str]:
    """When a link held in all, from its spells: the earliest and the latest that is known."""
    known = sorted({each for each in told if each != TIMELESS}, key=_in_time)
    if not known:
        return {}
    whole = {
        "since": known[0].since,
        "until": known[-1].until,
        "firstSeen": _earliest(each.first_seen for each in known),
        "lastSeen": _latest(each.last_seen for each in known),
    }
    return {name: day for name, day in whole.items() if day}


def before(one: str, other: str) -> bool:
    """Whether a day, month or year is over before another one begins, as far as both are known."""
    exact = min(len(one), len(other))
    return one[:exact] < other[:exact]


def _groups(
    timed: Sequence[tuple[_Interval, int]], told: Sequence[Spell], elsewhere: Sequence[_Interval]
) -> list[list[int]]:
    groups: list[list[int]] = []
    end, ended = "", False
    for time, position in timed:
        both_say = ended and bool(told[position].since)
        if not groups or _parted(end, time.start, both_say, elsewhere):
            groups.append([])
            end, ended = "", False
        groups[-1].append(position)
        end, ended = max(end, time.end), ended or bool(told[position].until)
    return groups


def _parted(end: str, start: str, both_say: bool, elsewhere: Sequence[_Interval]) -> bool:
    if not before(end, start):
        return False
    between = (each for each in elsewhere if before(end, each.start) and before(each.end, start))
    return both_say or any(between)


def _elsewhere(own: Sequence[_Interval], others: Iterable[Sequence[Spell]]) -> list[_Interval]:
    """Times of other links that share none with this one."""
    found: list[_Interval] = []
    for other in others:
        times = [time for each in other if each != TIMELESS and (time := _interval(each)).start]
        if times and not any(_meet(one, time) for one in own for time in times):
            found += times
    return found


def _meet(one: _Interval, other: _Interval) -> bool:
    return not before(one.end, other.start) and not before(other.end, one.start)


def _interval(told: Spell) -> _Interval:
    start = told.since or told.first_seen
    end = told.until or (_OPEN if told.since else told.last_seen)
    return _Interval(start, end)


def _whole(told: Sequence[Spell]) -> Spell:
    # One that says since when and not until when is of what goes on.
    goes_on = any(each.since and not each.until for each in told)
    return Spell(
        _earliest(each.since for each in told),
        "" if goes_on else _latest(each.until for each in told),
        _earliest(each.first_seen for each in told),
        _latest(each.last_seen for each in told),
    )


def _in_time(told: Spell) -> tuple[str, str]:
    interval = _interval(told)
    return interval.start, interval.end


def _earliest(days: Iterable[str]) -> str:
    return min(filter(None, days), default="")


def _latest(days: Iterable[str]) -> str:
    return max(days, default="")
