"""Filters, orders and facets of every connection, derived from what its rows show.

Nobody writes them: a new field of a thing or an edge can be filtered, sorted and counted by at
once, everywhere, in the same words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
)

from kg_api.fields.arguments import BY, FACETS_FIRST, FIRST, OF, ORDER_BY, PAGING, WHERE
from kg_api.fields.bindings import READING, ColumnName, Page
from kg_api.fields.columns import NODE, Column, Connected, connected, is_page

_MEANINGS: Final = {
    "equals": "Just this; null asks for nothing.",
    "in": "One of these.",
    "from": "This or more; of texts, this or what comes after it.",
    "to": "This or less; of texts, what comes before it or begins with it: 2020 holds 2020-05-01.",
    "contains": "Holds these letters, in any case.",
    "known": "Whether there is one at all.",
}
_SINGLE: Final = ("equals", "in", "known")
_RANGE: Final = ("equals", "in", "from", "to", "known")
_OPERATORS: Final[Mapping[str, tuple[str, ...]]] = {
    "ID": ("equals", "in"),
    "String": ("equals", "in", "from", "to", "contains", "known"),
    "Int": _RANGE,
    "Float": _RANGE,
    "Boolean": ("equals", "known"),
}
_NAMES: Final = {"ID": "IDFilter", "String": "TextFilter"}


def derived(schema: GraphQLSchema) -> GraphQLSchema:
    """The schema with `where`, `orderBy` and `facets` on every connection."""
    maker = _Maker(schema)
    for type_ in list(schema.type_map.values()):
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for each in type_.fields.values():
                if is_page(each):
                    maker.extend(each)
    return GraphQLSchema(**schema.to_kwargs())


@dataclass(slots=True)
class _Maker:
    schema: GraphQLSchema
    filters: dict[str, GraphQLInputObjectType] = field(default_factory=dict)
    wheres: dict[str, GraphQLInputObjectType] = field(default_factory=dict)
    sorts: dict[str, GraphQLInputObjectType] = field(default_factory=dict)
    columns: dict[str, GraphQLEnumType] = field(default_factory=dict)

    def extend(self, page: GraphQLField) -> None:
        """Give a connection's field its arguments, and the connection its facets."""
        its = connected(page)
        own = {
            WHERE: GraphQLArgument(
                self.where(its), description="Only rows that pass; its parts hold together."
            ),
            ORDER_BY: GraphQLArgument(
                GraphQLList(GraphQLNonNull(self.sort(its))),
                description="How they are sorted: by the first, then by the next. What is not "
                "known comes last.",
            ),
        }
        rest = page.args
        paging = tuple(each.name for each in PAGING)
        page.args = {
            **{name: each for name, each in rest.items() if name not in paging},
            **own,
            **{name: rest[name] for name in paging},
        }
        connection = get_named_type(page.type)
        assert isinstance(connection, GraphQLObjectType)  # noqa: S101 - for the type checker
        if "facets" not in connection.fields:
            connection.fields["nodes"] = nodes(its)
            connection.fields["facets"] = self.facets(its)
            if its.numbers:
                connection.fields["aggregate"] = self.aggregate(its)

    def where(self, its: Connected) -> GraphQLInputObjectType:
        """The filter of a connection's rows."""
        name = f"{its.name}Where"
        if name not in self.wheres:
            self.wheres[name] = GraphQLInputObjectType(
                name,
                lambda: self.conditions(its),
                description="What a row has to be: all parts hold together; a part that is null "
                "asks for nothing.",
            )
        return self.wheres[name]

    def conditions(self, its: Connected) -> dict[str, GraphQLInputField]:
        own = self.wheres[f"{its.name}Where"]
        several = GraphQLList(GraphQLNonNull(own))
        made = {
            "and": GraphQLInputField(several, description="All of these hold."),
            "or": GraphQLInputField(several, description="One of these holds."),
            "not": GraphQLInputField(own, description="This does not hold."),
        }
        for name, column in its.columns.items():
            made[name] = GraphQLInputField(self.filter(column.type), description=_told(column, its))
        for name, held in its.held.items():
            made[name] = GraphQLInputField(
                self.where(held.its),
                description=f"`{name}` is there and passes.",
            )
        for name, relation in its.relations.items():
            made[name] = GraphQLInputField(
                self.where(connected(relation)),
                description=f"Some row of `{name}` passes.",
            )
        return made

    def filter(self, type_: GraphQLNamedType) -> GraphQLInputObjectType:
        """The filter of a column's values."""
        name = _NAMES.get(type_.name, f"{type_.name}Filter")
        if name not in self.filters:
            operators = _OPERATORS.get(type_.name, _SINGLE)
            self.filters[name] = GraphQLInputObjectType(
                name,
                {
                    each: GraphQLInputField(_operand(each, type_), description=_MEANINGS[each])
                    for each in operators
                },
                description="What a value has to be: all parts hold together; of a list, "
                "one of its values has to be so.",
            )
        return self.filters[name]

    def sort(self, its: Connected) -> GraphQLInputObjectType:
        """By what a connection's rows can be sorted."""
        name = f"{its.name}Sort"
        if name not in self.sorts:
            self.sorts[name] = GraphQLInputObjectType(
                name,
                {
                    BY: GraphQLInputField(
                        GraphQLNonNull(self.column(its)),
                        description="What is compared; of a list, how long it is.",
                    ),
                    "descending": GraphQLInputField(
                        GraphQLNonNull(GraphQLBoolean),
                        default_value=False,
                        description="Whether the greatest comes first.",
                    ),
                },
                description="How rows are sorted.",
            )
        return self.sorts[name]

    def column(self, its: Connected) -> GraphQLEnumType:
        """What a connection's rows show."""
        name = f"{its.name}Column"
        if name not in self.columns:
            values = {
                capitals(each.name): GraphQLEnumValue(ColumnName(each.name), _told(each, its))
                for each in its.measured.values()
            }
            self.columns[name] = GraphQLEnumType(name, values, description="What rows show.")
        return self.columns[name]

    def facets(self, its: Connected) -> GraphQLField:
        bucket = self.schema.type_map["Bucket"]
        assert isinstance(bucket, GraphQLObjectType)  # noqa: S101 - for the type checker
        return GraphQLField(
            GraphQLNonNull(GraphQLList(GraphQLNonNull(bucket))),
            {
                BY: GraphQLArgument(
                    GraphQLNonNull(self.column(its)), description="What rows are counted by."
                ),
                FIRST.name: GraphQLArgument(
                    GraphQLNonNull(GraphQLInt),
                    default_value=FACETS_FIRST.default,
                    description=FACETS_FIRST.description,
                ),
            },
            description="How many rows of the whole list have each value, the most frequent "
            "first; counted when asked for. Numbers that are not whole are rounded to hundredths.",
            extensions={READING: Page("facets")},
        )

    def aggregate(self, its: Connected) -> GraphQLField:
        result = self.schema.type_map["Aggregate"]
        assert isinstance(result, GraphQLObjectType)  # noqa: S101 - for the type checker
        numbers = GraphQLEnumType(
            f"{its.name}Number",
            {
                capitals(each.name): GraphQLEnumValue(ColumnName(each.name), _told(each, its))
                for each in its.numbers.values()
            },
            description="Numbers that rows show.",
        )
        return GraphQLField(
            GraphQLNonNull(result),
            {OF: GraphQLArgument(GraphQLNonNull(numbers), description="What is reckoned.")},
            description="What a number comes to over the whole list; reckoned when asked for.",
            extensions={READING: Page("aggregate")},
        )


def nodes(its: Connected) -> GraphQLField:
    """The things of a connection's rows, without what their edges say."""
    assert its.edge is not None  # noqa: S101 - for the type checker
    return GraphQLField(
        GraphQLNonNull(GraphQLList(its.edge.fields[NODE].type)),
        description="The things of this page, without what their edges say.",
        extensions={READING: Page("nodes")},
    )


def capitals(name: str) -> str:
    """How a field's name is written as a member of an enumeration."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def _told(column: Column, its: Connected) -> str:
    """What is said of a column; once for a thing, not again for every way that leads to it.

    Said everywhere it took a quarter of all that a client reads to know the schema.
    """
    if column.of_node and its.name != its.node.name:
        return "The thing's own."
    return column.field.description or ""


def _operand(operator: str, type_: GraphQLNamedType) -> GraphQLInputType:
    if operator == "known":
        return GraphQLBoolean
    assert isinstance(type_, GraphQLScalarType | GraphQLEnumType)  # noqa: S101 - for the type checker
    return GraphQLList(GraphQLNonNull(type_)) if operator == "in" else type_
