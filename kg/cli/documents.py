"""The command that opens documents."""

from dataclasses import asdict
from typing import Annotated

import typer

from kg.cli.show import Json, as_json, console, table
from kg.query.show import AROUND, Shown
from kg.query.show import show as open_document
from kg.settings import Settings
from kg.workspace import Workspace


def show(
    document: Annotated[str, typer.Argument(help="Id of a document: doc:SOURCE/KEY.")],
    place: Annotated[
        str, typer.Argument(help="A place of it, as evidence names it: char=120,180.")
    ] = "",
    before: Annotated[int, typer.Option(min=0, help="Characters before the place.")] = AROUND,
    after: Annotated[int, typer.Option(min=0, help="Characters behind it.")] = AROUND,
    json: Json = False,
) -> None:
    """Show a document as it was read, or a place of it with what stands around it."""
    shown = open_document(
        Workspace.known(Settings.from_environment().home), document, place, before, after
    )
    if json:
        as_json(asdict(shown))
        return
    _print(shown)


def _print(shown: Shown) -> None:
    known = shown.document
    console().print(known["id"], style="bold", markup=False)
    console().print(known["title"], markup=False)
    for name in ("date", "url", "extractor", "file"):
        if known[name]:
            console().print(f"{name}: {known[name]}", markup=False)
    if there := shown.context:
        source = f", in {there.source}" if there.source else ""
        console().print(f"at character {there.start:,}{source}:\n", markup=False)
        console().print(there.before, style="dim", markup=False, end="")
        console().print(there.quote, style="bold", markup=False, end="")
        console().print(there.after, style="dim", markup=False)
    elif shown.text:
        console().print(f"\n{shown.text.text}", markup=False)
    if shown.fields:
        rows = [(each.place, each.quote, ", ".join(each.says)) for each in shown.fields]
        table("What is read there", ("place", "words", "says"), rows)
