"""What an operation asks, once fragments, aliases and directives are resolved.

The rules for that are graphql-core's own (`collect_fields`), so they are the specification's.
Source: https://spec.graphql.org/draft/#sec-Execution
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationDefinitionNode,
    get_argument_values,
    get_named_type,
)
from graphql.execution.collect_fields import (
    FieldDetails,
    FragmentDetails,
    GroupedFieldSet,
    collect_fields,
    collect_subfields,
)
from graphql.execution.values import VariableValues

from kg_api.fields.arguments import Given
from kg_api.fields.bindings import ColumnName, ExpressionBinding, Reading
from kg_api.fields.columns import reading

MOST_SELECTIONS: Final = 1500
"""Fields of a plan, each counted once for all sorts of things of which the same is asked."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One field that is asked for.

    Attributes:
        key: its name in the response.
        name: its name in the schema; `__typename` and the like have no `field`.
        parent: the object type it is asked of; one of them, where several share it.
        nodes: where it stands in the document, for errors.
        field: its definition.
        reading: how it reads from the graph; None for a property of the same name.
        arguments: what is given for its arguments; coerced, defaults included.
        position: place of its arguments in `Plan.arguments`; None without any.
        children: what is asked of its value, by the names of the object types that it may have;
            one and the same tuple for types of which the same is asked.
    """

    key: str
    name: str
    parent: str
    nodes: tuple[FieldNode, ...]
    field: GraphQLField | None
    reading: Reading | None
    arguments: Mapping[str, Any]
    position: int | None
    children: Mapping[str, tuple["Selection", ...]]

    @property
    def variants(self) -> tuple[tuple["Selection", ...], ...]:
        """What is asked of its value, once for all types of which the same is asked."""
        return tuple({id(each): each for each in self.children.values()}.values())

    @property
    def type(self) -> GraphQLOutputType:
        """Type of the field; only for fields that have a definition."""
        if self.field is None:
            raise TypeError(f"{self.name} has no definition")
        return self.field.type


@dataclass(frozen=True, slots=True)
class ArgumentSite:
    """A field with arguments: evaluated anew for each request's variables."""

    field: GraphQLField
    node: FieldNode


@dataclass(frozen=True, slots=True)
class Plan:
    """What an operation asks.

    Attributes:
        selections: fields of the query, in the order of the response.
        arguments: fields that have arguments, by `Selection.position`.
    """

    selections: tuple[Selection, ...]
    arguments: tuple[ArgumentSite, ...]

    def bind(self, variables: VariableValues) -> list[dict[str, Any]]:
        """The arguments of one request.

        Raises:
            GraphQLError: a value does not fit.
        """
        return [get_argument_values(each.field, each.node, variables) for each in self.arguments]


def plan(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: VariableValues,
) -> Plan:
    """What a query asks; it is the same for all variables of one `plan_key`.

    Raises:
        GraphQLError: an argument does not fit, or it asks for more than `MOST_SELECTIONS`.
    """
    fragments = {
        node.name.value: FragmentDetails(node)
        for node in document.definitions
        if isinstance(node, FragmentDefinitionNode)
    }
    root = schema.query_type
    if root is None:
        raise TypeError("the schema has no query type")
    grouped = collect_fields(schema, fragments, variables, root, operation).grouped_field_set
    planner = _Planner(schema, fragments, variables, operation, [], count(1))
    selections = planner.selections(grouped, root)
    return Plan(selections, tuple(planner.asked))


def plan_key(value: Given) -> Hashable:
    """The plan cache's key of variables: directives' booleans, orders, which filters are given."""
    match value:
        case dict():
            return tuple((name, plan_key(each)) for name, each in value.items())
        case list():
            telling = value and isinstance(value[0], Enum | dict)
            return tuple(map(plan_key, value)) if telling else "some"
        case None | bool() | Enum() | ColumnName():
            decisive: Hashable = value
            return decisive
        case _:
            return "given"


def _too_many(nodes: tuple[FieldNode, ...]) -> GraphQLError:
    message = (
        f"This asks for more than {MOST_SELECTIONS:,} fields, each counted for every sort of thing "
        "of which something else is asked. Ask for fewer, or nest them less."
    )
    return GraphQLError(message, list(nodes), extensions={"code": "TOO_LARGE"})


def _same(grouped: GroupedFieldSet, parent: GraphQLObjectType) -> Hashable:
    """A key that is the same for types of which the very same fields are asked."""
    return tuple(
        (key, *(id(each.node) for each in details), _definition(parent, details[0].node))
        for key, details in grouped.items()
    )


def _definition(parent: GraphQLObjectType, node: FieldNode) -> Hashable:
    """A field's definition: types share it that have it of one interface."""
    field = parent.fields.get(node.name.value)
    return None if field is None else (id(reading(field)), str(field.type))


@dataclass(frozen=True, slots=True)
class _Planner:
    schema: GraphQLSchema
    fragments: dict[str, FragmentDetails]
    variables: VariableValues
    operation: OperationDefinitionNode
    asked: list[ArgumentSite]
    planned: Iterator[int]

    def selections(
        self, grouped: GroupedFieldSet, parent: GraphQLObjectType
    ) -> tuple[Selection, ...]:
        return tuple(self.selection(key, details, parent) for key, details in grouped.items())

    def selection(
        self, key: str, details: list[FieldDetails], parent: GraphQLObjectType
    ) -> Selection:
        nodes = tuple(each.node for each in details)
        if next(self.planned) > MOST_SELECTIONS:
            raise _too_many(nodes)
        name = nodes[0].name.value
        field = parent.fields.get(name)
        if field is None:
            return Selection(key, name, parent.name, nodes, None, None, {}, None, {})
        position = self.position(field, nodes[0])
        given = get_argument_values(field, nodes[0], self.variables)
        children = self.children(field, details)
        return Selection(
            key, name, parent.name, nodes, field, reading(field), given, position, children
        )

    def position(self, field: GraphQLField, node: FieldNode) -> int | None:
        if not field.args or (isinstance(reading(field), ExpressionBinding) and not node.arguments):
            return None  # nothing that differs from request to request
        self.asked.append(ArgumentSite(field, node))
        return len(self.asked) - 1

    def children(
        self, field: GraphQLField, details: list[FieldDetails]
    ) -> dict[str, tuple[Selection, ...]]:
        """What is asked of each type; planned once where it is the same, or it would multiply.

        Of a `Node` it may be a dozen types at each level of as many as there may be.
        """
        planned = dict[Hashable, tuple[Selection, ...]]()
        found = dict[str, tuple[Selection, ...]]()
        for each in self.objects(field):
            grouped = self.subfields(each, details)
            key = _same(grouped, each)
            if key not in planned:
                planned[key] = self.selections(grouped, each)
            found[each.name] = planned[key]
        return found

    def subfields(self, type_: GraphQLObjectType, details: list[FieldDetails]) -> GroupedFieldSet:
        return collect_subfields(
            self.schema, self.fragments, self.variables, self.operation, type_, details
        ).grouped_field_set

    def objects(self, field: GraphQLField) -> list[GraphQLObjectType]:
        named = get_named_type(field.type)
        if isinstance(named, GraphQLInterfaceType | GraphQLUnionType):
            return sorted(self.schema.get_possible_types(named), key=lambda each: each.name)
        return [named] if isinstance(named, GraphQLObjectType) else []
