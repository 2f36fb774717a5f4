"""Agreements as filed: title, class, day and parties, by the words they open with.

A contract names its parties in its preamble, in much the same words since there are contracts:
"This LICENSE AGREEMENT is made as of DATE by and between X, a Delaware corporation ("Licensor"),
and Y ("Licensee")". Rules read that better than a model trained on news.
"""

import re
from dataclasses import dataclass
from itertools import chain
from typing import Final

from extractors.filings.agreements import dates
from extractors.text import organizations
from extractors.text.passage import Passage

_NOUN: Final = (
    r"(?:AGREEMENT|Agreement|agreement|CONTRACT|Contract|AMENDMENT|Amendment|ADDENDUM|Addendum)"
)
_TITLE_LINE = re.compile(
    rf"(?!.*(?:\.{{4}}|\b(?:shall|hereto|hereby|pursuant|has been|"
    rf"portions)\b)).{{0,110}}?\b{_NOUN}S?\b.{{0,60}}"
)
_PROSE = re.compile(
    r"(?:^|\s)(?!(?:of|and|for|the|to|in|on|by|between|among|with|an?|no|or|as|dated|entered|into|"
    r"at|from|under|re|effective)\b)[a-z]{2,}(?![\w-])"
)
_THIS = re.compile(
    rf"\b(?:[Tt]his|THIS)\s+(?!IS\b)(?P<title>(?:[A-Z][\w,&/'’-]*\s+|(?:and|of|for|to|the|on|in|"
    rf"with)\s+){{1,14}}?{_NOUN}S?"
    r"(?:\s+(?:AND|and)\s+(?:PLAN|Plan)\s+(?:OF|of)\s+\w+)?)\b"
)
_CAPITALS = re.compile(
    r"(?:\b[A-Z][A-Z0-9&/,'’-]*\s+){1,10}(?:AGREEMENT|CONTRACT)\b|\bJOINT FILING STATEMENT\b"
)
_NO_TITLE = re.compile(r"\b(?:IS|BINDING|RESPECT|PORTIONS|CERTAIN)\b")
"""What capitals say of an agreement that is no title: `THIS IS A LEGALLY BINDING AGREEMENT`."""
_CAPITALISED = re.compile(
    r"(?:\b(?:[A-Z]|e-)[\w&/'’-]*\s+(?:and\s+|of\s+)?){1,8}(?:Agreement|Contract)\b"
)
_NUMBER = re.compile(r"(?:EXHIBIT|Exhibit)\s+[\d.()a-zA-Z]{1,10}\s+(?=\S)")
_TERRITORY = re.compile(
    r"[\"“]Territory[\"”]\s+(?:shall\s+)?(?:means?|is|refers?\s+to|includes?)\s*:?\s+"
    r"(?:all\s+of\s+)?(?P<words>[^.;:()\n]{3,140})"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How an agreement opens.

    Attributes:
        title: what it calls itself.
        date: the first day it names as its own, ISO 8601; empty where it leaves it open.
    """

    title: Passage
    date: str


def opening(exhibit: Passage) -> Opening | None:
    """Title and day of an exhibit; None where it calls itself no agreement."""
    head = exhibit.part(0, 12_000)
    this = _THIS.search(head.text)
    own, heading = head.of(this, "title") if this else None, _heading(head)
    title = own if own and heading and own.start < heading.start - 300 else heading or own
    title = title or _run(head)
    if title is None:
        return None
    start = min(this.start() if this else title.start - head.start, title.start - head.start)
    return Opening(title, dates.signed(exhibit, start))


def untitled(exhibit: Passage) -> Opening | None:
    """The opening of a contract that no line calls one: its first line in capitals."""
    head = exhibit.part(0, 4_000)
    line = next((each for each in head.lines() if _titular(each)), None)
    return Opening(line, dates.signed(exhibit, 0)) if line else None


def territory(exhibit: Passage) -> str:
    """What it calls its territory; empty where it defines none."""
    named = _TERRITORY.search(exhibit.text)
    words = " ".join(named["words"].split()).strip(" ,.;:\"”'") if named else ""
    return words if 3 <= len(words) <= 120 else ""


def _titular(line: Passage) -> bool:
    words = line.line
    return 5 < len(words) <= 90 and words.isupper() and not _skip(words)


def _run(head: Passage) -> Passage | None:
    """Capitals that end in `AGREEMENT` where the title is no line of its own."""
    runs = chain(*(each.finditer(head.text, 0, 4_000) for each in (_CAPITALS, _CAPITALISED)))
    run = next((each for each in runs if not _NO_TITLE.search(each[0])), None)
    return head.of(run) if run else None


def _heading(head: Passage) -> Passage | None:
    lines = [line for each in head.lines() if not _skip((line := _unnumbered(each)).line)][:40]
    for i, line in enumerate(lines):
        words = line.line
        titled = len(words) <= 160 and words[0].isupper() and _TITLE_LINE.fullmatch(words)
        if titled and not _PROSE.search(words) and not _NO_TITLE.search(words):
            return _with_line_before(lines, i)
    return None


def _unnumbered(line: Passage) -> Passage:
    """A line without the number of the exhibit that stands before its words."""
    number = _NUMBER.match(line.text)
    return line.part(number.end(), len(line.text)) if number else line


def _skip(line: str) -> bool:
    return (
        re.match(r"(?i)(?:exhibit|this\s|to\s+the\s|ex-|source:|page\b|\[|\*|_|-|=|table of)", line)
        is not None
    )


def _with_line_before(lines: list[Passage], i: int) -> Passage:
    """A title in capitals may take three lines, and a bare `AGREEMENT` is never the first."""
    line = lines[i]
    for before in reversed(lines[max(0, i - 2) : i]):
        broken = line.text.split()[0] in ("AGREEMENT", "Agreement", "AND", "LICENSE", "LICENCE")
        near = line.start - before.end < 60 and len(before.text) < 80
        if not (broken and near and before.text.isupper() == line.text.isupper()):
            break
        if organizations.has_form(before.text) or re.search(r"\d", before.text):
            break
        line = Passage(line.document, before.start, line.end)
    return line
