"""Lists of subsidiaries printed from labels, in the layouts that exhibits 21 come in.

The labels tell what a list names and not how it is laid out, nor are the exhibits always at hand:
printed again with an invented order of ownership, they try the reader on real names, jurisdictions
and shares, and tell whose subsidiary each is.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Final

_DEEPER: Final = 0.35
"""Chance that a company is owned by the one above it."""
_BACK: Final = 0.3
"""Chance that a list goes back to a higher level."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list.

    Attributes:
        name: of the company.
        place: its jurisdiction; empty where the list does not say.
        share: per cent owned, as printed; empty where the list does not say.
        parent: name of the company in the list that owns it; empty for the registrant.
        level: how many companies of the list stand above it.
    """

    name: str
    place: str
    share: str
    parent: str = ""
    level: int = 0


def owned(rows: Iterable[Listed], seed: int) -> list[Listed]:
    """The rows with owners among those above them, drawn by a seed."""
    chance = random.Random(seed)  # noqa: S311 - seeded layouts
    told: list[Listed] = []
    for row in rows:
        above = _above(told, chance)
        parent, level = (above.name, above.level + 1) if above else ("", 0)
        told.append(replace(row, parent=parent, level=level))
    return told


def _above(told: list[Listed], chance: random.Random) -> Listed | None:
    last = told[-1] if told else None
    if last is not None and last.level < 4 and chance.random() < _DEEPER:
        return last
    level = last.level if last else 0
    while level and chance.random() < _BACK:
        level -= 1
    return next((each for each in reversed(told) if each.level == level - 1), None)


def _page(body: str) -> str:
    return f"<html><body><p>Exhibit 21</p><p>Subsidiaries of the Registrant</p>{body}</body></html>"


def _head(rows: list[Listed]) -> list[str]:
    named = ["Name of Subsidiary", "State or Other Jurisdiction of Incorporation"]
    return [*named, "Percentage Owned"] if any(row.share for row in rows) else named


def _cells(row: Listed) -> list[str]:
    return [row.place, row.share]


def _table(rows: list[Listed], first: Callable[[Listed], str]) -> str:
    head = "".join(f"<td>{cell}</td>" for cell in _head(rows))
    lines = (
        f"<tr>{first(row)}{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(row))}</tr>"
        for row in rows
    )
    return _page(f"<table><tr>{head}</tr>{''.join(lines)}</table>")


def padded_cells(rows: list[Listed]) -> str:
    """A table, names padded in their cells."""
    return _table(
        rows,
        lambda row: (
            f'<td style="padding:2px 1pt 2px {1 + 6.75 * row.level}pt"><font>{escape(row.name)}'
            "</font></td>"
        ),
    )


def hanging_paragraphs(rows: list[Listed]) -> str:
    """A table, names in paragraphs that hang."""
    return _table(
        rows,
        lambda row: (
            f'<TD><P STYLE="margin-left:{row.level + 1}.00em; text-indent:-1.00em">'
            f"{escape(row.name)}</P></TD><TD>&nbsp;</TD>"
        ),
    )


def blanks(rows: list[Listed]) -> str:
    """A table, names behind non-breaking blanks."""
    return _table(rows, lambda row: f"<td>{'&nbsp;' * (4 * row.level)}{escape(row.name)}</td>")


def empty_cells(rows: list[Listed]) -> str:
    """A table with a column for each level."""
    return _table(
        rows,
        lambda row: (
            "<td></td>" * row.level + f'<td colspan="{5 - row.level}">{escape(row.name)}</td>'
        ),
    )


def nested_list(rows: list[Listed]) -> str:
    """Lists within lists; jurisdictions in brackets."""
    pieces, open_ = [], 0
    for row in rows:
        pieces.append("<ul>" * (row.level + 1 - open_) + "</ul>" * (open_ - row.level - 1))
        open_ = row.level + 1
        share = f" - {row.share}%" if row.share else ""
        place = f" ({escape(row.place)})" if row.place else ""
        pieces.append(f"<li>{escape(row.name)}{place}{share}</li>")
    return _page("".join(pieces) + "</ul>" * open_)


def _text(rows: list[Listed], line: Callable[[Listed], str]) -> str:
    head = "EXHIBIT 21\n\n            SUBSIDIARIES OF THE REGISTRANT\n\n"
    return head + "   ".join(_head(rows)) + "\n\n" + "\n".join(map(line, rows)) + "\n"


def columns(rows: list[Listed]) -> str:
    """Plain text in columns, names indented."""
    width = max(len(row.name) + 4 * row.level for row in rows) + 3
    return _text(
        rows,
        lambda row: (
            ("    " * row.level + row.name).ljust(width) + row.place.ljust(30) + row.share
        ).rstrip(),
    )


def leaders(rows: list[Listed]) -> str:
    """Plain text, dots from the name to its jurisdiction."""
    width = max(len(row.name) + 2 * row.level for row in rows) + 6
    return _text(
        rows,
        lambda row: (
            ("  " * row.level + row.name + " ").ljust(width, ".")
            + f" {row.place}"
            + (f"   {row.share}%" if row.share else "")
            if row.place or row.share
            else "  " * row.level + row.name
        ),
    )


def dashes(rows: list[Listed]) -> str:
    """Plain text, a dash for each level."""
    return _text(
        rows,
        lambda row: "   ".join(
            filter(None, ("- " * row.level + row.name, row.place, row.share and f"{row.share}%"))
        ),
    )


def preformatted(rows: list[Listed]) -> str:
    """Columns of plain text within a page of HTML."""
    return f"<html><body><pre>{escape(columns(rows))}</pre></body></html>"


LAYOUTS: Final[tuple[Callable[[list[Listed]], str], ...]] = (
    padded_cells,
    hanging_paragraphs,
    blanks,
    empty_cells,
    nested_list,
    columns,
    leaders,
    dashes,
    preformatted,
)
"""All of them."""
