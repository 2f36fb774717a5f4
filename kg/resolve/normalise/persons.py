"""Names of persons in parts: family name, given names, generation, Chinese characters.

What is equal here may still be two people: it is where to look. Chinese names keep their
characters (simplified, OpenCC) beside their pinyin, for equal pinyin is never enough: 王植 and 王質
are both Wang Zhi. Latin names lose case, diacritics, titles and degrees; hyphens in names of more
than a letter join (Qing-Yao: qingyao), particles go with the family name (vandermeer).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from typing import Final

from opencc import OpenCC

from kg.resolve.normalise.affixes import DEGREES, GENERATIONS, TITLES
from kg.resolve.normalise.romanisation import cantonese, is_pinyin, is_syllables
from kg.resolve.normalise.surnames import (
    DOUBLE_SURNAMES,
    HONG_KONG_SURNAMES,
    PARTICLES,
    SURNAME_PINYIN,
    SURNAMES,
)

_HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_ANY_HAN: Final = re.compile(f"[{_HAN}]")
_NOT_HAN: Final = re.compile(f"[^{_HAN}]")
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_HYPHENS: Final = re.compile("(?<=[^\\W\\d_]{2})[-\u2010-\u2015](?=[^\\W\\d_]{2})")
_INVISIBLE: Final = str.maketrans(
    "", "", "'’\u2018\u02bc`\u00b4\u00ad\u200b\u200c\u200d\u2060\ufeff"
)
_LATIN: Final = str.maketrans(
    {
        "æ": "ae",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",
        "ł": "l",
        "œ": "oe",
        "ø": "o",
        "þ": "th",
    }
)
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SYLLABLES: Final = 2
_WAYS: Final = 24


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded.

    Attributes:
        family: in one word; empty where there is nothing to go by.
        given: in their order; an initial is a letter.
        generation: `jr`, `iii`; empty if none.
        han: the characters of the whole name, simplified; empty if none are printed.
    """

    family: str
    given: tuple[str, ...]
    generation: str = ""
    han: str = ""

    @property
    def key(self) -> str:
        """The whole name: equal for two names that nothing printed tells apart."""
        latin = " ".join(filter(None, (*self.given, self.generation, self.family)))
        return f"{latin} {self.han}" if self.han else latin

    @property
    def block(self) -> str:
        """Family name and first initial: what the names of one person are expected to share."""
        return f"{self.family} {self.given[0][0]}" if self.given else self.family

    @property
    def western_chinese(self) -> tuple[str, str] | None:
        """A Western given name and the Chinese one behind it (Felix Siu Ming Chan); or None."""
        if len(self.given) != 2 or not (
            self.family in HONG_KONG_SURNAMES or self.family in SURNAMES
        ):
            return None
        western, own = self.given
        both = len(western) > 1 and not is_syllables(western) and is_syllables(own)
        return (western, own) if both else None

    @property
    def chinese(self) -> bool:
        """Whether it reads as Mandarin in pinyin, or is in characters."""
        return bool(self.han) or (
            self.family in SURNAMES and all(map(is_pinyin, self.given)) and bool(self.given)
        )

    @property
    def syllabic(self) -> bool:
        """Whether it reads as Chinese, in pinyin or as Hong Kong writes it, or is in characters."""
        hong_kong = self.family in HONG_KONG_SURNAMES and all(map(is_syllables, self.given))
        return self.chinese or hong_kong


@cache
def parse_name(printed: str) -> PersonName:
    """The parts of a name as printed, in any order that its form tells.

    A comma stands behind the family name; one word in capitals among others is the family name; a
    Chinese surname that stands first, before what is none, is one. Otherwise the last word is.
    """
    text = unicodedata.normalize("NFKC", printed)
    if _ANY_HAN.search(text):
        return _han_name(_simplified()(_NOT_HAN.sub("", text)))
    return _latin_name(_BRACKETED.sub(" ", text).strip() or text)


@cache
def romanised(han: str) -> frozenset[tuple[str, str]]:
    """Family and given name of Chinese characters, simplified, as Hong Kong may write them."""
    length = _family_length(han)
    families, given = (_cantonese(part) for part in (han[:length], han[length:]))
    return frozenset(product(families, given))


def _cantonese(han: str) -> list[str]:
    ways = product(*(cantonese(char) for char in han))
    return ["".join(way) for way in islice(ways, _WAYS)]


def _family_length(han: str) -> int:
    return 2 if len(han) > 2 and han[:2] in DOUBLE_SURNAMES else 1


def _han_name(han: str) -> PersonName:
    length = _family_length(han)
    family = SURNAME_PINYIN.get(han[:length]) or _pinyin(han[:length])
    given = _pinyin(han[length:])
    return PersonName(family, (given,) if given else (), "", han)


def _latin_name(text: str) -> PersonName:
    first, *rest = text.split(",")
    # Behind a whole name initials are a degree (Ann Lee, J.D.), behind one word they are a name.
    if len(_words(first)) > 1:
        rest = [part for part in rest if fold(part.replace(".", "").strip()) not in DEGREES]
    parts = [[w for w in _words(part) if fold(w) not in DEGREES] for part in (first, *rest)]
    generation = next((fold(w) for part in parts for w in part if fold(w) in GENERATIONS), "")
    parts = [[w for w in part if fold(w) not in GENERATIONS] for part in parts]
    parts = [_untitled(part) for part in parts if part]
    if not parts:
        return PersonName("", ())
    if len(parts) > 1:
        given = tuple(fold(word) for part in parts[1:] for word in part)
        return _named("".join(map(fold, parts[0])), given, generation)
    return _in_order(parts[0], generation)


def _untitled(words: list[str]) -> list[str]:
    while len(words) > 1 and fold(words[0]) in TITLES:
        words = words[1:]
    return words


def _in_order(words: list[str], generation: str) -> PersonName:
    folded = [fold(word) for word in words]
    if len(folded) > 1 and _family_first(words, folded):
        return _named(folded[0], tuple(folded[1:]), generation)
    start = len(folded) - 1
    while start > 1 and folded[start - 1] in PARTICLES:
        start -= 1
    return _named("".join(folded[start:]), tuple(folded[:start]), generation)


def _named(family: str, given: tuple[str, ...], generation: str) -> PersonName:
    # The syllables of a Chinese given name are one name, however they are parted.
    if len(given) > 1 and (family in SURNAMES or family in HONG_KONG_SURNAMES):
        start = 0 if is_syllables(given[0]) else 1
        if all(map(is_syllables, given[start:])) and len(given) - start <= _SYLLABLES:
            given = (*given[:start], "".join(given[start:]))
    return PersonName(family, given, generation)


def _family_first(words: list[str], folded: list[str]) -> bool:
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if capitals[0] != capitals[-1] and sum(capitals) == 1:
        return capitals[0] and folded[0] not in PARTICLES
    first, last = folded[0], folded[-1]
    if last in SURNAMES or last in HONG_KONG_SURNAMES:
        return first in SURNAMES and last not in SURNAMES and all(map(is_pinyin, folded[1:]))
    mandarin = first in SURNAMES and all(map(is_pinyin, folded[1:]))
    return mandarin or (first in HONG_KONG_SURNAMES and all(map(is_syllables, folded[1:])))


def _words(text: str) -> list[str]:
    return _WORD.findall(_HYPHENS.sub("", text.translate(_INVISIBLE)))


@cache
def fold(word: str) -> str:
    """A word in lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.casefold().translate(_LATIN))
    return _MARKS.sub("", bare)


def _pinyin(han: str) -> str:
    from pypinyin import lazy_pinyin  # nearly a second: for those who have Chinese characters

    return "".join(lazy_pinyin(han, v_to_u=False))


@cache
def _simplified() -> Callable[[str], str]:
    return OpenCC("t2s").convert
