"""What a statement asks of an enumeration is decided before it is sent.

A plan holds for one choice of values of enumerations (see `compiler.plan.plan_key`), so that
whether `'YEAR' IN $groupBy` is known while the statement is written. What then never happens goes:

    UNWIND CASE WHEN 'PLACE' IN $groupBy THEN COLLECT { … } ELSE [null] END AS home
    WITH CASE WHEN 'YEAR' IN $groupBy THEN work.year END AS year, home
    WITH work.year AS year, null AS home
"""

from collections.abc import Mapping
from typing import Final

from kg_api.cypher.rewrite import declared_in, rebuilt, renamed, walk
from kg_api.cypher.tree import (
    NULL,
    Case,
    Clauses,
    Expression,
    ListOf,
    Literal,
    Match,
    Node,
    Operation,
    Parameter,
    Property,
    Unwind,
    With,
)

_NOTHING: Final = ListOf((NULL,))


def decided(clauses: Clauses, values: Mapping[str, tuple[str, ...]]) -> Clauses:
    """Clauses of a declaration, where the values of some of its parameters are known.

    Args:
        clauses: with subqueries and all.
        values: of enumerations, by the names of parameters; one that is no list is a list of one.
    """

    def change(node: Node) -> Node:
        match node:
            case Operation(Literal(value), "IN", Parameter(name)) if name in values:
                return Literal(value in values[name])
            case Operation(Parameter(name), "=", Literal(value)) if name in values:
                return Literal(values[name] == (value,))
            case Case():
                return _chosen(node)
        return node

    return rebuilt(clauses, change)


def _chosen(case: Case) -> Expression:
    """The first value whose condition holds, as far as that is known."""
    left = list[tuple[Expression, Expression]]()
    for condition, value in case.cases:
        if condition == Literal(True):
            return Case((*left,), value) if left else value
        if condition != Literal(False):
            left.append((condition, value))
    if left:
        return Case((*left,), case.otherwise)
    return case.otherwise or NULL


def without_nothing(clauses: Clauses) -> Clauses:
    """Without a row for the one member null of a list: its name is null as far as it reaches."""
    for at, clause in enumerate(clauses):
        if isinstance(clause, Unwind) and clause.of == _NOTHING:
            within, after = _reach(clauses[at + 1 :])
            if within and clause.name not in _matched(within):
                within = rebuilt(renamed(within, {clause.name: NULL}), _of_nothing)
                return clauses[:at] + without_nothing(within + after)
    return clauses


def _reach(clauses: Clauses) -> tuple[Clauses, Clauses]:
    """Those that know a name of before, with the first that says what it hands on; and others.

    None know it where what comes after all of these does.
    """
    for at, each in enumerate(clauses, 1):
        if isinstance(each, With) and not each.star:
            return clauses[:at], clauses[at:]
    return (), clauses


def _matched(clauses: Clauses) -> set[str]:
    """Names of patterns: what is nothing can be no part of one."""
    matches = (each.patterns for each in walk(clauses) if isinstance(each, Match))
    return {name for patterns in matches for name in declared_in(patterns)}


def _of_nothing(node: Node) -> Node:
    return NULL if isinstance(node, Property) and node.of == NULL else node
