"""A page of rows: cut out of them as they are found, or out of all of them where they are counted.

To find rows can be the most work of all. Where the same answer tells how many there are, they are
found once, gathered in their order and counted; only the page's rows are looked at any further.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kg_api.compiler.rows import Keys
from kg_api.cypher.rewrite import known_after, spoken_of
from kg_api.cypher.tree import (
    Call,
    Clauses,
    Comprehension,
    Element,
    Expression,
    Function,
    Item,
    ListOf,
    Literal,
    Slice,
    Subquery,
    Unwind,
    Var,
    With,
)


def computes(source: Clauses) -> bool:
    """Whether to find rows is more than to go along links, which a store counts in no time."""
    return any(isinstance(each, With | Unwind | Call) for each in source)


def cut(keys: Keys, between: Expression | None, limit: Expression) -> Clauses:
    """The page of the rows that have been found."""
    if between is None:
        return (With(keys.columns, star=True, order=keys.sorted, limit=limit),)
    return (
        With(keys.columns, star=True, where=between),
        With(star=True, order=keys.sorted, limit=limit),
    )


@dataclass(frozen=True, slots=True)
class Gathered:
    """All rows in one list, each as the list of its keys and of the variables that it is shown by.

    Attributes:
        number: that makes names unlike any others.
        source: what finds them.
        keys: what they are sorted by.
    """

    number: int
    source: Clauses
    keys: Keys

    @property
    def all(self) -> Var:
        """The list."""
        return Var(f"all_{self.number}")

    @property
    def each(self) -> Var:
        """One of its rows."""
        return Var(f"each_{self.number}")

    @property
    def size(self) -> Expression:
        """How many rows there are."""
        return Function("size", (self.all,))

    def clauses(self, result: Clauses) -> Clauses:
        """What finds the rows and gathers them."""
        columns = ListOf((*self.keys.values, *self.variables(result)))
        return (
            *self.source,
            With(self.keys.columns, star=True, order=self.keys.sorted),
            With((Item(Function("collect", (columns,)), self.all.name),)),
        )

    def variables(self, result: Clauses) -> list[Var]:
        """The rows' own variables that their result speaks of, but for keys."""
        spoken = spoken_of(result)
        return [Var(each) for each in known_after(self.source) if each in spoken]

    def page(
        self,
        result: Clauses,
        between: Callable[[list[Expression]], Expression | None],
        limit: Expression,
    ) -> Expression:
        """The rows of the page.

        Args:
            result: what is returned of a row.
            between: the condition on a row's keys that it lies between cursors.
            limit: how many rows it has.
        """
        keys: list[Expression] = [self.at(place) for place in range(len(self.keys.values))]
        condition = between(keys)
        kept: Expression = self.all
        if condition:
            kept = Comprehension(self.each.name, kept, condition, None)
        rows = Unwind(Slice(kept, Literal(0), limit), self.each.name)
        names = [each.name if isinstance(each, Var) else "" for each in self.keys.values]
        names += [each.name for each in self.variables(result)]
        columns = tuple(Item(self.at(i), name) for i, name in enumerate(names) if name)
        return Subquery("COLLECT", (rows, With(columns), *result))

    def at(self, place: int) -> Expression:
        """What a row has at a place."""
        return Element(self.each, Literal(place))
