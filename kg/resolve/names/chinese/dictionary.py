"""English words that a Chinese one may stand for, by a dictionary's glosses."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kg.resolve.names.lexicon import FUNCTION
from kg.resolve.names.words import words
from kg.resolve.normalise.cedict import entries
from kg.resolve.normalise.names import has_han

BUSINESS: Final = Path(__file__).with_name("business.tsv")
"""Words of companies' names that a dictionary of the language tells otherwise, or not at all."""

GROUPS: Final = Path(__file__).with_name("groups.tsv")
"""What groups of companies are called for short, in both languages."""

CERTAIN: Final = 0.75
"""How surely a word is meant that we list ourselves."""

LONGEST: Final = 4
"""Characters of the longest piece of a name that is looked up."""

STRENGTHS: Final = (0.75, 0.55, 0.35)
"""How surely a word of a gloss is meant: of a gloss of one, two or three words."""

ONE_CHARACTER: Final = 0.7
"""What is left of that for a single character, which means many things."""

_SHORT: Final = re.compile("short name for ([A-Z][a-z]+)")
_PLACE: Final = re.compile(
    "([A-Z][a-z']+(?: [A-Z][a-z]+)?),? (?:(?:sub-?provincial|prefecture|county)(?:[- ]level)? city"
    "|[Pp]rovince|city, formerly|[Aa]utonomous [Rr]egion|municipality)"
)
_REGIONS: Final = ("省", "市", "自治区")
_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_MEANING: Final = ("CL:", "see ", "abbr")
_EMPTY: Final = FUNCTION | frozenset(["be", "one", "sth", "sb", "etc", "or", "used", "not"])


@cache
def glosses() -> Mapping[str, Mapping[str, float]]:
    """For each Chinese word, simplified, the English words it may stand for, and how surely."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for chinese, told in entries():
        if len(chinese) <= LONGEST and has_han(chinese):
            for word, strength in _words(told, len(chinese)):
                found[chinese][word] = max(strength, found[chinese].get(word, 0.0))
    for chinese, meant in (*_listed(BUSINESS), *_listed(GROUPS)):
        strength = CERTAIN * (ONE_CHARACTER if len(chinese) == 1 else 1)
        found[chinese] |= dict.fromkeys(meant, strength)
    return found


@cache
def words_told() -> frozenset[str]:
    """The English words that a Chinese one may stand for."""
    return frozenset(word for told in glosses().values() for word in told)


@cache
def common() -> frozenset[str]:
    """Pieces that many names share, and that tell none from another: lines of business, places."""
    return frozenset(each for each, _ in _listed(BUSINESS) if len(each) > 1) | places().keys()


def _listed(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text("utf-8").splitlines():
        chinese, _, told = line.partition("\t")
        yield chinese, told.split()


@cache
def places() -> Mapping[str, str]:
    """Cities and provinces of China: their names in letters, run together, by those in Chinese."""
    found = {"香港": "hongkong", "澳门": "macau", "北京": "beijing", "上海": "shanghai"}
    found |= {"天津": "tianjin", "重庆": "chongqing", "台湾": "taiwan", "内蒙古": "innermongolia"}
    for chinese, told in entries():
        match = _PLACE.match(told)
        if match and 1 < len(chinese) <= LONGEST:
            for end in _REGIONS:
                chinese = chinese.removesuffix(end) if len(chinese) > 2 else chinese
            found.setdefault(chinese, "".join(words(match[1])))
    return found


@cache
def places_in_letters() -> frozenset[str]:
    """The same, in letters alone."""
    return frozenset(places().values())


def _words(told: str, characters: int) -> Iterator[tuple[str, float]]:
    for short in _SHORT.findall(told):
        yield short.lower(), STRENGTHS[0]
    for gloss in told.split("/"):
        if "variant of" in gloss or "surname" in gloss or "short name" in gloss:
            continue
        if gloss.startswith(_NO_MEANING):
            continue
        meant = [word for word in words(_ASIDE.sub("", gloss)) if word not in _EMPTY]
        if 0 < len(meant) <= len(STRENGTHS):
            strength = STRENGTHS[len(meant) - 1] * (ONE_CHARACTER if characters == 1 else 1)
            yield from ((word, strength) for word in meant)
