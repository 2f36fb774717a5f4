"""The words of a name, unified: abbreviations written out, plurals singular, initials joined."""

import re
from typing import Final

from kg.resolve.names.damage import mended
from kg.resolve.names.lexicon import APART, SAME
from kg.resolve.normalise.names import search_text

_APOSTROPHE: Final = re.compile("['’`\u2018\u02bc]")
_INITIALS: Final = re.compile(r"(?<=\b[a-z])\. ?(?=[a-z]\b)")
_AMPERSAND: Final = re.compile(r"(?<=\b[a-z])&(?=[a-z]\b)|(?<=\bat)&(?=t\b)")
_WORD: Final = re.compile(r"[^\W_]+")
_NO_PLURAL: Final = ("ss", "us", "is")
_SHORTEST_PLURAL: Final = 5


def words(name: str) -> list[str]:
    """The words of a name as printed, in its order."""
    text = _APOSTROPHE.sub("", search_text(mended(name)))
    text = _AMPERSAND.sub("and", _INITIALS.sub("", text)).replace("&", " and ")
    found: list[str] = []
    for word in _WORD.findall(text):
        found.extend(APART.get(word) or (_unified(word),))
    return found


def _unified(word: str) -> str:
    single = _singular(word)
    return SAME.get(word) or SAME.get(single) or single


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]
