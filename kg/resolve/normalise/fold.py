"""Names and affiliation strings as sequences of folded words, each with its place in the text.

One folding for both sides: case and diacritics off, traditional Han to simplified (OpenCC), a word
a Han character, plurals to singulars, generic words, exonyms and abbreviations to one form,
function words out. What is equal here may still be two organisations: it is where to look.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from opencc import OpenCC

from kg.resolve.normalise.words import FUNCTION, PLURAL_KEEPS, SAME

VERSION: Final = "6"
"""Raised whenever a text would fold otherwise: an index of another version is built anew."""

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
WORD: Final = re.compile(
    rf"(?P<han>[{HAN}])|[^\W\d_{HAN}]\.(?:\s?[^\W\d_{HAN}]\.){{1,7}}|[^\W_{HAN}]+(?:['’\u02bc`\u00b4][^\W\d_{HAN}]+)*"
)
_ELIDED: Final = re.compile(r"(?:l|d|dell|nell|all|un|qu)['’\u02bc`\u00b4](?=\w{2})", re.IGNORECASE)
_APOSTROPHE: Final = re.compile(r"['’\u02bc`\u00b4]s?$|['’\u02bc`\u00b4]|[.\s]")
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
_MARK: Final = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word of a text.

    Attributes:
        text: folded.
        start: offset of its first character as printed.
        end: offset behind its last one.
    """

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text that count, folded, in their order; offsets are into the text given."""
    return [
        Word(word, match.start(), match.end())
        for match in WORD.finditer(text)
        for word in fold_word(match[0]).split()
    ]


def folded(text: str) -> list[str]:
    """The folded words of a name without their places."""
    return [word for match in WORD.finditer(text) for word in fold_word(match[0]).split()]


@cache
def fold_word(printed: str) -> str:
    """A word as printed, folded; empty for a function word, and two words for some compounds."""
    if len(printed) == 1 and not printed.isascii():
        return _simplified()(unicodedata.normalize("NFKC", printed)).casefold()
    bare = bare_word(printed)
    if bare in FUNCTION:
        # A lone capital is an initial or a part of an acronym, no article.
        return bare if len(printed) == 1 and printed.isupper() and bare not in "ay" else ""
    return SAME.get(bare) or _singular(bare)


def bare_word(printed: str) -> str:
    """A word in lower case, without diacritics, dots, apostrophes and elided articles."""
    return _APOSTROPHE.sub("", unmarked(_ELIDED.sub("", printed)))


def unmarked(text: str) -> str:
    """A text in lower case without diacritics; all its words stay as they are."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        text = _MARK.sub("", text).translate(_LATIN)
    return text.lower()


def _singular(word: str) -> str:
    plural = len(word) > 4 and word[-1] == "s" and word[-2] not in "siu"
    if not plural or word in PLURAL_KEEPS or not word.isascii():
        return word
    single = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return SAME.get(single, single)


@cache
def _simplified() -> Callable[[str], str]:
    return OpenCC("t2s").convert
