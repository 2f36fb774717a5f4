"""The store's lists become the maps of the response.

A statement returns every object as the list of its cells, as `layout` says. Here the names come
back, by code made for each plan: Python builds a map with known keys some three times faster than
any loop over keys could, and looks for nulls on the way. Pages are cut and cursors written in the
same go. Nothing of a request is in that code but aliases, which the parser has let through as
GraphQL names, and even these only as `repr` writes them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, Final, NamedTuple, NoReturn

from graphql import GraphQLList, get_nullable_type, is_non_null_type

from kg_api.compiler.cursor import cursor
from kg_api.compiler.layout import (
    Cell,
    Connected,
    Cursor,
    Inlined,
    Listed,
    LookedUp,
    Nested,
    Object,
    PageLayout,
    Plain,
    TypeName,
    children_of,
    layout,
    role_of,
    variants,
)
from kg_api.compiler.plan import Plan, Selection
from kg_api.fields.arguments import AFTER, BEFORE, is_backward, page_size

LOOK: Final = "$look"
"""Key among a field's arguments of what looks its objects up; no GraphQL argument is like it."""

TYPE: Final = "$type"
"""Key of the object type's name, where there is a choice of types; no GraphQL alias is like it."""

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
    writer = _Writer(finished)
    made: Unpack = writer.function(writer.object(layout(plan)))
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
    known: dict[str, Any] = field(default_factory=lambda: dict(_KNOWN))
    number: Callable[[], int] = field(default_factory=lambda: count().__next__)

    def object(self, asked: Object, before: str = "", keys: _Piece | None = None) -> _Piece:
        """An object, with the name of its type before its fields."""
        first = [(before, self.plain())] if before else []
        kind = first[0][1].names if first else ""
        cells = ((_key(e), self.cell(e, keys, kind)) for e in asked.cells)
        return self.together([*first, *cells])

    def cell(self, cell: Cell, keys: _Piece | None = None, kind: str = "") -> _Piece:
        """A field.

        Args:
            cell: of the field.
            keys: what the row is sorted by, where there are cursors.
            kind: what holds the name of the object's type, where it may be of several.
        """
        match cell:
            case TypeName(selection):
                return _Piece("", kind or repr(selection.parent))
            case Cursor():
                return _Piece("", f"cursor({keys.names})" if keys else "None")
            case Connected(selection, layout_):
                page = self.page(selection, layout_)
                return page._replace(names=f"[{page.names}]")
            case Inlined(_, inner):
                return self.object(inner)
            case Plain(selection):
                piece = self.plain()
                return piece._replace(needs=_needs(selection, piece.names))
            case LookedUp(selection):
                piece = self.plain()
                found = self.bound(partial(_looked, children_of(selection)))
                made = f"{found}({piece.names}, given[{selection.position}])"
                return piece._replace(made=made)
            case Nested(selection, kinds):
                return self.nested(selection, kinds, is_list=cell.is_list)

    def nested(self, selection: Selection, kinds: Mapping[str, Object], *, is_list: bool) -> _Piece:
        piece = self.plain()
        one = "each" if is_list else piece.names
        text = f"(None if {one} is None else {self.kinds(kinds)}({one}, given))"
        made = f"[{text} for each in {piece.names}]" if is_list else text
        return _Piece(piece.names, made, _needs(selection, piece.names))

    def kinds(self, kinds: Mapping[str, Object]) -> str:
        """Name of the function that makes an object of a list."""
        if len(kinds) == 1:
            return self.bound(self.function(self.object(next(iter(kinds.values())))))
        made = {
            name: function
            for names, asked in variants(kinds)
            for function in [self.function(self.object(asked, TYPE))]
            for name in names
        }
        return self.bound(lambda row, given: made[row[0]](row, given))

    def page(self, selection: Selection, page: PageLayout) -> _Piece:
        rows, total = self.plain(), self.plain()
        facets = {key: self.facet(each) for key, each in page.facets.items()}
        facets |= {key: self.one_of(each) for key, each in page.aggregates.items()}
        lists = self.lists(page)
        fields: _Fields = []
        for child in page.children:
            match role_of(child):
                case "edges" | "nodes":
                    made = f"{lists[child.key]}({rows.names}{_cut(selection, page)}, given)"
                    fields.append((child.key, _Piece("", made)))
                case "totalCount":
                    needs = _needs(child, total.names)
                    fields.append((child.key, _Piece("", total.names, needs)))
                case "pageInfo":
                    fields.append((child.key, self.page_info(selection, child, rows)))
                case "facets" | "aggregate":
                    fields.append((child.key, facets[child.key]._replace(names="")))
                case _:
                    fields.append((child.key, _Piece("", repr(child.parent))))
        names = [total.names] * page.has_total + [rows.names] * page.has_rows
        if len(names) > 1:
            names = [f"[{', '.join(names)}]"]
        names += [each.names for each in facets.values()]
        return self.together(fields)._replace(names=", ".join(names))

    def facet(self, bucket: Object) -> _Piece:
        rows = self.plain()
        return rows._replace(made=f"{self.each(self.object(bucket))}({rows.names}, given)")

    def one_of(self, result: Object) -> _Piece:
        row = self.plain()
        return row._replace(
            made=f"{self.bound(self.function(self.object(result)))}({row.names}, given)"
        )

    def lists(self, page: PageLayout) -> dict[str, str]:
        """Names of the functions that make the rows under each alias, each of the whole rows."""
        keys = self.plain() if page.has_keys else None
        rows = {key: self.row(each, keys) for key, each in page.lists.items()}
        names = [each.names for each in rows.values()] + ([keys.names] if keys else [])
        every = ", ".join(filter(None, names))
        return {key: self.each(each._replace(names=every)) for key, each in rows.items()}

    def row(self, listed: Listed, keys: _Piece | None) -> _Piece:
        if len(listed.kinds) == 1:
            return self.object(next(iter(listed.kinds.values())), keys=keys)
        cell = self.plain()
        made = (
            f"(None if {cell.names} is None else {self.kinds(listed.kinds)}({cell.names}, given))"
        )
        return _Piece(cell.names, made, (f"{cell.names} is not None",))

    def page_info(self, page: Selection, asked: Selection, rows: _Piece) -> _Piece:
        info = self.bound(partial(_page_info, children_of(asked)))
        return _Piece("", f"{info}({rows.names}, given[{page.position}])")

    def together(self, fields: _Fields) -> _Piece:
        parts = [piece.names for _, piece in fields]
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


def _cut(selection: Selection, page: PageLayout) -> str:
    """The page of the rows, without the one that only shows that there is more, in their order."""
    cut = f"[:page_size(given[{selection.position}])]" if page.has_keys else ""
    return cut + "[::-1]" * is_backward(selection.arguments)


def _page_info(
    asked: tuple[Selection, ...], rows: list[Packed], given: dict[str, Any]
) -> dict[str, Any]:
    """Where a page stands; the last field of a row is what it is sorted by."""
    page = rows[: page_size(given)]
    more, backward = len(rows) > len(page), is_backward(given)
    page = page[::-1] if backward else page
    values = {
        "__typename": "PageInfo",
        "hasNextPage": given.get(BEFORE.name) is not None if backward else more,
        "hasPreviousPage": more if backward else given.get(AFTER.name) is not None,
        "startCursor": cursor(page[0][-1]) if page else None,
        "endCursor": cursor(page[-1][-1]) if page else None,
    }
    return {each.key: values[each.name] for each in asked}


def _looked(asked: tuple[Selection, ...], by: list[Any], given: dict[str, Any]) -> dict[str, Any]:
    """An object that is looked up beside the store: the fields that are asked of it."""
    values = {"__typename": asked[0].parent, **given[LOOK](by, given)}
    return {each.key: values[each.name] for each in asked}


def _key(cell: Cell) -> str:
    return cell.selection.key


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


_KNOWN: Final[Mapping[str, Any]] = {"missing": _missing, "cursor": cursor, "page_size": page_size}
"""What the code that is written may call."""
