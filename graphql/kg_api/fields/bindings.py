"""How a field reads from the graph: the words in which `things` and `schema` declare it.

A field that says nothing is the property of the same name. Every other one says it in Cypher, in
which `this` is the thing that the field belongs to:

    name: str = value("coalesce(this.name, this.id)", "What it is called.")
    parts: Connection[LinkEdge["Organization"]] = page(
        match("(this)<-[link:PART_OF]-(node:Organization)"), BY_NAME, "What it is made of."
    )

Variables of these texts are renamed when they become part of a statement, so that each may use
the plainest names; `$since` stands for the parameter that holds the argument `since`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Final

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from kg_api.cypher import parser
from kg_api.cypher.rewrite import placed
from kg_api.cypher.tree import Clauses, Expression, Slot, conjunction, narrowed

READING: Final = "reading"
"""Key of a field's reading in its metadata."""

REQUIRED: Final = strawberry.UNSET

Given = Any
"""What GraphQL made of an argument."""

Declared = Any
"""A field's declaration; the annotation beside it says its type."""


def as_given(value: Given) -> Given:
    """The value as the store gets it: members of enumerations by their values.

    Raises:
        ValueError: a text is not Unicode, and could not be sent.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str) and not is_text(value):
        raise ValueError("it holds half a character")
    return [as_given(each) for each in value] if isinstance(value, list) else value


def is_text(text: str) -> bool:
    """Whether a string holds no lone surrogate, which JSON can name and UTF-8 can not."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a field.

    Attributes:
        name: in GraphQL and, after `$`, in Cypher.
        type: annotation of one value.
        description: for the person who asks.
        where: condition on the rows; it is left out of the statement when nothing is given.
        default: what it is when nothing is given.
        convert: turns what is given into what the store gets; its ValueError is told the asker.
        identifies: the class of what it names by identifiers; an error says what nothing has.
    """

    name: str
    type: Any
    description: str
    where: str = ""
    default: Given = None
    convert: Callable[[Given], Given] = as_given
    identifies: str = ""


@dataclass(frozen=True, slots=True)
class Choice(Argument):
    """An argument whose values stand in the statement's text, as `<name>`, joined by `|`.

    Only for enumerations, whose values are ours.
    """


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
class Looked:
    """An object that is looked up beside the store, by what the store says.

    Attributes:
        texts: expressions of what it is looked up by; see `kg_api.execution.lookups`.
        arguments: of the field.
    """

    texts: tuple[str, ...]
    arguments: tuple[Argument, ...]


Reading = ExpressionBinding | KindOf | ColumnBinding | RowsBinding | Page | Looked

DEFAULT_FIRST: Final = 20
MOST: Final = 200


def at_most(most: int, least: int = 0) -> Callable[[int], int]:
    """A converter that refuses numbers outside of bounds."""

    def convert(number: int) -> int:
        if not least <= number <= most:
            raise ValueError(f"{number} is not between {least} and {most}")
        return number

    return convert


def few(most: int) -> Callable[[list[Given]], Given]:
    """A converter that refuses longer lists."""

    def convert(values: list[Given]) -> Given:
        if len(values) > most:
            raise ValueError(f"there are more than {most}")
        return as_given(values)

    return convert


FIRST: Final = Argument(
    "first", int, f"How many, at most {MOST}.", default=DEFAULT_FIRST, convert=at_most(MOST)
)


def _page_size(number: int | None) -> int:
    """How many rows a page has that is read from the start of its list."""
    return DEFAULT_FIRST if number is None else at_most(MOST)(number)


PAGE_FIRST: Final = Argument(
    "first",
    int,
    f"How many, at most {MOST}; {DEFAULT_FIRST} where `last` is not given either.",
    convert=_page_size,
)
AFTER: Final = Argument("after", str, "The cursor after which to go on: an `endCursor`.")
LAST: Final = Argument(
    "last", int, f"How many from the end of the list, at most {MOST}.", convert=at_most(MOST)
)
BEFORE: Final = Argument("before", str, "The cursor before which to end: a `startCursor`.")
PAGING: Final = (PAGE_FIRST, AFTER, LAST, BEFORE)


def is_backward(given: Mapping[str, Given]) -> bool:
    """Whether a page is read from the end of its list."""
    return given.get(LAST.name) is not None


def page_size(given: Mapping[str, Given]) -> int:
    """How many rows a page has at most."""
    size: int | None = given[LAST.name] if is_backward(given) else given.get(PAGE_FIRST.name)
    return DEFAULT_FIRST if size is None else size


FACETS_FIRST: Final = Argument(
    "first", int, f"How many values, at most {MOST}.", default=10, convert=at_most(MOST)
)

WHERE: Final = "where"
ORDER_BY: Final = "orderBy"
BY: Final = "by"
OF: Final = "of"
"""Arguments that `derive` gives to connections, their facets and their aggregates."""


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


def match(pattern: str, *filters: Argument, where: tuple[str, ...] = ()) -> tuple[QueryStep, ...]:
    """The one clause MATCH."""
    return (QueryStep(f"MATCH {pattern}", where, filters),)


def value(text: str, description: str) -> Declared:
    """A field read by an expression."""
    return _field(ExpressionBinding(text), description)


def chosen(text: str, description: str, choice: Argument, texts: Mapping[Any, str]) -> Declared:
    """A field read by an expression that an argument may choose."""
    declared = _field(ExpressionBinding(text, choice, texts), description)
    declared.arguments = [_declared(choice)]
    return declared


def kind_of(description: str) -> Declared:
    """A field that says the narrowest class of a thing."""
    return _field(KindOf(), description)


def part(name: str, description: str) -> Declared:
    """A field that is a thing which the row already holds."""
    return _field(ColumnBinding(name), description)


def itself(description: str) -> Declared:
    """A field that is the row itself: no thing of the graph, but what was counted."""
    return _field(ColumnBinding(""), description)


def looked_up(texts: tuple[str, ...], description: str, *arguments: Argument) -> Declared:
    """A field that is an object looked up beside the store."""
    declared = _field(Looked(texts, arguments), description)
    declared.arguments = [_declared(each) for each in arguments]
    return declared


def one(
    clauses: tuple[QueryStep, ...], description: str, *arguments: Argument, this: str = "node"
) -> Declared:
    """A field that is the first row."""
    return _rows(RowsBinding(clauses, Shape.ONE, arguments=arguments, this=this), description)


def many(
    clauses: tuple[QueryStep, ...],
    order: Order,
    description: str,
    *arguments: Argument,
    this: str = "node",
) -> Declared:
    """A field that is a list of rows, as long as its argument `first` if it has one."""
    return _rows(RowsBinding(clauses, Shape.MANY, order, arguments, this), description)


def page(
    clauses: tuple[QueryStep, ...],
    order: Order,
    description: str,
    *arguments: Argument,
    this: str = "link",
    either: tuple[Argument, ...] = (),
) -> Declared:
    """A field that is a connection over the rows."""
    return _rows(RowsBinding(clauses, Shape.PAGE, order, arguments, this, either), description)


def of_page(role: str, description: str) -> Declared:
    """A field of a connection or of its edges."""
    return _field(Page(role), description)


def _rows(rows: RowsBinding, description: str) -> Declared:
    declared = _field(rows, description)
    arguments = sorted(arguments_of(rows), key=lambda each: each.default is not REQUIRED)
    declared.arguments = [_declared(each) for each in arguments]
    return declared


def _field(reading: Reading, description: str) -> Declared:
    declared = strawberry.field(description=description, metadata={READING: reading})
    assert isinstance(declared, StrawberryField)  # noqa: S101 - for the type checker
    return declared


def _declared(argument: Argument) -> StrawberryArgument:
    optional = argument.default is None
    return StrawberryArgument(
        python_name=argument.name,
        graphql_name=argument.name,
        type_annotation=StrawberryAnnotation(argument.type | None if optional else argument.type),
        description=argument.description,
        default=strawberry.UNSET if optional else argument.default,
    )
