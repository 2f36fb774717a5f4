"""The API on a store that holds the graph of `graph.py`, and what counts its statements."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.search import index
from kg.search.entries import of_store
from kg.store import Address, Client, prepare
from kg_api.execution.execute import CompiledExecution, Plans, QueryEngine
from kg_api.execution.finding import looking_up
from kg_api.execution.local import LocalServices
from kg_api.schema.build import build
from tests.api.worlds.graph import NODES, statements


@dataclass
class Counting:
    """A store in front of a store: what it was asked, and how often."""

    client: Client
    asked: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Pass it on."""
        self.asked.append((statement, parameters))
        return self.client.read(statement, parameters)


Answer = Any
"""What a query answers: nested dictionaries."""


class Api:
    """The API without HTTP."""

    def __init__(self, store: Counting, names: Path | None = None) -> None:
        self.store, self.plans = store, Plans()
        local = LocalServices(find=looking_up(names) if names else None)
        engine = QueryEngine(store, self.plans, local=local)
        self.schema = build(lambda: CompiledExecution(engine))

    def ask(self, query: str, operation: str | None = None, **variables: object) -> Answer:
        """What a query answers: its data, or its data and its errors if it has any."""
        result = asyncio.run(
            self.schema.execute(query, variable_values=variables, operation_name=operation)
        )
        if result.errors:
            return result.data, [each.formatted for each in result.errors]
        return result.data


@pytest.fixture
def client(store_address: Address) -> Iterator[Client]:
    """The hand-made graph on each server; written again only if another test has changed it."""
    with Client(store_address) as opened:
        if opened.read("MATCH (n) RETURN count(n) AS n") != [{"n": len(NODES)}]:
            write(opened)
        yield opened


def write(client: Client) -> None:
    """Put the hand-made graph in the place of whatever is there."""
    with client.transaction() as run:
        run("MATCH (n) DETACH DELETE n")
    prepare(client)
    with client.transaction() as run:
        for statement, parameters in statements():
            run(statement, parameters)


@pytest.fixture
def api(client: Client, names: Path) -> Api:
    """The API on the graph, counting what it asks the store."""
    return Api(Counting(client), names)


@pytest.fixture
def names(client: Client, tmp_path: Path) -> Path:
    """The index of the graph's names."""
    path = tmp_path / "names.sqlite"
    index.write(path, of_store(client))
    return path
