"""The store's lists become the maps of the response.

A statement returns every object as the list of its fields, without their names: names repeated in
every row took two thirds of the time to read a large answer. Here they come back, by code made
for each plan: Python builds a map with known keys some three times faster than any loop over
keys could, and looks for nulls on the way. Nothing of a request is in that code but aliases, which
the parser has let through as GraphQL names, and even these only as `repr` writes them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple, NoReturn

from graphql import GraphQLList, get_nullable_type, is_non_null_type

from kg_api.compile import (
    EDGES,
    KEYS,
    TYPE,
    children_of,
    is_introspection,
    role_of,
    wants_cursors,
)
from kg_api.plan import Plan, Selection
from kg_api.reading import Part, Rows, Shape

Packed = list[Any]
"""An object as the store gives it: what `compile` wrote for it, in that order."""

Unpack = Callable[[Packed], dict[str, Any]]


class NullError(Exception):
    """A null stands where the schema has none."""


def unpacker(plan: Plan, *, finished: bool) -> Unpack:
    """What makes maps of the lists that answer a plan.

    Args:
        plan: what is asked.
        finished: whether they become the response itself, where no cursor is asked for: without
            `$type`, and with NullError raised where a null stands and none may.
    """
    asked = tuple(each for each in plan.selections if not is_introspection(each))
    writer = _Writer(finished)
    made: Unpack = writer.function(writer.object(asked))
    return made


class _Piece(NamedTuple):
    """Code for one value.

    Attributes:
        names: what its parts are called, as the target of an assignment.
        made: the expression made of them.
        needs: conditions that hold unless there is a null where none may be.
    """

    names: str
    made: str
    needs: tuple[str, ...] = ()


_Fields = list[tuple[str, _Piece]]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes code, bottom up; each list and each choice of types is a function of its own."""

    finished: bool
    known: dict[str, Any] = field(default_factory=lambda: {"missing": _missing})
    number: Callable[[], int] = field(default_factory=lambda: count().__next__)

    def object(self, asked: tuple[Selection, ...], before: str = "", after: str = "") -> _Piece:
        """An object, with what is ours before its fields or after them."""
        fields = [(each.key, self.field(each)) for each in asked if _stored(each)]
        first = [(before, self.plain())] if before else []
        last = [(after, self.plain())] if after else []
        return self.together([*first, *fields, *last])

    def page(self, selection: Selection) -> _Piece:
        children = children_of(selection)
        keys = KEYS if wants_cursors(selection) else ""
        fields: _Fields = []
        for child in filter(_kept, children):
            if role_of(child) == "edges":
                edge = self.object(children_of(child), after=keys)
                fields.append((child.key, self.call(self.each(edge))))
            else:
                fields.append((child.key, self.field(child)))
        if keys and not any(role_of(each) == "edges" for each in children):
            fields.append((EDGES, self.call(self.each(self.object((), after=keys)))))
        return self.together(fields)

    def field(self, selection: Selection) -> _Piece:
        reading = selection.reading
        if isinstance(reading, Rows) and reading.shape is Shape.PAGE:
            return self.page(selection)
        if isinstance(reading, Part) and len(selection.children) == 1 and _is_sure(selection):
            return self.object(children_of(selection))
        piece = self.plain()
        if selection.children:
            one = "each" if _is_list(selection) else piece.names
            text = f"(None if {one} is None else {self.value(selection)}({one}))"
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
        return self.bound(lambda row: kinds[row[0]](row))

    def together(self, fields: _Fields) -> _Piece:
        names = ", ".join(piece.names for _, piece in fields)
        items = ", ".join(
            f"{key!r}: {piece.made}" for key, piece in fields if not (self.finished and key == TYPE)
        )
        needs = tuple(each for _, piece in fields for each in piece.needs)
        return _Piece(f"[{names}]", f"{{{items}}}", needs)

    def plain(self) -> _Piece:
        name = f"v{self.number()}"
        return _Piece(name, name)

    def call(self, function: str) -> _Piece:
        name = self.plain().names
        return _Piece(name, f"{function}({name})")

    def each(self, piece: _Piece) -> str:
        """The function that makes a map of each row of a list."""
        return self.bound(self.run(f"lambda rows: [{self.loop(piece)} in rows]"))

    def function(self, piece: _Piece) -> Callable[[Packed], Any]:
        made: Callable[[Packed], Any] = self.run(f"lambda row: [{self.loop(piece)} in (row,)][0]")
        return made

    def loop(self, piece: _Piece) -> str:
        if not self.finished or not piece.needs:
            return f"{piece.made} for {piece.names}"
        return f"{piece.made} if {' and '.join(piece.needs)} else missing() for {piece.names}"

    def bound(self, value: Callable[..., Any]) -> str:
        name = f"f{self.number()}"
        self.known[name] = value
        return name

    def run(self, text: str) -> Any:  # noqa: ANN401 - a function of whatever type
        return eval(text, self.known)  # noqa: S307 - see the module's docstring


def _stored(selection: Selection) -> bool:
    return role_of(selection) not in ("cursor", "pageInfo")


def _kept(selection: Selection) -> bool:
    return role_of(selection) != "pageInfo"


def _is_sure(selection: Selection) -> bool:
    return selection.field is not None and is_non_null_type(selection.field.type)


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
