"""What every pass over a tree needs: its nodes in their order, and the tree with some replaced."""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final, TypeVar, get_args

from kg_api.cypher.tree import (
    AGGREGATES,
    Call,
    Clauses,
    Comprehension,
    Expression,
    Function,
    Item,
    LinkPattern,
    Match,
    Node,
    NodePattern,
    Parameter,
    Pattern,
    Quantified,
    Reduce,
    Slot,
    Unwind,
    Var,
    With,
)

N = TypeVar("N")
"""A node, or tuples of nodes within one another."""

Names = Mapping[str, Expression]
"""What stands for variables, by their names."""


def walk(tree: object) -> Iterator[Node]:
    """Every node of a tree, each before its parts, in the order in which they are written."""
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting.extend(reversed(each))
        elif isinstance(each, Node):
            yield each
            if names := _HELD[type(each)]:
                waiting.extend([getattr(each, name) for name in reversed(names)])


def parts(node: Node) -> list[object]:
    """What a node consists of: nodes, and tuples that may hold some."""
    found = [getattr(node, name) for name in _HELD[type(node)]]
    return [each for each in found if each is not None]


class _Held(dict[type[Node], tuple[str, ...]]):
    """Attributes of nodes of a kind that hold further nodes, by the kind; most never do."""

    def __missing__(self, kind: type[Node]) -> tuple[str, ...]:
        """Told once for every kind."""
        names = self[kind] = tuple(each.name for each in fields(kind) if _holds(each.type))
        return names


_HELD: Final = _Held()


def _holds(type_: object) -> bool:
    """Whether a value of a type may be a node, or hold some."""
    if isinstance(type_, type) and issubclass(type_, Node):
        return True
    return any(map(_holds, get_args(type_)))


def rebuilt(tree: N, replaced: Callable[[Node], Node]) -> N:
    """The tree with each part replaced; what has no new part stays the very same object."""

    def change(part: Any) -> Any:  # noqa: ANN401 - see `N`
        if not isinstance(part, Node):
            return part
        return replaced(parts_replaced(part, change) if _HELD[type(part)] else part)

    changed: N = _each(tree, change)
    return changed


def parts_replaced(node: Node, change: Callable[[Any], Any]) -> Node:
    """A node with its parts changed; of a tuple each member, however deep."""
    changed = {}
    for name in _HELD[type(node)]:
        before = getattr(node, name)
        if before is not None:
            after = _each(before, change)
            if after is not before:
                changed[name] = after
    return replace(node, **changed) if changed else node


def _each(tree: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - see `N`
    if not isinstance(tree, tuple):
        return change(tree)
    after = tuple([_each(each, change) for each in tree])
    return after if any(map(operator.is_not, after, tree)) else tree


def declared(tree: object) -> set[str]:
    """Names that stand for something from clauses on, those of their subqueries too."""
    found = {name for node in walk(tree) for name in _declared(node)}
    return found - {"", "this"}


def spoken_of(tree: object) -> set[str]:
    """Names that a tree speaks of, or declares."""
    found = {each.name for each in walk(tree) if isinstance(each, Var)}
    return found | declared(tree)


def known_after(clauses: Clauses) -> list[str]:
    """Names that stand for something after clauses, of what the clauses find themselves."""
    known: dict[str, None] = {}
    for clause in clauses:
        match clause:
            case With(items, star):
                known = {**(known if star else {}), **dict.fromkeys(e.name for e in items)}
            case Match(patterns):
                known |= dict.fromkeys(declared_in(patterns))
            case _:
                known |= dict.fromkeys(_declared(clause))
    return list(known)


def declared_in(patterns: tuple[Pattern, ...]) -> Iterator[str]:
    """Names of paths, nodes and links, in their order."""
    for each in patterns:
        for part in (each, *each.parts):
            if part.name:
                yield part.name


def declared_and_computed(tree: object) -> tuple[set[str], set[str]]:
    """The same, and those among them that are no thing of a pattern: columns, members of lists."""
    found, of_patterns = set[str](), set[str]()
    for node in walk(tree):
        named = isinstance(node, NodePattern | LinkPattern | Pattern)
        (of_patterns if named else found).update(_declared(node))
    return (found | of_patterns) - {"", "this"}, found


def _declared(node: Node) -> Iterator[str]:
    match node:
        case NodePattern(name) | LinkPattern(name) | Pattern(name=name) | Unwind(name=name):
            yield name
        case Item(value, name) if value != Var(name):
            yield name
        case Call(yields=yields):
            yield from (name for _, name in yields)


def aggregates(tree: object) -> bool:
    """Whether there is a function over rows anywhere within, subqueries included."""
    functions = (each for each in walk(tree) if isinstance(each, Function))
    return any(each.name.lower() in AGGREGATES for each in functions)


def filled(tree: N, slots: Mapping[str, Expression]) -> N:
    """A declaration with its parameters replaced by those of a statement, or by other values."""

    def change(node: Node) -> Node:
        return slots.get(node.name, node) if isinstance(node, Parameter) else node

    return rebuilt(tree, change)


def placed(tree: N, slot: Slot, condition: Expression | None) -> N:
    """A declaration with a condition in the place that it has for it, if it has one."""

    def change(node: Node) -> Node:
        if isinstance(node, Match) and node.where == slot:
            return replace(node, where=condition)
        return node

    return rebuilt(tree, change)


def chosen(tree: N, types: Mapping[str, tuple[str, ...]]) -> N:
    """A declaration with the types of links that arguments choose."""

    def change(node: Node) -> Node:
        if not isinstance(node, LinkPattern):
            return node
        named = tuple(
            type_
            for each in node.types
            for type_ in (types[each.name] if isinstance(each, Slot) else (each,))
        )
        return node if named == node.types else replace(node, types=named)

    return rebuilt(tree, change)


def renamed(tree: N, names: Names) -> N:
    """The tree with variables replaced, where they are spoken of and where they are declared.

    A name that a list's own members have within an expression is left alone there.
    """

    def change(part: Any) -> Any:  # noqa: ANN401 - see `N`
        return _renamed(part, names) if isinstance(part, Node) else part

    changed: N = _each(tree, change)
    return changed


def _renamed(node: Node, names: Names) -> Node:
    match node:
        case Var(name):
            return names.get(name, node)
        case Comprehension(name) | Quantified(name=name):
            names = {key: value for key, value in names.items() if key != name}
        case Reduce(total=total, name=name):
            names = {key: value for key, value in names.items() if key not in (total, name)}
    after = parts_replaced(node, lambda part: renamed(part, names))
    match after:
        case NodePattern(name) | LinkPattern(name) | Pattern(name=name) | Unwind(name=name):
            return replace(after, name=_name(name, names))
        case Item(value, name) if name in names:
            return Item(value, _name(name, names))
        case Call(yields=yields):
            return replace(after, yields=tuple((own, _name(to, names)) for own, to in yields))
        case _:
            return after


def _name(name: str, names: Names) -> str:
    """What a declared name becomes; one that stands for an expression is no name any more."""
    other = names.get(name)
    return other.name if isinstance(other, Var) else name
