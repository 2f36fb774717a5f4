"""By what the rows of a list are sorted, and where a page goes on.

First by the columns that are asked for, whose nulls come last in either direction; then by the
list's own keys, which tell any two rows apart.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from kg_api.compiler.cursor import keys_of
from kg_api.compiler.plan import Selection
from kg_api.compiler.predicates import Writer, seen_by
from kg_api.cypher.text import Scope
from kg_api.fields.bindings import AFTER, BY, ORDER_BY, Argument, Given, Key, Rows
from kg_api.fields.columns import Column, connected

_NAME: Final = re.compile(r"(?<![\w.'])[a-z]\w*\b(?!\()")


class SortKey(NamedTuple):
    """What rows are sorted by, and how it is written for rows that have been found.

    Attributes:
        text: writes it.
        descending: whether the largest comes first.
        settled: whether rows that are alike in the keys before it are alike in it: then nothing is
            sorted by it, and only a cursor holds it.
    """

    text: Callable[[Scope, Writer], str]
    descending: bool
    settled: bool = False


def order(selection: Selection, rows: Rows) -> list[SortKey]:
    """What is asked for, then what tells rows apart in any case."""
    asked = selection.arguments.get(ORDER_BY) or ()
    chosen = [key for by in asked for key in _by(selection, rows, by)]
    thing = _thing_of_id(selection, asked)
    its = [
        SortKey(partial(_filled, key=each), each.descending, _NAME.findall(each.text) == [thing])
        for each in rows.order
    ]
    return [*chosen, *its]


def _thing_of_id(selection: Selection, asked: Sequence[Mapping[str, Given]]) -> str:
    """The name of the thing by whose id rows are sorted, which settles what else it has."""
    if not asked or selection.field is None:
        return ""
    its = connected(selection.field)
    columns = (its.columns[by[BY].text] for by in asked)
    return its.at if any(each.name == "id" and each.of_node for each in columns) else ""


def _by(selection: Selection, rows: Rows, by: Mapping[str, Given]) -> Iterator[SortKey]:
    """A column, whose nulls come last in either direction."""

    def text(scope: Scope, writer: Writer) -> str:
        return seen_by(selection.field, rows, scope).expression(column, writer)

    assert selection.field is not None  # noqa: S101 - for the type checker
    column = connected(selection.field).columns[by[BY].text]
    if not (column.always or column.many):
        yield SortKey(lambda s, w: f"CASE WHEN {text(s, w)} IS NULL THEN 1 ELSE 0 END", False)
    yield SortKey(lambda s, w: _comparable(column, text(s, w)), by["descending"])


def _comparable(column: Column, text: str) -> str:
    if column.many:
        return f"size(coalesce({text}, []))"
    match column.type.name:
        case "Int":
            return f"coalesce({text}, 0)"
        case "Float":
            return f"coalesce({text}, 0.0)"
        case "Boolean":
            return f"CASE WHEN {text} THEN 1 ELSE 0 END"
        case _:
            return f"coalesce({text}, '') + ''"  # see `filters.BY_NAME`


def _filled(scope: Scope, _: Writer, key: Key) -> str:
    return scope.fill(key.text)


def ordered(selection: Selection, rows: Rows, keys: list[str]) -> str:
    """The clause ORDER BY, of keys that have names already; empty without any."""
    by = zip(keys, order(selection, rows), strict=True)
    text = ", ".join(name + " DESC" * key.descending for name, key in by if not key.settled)
    return f" ORDER BY {text}" if text else ""


def decoded(selection: Selection, rows: Rows) -> Argument:
    """The argument `after`, whose value is the keys that the cursor holds."""
    count = len(order(selection, rows))

    def decode(text: str | None) -> Given:
        return text if text is None else keys_of(text, count)

    return Argument(AFTER.name, str, "", convert=decode)
