"""`kg verdict …`: what people say of who is who; and `kg resolve`, which heeds it."""

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.show import Json, as_json, console, table
from kg.resolve import giving
from kg.resolve.giving import Change, Given
from kg.resolve.verdicts.entries import Entry, Kind, Saying, Verdicts, Withdrawal
from kg.resolve.verdicts.table import sayings
from kg.settings import Settings
from kg.stamps import instant
from kg.workspace import Workspace

app = typer.Typer(
    help="What people say of who is who. It comes before what any model decides, until it is "
    "withdrawn, and takes effect with `kg resolve` or the next `kg ingest`.",
    no_args_is_help=True,
)

Thing = Annotated[str, typer.Argument(help="An id, an identifier, or a mention as DOCUMENT#PLACE.")]
Why = Annotated[str, typer.Option(help="Why, in your words.")]
By = Annotated[str, typer.Option(help="Who says it; you, if not given.")]


@app.command("same")
def same(one: Thing, other: Thing, why: Why = "", by: By = "", json: Json = False) -> None:
    """Say that two are one."""
    _give([Saying(Kind.SAME, one, other, why)], by, json)


@app.command("different")
def different(one: Thing, other: Thing, why: Why = "", by: By = "", json: Json = False) -> None:
    """Say that two are not one, now and whatever comes.

    Where they are one today, name a mention, or an id that was merged away, of what shall leave.
    """
    _give([Saying(Kind.DIFFERENT, one, other, why)], by, json)


@app.command("is")
def is_(
    name: Annotated[str, typer.Argument(help="A name as printed, or a mention.")],
    thing: Thing,
    why: Why = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Say that a name, wherever it is printed, or one mention, is that thing."""
    _give([Saying(Kind.IS, name, thing, why)], by, json)


@app.command("not-an-organization")
def not_an_organization(
    what: Annotated[str, typer.Argument(help="A name as printed, a mention, an id.")],
    why: Why = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Say that what was taken for an organisation is none."""
    _give([Saying(Kind.NOT_AN_ORGANIZATION, what, "", why)], by, json)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV table: verdict, one, other, why.")],
    by: By = "",
    json: Json = False,
) -> None:
    """Take down every verdict of a table, or none where one of them can not be meant."""
    _give(list(sayings(file)), by, json)


@app.command("withdraw")
def withdraw(
    id_: Annotated[str, typer.Argument(metavar="ID", help="As `list` shows it.")],
    why: Why = "",
    by: By = "",
    json: Json = False,
) -> None:
    """Take a verdict back: what it changed becomes as it would be without it."""
    told = giving.withdraw(_home().resolved, id_, by or getpass.getuser(), instant(), why)
    _print(told, "withdrawn", json)


@app.command("list")
def list_(
    all_: Annotated[bool, typer.Option("--all", help="Also those that were withdrawn.")] = False,
    json: Json = False,
) -> None:
    """List the verdicts that hold."""
    kept = Verdicts(_home().resolved)
    entries: Sequence[Entry] = kept.entries() if all_ else kept.standing()
    if json:
        as_json([_row(each) for each in entries])
        return
    rows = [tuple(_row(each).values()) for each in entries]
    table(f"Verdicts: {len(rows)}", ("id", "verdict", "of", "by", "at", "why"), rows)


def resolve(json: Json = False) -> None:
    """Bring what people said into the graph: no document is read, only what hangs on it changes."""
    from kg.cli.commands import print_written  # the whole way of the data: too slow for a list
    from kg.cli.progress import Bar
    from kg.ingest import resolve_again, summary

    with Bar() as bar:
        outcome = resolve_again(Settings.from_environment(), bar)
    told = summary(outcome, "")
    if json:
        as_json({name: told[name] for name in ("mentions", "written", "vectors")})
    else:
        print_written(told["written"])


def _give(said: list[Saying], by: str, json: bool) -> None:
    told = giving.give(_home(), said, by or getpass.getuser(), instant())
    _print(told, "taken down", json)


def _print(given: Given, done: str, json: bool) -> None:
    if json:
        changes = [_change(each) for each in given.changes]
        as_json({"verdicts": [_row(each) for each in given.verdicts], "changes": changes})
        return
    for each in given.verdicts:
        console().print(f"{done}: {each.id}, {each.sentence}", markup=False)
    if not given.changes:
        console().print("Nothing changes by it today.")
        return
    rows = [
        (c.mentions, c.documents, ", ".join(c.names), c.before or "none", c.after or "none")
        for c in given.changes
    ]
    table("`kg resolve` will change", ("mentions", "documents", "named", "from", "to"), rows)


def _row(entry: Entry) -> dict[str, Any]:
    if isinstance(entry, Withdrawal):
        what = {"id": "", "verdict": "withdrawn", "of": entry.withdraws}
    else:
        what = {"id": entry.id, "verdict": str(entry.kind), "of": entry.sentence}
    return {**what, "by": entry.by, "at": entry.at, "why": entry.why}


def _change(change: Change) -> dict[str, Any]:
    return {
        "before": change.before,
        "after": change.after,
        "mentions": change.mentions,
        "documents": change.documents,
        "names": list(change.names),
    }


def _home() -> Workspace:
    home = Workspace.known(Settings.from_environment().home)
    home.check()
    return home
