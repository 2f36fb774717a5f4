"""Tables on a terminal: side by side where they fit, otherwise each row as a record."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

import orjson
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table as Drawn
from rich.text import Text

from kg.table import Column, Table, Value

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Other people's text could otherwise steer the terminal, or turn around what is read on it."""

_NARROW: Final = 28
"""A column that is at least this wide, or as wide as its cells, can be read."""

_SHOWN: Final = 5
"""Things of a list that are shown."""

_BETWEEN: Final = 2

Justify = Literal["left", "right"]


def show(table: Table, console: Console) -> None:
    """Print a table."""
    texts = [[_text(column, each) for each in column.cells] for column in table.columns]
    title = _title(table)
    if title:
        console.print(Text(title, "bold"))
    if len(table):
        console.print(_drawn(table, texts, console.width))


def _title(table: Table) -> str:
    rows = "1 row" if len(table) == 1 else f"{len(table):,} rows"
    if table.total is not None and table.total != len(table):
        rows = f"{len(table):,} of {table.total:,} rows"
    return f"{table.path}: {rows}" if table.path else ""


def _drawn(table: Table, texts: list[list[str]], width: int) -> RenderableType:
    least = [
        min(_width([c.name, *t]), max(_NARROW, cell_len(c.name)))
        for c, t in zip(table.columns, texts, strict=True)
    ]
    if sum(least) + _BETWEEN * (len(least) - 1) <= width:
        return _side_by_side(table, texts)
    return Group(*_records(table, texts))


def _side_by_side(table: Table, texts: list[list[str]]) -> Drawn:
    drawn = Drawn(box=None, pad_edge=False, padding=(0, _BETWEEN, 0, 0), header_style="dim")
    for column, cells in zip(table.columns, texts, strict=True):
        least = min(_width([column.name, *cells]), max(_NARROW, cell_len(column.name)))
        justify: Justify = "right" if _is_number(column) else "left"
        drawn.add_column(column.name, justify=justify, overflow="fold", min_width=least)
    for row in zip(*texts, strict=True):
        drawn.add_row(*map(Text, row))
    return drawn


def _records(table: Table, texts: list[list[str]]) -> Iterator[RenderableType]:
    for number, row in enumerate(zip(*texts, strict=True), 1):
        record = Drawn.grid(padding=(0, _BETWEEN, 0, 0))
        record.add_column(style="dim", no_wrap=True)
        record.add_column(overflow="fold")
        for column, text in zip(table.columns, row, strict=True):
            if text:
                record.add_row(column.name, Text(text))
        yield Text(f"─── {number} ───", "dim")
        yield record


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
    yield from map(_told, things[:_SHOWN])
    if len(things) > _SHOWN:
        yield f"… and {len(things) - _SHOWN} more"


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
        return f"{value:.4g}" if abs(value) < 1e4 else f"{value:,.0f}"
    return _CONTROL.sub(" ", str(value))


def _is_number(column: Column) -> bool:
    kinds = {type(each) for each in column.cells if each is not None}
    return bool(kinds) and kinds <= {int, float}


def _width(texts: Sequence[str]) -> int:
    return max(cell_len(line) for text in texts for line in text.split("\n"))
