"""Rows of a list of subsidiaries: their cells, how far in they begin, names over two lines joined.

In plain text, cells are what two blanks or more, a tab or a run of dots keep apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.text import organizations
from extractors.text.passage import Passage

_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^\t ]+(?:[ ](?! )[^\t ]+)*")
_LEADERS = re.compile(r"\.{3,}|(?:\. ){3,}|_{3,}|-{4,}|={3,}|…+")
_WORD = re.compile(r"[^\W\d_]{2}")
_BULLET = re.compile(r"(?:[-–—•·*○▪●■>]|\ufffd)(?=[\s\w\-–—])")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,4})[.)](?!\d)\s+(?=\S)")
_STEP: Final = 4
"""Blanks that a bullet or a level of a number such as 1.2.3 stands for."""
_LONGEST_CELL: Final = 300
"""Characters; what is longer is prose."""
_FORMS_ALONE = re.compile(
    r"(?i)(?:(?:inc|corp|corporation|incorporated|company|co|limited|ltd|llc|l\.l\.c|lp|l\.p|plc|"
    r"n\.a|n\.v|b\.v|gmbh|holdings|partnership|limited partnership|liability company|trust|"
    r"association|and|&|private|pty|pte|s\.a|de c\.v|de r\.l)[.,]?\s*){1,5}"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list.

    Attributes:
        cells: what stands in it, without bullets and numbers before its first words.
        indent: how far in its first words begin, in blanks.
        line: all of it.
    """

    cells: tuple[Passage, ...]
    indent: int
    line: Passage


def rows(exhibit: Passage) -> list[Row]:
    """The rows of a list, in their order; a name that goes on in the next line is one."""
    found = [row for line in _lines(exhibit) if (row := _row(line)) is not None]
    return list(_joined(found))


def _lines(exhibit: Passage) -> Iterator[Passage]:
    start = exhibit.start
    for match in _LINE.finditer(exhibit.text):
        yield Passage(exhibit.document, start + match.start(), start + match.end())


def _row(line: Passage) -> Row | None:
    text = _LEADERS.sub(_blanks, line.text.replace("\u2028", " "))
    if not _WORD.search(text):
        return None
    spans = [m.span() for m in _CELL.finditer(text) if m.end() - m.start() <= _LONGEST_CELL]
    at = next((i for i, (a, b) in enumerate(spans) if _WORD.search(text[a:b])), None)
    if at is None:
        return None
    start, end = spans[at]
    marks = _marks(text[start:end])
    before = text[:start].rpartition("\t")[2] if at else text[:start]
    depth = len(before) - len(before.rstrip(" "))
    first = line.part(start + marks[0], end)
    rest = [line.part(a, b) for a, b in spans[at + 1 :]]
    return Row((first, *rest), depth + marks[1], line) if first.text else None


def _blanks(run: re.Match[str]) -> str:
    return " " * max(2, len(run[0])) if len(run[0]) > 1 else run[0]


def _marks(text: str) -> tuple[int, int]:
    """Characters of bullets and numbers before the first words, and what they count in blanks."""
    at = depth = 0
    while bullet := _BULLET.match(text, at):
        at, depth = bullet.end(), depth + _STEP
        at += len(text[at:]) - len(text[at:].lstrip())
    number = _NUMBER.match(text, at)
    if number:
        return number.end(), depth + _STEP * number[0].strip(" .()").count(".")
    return at, depth


def _joined(found: list[Row]) -> Iterator[Row]:
    """A lone cell that ends in no form, and the row under it: one name over two lines."""
    waiting: Row | None = None
    for row in found:
        if waiting is not None and _goes_on(waiting, row):
            name = Passage(row.line.document, waiting.cells[0].start, row.cells[0].end)
            yield Row((name, *waiting.cells[1:], *row.cells[1:]), waiting.indent, row.line)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = row
    if waiting is not None:
        yield waiting


def _goes_on(first: Row, second: Row) -> bool:
    between = first.line.document[first.line.end : second.line.start]
    if between.count("\n") != 1 or "\t" in first.line.text + second.line.text:
        return False
    far = second.cells[0].end - first.cells[0].start > _LONGEST_CELL
    if len(first.cells) > 1 or far:
        return False
    words = first.cells[0].line
    whole = f"{words} {second.cells[0].line}"
    if organizations.has_form(words) or words.endswith((":", ".")) or words.isupper():
        return bool(_FORMS_ALONE.fullmatch(second.cells[0].line)) and len(second.cells) > 1
    deeper = second.indent > first.indent or second.cells[0].text[:1].islower()
    return deeper and len(second.cells) > 1 and organizations.has_form(whole)
