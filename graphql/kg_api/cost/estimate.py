"""What an operation costs before it runs: rows that the store may touch to answer it.

The price comes from what is asked, its bound arguments and the graph's own statistics. It is an
upper bound: a page of m things is priced as if they were the m with the most links. Only `path`
with a condition is not: its steps multiply, and the bound would refuse every one; see `chains`.
Questions about the schema touch no row; `http.document_limits` bounds them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import Any, Final

from graphql import GraphQLField

from kg_api.compiler.layout import EDGES, NODES, role_of
from kg_api.compiler.pages import computes
from kg_api.compiler.plan import Plan, Selection
from kg_api.compiler.predicates import asked
from kg_api.cost.access import Each, KnownNode, Members, Part, Proofs, Scan, Search, Step, parts
from kg_api.cost.arguments import comparisons
from kg_api.cost.cardinality import Rowset, most, types_of
from kg_api.cost.overrides import AT_ONCE, FINDING
from kg_api.cost.statistics import Statistics
from kg_api.cypher import parser
from kg_api.fields.arguments import BY, FIRST, OF, ORDER_BY, WHERE, is_backward, page_size
from kg_api.fields.bindings import (
    ExpressionBinding,
    LookedUpBinding,
    QueryStep,
    RowsBinding,
    Shape,
    defaults_of,
)
from kg_api.fields.columns import Column, Connected, connected, reading

_SORTED: Final = 0.02
"""Price of sorting a row by one more key."""

_LOOKED_UP: Final = 100.0
"""Price of an object looked up beside the store: a millisecond of reading and unpacking."""
_PROBED: Final = frozenset(("node", "work", "link", "shown", "collaboration"))
"""Names of what conditions look from."""

Arguments = Sequence[Mapping[str, Any]]
"""What is given for each field's arguments, by `Selection.position`."""


def priced(plan: Plan, arguments: Arguments, statistics: Statistics) -> int:
    """Rows that the store may touch to answer an operation; at least 1."""
    pricer = _Pricer(arguments, statistics)
    return max(1, ceil(min(pricer.all(plan.selections, Rowset(1, 1)), 1e15)))


@dataclass(frozen=True, slots=True)
class _Pricer:
    arguments: Arguments
    statistics: Statistics

    def all(self, selections: tuple[Selection, ...], at: Rowset) -> float:
        return sum(self.one(each, at) for each in selections)

    def one(self, selection: Selection, at: Rowset) -> float:
        special = AT_ONCE.get(f"{selection.parent}.{selection.name}")
        if special:
            price, found = special(self.statistics, given_of(selection, self.arguments))
            return price + self.children(selection, found)
        match selection.reading:
            case RowsBinding() as rows:
                return self.rows(selection, rows, at)
            case ExpressionBinding(text):
                return self.run(_value_parts(text), at, {})[0]
            case LookedUpBinding():
                return at.rows * _LOOKED_UP
            case _:
                return self.children(selection, at)

    def children(self, selection: Selection, at: Rowset) -> float:
        """What is asked of rows; of several types they are each of one, which costs the most."""
        prices: dict[tuple[str, int], float] = {}
        for selections in selection.variants:
            for each in selections:
                key = (each.key, id(each.reading))
                prices[key] = max(prices.get(key, 0.0), self.one(each, at))
        return sum(prices.values())

    def rows(self, selection: Selection, rows: RowsBinding, at: Rowset) -> float:
        given = given_of(selection, self.arguments)
        finding = FINDING.get(f"{selection.parent}.{selection.name}")
        touched, found = (
            finding(self.statistics, given, at) if finding else self.clauses(rows, at, given)
        )
        touched += self.narrowing(selection, given, found)
        kept = Rowset(min(found.rows, at.rows * _limit(rows, given)), at.rows)
        if rows.shape is not Shape.PAGE:
            return touched + self.children(selection, kept)
        touched_besides = self.measured(selection, found)
        return touched_besides + self.page(selection, touched, kept, once=_computes(rows, given))

    def page(self, selection: Selection, touched: float, kept: Rowset, *, once: bool) -> float:
        """A connection's rows are found for its edges, for each facet, and once to be counted.

        Args:
            selection: the connection.
            touched: what it takes to find its rows.
            kept: the page.
            once: whether they are counted as they are found for its edges.
        """
        children = [child for group in selection.children.values() for child in group]
        roles = [role_of(child) for child in children]
        rows = any(each in (EDGES, NODES, "pageInfo") for each in roles)
        times = rows + ("totalCount" in roles and not (rows and once)) + _counted(roles)
        price = sum(self.one(child, kept) for child in children)
        return price + touched * max(1, times)

    def measured(self, selection: Selection, at: Rowset) -> float:
        """What all rows are looked at for, to be counted by a column or to be reckoned."""
        assert selection.field is not None  # noqa: S101 - for the type checker
        its = connected(selection.field)
        asked = (child for group in selection.children.values() for child in group)
        given = (given_of(each, self.arguments) for each in asked if _counted([role_of(each)]))
        columns = [each.get(BY) or each.get(OF) for each in given]
        return sum(self.column(its.measured[each.text], at) for each in columns if each)

    def clauses(
        self, rows: RowsBinding, at: Rowset, given: Mapping[str, Any]
    ) -> tuple[float, Rowset]:
        said, probes = list[str](), list[str]()
        for clause in rows.clauses:
            texts, conditions = _said(clause, given)
            said += texts
            probes += conditions
        touched, found = self.run(_clause_parts(tuple(said)), at, given)
        looked = sum(self.run(_value_parts(each, _PROBED), found, given)[0] for each in probes)
        return touched + looked, found

    def narrowing(self, selection: Selection, given: Mapping[str, Any], at: Rowset) -> float:
        """What rows are looked at for, beside themselves: to be filtered and sorted."""
        if selection.field is None or not (given.get(WHERE) or given.get(ORDER_BY)):
            return 0.0
        its = connected(selection.field)
        columns = [its.measured[each[BY].text] for each in given.get(ORDER_BY) or ()]
        sorted_ = sum(self.column(each, at) + at.rows * _SORTED for each in columns)
        return self.where(its, given.get(WHERE), at) + sorted_

    def where(self, its: Connected, where: Mapping[str, Any] | None, at: Rowset) -> float:
        price = 0.0
        for name in asked(where or {}, its):
            value = (where or {})[name]
            if name in ("and", "or", "not"):
                parts_ = [value] if name == "not" else value
                price += sum(self.where(its, each, at) for each in parts_)
            elif name in its.columns:
                price += self.column(its.columns[name], at) + at.rows * comparisons(value)
            elif name in its.held:
                price += self.where(its.held[name].its, value, at)
            else:
                price += self.related(its.relations[name], value, at)
        return price

    def column(self, column: Column, at: Rowset) -> float:
        its = reading(column.field)
        if isinstance(its, RowsBinding):
            return self.clauses(its, at, defaults_of(its))[0]
        return (
            self.run(_value_parts(its.text), at, {})[0]
            if isinstance(its, ExpressionBinding)
            else 0.0
        )

    def related(self, field: GraphQLField, where: Mapping[str, Any], at: Rowset) -> float:
        rows = reading(field)
        assert isinstance(rows, RowsBinding)  # noqa: S101 - for the type checker
        touched, found = self.clauses(rows, at, defaults_of(rows))
        return touched + self.where(connected(field), where, found)

    def run(
        self, found: tuple[Part, ...], at: Rowset, given: Mapping[str, Any]
    ) -> tuple[float, Rowset]:
        """Rows touched on the way, and the rows in the end."""
        touched = 0.0
        for part in found:
            at, more = self.part(part, at, given)
            touched += more
        return touched, at

    def part(self, part: Part, at: Rowset, given: Mapping[str, Any]) -> tuple[Rowset, float]:
        """The rows after a part of a clause, and how many it touched."""
        match part:
            case Scan(label):
                all_ = at.rows * self.statistics.count(label)
                return Rowset(all_, at.rows), all_
            case Search():
                all_ = at.rows * self.statistics.count("Entity")
                return Rowset(all_, at.rows), all_
            case Each(argument):
                value = given.get(argument)
                size = len(value) if isinstance(value, list) else 1
                return Rowset(at.rows * size, at.rows * size), at.rows * size
            case Members(size):
                return Rowset(at.rows * size, at.rows * size), at.rows * size
            case Proofs():
                shown = most((self.statistics.evidence,), at)
                return Rowset(shown, at.rows), shown
            case Step(types, sign, times, optional):
                found, touched = self.step(types_of(types, given), sign, times, at)
                return (max(found, at) if optional else found), touched
            case KnownNode():
                return at, at.rows

    def step(self, types: Sequence[str], sign: str, times: int, at: Rowset) -> tuple[Rowset, float]:
        degrees, touched = self.statistics.links(types, sign), 0.0
        for _ in range(times):
            at = Rowset(most(degrees, at), at.rows)
            touched += at.rows
        return at, touched


@cache
def _clause_parts(texts: tuple[str, ...]) -> tuple[Part, ...]:
    """What declared clauses touch, one after the other."""
    return tuple(parts(tuple(parser.clauses(each) for each in texts)))


@cache
def _value_parts(text: str, bound: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """What a declared expression touches."""
    return tuple(parts(parser.expression(text), bound))


def _counted(roles: Sequence[str]) -> int:
    """How many fields of a connection go over all of its rows."""
    return sum(each in ("facets", "aggregate") for each in roles)


def _said(clause: QueryStep, given: Mapping[str, Any]) -> tuple[tuple[str, ...], list[str]]:
    """A clause as the compiler writes it for what is given, and its conditions apart."""
    conditions = clause.conditions(given)
    if conditions is None:
        return (clause.otherwise or "",), []
    return (clause.text, clause.then), conditions


def _computes(rows: RowsBinding, given: Mapping[str, Any]) -> bool:
    """Whether a page of rows that is counted too is found once; see `kg_api.compiler.pages`."""
    said = (text for clause in rows.clauses for text in _said(clause, given)[0])
    return any(computes(parser.clauses(text)) for text in said)


def _limit(rows: RowsBinding, given: Mapping[str, Any]) -> float:
    if rows.shape is Shape.ONE:
        return 1
    if rows.shape is Shape.PAGE:
        return max(page_size(given), 0)
    first = given.get(FIRST.name)
    return max(first, 0) if isinstance(first, int) else float("inf")


def given_of(selection: Selection, arguments: Arguments) -> Mapping[str, Any]:
    """A field's arguments; of a page, its length even where nobody says it."""
    given = {} if selection.position is None else arguments[selection.position]
    rows = selection.reading
    if isinstance(rows, RowsBinding) and rows.shape is Shape.PAGE and not is_backward(given):
        return {**given, FIRST.name: page_size(given)}
    return given


def all_selections(selections: tuple[Selection, ...]) -> list[Selection]:
    """Selections and all below them, the outermost first."""
    found = list(selections)
    for each in found:
        for children in each.variants:
            found.extend(children)
    return found
