"""Chinese and English names of one organisation, brought together.

Evidence for: pieces of the Chinese name that stand for words of the English one, by meaning
(learnt translations, a dictionary), by sound (pinyin, Cantonese, near spellings, initials), Latin
letters printed in both, nearness in meaning of the whole (the sentence encoder), and a registry
that knows both. Evidence against: words and characters that nothing explains, and a registry that
knows one of them by another name. Each is a feature of its own. Two names are one where each is
the likeliest of the other, and likely enough.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kg.resolve.names.chinese.dictionary import places_in_letters, words_told
from kg.resolve.names.chinese.explanation import EXPLAINED, Rarity, explained, joined
from kg.resolve.names.chinese.explanation import FEATURES as SEEN
from kg.resolve.names.chinese.han import HanName, han_key, han_name
from kg.resolve.names.chinese.matching import probabilities
from kg.resolve.names.chinese.traces import of_word
from kg.resolve.names.chinese.translation import Translations
from kg.resolve.names.lexicon import FUNCTION
from kg.resolve.names.meaning import encode
from kg.resolve.names.parsed import AS_MANY
from kg.resolve.names.words import words
from kg.resolve.normalise.romanisation import syllables

LIKELY: Final = 0.65
"""Probability from which on a pair counts for how many names find a partner."""

LEAST: Final = 0.45
"""Probability from which on two names are one where as many find one as in `MOST`."""

MOST: Final = 0.63
"""Share of the names of the language that has fewer, which find a partner where all have one."""

STEEPNESS: Final = 1.5
"""How much more is asked for where fewer do: among names without a partner strangers look like one.

Chosen on Hong Kong's list: whole, .63 of its names find one, and from .45 on precision is .97;
with a third of either side left out .35 find one, and it is .97 from .87 on.
"""

HIGHEST: Final = 0.87
"""What is not exceeded."""

SURE: Final = 0.9
"""Probability from which on a pair teaches translations for the next round."""

SEVERAL: Final = 3
"""Characters of a name's own, of which a translation explains one at least."""

ROUNDS: Final = 2
NEAREST: Final = 14
ALIKE: Final = 3
"""Names that are looked at for the encoder's sake alone."""

COMMONEST: Final = 2_500
"""Names of a language that have a key at most: commoner ones find nobody."""

SLICE: Final = 1_000

FEATURES: Final = (
    *SEEN, "score", "near in meaning", "registries",
    "key", "key over the row", "key over the column", "better in the row", "better in the column",
)  # fmt: skip
OWN: Final = FEATURES.index("own characters explained")
LEFT: Final = FEATURES.index("characters unexplained")
REGISTRIES: Final = FEATURES.index("registries")
RANKS: Final = 5
"""Features that tell how a pair stands among others: the last ones."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A Chinese and an English name that are one.

    Attributes:
        chinese: position of the Chinese name.
        english: position of the English one.
        probability: how likely they are one.
        reason: in words, what speaks for it.
    """

    chinese: int
    english: int
    probability: float
    reason: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of a Chinese and an English name, with what is to be seen in each.

    Attributes:
        pairs: positions, the Chinese one first.
        features: a row a pair, a column for each of FEATURES.
    """

    pairs: list[tuple[int, int]]
    features: NDArray[np.float32]


def translated(
    chinese: Sequence[str], english: Sequence[str], known: Iterable[tuple[str, str]]
) -> list[Translated]:
    """Pairs of names that are one organisation's, each name in one pair at most.

    Args:
        chinese: names with Chinese characters in them.
        english: names without.
        known: Chinese and English names of organisations that registries know.
    """
    if not chinese or not english:
        return []
    lessons = list(known)
    vectors = encode(chinese), encode(english)
    found: list[Translated] = []
    for _ in range(ROUNDS):
        taught = [(chinese[t.chinese], english[t.english]) for t in found if t.probability >= SURE]
        compared = compare(chinese, english, lessons + taught, vectors, len(lessons))
        found = _mutual(compared, english)
    return found


def compare(
    chinese: Sequence[str],
    english: Sequence[str],
    known: Sequence[tuple[str, str]],
    vectors: tuple[Any, Any],
    registered: int,
) -> Compared:
    """Compare the names that may be one.

    Args:
        chinese: names with Chinese characters in them.
        english: names without.
        known: pairs that teach translations, those of registries first.
        vectors: of both, of the sentence encoder.
        registered: how many of the known pairs registries vouch for.
    """
    translations = Translations((han_key(one), english_words(other)) for one, other in known)
    sure = Translations((han_key(one), english_words(o)) for one, o in known[:registered])
    read = [han_name(name, translations) for name in chinese]
    cut = [english_words(name) for name in english]
    rarity = _rarity(read, cut, translations)
    scores = _scores(read, cut, rarity)
    pairs = sorted(scores.keys() | _alike(vectors))
    nearness = [float(vectors[0][i] @ vectors[1][j]) for i, j in pairs]
    told = [sure.knows(read[i].text, frozenset(cut[j])) for i, j in pairs]
    rows = [
        [*explained(read[i], cut[j], rarity), scores.get((i, j), 0.0), near, known_as]
        for (i, j), near, known_as in zip(pairs, nearness, told, strict=True)
    ]
    features = np.array(rows, np.float32).reshape(len(rows), len(FEATURES) - RANKS)
    return Compared(pairs, np.hstack([features, _ranked(pairs, features)]))


def english_words(name: str) -> list[str]:
    """The words of an English name that may translate something."""
    return [word for word in words(name) if word not in FUNCTION]


def _rarity(
    read: Sequence[HanName], cut: Sequence[Sequence[str]], translations: Translations
) -> Rarity:
    english = Counter(word for each in cut for word in set(each))
    chinese = Counter(char for each in read for char in set(each.text))
    known = max(1, translations.known)
    return Rarity(
        {w: _weight(n, len(cut), translations.words[w] / known) for w, n in english.items()},
        {c: _weight(n, len(read), translations.pieces[c] / known) for c, n in chinese.items()},
        _weight(0, 1, 0.0),
    )


def _weight(count: int, names: int, known: float) -> float:
    often = max(count * min(1.0, AS_MANY / names), known * AS_MANY)
    return math.log(AS_MANY / (1 + often)) + 0.3


def _scores(
    read: Sequence[HanName], cut: Sequence[Sequence[str]], rarity: Rarity
) -> dict[tuple[int, int], float]:
    """Pairs that share the most by sound or meaning, the nearest of each name."""
    ours, theirs = _ours(cut), _theirs(read)
    holders = Counter(key for _, key, _ in ours), Counter(key for _, key, _ in theirs)
    columns = {
        key: column
        for column, key in enumerate(sorted(holders[0].keys() & holders[1].keys()))
        if max(each[key] for each in holders) <= COMMONEST
    }
    weights = {
        key: rarity.words.get(key) or _weight(holders[0][key], len(cut), 0.0) for key in columns
    }
    english = _matrix(
        [(i, columns[k], weights[k] * s) for i, k, s in ours if k in columns],
        len(cut),
        len(holders[0]),
    )
    chinese = _matrix(
        [(i, columns[k], s) for i, k, s in theirs if k in columns], len(read), len(holders[0])
    )
    table = (chinese @ english.T).tocsr()
    found = dict(_nearest(table))
    found |= {(j, i): score for (i, j), score in _nearest(table.T.tocsr())}
    return found


def _ours(cut: Sequence[Sequence[str]]) -> list[tuple[int, str, float]]:
    return [
        (i, key, 1.0)
        for i, each in enumerate(cut)
        for key in sorted({*joined(each), *(trace for word in each for trace in of_word(word))})
    ]


def _theirs(read: Sequence[HanName]) -> list[tuple[int, str, float]]:
    return [
        (i, key, strength)
        for i, each in enumerate(read)
        for key, strength in (
            *((word, max(p.strength for p in pieces)) for word, pieces in each.meant.items()),
            *each.traces.items(),
        )
    ]


def _matrix(cells: Sequence[tuple[int, int, float]], rows: int, columns: int) -> sparse.csr_matrix:
    row, column, value = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_matrix((value, (row, column)), shape=(rows, columns), dtype=np.float64)


def _nearest(table: sparse.csr_matrix) -> Iterator[tuple[tuple[int, int], float]]:
    for row in range(table.shape[0]):
        start, end = table.indptr[row], table.indptr[row + 1]
        others, scores = table.indices[start:end], table.data[start:end]
        for i in np.lexsort((others, -scores))[:NEAREST]:
            yield (row, int(others[i])), float(scores[i])


def _alike(vectors: tuple[Any, Any]) -> set[tuple[int, int]]:
    """Pairs that the sentence encoder holds for nearest, of each name."""
    chinese, english = vectors
    found = set()
    for mine, other, turned in ((chinese, english, False), (english, chinese, True)):
        few = min(ALIKE, len(other))
        for start in range(0, len(mine), SLICE):
            table = mine[start : start + SLICE] @ other.T
            for row, places in enumerate(np.argpartition(-table, few - 1, 1)[:, :few], start):
                found |= {(int(p), row) if turned else (row, int(p)) for p in places}
    return found


def _ranked(pairs: Sequence[tuple[int, int]], features: NDArray[np.float32]) -> NDArray[np.float32]:
    """How a pair stands among the others of its row and its column: the last five of FEATURES."""
    at = {name: features[:, i] for i, name in enumerate(FEATURES[: features.shape[1]])}
    keys = at["explained, less"] + 0.5 * (at["English explained"] + at["Chinese explained"])
    keys = keys + 0.3 * at["near in meaning"] + 0.7 * at["registries"]
    rivals: tuple[dict[int, list[float]], ...] = (defaultdict(list), defaultdict(list))
    for pair, key in zip(pairs, keys.tolist(), strict=True):
        for side, position in zip(rivals, pair, strict=True):
            side[position].append(key)
    for side in rivals:
        for held in side.values():
            held.sort(reverse=True)
    rows = [
        [key, *_gaps(key, [side[p] for side, p in zip(rivals, pair, strict=True)])]
        for pair, key in zip(pairs, keys.tolist(), strict=True)
    ]
    return np.array(rows, np.float32).reshape(len(rows), 5)


def _gaps(key: float, rivals: Sequence[Sequence[float]]) -> list[float]:
    best = [next((r for i, r in enumerate(held) if i or r != key), 0.0) for held in rivals]
    return [*(key - each for each in best), *(sum(r > key for r in held) for held in rivals)]


def _mutual(compared: Compared, english: Sequence[str]) -> list[Translated]:
    if not compared.pairs:
        return []
    return mutual(compared, probabilities(compared.pairs, compared.features).tolist(), english)


def mutual(compared: Compared, likely: Sequence[float], english: Sequence[str]) -> list[Translated]:
    """Pairs that are each other's likeliest, likely enough, and share what is their own.

    Args:
        compared: the pairs.
        likely: the probability of each.
        english: the English names.
    """
    best: tuple[dict[int, float], ...] = (defaultdict(float), defaultdict(float))
    for pair, probability in zip(compared.pairs, likely, strict=True):
        for side, position in zip(best, pair, strict=True):
            side[position] = max(side[position], probability)
    taken: tuple[set[int], ...] = (set(), set())
    found = []
    for (i, j), probability, row in zip(compared.pairs, likely, compared.features, strict=True):
        best_of_both = probability == best[0][i] == best[1][j]
        free = i not in taken[0] and j not in taken[1]
        if probability >= LEAST and best_of_both and free and _of_its_own(row, english[j]):
            taken[0].add(i)
            taken[1].add(j)
            found.append(Translated(i, j, probability, _why(row)))
    likely_ones = sum(each.probability >= LIKELY for each in found)
    least = bound(likely_ones / min(map(len, best))) if found else LEAST
    return [each for each in found if each.probability >= least]


def bound(share: float) -> float:
    """Probability from which on two names are one where a share of all find a partner."""
    return min(HIGHEST, max(LEAST, LEAST + STEEPNESS * (MOST - share)))


def _of_its_own(row: NDArray[np.float32], name: str) -> bool:
    """Whether more is explained than lines of business and places, which strangers share.

    Of several characters of its own a translation explains one at least. Where the English name
    has a word in pinyin, it sounds like them.
    """
    if row[OWN] >= EXPLAINED or row[REGISTRIES] > 0:
        return True
    return (row[OWN] > 0 or row[LEFT] < SEVERAL) and not any(map(_in_pinyin, english_words(name)))


def _in_pinyin(word: str) -> bool:
    """Whether a word is Chinese in letters, and neither a place nor English."""
    known = word in places_in_letters() or word in words_told()
    return not known and len(syllables(word)) > 1


def _why(row: NDArray[np.float32]) -> str:
    at = dict(zip(FEATURES, row.tolist(), strict=True))
    if at["registries"] > 0:
        return "a registry knows both names: translation of"
    parts = [f"{at['English explained']:.0%} of the words and {at['Chinese explained']:.0%} of the"]
    parts.append("characters explained by meaning and sound: translation of")
    return " ".join(parts)
