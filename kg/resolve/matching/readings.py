"""What each name of organisations on the stage means, read by the matcher of affiliations.

A department or laboratory beside an organisation is kept as a unit of it: `Department of Biology,
Example University` names the university, with the department below it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.text.affiliation_words import STRONG
from extractors.text.affiliations.segments import Kind, Segment, segments
from kg.resolve.matching.companies import BRANDED
from kg.resolve.matching.matcher import Match, Matcher
from kg.resolve.matching.spoken import OFTEN, SPOKEN
from kg.resolve.matching.support import Affiliation
from kg.resolve.mentions import MentionRecord

Question = tuple[str, str]
"""A name and the country that the document says."""

BETWEEN: Final = 3
"""Level of the separator between two affiliations."""

_MINISTRY: Final = "Ministry of "
_RECOGNISED: Final = re.compile(
    r"\bkey lab|\bengineering (?:technology )?research cent"
    r"|重点实验室|重點實驗室|工程(?:技术|技術)?研究中心",
    re.IGNORECASE,
)
"""What ministries of China recognise."""

_JOINTS: Final = ("of", "at", "in", "the", ",", "-", "(", "@")
"""What joins a department to its organisation within a segment."""

_BESIDE: Final = re.compile(
    r" (?:and|&) (?:the )?(?=(?:Dept|Department|School|Faculty|Institute|Division|Cent(?:er|re))\b)"
)
"""What stands between two departments."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A department or laboratory in a name.

    Attributes:
        start: offset of its first character, or of the organisation's if that comes first.
        end: offset behind the last one of both.
        text: its own words.
        of: id of the organisation that it is a part of.
    """

    start: int
    end: int
    text: str
    of: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name means.

    Attributes:
        matches: the organisations in it, in their order; none if no registry knows one.
        units: the departments and laboratories beside them.
    """

    matches: tuple[Match, ...] = ()
    units: tuple[Unit, ...] = ()


def question(mention: MentionRecord) -> Question:
    """What is asked of the matcher for a mention."""
    return mention.name, mention.country


def read_names(matcher: Matcher, mentions: Iterable[MentionRecord]) -> dict[Question, Reading]:
    """What each distinct name means that has no identifier beside it.

    All are read once, and those that named nothing again with what the corpus is known to speak of
    by then: it breaks ties between homonyms, and supports acronyms and brands. What it often speaks
    of is named beside others too.
    """
    known: Counter[str] = Counter()
    asked: Counter[Question] = Counter()
    for mention in mentions:
        if mention.identifiers:
            known.update(mention.identifiers)
        else:
            asked[question(mention)] += 1
    first = _matched(matcher, sorted(asked), known)
    for each, matches in first.items():
        known.update({match.id: asked[each] for match in matches if match.rule != SPOKEN})
    for each, matches in first.items():
        first[each] = _often(matches, known)
    left = [each for each, matches in first.items() if not matches]
    again = _matched(matcher, left, known)
    first |= {each: _often(matches, known) for each, matches in again.items()}
    return {each: reading_of(each[0], matches) for each, matches in first.items()}


def _often(matches: list[Match], known: Mapping[str, int]) -> list[Match]:
    """Without those that the corpus had to speak of often, and does not."""
    return [each for each in matches if each.rule != SPOKEN or known.get(each.id, 0) >= OFTEN]


def _matched(
    matcher: Matcher, questions: Sequence[Question], known: Mapping[str, int]
) -> dict[Question, list[Match]]:
    asked = [Affiliation(name, country) for name, country in questions]
    return dict(zip(questions, matcher.match(asked, known=known, spoken=True), strict=True))


def reading_of(name: str, matches: list[Match]) -> Reading:
    """What a name means by the organisations that are found in it."""
    kept = _without_ministries(name, matches)
    ordered = tuple(sorted(kept, key=lambda match: (match.start, match.end)))
    return Reading(ordered, tuple(_units(name, ordered)))


def _without_ministries(name: str, matches: list[Match]) -> list[Match]:
    """Without the ministry that recognises a laboratory: universities and institutes run these.

    Of `Key Laboratory of Foils, Ministry of Education` no more is known than that name.
    """
    if not _RECOGNISED.search(name):
        return matches
    return [each for each in matches if not each.name.startswith(_MINISTRY)]


def _units(name: str, matches: tuple[Match, ...]) -> Iterator[Unit]:
    if len(matches) == 1 and matches[0].rule == BRANDED:
        yield Unit(0, len(name), name, matches[0].id)
        return
    cut = segments(name)
    for match in matches:
        if (unit := _unit(name, cut, match, matches)) is not None:
            yield from _each(unit, name)


def _unit(name: str, cut: list[Segment], match: Match, matches: tuple[Match, ...]) -> Unit | None:
    """The department or laboratory in the same segment as an organisation, or in one beside it."""
    inside = [n for n, s in enumerate(cut) if s.start < match.end and match.start < s.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    before = _bare(name[cut[first].start : match.start])
    if before and cut[first].kind is not Kind.OTHER and _is_unit(before):
        free = not any(m.start < match.start and m.end > cut[first].start for m in matches)
        return Unit(cut[first].start, match.end, before, match.id) if free else None
    for near in (first - 1, last + 1):
        if 0 <= near < len(cut) and cut[max(near, first)].level < BETWEEN:
            segment = cut[near]
            text = name[segment.start : segment.end]
            start, end = min(segment.start, match.start), max(segment.end, match.end)
            free = not any(m.start < segment.end and segment.start < m.end for m in matches)
            # A department is the nearest one's: `Biology, Acme University Foil Laboratory`.
            between = any(
                min(segment.end, match.end) <= m.start < max(segment.start, match.start)
                for m in matches
            )
            if free and not between and _is_unit(text):
                return Unit(start, end, text, match.id)
    return None


def _each(unit: Unit, name: str) -> Iterator[Unit]:
    """`Department of Physics and the Department of Biology` before an organisation as two."""
    bounds = [(each.start(), each.end()) for each in _BESIDE.finditer(unit.text)]
    starts, ends = [0, *(end for _, end in bounds)], [*(start for start, _ in bounds), None]
    texts = [unit.text[start:end] for start, end in zip(starts, ends, strict=True)]
    if not name.startswith(unit.text, unit.start) or not all(map(_is_unit, texts)):
        yield unit
        return
    *firsts, last = [
        replace(unit, start=unit.start + start, text=text)
        for start, text in zip(starts, texts, strict=True)
    ]
    for each in firsts:  # without the others between it and its organisation
        yield replace(each, end=each.start + len(each.text))
    yield last


def _is_unit(text: str) -> bool:
    """Whether words say a part of an organisation, not one that stands by itself."""
    cut = segments(text)
    if len(cut) != 1 or cut[0].kind not in (Kind.UNIT, Kind.ORGANIZATION):
        return False
    return cut[0].kind is Kind.UNIT or STRONG.isdisjoint(text.lower().split())


def _bare(text: str) -> str:
    """A text without what joins it to the name behind it."""
    words = text.rstrip(" ,-(@").split(" ")
    while words and words[-1].lower() in _JOINTS:
        words.pop()
    return " ".join(words).strip(" ,-(@")
