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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import lightgbm
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from scipy import sparse

from kg.resolve.names.han import HanName, han_key, han_name
from kg.resolve.names.lexicon import FORMS, FUNCTION
from kg.resolve.names.meaning import encode
from kg.resolve.names.parsed import AS_MANY
from kg.resolve.names.translation import Translations
from kg.resolve.names.words import words

MODEL: Final = Path(__file__).with_name("bilingual.model.txt")

AT_LEAST: Final = 0.75
"""Probability from which on two names are one."""

SURE: Final = 0.9
"""Probability from which on a pair teaches translations for the next round."""

ROUNDS: Final = 2
NEAREST: Final = 12
JOINED: Final = 3
"""English words that may be one in pinyin: Hang Seng, Shen Zhen."""

EXPLAINED: Final = 0.3
"""Strength from which on a word needs no further explanation."""

NEAR: Final = 0.6
"""Nearness of a word to the pinyin of a piece from which on it may be its sound."""

FEATURES: Final = (
    "English explained", "Chinese explained", "heaviest word unexplained",
    "share of characters unexplained", "characters unexplained", "longest piece by sound",
    "words by sound", "words", "characters", "weight of words", "weight of characters",
    "explained, less", "near in sound", "initials", "word explained least", "score",
    "near in meaning", "registries", "key", "key over the row", "key over the column",
    "better in the row", "better in the column",
)  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class _Rarity:
    words: Mapping[str, float]
    characters: Mapping[str, float]


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
        found = _mutual(compared)
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
    pairs = sorted(scores)
    nearness = [float(vectors[0][i] @ vectors[1][j]) for i, j in pairs]
    told = [sure.knows(read[i].text, frozenset(cut[j])) for i, j in pairs]
    rows = [
        [*_explained(read[i], cut[j], rarity), scores[i, j], near, known_as]
        for (i, j), near, known_as in zip(pairs, nearness, told, strict=True)
    ]
    features = np.array(rows, np.float32).reshape(len(rows), len(FEATURES) - 5)
    return Compared(pairs, np.hstack([features, _ranked(pairs, features)]))


def train(folds: Sequence[tuple[Compared, Sequence[bool]]]) -> lightgbm.Booster:
    """Train on pairs compared, and whether each is one."""
    data = lightgbm.Dataset(
        np.vstack([compared.features for compared, _ in folds]),
        np.array([same for _, judged in folds for same in judged], np.float32),
        feature_name=[each.replace(",", "").replace(" ", "_") for each in FEATURES],
    )
    parameters = {
        "objective": "binary",
        "learning_rate": 0.05,
        "num_leaves": 15,
        "min_data_in_leaf": 30,
        "feature_fraction": 0.7,
        "seed": 1,
        "deterministic": True,
        "num_threads": 1,
        "verbose": -1,
    }
    return lightgbm.train(parameters, data, 200)


def english_words(name: str) -> list[str]:
    """The words of an English name that may translate something."""
    return [word for word in words(name) if word not in FUNCTION]


def _rarity(
    read: Sequence[HanName], cut: Sequence[Sequence[str]], translations: Translations
) -> _Rarity:
    english = Counter(word for each in cut for word in set(each))
    chinese = Counter(char for each in read for char in set(each.text))
    known = max(1, translations.known)
    return _Rarity(
        {w: _weight(n, len(cut), translations.words[w] / known) for w, n in english.items()},
        {c: _weight(n, len(read), translations.pieces[c] / known) for c, n in chinese.items()},
    )


def _weight(count: int, names: int, known: float) -> float:
    often = max(count * min(1.0, AS_MANY / names), known * AS_MANY)
    return math.log(AS_MANY / (1 + often)) + 0.3


def _scores(
    read: Sequence[HanName], cut: Sequence[Sequence[str]], rarity: _Rarity
) -> dict[tuple[int, int], float]:
    """Pairs that share the most by sound or meaning, the nearest of each name."""
    columns: dict[str, int] = {}
    ours = [
        (i, columns.setdefault(word, len(columns)), rarity.words.get(word, _weight(0, 1, 0.0)))
        for i, each in enumerate(cut)
        for word in sorted(set(_joined(each)))
    ]
    theirs = [
        (i, columns[word], max(piece.strength for piece in pieces))
        for i, each in enumerate(read)
        for word, pieces in each.meant.items()
        if word in columns
    ]
    english = _matrix(ours, len(cut), len(columns))
    table = (_matrix(theirs, len(read), len(columns)) @ english.T).tocsr()
    found = dict(_nearest(table))
    found |= {(j, i): score for (i, j), score in _nearest(table.T.tocsr())}
    return found


def _matrix(cells: Sequence[tuple[int, int, float]], rows: int, columns: int) -> sparse.csr_matrix:
    row, column, value = zip(*cells, strict=True) if cells else ((), (), ())
    return sparse.csr_matrix((value, (row, column)), shape=(rows, columns), dtype=np.float64)


def _nearest(table: sparse.csr_matrix) -> Iterator[tuple[tuple[int, int], float]]:
    for row in range(table.shape[0]):
        start, end = table.indptr[row], table.indptr[row + 1]
        others, scores = table.indices[start:end], table.data[start:end]
        for i in np.lexsort((others, -scores))[:NEAREST]:
            yield (row, int(others[i])), float(scores[i])


def _joined(cut: Sequence[str]) -> Iterator[str]:
    for start in range(len(cut)):
        for end in range(start + 1, min(len(cut), start + JOINED) + 1):
            yield "".join(cut[start:end])


def _explained(name: HanName, cut: Sequence[str], rarity: _Rarity) -> list[float]:
    work = _Explanation(name, cut)
    work.by_pieces()
    work.by_near_sound()
    work.by_initials()
    return work.features(rarity)


class _Explanation:
    """How surely each word and each character of two names is explained by the other name."""

    def __init__(self, name: HanName, cut: Sequence[str]) -> None:
        self.name, self.cut = name, cut
        self.words = [0.0] * len(cut)
        self.characters = [0.0] * len(name.text)
        self.longest, self.sounding, self.near, self.initials = 0, 0, 0.0, 0

    def by_pieces(self) -> None:
        """Words, or several run together, that a piece of the Chinese name stands for."""
        for start in range(len(self.cut)):
            for end in range(start + 1, min(len(self.cut), start + JOINED) + 1):
                for piece in self.name.meant.get("".join(self.cut[start:end]), ()):
                    for i in range(start, end):
                        self.words[i] = max(self.words[i], piece.strength)
                    self._cover(piece.start, piece.end, piece.strength)
                    self.sounding += piece.sound
                    if piece.sound and piece.end - piece.start > 1:
                        self.longest = max(self.longest, piece.end - piece.start)

    def by_near_sound(self) -> None:
        """Words that no piece stands for, but that are spelt nearly as one sounds."""
        for i, word in enumerate(self.cut):
            if self.words[i] < EXPLAINED and len(word) > 3 and word.isalpha():
                nearness, start, end = self._nearest(word)
                if nearness >= NEAR:
                    self.words[i] = max(self.words[i], 0.7 * nearness)
                    self.near = max(self.near, nearness)
                    self._cover(start, end, 0.6 * nearness)

    def by_initials(self) -> None:
        """Words that are the first letters of the pinyin of some characters."""
        for i, word in enumerate(self.cut):
            start = self.name.initials.find(word)
            if self.words[i] < EXPLAINED and 1 < len(word) < 7 and start >= 0:
                self.initials = max(self.initials, len(word))
                self.words[i] = 0.3 + 0.1 * len(word)
                self._cover(start, start + len(word), 0.3 + 0.08 * len(word))

    def features(self, rarity: _Rarity) -> list[float]:
        """The first fifteen of FEATURES."""
        common = _weight(0, 1, 0.0)
        weights = [0.05 if w in FORMS else rarity.words.get(w, common) for w in self.cut]
        body = [i for i, form in enumerate(self.name.form) if not form]
        heavy = [rarity.characters.get(self.name.text[i], common) for i in body]
        total, all_ = max(sum(weights), 1e-6), max(sum(heavy), 1e-6)
        english = sum(w * s for w, s in zip(weights, self.words, strict=True)) / total
        told = sum(w * self.characters[i] for i, w in zip(body, heavy, strict=True)) / all_
        left = sum(self.characters[i] < EXPLAINED / 2 for i in body)
        unexplained = [w for w, s in zip(weights, self.words, strict=True) if s < EXPLAINED / 2]
        return [
            *(english, told, max(unexplained, default=0.0), left / max(1, len(body)), left),
            *(self.longest, self.sounding, len(self.cut), len(body), total, all_),
            *(min(english, told), self.near, self.initials, min(self.words, default=0.0)),
        ]

    def _cover(self, start: int, end: int, strength: float) -> None:
        for i in range(start, end):
            self.characters[i] = max(self.characters[i], strength)

    def _nearest(self, word: str) -> tuple[float, int, int]:
        best = (0.0, 0, 0)
        for start, end, letters in self.name.sounds:
            if abs(len(letters) - len(word)) < 4 and (letters[0] == word[0] or len(word) > 5):
                near = Levenshtein.normalized_similarity(letters, word, score_cutoff=best[0])
                if near > best[0] and max(self.characters[start:end]) > EXPLAINED:
                    near -= 0.15
                best = max(best, (near, start, end), key=lambda each: each[0])
        return best


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


def _mutual(compared: Compared) -> list[Translated]:
    if not compared.pairs:
        return []
    likely = np.asarray(_booster().predict(compared.features, num_threads=1)).tolist()
    best: tuple[dict[int, float], ...] = (defaultdict(float), defaultdict(float))
    for pair, probability in zip(compared.pairs, likely, strict=True):
        for side, position in zip(best, pair, strict=True):
            side[position] = max(side[position], probability)
    taken: tuple[set[int], ...] = (set(), set())
    found = []
    for (i, j), probability, row in zip(compared.pairs, likely, compared.features, strict=True):
        best_of_both = probability == best[0][i] == best[1][j]
        if probability >= AT_LEAST and best_of_both and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append(Translated(i, j, probability, _why(row)))
    return found


def _why(row: NDArray[np.float32]) -> str:
    at = dict(zip(FEATURES, row.tolist(), strict=True))
    if at["registries"] > 0:
        return "a registry knows both names: translation of"
    parts = [f"{at['English explained']:.0%} of the words and {at['Chinese explained']:.0%} of the"]
    parts.append("characters explained by meaning and sound: translation of")
    return " ".join(parts)


@cache
def _booster() -> lightgbm.Booster:
    return lightgbm.Booster(model_str=MODEL.read_text("ascii"))
