"""A Chinese name, read: its characters, and what English words pieces of it may stand for."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pypinyin import Style, pinyin

from kg.resolve.names.dictionary import LONGEST, glosses
from kg.resolve.names.translation import Translations
from kg.resolve.normalise.names import has_han, search_text
from kg.resolve.normalise.romanisation import readings
from kg.resolve.normalise.words import HAN_LEGAL_FORMS

READINGS: Final = 60
"""Romanisations of a piece that are tried at most."""

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
    """

    text: str
    meant: Mapping[str, tuple[Piece, ...]]
    sounds: tuple[tuple[int, int, str], ...]
    initials: str
    form: tuple[bool, ...]


def han_key(name: str) -> str:
    """A Chinese name by which two printings of it are equal: simplified, letters and digits."""
    return _NO_LETTER.sub("", search_text(_SHARE.sub("", name)))


def han_name(name: str, translations: Translations) -> HanName:
    """Read a Chinese name with what is known of translations."""
    text = han_key(name)
    meant: dict[str, list[Piece]] = defaultdict(list)
    for word, piece in (*_meanings(text, translations), *_sounds(text), *_letters(text)):
        meant[word].append(piece)
    letters = [_pinyin(char) if has_han(char) else char for char in text]
    sounds = tuple(
        (start, end, "".join(letters[start:end]))
        for start in range(len(text))
        for end in range(start + 1, min(len(text), start + LONGEST) + 1)
    )
    return HanName(
        text,
        {word: tuple(pieces) for word, pieces in meant.items()},
        sounds,
        "".join(each[:1] for each in letters),
        _forms(text),
    )


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


@lru_cache(maxsize=20_000)
def _pinyin(char: str) -> str:
    return str(pinyin(char, Style.NORMAL)[0][0])
