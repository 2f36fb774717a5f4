"""Tables on a terminal: side by side where they fit, otherwise each row as a record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, Literal

import orjson
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table as Drawn
from rich.text import Text

from kg.client.table import Column, Table, Value

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Other people's text could otherwise steer the terminal, or turn around what is read on it."""

_NARROW: Final = 28
"""A column that is this wide, or as wide as its cells, can be read."""

_FOLDS: Final = 2
"""Lines that folding may add to a row; where most rows get more, records are easier to read."""

_SHOWN: Final = 5
"""Things of a list that are shown."""

_DIGITS: Final = 4
_MOST_PLACES: Final = 6
_BETWEEN: Final = 2

Justify = Literal["left", "right"]


def show(table: Table, console: Console) -> None:
    """Print a table."""
    if title := _title(table):
        console.print(Text(title, "bold"))
    if len(table):
        console.print(_drawn([_Shown.of(each) for each in _named(table)], console.width))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column as it is printed.

    Attributes:
        name: its heading.
        cells: the text of each, of one line or several.
        justify: numbers stand to the right.
        width: of its widest line.
    """

    name: str
    cells: list[str]
    justify: Justify
    width: int

    @classmethod
    def of(cls, column: Column) -> "_Shown":
        """How a column is printed."""
        kinds = {type(each) for each in column.cells if each is not None}
        numbers = bool(kinds) and kinds <= {int, float}
        cells = _numbers(column.cells) if numbers else [_text(column, c) for c in column.cells]
        lines = [column.name, *(line for cell in cells for line in cell.split("\n"))]
        return cls(column.name, cells, "right" if numbers else "left", max(map(cell_len, lines)))

    @property
    def least(self) -> int:
        """The width at which it can be read."""
        return min(self.width, max(_NARROW, cell_len(self.name)))


def _title(table: Table) -> str:
    rows = "1 row" if len(table) == 1 else f"{len(table):,} rows"
    if table.total is not None and table.total != len(table):
        rows = f"{len(table):,} of {table.total:,} rows"
    return f"{table.path}: {rows}" if table.path else ""


def _named(table: Table) -> Iterator[Column]:
    """The columns by shorter names: nobody needs to read that a name is the node's."""
    names = [each.name for each in table.columns]
    for column in table.columns:
        short = column.name.removeprefix("node.")
        yield column if short in names else replace(column, name=short)


def _drawn(columns: list[_Shown], width: int) -> RenderableType:
    widths = _widths(columns, width)
    if widths is None or _folded(columns, widths):
        return Group(*_records(columns))
    drawn = Drawn(box=None, pad_edge=False, padding=(0, _BETWEEN, 0, 0), header_style="dim")
    for column, its in zip(columns, widths, strict=True):
        drawn.add_column(column.name, justify=column.justify, overflow="fold", width=its)
    for row in zip(*(each.cells for each in columns), strict=True):
        drawn.add_row(*map(Text, row))
    return drawn


def _widths(columns: list[_Shown], width: int) -> list[int] | None:
    """What each column gets of a width; nothing if they can not be read side by side."""
    widths = [each.least for each in columns]
    spare = width - sum(widths) - _BETWEEN * (len(widths) - 1)
    if spare < 0:
        return None
    wanting = [at for at, each in enumerate(columns) if each.width > each.least]
    wanting.sort(key=lambda at: columns[at].width)
    for before, at in enumerate(wanting):
        more = min(columns[at].width - widths[at], spare // (len(wanting) - before))
        widths[at], spare = widths[at] + more, spare - more
    return widths


def _folded(columns: list[_Shown], widths: list[int]) -> bool:
    """Whether most rows would become much taller by folding."""
    tall = 0
    for row in zip(*(each.cells for each in columns), strict=True):
        lines = [cell.split("\n") for cell in row]
        flat = max(map(len, lines))
        folded = max(
            sum(max(1, -(-cell_len(line) // width)) for line in cell)
            for cell, width in zip(lines, widths, strict=True)
        )
        tall += folded > flat + _FOLDS
    return tall * 2 > len(columns[0].cells)


def _records(columns: list[_Shown]) -> Iterator[RenderableType]:
    for number, row in enumerate(zip(*(each.cells for each in columns), strict=True), 1):
        record = Drawn.grid(padding=(0, _BETWEEN, 0, 0))
        record.add_column(style="dim", no_wrap=True)
        record.add_column(overflow="fold")
        for column, text in zip(columns, row, strict=True):
            if text:
                record.add_row(column.name, Text(text))
        yield Text(f"─── {number} ───", "dim")
        yield record


def _numbers(cells: Sequence[Value]) -> list[str]:
    """Numbers with their points below each other; none for what is missing."""
    rounded = [_rounded(each) if isinstance(each, float) else each for each in cells]
    fractions = [str(each).partition(".")[2] for each in rounded if isinstance(each, Decimal)]
    places = min(max(map(len, fractions), default=0), _MOST_PLACES)
    return ["" if each is None else f"{each:.{places}f}" for each in rounded]


def _rounded(number: float) -> Decimal:
    """With few digits, and no zeros behind them."""
    whole = len(str(abs(int(number)))) if abs(number) >= 1 else 0
    text = f"{number:.{max(0, _DIGITS - whole)}f}" if whole else f"{number:.{_DIGITS - 1}g}"
    return Decimal(text).normalize()


def _text(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if column.nested and isinstance(value, str):
        things = orjson.loads(value)
        return "\n".join(_lines(things)) if isinstance(things, list) else _told(things)
    return _told(value)


def _lines(things: Sequence[Any]) -> Iterator[str]:
    if not any(isinstance(each, list | dict) for each in things):
        yield ", ".join(map(_told, things))
        return
    mark = "• " if len(things) > 1 else ""
    yield from (mark + _told(each) for each in things[:_SHOWN])
    if len(things) > _SHOWN:
        yield f"  and {len(things) - _SHOWN} more"


def _told(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A value in one line."""
    if isinstance(value, dict):
        return " · ".join(filter(None, map(_told, value.values())))
    if isinstance(value, list):
        return "; ".join(filter(None, map(_told, value)))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _numbers([value])[0]
    return _CONTROL.sub(" ", str(value))
