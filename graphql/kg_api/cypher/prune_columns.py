"""What a statement computes for nobody is left out of it.

The clauses of a field compute every column that its rows may show: how strong a tie is, since
when, of what kinds. A column is asked for where its name stands again, for something that is asked
for itself:

    WITH node, count(work) AS works, collect(work.year) AS years RETURN node.id, works
    WITH node, count(work) AS works RETURN node.id, works

Rows stay what they are: what they are grouped by is kept, and where nothing is counted any more
they are DISTINCT. Names that several parts of a statement have are taken for one, which keeps
more, never less.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg_api.cypher.rewrite import parts
from kg_api.cypher.tree import (
    AGGREGATES,
    Call,
    Clauses,
    Function,
    Item,
    LinkPattern,
    Node,
    NodePattern,
    Pattern,
    Subquery,
    Unwind,
    Var,
    With,
)


def used_in(statement: Clauses) -> set[str]:
    """Names that something in a statement asks for."""
    return _Uses.of(statement).asked()


def pruned(clause: With, used: set[str]) -> With:
    """A clause without columns that nothing asks for; see `used_in`."""
    kept = tuple(each for each in clause.items if each.name in used)
    if len(kept) == len(clause.items):
        return clause
    lost = any(map(_counts, clause.items)) and not any(map(_counts, kept))
    return replace(clause, items=kept, distinct=clause.distinct or lost)


def _counts(node: object) -> bool:
    """Whether something is made of many rows; what a subquery counts is made of none of them."""
    match node:
        case Function(name) if name.lower() in AGGREGATES:
            return True
        case Node() if not isinstance(node, Subquery):
            return any(map(_counts, parts(node)))
        case tuple():
            return any(map(_counts, node))
    return False


def _fixed(clause: With) -> tuple[Item, ...]:
    """What can not go, for the rows would be others: what they are told apart by."""
    counts = any(map(_counts, clause.items))
    keys = tuple(e for e in clause.items if clause.distinct or (counts and not _counts(e)))
    return clause.items if counts and not keys and not clause.star else keys


@dataclass(frozen=True, slots=True)
class _Uses:
    """Who speaks of which names.

    Attributes:
        outright: names that something speaks of which stays in any case.
        by_column: names that columns speak of, by the column's own name.
        handed_on: the names of each clause that would hand on nothing without any of them.
    """

    outright: list[str] = field(default_factory=list)
    by_column: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    handed_on: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, statement: Clauses) -> "_Uses":
        found = cls()
        found.read(statement, found.outright)
        return found

    def read(self, tree: object, uses: list[str]) -> None:
        """Read a part of the statement, whose names something uses."""
        match tree:
            case With():
                self.columns(tree, uses)
            case tuple():
                for each in tree:
                    self.read(each, uses)
            case Node():
                uses.extend(_names(tree))
                for each in parts(tree):
                    self.read(each, uses)

    def columns(self, clause: With, uses: list[str]) -> None:
        fixed = _fixed(clause)
        for item in clause.items:
            if item in fixed:
                uses.append(item.name)
                self.read(item.value, uses)
            else:
                own = self.by_column[item.name]
                bare = item.value == Var(item.name)
                self.read(() if bare else item.value, own)
        self.read((clause.order, clause.limit, clause.where), uses)
        if not clause.star:
            self.handed_on.append([each.name for each in clause.items])

    def asked(self) -> set[str]:
        """The names that something asks for."""
        asked: set[str] = set()
        waiting = list(self.outright)
        while waiting:
            while waiting:
                name = waiting.pop()
                if name not in asked:
                    asked.add(name)
                    waiting += self.by_column.get(name, ())
            waiting = [names[0] for names in self.handed_on if not asked.intersection(names)]
        return asked


def _names(node: Node) -> Iterator[str]:
    match node:
        case Var(name) | NodePattern(name) | LinkPattern(name) | Pattern(name=name):
            yield name
        case Unwind(name=name):
            yield name
        case Call(yields=yields):
            yield from (name for _, name in yields)
