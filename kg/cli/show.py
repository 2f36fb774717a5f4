"""What commands print: tables for people, JSON for programs, complaints on standard error."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.table import Table

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
"""The option that every command with tables has."""


def console() -> Console:
    """Standard output, for people."""
    return Console(highlight=False, soft_wrap=True)


def complain(text: str) -> None:
    """Say on standard error what went wrong."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print("error:", text, style="red", markup=False)


def as_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print a value as JSON, indented."""
    told = orjson.dumps(value, option=orjson.OPT_INDENT_2, default=_plain)
    sys.stdout.write(told.decode() + "\n")


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows; numbers to the right."""
    drawn = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    listed = [list(row) for row in rows]
    for position, name in enumerate(columns):
        numbers = bool(listed) and all(isinstance(row[position], int | float) for row in listed)
        drawn.add_column(name, justify="right" if numbers else "left", overflow="fold")
    for row in listed:
        drawn.add_row(*(f"{v:,}" if isinstance(v, int) else str(v) for v in row))
    console().print(drawn)


def documents(counts: Mapping[str, Any]) -> None:
    """Print what became of the documents of an ingest, by source and in all."""
    names = ("read", "loaded", "unchanged", "quarantined")
    rows = [(source, *(c[n] for n in names)) for source, c in counts["bySource"].items()]
    table(
        "Documents of the last ingest",
        ("source", *names),
        [*rows, ("all", *(counts[n] for n in names))],
    )
