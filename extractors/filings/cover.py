"""The cover page of a filing: who files, which form, for which day, under which items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.text import dates, organizations
from extractors.text.passage import Passage

_EXACT = re.compile(
    r"\bexact\s+name\s+of\s+(?:the\s+)?(?:registrant|issuer|company|small business issuer)|"
    r"(?<=\()(?:name\s+of\s+(?:the\s+)?registrant|registrant(?:['’]s)?\s+name)\b",
    re.I,
)
_FORM = re.compile(
    r"\bFORM\s+(?P<form>\d{1,2}-?[A-Z]{1,3}(?:12[BG])?(?:/A)?|[SF]-\d{1,2}(?:/A)?)\b", re.I
)
_REPORT = re.compile(r"date\s+of\s+(?:earliest\s+event\s+)?report", re.I)
_ENDED = re.compile(r"\b(?:year|period|quarter)\s+ended:?\s+", re.I)
_ITEM = re.compile(r"^[ \t]*ITEMS?\s*:?\s*(?P<item>\d{1,2}\.\d\d)\b", re.I | re.M)
_NOT_NAME = re.compile(
    r"[-_=*\s]*|\(.*\)|.*(?:\bform\b|commission|\breport|\bdate\b|\bfile\s+n|\d{3}-\d{4}|"
    r"amendment|\b(?:year|period|quarter)\s+ended)[^a-z]?.*|not applicable|n/a",
    re.I,
)
_OF_SUBSIDIARIES = re.compile(
    r"subsidiaries\s+(?:and\s+affiliates\s+)?of\s+(?!(?:the\s+)?(?:registrant|company|issuer)\b)"
    r"(?P<name>[^\n\t\u2028*]{2,90})",
    re.I,
)
_LABEL = re.compile(
    r"^[ \t]*\(?(?:name\s+of\s+(?:the\s+)?(?:registrant|issuer)|registrant['’]s\s+name)\)?"
    r"[ \t]*:?[ \t]*(?P<name>[^\n]{0,120})$",
    re.I | re.M,
)
_FIRST_PAGE: Final = 6_000
"""Characters of a cover's first page."""
_REACH = 30_000
"""Characters in which a cover page ends."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover page says; everything empty where it is silent.

    Attributes:
        registrant: the registrant's name.
        form: form type as printed.
        period: the day reported on, ISO 8601: the last of the year, or of the earliest event.
    """

    registrant: Passage | None
    form: Passage | None
    period: str


NONE: Final = Cover(None, None, "")
"""The cover of what has none."""


def read(part: Passage) -> Cover:
    """Read the first pages of a filing's main document."""
    head = part.part(0, _REACH)
    form = _FORM.search(head.text)
    return Cover(_registrant(head), head.of(form, "form") if form else None, _period(head.text))


def items(part: Passage) -> Iterator[tuple[str, Passage]]:
    """Each numbered item of form 8-K with its section, as far as the next one reaches."""
    found = list(_ITEM.finditer(part.text))
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else part.end - part.start
        yield match["item"], part.part(match.start("item"), end)


def parent(exhibit: Passage) -> Passage | None:
    """Whose subsidiaries a list names, by its heading; None where it says `the registrant`."""
    head = exhibit.part(0, 4_000)
    of = _OF_SUBSIDIARIES.search(head.text)
    if of:
        return _bare(head.of(of, "name"))
    lines = list(head.lines())[:6]
    for i, line in enumerate(lines[:-1]):
        heading = re.search(r"(?i)\bsubsidiaries\b", lines[i + 1].text)
        if heading and not re.search(r"(?i)exhibit|subsidiar|^ex-|\d{4}", line.text):
            return _bare(line)
    return None


def _bare(name: Passage) -> Passage:
    end = re.search(r"(?:\s+(?:as of|at|december|\(\d)\b.*|[\s*:]+)$", name.text, re.I | re.S)
    return name.part(0, end.start()) if end else name


def _registrant(head: Passage) -> Passage | None:
    exact = _EXACT.search(head.text)
    if exact is None:
        return _labelled(head)
    before = head.part(max(0, exact.start() - 600), exact.start())
    before = before.part(0, len(before.text.removesuffix("(")))
    for line in reversed(list(before.lines())):
        name = next((cell for cell in _cells(line) if not _NOT_NAME.fullmatch(cell.text)), None)
        if name is not None and len(name.text) <= 120 and re.search(r"[A-Za-z]{2}", name.text):
            return name if organizations.has_form(name.line) else _below(head, exact) or name
    return _below(head, exact)


def _below(head: Passage, label: re.Match[str]) -> Passage | None:
    """The name of a company in the line under a label, for covers that put the label first."""
    under = list(head.part(label.end(), min(len(head.text), label.end() + 300)).lines())[1:2]
    named = (line for line in under if organizations.has_form(line.line) and len(line.text) <= 120)
    return next((line for line in named if not _NOT_NAME.fullmatch(line.text)), None)


def _labelled(head: Passage) -> Passage | None:
    """A name behind `Name of registrant:`, or above `Registrant's name`, by its legal form."""
    for label in _LABEL.finditer(head.text, 0, _FIRST_PAGE):
        behind = head.of(label, "name")
        if behind.text and organizations.has_form(behind.line):
            return behind
        above = list(head.part(max(0, label.start() - 300), label.start()).lines())
        named = (line for line in reversed(above) if organizations.has_form(line.line))
        if (name := next(named, None)) is not None and len(name.text) <= 120:
            return name
    return None


def _cells(line: Passage) -> Iterator[Passage]:
    for match in re.finditer(r"[^\t]+", line.text):
        yield line.of(match)


def _period(text: str) -> str:
    for pattern in (_REPORT, _ENDED):
        said = pattern.search(text, 0, 8_000)
        if said and (date := dates.first(text[said.end() :][:160])):
            return date
    return ""
