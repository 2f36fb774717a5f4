"""What a model of affiliations is told of each word, in groups that are few.

A word gives features to itself and to the words up to `REACH` away, and they depend on it alone;
how it meets its neighbours, how deep in brackets it stands and whether it is of a city are groups
of which there are few. A model sums the weights of each group once (`tagging.chain`), not of each
feature in each place.
"""

from functools import lru_cache
from typing import Final

from extractors.text.tagging import registered
from extractors.text.tagging.features import Tokens, depths, kind, own, shifts

REACH: Final = 4
"""Words on either side that are told of one."""
EDGE: Final = "_"
"""Stands where no word is."""
OFFSETS: Final = tuple(range(-REACH, REACH + 1))
_KNOWN: Final = 50_000
"""Words whose features are kept."""

Group = tuple[str, ...]
"""Features that come together."""


def features(found: Tokens) -> list[list[str]]:
    """Features of each word, in the order of the words, as a model is trained on them."""
    words = (*(EDGE,) * REACH, *found.words, *(EDGE,) * REACH)
    return [
        [
            *(each for by in OFFSETS for each in given(words[i + REACH + by])[by + REACH]),
            *(each for group in met for each in group),
        ]
        for i, met in enumerate(meetings(found))
    ]


@lru_cache(_KNOWN)
def given(word: str) -> tuple[Group, ...]:
    """What a word tells of those it stands near, one group for each of `OFFSETS` of it to them."""
    known = registered.word(word) if word[0].isalpha() else ()
    groups = [*shifts(word)]
    groups.insert(REACH, () if word == EDGE else (*own(word), *known))
    for by, sign in ((-1, "-"), (1, "+")):
        groups[by + REACH] += tuple(f"{sign}{each}" for each in known[: registered.NEAR])
    return tuple(groups)


def meetings(found: Tokens) -> list[tuple[Group, ...]]:
    """Groups of features that more than one word makes, of each word."""
    kinds = [EDGE, *map(kind, found.words), EDGE]
    cities = registered.cities(found.words)
    return [
        (_meeting(gap, *kinds[i : i + 3]), (f"D{depth}",), city)
        for i, (gap, depth, city) in enumerate(
            zip(found.gaps, depths(found.words), cities, strict=True)
        )
    ]


@lru_cache(_KNOWN)
def _meeting(gap: int, before: str, own_kind: str, after: str) -> Group:
    return f"g{gap}{before}>{own_kind}", f"t{before}>{own_kind}>{after}"
