"""`kg demo`: the invented world, written, read in and asked."""

import shutil
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.progress import Bar
from kg.cli.show import Json, as_json, console, documents, table
from kg.demo.corpus import SEED, generate
from kg.ingest import ingest, summary
from kg.settings import Settings
from kg.stamps import instant

ANSWERS = "kg.demo.answers"
"""Entry point of what prints answers of analyst queries: the API's, which stands above `kg`."""


def demo(
    scale: Annotated[int, typer.Option(min=1, help="Times the bundled world.")] = 1,
    seed: Annotated[int, typer.Option(help="Names the world; the same one is the same.")] = SEED,
    out: Annotated[
        Path | None, typer.Option(help="Only write the documents, with the truth, here.")
    ] = None,
    json: Json = False,
) -> None:
    """Read an invented world into the graph and answer three questions on it, with evidence."""
    if out is not None:
        made = generate(out, scale, seed)
        if json:
            as_json({"documents": made.documents, "truth": made.truth, "counts": made.counts})
            return
        table("Written", ("what", "count"), made.counts.items())
        console().print(f"Documents: {made.documents}\nTruth: {made.truth}", markup=False)
        return
    settings = Settings.from_environment()
    if json:
        made = generate(settings.home / "demo", scale, seed)
        as_json(summary(ingest(settings, [made.documents]), instant()))
        return
    console().print("[bold]An invented world: no organisation, person or work in it is real.[/]\n")
    with Bar() as bar:
        made = generate(settings.home / "demo", scale, seed)
        outcome = ingest(settings, [made.documents], watcher=bar)
    told = summary(outcome, "")
    documents(told["documents"])
    table("Written to the graph", ("label or type", "count"), told["written"]["created"].items())
    for answers in entry_points(group=ANSWERS):
        answers.load()(settings)
    console().print(f"\nServe the explorer and the API:  [bold]{called()} serve[/]")


def called() -> str:
    """How this command is called from here: by its name, or by where it lies if nothing finds it.

    A fresh checkout has it in `.venv/bin`, and no shell looks there by itself.
    """
    if shutil.which("kg"):
        return "kg"
    command = Path(sys.argv[0]).absolute()
    here = Path.cwd()
    return str(command.relative_to(here) if command.is_relative_to(here) else command)
