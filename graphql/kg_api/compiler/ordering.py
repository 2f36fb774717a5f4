"""By what the rows of a list are sorted, and where a page goes on.

First by the columns that are asked for, whose nulls come last in either direction; then by the
list's own keys, which tell any two rows apart.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from kg_api.compiler.cursor import keys_of
from kg_api.compiler.plan import Selection
from kg_api.compiler.predicates import Writer, seen_by
from kg_api.cypher import parser
from kg_api.cypher.rewrite import walk
from kg_api.cypher.scope import Scope
from kg_api.cypher.tree import (
    Case,
    Element,
    Expression,
    Function,
    IsNull,
    ListOf,
    Literal,
    Operation,
    Var,
    conjunction,
    disjunction,
)
from kg_api.fields.arguments import BY, ORDER_BY, Argument, Given, is_backward
from kg_api.fields.bindings import Key, RowsBinding
from kg_api.fields.columns import Column, connected


class SortKey(NamedTuple):
    """What rows are sorted by, and how it is written for rows that have been found.

    Attributes:
        expression: makes it.
        descending: whether the largest comes first.
        settled: whether rows that are alike in the keys before it are alike in it: then nothing is
            sorted by it, and only a cursor holds it.
    """

    expression: Callable[[Scope, Writer], Expression]
    descending: bool
    settled: bool = False

    @property
    def reversed(self) -> "SortKey":
        """The same, from the end of the list."""
        return self._replace(descending=not self.descending)


def order(
    selection: Selection, rows: RowsBinding, *, backward: bool | None = None
) -> list[SortKey]:
    """What is asked for, then what tells rows apart in any case.

    Args:
        selection: the list.
        rows: how it is read.
        backward: whether from its end; None for as it is asked for.
    """
    asked = selection.arguments.get(ORDER_BY) or ()
    chosen = [key for by in asked for key in _by(selection, rows, by)]
    thing = _thing_of_id(selection, asked)
    its = [
        SortKey(partial(_filled, key=each), each.descending, _speaks_of(each, thing))
        for each in rows.order
    ]
    keys = [*chosen, *its]
    backward = is_backward(selection.arguments) if backward is None else backward
    return [each.reversed for each in keys] if backward else keys


def _speaks_of(key: Key, thing: str) -> bool:
    """Whether a key speaks of a thing and of nothing else."""
    found = [each.name for each in walk(parser.expression(key.text)) if isinstance(each, Var)]
    return found == [thing]


def _thing_of_id(selection: Selection, asked: Sequence[Mapping[str, Given]]) -> str:
    """The name of the thing by whose id rows are sorted, which settles what else it has."""
    if not asked or selection.field is None:
        return ""
    its = connected(selection.field)
    columns = (its.measured[by[BY].text] for by in asked)
    return its.at if any(each.name == "id" and each.of_node for each in columns) else ""


def _by(selection: Selection, rows: RowsBinding, by: Mapping[str, Given]) -> Iterator[SortKey]:
    """A column, whose nulls come last in either direction."""

    def value(scope: Scope, writer: Writer) -> Expression:
        return seen_by(selection.field, rows, scope).measure(column, writer)

    assert selection.field is not None  # noqa: S101 - for the type checker
    column = connected(selection.field).measured[by[BY].text]
    if not (column.always or column.many):
        yield SortKey(lambda *seen: one_if(IsNull(value(*seen))), False)
    yield SortKey(lambda *seen: _comparable(column, value(*seen)), by["descending"])


def one_if(condition: Expression) -> Expression:
    """1 where a condition holds, else 0."""
    return Case(((condition, Literal(1)),), Literal(0))


def as_text(value: Expression) -> Expression:
    """A text to sort by, empty where there is none; see `kg_api.schema.filters.BY_NAME`."""
    return Operation(or_else(value, Literal("")), "+", Literal(""))


def or_else(value: Expression, other: Expression) -> Expression:
    """A value, or another one where it is null."""
    return Function("coalesce", (value, other))


def _comparable(column: Column, value: Expression) -> Expression:
    if column.is_relation:
        return value
    if column.many:
        return Function("size", (or_else(value, ListOf(())),))
    match column.type.name:
        case "Int":
            return or_else(value, Literal(0))
        case "Float":
            return or_else(value, Literal(0.0))
        case "Boolean":
            return one_if(value)
        case _:
            return as_text(value)


def _filled(scope: Scope, _: Writer, key: Key) -> Expression:
    return scope.fill(parser.expression(key.text))


def beyond(
    cursor: Expression, order_: Sequence[SortKey], keys: Sequence[Expression]
) -> Expression | None:
    """The condition that a row comes after a cursor, which is the list of another row's keys."""
    alternatives = []
    for place, key in enumerate(order_):
        at = [Element(cursor, Literal(each)) for each in range(place + 1)]
        same = [Operation(keys[i], "=", at[i]) for i in range(place)]
        further = Operation(keys[place], "<" if key.descending else ">", at[place])
        alternatives.append(conjunction(*same, further))
    return disjunction(*filter(None, alternatives))


def decoded(selection: Selection, rows: RowsBinding, cursor: Argument) -> Argument:
    """An argument that is a cursor, whose value is the keys that the cursor holds."""
    count = len(order(selection, rows))

    def decode(text: str | None) -> Given:
        return text if text is None else keys_of(text, count)

    return Argument(cursor.name, str, "", convert=decode)
