"""What the store holds, by the names that an enumeration of the schema has for it."""

from collections.abc import Mapping
from enum import Enum

from graphql import GraphQLEnumType, GraphQLType, get_named_type

from kg_api.cypher import text as cypher
from kg_api.fields.bindings import Given


def members(type_: GraphQLType) -> list[tuple[str, str]]:
    """Names of an enumeration, each with what the store holds; none for any other type."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLEnumType):
        return []
    return [(name, _stored(each.value)) for name, each in named.values.items()]


def _stored(value: Given) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def names_of(type_: GraphQLType) -> str:
    """A map from what the store holds to the names of the enumeration; empty if the same."""
    names: Mapping[str, str] = {value: name for name, value in members(type_)}
    if all(value == name for value, name in names.items()):
        return ""
    return cypher.mapping({value: cypher.literal(name) for value, name in names.items()})
