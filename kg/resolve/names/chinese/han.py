"""A Chinese name, read: its characters, and what English words pieces of it may stand for."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.resolve.names.chinese.dictionary import LONGEST, common, glosses, places
from kg.resolve.names.chinese.traces import WITHIN, of_meanings, onsets, skeleton
from kg.resolve.names.chinese.translation import Translations
from kg.resolve.normalise.names import has_han, search_text
from kg.resolve.normalise.romanisation import readings, syllable
from kg.resolve.normalise.words import HAN_LEGAL_FORMS

READINGS: Final = 60
"""Romanisations of a piece that are tried at most."""

PLAIN: Final = 0.2
"""Strength from which on a meaning is looked for within other words."""

TRACE: Final = 0.5
"""What is left of the strength of a meaning where but a part of the word is there."""

BARE: Final = 0.4
"""How surely a piece is meant by a word with the same consonants."""

ONSET: Final = 0.3
"""The same, of the consonants that syllables begin with."""

ALONE: Final = 0.9
"""How surely a word is the reading of one character; of several it is certain."""

_SHARE: Final = re.compile("(?<=[\u3400-\u9fff])(?:[AB]|-[A-Z]{1,2}|'B')$")
_NO_LETTER: Final = re.compile(r"[\W_]+")
_LATIN: Final = re.compile("[a-z0-9]+")
_FORM: Final = re.compile("|".join((*HAN_LEGAL_FORMS, "集团股份", "控股")))


@dataclass(frozen=True, slots=True)
class Piece:
    """What a piece of a Chinese name may stand for.

    Attributes:
        strength: how surely, from 0 to 1.
        start: its first character.
        end: the one after its last.
        sound: whether by sound, and not by meaning.
    """

    strength: float
    start: int
    end: int
    sound: bool


@dataclass(frozen=True, slots=True)
class HanName:
    """A Chinese name, read.

    Attributes:
        text: simplified, without punctuation.
        meant: by English word, the pieces that may stand for it.
        sounds: pieces in pinyin: start, end, letters.
        initials: of the pinyin, a letter for each character.
        form: for each character, whether it belongs to the legal form.
        own: its characters that neither the form nor pieces that many names share hold.
        told: by first character, words by meaning: the word, how surely, the end of their piece.
        begins: the same by the first two letters: the word, how surely, start and end of its piece.
        traces: keys of weaker traces that an English word may have too, with how surely.
        places: cities and provinces in it, in letters.
    """

    text: str
    meant: Mapping[str, tuple[Piece, ...]]
    sounds: tuple[tuple[int, int, str], ...]
    initials: str
    form: tuple[bool, ...]
    own: tuple[int, ...]
    told: Mapping[int, tuple[tuple[str, float, int], ...]]
    begins: Mapping[str, tuple[tuple[str, float, int, int], ...]]
    traces: Mapping[str, float]
    places: frozenset[str]


def han_key(name: str) -> str:
    """A Chinese name by which two printings of it are equal: simplified, letters and digits."""
    return _NO_LETTER.sub("", search_text(_SHARE.sub("", name)))


def han_name(name: str, translations: Translations) -> HanName:
    """Read a Chinese name with what is known of translations."""
    text = han_key(name)
    meant: dict[str, list[Piece]] = defaultdict(list)
    for word, piece in (*_meanings(text, translations), *_sounds(text), *_letters(text)):
        meant[word].append(piece)
    letters = [syllable(char) if has_han(char) else char for char in text]
    sounds = tuple(
        (start, end, "".join(letters[start:end]))
        for start in range(len(text))
        for end in range(start + 1, min(len(text), start + LONGEST) + 1)
    )
    form, told = _forms(text), _told(meant)
    return HanName(
        text,
        {word: tuple(pieces) for word, pieces in meant.items()},
        sounds,
        "".join(each[:1] for each in letters),
        form,
        _own(text, form),
        told,
        _begins(told),
        _traces(meant, sounds, form),
        frozenset(places()[text[a:b]] for a, b in _spans(text) if text[a:b] in places()),
    )


def _own(text: str, form: Sequence[bool]) -> tuple[int, ...]:
    shared = {
        i for start, end in _spans(text) if text[start:end] in common() for i in range(start, end)
    }
    return tuple(i for i, formal in enumerate(form) if not formal and i not in shared)


def _told(meant: Mapping[str, Sequence[Piece]]) -> dict[int, tuple[tuple[str, float, int], ...]]:
    found: dict[int, list[tuple[str, float, int]]] = defaultdict(list)
    for word, pieces in meant.items():
        if len(word) >= WITHIN.start and word.isalpha():
            for piece in pieces:
                if not piece.sound and piece.strength >= PLAIN:
                    found[piece.start].append((word, piece.strength, piece.end))
    return {start: tuple(told) for start, told in found.items()}


def _begins(
    told: Mapping[int, Sequence[tuple[str, float, int]]],
) -> dict[str, tuple[tuple[str, float, int, int], ...]]:
    found: dict[str, list[tuple[str, float, int, int]]] = defaultdict(list)
    for start, several in told.items():
        for word, strength, end in several:
            found[word[:2]].append((word, strength, start, end))
    return {letters: tuple(words) for letters, words in found.items()}


def _traces(
    meant: Mapping[str, Sequence[Piece]],
    sounds: Sequence[tuple[int, int, str]],
    form: Sequence[bool],
) -> dict[str, float]:
    """Weaker traces of the words that a name means, and the consonants of its pieces."""
    found: dict[str, float] = defaultdict(float)
    surely = {
        word: max((p.strength for p in pieces if not p.sound), default=0.0)
        for word, pieces in meant.items()
    }
    for key, word in of_meanings(word for word, strength in surely.items() if strength >= PLAIN):
        found[key] = max(found[key], TRACE * surely[word])
    for start, end, letters in sounds:
        if 1 < end - start < LONGEST and not any(form[start:end]):
            found[f"={skeleton(letters)}"] = BARE
            found[f"^{onsets(letters)}"] = ONSET
    return found


def _meanings(text: str, translations: Translations) -> Iterator[tuple[str, Piece]]:
    for start, end in _spans(text):
        piece = text[start:end]
        for told in (translations.of(piece), glosses().get(piece, {})):
            for word, strength in told.items():
                yield word, Piece(strength, start, end, False)


def _sounds(text: str) -> Iterator[tuple[str, Piece]]:
    for start, end in _spans(text):
        if all(map(has_han, text[start:end])):
            several = itertools.product(*(readings(char) for char in text[start:end]))
            strength = 1.0 if end - start > 1 else ALONE
            for parts in itertools.islice(several, READINGS):
                yield "".join(parts), Piece(strength, start, end, True)


def _letters(text: str) -> Iterator[tuple[str, Piece]]:
    for match in _LATIN.finditer(text):
        yield match[0], Piece(1.0, match.start(), match.end(), False)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for length in range(1, LONGEST + 1):
        for start in range(len(text) - length + 1):
            yield start, start + length


def _forms(text: str) -> tuple[bool, ...]:
    within = {i for match in _FORM.finditer(text) for i in range(match.start(), match.end())}
    return tuple(i in within for i in range(len(text)))
