"""What finds the rows of a list, and by what they are sorted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from graphql import GraphQLError, GraphQLField

from kg_api.compiler.arguments import choices, enumerated, not_both, one_given
from kg_api.compiler.ordering import SortKey, beyond, decoded, order
from kg_api.compiler.plan import Selection
from kg_api.compiler.predicates import DEEPEST, Narrowed, Path, Where, depth
from kg_api.compiler.statement import Parameter
from kg_api.cypher.decided import decided, without_nothing
from kg_api.cypher.rewrite import chosen, filled, walk
from kg_api.cypher.scope import Namer, Scope
from kg_api.cypher.tree import (
    Clauses,
    Expression,
    Item,
    Literal,
    Return,
    Slot,
    Sort,
    Subquery,
    Var,
    conjunction,
    narrowed,
)
from kg_api.cypher.tree import Parameter as Placeholder
from kg_api.fields.arguments import (
    AFTER,
    BEFORE,
    FIRST,
    LAST,
    PAGE_FIRST,
    WHERE,
    Given,
    is_backward,
)
from kg_api.fields.bindings import RowsBinding, arguments_of, defaults_of, known_of
from kg_api.fields.columns import reading


class Keys(NamedTuple):
    """What rows are sorted by.

    Attributes:
        order: the keys as they are asked for, from the end of the list where it is read from there.
        columns: those that are columns of their own.
        values: all of them, as they are known after these columns.
    """

    order: list[SortKey]
    columns: tuple[Item, ...]
    values: list[Expression]

    @property
    def sorted(self) -> tuple[Sort, ...]:
        """What the rows are sorted by, but for what is settled by the keys before it."""
        both = zip(self.values, self.order, strict=True)
        return tuple(Sort(each, key.descending) for each, key in both if not key.settled)


@dataclass(frozen=True, slots=True)
class Finder:
    """Writes what finds rows, with names and parameters of one statement.

    Attributes:
        parameters: of the statement, by the argument's place and what is added to its value.
        unsent: arguments that it does without; they have to be right all the same.
        namer: gives names.
    """

    parameters: dict[tuple[int | None, Path, int], Parameter] = field(default_factory=dict)
    unsent: list[Parameter] = field(default_factory=list)
    namer: Namer = field(default_factory=Namer)

    def keys(self, selection: Selection, rows: RowsBinding, scope: Scope) -> Keys:
        """What rows are sorted by; there is no column of what is settled.

        The embedded store drops a link that nothing but an ORDER BY speaks of after `WITH *`,
        and sorts as if it were null; a column stays.
        """
        number, asked = self.namer.number(), order(selection, rows)
        columns, values = list[Item](), list[Expression]()
        for place, each in enumerate(asked):
            value = each.expression(scope, Writing(self, selection))
            if not each.settled:
                columns.append(Item(value, f"key{place}_{number}"))
                value = Var(columns[-1].name)
            values.append(value)
        return Keys(asked, tuple(columns), values)

    def between(
        self, selection: Selection, rows: RowsBinding, keys: list[Expression]
    ) -> Expression | None:
        """The condition that a row is beyond the cursors that are given; None without any."""
        asked = order(selection, rows, backward=False)
        conditions = []
        for cursor, by in ((AFTER, asked), (BEFORE, [each.reversed for each in asked])):
            if selection.arguments.get(cursor.name) is not None:
                keys_of = decoded(selection, rows, cursor)
                parameter = self.parameter(selection, (cursor.name,), keys_of.convert)
                conditions.append(beyond(parameter, by, keys))
        return conjunction(*conditions)

    def page_size(self, selection: Selection, more: int) -> Expression:
        """How many rows a page has, and more that only show that there are more."""
        its = LAST if is_backward(selection.arguments) else PAGE_FIRST
        return self.parameter(selection, (its.name,), its.convert, more)

    def unused(self, selection: Selection, rows: RowsBinding) -> None:
        """Note the arguments of a page whose rows nobody asks for; they have to be right too."""
        cursors = (decoded(selection, rows, each) for each in (AFTER, BEFORE))
        for each in (PAGE_FIRST, LAST, *cursors):
            if each is PAGE_FIRST or selection.arguments.get(each.name) is not None:
                self.unsent.append(Parameter("", selection, (each.name,), each.convert))

    def limit(self, selection: Selection, rows: RowsBinding) -> Expression | None:
        """How many rows a list has at most; None where all are given."""
        own = next((each for each in rows.arguments if each.name == FIRST.name), None)
        return self.parameter(selection, (FIRST.name,), own.convert) if own else None

    def source(
        self, selection: Selection, rows: RowsBinding, scope: Scope
    ) -> tuple[Clauses, Scope]:
        """What finds the rows, and what names mean after it."""
        one_given(selection, rows)
        not_both(selection)
        where = selection.arguments.get(WHERE)
        if depth(where) > DEEPEST:
            message = f"Argument '{WHERE}' of '{selection.name}': it is deeper than {DEEPEST}."
            raise GraphQLError(message, list(selection.nodes))
        asked = Narrowed(selection.field, rows, where or {}, (WHERE,))
        return self.found(selection, asked, scope, selection.arguments)

    def found(
        self, selection: Selection, asked: Narrowed, scope: Scope, given: Mapping[str, Given]
    ) -> tuple[Clauses, Scope]:
        """The clauses that find rows for what is given, and what names mean after them."""
        steps = tuple(asked.steps(given))
        inner = self.namer.within(scope, tuple((each.clauses, each.then) for each in steps))
        declared = [
            tuple(self.filled(selection, asked.rows, inner.fill(each), given) for each in both)
            for both in ((step.clauses, step.then) for step in steps)
        ]
        inner = inner.with_computed(known_of(asked.rows, given))
        conditions = asked.conditions(inner, Writing(self, selection))
        clauses: Clauses = ()
        for step, (first, then) in zip(steps, declared, strict=True):
            ready = [conditions.pop(name) for name in step.ready]
            clauses = (*clauses, *narrowed(first, *ready), *then)
        return narrowed(without_nothing(clauses), *conditions.values()), inner

    def filled(
        self, selection: Selection, rows: RowsBinding, clauses: Clauses, given: Mapping[str, Given]
    ) -> Clauses:
        """Clauses with what the arguments choose, and the parameters that hold their values."""
        converts = {each.name: each.convert for each in arguments_of(rows)}
        if known := {name: said for name in converts if (said := enumerated(given.get(name)))}:
            clauses = decided(clauses, known)
        open_ = [each for each in walk(clauses) if isinstance(each, Slot | Placeholder)]
        slots = {
            each.name: choices(selection, each.name, given[each.name])
            for each in open_
            if isinstance(each, Slot)
        }
        names = dict.fromkeys(each.name for each in open_ if isinstance(each, Placeholder))
        values = {name: self.parameter(selection, (name,), converts[name]) for name in names}
        clauses = chosen(clauses, slots) if slots else clauses
        return filled(clauses, values) if values else clauses

    def parameter(
        self, selection: Selection, path: Path, convert: Callable[[Given], Given], more: int = 0
    ) -> Placeholder:
        """The parameter that holds a value of the arguments, plus `more`."""
        key = (selection.position, path, more)
        if key not in self.parameters:
            name = f"p{len(self.parameters)}"
            if more:
                convert = partial(_plus, more=more, convert=convert)
            self.parameters[key] = Parameter(name, selection, path, convert)
        return Placeholder(self.parameters[key].name)


@dataclass(frozen=True, slots=True)
class Writing:
    """Writes what one field asks of its rows; see `predicates.Writer`."""

    finder: Finder
    selection: Selection

    def parameter(self, path: Path, convert: Callable[[Given], Given]) -> Expression:
        """The parameter that holds a value of the arguments."""
        return self.finder.parameter(self.selection, path, convert)

    def some(self, field: GraphQLField, scope: Scope, where: Where, path: Path) -> Expression:
        """The condition that a connection of a thing has some row that passes a filter."""
        rows = reading(field)
        assert isinstance(rows, RowsBinding)  # noqa: S101 - for the type checker
        asked = Narrowed(field, rows, where, path)
        clauses, _ = self.finder.found(self.selection, asked, scope, defaults_of(rows))
        return Subquery("EXISTS", (*clauses, Return((Item(Literal(1), "one"),))))

    def count(self, field: GraphQLField, scope: Scope) -> Expression:
        """How many rows a connection of a thing has."""
        rows = reading(field)
        assert isinstance(rows, RowsBinding)  # noqa: S101 - for the type checker
        asked = Narrowed(field, rows, {}, ())
        clauses, _ = self.finder.found(self.selection, asked, scope, defaults_of(rows))
        return Subquery("COUNT", (*clauses, Return((Item(Literal(1), "one"),))))


def _plus(number: int, more: int, convert: Callable[[int], int]) -> int:
    return convert(number) + more
