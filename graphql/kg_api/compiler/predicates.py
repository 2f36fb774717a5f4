"""What a person asks of rows (`where`), as a condition in Cypher.

Each value that is given becomes a parameter; the tree holds nothing but names of our own. What is
not known fails every test, also under `not`: `not: {year: {from: 2018}}` finds what is older and
what has no year.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Protocol

from graphql import GraphQLField

from kg_api.compiler.names import is_narrowest, names_of, narrowest
from kg_api.cypher import parser
from kg_api.cypher.rewrite import declared
from kg_api.cypher.scope import Scope
from kg_api.cypher.tree import (
    Clauses,
    Comprehension,
    Element,
    Expression,
    Function,
    IsNull,
    ListOf,
    Literal,
    Operation,
    Property,
    Quantified,
    Var,
    conjunction,
    disjunction,
)
from kg_api.fields.arguments import Given, as_given
from kg_api.fields.bindings import ExpressionBinding, KindOf, RowsBinding
from kg_api.fields.columns import Column, Connected, Held, connected, reading
from ontology.identifiers import canonical

DEEPEST: Final = 8
"""Filters within filters."""

IDENTIFIERS: Final = "identifiers"
"""The column of all identifiers of a thing."""

MOST_VALUES: Final = 1000
"""Values that a column may be one of."""

Path = tuple[str | int, ...]
"""Where a value stands among a field's arguments: `("where", "or", 0, "name", "contains")`."""

Where = Mapping[str, Any]

_EACH: Final = Var("each")


class Writer(Protocol):
    """What conditions need of the compiler."""

    def parameter(self, path: Path, convert: Callable[[Given], Given]) -> Expression:
        """The parameter that holds a value of the arguments."""

    def some(self, field: GraphQLField, scope: Scope, where: Where, path: Path) -> Expression:
        """The condition that a connection of a thing has some row that passes a filter."""

    def count(self, field: GraphQLField, scope: Scope) -> Expression:
        """How many rows a connection of a thing has."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows of a connection, where they have been found.

    Attributes:
        its: the connection's type.
        edge: what names mean, seen from the edge.
        node: what they mean, seen from the thing.
    """

    its: Connected
    edge: Scope
    node: Scope

    def expression(self, column: Column) -> Expression:
        """A column; members of enumerations by their names."""
        stored = self.stored(column)
        names = None if isinstance(reading(column.field), KindOf) else names_of(column.type)
        if names and column.many:
            listed = Function("coalesce", (stored, ListOf(())))
            return Comprehension("each", listed, None, Element(names, _EACH))
        return Element(names, stored) if names else stored

    def measure(self, column: Column, writer: Writer) -> Expression:
        """What rows are sorted and counted by: a column, or how many rows a relation has."""
        if column.is_relation:
            return writer.count(column.field, self.node)
        return self.expression(column)

    def stored(self, column: Column) -> Expression:
        """A column as the store has it."""
        scope = self.node if column.of_node else self.edge
        match reading(column.field):
            case ExpressionBinding(text):
                return scope.fill(parser.expression(text))
            case KindOf():
                return narrowest(column.type, scope.this)
            case _ if column.name in scope.columns:
                return scope.names[column.name]
            case _:
                return Property(scope.this, column.name)


def condition(where: Where, seen: Seen, writer: Writer, path: Path) -> Expression:
    """What holds for the rows that pass."""
    return conjunction(*_parts(where, seen, writer, path)) or Literal(True)


@dataclass(frozen=True, slots=True)
class Step:
    """Clauses that find rows, as they are declared.

    Attributes:
        clauses: with the conditions of the arguments that are given.
        then: what follows further conditions on their rows.
        ready: parts of `where` that can be asked of their rows.
    """

    clauses: Clauses
    then: Clauses
    ready: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Clauses that find rows, with the conditions on the rows where each costs the least.

    A part of `where` that is asked of a thing alone, or of a column that a clause names, is asked
    as soon as there is what it speaks of, before anything else is found or counted; the rest in
    the end. So a name has to mean the same in every clause from the one that declares it on.

    Attributes:
        field: what is read.
        rows: how.
        where: what is asked of the rows.
        path: of `where` among the arguments.
    """

    field: GraphQLField | None
    rows: RowsBinding
    where: Where
    path: Path

    def steps(self, given: Mapping[str, Given]) -> Iterator[Step]:
        """The steps that find the rows for what is given."""
        waiting = {name: self.needs(name) for name in self.asked()}
        known = set[str]()
        for clause in self.rows.clauses:
            found, then = clause.found(given), clause.following
            if found is None:
                found, then = clause.skipped, ()
            known |= declared(found)
            ready = tuple(name for name, needs in waiting.items() if needs and needs <= known)
            waiting = {name: needs for name, needs in waiting.items() if name not in ready}
            yield Step(found, then, ready)

    def conditions(self, inner: Scope, writer: Writer) -> dict[str, Expression]:
        """The parts of `where` as conditions."""
        asked = self.asked()
        if not asked:
            return {}
        seen = seen_by(self.field, self.rows, inner)
        return {
            name: condition({name: self.where[name]}, seen, writer, self.path) for name in asked
        }

    def asked(self) -> list[str]:
        """Parts of `where` that ask for anything."""
        return asked(self.where, connected(self.field)) if self.where and self.field else []

    def needs(self, name: str) -> set[str]:
        """Names of the row that a part speaks of; none if only the whole row can tell."""
        assert self.field is not None  # noqa: S101 - for the type checker
        return _needs(name, self.where[name], connected(self.field))


def _needs(name: str, given: Given, its: Connected) -> set[str]:
    if name in ("and", "or", "not"):
        parts = [given] if name == "not" else given
        each = [_needs(n, part[n], its) for part in parts for n in asked(part, its)]
        return set().union(*each) if all(each) else set()
    if name in its.held:
        return {its.held[name].at}
    column = its.columns.get(name)
    if its.at and (column is None or column.of_node):
        return {its.at}
    shown = reading(column.field) if column else None
    value = parser.expression(shown.text) if isinstance(shown, ExpressionBinding) else None
    return {value.name} if isinstance(value, Var) else set()


def depth(where: Given) -> int:
    """How many filters stand within one another."""
    if isinstance(where, Mapping):
        return 1 + max(map(depth, where.values()), default=0)
    return max(map(depth, where), default=0) if isinstance(where, list) else 0


def _parts(where: Where, seen: Seen, writer: Writer, path: Path) -> Iterator[Expression]:
    for name in asked(where, seen.its):
        given, here = where[name], (*path, name)
        if name in ("and", "or"):
            inner = [
                condition(each, seen, writer, (*here, place))
                for place, each in enumerate(given)
                if asked(each, seen.its)
            ]
            together = conjunction(*inner) if name == "and" else disjunction(*inner)
            yield together or Literal(True)
        elif name == "not":
            # ArcadeDB takes a NOT inside of another for one alone.
            holds = Function("coalesce", (condition(given, seen, writer, here), Literal(False)))
            yield Operation(holds, "=", Literal(False))
        elif name in seen.its.columns:
            yield from _of_column(seen.its.columns[name], given, seen, writer, here)
        elif name in seen.its.held:
            yield _of_held(seen.its.held[name], given, seen, writer, here)
        else:
            yield writer.some(seen.its.relations[name], seen.node, given, here)


def asked(where: Where, its: Connected) -> list[str]:
    """Parts that ask for anything: null does not, nor what holds nothing but nulls.

    So that a filter may hold variables that are left out. An empty filter on what a thing has, or
    a row holds, asks that it is there.
    """
    return [name for name, given in where.items() if given is not None and _asks(name, given, its)]


def _asks(name: str, given: Given, its: Connected) -> bool:
    if name in ("and", "or", "not"):
        return any(asked(each, its) for each in ([given] if name == "not" else given))
    if name in its.columns:
        return any(each is not None for each in given.values())
    inner = its.held[name].its if name in its.held else connected(its.relations[name])
    return not given or bool(asked(given, inner))


def _of_held(held: Held, given: Where, seen: Seen, writer: Writer, path: Path) -> Expression:
    scope = (seen.node if held.of_node else seen.edge).at(held.at)
    passes = condition(given, Seen(held.its, scope, scope), writer, path)
    there = None if held.always else IsNull(scope.this, negated=True)
    return conjunction(there, passes) or passes


def _of_column(
    column: Column, given: Where, seen: Seen, writer: Writer, path: Path
) -> Iterator[Expression]:
    if isinstance(reading(column.field), KindOf):
        yield from _of_kind(column, given, (seen.node if column.of_node else seen.edge).this)
        return
    value = seen.expression(column)
    tests = [
        _test(
            operator,
            column,
            _EACH if column.many else value,
            Literal(operand)
            if operator == "known"
            else writer.parameter((*path, operator), _converter(column, operator)),
        )
        for operator, operand in given.items()
        if operand is not None
    ]
    if not tests:
        return
    if not column.many:
        yield from tests
        return
    members = Function("coalesce", (value, ListOf(())))
    if given.get("known") is False:
        yield Operation(Function("size", (members,)), "=", Literal(0))
        return
    yield Quantified("any", "each", members, conjunction(*tests) or Literal(True))


def _of_kind(column: Column, given: Where, this: Expression) -> Iterator[Expression]:
    """Conditions on the narrowest class of a thing: labels, which a store has an index of."""
    for operator, operand in given.items():
        if operand is None:
            continue
        if operator == "known":  # it always is
            yield Literal(operand)
            continue
        members = operand if isinstance(operand, list) else [operand]
        each = [is_narrowest(column.type, this, str(as_given(one))) for one in members]
        yield disjunction(*each) or Literal(False)


def _converter(column: Column, operator: str) -> Callable[[Given], Given]:
    """Turns a value into what is compared: an identifier, however it was printed, into our own."""
    identifies = column.type.name == "ID" or column.name == IDENTIFIERS
    return _identifiers if identifies and operator in ("equals", "in") else _few


def _identifiers(value: Given) -> Given:
    few = _few(value)
    return [canonical(each) for each in few] if isinstance(few, list) else canonical(few)


def _few(value: Given) -> Given:
    if isinstance(value, list) and len(value) > MOST_VALUES:
        raise ValueError(f"there are more than {MOST_VALUES} values")
    return _named(value)


def _named(value: Given) -> Given:
    """Members of enumerations by their names, as `Seen.expression` has them."""
    if isinstance(value, list):
        return [_named(each) for each in value]
    return value.name if isinstance(value, Enum) else as_given(value)


def _test(operator: str, column: Column, value: Expression, operand: Expression) -> Expression:
    # A sum of strings is compared alike by both servers; see `filters`.
    is_text = column.type.name == "String"
    ordered = Operation(value, "+", Literal("")) if is_text else value
    match operator:
        case "equals":
            return Operation(value, "=", operand)
        case "in":
            return Operation(value, "IN", operand)
        case "from":
            return Operation(ordered, ">=", operand)
        case "to" if is_text:
            below = Operation(ordered, "<=", operand)
            return disjunction(below, Operation(value, "STARTS WITH", operand)) or below
        case "to":
            return Operation(value, "<=", operand)
        case "contains":
            return Operation(_small(value), "CONTAINS", _small(operand))
        case _:
            return IsNull(value, negated=operand == Literal(True))


def _small(value: Expression) -> Expression:
    return Function("toLower", (value,))


def seen_by(field: GraphQLField | None, rows: RowsBinding, inner: Scope) -> Seen:
    """The rows of a field that is a connection, seen from inside of its clauses."""
    assert field is not None  # noqa: S101 - for the type checker
    its = connected(field)
    return Seen(its, inner.row(rows.this), inner.at(its.at))
