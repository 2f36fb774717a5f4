"""What a person asks of rows (`where`), as a condition in Cypher.

Each value that is given becomes a parameter; the text holds nothing but names of our own. What is
not known fails every test, also under `not`: `not: {year: {from: 2018}}` finds what is older and
what has no year.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Protocol

from graphql import GraphQLField

from kg_api.compiler.names import names_of
from kg_api.cypher.text import Scope, declared
from kg_api.fields.bindings import Clause, Given, KindOf, Rows, Value, as_given
from kg_api.fields.columns import Column, Connected, Held, connected, reading

_MARK: Final = "\x02{}\x03"
"""Marks where a condition will stand, while names are not yet settled."""

DEEPEST: Final = 8
"""Filters within filters."""

MOST_VALUES: Final = 1000
"""Values that a column may be one of."""

Path = tuple[str | int, ...]
"""Where a value stands among a field's arguments: `("where", "or", 0, "name", "contains")`."""

Where = Mapping[str, Any]


class Writer(Protocol):
    """What conditions need of the compiler."""

    def parameter(self, path: Path, convert: Callable[[Given], Given]) -> str:
        """The parameter that holds a value of the arguments."""

    def some(self, field: GraphQLField, scope: Scope, where: Where, path: Path) -> str:
        """The condition that a connection of a thing has some row that passes a filter."""

    def kind(self, field: GraphQLField, scope: Scope) -> str:
        """The member of an enumeration that is the narrowest class of a thing."""


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

    def expression(self, column: Column, writer: Writer) -> str:
        """A column; members of enumerations by their names."""
        text = self.stored(column, writer)
        names = "" if isinstance(reading(column.field), KindOf) else names_of(column.type)
        if names and column.many:
            return f"[each IN coalesce({text}, []) | {names}[each]]"
        return f"{names}[{text}]" if names else text

    def stored(self, column: Column, writer: Writer) -> str:
        """A column as the store has it."""
        scope = self.node if column.of_node else self.edge
        match reading(column.field):
            case Value(text):
                return scope.fill(text)
            case KindOf():
                return writer.kind(column.field, scope)
            case _ if column.name in scope.columns:
                return scope.names[column.name]
            case _:
                return f"{scope.names['this']}.{column.name}"


def condition(where: Where, seen: Seen, writer: Writer, path: Path) -> str:
    """What holds for the rows that pass."""
    return " AND ".join(_parts(where, seen, writer, path)) or "true"


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
    rows: Rows
    where: Where
    path: Path

    def template(self, given: Mapping[str, Given]) -> str:
        """The clauses for what is given, with marks where the conditions will stand."""
        waiting = {_MARK.format(place): self.needs(name) for place, name in enumerate(self.asked())}
        texts, ends, known = [], False, set[str]()
        for clause in self.rows.clauses:
            ready = []
            if clause.conditions(given) is not None:
                known |= declared(clause.text)
                ready = [mark for mark, needs in waiting.items() if needs and needs <= known]
            text, ends = _written(clause, given, ready)
            waiting = {mark: needs for mark, needs in waiting.items() if mark not in ready}
            texts.append(text)
        found = " ".join(filter(None, texts))
        return f"{found} {'AND' if ends else 'WHERE'} {' AND '.join(waiting)}" if waiting else found

    def filled(self, text: str, inner: Scope, writer: Writer) -> str:
        """The clauses with the conditions in the place of the marks."""
        asked = self.asked()
        if not asked:
            return text
        seen = seen_by(self.field, self.rows, inner)
        for place, name in enumerate(asked):
            part = condition({name: self.where[name]}, seen, writer, self.path)
            text = text.replace(_MARK.format(place), part)
        return text

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
    return {shown.text} if isinstance(shown, Value) and shown.text.isidentifier() else set()


def _written(clause: Clause, given: Mapping[str, Given], more: list[str]) -> tuple[str, bool]:
    """A clause for what is given, with further conditions; whether it ends in conditions."""
    conditions = clause.conditions(given)
    if conditions is None:
        return clause.otherwise or "", False
    conditions += more
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"{clause.text}{where} {clause.then}".rstrip(), bool(where and not clause.then)


def depth(where: Given) -> int:
    """How many filters stand within one another."""
    if isinstance(where, Mapping):
        return 1 + max(map(depth, where.values()), default=0)
    return max(map(depth, where), default=0) if isinstance(where, list) else 0


def _parts(where: Where, seen: Seen, writer: Writer, path: Path) -> Iterator[str]:
    for name in asked(where, seen.its):
        given, here = where[name], (*path, name)
        if name in ("and", "or"):
            inner = [
                f"({condition(each, seen, writer, (*here, place))})"
                for place, each in enumerate(given)
                if asked(each, seen.its)
            ]
            yield f"({f' {name.upper()} '.join(inner) or 'true'})"
        elif name == "not":
            # ArcadeDB takes a NOT inside of another for one alone.
            yield f"coalesce({condition(given, seen, writer, here)}, false) = false"
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


def _of_held(held: Held, given: Where, seen: Seen, writer: Writer, path: Path) -> str:
    scope = (seen.node if held.of_node else seen.edge).at(held.at)
    text = condition(given, Seen(held.its, scope, scope), writer, path)
    return f"({text})" if held.always else f"({scope.names['this']} IS NOT NULL AND ({text}))"


def _of_column(
    column: Column, given: Where, seen: Seen, writer: Writer, path: Path
) -> Iterator[str]:
    text = seen.expression(column, writer)
    tests = [
        _test(
            operator,
            column,
            "each" if column.many else text,
            value if operator == "known" else writer.parameter((*path, operator), _few),
        )
        for operator, value in given.items()
        if value is not None
    ]
    if not tests:
        return
    if not column.many:
        yield from tests
        return
    if given.get("known") is False:
        yield f"size(coalesce({text}, [])) = 0"
        return
    yield f"any(each IN coalesce({text}, []) WHERE {' AND '.join(tests)})"


def _few(value: Given) -> Given:
    if isinstance(value, list) and len(value) > MOST_VALUES:
        raise ValueError(f"there are more than {MOST_VALUES} values")
    return _named(value)


def _named(value: Given) -> Given:
    """Members of enumerations by their names, as `Seen.expression` has them."""
    if isinstance(value, list):
        return [_named(each) for each in value]
    return value.name if isinstance(value, Enum) else as_given(value)


def _test(operator: str, column: Column, text: str, value: Given) -> str:
    # A sum of strings is compared alike by both servers; see `filters`.
    sum_ = f"{text} + ''" if column.type.name == "String" else text
    match operator:
        case "equals":
            return f"{text} = {value}"
        case "in":
            return f"{text} IN {value}"
        case "from":
            return f"{sum_} >= {value}"
        case "to" if column.type.name == "String":
            return f"({sum_} <= {value} OR {text} STARTS WITH {value})"
        case "to":
            return f"{text} <= {value}"
        case "contains":
            return f"toLower({text}) CONTAINS toLower({value})"
        case _:
            return f"{text} IS {'NOT ' if value else ''}NULL"


def seen_by(field: GraphQLField | None, rows: Rows, inner: Scope) -> Seen:
    """The rows of a field that is a connection, seen from inside of its clauses."""
    assert field is not None  # noqa: S101 - for the type checker
    its = connected(field)
    return Seen(its, inner.row(rows.this), inner.at(its.at))
