"""What commands print: tables for people, JSON for programs, progress and complaints on stderr."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from kg.ingest import Watcher
from kg.staging.files import File
from kg.staging.read import Tally

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
"""The option that every command with tables has."""


def console() -> Console:
    """Standard output, for people."""
    return Console(highlight=False, soft_wrap=True)


def complain(text: str) -> None:
    """Say on standard error what went wrong."""
    Console(stderr=True, highlight=False).print("error:", text, style="red", markup=False)


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
    """Print what became of the documents, by source and in all."""
    names = ("read", "loaded", "unchanged", "quarantined")
    rows = [(source, *(c[n] for n in names)) for source, c in counts["bySource"].items()]
    table("Documents", ("source", *names), [*rows, ("all", *(counts[n] for n in names))])


class Bar(Watcher):
    """Shows an ingest as a progress bar: documents, rate, time left."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<8}"),
            BarColumn(),
            TextColumn("{task.fields[told]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task: TaskID | None = None
        self._tally: Tally | None = None
        self._done, self._file, self._started, self._written = 0, "", 0.0, 0

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def start(self, files: list[File]) -> None:
        """Begin with the files' bytes as the whole."""
        total = sum(file.size for file in files)
        self._task = self._progress.add_task("read", total=total, told="")
        self._started = self._progress.get_time()

    def document(self, file: File, tally: Tally) -> None:
        """Tell documents and rate; a file's bytes count when it is left."""
        self._tally = tally
        if file.label != self._file or tally.read.total() % 500 == 0:
            advance = 0 if file.label == self._file else file.size
            self._file = file.label
            self._tell(advance)

    def phase(self, name: str) -> None:
        """Show what is done now."""
        if self._task is not None:
            if self._tally is not None:
                self._tell(0)
                self._tally = None
            self._progress.update(self._task, completed=self._progress.tasks[self._task].total)
        self._task = self._progress.add_task(name, total=None, told="")

    def rows(self, count: int) -> None:
        """Tell how much has been written."""
        self._written += count
        if self._task is not None:
            self._progress.update(self._task, told=f"{self._written:,} nodes and edges")

    def _tell(self, advance: int) -> None:
        if self._task is not None and self._tally is not None:
            seconds = max(self._progress.get_time() - self._started, 0.001)
            read, aside = self._tally.read.total(), self._tally.quarantined.total()
            told = f"{read:,} documents, {read / seconds:,.0f}/s, {aside} aside"
            self._progress.update(self._task, advance=advance, told=told)
