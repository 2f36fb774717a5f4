"""What the rows of a connection show: its columns, by which it is filtered, sorted and counted.

A column is a leaf of the edge or of the thing at its end; where both have the name, the edge's.
A relation is a list that the thing itself has: a filter on it asks for one of its rows, and rows
are sorted and counted by how long it is. What is held is an object that the row has beside the
thing: a filter on it asks what it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_non_null_type,
)

from kg_api.fields.bindings import READING, ColumnBinding, Page, Reading, RowsBinding, Shape

NODE: Final = "node"


@dataclass(frozen=True, slots=True)
class Column:
    """Something that each row of a connection shows.

    Attributes:
        name: in GraphQL.
        field: what shows it.
        of_node: whether it is the thing's, not the edge's.
    """

    name: str
    field: GraphQLField
    of_node: bool

    @property
    def type(self) -> GraphQLNamedType:
        """Its type, without the list and the `!` around it."""
        return get_named_type(self.field.type)

    @property
    def many(self) -> bool:
        """Whether it is a list."""
        return isinstance(get_nullable_type(self.field.type), GraphQLList)

    @property
    def always(self) -> bool:
        """Whether it is never null."""
        return is_non_null_type(self.field.type)

    @property
    def is_relation(self) -> bool:
        """Whether it is a list of rows, which stands for how many there are."""
        return is_page(self.field)


@dataclass(frozen=True, slots=True)
class Held:
    """An object that each row of a connection holds.

    Attributes:
        field: what shows it.
        of_node: whether it is the thing's, not the edge's.
        at: the row's name for it.
    """

    field: GraphQLField
    of_node: bool
    at: str

    @property
    def always(self) -> bool:
        """Whether it is never null."""
        return is_non_null_type(self.field.type)

    @property
    def its(self) -> "Connected":
        """What it shows: the same as where it is the thing of a row that shows nothing else."""
        type_ = get_named_type(self.field.type)
        # for the type checker, as below
        assert isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)  # noqa: S101 - for the type checker
        return Connected(type_.name, None, type_, "")


@dataclass(frozen=True)
class Connected:
    """A connection's type, taken apart.

    Attributes:
        name: of the connection, without the word.
        edge: type of its edges; None where there is nothing but a thing.
        node: type of the things.
        at: the row's name for the thing; empty where it is the row itself.
    """

    name: str
    edge: GraphQLObjectType | None
    node: GraphQLObjectType | GraphQLInterfaceType
    at: str

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """Its columns, by name; first those of the thing."""
        own = {
            name: Column(name, field, of_node=False)
            for name, field in self.of_edge.items()
            if is_leaf_type(get_named_type(field.type)) and not isinstance(reading(field), Page)
        }
        its = {
            name: Column(name, field, of_node=True)
            for name, field in self.node.fields.items()
            if is_leaf_type(get_named_type(field.type)) and name not in own
        }
        return its | own

    @cached_property
    def held(self) -> Mapping[str, Held]:
        """Objects that its rows hold beside the thing, by name."""
        own = {name: field for name, field in self.of_edge.items() if name != NODE}
        return {
            name: Held(field, of_node, part.name)
            for of_node, fields in ((True, self.node.fields), (False, own))
            for name, field in fields.items()
            if isinstance(part := reading(field), ColumnBinding)
        }

    @cached_property
    def relations(self) -> Mapping[str, GraphQLField]:
        """Connections of the thing, by name."""
        return {
            name: field
            for name, field in self.node.fields.items()
            if is_page(field) and name not in self.columns and name not in self.held
        }

    @cached_property
    def measured(self) -> Mapping[str, Column]:
        """What its rows are sorted and counted by: its columns, and relations by their length."""
        its = {name: Column(name, each, of_node=True) for name, each in self.relations.items()}
        return {**self.columns, **its}

    @cached_property
    def numbers(self) -> Mapping[str, Column]:
        """Those of its columns that are single numbers."""
        return {
            name: each
            for name, each in self.columns.items()
            if each.type.name in ("Int", "Float") and not each.many
        }

    @property
    def of_edge(self) -> Mapping[str, GraphQLField]:
        """Fields of its edges."""
        return self.edge.fields if self.edge else {}


def connected(field: GraphQLField) -> Connected:
    """What a field that is a connection connects."""
    type_ = get_named_type(field.type)
    assert isinstance(type_, GraphQLObjectType)  # noqa: S101 - for the type checker
    return _taken_apart(type_)


@lru_cache(1024)
def _taken_apart(type_: GraphQLObjectType) -> Connected:
    edge = get_named_type(type_.fields["edges"].type)
    assert isinstance(edge, GraphQLObjectType)  # noqa: S101 - for the type checker
    node, part = get_named_type(edge.fields[NODE].type), reading(edge.fields[NODE])
    assert isinstance(node, GraphQLObjectType | GraphQLInterfaceType)  # noqa: S101 - for the type checker
    assert isinstance(part, ColumnBinding)  # noqa: S101 - for the type checker
    return Connected(type_.name.removesuffix("Connection"), edge, node, part.name)


def reading(field: GraphQLField) -> Reading | None:
    """How a field reads from the graph; None for a property of the same name."""
    declared = field.extensions.get("strawberry-definition")
    found: Reading | None = (
        declared.metadata.get(READING) if declared else field.extensions.get(READING)
    )
    return found


def is_page(field: GraphQLField) -> bool:
    """Whether a field is a connection over rows."""
    rows = reading(field)
    return isinstance(rows, RowsBinding) and rows.shape is Shape.PAGE
