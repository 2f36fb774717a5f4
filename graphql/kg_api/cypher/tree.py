"""A statement of Cypher as a tree of small frozen nodes: expressions, patterns, clauses.

What a statement is, not how it is written: brackets, spaces and keywords are the printer's. Every
node holds its parts in the order in which they are written, so that a walk over the tree meets
them as a reader would. Only what our statements use of the language is here.
Source: https://s3.amazonaws.com/artifacts.opencypher.org/openCypher9.pdf
"""

from dataclasses import dataclass
from typing import Final
from typing import Literal as OneOf


@dataclass(frozen=True, slots=True)
class Node:
    """Any part of a statement."""


@dataclass(frozen=True, slots=True)
class Expression(Node):
    """What has a value."""


@dataclass(frozen=True, slots=True)
class Clause(Node):
    """What makes rows of rows."""


Clauses = tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Var(Expression):
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Parameter(Expression):
    """A value that is sent beside the statement: `$name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Slot(Expression):
    """A place in a declaration, `<name>`, that is filled when it becomes part of a statement."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """A string, number or boolean of our own, or null."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Property(Expression):
    """`of.name`."""

    of: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Element(Expression):
    """`of[at]`: of a list by place, of a map by key."""

    of: Expression
    at: Expression


@dataclass(frozen=True, slots=True)
class Slice(Expression):
    """`of[start..end]`."""

    of: Expression
    start: Expression | None
    end: Expression | None


@dataclass(frozen=True, slots=True)
class Function(Expression):
    """A function of values, or one over rows (`AGGREGATES`)."""

    name: str
    arguments: tuple[Expression, ...]
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class AllRows(Expression):
    """The `*` of `count(*)`."""


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """`NOT of`."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Negative(Expression):
    """`-of`."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Operation(Expression):
    """Two values and what stands between them: `=`, `+`, `IN`, `STARTS WITH`."""

    left: Expression
    operator: str
    right: Expression


@dataclass(frozen=True, slots=True)
class Junction(Expression):
    """Conditions joined by one word; of none, `AND` holds and `OR` does not."""

    word: OneOf["AND", "OR"]
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class IsNull(Expression):
    """`of IS NULL`, or `IS NOT NULL`."""

    of: Expression
    negated: bool = False


@dataclass(frozen=True, slots=True)
class HasLabel(Expression):
    """`of:label`."""

    of: Expression
    label: str


@dataclass(frozen=True, slots=True)
class Case(Expression):
    """The first value whose condition holds."""

    cases: tuple[tuple[Expression, Expression], ...]
    otherwise: Expression | None = None


@dataclass(frozen=True, slots=True)
class ListOf(Expression):
    """A list of expressions."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class MapOf(Expression):
    """A map of expressions, by keys."""

    items: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Comprehension(Expression):
    """`[name IN of WHERE condition | result]`."""

    name: str
    of: Expression
    condition: Expression | None
    result: Expression | None


@dataclass(frozen=True, slots=True)
class Quantified(Expression):
    """`any(name IN of WHERE condition)`."""

    word: OneOf["any", "all", "none", "single"]
    name: str
    of: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class Reduce(Expression):
    """`reduce(total = start, name IN of | next)`."""

    total: str
    start: Expression
    name: str
    of: Expression
    next: Expression


@dataclass(frozen=True, slots=True)
class Subquery(Expression):
    """Clauses within an expression, run for each row around them."""

    word: OneOf["COLLECT", "COUNT", "EXISTS"]
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class NodePattern(Node):
    """`(name:Label {key: value})`; an empty name is none."""

    name: str = ""
    labels: tuple[str, ...] = ()
    properties: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class LinkPattern(Node):
    """`-[name:TYPE|TYPE*1..3]->`.

    Attributes:
        name: of the link; empty for none.
        types: of which it may be; `Slot`s for those that an argument chooses; none for all.
        sign: `>` out, `<` in, empty for either way.
        hops: how many links at least and at most; None for just one.
    """

    name: str = ""
    types: tuple[str | Slot, ...] = ()
    sign: OneOf[">", "<", ""] = ""
    hops: tuple[int | None, int | None] | None = None


@dataclass(frozen=True, slots=True)
class Pattern(Node):
    """A path: nodes with links between them.

    Attributes:
        parts: a node, then links and nodes in turn.
        name: of the path; empty for none.
        function: that chooses among paths, as `allShortestPaths`; empty for none.
    """

    parts: tuple[NodePattern | LinkPattern, ...]
    name: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Match(Clause):
    """`MATCH`, or `OPTIONAL MATCH`."""

    patterns: tuple[Pattern, ...]
    where: Expression | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Unwind(Clause):
    """A row for each member of a list."""

    of: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Call(Clause):
    """A procedure, and what is taken of its rows: each column's own name and the one it gets."""

    procedure: str
    arguments: tuple[Expression, ...]
    yields: tuple[tuple[str, str], ...]
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class Item(Node):
    """A column of what a row hands on: a value and its name."""

    value: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Sort(Node):
    """What rows are sorted by."""

    by: Expression
    descending: bool = False


@dataclass(frozen=True, slots=True)
class With(Clause):
    """What a row hands on, in which order, and how many and which of the rows.

    Attributes:
        items: its columns.
        star: whether all that is known is handed on beside them.
        distinct: whether equal rows become one.
    """

    items: tuple[Item, ...] = ()
    star: bool = False
    distinct: bool = False
    order: tuple[Sort, ...] = ()
    limit: Expression | None = None
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class Return(Clause):
    """What a statement or subquery gives."""

    items: tuple[Item, ...]
    distinct: bool = False
    order: tuple[Sort, ...] = ()
    limit: Expression | None = None


AGGREGATES: Final = frozenset(
    {
        "avg", "collect", "count", "max", "min",
        "percentilecont", "percentiledisc", "stdev", "stdevp", "sum",
    }
)  # fmt: skip
"""Functions over rows, in small letters."""

NULL: Final = Literal(None)


def conjunction(*conditions: Expression | None) -> Expression | None:
    """All conditions at once; None of none."""
    return _joined("AND", [each for each in conditions if each is not None])


def disjunction(*conditions: Expression) -> Expression | None:
    """One of some conditions; None of none."""
    return _joined("OR", list(conditions))


def _joined(word: OneOf["AND", "OR"], conditions: list[Expression]) -> Expression | None:
    parts: list[Expression] = []
    for each in conditions:
        same = isinstance(each, Junction) and each.word == word
        parts += each.parts if same else [each]  # type: ignore[attr-defined]
    if len(parts) < 2:
        return parts[0] if parts else None
    return Junction(word, tuple(parts))


def narrowed(clauses: Clauses, *conditions: Expression | None) -> Clauses:
    """Clauses with further conditions on the rows of the last one."""
    more = conjunction(*conditions)
    if more is None:
        return clauses
    *before, last = clauses
    match last:
        case Match(patterns, where, optional):
            return (*before, Match(patterns, conjunction(where, more), optional))
        case With(items, star, distinct, order, limit, where):
            both = conjunction(where, more)
            return (*before, With(items, star, distinct, order, limit, both))
        case Call(procedure, arguments, yields, where):
            return (*before, Call(procedure, arguments, yields, conjunction(where, more)))
        case _:
            return (*clauses, With(star=True, where=more))
