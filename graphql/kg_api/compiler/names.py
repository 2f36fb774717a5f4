"""What the store holds, by the names that an enumeration of the schema has for it."""

from collections.abc import Mapping
from enum import Enum

from graphql import GraphQLEnumType, GraphQLType, get_named_type

from kg_api.cypher.tree import Case, Expression, HasLabel, Literal, MapOf, Not, conjunction
from kg_api.fields.arguments import Given
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


def is_narrowest(type_: GraphQLType, this: Expression, stored: str) -> Expression:
    """The condition that a class is the narrowest one of a thing, without asking for all of them.

    Args:
        type_: the enumeration.
        this: the thing.
        stored: a member of it, as the store holds it.
    """
    _, *narrower = _by_depth(type_)
    labels = [label for _, label in narrower]
    its = stored in labels
    before = labels[: labels.index(stored)] if its else labels
    others = (Not(HasLabel(this, each)) for each in before)
    label = HasLabel(this, stored) if its else None
    return conjunction(label, *others) or Literal(True)


def narrowest(type_: GraphQLType, this: Expression) -> Expression:
    """The narrowest class of a thing, by its name in an enumeration; its first one if none."""
    (root, _), *narrower = _by_depth(type_)
    cases = tuple((HasLabel(this, label), Literal(name)) for name, label in narrower)
    return Case(cases, Literal(root))


def _by_depth(type_: GraphQLType) -> list[tuple[str, str]]:
    """Members of an enumeration of classes: the broadest, then the others, the deepest first."""
    broadest, *narrower = members(type_)
    return [broadest, *sorted(narrower, key=lambda each: _depth(each[1]), reverse=True)]


def _depth(label: str) -> int:
    """How many classes a class lies below: of a lease that is a financial agreement, the lease."""
    known = vocabulary().classes.get(label)
    return len(known.ancestors) if known else 0
