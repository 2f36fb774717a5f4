"""The API's commands: `kg serve`, `kg query`, and the answers at the end of `kg demo`.

Like all commands they are entry points of the distribution: the command line stands below
the API and does not import it.
"""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import orjson
import typer
import uvicorn
from rich.console import Console
from strawberry import Schema

from kg.build import statistics
from kg.build.target_graph import TargetGraph
from kg.cli.show import complain
from kg.client import Client
from kg.client.table import answer_tree, csv, table
from kg.errors import AnswerError, InputError, told
from kg.search.make import ensure
from kg.settings import Settings
from kg.store import AsyncClient, open_store
from kg.workspace import Workspace
from kg_api.cli.tables import show
from kg_api.cost.pricing import Pricing
from kg_api.cost.statistics import StatisticsWatcher, found
from kg_api.execution.execute import Charge, CompiledExecution, QueryEngine
from kg_api.execution.local import of_home
from kg_api.http.app import HOST, PORT
from kg_api.http.app import serve as serve_api
from kg_api.queries import ready_made
from kg_api.schema.build import build
from kg_api.settings import ApiSettings

_UNIVERSITY: Final = "ror:0y0000472"
_COMPANY: Final = "lei:ZZZZ00INVENTED000Z88"

DEMONSTRATED: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("partners_of_a_university", {"university": _UNIVERSITY, "since": 2018}),
    ("evidence_of_a_collaboration", {"between": [_UNIVERSITY, _COMPANY]}),
    ("licences_in_filings", {"since": 2018}),
)
"""Ready-made queries that the demo answers, with what they are asked of in the invented world."""

_SHOWN: Final = 3
"""Items of a list that the demo prints."""


class Request(NamedTuple):
    """One GraphQL request."""

    query: str
    variables: dict[str, Any]
    operation: str | None = None


def serve(
    host: Annotated[str, typer.Option(help="Address to answer at.")] = HOST,
    port: Annotated[int, typer.Option(help="Port to answer at.")] = PORT,
) -> None:
    """Serve the explorer and the GraphQL API; on this machine alone unless told otherwise."""
    settings, api = Settings.from_environment(), ApiSettings.from_environment(host)
    say = Console(stderr=True, soft_wrap=True).print
    say(f"Explorer: http://{host}:{port}/  (Ctrl+C ends it)")
    say(f"API and GraphiQL: http://{host}:{port}/graphql")
    fastest = uvicorn.Config("", loop="auto").get_loop_factory()  # uvloop's, where that is there
    # Ctrl+C is how a server is told to end: uvicorn has answered what was under way by then.
    with suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=fastest) as runner:
        runner.run(serve_api(settings, host, port, api))


class Format(StrEnum):
    """What `kg query` prints."""

    JSON = "json"
    CSV = "csv"
    TABLE = "table"


def query(
    file: Annotated[Path, typer.Argument(metavar="FILE.graphql", help="- for standard input.")],
    variables: Annotated[str, typer.Option(help="Its variables, as JSON.")] = "{}",
    operation: Annotated[str | None, typer.Option(help="Which of its operations.")] = None,
    url: Annotated[
        str | None, typer.Option(help="A remote API to ask; its key is taken from KG_API_KEY.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.JSON,
    connection: Annotated[
        str | None,
        typer.Option(help="Which list becomes the rows, as organization.people.", metavar="PATH"),
    ] = None,
    unpriced: Annotated[
        bool,
        typer.Option("--unpriced", help="Ask whatever the price; see KG_API_BUDGET."),
    ] = False,
) -> None:
    """Run a GraphQL query, on the store or a remote API; print the answer as JSON, CSV or a table.

    A table has the rows of one list of the answer, and a column for each value asked for there.
    """
    request = Request(_text(file), _variables(variables), operation)
    answer = _remote(url, request) if url else _local(request, not unpriced)
    if format_ is Format.JSON:
        sys.stdout.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode() + "\n")
    elif answer.get("data") is not None and "errors" not in answer:
        _print(request, answer["data"], format_, connection)
    for error in answer.get("errors", ()) if format_ is not Format.JSON else ():
        complain(told(error))
    if "errors" in answer:
        raise typer.Exit(1)


def _local(request: Request, priced: bool) -> dict[str, Any]:
    (answer,) = asyncio.run(_ask(Settings.from_environment(), [request], priced))
    return answer


def _remote(url: str, request: Request) -> dict[str, Any]:
    with Client(url, os.environ.get("KG_API_KEY") or None) as api:
        try:
            return {"data": api.query(*request)}
        except AnswerError as error:
            return {"data": error.data, "errors": error.errors}


def _print(request: Request, data: Any, format_: Format, connection: str | None) -> None:  # noqa: ANN401 - any JSON
    tree = answer_tree(request.query, request.operation, request.variables, build()._schema)
    try:
        made = table(tree, data, connection)
    except InputError as error:
        remedy = "Choose one of them by --connection" if connection is None else error.remedy
        raise InputError(error.what, error.where, remedy) from error
    if format_ is Format.CSV:
        sys.stdout.write(csv(made, "\n"))
    else:
        show(made, Console(highlight=False))
    if made.next is not None:
        note = f"there are more rows; the next come after: {json.dumps(made.next)}"
        Console(stderr=True, highlight=False).print(note, markup=False, soft_wrap=True)


def answers(settings: Settings) -> None:
    """Print the answers of some ready-made queries on the invented world."""
    console = Console(highlight=False, soft_wrap=True)
    queries = [ready_made(name) for name, _ in DEMONSTRATED]
    requests = [
        Request(text, variables) for text, (_, variables) in zip(queries, DEMONSTRATED, strict=True)
    ]
    for request, answer in zip(requests, asyncio.run(_ask(settings, requests)), strict=True):
        question = request.query.partition("\n")[0].lstrip("# ")
        console.print(f"\n[bold]{question}[/]")
        for line in outline(answer.get("data") or answer):
            console.print(line, markup=False)


def outline(value: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """An answer as indented lines: what is plain of a thing on one line, what is nested below."""
    indent = "  " * depth
    for thing in value if isinstance(value, list) else [value]:
        plain, nested = _parts(thing)
        if plain:
            yield indent + ", ".join(f"{name} {held}" for name, held in plain.items())
        for name, held in nested.items():
            shown = held[:_SHOWN] if isinstance(held, list) else held
            yield f"{indent}  {name}:"
            yield from outline(shown, depth + 2)
            if isinstance(held, list) and len(held) > _SHOWN:
                yield f"{indent}    … and {len(held) - _SHOWN} more"


def _parts(thing: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    plain: dict[str, Any] = {}
    nested: dict[str, Any] = {}
    for name, held in thing.items():
        if name == "node" and isinstance(held, dict):
            inner = _parts(held)
            plain, nested = {**inner[0], **plain}, {**inner[1], **nested}
        elif isinstance(held, dict):
            if name != "pageInfo":
                nested[name] = held.get("edges", held)
        elif isinstance(held, list) and held and isinstance(held[0], dict):
            nested[name] = held
        elif held not in (None, [], "") and name != "__typename":
            plain[name] = ", ".join(map(str, held)) if isinstance(held, list) else held
    return plain, {name: held for name, held in nested.items() if held}


async def _ask(
    settings: Settings, requests: list[Request], priced: bool = False
) -> list[dict[str, Any]]:
    home = Workspace.known(settings.home)
    with open_store(settings) as client:
        async with AsyncClient(client.address) as store:
            desired = TargetGraph(home.resolved)
            ensure(home.names, desired, client)
            charge = await _pricing(store, desired) if priced else None
            local = replace(of_home(home), curators=None)  # verdicts are given by `kg verdict`
            engine = QueryEngine(store, charge=charge, local=local)
            schema = build(lambda: CompiledExecution(engine))
            return [await _answer(schema, request) for request in requests]


async def _pricing(store: AsyncClient, desired: TargetGraph) -> Charge:
    """Prices as the API does, by the statistics of this graph."""
    watched = StatisticsWatcher(now=await found(store, statistics.read(desired)))
    return Pricing(ApiSettings.from_environment(HOST), watched).check


async def _answer(schema: Schema, request: Request) -> dict[str, Any]:
    result = await schema.execute(
        request.query, variable_values=request.variables, operation_name=request.operation
    )
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [error.formatted for error in result.errors]
    return answer


def _text(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("the query can not be read", str(file), str(error)) from error


def _variables(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"this is no JSON: {error}", "--variables") from error
    if not isinstance(found, dict):
        remedy = 'Write {"name": value, …}'
        raise InputError("the variables are no JSON object", "--variables", remedy)
    return found
