"""Taking a cluster apart where a person says that two of it are two: its weakest link gives way."""

from collections.abc import Collection, Iterable, Sequence

Link = tuple[float, str, str]
"""How surely two nodes are one, and the two."""

Apart = tuple[Collection[str], Collection[str]]
"""Nodes of one thing, and nodes of another."""


def parts(nodes: Iterable[str], links: Iterable[Link], apart: Sequence[Apart]) -> list[set[str]]:
    """The connected components of the surest links that leave apart what has to be.

    Links are taken by how sure they are (Kruskal), and one that would join the two sides of a pair
    is left out: between the two it is the weakest.

    Args:
        nodes: all of them.
        links: between them, in any order.
        apart: pairs that may not end in one component.

    Returns:
        The components, each by its nodes, in the order of their first nodes.
    """
    forest = _Forest(nodes, apart)
    for _, one, other in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        forest.unite(one, other)
    return forest.components()


class _Forest:
    def __init__(self, nodes: Iterable[str], apart: Sequence[Apart]) -> None:
        self._parent = {node: node for node in nodes}
        self._sides: dict[str, set[tuple[int, int]]] = {}
        for number, pair in enumerate(apart):
            for side, members in enumerate(pair):
                for node in members:
                    self._sides.setdefault(node, set()).add((number, side))

    def unite(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first == second or self._opposed(first, second):
            return
        self._parent[second] = first
        if moved := self._sides.pop(second, None):
            self._sides.setdefault(first, set()).update(moved)

    def components(self) -> list[set[str]]:
        found: dict[str, set[str]] = {}
        for node in sorted(self._parent):
            found.setdefault(self._root(node), set()).add(node)
        return list(found.values())

    def _opposed(self, one: str, other: str) -> bool:
        ours, theirs = self._sides.get(one, set()), self._sides.get(other, set())
        return any((number, 1 - side) in theirs for number, side in ours)

    def _root(self, node: str) -> str:
        while (parent := self._parent[node]) != node:
            self._parent[node] = self._parent[parent]
            node = parent
        return node
