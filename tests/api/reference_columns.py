"""Filters, orders and facets of lists, by what their rows show: said plainly, for `reference`."""

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
)

from .reference_graph import Arguments, Listing, Page, RefusedError, Row, Value, in_capitals
from .reference_pages import Key, bounded, page, sortable

Composite = GraphQLObjectType | GraphQLInterfaceType
OfThing = Callable[[Value, Composite, str, Arguments], Value]


def of_edge(row: Row, type_: Composite, name: str) -> Value:
    """A field of an edge."""
    match name:
        case "relation":
            return row.links[0].type
        case "relations":
            return sorted({link.type for link in row.links})
        case "year" if type_.name.startswith("NodeCollaborationEvidence"):
            return row.get("evidenceYear")
        case "kind" if type_.name.startswith("NodeSearch"):
            kinds = get_named_type(type_.fields["kind"].type)
            assert isinstance(kinds, GraphQLEnumType)
            labels = [in_capitals(each) for each in row.node.labels] if row.node else []
            return next((each for each in kinds.values if each in labels), "ORGANIZATION")
        case _:
            return row.get(name)


class Columns:
    """What the rows of one connection show.

    Args:
        type_: of the connection.
        of_thing: what a field of a thing is.
        encoding: by whose bytes the store sorts texts.
    """

    def __init__(self, type_: GraphQLOutputType, of_thing: OfThing, encoding: str) -> None:
        edge = get_named_type(_fields(type_)["edges"].type)
        assert isinstance(edge, GraphQLObjectType)
        node = get_named_type(edge.fields["node"].type)
        assert isinstance(node, Composite)
        self.edge, self.node, self.of_thing, self.encoding = edge, node, of_thing, encoding

    def page(self, listing: Listing, given: Arguments) -> Page:
        """The rows that pass, in the order that is asked for, and the page of them."""
        where = given.get("where") or {}
        if _depth(where) > 8 or _longest(where) > 1000:
            raise RefusedError
        rows = [row for row in listing.rows if self.passes(row, where)]
        keys = [key for each in given.get("orderBy") or [] for key in self.keys(each)]
        return page(rows, (*keys, *listing.order), given, self.encoding)

    def facets(self, rows: list[Row], given: Arguments) -> list[dict[str, Value]]:
        """How many rows have each value."""
        name = _named(given["by"])
        values: Counter[str | None] = Counter()
        for row in rows:
            value = self.value(row, name)
            values.update(map(_told, value) if isinstance(value, list) else [_told(value)])
        ordered = sorted(
            values.items(),
            key=lambda e: (-e[1], e[0] is None, sortable(e[0] or "", self.encoding)),
        )
        first = bounded("first", given["first"], 0, 200)
        return [{"value": value, "count": count} for value, count in ordered[:first]]

    def keys(self, sort: Arguments) -> list[Key]:
        """What rows are sorted by: null after everything else."""
        name, most = _named(sort["by"]), sort["descending"]
        type_ = self.field(name).type
        if isinstance(get_nullable_type(type_), GraphQLList):
            return [(lambda row: len(self.value(row, name)), most)]
        zero: Value = {"Int": 0, "Float": 0.0, "Boolean": 0}.get(get_named_type(type_).name, "")

        def compared(row: Row) -> Value:
            value = self.value(row, name)
            value = int(value) if isinstance(value, bool) else value
            return zero if value is None else value

        key: Key = (compared, most)
        if isinstance(type_, GraphQLNonNull):
            return [key]
        return [(lambda row: int(self.value(row, name) is None), False), key]

    def field(self, name: str) -> GraphQLField:
        """The field that a column is: the edge's before the thing's."""
        own = self.edge.fields.get(name)
        if own and name != "cursor" and is_leaf_type(get_named_type(own.type)):
            return own
        return self.node.fields[name]

    def value(self, row: Row, name: str) -> Value:
        """What a row shows."""
        field = self.field(name)
        if field is self.edge.fields.get(name):
            value = of_edge(row, self.edge, name)
        else:
            value = self.of_thing(row.node, self.node, name, {})
        return _shown(value, field)

    def passes(self, row: Row, where: Mapping[str, Any]) -> bool:
        """Whether a row is what is asked for."""
        return all(self.part(row, name, given) for name, given in where.items() if _asks(given))

    def part(self, row: Row, name: str, given: Value) -> bool:
        """Whether one part of a filter holds."""
        if name in ("and", "or"):
            held = [self.passes(row, each) for each in given if _asks(each)]
            return all(held) if name == "and" else any(held) or not held
        if name == "not":
            return not self.passes(row, given)
        type_ = self.field(name).type
        if is_leaf_type(get_named_type(type_)):
            return self.fits(self.value(row, name), given)
        far = self.of_thing(row.node, self.node, name, {})
        inner = Columns(type_, self.of_thing, self.encoding)
        return any(inner.passes(each, given) for each in far.rows)

    def fits(self, value: Value, given: Mapping[str, Any]) -> bool:
        """Whether a value, or one of a list, passes every test."""
        tests = {name: each for name, each in given.items() if each is not None}
        if not isinstance(value, list):
            return all(self.test(value, name, each) for name, each in tests.items())
        if tests.get("known") is False:
            return not value
        return not tests or any(all(self.test(v, n, e) for n, e in tests.items()) for v in value)

    def test(self, value: Value, name: str, wanted: Value) -> bool:
        """Whether a value passes one test."""
        if name == "known":
            return (value is not None) is wanted
        if value is None:
            return False
        mine = sortable(value, self.encoding)
        match name:
            case "equals":
                return bool(value == wanted)
            case "in":
                return value in wanted
            case "from":
                return bool(mine >= sortable(wanted, self.encoding))
            case "to":
                before = bool(mine <= sortable(wanted, self.encoding))
                return before or (isinstance(value, str) and value.startswith(wanted))
            case _:
                return wanted.lower() in value.lower()


def _fields(type_: GraphQLOutputType) -> dict[str, GraphQLField]:
    named = get_named_type(type_)
    assert isinstance(named, GraphQLObjectType)
    return named.fields


def _named(capitals: str) -> str:
    first, *rest = capitals.lower().split("_")
    return first + "".join(each.title() for each in rest)


def _asks(given: Value) -> bool:
    if isinstance(given, dict):
        return not given or any(map(_asks, given.values()))
    if isinstance(given, list) and given and isinstance(given[0], dict):
        return any(map(_asks, given))
    return given is not None


def _shown(value: Value, field: GraphQLField) -> Value:
    """No list is null; words of enumerations in capitals, null if the schema has no such word."""
    if isinstance(get_nullable_type(field.type), GraphQLList):
        return [_word(each, field) for each in value or []]
    return _word(value, field)


def _word(value: Value, field: GraphQLField) -> Value:
    kinds = get_named_type(field.type)
    if not isinstance(kinds, GraphQLEnumType) or value is None:
        return value
    return word if (word := in_capitals(value)) in kinds.values else None


def _told(value: Value) -> str | None:
    if value is None:
        return None
    if isinstance(value, float):
        value = float(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _depth(where: Value) -> int:
    if isinstance(where, dict):
        return 1 + max(map(_depth, where.values()), default=0)
    return max(map(_depth, where), default=0) if isinstance(where, list) else 0


def _longest(where: Value) -> int:
    if isinstance(where, dict):
        return max(map(_longest, where.values()), default=0)
    return max(len(where), *map(_longest, where), 0) if isinstance(where, list) else 0
