"""Compiled execution held against graphql-core's own, operation by operation.

    python -m tests.api.differential --count 5000 --store neo4j
    python -m tests.api.differential --seed 4711 --store arcadedb

Compared are the data, the order of keys included, and the errors: message, path and locations.
An argument that can not be used is the one thing said otherwise: graphql-core would null its field
once it came to it, the API refuses the whole request before the store is asked.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import strawberry.types
from graphql import (
    ExecutionResult,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    build_schema,
    execute_sync,
    parse,
    print_ast,
    separate_operations,
    validate,
    visit,
)

from kg.search import index
from kg.search.entries import of_store
from kg.search.find import Hit, Index
from kg.store import Client, prepare
from kg.store.dialect import cosine
from kg.store.embedded import embedded
from kg.store.neo4j_local import throwaway
from kg_api.compiler.cursor import cursor
from kg_api.execution.execute import CompiledExecution, QueryEngine
from kg_api.execution.finding import looking_up
from kg_api.execution.local import LocalServices
from kg_api.schema.build import build, sdl
from tests.api.operations.draw import CHAIN, Operation, drawn
from tests.api.operations.values import Pools
from tests.api.reference.columns import Columns
from tests.api.reference.executor import FIELDS, Reference
from tests.api.reference.graph import Graph, Listing, Page, RefusedError
from tests.api.reference.lists import Chain
from tests.api.worlds import thicket

Json = Any

GROUPED: dict[str, Mapping[str, Json]] = {
    "collaborations": {"groupBy": ["YEAR", "KIND"], "counting": "FULL"},
    "moves": {"groupBy": ["YEAR", "ORIGIN_KIND"]},
}
"""Groups whose cursors are tried."""

ASKED_OF = ("search", "priorWork", "cutPoints")
"""Lists that hang on a text, or on two places: their cursors are not tried."""


class Differential:
    """Both ways of execution, side by side on one store."""

    def __init__(self, client: Client) -> None:
        self.client = client
        path = Path(mkdtemp()) / "names.sqlite"
        index.write(path, of_store(client))
        engine = QueryEngine(_Store(client), local=LocalServices(find=looking_up(path)))
        self.compiled = build(lambda: CompiledExecution(engine))
        self.schema = build_schema(sdl())
        types = self.compiled._schema.type_map  # introspection lists types in this order
        self.schema.type_map = {name: self.schema.type_map[name] for name in types}
        for each in self.schema._implementations_map.values():
            each.objects.sort(key=lambda type_: list(types).index(type_.name))
        named = {each.name: each for each in self.schema.directives}
        self.schema.directives = tuple(named[d.name] for d in self.compiled._schema.directives)
        self.reference = Reference(read(client, Index(path)))
        self.counts: Counter[str] = Counter()
        self.pools = pools(self.reference)

    def operation(self, seed: int) -> Operation:
        """The operation of a seed; it is valid."""
        operation = drawn(self.schema, self.pools, seed)
        errors = validate(self.schema, parse(operation.text))
        assert not errors, f"seed {seed}: {errors}\n{operation.text}"
        return operation

    def difference(self, operation: Operation) -> str | None:
        """What the two say differently about an operation; None if nothing."""
        ours = self.compiled_answer(operation)
        told = ours
        if any(each.path for each in ours.errors or []):
            told = self.compiled_answer(chains_alone(operation))  # a null may have come up to them
        self.reference.chains = chains(self.reference.graph, told.data)
        theirs = self.stock(operation)
        self.counts["values"] += values(ours.data)
        self.counts["with errors"] += bool(theirs.errors)
        refused = ours.data is None and not any(each.path for each in ours.errors or [])
        if refused:
            self.counts["refused"] += 1
            return None if operation.flawed else f"it is refused: {ours.errors}"
        for error in theirs.errors or []:
            if isinstance(error.original_error, AssertionError):
                return f"the chain is wrong: {error.original_error}"
        if any(isinstance(e.original_error, RefusedError) for e in theirs.errors or []):
            return "it should have been refused"
        return differing(ours.data, theirs.data) or differing(
            said(ours.errors), said(theirs.errors), "errors"
        )

    def compiled_answer(self, operation: Operation) -> strawberry.types.ExecutionResult:
        """What the API answers."""
        result = self.compiled.execute(
            operation.text,
            variable_values=operation.variables,
            operation_name=operation.name,
        )
        return asyncio.run(result)

    def stock(self, operation: Operation) -> ExecutionResult:
        """What graphql-core's executor answers, by the reference's resolvers."""
        return execute_sync(
            self.schema,
            parse(operation.text),
            variable_values=operation.variables,
            operation_name=operation.name,
            field_resolver=self.reference.resolve,
            type_resolver=self.reference.type_of,
        )


class _Store:
    def __init__(self, client: Client) -> None:
        self.client = client

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self.client.read(statement, parameters)


def write(client: Client) -> None:
    """Put the graph of `thicket` in the place of whatever is there."""
    with client.transaction() as run:
        run("MATCH (n) DETACH DELETE n")
    prepare(client)
    with client.transaction() as run:
        for statement, parameters in thicket.statements():
            run(statement, parameters)


def read(client: Client, names: Index) -> Graph:
    """A copy of the store's graph."""
    nodes = client.read(
        "MATCH (n) RETURN elementId(n) AS key, labels(n) AS labels, properties(n) AS properties"
    )
    links = client.read(
        "MATCH (a)-[r]->(b) RETURN elementId(a) AS source, elementId(b) AS target, "
        "type(r) AS type, properties(r) AS properties"
    )

    def ranking(text: str, most: int, kinds: list[str]) -> list[Hit]:
        return names.find(text, most, kinds)

    @cache
    def similarity(one: tuple[float, ...], other: tuple[float, ...]) -> float:
        asked = f"RETURN {cosine('$one', '$other')} AS cosine"
        (row,) = client.read(asked, {"one": [*one], "other": [*other]})
        return float(row["cosine"])

    below = client.read(
        "RETURN $one + '' < $other + '' AS below", {"one": "\uff46", "other": "\U0001f4a5"}
    )
    encoding = "utf-8" if below[0]["below"] else "utf-16-be"
    return Graph(nodes, links, ranking, similarity, encoding)


def pools(reference: Reference) -> Pools:
    """What values are drawn from: ids, words, and cursors of every connection."""
    graph, ids = reference.graph, dict[str, list[str]]()
    for thing in graph.things.values():
        for label in sorted(thing.labels):
            ids.setdefault(label, []).append(str(thing.get("id")))
    ids = {label: sorted(each) for label, each in sorted(ids.items())}
    ids["Node"] = sorted(ids.pop("Entity") + ids["Document"])
    words = {str(t.get("name")) for t in graph.things.values() if t.get("name") is not None}
    return Pools(ids, sorted(words | {*ids["Topic"]}), dict(cursors(reference)))


def cursors(reference: Reference) -> Iterator[tuple[str, list[str]]]:
    """Some cursors of every connection, in its own order."""
    schema, graph = build_schema(sdl()), reference.graph
    for coordinate, resolver in FIELDS.items():
        home, name = coordinate.split(".")
        at: Any = schema.type_map[home]
        field = at.fields[name]
        if not str(field.type).endswith("Connection!") or name in ASKED_OF:
            continue
        things = [None] if home == "Query" else graph.of({"Node": "Entity"}.get(home, home))
        types = {t.type for t in things if t and t.type} | {home}
        columns: Columns = reference.columns(field.type)
        given = GROUPED.get(name, {})
        listings: list[Listing] = [resolver(graph, each, given) for each in things]
        pages = [columns.page(each, {"first": 200}) for each in listings]
        found = sorted({key for each in pages for key in _cursors(each)})
        for type_ in sorted(types):
            yield f"{type_}.{name}", found[:: max(1, len(found) // 12)]


def _cursors(page: Page) -> list[str]:
    return [cursor(each) for each in page.keys]


def chains_alone(operation: Operation) -> Operation:
    """The same operation with nothing asked of its paths but which chain they are."""
    (asked,) = parse(f"{{ path {{ {CHAIN} }} }}").definitions
    assert isinstance(asked, OperationDefinitionNode)
    (chain,) = asked.selection_set.selections
    assert isinstance(chain, FieldNode)
    assert chain.selection_set
    document = visit(parse(operation.text), _Chains(chain.selection_set))
    apart = separate_operations(document)
    document = apart.get("Q") or apart[""]
    used = _Variables()
    visit(document, used)
    (definition,) = (d for d in document.definitions if isinstance(d, OperationDefinitionNode))
    kept = [d for d in definition.variable_definitions or () if d.variable.name.value in used.names]
    only = replace(definition, variable_definitions=tuple(kept))
    rest = [each for each in document.definitions if each is not definition]
    variables = {name: v for name, v in operation.variables.items() if name in used.names}
    return Operation(print_ast(replace(document, definitions=(only, *rest))), variables)


class _Chains(Visitor):
    def __init__(self, chain: SelectionSetNode) -> None:
        super().__init__()
        self.chain = chain

    def leave_field(self, node: FieldNode, *_: object) -> FieldNode:
        if node.name.value != "path":
            return node
        return replace(node, selection_set=self.chain)


class _Variables(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_variable(self, node: VariableNode, _key: object, parent: object, *_: object) -> None:
        if not isinstance(parent, VariableDefinitionNode):
            self.names.add(node.name.value)


def chains(graph: Graph, data: Json) -> dict[str, Chain | None]:
    """The chains that `path` answered, by response key."""
    found: dict[str, Chain | None] = {}
    for key, value in (data or {}).items():
        if isinstance(value, dict) and "chainNodes" in value:
            nodes = [graph.at("Entity", each["id"]) for each in value["chainNodes"]]
            named = [(e["kind"], e["source"], e["target"]) for e in value["chainLinks"]]
            links = [
                next(
                    link
                    for link in graph.links
                    if (link.type, link.source.get("id"), link.target.get("id")) == each
                )
                for each in named
            ]
            found[key] = Chain([each for each in nodes if each], links)
    return found


def said(errors: list[GraphQLError] | None) -> list[str]:
    """Errors as text, sorted: their order is not specified."""
    return sorted(json.dumps(each.formatted, sort_keys=True) for each in errors or [])


def values(data: Json) -> int:
    """How many leaves an answer has."""
    if isinstance(data, dict | list):
        return sum(map(values, data.values() if isinstance(data, dict) else data))
    return 1


def differing(ours: Json, theirs: Json, where: str = "data") -> str | None:
    """The first place where two answers differ; the keys of maps have an order."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        if list(ours) != list(theirs):
            return f"{where} has the keys {list(ours)}, not {list(theirs)}"
        pairs = [(f"{where}.{key}", ours[key], theirs[key]) for key in ours]
    elif isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            return f"{where} holds {len(ours)}, not {len(theirs)}: {ours} / {theirs}"[:2000]
        pairs = [(f"{where}[{i}]", *both) for i, both in enumerate(zip(ours, theirs, strict=True))]
    else:
        same = ours == theirs and (
            type(ours) is type(theirs) or (type(ours) is int and type(theirs) is float)
        )
        return None if same else f"{where} is {ours!r}, not {theirs!r}"
    found = (differing(a, b, place) for place, a, b in pairs)
    return next((each for each in found if each), None)


@contextmanager
def opened(store: str) -> Iterator[Client]:
    """A store of its own, with the graph in it."""
    # The embedded store may still write while its folder goes.
    with tempfile.TemporaryDirectory(prefix="differential", ignore_cleanup_errors=True) as folder:
        start = throwaway if store == "neo4j" else embedded
        with start(Path(folder)) as address, Client(address) as client:
            write(client)
            yield client


def main() -> int:
    """Run it; how many operations differ is the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", choices=["arcadedb", "neo4j"], default="arcadedb")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--start", type=int, default=0, help="the first seed")
    parser.add_argument("--seed", type=int, help="this one alone, in full")
    given = parser.parse_args()
    seeds = range(given.start, given.start + given.count)
    with opened(given.store) as client:
        both = Differential(client)
        if given.seed is not None:
            print(both.operation(given.seed))
            print(both.operation(given.seed).text)
            seeds = range(given.seed, given.seed + 1)
        return _report(both, seeds)


def _report(both: Differential, seeds: range) -> int:
    counts = both.counts
    started = time.monotonic()
    for seed in seeds:
        operation = both.operation(seed)
        try:
            found = both.difference(operation)
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
        counts["identical" if found is None else "different"] += 1
        if found:
            print(f"seed {seed}: {found[:600]}", flush=True)
    print(dict(counts), f"{time.monotonic() - started:.0f} s on {both.client.server}")
    return min(counts["different"], 100)


if __name__ == "__main__":
    sys.exit(main())
