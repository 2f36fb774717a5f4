"""How the row that answers a plan is laid out: told once, for who writes it and who decodes it.

The store gives every object as a list of cells, without names: names repeated in every row took
two thirds of the time to read a large answer. What the decoder knows by itself has no cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graphql import GraphQLList, get_nullable_type, is_non_null_type

from kg_api.compiler.plan import Plan, Selection
from kg_api.fields.bindings import ColumnBinding, LookedUpBinding, Page, RowsBinding, Shape

EDGES: Final = "edges"
NODES: Final = "nodes"
"""Roles of the fields of a connection that are its rows."""

_ELSEWHERE: Final = ("__schema", "__type", "cost", "curator", "explain")


@dataclass(frozen=True, slots=True)
class TypeName:
    """The name of the object's type; no cell."""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Cursor:
    """The cursor of an edge, made of the keys that end the row; no cell of its own."""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Plain:
    """A value as it is: one cell."""

    selection: Selection


@dataclass(frozen=True, slots=True)
class Inlined:
    """An object that is always there and of one type: its cells stand among those around it.

    A list less for every row is a fifth of the time to read them.
    """

    selection: Selection
    object: "Object"


@dataclass(frozen=True, slots=True)
class Nested:
    """An object, or a list of them: one cell, which holds the list of its cells.

    Attributes:
        selection: what is asked for.
        kinds: by the object's type; where there are several, its first cell is the type's name.
            Types of which the same is asked have the very same object.
    """

    selection: Selection
    kinds: Mapping[str, "Object"]

    @property
    def is_list(self) -> bool:
        """Whether there are several."""
        return isinstance(get_nullable_type(self.selection.type), GraphQLList)


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection: one cell, which holds the list of its page's cells."""

    selection: Selection
    page: "PageLayout"


@dataclass(frozen=True, slots=True)
class LookedUp:
    """An object that is looked up beside the store: one cell, the list of what by."""

    selection: Selection


Cell = TypeName | Cursor | Plain | Inlined | Nested | Connected | LookedUp


@dataclass(frozen=True, slots=True)
class Object:
    """What is asked of an object, in the order of the response."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """What is asked of the rows of a page under one alias of `edges` or `nodes`.

    Attributes:
        selection: the alias.
        kinds: by type, as of `Nested`; of one type the cells stand among those of the row.
    """

    selection: Selection
    kinds: Mapping[str, Object]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A connection's cells: its rows, how many there are in all, its facets and aggregates.

    Each row has the cells of all aliases, one alias after the other, and then its sort keys.

    Attributes:
        children: what is asked of it, in the order of the response.
        lists: of its rows, by key in the response.
        has_keys: whether rows end with the list of what they are sorted by; then there is one row
            more than the page has, if there is more.
        facets: by key in the response.
        aggregates: by key in the response.
    """

    children: tuple[Selection, ...]
    lists: Mapping[str, Listed]
    has_keys: bool
    facets: Mapping[str, Object]
    aggregates: Mapping[str, Object]

    @property
    def has_rows(self) -> bool:
        """Whether it has a cell for its rows."""
        return bool(self.lists) or self.has_keys

    @property
    def has_total(self) -> bool:
        """Whether it has a cell for how many rows there are in all."""
        return any(role_of(each) == "totalCount" for each in self.children)


def layout(plan: Plan) -> Object:
    """The layout of a plan's answer, without what is asked about the schema."""
    return _object(tuple(each for each in plan.selections if not is_introspection(each)))


def is_introspection(selection: Selection) -> bool:
    """Whether a field of the query asks for something else than the graph: no statement has it."""
    return selection.name in _ELSEWHERE and selection.parent == "Query"


def children_of(selection: Selection) -> tuple[Selection, ...]:
    """What is asked of a value that can only be of one object type."""
    (children,) = selection.children.values()
    return children


def role_of(selection: Selection) -> str:
    """What a field says of a page; empty if it is no page's."""
    return selection.reading.role if isinstance(selection.reading, Page) else ""


def _object(selections: tuple[Selection, ...]) -> Object:
    return Object(tuple(map(_cell, selections)))


def _cell(selection: Selection) -> Cell:
    reading = selection.reading
    if selection.name == "__typename":
        return TypeName(selection)
    if role_of(selection) == "cursor":
        return Cursor(selection)
    if isinstance(reading, RowsBinding) and reading.shape is Shape.PAGE:
        return Connected(selection, _page(selection))
    if isinstance(reading, LookedUpBinding):
        return LookedUp(selection)
    if not selection.children:
        return Plain(selection)
    kinds = _kinds(selection)
    if isinstance(reading, ColumnBinding) and is_non_null_type(selection.type) and len(kinds) == 1:
        return Inlined(selection, next(iter(kinds.values())))
    return Nested(selection, kinds)


def _page(selection: Selection) -> PageLayout:
    children = children_of(selection)
    return PageLayout(
        children,
        {e.key: Listed(e, _kinds(e)) for e in children if role_of(e) in (EDGES, NODES)},
        _wants_keys(children),
        _of_role("facets", children),
        _of_role("aggregate", children),
    )


def _of_role(role: str, children: tuple[Selection, ...]) -> dict[str, Object]:
    return {each.key: _object(children_of(each)) for each in children if role_of(each) == role}


def _kinds(selection: Selection) -> dict[str, Object]:
    made = {id(children): _object(children) for children in selection.variants}
    return {name: made[id(children)] for name, children in selection.children.items()}


def variants(kinds: Mapping[str, Object]) -> list[tuple[list[str], Object]]:
    """Types of which the same is asked, and what that is."""
    found: dict[int, tuple[list[str], Object]] = {}
    for name, asked in kinds.items():
        found.setdefault(id(asked), ([], asked))[0].append(name)
    return list(found.values())


def _wants_keys(children: tuple[Selection, ...]) -> bool:
    """Whether cursors of a page's edges are asked for, by its edges or its `pageInfo`."""
    edges = (child for child in children if role_of(child) == EDGES)
    within = {role_of(each) for child in edges for each in children_of(child)}
    return "cursor" in within or any(role_of(each) == "pageInfo" for each in children)
