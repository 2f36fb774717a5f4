"""The graph in memory, and what its lists are made of: the ground of `reference`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLResolveInfo,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from kg.search.find import Hit

Value = Any
Arguments = Mapping[str, Any]

CLASSES = (
    "Agreement", "Collaboration", "Document", "Filing", "Grant", "Organization", "Paper",
    "Patent", "PatentFamily", "Person", "Place", "Topic",
)  # fmt: skip


class RefusedError(Exception):
    """An argument that can not be used: the whole request is refused, before the store is asked."""


@dataclass(frozen=True, eq=False)
class Thing:
    """A node."""

    labels: frozenset[str]
    properties: Mapping[str, Value]

    def get(self, name: str) -> Value:
        """A property; null if it has none."""
        return self.properties.get(name)

    @property
    def type(self) -> str | None:
        """The type of the schema that it is of."""
        return next((name for name in CLASSES if name in self.labels), None)


@dataclass(frozen=True, eq=False)
class Link:
    """A relationship."""

    type: str
    source: Thing
    target: Thing
    properties: Mapping[str, Value]

    def get(self, name: str) -> Value:
        """A property; null if it has none."""
        return self.properties.get(name)


@dataclass(frozen=True, eq=False)
class Row:
    """One row of a list: a thing, the links it was found by, and what was counted.

    A row that is nothing but counted has another row in the place of the thing.
    """

    node: "Thing | Row | None" = None
    links: Sequence[Link] = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    def get(self, name: str) -> Value:
        """What was counted, else a property of its link."""
        if name in self.values:
            return self.values[name]
        return self.links[0].get(name) if self.links else None


@dataclass(frozen=True, eq=False)
class Listing:
    """Every row of a list, and how it is sorted where nothing else is asked for."""

    rows: list[Row]
    order: Any


@dataclass(frozen=True, eq=False)
class Page:
    """A connection: everything there is, and the part that is asked for."""

    rows: list[Row]
    keys: list[list[Value]]
    start: int
    end: int
    previous: bool
    following: bool


class Graph:
    """The store's graph, in memory.

    Args:
        nodes: rows of `key`, `labels`, `properties`.
        links: rows of `source`, `target` (keys of nodes), `type`, `properties`.
        ranking: what the index of names finds for a text.
        similarity: the cosine of two vectors, as the store reckons it.
        encoding: by whose bytes the store sorts names: code points or UTF-16.
    """

    def __init__(
        self,
        nodes: Iterable[Mapping[str, Any]],
        links: Iterable[Mapping[str, Any]],
        ranking: Callable[[str, int, list[str]], list[Hit]],
        similarity: Callable[[tuple[float, ...], tuple[float, ...]], float],
        encoding: str = "utf-8",
    ) -> None:
        self.encoding = encoding
        self.things = {n["key"]: Thing(frozenset(n["labels"]), n["properties"]) for n in nodes}
        self.links = [
            Link(r["type"], self.things[r["source"]], self.things[r["target"]], r["properties"])
            for r in links
        ]
        self.ranking, self.similarity = ranking, similarity
        self.out: dict[Thing, list[Link]] = {thing: [] for thing in self.things.values()}
        self.into: dict[Thing, list[Link]] = {thing: [] for thing in self.things.values()}
        for link in self.links:
            self.out[link.source].append(link)
            self.into[link.target].append(link)

    def of(self, label: str) -> list[Thing]:
        """Every thing of a class."""
        return [thing for thing in self.things.values() if label in thing.labels]

    def at(self, label: str, id_: str) -> Thing | None:
        """The thing of a class with an id."""
        return next((thing for thing in self.of(label) if thing.get("id") == id_), None)

    def found(self, id_: str) -> Thing | None:
        """The entity of an id, or of a further identifier."""
        known = self.at("Entity", id_)
        if known or not (identifier := self.at("Identifier", id_)):
            return known
        return next((link.target for link in self.out[identifier]), None)

    def leading(self, thing: Thing, pattern: str) -> list[tuple[Link, Thing]]:
        """Links of `->A|B`, `<-A` or `-A` with the thing at the other end."""
        arrow, types = re.fullmatch(r"(->|<-|-)(.*)", pattern).groups()  # type: ignore[union-attr]
        out = [(each, each.target) for each in self.out[thing]] if arrow != "<-" else []
        into = [(each, each.source) for each in self.into[thing]] if arrow != "->" else []
        return [pair for pair in out + into if pair[0].type in types.split("|")]


def in_capitals(name: str) -> str:
    """How the schema writes what the store holds: `jointLaboratory` is JOINT_LABORATORY."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


def printed(value: Value, info: GraphQLResolveInfo[Any]) -> Value:
    """No list is null; words of enumerations in capitals, null if the schema has no such word."""
    type_ = get_named_type(info.return_type)
    many = is_list_type(get_nullable_type(info.return_type))
    if many and value is None:
        return []
    if not isinstance(type_, GraphQLEnumType) or value is None:
        return value
    if many:
        return [w if (w := in_capitals(each)) in type_.values else None for each in value]
    return word if (word := in_capitals(value)) in type_.values else None
