"""What the store answered becomes what GraphQL promises.

Where no cursor is asked for, `unpack` makes the response in one go. Otherwise, or where a null
stands and the schema has none, `finish` walks the rows: it makes pages of them and finds the null.
Only then `propagate` builds the response anew, null by null, as the
specification says: https://spec.graphql.org/draft/#sec-Handling-Execution-Errors
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Final

from graphql import (
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLOutputType,
    is_non_null_type,
)

from kg_api.compile import (
    EDGES,
    KEYS,
    TYPE,
    children_of,
    is_introspection,
    role_of,
    wants_cursors,
)
from kg_api.paging import cursor
from kg_api.plan import Plan, Selection
from kg_api.reading import AFTER, FIRST, Page, Rows, Shape
from kg_api.unpack import NullError, Packed, unpacker

Json = Any
"""Whatever the store gave."""

Row = dict[str, Json]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What one request brings to the walk.

    Attributes:
        arguments: of the request, by `Selection.position`.
        typed: rows that hold their type's name, to be taken out in the end.
    """

    arguments: list[dict[str, Any]]
    typed: list[Row] = field(default_factory=list)


Walk = Callable[[Any, Request], bool]
"""Finishes a value in place; False if it holds a null that may not be."""


Finish = Callable[[Packed, list[dict[str, Any]]], tuple[Row | None, list[GraphQLError]]]
"""Makes the response's data, and its errors, of the store's row and a request's arguments."""


def finisher(plan: Plan) -> Finish:
    """What finishes the rows of a plan."""
    unpack, walk = unpacker(plan, finished=False), _object(plan.selections)
    at_once = None if _with_cursors(plan.selections) else unpacker(plan, finished=True)

    def finish(
        packed: Packed, arguments: list[dict[str, Any]]
    ) -> tuple[Row | None, list[GraphQLError]]:
        if at_once is not None:
            with suppress(NullError):
                return at_once(packed), []
        data, request, errors = unpack(packed), Request(arguments), list[GraphQLError]()
        if not walk(data, request):
            return propagate(plan, data, errors), errors
        for row in request.typed:
            del row[TYPE]
        return data, errors

    return finish


def _with_cursors(selections: tuple[Selection, ...]) -> bool:
    return any(
        (_is_page(each) and wants_cursors(each))
        or any(_with_cursors(children) for children in each.children.values())
        for each in selections
    )


def _is_page(selection: Selection) -> bool:
    return isinstance(selection.reading, Rows) and selection.reading.shape is Shape.PAGE


def _object(selections: tuple[Selection, ...], *more: str) -> Walk:
    """Finish a row's fields, and put them in the order of the operation."""
    asked = tuple(each for each in selections if each.field is not None)
    required = _getter(tuple(each.key for each in asked if is_non_null_type(each.type)))
    walks = ((each.key, _field(each)) for each in asked)
    within = tuple((key, inner) for key, inner in walks if inner is not None)
    keys = [*(each.key for each in selections if not is_introspection(each)), *more]
    ordered = _getter(tuple(keys))

    def walk(row: Row, request: Request) -> bool:
        if [*row] != keys:
            values = ordered(row)
            row.clear()
            row.update(zip(keys, values, strict=True))
        fine = None not in required(row)
        for key, inner in within:
            value = row[key]
            if value is not None and not inner(value, request):
                fine = False
        return fine

    return walk


def _getter(keys: tuple[str, ...]) -> Callable[[Row], tuple[Any, ...]]:
    return itemgetter(*keys) if len(keys) > 1 else lambda row: tuple(row[key] for key in keys)


def _field(selection: Selection) -> Walk | None:
    if isinstance(selection.reading, Page):
        edge = role_of(selection) == "edges"
        return _list(_object(children_of(selection)), required=False) if edge else None
    if _is_page(selection):
        return _page(selection)
    inner = _things(selection)
    type_ = selection.type
    if isinstance(type_, GraphQLNonNull):
        type_ = type_.of_type
    if isinstance(type_, GraphQLList):
        return _list(inner, required=is_non_null_type(type_.of_type))
    return inner


def _things(selection: Selection) -> Walk | None:
    if not selection.children:
        return None
    if len(selection.children) == 1:
        return _object(children_of(selection))
    walks = {name: _object(children, TYPE) for name, children in selection.children.items()}

    def walk(row: Row, request: Request) -> bool:
        request.typed.append(row)
        return walks[row[TYPE]](row, request)

    return walk


def _list(inner: Walk | None, *, required: bool) -> Walk:
    def walk(values: list[Any], request: Request) -> bool:
        fine = not (required and None in values)
        if inner is None:
            return fine
        for value in values:
            if value is not None and not inner(value, request):
                fine = False
        return fine

    return walk


def _page(selection: Selection) -> Walk:
    """Make a page: cut the row that only shows that there is more, write the cursors."""
    inner = _object(children_of(selection))
    edges = tuple(each for each in children_of(selection) if role_of(each) == "edges")
    infos = tuple(each for each in children_of(selection) if role_of(each) == "pageInfo")
    lists = tuple(each.key for each in edges) or (EDGES,)
    cursors = {e.key: _cursor_keys(e) for e in edges}

    def walk(row: Row, request: Request) -> bool:
        arguments = request.arguments[selection.position or 0]
        ends = [_cut(row[key], arguments[FIRST.name], cursors.get(key, ())) for key in lists]
        row.pop(EDGES, None)
        for info in infos:
            row[info.key] = _page_info(info, ends[0], arguments.get(AFTER.name) is not None)
        return inner(row, request)

    return walk if wants_cursors(selection) else inner


def _cursor_keys(edges: Selection) -> tuple[str, ...]:
    return tuple(each.key for each in children_of(edges) if role_of(each) == "cursor")


@dataclass(frozen=True, slots=True)
class _Ends:
    more: bool
    start: str | None
    end: str | None


def _cut(rows: list[Row], first: int, cursors: tuple[str, ...]) -> _Ends:
    more = len(rows) > first
    del rows[first:]
    keys = [row.pop(KEYS) for row in rows]
    for row, its in zip(rows, keys, strict=True) if cursors else ():
        row.update(dict.fromkeys(cursors, cursor(its)))
    if not keys:
        return _Ends(more, None, None)
    return _Ends(more, cursor(keys[0]), cursor(keys[-1]))


def _page_info(selection: Selection, ends: _Ends, previous: bool) -> Row:
    values = {
        "__typename": "PageInfo",
        "hasNextPage": ends.more,
        "hasPreviousPage": previous,
        "startCursor": ends.start,
        "endCursor": ends.end,
    }
    return {each.key: values[each.name] for each in children_of(selection)}


class _NullError(Exception):
    """A null stands where none may; what holds it becomes null in its place."""


_MESSAGE: Final = "Cannot return null for non-nullable field {}.{}."


def propagate(plan: Plan, data: Row, errors: list[GraphQLError]) -> Row | None:
    """The response with nulls where they must be, and an error for each that had to spread."""
    try:
        return _propagated(plan.selections, data, (), errors)
    except _NullError:
        return None


def _propagated(
    selections: tuple[Selection, ...], row: Row, path: Path, errors: list[GraphQLError]
) -> Row:
    return {
        each.key: row.get(each.key)
        if each.field is None
        else _checked(each.type, each, row.get(each.key), (*path, each.key), errors)
        for each in selections
    }


def _checked(
    type_: GraphQLOutputType,
    selection: Selection,
    value: Json,
    path: Path,
    errors: list[GraphQLError],
) -> Json:
    if isinstance(type_, GraphQLNonNull):
        inner = _checked(type_.of_type, selection, value, path, errors)
        if inner is None:
            _told(selection, path, errors)
            raise _NullError
        return inner
    if value is None:
        return None
    try:
        if isinstance(type_, GraphQLList):
            return [
                _checked(type_.of_type, selection, each, (*path, place), errors)
                for place, each in enumerate(value)
            ]
        return _plain(selection, value, path, errors)
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
    return _propagated(selection.children[name], value, path, errors)


def _told(selection: Selection, path: Path, errors: list[GraphQLError]) -> None:
    """Say what is null, unless the null came up from something that is told already."""
    if any(tuple(each.path or ())[: len(path)] == path for each in errors):
        return
    message = _MESSAGE.format(selection.parent, selection.name)
    errors.append(GraphQLError(message, list(selection.nodes), path=list(path)))
