"""What the store answered becomes what GraphQL promises.

`decode` makes the response in one go. Only where a null stands and the schema has none,
`propagate` builds it anew, null by null, as the specification says:
https://spec.graphql.org/draft/#sec-Handling-Execution-Errors
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final, NamedTuple

from graphql import GraphQLError, GraphQLList, GraphQLNonNull, GraphQLOutputType

from kg_api.compiler.decode import TYPE, Arguments, NullError, Packed, unpacker
from kg_api.compiler.plan import Plan, Selection

Json = Any
"""Whatever the store gave."""

Row = dict[str, Json]
Path = tuple[str | int, ...]

Finish = Callable[[Packed, Arguments], tuple[Row | None, list[GraphQLError]]]
"""Makes the response's data, and its errors, of the store's row and a request's arguments."""


def finisher(plan: Plan) -> Finish:
    """What finishes the rows of a plan."""
    at_once = unpacker(plan, finished=True)
    anyhow = cache(partial(unpacker, plan, finished=False))  # made at the first such null

    def finish(packed: Packed, arguments: Arguments) -> tuple[Row | None, list[GraphQLError]]:
        errors = list[GraphQLError]()
        try:
            return at_once(packed, arguments), errors
        except NullError:
            return propagate(plan, anyhow()(packed, arguments), errors), errors

    return finish


class _NullError(Exception):
    """A null stands where none may; what holds it becomes null in its place."""


_MESSAGE: Final = "Cannot return null for non-nullable field {}.{}."


def propagate(plan: Plan, data: Row, errors: list[GraphQLError]) -> Row | None:
    """The response with nulls where they must be, and an error for each that had to spread."""
    try:
        return _propagated("Query", plan.selections, data, (), errors)
    except _NullError:
        return None


def _propagated(
    parent: str,
    selections: tuple[Selection, ...],
    row: Row,
    path: Path,
    errors: list[GraphQLError],
) -> Row:
    """An object of a type, whose selections may be other types' too."""
    return {
        each.key: row.get(each.key)
        if each.field is None
        else _checked(each.type, _Site(parent, each), row.get(each.key), (*path, each.key), errors)
        for each in selections
    }


class _Site(NamedTuple):
    """A field, and the type of the object that it is asked of."""

    parent: str
    selection: Selection


def _checked(
    type_: GraphQLOutputType, site: _Site, value: Json, path: Path, errors: list[GraphQLError]
) -> Json:
    if isinstance(type_, GraphQLNonNull):
        inner = _checked(type_.of_type, site, value, path, errors)
        if inner is None:
            _told(site, path, errors)
            raise _NullError
        return inner
    if value is None:
        return None
    try:
        if isinstance(type_, GraphQLList):
            return [
                _checked(type_.of_type, site, each, (*path, place), errors)
                for place, each in enumerate(value)
            ]
        return _plain(site.selection, value, path, errors)
    except _NullError:
        return None


def _plain(
    selection: Selection,
    value: Json,
    path: Path,
    errors: list[GraphQLError],
) -> Json:
    if not selection.children:
        return value
    name = value.get(TYPE) or next(iter(selection.children))
    return _propagated(name, selection.children[name], value, path, errors)


def _told(site: _Site, path: Path, errors: list[GraphQLError]) -> None:
    """Say what is null, unless the null came up from something that is told already."""
    if any(tuple(each.path or ())[: len(path)] == path for each in errors):
        return
    message = _MESSAGE.format(site.parent, site.selection.name)
    errors.append(GraphQLError(message, list(site.selection.nodes), path=list(path)))
