"""English words that a Chinese one may stand for, by a dictionary's glosses."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from kg.resolve.names.lexicon import FUNCTION
from kg.resolve.names.words import words
from kg.resolve.normalise.cedict import entries
from kg.resolve.normalise.names import has_han

LONGEST: Final = 4
"""Characters of the longest piece of a name that is looked up."""

STRENGTHS: Final = (0.75, 0.55, 0.35)
"""How surely a word of a gloss is meant: of a gloss of one, two or three words."""

ONE_CHARACTER: Final = 0.7
"""What is left of that for a single character, which means many things."""

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
    return found


def _words(told: str, characters: int) -> Iterator[tuple[str, float]]:
    for gloss in told.split("/"):
        if "variant of" in gloss or "surname" in gloss or gloss.startswith(_NO_MEANING):
            continue
        meant = [word for word in words(_ASIDE.sub("", gloss)) if word not in _EMPTY]
        if 0 < len(meant) <= len(STRENGTHS):
            strength = STRENGTHS[len(meant) - 1] * (ONE_CHARACTER if characters == 1 else 1)
            yield from ((word, strength) for word in meant)
