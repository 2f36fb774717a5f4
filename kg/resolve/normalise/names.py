"""Keys by which the names of organisations, people and works are equal; `persons` reads people's.

A key is for comparing, never for showing: NFKC, casefold, traditional Chinese made simplified
(OpenCC), diacritics off Latin letters, punctuation to spaces. Every function here is idempotent:
the key of a key is itself. Half a million registry names pass through, so what only names outside
ASCII need is done for those alone.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final

from opencc import OpenCC

from kg.resolve.normalise import affixes
from kg.resolve.normalise.persons import parse_name
from ontology.schema import vocabulary

VERSION: Final = "3"
"""Raised whenever a name gets another key than before, people's too; others are made anew."""

_HAN: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_ANY_HAN: Final = re.compile(f"[{_HAN}]")
_BESIDE_HAN: Final = re.compile(f"(?<=[{_HAN}]) | (?=[{_HAN}])")
_MARKED_LATIN: Final = re.compile("(?<=[a-z])[\u0300-\u036f]+")
# Latin letters that do not come apart into a letter and a mark.
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
# Apostrophes in all their shapes, soft hyphens, zero-width characters.
_INVISIBLE: Final = str.maketrans(
    "", "", "'’\u2018\u02bc`\u00b4\u00ad\u200b\u200c\u200d\u2060\ufeff"
)
_INITIAL_DOT: Final = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_PUNCTUATION: Final = re.compile(r"[^\w ]+|_")
_BRACKETED_END: Final = re.compile(r"\(([^()]+)\)\s*$")
_CITY_TWICE: Final = re.compile(r"\(([^()]{2,40})\), ?\1$")

_SEVERAL_WORDS: Final = {tuple(k.split()): v for k, v in affixes.SEVERAL_WORDS.items()}
_SEVERAL_END: Final = frozenset(words[-1] for words in _SEVERAL_WORDS)
_LONGEST: Final = max(map(len, _SEVERAL_WORDS))
_OFF_LAST: Final = affixes.LAST | {"and"}
_OFF_FIRST: Final = affixes.FIRST | {"the"}


def keys_of(kind: str, name: str) -> tuple[str, str]:
    """Key and core of a name of a thing of a class; the core is empty for all but organisations.

    `Entity` stands for every class that has no rules of its own.
    """
    if kind == "Person":
        return parse_name(name).key, ""
    if kind not in _organizations():
        return title_key(name), ""
    folded = _folded(name)
    key = _organization_key(folded)
    return key, _organization_core(folded, key)


def organization_key(name: str) -> str:
    """The key of an organisation's name, its legal form in the shortest spelling."""
    return _organization_key(_folded(name))


def organization_core(name: str) -> str:
    """The key less the legal form and the `(Country)` that ROR puts after a branch's name."""
    folded = _folded(name)
    return _organization_core(folded, _organization_key(folded))


def title_key(name: str) -> str:
    """The key of anything else's name: a work's title, a topic, a place."""
    return _joined(_words(_folded(name)))


def search_text(text: str) -> str:
    """A text folded for full-text search; its punctuation stays, for the index cuts the words."""
    folded = " ".join(_folded(text).split())
    return _simplified()(folded) if has_han(folded) else folded


def has_han(text: str) -> bool:
    """Whether a Chinese character is in it."""
    return not text.isascii() and _ANY_HAN.search(text) is not None


def _organization_key(folded: str) -> str:
    if ")," in folded:
        folded = _CITY_TWICE.sub(r"(\1)", folded)
    words = [affixes.ONE_WORD.get(word, word) for word in _words(folded)]
    _shorten_end(words)
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return _joined(words)


def _organization_core(folded: str, key: str) -> str:
    # Only brackets show that a country is no part of the name proper.
    bracketed = _BRACKETED_END.search(folded) if ")" in folded else None
    if bracketed and _joined(_words(bracketed[1])) in affixes.COUNTRIES:
        key = _organization_key(folded[: bracketed.start()]) or key
    before = ""
    while key != before:
        before, key = key, _without_forms(key)
    return key


def _without_forms(key: str) -> str:
    words = key.split()
    while len(words) > 1 and words[-1] in _OFF_LAST:
        del words[-1]
    while len(words) > 1 and words[0] in _OFF_FIRST:
        del words[0]
    _shorten_end(words)
    text = " ".join(words)
    return text if text.isascii() else _without_han_forms(text)


def _without_han_forms(text: str) -> str:
    if not text.endswith(affixes.HAN_BRANCH):
        for form in affixes.HAN_LAST:
            text = text.removesuffix(form).rstrip() or text
    for form in affixes.HAN_FIRST:
        text = text.removeprefix(form).lstrip() or text
    return text


def _shorten_end(words: list[str]) -> None:
    if words and words[-1] in _SEVERAL_END:
        for length in range(min(_LONGEST, len(words) - 1), 1, -1):
            if short := _SEVERAL_WORDS.get(tuple(words[-length:])):
                words[-length:] = [short]
                return


def _words(folded: str) -> list[str]:
    text = folded.replace("&", " and ").translate(_INVISIBLE)
    if "." in text:
        text = _INITIAL_DOT.sub("", text)
    return _PUNCTUATION.sub(" ", text).split()


def _joined(words: list[str]) -> str:
    text = " ".join(words)
    if not has_han(text):
        return text
    text = _simplified()(_BESIDE_HAN.sub("", text))
    return text.replace("有限责任公司", "有限公司")


def _folded(name: str) -> str:
    if name.isascii():
        return name.lower()
    text = unicodedata.normalize("NFKC", name).casefold()
    text = _MARKED_LATIN.sub("", unicodedata.normalize("NFD", text).translate(_LATIN))
    text = unicodedata.normalize("NFKC", text)
    for printed, form in affixes.HAN_BRACKETED.items():
        text = text.replace(printed, form)
    return text


@cache
def _simplified() -> Callable[[str], str]:
    return OpenCC("t2s").convert


@cache
def _organizations() -> frozenset[str]:
    return frozenset(vocabulary().narrower("Organization"))
