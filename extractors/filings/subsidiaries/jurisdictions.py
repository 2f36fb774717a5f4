"""Where a company is organised, in the words of lists of subsidiaries."""

import re
from typing import Final

from extractors.filings import countries
from extractors.text import organizations, places

_APART = re.compile(r"[,/()&;]| - |\band\b")
_LONGEST: Final = 60
"""Characters of the longest name of a jurisdiction."""
_NONE: Final = re.compile(
    r"(?i)n\.?/?a\.?|none|[-–—.]+|various|federal(?:ly)?(?: chartered)?|nordic"
)
_SHORT: Final = {
    "so": "south",
    "no": "north",
    "n": "north",
    "s": "south",
    "w": "west",
}
_FURTHER: Final = {
    "ala": "US",
    "ariz": "US",
    "ark": "US",
    "colo": "US",
    "conn": "US",
    "del": "US",
    "fla": "US",
    "ill": "US",
    "ind": "US",
    "kan": "US",
    "md": "US",
    "mich": "US",
    "minn": "US",
    "miss": "US",
    "mo": "US",
    "mont": "US",
    "neb": "US",
    "nev": "US",
    "okla": "US",
    "ore": "US",
    "pa": "US",
    "tenn": "US",
    "tex": "US",
    "va": "US",
    "wash": "US",
    "wis": "US",
    "wisc": "US",
    "wyo": "US",
    "new york state": "US",
    "virgin islands": "VI",
    "us virgin islands": "VI",
    "u s virgin islands": "VI",
    "antigua": "AG",
    "cape verde": "CV",
    "georgia cis": "GE",
    "columbia": "CO",
    "kosovo": "XK",
    "kurdistan": "IQ",
    "labuan": "MY",
    "netherlands antilles": "AN",
    "curacao netherlands antilles": "CW",
    "sint maarten": "SX",
    "st denis": "RE",
    "st kitts": "KN",
    "st maarten": "SX",
    "st vincent": "VC",
    "swaziland": "SZ",
    "turks": "TC",
    "turks and caicos": "TC",
    "guatemalan": "GT",
}
"""As lists abbreviate them; what `countries` and `places` have is not repeated."""


def country(text: str) -> str:
    """ISO 3166-1 code of the country that a jurisdiction is, or lies in; empty if none is known.

    `(USA) Delaware`, `Shanghai, China`, `St. Paul, MN USA`: the last part that is one says it.
    """
    line = " ".join(text.split())
    if len(line) > _LONGEST or any(each.isdigit() for each in line):
        return ""
    return _one(line) or next(filter(None, map(_one, reversed(_APART.split(line)))), "")


def stands_for_none(text: str) -> bool:
    """Whether a cell says that there is no jurisdiction, or one that is no country's."""
    return _NONE.fullmatch(text.strip()) is not None


def is_one(text: str) -> bool:
    """Whether a whole text is the name of a jurisdiction, and of nothing beside it."""
    return bool(_one(" ".join(text.split())))


def _one(text: str) -> str:
    bare = text.strip(" .*†‡")
    found = bare and (countries.by_name(bare) or places.country(bare) or _last(bare) or _code(bare))
    if found or not bare or organizations.has_form(bare):
        return found
    words = re.sub(r"[^a-zà-ÿ]+", " ", bare.lower()).strip()
    first, _, rest = words.partition(" ")
    if rest and first in _SHORT:
        return countries.by_name(f"{_SHORT[first]} {rest}")
    return _FURTHER.get(words, "")


def _code(text: str) -> str:
    return text if len(text) == 2 and text in places.standard().values() else ""


def _last(text: str) -> str:
    """`Minneapolis MN USA`: a place whose last word is a country."""
    before, _, last = text.rpartition(" ")
    return countries.by_name(last) if before and last in ("USA", "UK", "PRC", "UAE") else ""
