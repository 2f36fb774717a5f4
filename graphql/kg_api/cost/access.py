"""What clauses of Cypher make the store touch, told from the very nodes that are printed.

That is where they start, along which links they go, and over what lists they run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg_api.cypher.rewrite import walk
from kg_api.cypher.tree import (
    Call,
    Comprehension,
    Expression,
    Function,
    LinkPattern,
    ListOf,
    Match,
    Node,
    NodePattern,
    Parameter,
    Pattern,
    Property,
    Slot,
    Unwind,
    Var,
)


@dataclass(frozen=True, slots=True)
class Scan:
    """Every node of a label; all nodes, for the empty one."""

    label: str


@dataclass(frozen=True, slots=True)
class KnownNode:
    """A node found by its id."""


@dataclass(frozen=True, slots=True)
class Step:
    """Along links.

    Attributes:
        types: of the links; a `Slot` for those that an argument chooses; none for all.
        sign: `>` out, `<` in, empty for either way.
        times: how often at most.
        optional: whether a row stays that leads nowhere.
    """

    types: tuple[str | Slot, ...]
    sign: str
    times: int = 1
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Each:
    """Every value of an argument."""

    argument: str


@dataclass(frozen=True, slots=True)
class Members:
    """Every member of a short list that the row holds."""

    most: int


@dataclass(frozen=True, slots=True)
class Proofs:
    """Every piece of evidence of a link."""


@dataclass(frozen=True, slots=True)
class Search:
    """Whatever an index of the store's finds."""


Part = Scan | KnownNode | Step | Each | Members | Proofs | Search

_LINKS: Final = 4  # ways in which an organisation and a work can be joined
_SPELLS: Final = 1  # of a link; of 17,579 real ones 86 have more
_CHAIN: Final = 7  # things along a chain of six links


def parts(tree: object, bound: frozenset[str] = frozenset()) -> Iterator[Part]:
    """What clauses, or an expression, touch, in their order.

    Args:
        tree: as it is declared.
        bound: names that stand for something before it.
    """
    names = {*bound, "this"}
    for node in walk(tree):
        match node:
            case Unwind(of):
                yield from _members(of)
            case Call():
                yield Search()
            case Match(patterns, _, optional):
                for each in patterns:
                    yield from _pattern(each, names, optional)


def _members(of: Expression) -> Iterator[Part]:
    """The members of a list: of an argument, of evidence, or of what the row holds."""
    match of:
        case Parameter(name):
            yield Each(name)
        case Function("range") if any(_is_evidence(each) for each in walk(of)):
            yield Proofs()
        case Function("range") if any(_is_of_spells(each) for each in walk(of)):
            yield Members(_SPELLS)
        case ListOf() | Comprehension() | Var("kept"):
            return
        case _:
            yield Members(_LINKS if of == Var("links") else _CHAIN)


def _is_of_spells(node: Node) -> bool:
    return isinstance(node, Property) and node.name.startswith("spells")


def _is_evidence(node: Node) -> bool:
    return isinstance(node, Property) and node.name == "documents"


def _pattern(pattern: Pattern, names: set[str], optional: bool) -> Iterator[Part]:
    first, *rest = pattern.parts
    if isinstance(first, NodePattern):
        yield from _start(first, names)
    for each in (first, *rest):
        if isinstance(each, LinkPattern):
            yield _step(each, optional)
        elif each.name:
            names.add(each.name)


def _start(node: NodePattern, names: set[str]) -> Iterator[Part]:
    if node.name and node.name in names:
        return
    if node.properties:
        yield KnownNode()
    elif node.labels or not node.name:
        yield Scan(node.labels[-1] if node.labels else "")


def _step(link: LinkPattern, optional: bool) -> Step:
    times = link.hops[1] if link.hops else 1
    return Step(link.types, link.sign, times or 1, optional)
