"""Subsidiaries that an exhibit 21 (8 of a form 20-F) lists, in tables or in plain lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from extractors.filings import countries
from extractors.text import organizations
from extractors.text.passage import Passage

_CELL = re.compile(r"[^\t ]+(?:[ ](?! )[^\t ]+)*")
_MARKS = re.compile(
    r"(?:(?:\s*(?:\*+|†+|‡+|\(\s*(?:\d{1,2}|[a-z])\s*\)|,(?=\s*\()))+|[\s,;:.…]*\.{3,}.*|\s*[-–—:,]+)$"
)
_LEAD = re.compile(r"(?:[-–—•·*○▪]|\(?\d{1,3}[.)](?!\d)|\([a-z]\))\s*")
_INLINE = re.compile(
    r"(?P<name>.+?)\s*(?:\((?:an?\s+)?(?P<paren>[A-Z][\w .,&']+?)(?:\s+(?:corporation|company|"
    r"limited.*|llc|l\.p\.))?\)"
    r"|,\s+an?\s+(?P<a>[A-Z][\w .]+?)\s+(?:corporation|company|limited|general|partnership|"
    r"business|trust|statutory|llc|non-?profit).*"
    r"|\s+[-–—]\s+(?P<dash>[A-Z][\w .,]+))\s*"
)
_HEADING = re.compile(
    r"(?i)(?:.*\b(?:subsidiar(?:y|ies)|jurisdiction|incorporated|incorporation|organi[sz]ed|"
    r"percent|ownership|owned|"
    r"exhibit|the following|registrant|as of|significant|pursuant|omitted|voting)\b.*|"
    r"(?:legal\s+)?(?:entity\s+)?names?(?: of .*)?|"
    r"state(?: or .*)?|country|domestic|foreign|company|entity|page.*|date)"
)
_PLACE = re.compile(r"[A-Z][A-Za-zÀ-ÿ.,&' ()-]{2,45}")
_PERCENT = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,6})?)\s*(?P<sign>%)?(?:\s*\(\w{1,2}\)|\*)*")
_INLINE_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,6})?)\s?%")
_SHARES = re.compile(r"(?i)percent|%|ownership|owned|interest held")
_HEAD: Final = 4_000
"""Characters of an exhibit in which its columns are named."""
_LONGEST_CELL: Final = 300
"""Characters; what is longer is prose."""
_PROSE = re.compile(r"\b(?:are|is|was|were|has|have|which|that|not|this|these)\b")


@dataclass(frozen=True, slots=True)
class Subsidiary:
    """A listed subsidiary.

    Attributes:
        name: its name, footnote marks left out.
        jurisdiction: where it is organised, as printed; None where the list does not say.
        share: per cent of it that is owned; None where the list does not say.
    """

    name: Passage
    jurisdiction: Passage | None
    share: float | None = None


def find(exhibit: Passage) -> Iterator[Subsidiary]:
    """The subsidiaries of an exhibit, in their order, each name once."""
    seen: set[str] = set()
    shares = _SHARES.search(exhibit.text, 0, _HEAD) is not None
    for line in _rows(exhibit):
        found = _subsidiary(line)
        if found and found.name.line not in seen:
            seen.add(found.name.line)
            yield replace(found, share=_share(line, bare=shares))


def _share(row: Passage, *, bare: bool) -> float | None:
    """The last cell that is a percentage; a number alone counts where the list is one of shares."""
    for cell in reversed(re.split(r"[\t\n]| {2,}", row.text)):
        found = _PERCENT.fullmatch(cell.strip())
        if found and (found["sign"] or bare) and float(found["number"]) <= 100:
            return float(found["number"])
    inline = _INLINE_PERCENT.search(row.text)
    return float(inline[1]) if inline and float(inline[1]) <= 100 else None


def _rows(exhibit: Passage) -> Iterator[Passage]:
    for match in re.finditer(r"[^\n]+", exhibit.text):
        row = exhibit.of(match)
        if row.text:
            yield row


def _subsidiary(row: Passage) -> Subsidiary | None:
    cells = [row.of(match) for match in _CELL.finditer(row.text.replace("\u2028", " "))]
    cells = [cell for cell in cells if cell.end - cell.start <= _LONGEST_CELL]
    cells = [bare for cell in cells if (bare := _bare(cell)).text]
    if not cells or re.match(r"(?i)(?:list\s+of\s+)?subsidiaries\b", cells[0].line):
        return None
    if _HEADING.fullmatch(cells[0].line) and not organizations.has_form(cells[0].line):
        return None
    place = next((each for each in cells[1:] if countries.by_name(each.line)), None)
    if place is None:
        place = next((each for each in cells[1:] if _is_place(each)), None)
    if place is None and len(cells) == 1:
        return _inline(cells[0])
    return _checked(cells[0], place)


def _inline(cell: Passage) -> Subsidiary | None:
    told = _INLINE.fullmatch(cell.text)
    group = next((g for g in ("paren", "a", "dash") if told and told[g]), None)
    if told and group and countries.by_name(told[group]):
        return _checked(_bare(cell.of(told, "name")), cell.of(told, group))
    return _checked(cell, None)


def _checked(name: Passage, place: Passage | None) -> Subsidiary | None:
    words = name.line
    formed = organizations.has_form(words)
    if not re.search(r"[A-Za-zÀ-ÿ]{2}", words) or len(words) > 140 or countries.by_name(words):
        return None
    if _PROSE.search(words) or (place is None and not formed):
        return None
    sure = place is not None and countries.by_name(place.line)
    return Subsidiary(name, place) if formed or sure else None


def _bare(cell: Passage) -> Passage:
    lead = _LEAD.match(cell.text)
    cell = cell.part(lead.end(), cell.end) if lead else cell
    marks = _MARKS.search(cell.text)
    return cell.part(0, marks.start()) if marks else cell


def _is_place(cell: Passage) -> bool:
    return _PLACE.fullmatch(cell.line) is not None and not organizations.has_form(cell.line)
