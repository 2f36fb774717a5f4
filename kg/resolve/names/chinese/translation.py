"""What pieces of Chinese names stand for in English ones, learnt from names known in both.

A piece and a word that come together in more of the pairs than either comes without the other
translate each other: Dice's coefficient, as Smadja, McKeown and Hatzivassiloglou use it
(https://aclanthology.org/J96-1001).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

LONGEST: Final = 4
WORDS: Final = 8
"""Words that are kept for a piece, the likeliest."""

LEAST: Final = 0.08
"""A strength below which a word is not kept."""

ONCE: Final = 0.25
"""What a strength seen in one pair alone counts."""


class Translations:
    """English words by pieces of Chinese names.

    Attributes:
        pieces: in how many of the known names each piece stands.
        words: the same for English words.
        known: how many pairs there are.
        chinese: English words, as a set each, of the names that a Chinese name is known by.
        english: the other way round, by the words.
    """

    def __init__(self, pairs: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Learn from pairs of a Chinese name's key and the English name's words."""
        self.pieces: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.known = 0
        self.chinese: dict[str, set[frozenset[str]]] = defaultdict(set)
        self.english: dict[frozenset[str], set[str]] = defaultdict(set)
        together: Counter[tuple[str, str]] = Counter()
        for chinese, english in pairs:
            pieces, words = _pieces(chinese), frozenset(english)
            self.known += 1
            self.pieces.update(pieces)
            self.words.update(words)
            self.chinese[chinese].add(words)
            self.english[words].add(chinese)
            together.update((piece, word) for piece in pieces for word in words)
        self._of = self._likeliest(together)

    def of(self, piece: str) -> Mapping[str, float]:
        """Words that a piece stands for, each with how surely, from 0 to 1."""
        return self._of.get(piece, {})

    def knows(self, chinese: str, words: frozenset[str]) -> int:
        """2 where the two are known as one, -1 where one of them is known by other names."""
        if words in self.chinese.get(chinese, ()):
            return 2
        return -1 if chinese in self.chinese or words in self.english else 0

    def _likeliest(self, together: Counter[tuple[str, str]]) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for (piece, word), count in together.items():
            if count > 1 or len(piece) > 1:
                strength = self._strength(piece, word, count)
                if strength > LEAST:
                    found[piece][word] = strength
        return {
            piece: dict(sorted(words.items(), key=lambda each: (-each[1], each[0]))[:WORDS])
            for piece, words in found.items()
        }

    def _strength(self, piece: str, word: str, count: int) -> float:
        dice = 2 * count / (self.pieces[piece] + self.words[word])
        if count == 1:
            return ONCE * dice
        # A word of many pieces: 公司 is as often Corporation as it is Company.
        given = (count - 0.6) / self.pieces[piece] * min(1.0, 3 * count / self.words[word])
        return max(dice, min(1.0, given))


def _pieces(text: str) -> set[str]:
    return {
        text[start : start + length]
        for length in range(1, LONGEST + 1)
        for start in range(len(text) - length + 1)
    }
