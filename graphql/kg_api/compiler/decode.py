"""The store's lists become the maps of the response.

A statement returns every object as the list of its fields, without their names: names repeated in
every row took two thirds of the time to read a large answer. Here they come back, by code made
for each plan: Python builds a map with known keys some three times faster than any loop over
keys could, and looks for nulls on the way. Pages are cut and cursors written in the same go.
Nothing of a request is in that code but aliases, which the parser has let through as GraphQL
names, and even these only as `repr` writes them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, Final, NamedTuple, NoReturn

from graphql import GraphQLList, get_nullable_type, is_non_null_type

from kg_api.compiler.compile import (
    TYPE,
    children_of,
    is_introspection,
    is_spread,
    role_of,
    wants_cursors,
)
from kg_api.compiler.cursor import cursor
from kg_api.compiler.plan import Plan, Selection
from kg_api.fields.bindings import AFTER, FIRST, Looked, Rows, Shape

LOOK: Final = "$look"
"""Key among a field's arguments of what looks its objects up; no GraphQL argument is like it."""

Packed = list[Any]
"""An object as the store gives it: what `compile` wrote for it, in that order."""

Arguments = list[dict[str, Any]]
"""The arguments of one request, by `Selection.position`."""

Unpack = Callable[[Packed, Arguments], dict[str, Any]]


class NullError(Exception):
    """A null stands where the schema has none."""


def unpacker(plan: Plan, *, finished: bool) -> Unpack:
    """What makes maps of the lists that answer a plan.

    Args:
        plan: what is asked.
        finished: whether they become the response itself: without `$type`, and with NullError
            raised where a null stands and none may.
    """
    asked = tuple(each for each in plan.selections if not is_introspection(each))
    writer = _Writer(finished)
    made: Unpack = writer.function(writer.object(asked))
    return made


class _Piece(NamedTuple):
    """Code for one value.

    Attributes:
        names: what its parts are called, as the target of an assignment; empty if it has none.
        made: the expression made of them.
        needs: conditions that hold unless there is a null where none may be.
    """

    names: str
    made: str
    needs: tuple[str, ...] = ()


_Fields = list[tuple[str, _Piece]]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes code, bottom up; each list and each choice of types is a function of its own.

    In all of it `given` are the arguments of the request.
    """

    finished: bool
    known: dict[str, Any] = field(default_factory=lambda: {"missing": _missing, "cursor": cursor})
    number: Callable[[], int] = field(default_factory=lambda: count().__next__)

    def object(
        self, asked: tuple[Selection, ...], before: str = "", keys: _Piece | None = None
    ) -> _Piece:
        """An object, with the name of its type before its fields or an edge's keys after them."""
        first = [(before, self.plain())] if before else []
        fields = [(each.key, self.field(each, keys)) for each in asked]
        return self.together([*first, *fields], after=keys)

    def page(self, selection: Selection) -> _Piece:
        children = children_of(selection)
        if not wants_cursors(selection):
            return self.together([(each.key, self.edges_or_field(each)) for each in children])
        lists = {each.key: self.plain() for each in children if role_of(each) == "edges"}
        ends = next(iter(lists.values()), self.plain())
        fields: _Fields = []
        for child in children:
            match role_of(child):
                case "edges":
                    fields.append((child.key, self.cut(selection, child, lists[child.key])))
                case "pageInfo":
                    fields.append((child.key, self.page_info(selection, child, ends)))
                case _:
                    fields.append((child.key, self.field(child)))
        return self.together(fields, after=None if lists else ends)

    def edges_or_field(self, selection: Selection) -> _Piece:
        if role_of(selection) != "edges":
            return self.field(selection)
        rows, each = self.plain(), self.object(children_of(selection))
        return rows._replace(made=f"{self.each(each)}({rows.names}, given)")

    def cut(self, page: Selection, edges: Selection, rows: _Piece) -> _Piece:
        """Edges without the row that only shows that there is more."""
        each = self.object(children_of(edges), keys=self.plain())
        first = f"given[{page.position}][{FIRST.name!r}]"
        return rows._replace(made=f"{self.each(each)}({rows.names}[:{first}], given)")

    def page_info(self, page: Selection, asked: Selection, ends: _Piece) -> _Piece:
        info = self.bound(partial(_page_info, children_of(asked)))
        return _Piece("", f"{info}({ends.names}, given[{page.position}])")

    def field(self, selection: Selection, keys: _Piece | None = None) -> _Piece:
        reading = selection.reading
        if selection.name == "__typename":
            return _Piece("", repr(selection.parent))
        if role_of(selection) == "cursor":
            return _Piece("", f"cursor({keys.names})" if keys else "None")
        if isinstance(reading, Rows) and reading.shape is Shape.PAGE:
            page = self.page(selection)
            return page._replace(names=f"[{page.names}]")
        if isinstance(reading, Looked):
            piece = self.plain()
            found = self.bound(partial(_looked, children_of(selection)))
            return piece._replace(made=f"{found}({piece.names}, given[{selection.position}])")
        if is_spread(selection):
            return self.object(children_of(selection))
        piece = self.plain()
        if selection.children:
            one = "each" if _is_list(selection) else piece.names
            text = f"(None if {one} is None else {self.value(selection)}({one}, given))"
            if _is_list(selection):
                text = f"[{text} for each in {piece.names}]"
            piece = piece._replace(made=text)
        return piece._replace(needs=_needs(selection, piece.names))

    def value(self, selection: Selection) -> str:
        """Name of the function that makes an object of a list."""
        if len(selection.children) == 1:
            return self.bound(self.function(self.object(children_of(selection))))
        kinds = {
            name: self.function(self.object(children, before=TYPE))
            for name, children in selection.children.items()
        }
        return self.bound(lambda row, given: kinds[row[0]](row, given))

    def together(self, fields: _Fields, after: _Piece | None = None) -> _Piece:
        parts = [piece.names for _, piece in fields] + [after.names if after else ""]
        items = ", ".join(
            f"{key!r}: {piece.made}" for key, piece in fields if not (self.finished and key == TYPE)
        )
        needs = tuple(each for _, piece in fields for each in piece.needs)
        return _Piece(", ".join(filter(None, parts)), f"{{{items}}}", needs)

    def plain(self) -> _Piece:
        name = f"v{self.number()}"
        return _Piece(name, name)

    def each(self, piece: _Piece) -> str:
        """The function that makes a map of each row of a list."""
        return self.bound(self.run(f"lambda rows, given: [{self.loop(piece)} in rows]"))

    def function(self, piece: _Piece) -> Callable[[Packed, Arguments], Any]:
        made: Callable[[Packed, Arguments], Any] = self.run(
            f"lambda row, given: [{self.loop(piece)} in (row,)][0]"
        )
        return made

    def loop(self, piece: _Piece) -> str:
        if not self.finished or not piece.needs:
            return f"{piece.made} for [{piece.names}]"
        return f"{piece.made} if {' and '.join(piece.needs)} else missing() for [{piece.names}]"

    def bound(self, value: Callable[..., Any]) -> str:
        name = f"f{self.number()}"
        self.known[name] = value
        return name

    def run(self, text: str) -> Any:  # noqa: ANN401 - a function of whatever type
        return eval(text, self.known)  # noqa: S307 - see the module's docstring


def _page_info(
    asked: tuple[Selection, ...], rows: list[Packed], given: dict[str, Any]
) -> dict[str, Any]:
    """Where a page stands; the last field of a row is what it is sorted by."""
    page = rows[: given[FIRST.name]]
    values = {
        "__typename": "PageInfo",
        "hasNextPage": len(rows) > len(page),
        "hasPreviousPage": given.get(AFTER.name) is not None,
        "startCursor": cursor(page[0][-1]) if page else None,
        "endCursor": cursor(page[-1][-1]) if page else None,
    }
    return {each.key: values[each.name] for each in asked}


def _looked(asked: tuple[Selection, ...], by: list[Any], given: dict[str, Any]) -> dict[str, Any]:
    """An object that is looked up beside the store: the fields that are asked of it."""
    values = {"__typename": asked[0].parent, **given[LOOK](by, given)}
    return {each.key: values[each.name] for each in asked}


def _is_list(selection: Selection) -> bool:
    return selection.field is not None and isinstance(
        get_nullable_type(selection.type), GraphQLList
    )


def _needs(selection: Selection, name: str) -> tuple[str, ...]:
    """What must hold of a value; `__typename` and the like are never null."""
    if selection.field is None:
        return ()
    needs = [f"{name} is not None"] if is_non_null_type(selection.type) else []
    of = get_nullable_type(selection.type)
    if isinstance(of, GraphQLList) and is_non_null_type(of.of_type):
        needs.append(f"None not in ({name} or ())")
    return tuple(needs)


def _missing() -> NoReturn:
    raise NullError
