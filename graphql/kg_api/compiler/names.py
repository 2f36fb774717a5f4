"""What the store holds, by the names that an enumeration of the schema has for it."""

from collections.abc import Mapping
from enum import Enum

from graphql import GraphQLEnumType, GraphQLType, get_named_type

from kg_api.cypher.tree import Case, Expression, HasLabel, Literal, MapOf
from kg_api.fields.bindings import Given
from ontology.schema import vocabulary


def members(type_: GraphQLType) -> list[tuple[str, str]]:
    """Names of an enumeration, each with what the store holds; none for any other type."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLEnumType):
        return []
    return [(name, _stored(each.value)) for name, each in named.values.items()]


def _stored(value: Given) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def names_of(type_: GraphQLType) -> MapOf | None:
    """A map from what the store holds to the names of the enumeration; None if the same."""
    names: Mapping[str, str] = {value: name for name, value in members(type_)}
    if all(value == name for value, name in names.items()):
        return None
    return MapOf(tuple((value, Literal(name)) for value, name in names.items()))


def narrowest(type_: GraphQLType, this: Expression) -> Expression:
    """The narrowest class of a thing, by its name in an enumeration; its first one if none."""
    (root, _), *narrower = members(type_)
    narrower.sort(key=lambda each: _depth(each[1]), reverse=True)
    cases = tuple((HasLabel(this, label), Literal(name)) for name, label in narrower)
    return Case(cases, Literal(root))


def _depth(label: str) -> int:
    """How many classes a class lies below: of a lease that is a financial agreement, the lease."""
    known = vocabulary().classes.get(label)
    return len(known.ancestors) if known else 0
