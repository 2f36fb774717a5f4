"""What is beyond doubt: mentions of one identifier, and an inventor who owns the patent too."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from kg.resolve.people.signatures import Signatures
from kg.resolve.people.sparse import Ints


def sure_groups(signatures: Signatures, keys: Ints) -> Ints:
    """Number of the group of each mention: one person by an identifier, or in two roles of one.

    Args:
        signatures: mentions and works.
        keys: number of the name of each mention.
    """
    ends, others = _shared(
        (identifier, place)
        for place, row in enumerate(signatures.rows)
        for identifier in row.identifiers
    )
    named: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, (row, key) in enumerate(zip(signatures.rows, keys.tolist(), strict=True)):
        if row.roles:
            named[row.work, key].append(place)
    for places in named.values():
        for one, other in combinations(places, 2):
            if signatures.rows[one].roles.isdisjoint(signatures.rows[other].roles):
                ends.append(one)
                others.append(other)
    count = len(signatures)
    graph = sparse.csr_matrix((np.ones(len(ends), np.int8), (ends, others)), (count, count))
    return np.asarray(csgraph.connected_components(graph, directed=False)[1], np.int64)


def _shared(held: Iterable[tuple[str, int]]) -> tuple[list[int], list[int]]:
    """Of each thing that mentions hold, its first holder and every one."""
    first: dict[str, int] = {}
    ends: list[int] = []
    others: list[int] = []
    for thing, place in held:
        ends.append(first.setdefault(thing, place))
        others.append(place)
    return ends, others
