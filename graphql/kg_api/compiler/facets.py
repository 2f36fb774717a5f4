"""How many rows have each value of a column, the most frequent first; what numbers come to."""

from typing import Final

from kg_api.compiler.ordering import as_text, one_if, or_else
from kg_api.cypher.scope import Scope
from kg_api.cypher.tree import (
    NULL,
    AllRows,
    Clauses,
    Expression,
    Function,
    IsNull,
    Item,
    ListOf,
    Literal,
    Operation,
    Sort,
    Unwind,
    Var,
    With,
)
from kg_api.fields.columns import Column


def counts(column: Column, by: Expression, number: int, limit: Expression) -> tuple[Clauses, Scope]:
    """The clauses that count rows by a column, and what is known of each value then.

    Args:
        column: what they are counted by.
        by: the same for a row.
        number: that makes names unlike any others.
        limit: how many values.
    """
    value, count, told = (Var(f"{name}_{number}") for name in ("value", "count", "told"))
    if column.type.name == "Float":  # -0.0 is 0.0
        by = Operation(Function("round", (by, Literal(2))), "+", Literal(0.0))
    many = Item(Function("count", (AllRows(),)), count.name)
    each: Clauses = (With((Item(by, value.name), many)),)
    if column.is_relation:  # counted before anything else is, see `hoisted`
        each = (With((Item(by, value.name),)), With((Item(value, value.name), many)))
    if column.many:
        members = Unwind(or_else(by, ListOf(())), value.name)
        each = (members, With((Item(value, value.name), many)))
    shown = With(
        (Item(Function("toString", (value,)), told.name), Item(count, count.name)),
        order=(Sort(count, descending=True), Sort(one_if(IsNull(told))), Sort(as_text(told))),
        limit=limit,
    )
    known = Scope({"value": told, "count": count}, frozenset(("value", "count")))
    return (*each, shown), known


_DIGITS: Final = Literal(9)
"""Decimals of what is summed: the servers add in different orders."""


NOTHING: Final = Scope(
    {
        "count": Literal(0),
        "sum": Literal(0.0),
        "average": NULL,
        "minimum": NULL,
        "maximum": NULL,
    },
    frozenset(("count", "sum", "average", "minimum", "maximum")),
)
"""What numbers of no rows come to."""


def reckoned(value: Expression, number: int) -> tuple[Clauses, Scope]:
    """The clauses that reckon what a number comes to over all rows, and what is known then.

    Args:
        value: the number of a row.
        number: that makes names unlike any others.
    """
    each = Var(f"number_{number}")
    made = {
        "count": _over("count", each),
        "sum": or_else(_rounded(_over("sum", each)), Literal(0.0)),
        "average": _rounded(_over("avg", each)),
        "minimum": _over("min", each),
        "maximum": _over("max", each),
    }
    items = tuple(Item(value, f"{name}_{number}") for name, value in made.items())
    as_float = Item(Function("toFloat", (value,)), each.name)
    known = {name: Var(item.name) for name, item in zip(made, items, strict=True)}
    return (With((as_float,)), With(items)), Scope(known, frozenset(known))


def _over(name: str, value: Expression) -> Function:
    return Function(name, (value,))


def _rounded(value: Expression) -> Expression:
    return Function("round", (value, _DIGITS))
