"""How a field reads from the graph: the words in which `kg_api.schema` declares it.

A field that says nothing is the property of the same name. Every other one says it in Cypher, in
which `this` is the thing that the field belongs to:

    name: str = value("coalesce(this.name, this.id)", "What it is called.")
    parts: Connection[LinkEdge["Organization"]] = page(
        match("(this)<-[link:PART_OF]-(node:Organization)"), BY_NAME, "What it is made of."
    )

Variables of these texts are renamed when they become part of a statement, so that each may use
the plainest names; `$since` stands for the parameter that holds the argument `since`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from kg_api.cypher import parser
from kg_api.cypher.rewrite import placed
from kg_api.cypher.tree import Clauses, Expression, Slot, conjunction, narrowed
from kg_api.fields.arguments import PAGING, Argument, Choice, Given

READING: Final = "reading"
"""Key of a field's reading in its metadata."""


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A column that rows are sorted or counted by; see `kg_api.fields.columns`."""

    text: str


_FILTERS: Final = Slot("filters")

_PLACE: Final = f"<{_FILTERS.name}>"


@dataclass(frozen=True, slots=True)
class QueryStep:
    """A clause of Cypher, and what narrows its rows.

    Attributes:
        text: the clause; where conditions do not go to its end, it says `WHERE <filters>`.
        where: conditions that always hold.
        filters: arguments that narrow its rows when they are given.
        then: what follows the conditions.
        otherwise: what stands for the whole clause when no filter is given; None for itself.
        known: what its columns are then; each is read where it is asked for, and no sooner.
    """

    text: str
    where: tuple[str, ...] = ()
    filters: tuple[Argument, ...] = ()
    then: str = ""
    otherwise: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)

    def conditions(self, given: Mapping[str, Given]) -> list[str] | None:
        """What holds for its rows, for what is given; None where `otherwise` stands for it."""
        filters = [each for each in self.filters if given.get(each.name) is not None]
        if not filters and self.otherwise is not None:
            return None
        return [*self.where, *(each.where for each in filters if each.where)]

    def found(self, given: Mapping[str, Given]) -> Clauses | None:
        """What it says for what is given, but for `then`; None where `otherwise` stands for it."""
        conditions = self.conditions(given)
        if conditions is None:
            return None
        holds = conjunction(*map(parser.expression, conditions))
        said = parser.clauses(self.text)
        if _PLACE not in self.text:
            return narrowed(said, holds)
        return placed(said, _FILTERS, holds)

    @property
    def following(self) -> Clauses:
        """What follows the conditions."""
        return parser.clauses(self.then)

    @property
    def skipped(self) -> Clauses:
        """What stands for the whole."""
        return parser.clauses(self.otherwise or "")


@dataclass(frozen=True, slots=True)
class Key:
    """What rows are ordered by; never null, for a cursor compares with it."""

    text: str
    descending: bool = False


Order = tuple[Key, ...]
"""Keys, the most important first; together they tell any two rows apart."""


class Shape(Enum):
    """What becomes of rows."""

    ONE = auto()
    MANY = auto()
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class ExpressionBinding:
    """An expression.

    Attributes:
        text: the expression.
        choice: an argument that chooses another one, by members of an enumeration.
        texts: the others.
    """

    text: str
    choice: Argument | None = None
    texts: Mapping[Enum, str] = field(default_factory=dict)

    def chosen(self, given: Mapping[str, Given]) -> str:
        """The expression for what is given."""
        member = given.get(self.choice.name) if self.choice else None
        return self.text if member is None else self.texts[member]


@dataclass(frozen=True, slots=True)
class KindOf:
    """The member of the field's enumeration that is a label of `this`; its first one if none."""


@dataclass(frozen=True, slots=True)
class ColumnBinding:
    """A thing that the row already holds.

    Attributes:
        name: what it is called there; empty for the row itself, whose columns are its fields.
    """

    name: str


@dataclass(frozen=True, slots=True)
class RowsBinding:
    """Rows found by clauses.

    Attributes:
        clauses: what finds them.
        shape: one of them, all of them or a page of them.
        order: how they are sorted where nothing else is asked for.
        arguments: beside the clauses' filters and those that a page has.
        this: the row's name for what the fields of the object belong to.
        either: arguments of which exactly one has to be given.
    """

    clauses: tuple[QueryStep, ...]
    shape: Shape
    order: Order = ()
    arguments: tuple[Argument, ...] = ()
    this: str = "node"
    either: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a connection says of its rows besides the rows: a field's role in it."""

    role: str


@dataclass(frozen=True, slots=True)
class LookedUpBinding:
    """An object that is looked up beside the store, by what the store says.

    Attributes:
        texts: expressions of what it is looked up by; see `kg_api.execution.lookups`.
        arguments: of the field.
    """

    texts: tuple[str, ...]
    arguments: tuple[Argument, ...]


Reading = ExpressionBinding | KindOf | ColumnBinding | RowsBinding | Page | LookedUpBinding


def arguments_of(rows: RowsBinding) -> tuple[Argument, ...]:
    """Every argument that is declared for a field that reads rows, in the order of the schema."""
    # An argument that several clauses depend on is one.
    filters = {each.name: each for clause in rows.clauses for each in clause.filters}.values()
    paging = PAGING if rows.shape is Shape.PAGE else ()
    return (*filters, *rows.arguments, *paging)


def defaults_of(rows: RowsBinding) -> dict[str, Given]:
    """What stands in a field's text where nobody gives its arguments, as in a filter."""
    choices = (each for each in arguments_of(rows) if isinstance(each, Choice))
    return {each.name: each.default for each in choices}


def known_of(rows: RowsBinding, given: Mapping[str, Given]) -> dict[str, Expression]:
    """Columns that are known without the clauses which would compute them."""
    skipped = (each for each in rows.clauses if each.conditions(given) is None)
    return {
        name: parser.expression(text) for clause in skipped for name, text in clause.known.items()
    }
