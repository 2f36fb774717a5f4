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

from ontology.identifiers import canonical
from tests.api.reference.graph import (
    Arguments,
    Listing,
    Page,
    RefusedError,
    Row,
    Thing,
    Value,
    in_capitals,
)
from tests.api.reference.pages import Key, bounded, page, sortable

Composite = GraphQLObjectType | GraphQLInterfaceType
OfThing = Callable[[Value, Composite, str, Arguments], Value]


def of_edge(row: Row, type_: Composite, name: str) -> Value:
    """A field of an edge."""
    match name:
        case "relation":
            return row.links[0].type
        case "relations":
            return sorted({link.type for link in row.links})
        case "wording":
            return row.get("relation")
        case "retracted":
            return bool(row.links[0].get("retractedWork"))
        case "year" if type_.name.startswith("NodeCollaborationEvidence"):
            return row.get("evidenceYear")
        case "kind" if type_.name.startswith("NodeSearch"):
            kinds = get_named_type(type_.fields["kind"].type)
            assert isinstance(kinds, GraphQLEnumType)
            labels = (
                [in_capitals(each) for each in row.node.labels]
                if isinstance(row.node, Thing)
                else []
            )
            return next((each for each in kinds.values if each in labels), "ORGANIZATION")
        case _:
            return row.get(name)


class Columns:
    """What the rows of one connection show, or one thing by itself.

    Args:
        type_: of the connection, or of the thing.
        of_thing: what a field of a thing is.
        encoding: by whose bytes the store sorts texts.
    """

    edge: GraphQLObjectType | None
    fields: dict[str, GraphQLField]

    def __init__(self, type_: GraphQLOutputType, of_thing: OfThing, encoding: str) -> None:
        named = get_named_type(type_)
        if is_connection(type_):
            assert isinstance(named, GraphQLObjectType)
            edge = get_named_type(named.fields["edges"].type)
            assert isinstance(edge, GraphQLObjectType)
            self.edge, self.fields = edge, dict(edge.fields)
            named = get_named_type(edge.fields["node"].type)
        else:
            self.edge, self.fields = None, {}
        assert isinstance(named, Composite)
        self.node, self.of_thing, self.encoding = named, of_thing, encoding

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

    def aggregate(self, rows: list[Row], given: Arguments) -> dict[str, Value]:
        """What a number comes to over the rows that have it."""
        shown = (self.value(row, _named(given["of"])) for row in rows)
        numbers = [float(each) for each in shown if each is not None]
        return {
            "count": len(numbers),
            "sum": round(sum(numbers), 9),
            "average": round(sum(numbers) / len(numbers), 9) if numbers else None,
            "minimum": min(numbers, default=None),
            "maximum": max(numbers, default=None),
        }

    def keys(self, sort: Arguments) -> list[Key]:
        """What rows are sorted by: null after everything else."""
        name, most = _named(sort["by"]), sort["descending"]
        type_ = self.field(name).type
        if _is_list(type_):
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
        """The field of a column or of an object that a row holds: the edge's before the thing's."""
        own = None if name in ("cursor", "node") else self.fields.get(name)
        if isinstance(own, GraphQLField) and (
            is_leaf_type(get_named_type(own.type)) or not _is_list(own.type)
        ):
            return own
        of_node: GraphQLField = self.node.fields[name]
        return of_node

    def value(self, row: Row, name: str) -> Value:
        """What a row shows."""
        field = self.field(name)
        if is_connection(field.type):  # stands for how long it is
            return len(self.of_thing(row.node, self.node, name, {}).rows)
        if self.edge and field is self.fields.get(name):
            value = of_edge(row, self.edge, name)
        else:
            value = self.of_thing(row.node, self.node, name, {})
        return _shown(value, field)

    def passes(self, row: Row, where: Mapping[str, Any]) -> bool:
        """Whether a row is what is asked for."""
        return all(self.part(row, name, where[name]) for name in self.asked(where))

    def asked(self, where: Mapping[str, Any]) -> list[str]:
        """Parts that ask for something: not null, nor nothing but nulls all the way in."""
        return [
            name for name, given in where.items() if given is not None and self.asks(name, given)
        ]

    def asks(self, name: str, given: Value) -> bool:
        """Whether a part asks for something; an empty one asks that a thing has such rows."""
        if name == "not":
            return bool(self.asked(given))
        if name in ("and", "or"):
            return any(self.asked(each) for each in given)
        type_ = self.field(name).type
        if is_leaf_type(get_named_type(type_)):
            return any(each is not None for each in given.values())
        return not given or bool(Columns(type_, self.of_thing, self.encoding).asked(given))

    def part(self, row: Row, name: str, given: Value) -> bool:
        """Whether one part of a filter holds."""
        if name in ("and", "or"):
            held = [self.passes(row, each) for each in given if self.asked(each)]
            return all(held) if name == "and" else any(held) or not held
        if name == "not":
            return not self.passes(row, given)
        type_ = self.field(name).type
        if is_leaf_type(get_named_type(type_)):
            identifies = get_named_type(type_).name == "ID" or name == "identifiers"
            return self.fits(self.value(row, name), _canonical(given) if identifies else given)
        inner = Columns(type_, self.of_thing, self.encoding)
        if not is_connection(type_):
            thing = self.value(row, name)
            return thing is not None and inner.passes(Row(thing), given)
        far = self.of_thing(row.node, self.node, name, {})
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


def _canonical(tests: Mapping[str, Any]) -> dict[str, Any]:
    """Identifiers as the graph has them, however they are printed."""
    printed = {name: each for name, each in tests.items() if each is not None}
    for name in {"equals", "in"} & printed.keys():
        each = printed[name]
        printed[name] = [*map(canonical, each)] if isinstance(each, list) else canonical(each)
    return printed


def is_connection(type_: GraphQLOutputType) -> bool:
    """Whether a field of this type is a list that is read page by page."""
    return get_named_type(type_).name.endswith("Connection")


def _is_list(type_: GraphQLOutputType) -> bool:
    return isinstance(get_nullable_type(type_), GraphQLList)


def _named(capitals: str) -> str:
    first, *rest = capitals.lower().split("_")
    return first + "".join(each.title() for each in rest)


def _shown(value: Value, field: GraphQLField) -> Value:
    """No list is null; words of enumerations in capitals, null if the schema has no such word."""
    if _is_list(field.type):
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
        value = (
            float(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)) + 0.0
        )  # -0.0 is 0.0
    return str(value).lower() if isinstance(value, bool) else str(value)


def _depth(where: Value) -> int:
    if isinstance(where, dict):
        return 1 + max(map(_depth, where.values()), default=0)
    return max(map(_depth, where), default=0) if isinstance(where, list) else 0


def _longest(where: Value) -> int:
    if isinstance(where, dict):
        return max(map(_longest, where.values()), default=0)
    return max(len(where), *map(_longest, where), 0) if isinstance(where, list) else 0
