"""A statement for the store, and how its parameters come from a request's arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from graphql import GraphQLError

from kg_api.compiler.plan import Selection
from kg_api.compiler.predicates import Path
from kg_api.fields.arguments import Argument, Given


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value of the statement, drawn from a request's arguments.

    Attributes:
        name: in the statement.
        selection: the field whose argument it is.
        path: where among the arguments it stands.
        convert: turns what is given into the value; raises ValueError.
    """

    name: str
    selection: Selection
    path: Path
    convert: Callable[[Given], Given]

    def value(self, arguments: list[dict[str, Given]]) -> Given:
        """The value for one request.

        Raises:
            GraphQLError: the argument can not be used.
        """
        given: Given = arguments[self.selection.position or 0]
        for step in self.path:
            given = given.get(step) if isinstance(given, dict) else given[step]
        try:
            return self.convert(given)
        except ValueError as error:
            name = ".".join(map(str, self.path))
            message = f"Argument '{name}' of '{self.selection.name}': {error}."
            nodes, code = list(self.selection.nodes), {"code": "BAD_USER_INPUT"}
            raise GraphQLError(message, nodes, extensions=code) from error


class Named(NamedTuple):
    """An argument that names things, each of which has to be there.

    Attributes:
        selection: the field whose argument it is.
        argument: it.
    """

    selection: Selection
    argument: Argument


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement for the store; its one record holds the response under `data`.

    Attributes:
        text: the statement.
        parameters: what it is sent with.
        unsent: arguments that it does without; they have to be right all the same.
        named: what names things; a list for each stands behind the response's own cells, of the
            identifiers that nothing has.
    """

    text: str
    parameters: tuple[Parameter, ...]
    unsent: tuple[Parameter, ...] = ()
    named: tuple[Named, ...] = ()

    @property
    def nesting(self) -> int:
        """Its letters, each counted once for every bracket around it.

        It is what a store's parser takes time by: it looks ahead through all that a bracket holds.
        """
        depth = total = 0
        for letter in self.text:
            depth += (letter in "([{") - (letter in ")]}")
            total += depth
        return total

    def bind(self, arguments: list[dict[str, Any]]) -> dict[str, Any]:
        """The parameters of one request.

        Raises:
            GraphQLError: an argument can not be used.
        """
        for each in self.unsent:
            each.value(arguments)
        return {each.name: each.value(arguments) for each in self.parameters}
