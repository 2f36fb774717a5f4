"""Prices held against what a real Neo4j touches, over random operations on a real graph.

    python -m bench.price KG_HOME [--count 300] [--neo4j FOLDER]

The KG_HOME was filled by `kg ingest`. Prints how many operations were priced within the budget, how
many of them touched more rows than their price said (PROFILE: rows of every operator that reads the
graph), the worst of these, and how many times the price was what was touched.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import neo4j
from graphql import GraphQLError, GraphQLSchema, get_operation_ast, parse
from graphql.execution.values import VariableValues, get_variable_values

from kg.build import statistics
from kg.build.target_graph import TargetGraph
from kg.load.difference import load
from kg.store import Address, Client, prepare
from kg.store.neo4j_local import throwaway, up
from kg.workspace import Workspace
from kg_api.cost.estimate import priced
from kg_api.cost.statistics import Statistics
from kg_api.execution.execute import Operation
from kg_api.schema.build import build
from kg_api.settings import ApiSettings
from ontology.schema import vocabulary
from tests.api.operations.draw import Operation as Drawn
from tests.api.operations.draw import drawn
from tests.api.operations.values import Pools

_READS: Final = ("Expand", "Scan", "Seek", "ShortestPath", "ProcedureCall")
_EACH: Final = 200
_PATIENCE: Final = 20.0
_NO_CURSORS: Final = {"": ["W10="]}


class Compared(NamedTuple):
    """An operation's price, and the rows it touched; None where it took too long."""

    price: int
    touched: int | None
    text: str


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.price", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--neo4j", type=Path, help="folder of a Neo4j kept from run to run")
    given = parser.parse_args()
    desired = TargetGraph(Workspace(given.home).resolved)
    counted = statistics.read(desired)
    if counted is None:
        sys.exit(f"{given.home} was not filled by `kg ingest`")
    with filled(desired, given.neo4j) as address:
        found = list(_compared(address, Statistics.of(counted), given.seed, given.count))
    _tell(found, ApiSettings().budget)


@contextmanager
def filled(desired: TargetGraph, folder: Path | None) -> Iterator[Address]:
    """A Neo4j that holds a graph: one kept in a folder, filled if it is empty, or a throw-away."""
    with TemporaryDirectory() as empty, _neo4j(folder, Path(empty)) as address:
        with Client(address) as client:
            prepare(client)
            if client.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]:
                load(client, desired)
        yield address


@contextmanager
def _neo4j(kept: Path | None, empty: Path) -> Iterator[Address]:
    if kept is not None:
        yield up(kept)
        return
    with throwaway(empty) as address:
        yield address


def _compared(address: Address, known: Statistics, seed: int, count: int) -> Iterator[Compared]:
    schema = build()._schema
    with Client(address) as client:
        pools = _pools(client)
    with neo4j.GraphDatabase.driver(address.uri, **address.options) as driver:
        for number in range(seed, seed + count):
            each = _one(driver, schema, known, drawn(schema, pools, number))
            if each is not None:
                yield each


def _one(
    driver: neo4j.Driver, schema: GraphQLSchema, known: Statistics, asked: Drawn
) -> Compared | None:
    document = parse(asked.text)
    definition = get_operation_ast(document, asked.name)
    assert definition is not None  # noqa: S101 - it was drawn so
    values = get_variable_values(schema, definition.variable_definitions or (), asked.variables)
    if not isinstance(values, VariableValues):
        return None
    try:
        prepared = Operation(schema, document, definition, values).prepared()
        arguments = prepared.plan.bind(values)
        if prepared.statement is None:
            return None
        parameters = prepared.statement.bind(arguments)
    except GraphQLError:
        return None
    price = priced(prepared.plan, arguments, known)
    if price > ApiSettings().budget:
        return Compared(price, None, "")
    touched = _touched(driver, prepared.statement.text, parameters)
    return Compared(price, touched, f"{asked.text}\n  {asked.variables}")


def _touched(driver: neo4j.Driver, statement: str, parameters: Mapping[str, Any]) -> int | None:
    try:
        return _rows(profiled(driver, statement, parameters))
    except neo4j.exceptions.ClientError:
        return None


def profiled(
    driver: neo4j.Driver, statement: str, parameters: Mapping[str, Any]
) -> Mapping[str, Any]:
    """What Neo4j did for a statement: its last operator, with those that fed it.

    Raises:
        neo4j.exceptions.ClientError: it took too long.
    """
    query = neo4j.Query(f"PROFILE {statement}", timeout=_PATIENCE)
    with driver.session() as session:
        return session.run(query, dict(parameters)).consume().profile or {}


def _rows(operator: Mapping[str, Any]) -> int:
    reads = any(each in operator["operatorType"] for each in _READS)
    return (operator.get("rows", 0) if reads else 0) + sum(map(_rows, operator.get("children", ())))


def _pools(client: Client) -> Pools:
    """Some things of every class, and those with the most links of any."""
    chance = random.Random(1)  # noqa: S311 - nothing is secret here
    ids: dict[str, list[str]] = {}
    for name in vocabulary().classes:
        rows = client.read(f"MATCH (n:{name}) RETURN n.id AS id, COUNT {{ (n)--() }} AS links")
        rows.sort(key=lambda row: (-row["links"], row["id"]))
        some = chance.sample(rows, min(_EACH, len(rows)))
        ids[name] = [row["id"] for row in [*rows[:20], *some]]
    ids["Node"] = ids["Entity"]
    ids = {name: found or ids["Entity"] for name, found in ids.items()}
    named = client.read(f"MATCH (n:Topic) RETURN n.name AS name LIMIT {_EACH}")
    return Pools(ids, [row["name"] for row in named if row["name"]] + ids["Topic"], _NO_CURSORS)


def _tell(found: list[Compared], budget: int) -> None:
    allowed = [each for each in found if each.price <= budget]
    ended = [(each, each.touched) for each in allowed if each.touched is not None]
    under = sorted(
        ((touched / each.price, each) for each, touched in ended if touched > each.price),
        reverse=True,
    )
    print(f"{len(found)} operations, {len(found) - len(allowed)} over the budget of {budget:,};")
    print(f"{len(allowed) - len(ended)} of the others took longer than {_PATIENCE:g} s;")
    print(f"{len(under)} of the {len(ended)} that ended touched more than their price:")
    for times, each in under[:10]:
        print(f"  {times:.1f} times {each.price:,}: {each.text[:700]}")
    for each in [each for each in allowed if each.touched is None][:5]:
        print(f"  too long at a price of {each.price:,}: {each.text[:700]}")
    over = sorted(each.price / max(1, touched) for each, touched in ended)
    shares = ", ".join(f"{p:.0%}: {over[int(p * (len(over) - 1))]:.1f}" for p in (0.1, 0.5, 0.9))
    print(f"The price was so many times what was touched, at quantiles {shares}")


if __name__ == "__main__":
    main()
