"""Subsidiaries that an exhibit 21 (8 of a form 20-F) lists, in tables or in plain lists.

A company is owned by the one that a further cell of its row names, by the nearest above it that
begins further to the left, or by the one that a heading names (`Subsidiaries of X:`); by the
registrant where there is none of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.filings.subsidiaries import jurisdictions
from extractors.filings.subsidiaries.names import (
    bare,
    formed,
    is_heading,
    key,
    less_bare,
    less_share,
    name_like,
)
from extractors.filings.subsidiaries.rows import Row, rows
from extractors.text import organizations
from extractors.text.passage import Passage

_INLINE: Final = (
    re.compile(r"(?P<name>.+?)\s*\((?:an?\s+)?(?P<place>[A-Z][^()]{1,60})\)\s*"),
    re.compile(
        r"(?P<name>.+?),?\s+an?\s+(?P<place>[A-Z][\w .]{1,40}?)\s+(?:corp|company|limited|general|"
        r"partnership|business|trust|statutory|llc|non-?profit|private|public|entity|joint|bank).*",
        re.I,
    ),
    re.compile(
        r"(?P<name>.+?),?\s+(?:incorporated|organi[sz]ed|formed|existing)\s+(?:in|under)\s+"
        r"(?:the\s+laws\s+of\s+)?(?:the\s+)?(?P<place>[A-Z][\w .,]{1,50})"
    ),
    re.compile(r"(?P<name>.+?)\s*(?:\s[-–—]|:|;)\s+(?P<place>[A-Z][\w .,()]{1,50})"),
    re.compile(r"(?P<name>.+),\s+(?P<place>[A-Z][A-Za-z .]{1,40})"),
)
_KIND = re.compile(
    r"(?i)\s+(?:corporation|company|corp\.?|llc|l\.p\.|trust|(?:limited|general|business|"
    r"statutory)\b.*)$"
)
_OF = re.compile(
    r"(?i)(?:(?:direct|indirect|wholly[- ]owned|the|significant)\s+){0,4}subsidiar(?:y|ies)\s+of"
    r":?\s+(?P<name>[^\n\t]{3,120})"
)
_AGAIN = re.compile(r"(?i)exhibit|continued|\bpage\b|\bname\b")
_PLACE = re.compile(r"[A-Z][A-Za-zÀ-ÿ.,&' ()-]{2,45}")
_PERCENT = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,6})?)\s*(?P<sign>%)?(?:\s*[(\[]\w{1,2}[)\]]|\*)*"
)
_INLINE_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,6})?)\s?%")
_SHARES = re.compile(r"(?i)percent|%|ownership|owned|interest held|equity interest")
_HEAD: Final = 4_000
"""Characters of an exhibit in which its columns are named."""
_MOSTLY: Final = 0.6
"""Share of a list's rows that end in a legal form, above which one between them needs none."""


@dataclass(frozen=True, slots=True)
class Subsidiary:
    """A listed subsidiary.

    Attributes:
        name: its name, footnote marks left out.
        jurisdiction: where it is organised, as printed; None where the list does not say.
        share: per cent of it that is owned; None where the list does not say.
        parent: the listed company that owns it; None for the registrant.
    """

    name: Passage
    jurisdiction: Passage | None
    share: float | None = None
    parent: "Subsidiary | None" = None


@dataclass(slots=True)
class _Above:
    """What stands above a row: who may own it, and where all under a heading are organised."""

    seen: dict[str, Subsidiary] = field(default_factory=dict)
    owners: list[tuple[int, Subsidiary]] = field(default_factory=list)
    heading: Subsidiary | None = None
    place: Passage | None = None

    def leave(self, indent: int) -> None:
        """Come to a row that begins as far in: what does not begin to its left owns it not."""
        while self.owners and self.owners[-1][0] >= indent:
            self.owners.pop()

    def pass_heading(self, row: Row) -> None:
        """Come to a row that names no company of the list."""
        text = row.cells[0]
        of = _OF.match(text.line)
        if len(row.cells) > 1 or _AGAIN.search(text.line):
            return
        self.leave(row.indent)
        self.place = text if jurisdictions.is_one(text.line) else None
        if of:
            self.heading = self.seen.get(key(of["name"].rstrip(" :")))


def find(exhibit: Passage) -> Iterator[Subsidiary]:
    """The subsidiaries of an exhibit, in their order, each name once."""
    listed = rows(exhibit)
    shares = _SHARES.search(exhibit.text, 0, _HEAD) is not None
    read = [_subsidiary(row, bare_shares=shares) for row in listed]
    above = _Above()
    for row, each in zip(listed, _by_neighbours(listed, read), strict=True):
        if each is None:
            above.pass_heading(row)
            continue
        told = _owned(row, each, above)
        if told is not None:
            yield told


def _owned(row: Row, found: Subsidiary, above: _Above) -> Subsidiary | None:
    """A subsidiary with who owns it; None where the list has named it before."""
    above.leave(row.indent)
    parent = _named_owner(row, found, above.seen)
    parent = parent or (above.owners[-1][1] if above.owners else above.heading)
    told = replace(found, jurisdiction=found.jurisdiction or above.place, parent=parent)
    known = above.seen.get(key(told.name.line))
    if known is not None and key(less_bare(row.cells[0]).line) not in above.seen:
        told, known = replace(told, name=less_bare(row.cells[0])), None
    above.owners.append((row.indent, known or told))
    if known is not None:
        return None
    above.seen[key(told.name.line)] = told
    return told


def _named_owner(row: Row, found: Subsidiary, seen: dict[str, Subsidiary]) -> Subsidiary | None:
    own = key(found.name.line)
    names = (key(cell.line) for cell in row.cells[1:] if cell is not found.jurisdiction)
    return next((seen[name] for name in names if name != own and name in seen), None)


def _subsidiary(row: Row, *, bare_shares: bool) -> Subsidiary | None:
    first = row.cells[0]
    if is_heading(first.line):
        return None
    share = _share(row, bare=bare_shares)
    place = _placed(row)
    if place is None and len(row.cells) == 1:
        found = _inline(first)
        if found is not None:
            return replace(found, share=share)
    name = bare(first)
    if not name_like(name.line) or jurisdictions.is_one(name.line):
        return None
    sure = place is not None and bool(jurisdictions.country(place.line))
    told = share is not None and len(row.cells) > 1
    if not (formed(name.line) or sure or told):
        return None
    return Subsidiary(name, place, share)


def _placed(row: Row) -> Passage | None:
    cells = [less_share(bare(cell)) for cell in row.cells[1:]]
    known = next((each for each in cells if jurisdictions.country(each.line)), None)
    return known or next((each for each in cells if _is_place(each)), None)


def _is_place(cell: Passage) -> bool:
    line = cell.line
    if jurisdictions.stands_for_none(line) or organizations.has_form(line):
        return False
    return _PLACE.fullmatch(line) is not None


def _inline(cell: Passage) -> Subsidiary | None:
    cell = less_share(cell)
    for pattern in _INLINE:
        told = pattern.fullmatch(cell.text)
        if told is None:
            continue
        name, place = bare(cell.of(told, "name")), cell.of(told, "place")
        kind = _KIND.search(place.text)
        place = place.part(0, kind.start()) if kind and kind.start() else place
        if jurisdictions.country(place.line) and name_like(name.line):
            return Subsidiary(name, place)
    return None


def _share(row: Row, *, bare: bool) -> float | None:
    """The last cell that is a percentage; a number alone counts where the list is one of shares."""
    for cell in reversed(row.line.text.replace("\u2028", "\t").split("\t")):
        for part in reversed(re.split(" {2,}", cell)):
            found = _PERCENT.fullmatch(part.strip())
            if found and (found["sign"] or bare) and float(found["number"]) <= 100:
                return float(found["number"])
    inline = _INLINE_PERCENT.search(row.line.text)
    return float(inline[1]) if inline and float(inline[1]) <= 100 else None


def _by_neighbours(listed: list[Row], read: list[Subsidiary | None]) -> Iterator[Subsidiary | None]:
    """What was read, and lone names between names: a list of forms names some without any."""
    lone = [each for row, each in zip(listed, read, strict=True) if each and len(row.cells) == 1]
    possible = sum(len(row.cells) == 1 for row in listed)
    mostly = possible > 0 and len(lone) / possible >= _MOSTLY
    for i, (row, each) in enumerate(zip(listed, read, strict=True)):
        around = all(0 <= j < len(read) and read[j] is not None for j in (i - 1, i + 1))
        if each is None and mostly and around and len(row.cells) == 1 and _is_lone_name(row):
            yield Subsidiary(bare(row.cells[0]), None)
        else:
            yield each


def _is_lone_name(row: Row) -> bool:
    line = row.cells[0].line
    capital = line[:1].isupper() or line[:1].isdigit()
    short = len(line.split()) <= 8 and not line.endswith((":", "."))
    other = is_heading(line) or jurisdictions.is_one(line)
    return capital and short and name_like(line) and not other
