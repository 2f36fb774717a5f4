"""An answer's rows and columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from kg.client.table.answer_tree import AnswerKey
from kg.errors import InputError

Value = str | int | float | bool | None
"""What a cell holds; a list or a map is there as JSON text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: the path to it from the row.
        cells: one for each row.
        scalar: type of its cells; None if only they can tell.
        nested: whether its cells are JSON text of what would not fit into one.
    """

    name: str
    cells: tuple[Value, ...]
    scalar: type | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one list of an answer.

    Attributes:
        path: of the list in the answer; empty if the answer is the one row.
        columns: all of the same length.
        total: how many rows there are in the graph, if the answer says so.
        next: the cursor after which there are more, if the answer says so.
    """

    path: str
    columns: tuple[Column, ...]
    total: int | None = None
    next: str | None = None

    def __len__(self) -> int:
        """How many rows."""
        return len(self.columns[0].cells) if self.columns else 0

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Row by row."""
        return zip(*(each.cells for each in self.columns), strict=True)


@dataclass(frozen=True, slots=True)
class List:
    """A list that was found in an answer.

    Attributes:
        path: keys, with dots between them; without `edges`.
        asked: what is asked of it.
        value: what the answer has there: a list, a connection, or nothing.
        aside: whether it is one only if it is chosen: it stands beside the edges of a connection,
            as facets do, or there is nothing by which to tell whether it is a list.
    """

    path: str
    asked: AnswerKey
    value: Any
    aside: bool = False

    @property
    def edges(self) -> AnswerKey | None:
        """What is asked of a connection's edges; None if it is no connection."""
        return self.asked.child("edges")

    @property
    def next(self) -> str | None:
        """The cursor after which there is more; None if there is not, or the answer is silent."""
        more = self.edges and _at(self.asked, self.value, "pageInfo", "hasNextPage")
        cursor = _at(self.asked, self.value, "pageInfo", "endCursor") if more else None
        return cursor if isinstance(cursor, str) else None

    def rows(self) -> tuple[AnswerKey, list[Any]]:
        """What is asked of each row, and the rows."""
        edges = self.edges
        if edges is None:
            return self.asked, self.value if isinstance(self.value, list) else []
        return edges, (self.value or {}).get(edges.key) or []


def table(root: AnswerKey, data: Mapping[str, Any] | None, path: str | None = None) -> Table:
    """An answer as a table.

    Args:
        root: what was asked.
        data: of the answer.
        path: of the list that becomes the rows, as `organization.collaborators`, or the end of
            it; may be left out where there is one list alone. An answer without any is one row.

    Raises:
        InputError: there are several lists, or none of this path.
    """
    known = lists(root, data)
    if path is None and all(each.aside for each in known):
        return Table("", flat(root, [data or {}]))
    return of(chosen(known, path))


def of(list_: List) -> Table:
    """A list that was found, as a table."""
    asked, rows = list_.rows()
    total = _at(list_.asked, list_.value, "totalCount") if list_.edges else None
    return Table(list_.path, flat(asked, rows), total, list_.next)


def chosen(lists: Sequence[List], path: str | None) -> List:
    """The list of a path, or the only one.

    Raises:
        InputError: there are several lists, or none of this path.
    """
    if path is None:
        fitting = [each for each in lists if not each.aside]
    else:
        path = path.removesuffix(".edges")
        fitting = [each for each in lists if each.path == path]
        fitting = fitting or [each for each in lists if each.path.endswith(f".{path}")]
    if len(fitting) == 1:
        return fitting[0]
    paths = ", ".join(each.path for each in fitting or lists) or "none"
    if fitting:
        raise InputError("several lists could become the rows", paths, "Choose one of them")
    remedy = f"There are: {paths}. A list inside a list can not be chosen"
    raise InputError("the answer has no such list", path or "", remedy)


def lists(root: AnswerKey, data: Any) -> list[List]:  # noqa: ANN401 - any JSON value
    """Every list of things in an answer that is not inside another, in the operation's order."""
    return list(_lists(root, data, ""))


def _lists(node: AnswerKey, value: Any, path: str) -> Iterator[List]:  # noqa: ANN401 - any JSON value
    edges = node.child("edges")
    for child in node.children:
        if child is edges:
            continue
        below = value.get(child.key) if isinstance(value, Mapping) else None
        at = f"{path}.{child.key}".removeprefix(".")
        listed = bool(child.children) and _is_list(child, [below])
        sure = listed or child.child("edges") is not None
        if sure or (below is None and child.many is None and child.children):
            yield List(at, child, below, aside=edges is not None or not sure)
        if not listed:
            yield from _lists(child, below, at)


def flat(asked: AnswerKey, rows: Sequence[Any]) -> tuple[Column, ...]:
    """Columns of rows, which are maps or nothing."""
    return tuple(_columns(asked, rows, ""))


def _columns(asked: AnswerKey, rows: Sequence[Any], before: str) -> Iterator[Column]:
    for child in asked.children:
        name = before + child.key
        cells = [None if row is None else row.get(child.key) for row in rows]
        if child.name == "edges" and child.children and before:
            name = before.removesuffix(".") if child.key == "edges" else name
            yield _nested(name, child, cells)
        elif _is_list(child, cells):
            yield _nested(name, child, cells)
        elif child.children:
            yield from _columns(child, cells, f"{name}.")
        else:
            yield Column(name, tuple(cells), child.scalar)


def _nested(name: str, asked: AnswerKey, cells: Sequence[Any]) -> Column:
    bare = _unwrapper(asked) or _as_it_is
    return Column(name, tuple(_json(bare(each)) for each in cells), str, nested=True)


def _unwrapper(asked: AnswerKey) -> Callable[[Any], Any] | None:
    """Takes `edges` and `node` out of a value where nothing else is asked beside them.

    None if there are none to take out.
    """
    below = {each.key: its for each in asked.children if (its := _unwrapper(each))}
    only = asked.children[0] if len(asked.children) == 1 else None
    pipe = only is not None and (
        only.name == "edges" or (only.name == "node" and asked.name == "edges")
    )
    if not below and not pipe:
        return None

    def bare(value: Any) -> Any:  # noqa: ANN401 - any JSON value
        if isinstance(value, list):
            return [bare(each) for each in value]
        if not isinstance(value, dict):
            return value
        if only is not None and pipe:
            return below.get(only.key, _as_it_is)(value.get(only.key))
        return {key: below[key](held) if key in below else held for key, held in value.items()}

    return bare


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return value


def _json(value: Any) -> str | None:  # noqa: ANN401 - any JSON value
    return None if value is None else orjson.dumps(value).decode()


def _is_list(asked: AnswerKey, values: Sequence[Any]) -> bool:
    if asked.many is not None and asked.children:
        return asked.many
    kinds = (list,) if asked.children else (list, dict)
    return bool(asked.many) or any(isinstance(each, kinds) for each in values)


def _at(asked: AnswerKey, value: Any, *names: str) -> Any:  # noqa: ANN401 - any JSON value
    """What the answer has at fields of these names, whatever they are called there."""
    for name in names:
        child = asked.child(name)
        if child is None or not isinstance(value, Mapping):
            return None
        asked, value = child, value.get(child.key)
    return value
