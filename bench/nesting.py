"""Operations that nest every relation of the schema in circles, against a served graph.

    python -m bench.nesting [--home KG_HOME] [--seed 7] [--random 200]

Each relation is followed to itself again by the shortest way, over and over, as deep as fields may
be nested; once as it is, once with what can be asked beside it (totals, evidence, cursors). Then
come operations that are drawn at random. `kg serve` runs with its default settings but for the
rate; beside it one node is looked up all the while. Printed are, for each outcome, how many
operations had it and how long they took, the slowest of them all, and how long the look-ups took.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

import httpx
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_required_argument,
)

from bench.load.servers import serving
from kg.settings import Settings
from kg.store import open_store
from kg_api.schema.build import build
from kg_api.settings import ApiSettings

DEPTH: Final = ApiSettings().depth
_LOOK_UP: Final = "query ($id: ID!) { organization(id: $id) { id name } }"
_ASIDE: Final = ("pageInfo", "facets", "aggregate", "context")
"""Fields of objects that lead nowhere."""

_SHOWN: Final = 12
_SLOW: Final = 2.0
"""Seconds after which an operation is told at once."""

Composite = GraphQLObjectType | GraphQLInterfaceType


@dataclass(frozen=True, slots=True)
class Step:
    """A field that leads from one type to another."""

    parent: str
    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Relations:
    """The fields of a schema that lead from object to object.

    Attributes:
        schema: it.
        steps: those of each type.
    """

    schema: GraphQLSchema
    steps: Mapping[str, list[Step]]

    @classmethod
    def of(cls, schema: GraphQLSchema) -> "Relations":
        """All of a schema."""
        found = {
            name: [Step(name, each, get_named_type(f.type).name) for each, f in _onward(type_)]
            for name, type_ in schema.type_map.items()
            if isinstance(type_, Composite) and not name.startswith("__")
        }
        return cls(schema, found)

    def fields(self, type_: str) -> Mapping[str, GraphQLField]:
        """All fields of a type."""
        its = self.schema.type_map[type_]
        if not isinstance(its, Composite):
            raise TypeError(f"{type_} has no fields")
        fields: Mapping[str, GraphQLField] = its.fields
        return fields

    def at(self, type_: str) -> list[Step]:
        """Steps from a type, and from those that a thing of it may be."""
        its = self.schema.type_map[type_]
        if not isinstance(its, GraphQLInterfaceType):
            return self.steps[type_]
        of = {each.name for each in self.schema.get_possible_types(its)}
        narrower = [step for name in sorted(of) for step in self.steps[name]]
        return [*self.steps[type_], *narrower]

    def way(self, start: str, goal: str) -> list[Step] | None:
        """The shortest way from a type to one of a name, or to one that it may be."""
        ways: dict[str, list[Step]] = {start: []}
        queue = [start]
        for here in queue:
            if here == goal:
                return ways[here]
            for step in self.at(here):
                if step.to not in ways:
                    ways[step.to] = [*ways[here], step]
                    queue.append(step.to)
        return None


def _onward(type_: Composite) -> Iterator[tuple[str, GraphQLField]]:
    for name, each in type_.fields.items():
        leads = isinstance(get_named_type(each.type), Composite)
        if leads and name not in _ASIDE and not _unanswerable(each):
            yield name, each


def _unanswerable(field_: GraphQLField) -> bool:
    return any(is_required_argument(each) for each in field_.args.values())


@dataclass(frozen=True, slots=True)
class Drawn:
    """An operation.

    Attributes:
        name: what it nests.
        kind: the type of the thing that it sets out from.
        text: of the query, whose one variable is the thing's `id`.
    """

    name: str
    kind: str
    text: str


def circles(relations: Relations) -> Iterator[Drawn]:
    """Each relation, followed to itself again as deep as may be: narrow, and wide."""
    for steps in relations.steps.values():
        for step in steps:
            start = _start(relations, step)
            back = relations.way(step.to, step.parent)
            if start is None or back is None or _is_of_page(step):
                continue
            circle = [step, *back]
            path = [*start, *(circle * DEPTH)]
            for first in ("1", ""):
                for wide in (False, True):
                    name = f"{step.parent}.{step.name}, first {first or 20}{', wide' * wide}"
                    writer = Writer(relations, first, wide)
                    yield Drawn(name, path[0].parent, writer.operation(path))


def drawn(relations: Relations, seed: int) -> Iterator[Drawn]:
    """Trees of relations drawn at random, for ever."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret here
    kinds = [each.name for each in relations.schema.get_possible_types(_node(relations))]
    for number in range(1_000_000):
        kind = chance.choice(kinds)
        writer = Writer(relations, chance.choice(("1", "1", "2", "")), wide=chance.random() < 0.3)
        yield Drawn(f"random {number}", kind, writer.tree(kind, chance))


def _node(relations: Relations) -> GraphQLInterfaceType:
    node = relations.schema.type_map["Node"]
    if not isinstance(node, GraphQLInterfaceType):
        raise TypeError("Node is no interface")
    return node


def _start(relations: Relations, step: Step) -> list[Step] | None:
    """How the owner of a step is reached from a thing of the graph."""
    kinds = [each.name for each in relations.schema.get_possible_types(_node(relations))]
    ways = [way for kind in kinds if (way := relations.way(kind, step.parent)) is not None]
    if step.parent in kinds:
        return []
    return min((each for each in ways if each), key=len, default=None)


def _is_of_page(step: Step) -> bool:
    """Whether a circle through it is that of its connection."""
    return step.name in ("edges", "nodes", "node")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes operations.

    Attributes:
        relations: that are followed.
        first: rows of each connection; empty for the default.
        wide: whether what lies beside a step is asked for too.
    """

    relations: Relations
    first: str
    wide: bool

    def operation(self, path: list[Step]) -> str:
        """A query that follows one path as deep as may be."""
        inner = self.along(path, path[0].parent, DEPTH - 1)
        return f"query ($id: ID!) {{ node(id: $id) {{ ... on {path[0].parent} {inner} }} }}"

    def along(self, path: list[Step], at: str, left: int) -> str:
        """The fields of a type, down a path, for as many levels as are left."""
        beside = self.beside(at, left)
        if left <= 1 or not path:
            return f"{{ {beside} }}"
        step, *rest = path
        inner = self.along(rest, step.to, left - 1)
        text = f"{step.name}{self.arguments(step)} {inner}"
        return f"{{ {beside} {self.narrowed(step, at, text)} }}"

    def tree(self, kind: str, chance: random.Random) -> str:
        """A query that follows several relations from each thing, as deep as may be."""
        room = [120, 20]
        inner = self.branches(kind, DEPTH - 1, chance, room)
        return f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind} {inner} }} }}"

    def branches(self, at: str, left: int, chance: random.Random, room: list[int]) -> str:
        """The fields of a type, with one to three of its relations."""
        texts = [self.beside(at, left)]
        steps = self.relations.at(at)
        if left <= 1 or not steps:
            return f"{{ {texts[0]} }}"
        several = chance.choice((1, 1, 1, 1, 2, 3)) if room[0] > 0 else 1
        for place, step in enumerate(chance.sample(steps, min(several, len(steps)))):
            room[0] -= 1
            alias = ""
            if place and room[1] > 0:
                room[1] -= 1
                alias = f"a{room[1]}: "
            elif place:
                continue
            inner = self.branches(step.to, left - 1, chance, room)
            text = f"{alias}{step.name}{self.arguments(step)} {inner}"
            texts.append(self.narrowed(step, at, text))
        return f"{{ {' '.join(texts)} }}"

    def narrowed(self, step: Step, at: str, text: str) -> str:
        """A field, of the type that has it."""
        return text if step.parent == at else f"... on {step.parent} {{ {text} }}"

    def arguments(self, step: Step) -> str:
        """Those that say how many rows there are."""
        its = self.relations.fields(step.parent)[step.name]
        return f"(first: {self.first})" if self.first and "first" in its.args else ""

    def beside(self, at: str, left: int) -> str:
        """What is asked of a type beside a path."""
        fields = self.relations.fields(at)
        if at.endswith("Connection"):
            both = self.wide and left > 1
            return f"totalCount {'pageInfo { hasNextPage endCursor }' * both}" if self.wide else ""
        if not self.wide:
            return "__typename"
        plain = [
            name
            for name, each in fields.items()
            if not isinstance(get_named_type(each.type), Composite) and not _unanswerable(each)
        ]
        return " ".join(("__typename", *plain))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an operation ended.

    Attributes:
        drawn: what was asked.
        told: by the API.
        seconds: until then.
        letters: of the answer.
        waited: milliseconds that the slowest look-up beside it took.
    """

    drawn: Drawn
    told: str
    seconds: float
    letters: int
    waited: float


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks one API, and looks one organisation up all the while.

    Attributes:
        url: where queries are posted.
        ids: of one thing of each type.
        look_ups: milliseconds that each look-up took.
    """

    url: str
    ids: Mapping[str, str]
    look_ups: list[float] = field(default_factory=list)

    async def all(self, operations: list[Drawn]) -> list[Outcome]:
        """How all of them end, one after the other."""
        async with httpx.AsyncClient(timeout=120) as client:
            looking = asyncio.create_task(self.look_up(client))
            outcomes = [await self.one(client, each) for each in operations]
            looking.cancel()
        return outcomes

    async def look_up(self, client: httpx.AsyncClient) -> None:
        """Look a node up, twenty times a second."""
        asked = {"query": _LOOK_UP, "variables": {"id": self.ids["Organization"]}}
        while True:
            began = time.perf_counter()
            answer = await client.post(self.url, json=asked)
            self.look_ups.append(1000 * (time.perf_counter() - began))
            if "errors" in answer.json():
                raise ValueError(answer.text)
            await asyncio.sleep(0.05)

    async def looked_up(self) -> None:
        """Wait for the look-up that is under way."""
        before = len(self.look_ups)
        while len(self.look_ups) == before:
            await asyncio.sleep(0.01)

    async def one(self, client: httpx.AsyncClient, drawn: Drawn) -> Outcome:
        """How one operation ends."""
        id_ = self.ids.get(drawn.kind, self.ids["Organization"])
        began, earlier = time.perf_counter(), len(self.look_ups)
        answer = await client.post(self.url, json={"query": drawn.text, "variables": {"id": id_}})
        seconds = time.perf_counter() - began
        await self.looked_up()
        waited = max(self.look_ups[earlier:])
        outcome = Outcome(drawn, _told(answer), seconds, len(answer.text), waited)
        if outcome.seconds > _SLOW:
            print(f"{outcome.seconds:7.2f} s  {outcome.told:24} {drawn.name}", flush=True)
        return outcome


def _told(answer: httpx.Response) -> str:
    errors: list[Any] = answer.json().get("errors") or []
    if not errors:
        return "answered"
    message = errors[0]["message"]
    return str(errors[0].get("extensions", {}).get("code") or message[:40])


def _ids(settings: Settings) -> dict[str, str]:
    """The thing of each label with the most links."""
    with open_store(settings) as client:
        rows = client.read(
            "MATCH (n:Entity) WITH n, COUNT { (n)--() } AS links ORDER BY links DESC "
            "UNWIND labels(n) AS kind RETURN kind, head(collect(n.id)) AS id"
        )
    return {each["kind"]: each["id"] for each in rows}


def main() -> None:
    """Ask, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.nesting", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="a KG_HOME that was filled")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--random", type=int, default=200, help="how many are drawn at random")
    parser.add_argument("--part", type=int, default=0, help="which of --parts of the circles")
    parser.add_argument("--parts", type=int, default=1)
    given = parser.parse_args()
    relations = Relations.of(build()._schema)
    operations = list({each.text: each for each in circles(relations)}.values())
    operations = operations[given.part :: given.parts]
    operations += islice(drawn(relations, given.seed), given.random)
    settings = Settings(home=given.home)
    with open_store(settings), serving(settings) as api:
        asker = Asker(f"http://127.0.0.1:{api.port}/graphql", _ids(settings))
        _print(asyncio.run(asker.all(operations)), asker.look_ups)


def _print(outcomes: list[Outcome], look_ups: list[float]) -> None:
    by = defaultdict[str, list[float]](list)
    for each in outcomes:
        by[each.told].append(each.seconds)
    print(f"{'outcome':40} {'count':>6} {'p50 s':>7} {'max s':>7}")
    for told, seconds in sorted(by.items()):
        p50 = statistics.median(seconds)
        print(f"{told:40} {len(seconds):6} {p50:7.3f} {max(seconds):7.3f}")
    for each in sorted(outcomes, key=lambda each: -each.seconds)[:_SHOWN]:
        print(f"{each.seconds:7.2f} s  {each.told:24} {each.drawn.name}")
    print("look-ups that waited longest beside")
    for each in sorted(outcomes, key=lambda each: -each.waited)[:_SHOWN]:
        shown = f"{each.waited:7.0f} ms  {each.told:24} {each.letters:11,} letters"
        print(f"{shown}  {each.seconds:6.2f} s  {each.drawn.name}")
    p50, p99 = statistics.median(look_ups), statistics.quantiles(look_ups, n=100)[98]
    print(
        f"{len(look_ups)} look-ups: p50 {p50:.1f} ms, p99 {p99:.1f} ms, max {max(look_ups):.0f} ms"
    )


if __name__ == "__main__":
    main()
