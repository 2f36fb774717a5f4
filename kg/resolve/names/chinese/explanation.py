"""What of a Chinese and an English name the other one explains, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein, Prefix

from kg.resolve.names.chinese.blend import NONE, Blend, blended
from kg.resolve.names.chinese.dictionary import places_in_letters
from kg.resolve.names.chinese.han import HanName
from kg.resolve.names.chinese.traces import START
from kg.resolve.names.lexicon import FORMS

JOINED: Final = 3
"""English words that may be one in pinyin: Hang Seng, Shen Zhen."""

EXPLAINED: Final = 0.3
"""Strength from which on a word needs no further explanation."""

NEAR: Final = 0.6
"""Nearness of a word to the pinyin of a piece from which on it may be its sound."""

PLAIN: Final = 2.5
"""What a letter says of which the sound is plain."""

SAYS: Final = 0.3
"""What a letter of a coined word says at least."""

SHORTEST: Final = 3

ALIKE: Final = 0.6
"""Share of their letters that two words begin with, from which on they may be one word's forms."""

FEATURES: Final = (
    "English explained", "Chinese explained", "heaviest word unexplained",
    "share of characters unexplained", "characters unexplained", "longest piece by sound",
    "words by sound", "words", "characters", "weight of words", "weight of characters",
    "explained, less", "near in sound", "initials", "word explained least",
    "coined words say", "coined word says a letter", "characters coined", "words by their start",
    "places unexplained", "places apart", "weight explained", "weight unexplained",
    "first explained", "own characters explained",
)  # fmt: skip
"""What `explained` gives, in this order."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much words and characters weigh: those that few names have weigh most.

    Attributes:
        words: weights of English words.
        characters: of Chinese ones.
        common: of a word that no name has.
    """

    words: Mapping[str, float]
    characters: Mapping[str, float]
    common: float


def joined(cut: Sequence[str]) -> Iterator[str]:
    """Words, and up to three side by side run together."""
    for start, end in _side_by_side(len(cut)):
        yield "".join(cut[start:end])


def _side_by_side(words: int) -> Iterator[tuple[int, int]]:
    for start in range(words):
        for end in range(start + 1, min(words, start + JOINED) + 1):
            yield start, end


def explained(name: HanName, cut: Sequence[str], rarity: Rarity) -> list[float]:
    """A value for each of FEATURES."""
    work = _Explanation(name, cut)
    work.by_pieces()
    work.by_start()
    work.by_coinage()
    work.by_near_sound()
    work.by_initials()
    return [*work.shares(rarity), *work.traces(rarity)]


class _Explanation:
    """How surely each word and each character of two names is explained by the other name."""

    def __init__(self, name: HanName, cut: Sequence[str]) -> None:
        self.name, self.cut = name, cut
        self.words = [0.0] * len(cut)
        self.characters = [0.0] * len(name.text)
        self.longest, self.sounding, self.near, self.initials = 0, 0, 0.0, 0
        self.starts, self.coined, self.coining, self.says = 0, NONE, 0.0, 0.0

    def by_pieces(self) -> None:
        """Words, or several run together, that a piece of the Chinese name stands for."""
        for start, end in _side_by_side(len(self.cut)):
            for piece in self.name.meant.get("".join(self.cut[start:end]), ()):
                for i in range(start, end):
                    self.words[i] = max(self.words[i], piece.strength)
                self._cover(piece.start, piece.end, piece.strength)
                self.sounding += piece.sound
                if piece.sound and piece.end - piece.start > 1:
                    self.longest = max(self.longest, piece.end - piece.start)

    def by_start(self) -> None:
        """Words that begin as one that a piece means: `MATL` and material, smelter and smelting."""
        for i, word in enumerate(self.cut):
            if self.words[i] < EXPLAINED and len(word) >= SHORTEST and word.isalpha():
                found = max(self._starts(word), default=(0.0, 0, 0))
                if found[0] > 0:
                    self.words[i] = max(self.words[i], found[0])
                    self._cover(found[1], found[2], found[0])
                    self.starts += 1

    def by_coinage(self) -> None:
        """Words that nothing else explains, laid along characters that nothing else explains."""
        for i, word in enumerate(self.cut):
            if self.words[i] < EXPLAINED and len(word) >= SHORTEST and word.isalpha():
                found = max(
                    (
                        blended(word, self.name.text, start, end, self.name.told)
                        for start, end in self._gaps()
                    ),
                    key=lambda blend: blend.says,
                    default=NONE,
                )
                says = found.says / len(word)
                if says >= SAYS:
                    self._coin(i, found, min(1.0, says / PLAIN))

    def _coin(self, i: int, found: Blend, strength: float) -> None:
        self.says += found.says
        if found.says > self.coined.says:
            self.coined, self.coining = found, found.says / len(self.cut[i])
        self.words[i] = max(self.words[i], 0.8 * strength)
        self._cover(found.start, found.end, 0.8 * strength)

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
                self.words[i] = max(self.words[i], 0.3 + 0.08 * len(word))
                self.initials += len(word)
                self._cover(start, start + len(word), 0.3 + 0.08 * len(word))

    def shares(self, rarity: Rarity) -> list[float]:
        """The first fifteen of FEATURES."""
        weights = self._weights(rarity)
        body = [i for i, form in enumerate(self.name.form) if not form]
        chars = [rarity.characters[self.name.text[i]] for i in body]
        total, all_ = sum(weights) or 1e-9, sum(chars) or 1e-9
        english = sum(w * e for w, e in zip(weights, self.words, strict=True)) / total
        told = sum(w * self.characters[i] for w, i in zip(chars, body, strict=True)) / all_
        left = sum(self.characters[i] < 0.2 for i in body)
        unexplained = [w * (1 - e) for w, e in zip(weights, self.words, strict=True)]
        return [
            *(english, told, max(unexplained, default=0.0), left / max(1, len(body)), left),
            *(self.longest, self.sounding, len(self.cut), len(body), total, all_),
            *(min(english, told), self.near, self.initials, min(self.words, default=0.0)),
        ]

    def traces(self, rarity: Rarity) -> list[float]:
        """The others of FEATURES."""
        weights = self._weights(rarity)
        bare = [i for i, each in enumerate(self.words) if each < EXPLAINED]
        places = [i for i in bare if self.cut[i] in places_in_letters()]
        body = [i for i, form in enumerate(self.name.form) if not form]
        coined = self.coined
        return [
            self.says,
            self.coining,
            coined.end - coined.start,
            self.starts,
            len(places),
            bool(places and self.name.places),
            sum(w * e for w, e in zip(weights, self.words, strict=True)),
            sum(weights[i] for i in bare if i not in places),
            self.characters[body[0]] if body else 0.0,
            max((self.characters[i] for i in self.name.own), default=1.0),
        ]

    def _weights(self, rarity: Rarity) -> list[float]:
        return [0.05 if w in FORMS else rarity.words.get(w, rarity.common) for w in self.cut]

    def _cover(self, start: int, end: int, strength: float) -> None:
        for i in range(start, end):
            self.characters[i] = max(self.characters[i], strength)

    def _gaps(self) -> Iterator[tuple[int, int]]:
        """Runs of characters that nothing explains yet."""
        start = 0
        for i in range(len(self.characters) + 1):
            if i == len(self.characters) or self.characters[i] >= EXPLAINED or self.name.form[i]:
                if i > start:
                    yield start, i
                start = i + 1

    def _starts(self, word: str) -> Iterator[tuple[float, int, int]]:
        for meant, strength, start, end in self.name.begins.get(word[:2], ()):
            common = Prefix.similarity(word, meant)
            short = common == len(word) or _abbreviates(word, meant)
            if short or (common >= START and common > ALIKE * max(len(meant), len(word))):
                yield (0.8 if common >= START else 0.6) * strength, start, end

    def _nearest(self, word: str) -> tuple[float, int, int]:
        best = (0.0, 0, 0)
        for start, end, letters in self.name.sounds:
            if abs(len(letters) - len(word)) < 4 and (letters[0] == word[0] or len(word) > 5):
                near = Levenshtein.normalized_similarity(letters, word, score_cutoff=best[0])
                if near > best[0] and max(self.characters[start:end]) > EXPLAINED:
                    near -= 0.15
                best = max(best, (near, start, end), key=lambda each: each[0])
        return best


def _abbreviates(short: str, word: str) -> bool:
    """Whether a word's letters stand in another one in order: `matl`, material."""
    if len(short) > 5 or len(short) >= len(word):
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)
