"""The command that brings records from open interfaces."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from kg.cli.show import Json, as_json, console
from kg.errors import InputError
from kg.fetch import bring
from kg.fetch.state import State
from kg.settings import Settings

NAMES = ", ".join(each.name for each in bring.INTERFACES)
KEYS = ", ".join(each.key for each in bring.INTERFACES if each.key)


def fetch(
    interface: Annotated[str, typer.Argument(help=f"One of {NAMES}. Keys are read from {KEYS}.")],
    words: Annotated[
        list[str], typer.Argument(metavar="QUERY|ID", help="Words of a query, or ids.")
    ],
    into: Annotated[
        Path | None, typer.Option(help="Folder for the files; if unsaid, one under KG_HOME.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Most records; 0 for all.")] = 1000,
    forms: Annotated[str, typer.Option(help="Forms wanted of EDGAR: 10-K,20-F,8-K.")] = "",
    json: Json = False,
) -> None:
    """Bring records from an open interface into files that `kg ingest` reads.

    It goes on where an earlier run broke off. One request is sent at a time, no faster than the
    interface wants, with KG_CONTACT, your address of mail, as who asks; a request that is turned
    away is sent again later.
    """
    settings = Settings.from_environment()
    of = bring.interface(interface)
    if forms and of.name != "sec":
        raise InputError("only EDGAR has forms", "--forms", "Leave it out")
    query = bring.query_of(words, limit, {"forms": forms} if forms else {})
    folder = into or bring.folder_for(settings.home, of, query)
    with _Bar(of.title) as bar:
        state = bring.fetch(of, query, folder, settings.contact, bar.tell)
    if json:
        missing = {"missing": list(state.missing)}
        told = {"folder": str(folder), "records": state.records, "files": state.files}
        as_json({**told, "total": state.total, "left": bool(state.queue)} | missing)
        return
    of_all = f" of {state.total:,}" if state.total > state.records else ""
    console().print(f"{state.records:,} records{of_all} in {state.files:,} files", markup=False)
    if state.missing:
        said = f"{of.title} does not know {', '.join(state.missing)}"
        console().print(said, markup=False, soft_wrap=True)
    console().print(f"kg ingest {folder}", markup=False, soft_wrap=True)


class _Bar:
    """Shows how far a fetch has come, on standard error."""

    def __init__(self, title: str) -> None:
        self._progress = Progress(
            TextColumn(title),
            BarColumn(),
            TextColumn("{task.completed:,} records in {task.fields[files]:,} files"),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task("fetch", total=None, files=0)

    def __enter__(self) -> "_Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def tell(self, state: State) -> None:
        """Tell one more answer."""
        total = state.total or None
        self._progress.update(self._task, completed=state.records, total=total, files=state.files)
