"""Names to clusters, each with the reason in words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.resolve.names.agglomerate import agglomerate
from kg.resolve.names.candidates import Candidate, candidates
from kg.resolve.names.model import probabilities
from kg.resolve.names.pairs import cover, initials
from kg.resolve.names.parsed import NEAR, Parsed, parsed

ELSEWHERE: Final = 0.5
"""What is left of a probability where the two names are of different countries."""


@dataclass(frozen=True, slots=True)
class NameCluster:
    """Where a name belongs.

    Attributes:
        cluster: position of the first name of its cluster.
        probability: of the likeliest pair that binds it to the others; 1 where it is alone.
        reason: in words, what binds it to the others; empty where it is alone.
    """

    cluster: int
    probability: float
    reason: str


def cluster_names(names: Sequence[str], countries: Sequence[str] = ()) -> list[NameCluster]:
    """Cluster names of organisations among themselves.

    Args:
        names: as printed, in any script; the same name may come more than once.
        countries: two letters for each name, empty where not known; none at all may be given.

    Returns:
        The cluster of each name, in the same order.
    """
    rows = list(zip(names, countries or [""] * len(names), strict=True))
    distinct = list(dict.fromkeys(rows))
    found = dict(zip(distinct, _clustered(distinct), strict=True))
    first: dict[int, int] = {}
    for position, row in enumerate(rows):
        first.setdefault(found[row].cluster, position)
    return [
        NameCluster(first[found[row].cluster], found[row].probability, found[row].reason)
        for row in rows
    ]


def _clustered(rows: Sequence[tuple[str, str]]) -> list[NameCluster]:
    names = [name for name, _ in rows]
    read = parsed(names)
    pairs = candidates(read)
    likely = [
        float(probability) * (ELSEWHERE if _apart(rows, pair) else 1)
        for pair, probability in zip(pairs, probabilities(read, pairs), strict=True)
    ]
    clusters = agglomerate(len(rows), pairs, likely)
    return _explained(names, read, clusters, pairs, likely)


def _apart(rows: Sequence[tuple[str, str]], pair: Candidate) -> bool:
    one, other = rows[pair.one][1], rows[pair.other][1]
    return bool(one and other and one != other)


def _explained(
    names: Sequence[str],
    read: Sequence[Parsed],
    clusters: Sequence[Sequence[int]],
    pairs: Sequence[Candidate],
    likely: Sequence[float],
) -> list[NameCluster]:
    home = {position: cluster[0] for cluster in clusters for position in cluster}
    best: dict[int, tuple[float, int]] = defaultdict(lambda: (0.0, -1))
    for pair, probability in zip(pairs, likely, strict=True):
        if home[pair.one] == home[pair.other]:
            best[pair.one] = max(best[pair.one], (probability, pair.other))
            best[pair.other] = max(best[pair.other], (probability, pair.one))
    return [
        NameCluster(home[i], best[i][0], f"{_why(read[i], read[best[i][1]])} {names[best[i][1]]!r}")
        if i in best
        else NameCluster(home[i], 1.0, "")
        for i in range(len(names))
    ]


def _why(name: Parsed, other: Parsed) -> str:
    """What binds a name to another one, to be followed by that one."""
    if name.compact == other.compact:
        return "the same words as"
    if initials(name, other) and name.compact != other.compact:
        return "initials, as of"
    ours, theirs = cover(name, other), cover(other, name)
    if min(ours.worst, theirs.worst) >= NEAR:
        return "every word spelt nearly as in"
    left = sorted(set(name.weights) ^ set(other.weights))
    if max(ours.worst, theirs.worst) >= NEAR:
        return f"the same but for {', '.join(left)} as"
    return f"near, though {', '.join(left)} differ, to"
