"""Who signs a filing, and as what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.text import organizations
from extractors.text.passage import Passage

_HEADING = re.compile(r"^[ \t]*SIGNATURES?[ \t]*:?[ \t]*$", re.M | re.I)
_SIGNED = re.compile(
    r"/s/[ \t\u2028]*\n?[ \t-]*(?P<name>[^\t\n\u2028_]{3,60}?)(?=\s{2,}|[\t\n\u2028_]|$)", re.I
)
_PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:[A-ZÀ-Þ\"“(][\w.'’\"”)-]*|de|van|"
    r"von|der|la|del)){1,4}"
    r"(?:,?\s+(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?\s?D|CPA|Esq)\.?)*"
)
_TITLE = re.compile(
    r"(?i)\b(?:officer|president|director|chair(?:man|woman|person)?|secretary|treasurer|"
    r"counsel|controller|"
    r"managing\s+member|vice|ceo|cfo|coo|trustee|partner)\b"
)
_NOT_TITLE = re.compile(
    r"(?i)attorney|pursuant|registrant\s*\)|signature|duly|\bdate\b|behalf|_{3}|\bby:"
)
_LABEL = re.compile(r"(?:(?:By|Name|Title|Its)\s*:\s*|\(|[-–_*\s]+)+")
_REACH: Final = 6
"""Lines below a signature that its title may stand on."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature with the office it is given in.

    Attributes:
        name: who signs.
        title: the office as printed (`Chief Financial Officer`).
    """

    name: Passage
    title: Passage


def find(part: Passage) -> Iterator[Signature]:
    """The signatures of a filing's main document that state an office, each person once."""
    section, seen = _section(part), set[str]()
    if section is None:
        return
    for match in _SIGNED.finditer(section.text):
        name = section.of(match, "name")
        words = name.line.rstrip(",* ")
        if words.lower() in seen or not _PERSON.fullmatch(words) or organizations.has_form(words):
            continue
        title = _title(section, match, words)
        if title is not None:
            seen.add(words.lower())
            yield Signature(name.part(0, len(name.text.rstrip(",* "))), title)


def _section(part: Passage) -> Passage | None:
    headings = list(_HEADING.finditer(part.text))
    last = headings[-1] if headings else None
    return part.part(last.end(), last.end() + 20_000) if last else None


def _title(section: Passage, signed: re.Match[str], name: str) -> Passage | None:
    """The first words near a signature that name an office.

    Where several people sign on one row, the office stands in the same column of a row below.
    """
    text = section.text
    opening, closing = text.rfind("\n", 0, signed.start()) + 1, text.find("\n", signed.end())
    row = text[opening : closing if closing >= 0 else len(text)]
    column = text[opening : signed.start()].count("\t") if row.count("/s/") > 1 else None
    after = section.part(signed.end(), signed.end() + 600)
    stop = after.text.find("/s/", len(row) - (signed.end() - opening) if column is not None else 0)
    after = after.part(0, stop if stop >= 0 else len(after.text))
    cells = _below(after, column, row.count("/s/")) if column is not None else _cells(after)
    bare = (_bare(cell, name) for cell in cells)
    return next((each for each in bare if _is_title(each)), None)


def _is_title(cell: Passage) -> bool:
    text = cell.text
    return 2 < len(text) <= 160 and bool(_TITLE.search(text)) and not _NOT_TITLE.search(text)


def _cells(after: Passage) -> Iterator[Passage]:
    lines = list(after.lines())[:_REACH]
    for i, line in enumerate(lines):
        for match in re.finditer(r"[^\t]+?(?=\s{3,}|\t|$)", line.text):
            cell = line.of(match)
            open_ended = re.search(r"(?:,|\band|\bof)$", cell.text) and cell.end == line.end
            yield _with(cell, lines[i + 1]) if open_ended and i + 1 < len(lines) else cell


def _with(cell: Passage, line: Passage) -> Passage:
    """An office that goes on on the next line, where that begins in the same cell or column."""
    near = line.start - cell.end <= 60 and "\t" not in line.text and len(line.text) < 60
    return Passage(cell.document, cell.start, line.end) if near else cell


def _below(after: Passage, column: int, signers: int) -> Iterator[Passage]:
    for row in re.finditer(r"[^\n]+", after.text):
        cells = list(re.finditer(r"[^\t]+", row[0]))
        if len(cells) == signers and column < len(cells):
            yield after.part(*(row.start() + offset for offset in cells[column].span()))


def _bare(cell: Passage, name: str) -> Passage:
    """A cell without its label, and without the name where that stands before the title."""
    label = _LABEL.match(cell.text)
    cell = cell.part(label.end(), len(cell.text)) if label else cell
    if cell.text[: len(name)].lower() == name.lower():
        dash = re.compile(r"[,\s–—-]*").match(cell.text, len(name))
        cell = cell.part(dash.end() if dash else len(name), len(cell.text))
    bare = cell.text.rstrip(" ,;")
    return cell.part(0, len(bare if bare.count("(") == bare.count(")") else bare.rstrip(")")))
