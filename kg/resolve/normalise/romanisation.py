"""Chinese in letters: Mandarin in pinyin, and Cantonese as Hong Kong writes it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import orjson
from opencc import OpenCC

CANTONESE: Final = 4
"""Readings of a character in Hong Kong's romanisation that are looked at."""

SYLLABLES: Final = 3
"""Syllables that a word of a given name has at most."""

_FINALS: Final = {
    "": "a o e ai ei ao ou an en ang er",
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un v ve ue",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue",
    "r": "e i ao ou an en ang eng ong u ua uo ui uan un",
    "y": "a o e ai ao ou an in ang ing ong i u ue uan un",
    "w": "a o ai ei an en ang eng u",
    **dict.fromkeys(
        ("g", "k", "h"), "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"
    ),
    **dict.fromkeys(("j", "q", "x"), "i ia ie iao iu ian in iang ing iong u ue uan un"),
    **dict.fromkeys(
        ("zh", "ch", "sh"), "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"
    ),
    **dict.fromkeys(("z", "c", "s"), "a e i ai ei ao ou an en ang eng ong u uo ui uan un"),
}
"""Of each initial, the finals that Mandarin has (ISO 7098; GB/T 16159), v for ü."""

_SYLLABLE: Final = "|".join(
    f"{initial}(?:{'|'.join(sorted(finals.split(), key=len, reverse=True))})"
    for initial, finals in _FINALS.items()
)
_PINYIN: Final = re.compile(f"({_SYLLABLE})" + f"({_SYLLABLE})?" * (SYLLABLES - 1))
_CANTONESE: Final = re.compile(
    "(?:kw|ng|ch|sh|ts|tz|f|h|k|l|m|n|p|s|t|w|y|)"
    "(?:eung|euk|uen|ang|ing|ong|ung|eng|aai|ai|ak|am|an|ap|at|au|aw|ay|ah|ee|ek|ei|ik|im|in|ip|it"
    "|iu|oi|ok|on|ou|oy|ow|ue|ui|uk|un|ut|ze|a|e|i|o|u)"
)


def is_pinyin(word: str) -> bool:
    """Whether a folded word is one to three syllables of pinyin, and no bare initial."""
    return len(word) > 1 and _PINYIN.fullmatch(word) is not None


def syllables(word: str) -> list[str]:
    """The syllables of pinyin that a folded word is, each the longest, three at most; or none."""
    found = _PINYIN.fullmatch(word)
    return [each for each in found.groups() if each] if found else []


def is_cantonese(word: str) -> bool:
    """The same of Hong Kong's romanisation."""
    start = count = 0
    while start < len(word):
        match = _CANTONESE.match(word, start)
        if match is None or match.end() == start:
            return False
        start, count = match.end(), count + 1
    return 0 < count <= SYLLABLES and len(word) > 1


def is_syllables(word: str) -> bool:
    """Whether a folded word may be Chinese in either."""
    return is_pinyin(word) or is_cantonese(word)


@lru_cache(maxsize=20_000)
def syllable(char: str) -> str:
    """The usual reading of a character in pinyin, without its tone, v for ü."""
    from pypinyin import Style, pinyin  # as in readings

    return str(pinyin(char, Style.NORMAL)[0][0])


@lru_cache(maxsize=20_000)
def readings(char: str) -> tuple[str, ...]:
    """Ways to write a character in letters, in either."""
    from pypinyin import Style, pinyin  # nearly a second: for those who have Chinese characters

    found = {each.replace("ü", "u") for each in pinyin(char, Style.NORMAL, heteronym=True)[0]}
    return tuple(sorted(found | set(cantonese(char))))


def cantonese(char: str) -> tuple[str, ...]:
    """Ways to write a character in Hong Kong, the usual ones first."""
    found: dict[str, None] = {}
    for form in (char, _traditional().convert(char)):
        found |= dict.fromkeys(_table().get(form, [])[:CANTONESE])
    return tuple(found)


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2hk")


@cache
def _table() -> Mapping[str, list[str]]:
    # https://github.com/chunlaw/cantonese-romanisation
    data: Mapping[str, list[str]] = orjson.loads(
        (files("cantoroman") / "data" / "charToRoman.json").read_bytes()
    )
    return data
