"""Commands on documents and on the graph."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from extractors import SOURCES
from kg.build.target_graph import TargetGraph
from kg.cli.progress import Bar
from kg.cli.show import Json, as_json, complain, console, documents, table
from kg.engine.spark import Spark
from kg.errors import InputError
from kg.ingest import ingest as run_ingest
from kg.ingest import remove as take_out
from kg.ingest import summary
from kg.query.bulk import BULK, export_all
from kg.query.export import FORMATS, archive, save
from kg.query.export import export as write_as
from kg.query.status import status as read_status
from kg.query.subgraph import subgraph
from kg.settings import Settings
from kg.staging.extract import extract_file
from kg.store import open_store
from kg.workspace import Workspace
from ontology.graph import Graph

Source = Annotated[
    str, typer.Option(help=f"What every file is of: {', '.join(s.name for s in SOURCES)}.")
]


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of documents.")],
    source: Source = "",
    engine: Annotated[
        str,
        typer.Option(help="Where documents are read: local, or a Spark (spark://…, sc://…)."),
    ] = "local",
    json: Json = False,
) -> None:
    """Read documents into the graph: stage their facts, resolve who is who, load the difference."""
    settings = Settings.from_environment()
    cluster = None if engine == "local" else Spark(engine)
    with Bar() as bar:
        outcome = run_ingest(settings, paths, source, bar, cluster)
    told = summary(outcome, "")
    if json:
        as_json(told)
    else:
        _print(told)
    read = told["documents"]
    if read["read"] == read["quarantined"]:
        complain("none of them could be read: `kg quarantine list` says why")
        raise typer.Exit(1)


def _print(told: dict[str, Any]) -> None:
    documents(told["documents"])
    print_written(told["written"])
    if told["unreadFields"]:
        table("Fields that nothing reads yet", ("field", "seen"), told["unreadFields"].items())


def print_written(written: dict[str, dict[str, int]]) -> None:
    """Tell what was written to the store, by label and relationship type."""
    names = sorted({name for counts in written.values() for name in counts})
    rows = [(name, *(written[how].get(name, 0) for how in written)) for name in names]
    if rows:
        table("Written to the graph", ("label or type", *written), rows)
    else:
        console().print("The graph was up to date: nothing was written.")


def remove(
    documents: Annotated[
        list[str] | None, typer.Argument(help="Ids of documents: doc:SOURCE/KEY.")
    ] = None,
    source: Annotated[str, typer.Option(help="Take out every document of this source.")] = "",
    json: Json = False,
) -> None:
    """Take documents out of the graph: what only they said goes, what others say stays.

    Where their files are ingested again, they come back.
    """
    with Bar() as bar:
        outcome = take_out(Settings.from_environment(), documents or [], source, bar)
    told = summary(outcome, "")
    if json:
        as_json({name: told[name] for name in ("mentions", "written", "vectors")})
    else:
        print_written(told["written"])


def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files of documents.")], source: Source = ""
) -> None:
    """Print the facts of documents as JSON lines; nothing is kept.

    What is refused is told on standard error, the rest goes on, and the exit code is 1.
    """
    refusals: list[str] = []

    def refused(what: str, why: str) -> None:
        refusals.append(what)
        complain(f"{what}: {why}")

    for line in extract_file(paths, source, refused):
        sys.stdout.buffer.write(line + b"\n")
    if refusals:
        sys.stdout.flush()
        raise typer.Exit(1)


def status(json: Json = False) -> None:
    """Tell what is in the graph and what the last ingest did."""
    settings = Settings.from_environment()
    home = Workspace.known(settings.home)
    with open_store(settings) as client:
        found = read_status(home, client)
    if json:
        as_json(found)
        return
    documents(found["documents"])
    table("Nodes", ("label", "count"), found["nodes"].items())
    table("Edges", ("type", "count"), found["edges"].items())
    console().print(f"{found['store']['server']} at {found['store']['address']}, {found['home']}")


def export(
    seeds: Annotated[
        list[str] | None, typer.Argument(help="Ids or identifiers to start from.")
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help=f"The whole graph, as {BULK}: no store is asked.")
    ] = False,
    hops: Annotated[int, typer.Option(min=0, max=6, help="How far to go.")] = 1,
    format_: Annotated[
        str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}.")
    ] = "jsonld",
    limit: Annotated[int, typer.Option(min=1, help="Entities at most.")] = 10_000,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write to; standard output if not given.")
    ] = None,
) -> None:
    """Write the part of the graph around some entities, with its evidence, to files.

    With --all and --format neo4j-admin the whole graph goes into a folder, for a full import.
    """
    if all_:
        _export_all(seeds or [], format_, out)
        return
    seeds = seeds or []
    with open_store(Settings.from_environment()) as client:
        found = subgraph(client, seeds, hops, limit)
    if not found.nodes:
        remedy = "Find ids with `kg query` or in GraphiQL (`kg serve`)"
        raise InputError("no entity has any of these ids", ", ".join(seeds), remedy)
    if found.truncated:
        complain(f"more than {limit:,} entities are within reach; --limit lets more in")
    made = write_as(Graph(tuple(found.nodes), tuple(found.edges)), format_)
    if out is not None:
        for path in save(made, out):
            console().print(str(path), markup=False)
    else:
        (whole,) = made.values() if len(made) == 1 else (archive(made),)
        sys.stdout.buffer.write(whole)


def _export_all(seeds: list[str], format_: str, out: Path | None) -> None:
    if seeds or format_ != BULK or out is None:
        remedy = f"kg export --all --format {BULK} --out FOLDER"
        raise InputError("the whole graph goes into a folder, in one format", "--all", remedy)
    arguments = export_all(
        TargetGraph(Workspace.known(Settings.from_environment().home).resolved), out
    )
    told = f"neo4j-admin database import full @{arguments}"
    console().print(
        f"{told}\nor, into the Neo4j of `kg neo4j up`: kg neo4j import {out}", markup=False
    )


quarantine = typer.Typer(help="Documents that could not be read.", no_args_is_help=True)


@quarantine.command("list")
def quarantine_list(json: Json = False) -> None:
    """List them, each with its reason."""
    rows = list(Workspace.known(Settings.from_environment().home).quarantine)
    if json:
        as_json(rows)
        return
    listed = [(r.source or "unrecognised", f"{r.file}#{r.position}", r.reason) for r in rows]
    table(f"{len(rows)} in quarantine", ("source", "document", "reason"), listed)
