"""What of a field's arguments has to be looked at before its statement is written."""

from enum import Enum

from graphql import GraphQLError

from kg_api.compiler.plan import Selection
from kg_api.fields.arguments import FIRST, Given, is_backward
from kg_api.fields.bindings import RowsBinding


def one_given(selection: Selection, rows: RowsBinding) -> None:
    """Exactly one is given of those arguments of which one has to be."""
    names = [each.name for each in rows.either]
    if names and sum(selection.arguments.get(name) is not None for name in names) != 1:
        message = f"Field '{selection.name}': give exactly one of {', '.join(names)}."
        raise GraphQLError(message, list(selection.nodes))


def not_both(selection: Selection) -> None:
    """A page is read from the start of its list or from the end."""
    given = selection.arguments
    if given.get(FIRST.name) is not None and is_backward(given):
        message = f"Field '{selection.name}': give first or last, not both."
        code = {"code": "BAD_USER_INPUT"}
        raise GraphQLError(message, list(selection.nodes), extensions=code)


def choices(selection: Selection, name: str, given: Given) -> tuple[str, ...]:
    """Values of an enumeration, each once; they are ours, never the asker's."""
    values = enumerated(given)
    if not values:
        message = f"Argument '{name}' of '{selection.name}': name at least one."
        raise GraphQLError(message, list(selection.nodes))
    return values


def enumerated(given: Given) -> tuple[str, ...]:
    """Values of an enumeration, each once; of anything else none. A plan is made for just these."""
    members = given if isinstance(given, list) else [given]
    return tuple(dict.fromkeys(str(each.value) for each in members if isinstance(each, Enum)))
