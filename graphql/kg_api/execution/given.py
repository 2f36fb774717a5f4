"""What is given for an argument, as the store gets it, before the statement is bound."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError

from kg_api.compiler.plan import Selection
from kg_api.fields.arguments import Argument


def converted(selection: Selection, argument: Argument, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the store gets
    """The value that a statement of our own gets for an argument of a field.

    Raises:
        GraphQLError: it can not be used.
    """
    value = given.get(argument.name)
    try:
        return value if value is None else argument.convert(value)
    except ValueError as error:
        message = f"Argument '{argument.name}' of '{selection.name}': {error}."
        code = {"code": "BAD_USER_INPUT"}
        raise GraphQLError(message, list(selection.nodes), extensions=code) from error
