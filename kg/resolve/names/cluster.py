"""Names to clusters, each with the reason in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import OSA

from kg.resolve.names.agglomerate import NEVER, agglomerate
from kg.resolve.names.bilingual import Translated, translated
from kg.resolve.names.candidates import Candidate, candidates
from kg.resolve.names.damage import mended
from kg.resolve.names.model import probabilities
from kg.resolve.names.pairs import cover, initials
from kg.resolve.names.parsed import NEAR, Parsed, parsed
from kg.resolve.names.words import words
from kg.resolve.normalise.fold import fold_word
from kg.resolve.normalise.names import has_han, organization_core
from kg.resolve.normalise.romanisation import syllables

ALIKE: Final = 0.8
"""Nearness of two words of pinyin from which on they may be one, misspelt."""

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


def cluster_names(
    names: Sequence[str],
    countries: Sequence[str] = (),
    known: Iterable[tuple[str, str]] = (),
) -> list[NameCluster]:
    """Cluster names of organisations among themselves.

    Args:
        names: as printed, in any script; the same name may come more than once.
        countries: two letters for each name, empty where not known; none at all may be given.
        known: Chinese and English names that registries know, to learn translations from.

    Returns:
        The cluster of each name, in the same order.
    """
    rows = list(zip(names, countries or [""] * len(names), strict=True))
    distinct = list(dict.fromkeys(rows))
    found = dict(zip(distinct, _clustered(distinct, known), strict=True))
    first: dict[int, int] = {}
    for position, row in enumerate(rows):
        first.setdefault(found[row].cluster, position)
    return [
        NameCluster(first[found[row].cluster], found[row].probability, found[row].reason)
        for row in rows
    ]


def _clustered(
    rows: Sequence[tuple[str, str]], known: Iterable[tuple[str, str]]
) -> list[NameCluster]:
    han = [i for i, (name, _) in enumerate(rows) if has_han(name)]
    latin = [i for i, (name, _) in enumerate(rows) if not has_han(name)]
    chinese = _by_characters([rows[i] for i in han])
    first = sorted({each.cluster for each in chinese})
    pairs = translated([rows[han[i]][0] for i in first], [rows[i][0] for i in latin], known)
    means = {each.english: first[each.chinese] for each in pairs}
    english = _by_words([rows[i] for i in latin], means)
    found = dict(zip(han, (_moved(each, han) for each in chinese), strict=True))
    found |= dict(zip(latin, (_moved(each, latin) for each in english), strict=True))
    _bring_together(rows, found, [(han[first[p.chinese]], latin[p.english], p) for p in pairs])
    return [found[i] for i in range(len(rows))]


def _moved(cluster: NameCluster, positions: Sequence[int]) -> NameCluster:
    return replace(cluster, cluster=positions[cluster.cluster])


def _bring_together(
    rows: Sequence[tuple[str, str]],
    found: dict[int, NameCluster],
    pairs: Sequence[tuple[int, int, Translated]],
) -> None:
    """Make the clusters of a Chinese and an English name that translate each other one."""
    members: dict[int, list[int]] = defaultdict(list)
    for i, each in found.items():
        members[each.cluster].append(i)
    for chinese, english, pair in pairs:
        for i, far in ((chinese, english), (english, chinese)):
            reason = f"{pair.reason} {rows[far][0]!r}"
            found[i] = NameCluster(found[i].cluster, pair.probability, reason)
        one, other = sorted((found[chinese].cluster, found[english].cluster))
        if one != other:
            members[one] += members.pop(other)
            for i in members[one]:
                found[i] = replace(found[i], cluster=one)


def _by_characters(rows: Sequence[tuple[str, str]]) -> list[NameCluster]:
    """Chinese names: one where nothing but script, punctuation and legal form differs.

    A character that differs speaks against it, however alike the rest: 广东 is not 广西.
    """
    first: dict[str, int] = {}
    keys = [organization_core(mended(name)) for name, _ in rows]
    for position, key in enumerate(keys):
        first.setdefault(key, position)
    counts = Counter(keys)
    same = "the same characters as"
    return [
        NameCluster(first[key], 1.0, f"{same} {rows[first[key]][0]!r}" if counts[key] > 1 else "")
        for key in keys
    ]


def _by_words(rows: Sequence[tuple[str, str]], means: Mapping[int, int]) -> list[NameCluster]:
    """Names in letters; those that mean two Chinese names, or end in two letters, are never one."""
    names = [name for name, _ in rows]
    read = parsed(names)
    pairs = candidates(read)
    letters = [_letter(name) for name in names]
    likely = [
        NEVER
        if _differ(means.get(pair.one), means.get(pair.other))
        or _differ(letters[pair.one], letters[pair.other])
        or _sound_apart(read[pair.one], read[pair.other])
        else float(probability) * (ELSEWHERE if _apart(rows, pair) else 1)
        for pair, probability in zip(pairs, probabilities(read, pairs), strict=True)
    ]
    clusters = agglomerate(len(rows), pairs, likely)
    return _explained(names, read, clusters, pairs, likely)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _sound_apart(one: Parsed, other: Parsed) -> bool:
    """Whether two names differ in one word, which is Chinese in letters and another one in each.

    `Zhejiang Xianju Pharmaceutical` is not `Zhejiang Tianyu Pharmaceutical`.
    """
    ours, theirs = one.weights.keys() - other.weights.keys(), other.weights.keys() - one.weights
    if len(ours) != 1 or len(theirs) != 1:
        return False
    pair = [fold_word(*words_) for words_ in (ours, theirs)]
    chinese = all(len(syllables(word)) > 1 for word in pair)
    return chinese and OSA.normalized_similarity(*pair) < ALIKE


def _letter(name: str) -> str | None:
    """The single letter or figure that a name ends in: Plant A is not Plant B."""
    last = words(name)[-1:]
    return last[0] if last and len(last[0]) == 1 else None


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
