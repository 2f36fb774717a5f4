"""Keys that name the same thing, gathered into clusters; some schemes allow one value a thing."""

from collections.abc import Iterable


class Clusters:
    """Disjoint sets of keys (`ror:00q4vv597`, `name:acme corp`), united one pair at a time.

    A thing has one value of a functional scheme: two clusters with different values of one are
    different things, and uniting them is refused. Refusals depend on the order of calls, so
    callers unite what is surest first and in a fixed order.
    """

    def __init__(self, functional: Iterable[str]) -> None:
        self._functional = frozenset(functional)
        self._parent: dict[str, str] = {}
        self._values: dict[str, dict[str, str]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._parent

    def find(self, key: str) -> str:
        """The key that stands for the cluster; a key not seen before is a cluster of its own."""
        if key not in self._parent:
            self._parent[key] = key
            scheme, _, value = key.partition(":")
            if scheme in self._functional:
                self._values[key] = {scheme: value}
            return key
        root = key
        while (parent := self._parent[root]) != root:
            root = parent
        while self._parent[key] != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def unite(self, one: str, other: str) -> bool:
        """Make two clusters one; False when a functional scheme says that they differ."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        ours, theirs = self._values.get(first, {}), self._values.get(second, {})
        if any(theirs.get(scheme, value) != value for scheme, value in ours.items()):
            return False
        self._parent[second] = first
        if merged := ours | theirs:
            self._values[first] = merged
        return True

    def unite_all(self, keys: Iterable[str]) -> bool:
        """Make the clusters of all keys, of which there is one at least, that of the first.

        False where any of them differs; the others are united all the same.
        """
        first, *rest = keys
        self.find(first)
        united = [self.unite(first, other) for other in rest]
        return all(united)

    def groups(self) -> dict[str, set[str]]:
        """Every cluster: the key that stands for it, and all its keys."""
        found: dict[str, set[str]] = {}
        for key in list(self._parent):
            found.setdefault(self.find(key), set()).add(key)
        return found
