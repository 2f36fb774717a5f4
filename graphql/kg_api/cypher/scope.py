"""What names of declarations mean at one point of a statement, so that no two ever meet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from kg_api.cypher.rewrite import declared_and_computed, renamed
from kg_api.cypher.tree import Expression, Var

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Scope:
    """What names of declarations mean at one point of a statement.

    Attributes:
        names: what they stand for in the statement: a variable, or what is computed in its place.
        columns: those among them that are columns of this row: computed, not matched.
    """

    names: Mapping[str, Expression]
    columns: frozenset[str] = frozenset()

    @property
    def this(self) -> Expression:
        """The thing from which it is seen."""
        return self.names["this"]

    def at(self, name: str) -> "Scope":
        """The same, seen from the thing of that name; without a name, from the row itself."""
        return Scope({**self.names, "this": self.names[name]}) if name else self

    def row(self, name: str) -> "Scope":
        """The same, columns too, seen from the thing of that name if there is one."""
        if name not in self.names:
            return self
        return Scope({**self.names, "this": self.names[name]}, self.columns)

    def with_computed(self, columns: Mapping[str, Expression]) -> "Scope":
        """The same, with further columns, each computed where it is asked for."""
        known = {name: self.fill(each) for name, each in columns.items()}
        return Scope({**self.names, **known}, self.columns | known.keys())

    def fill(self, declaration: N) -> N:
        """A declaration with its names replaced."""
        return renamed(declaration, self.names)


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives each variable of a statement a name of its own."""

    _numbers: Callable[[], int] = field(default_factory=lambda: count(1).__next__)

    def number(self) -> int:
        """A number that no other name of the statement has."""
        return self._numbers()

    def within(self, outer: Scope, declaration: object) -> Scope:
        """The scope inside of a declaration that stands in another scope."""
        number = self.number()
        declared, computed = declared_and_computed(declaration)
        own = {name: Var(f"{name}_{number}") for name in sorted(declared)}
        return Scope({**outer.names, **own}, frozenset(computed))
