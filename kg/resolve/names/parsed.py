"""What a name is made of: core words and their weights, legal forms, for whom it stands."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein

from kg.resolve.names.lexicon import FORMS, FUNCTION, GENERIC, GOVERNING, STATE
from kg.resolve.names.spelling import corrections
from kg.resolve.names.words import words

REPRESENTED: Final = "represented"
"""`The United States of America as represented by …`: what follows is who is meant."""

NEAR: Final = 0.75
AS_MANY: Final = 5_000
"""Names that rarity is counted in, however many there are: the model was trained on as many."""

GENERIC_AT_MOST: Final = 2.5
GENERIC_SHARE: Final = 0.35
GOVERNING_WEIGHT: Final = 0.5

# What a department was called before, or is called too.
_AGENCIES: Final[Mapping[tuple[str, ...], str]] = {
    ("corp", "engineer"): "army",
    ("energy", "research", "development"): "energy",
    ("national", "aeronautics", "space"): "nasa",
    ("environmental", "protection", "agency"): "epa",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A name, read.

    Attributes:
        core: the words that tell it from others, corrected, in order.
        printed: the same words before correction, run together.
        distinctive: those of the core that few names share by their meaning.
        generic: the others of the core.
        forms: its legal forms.
        weights: of the words of the core, by rarity.
        total: the sum of the weights.
        state: whether it is a part of a government, read from behind `as represented by`.
        text: the core, joined by blanks.
        compact: the core, run together.
        initials: first letters of the core.
        figures: words of the core with a digit in them.
    """

    core: tuple[str, ...]
    printed: str
    distinctive: frozenset[str]
    generic: frozenset[str]
    forms: frozenset[str]
    weights: Mapping[str, float]
    total: float
    state: bool
    text: str
    compact: str
    initials: str
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Read:
    core: tuple[str, ...]
    printed: str
    forms: frozenset[str]
    state: bool


def parsed(names: Sequence[str]) -> list[Parsed]:
    """Read every name, in the light of all: rare words weigh more, misspelt ones are corrected."""
    printed = [words(name) for name in names]
    meant = corrections(printed)
    read = [_read(each, [meant.get(word, word) for word in each]) for each in printed]
    counts = Counter(word for each in read for word in set(each.core))
    rarity = {word: _rarity(word, count, len(read)) for word, count in counts.items()}
    return [_weighed(each, rarity) for each in read]


def _read(printed: list[str], corrected: list[str]) -> _Read:
    behind, state = _behind_representation(corrected)
    if state:
        behind = [word for word in behind if word not in STATE] or behind
        behind = _agency(behind)
    core = [word for word in behind if word not in FORMS and word not in FUNCTION]
    core = [word for word in core if word not in GOVERNING] or core or behind
    as_printed = behind if state else printed
    return _Read(
        tuple(core),
        "".join(word for word in as_printed if word not in FORMS and word not in FUNCTION),
        frozenset(word for word in corrected if word in FORMS),
        state,
    )


def _behind_representation(corrected: list[str]) -> tuple[list[str], bool]:
    for i, word in enumerate(corrected[:-1]):
        if word == REPRESENTED or (
            word.startswith(("re", "pre"))
            and Levenshtein.normalized_similarity(word, REPRESENTED) >= NEAR
        ):
            return corrected[i + 1 :], True
    return corrected, False


def _agency(found: list[str]) -> list[str]:
    for parts, short in _AGENCIES.items():
        if set(parts) <= set(found):
            return [short, *(w for w in found if w not in parts and w in GOVERNING)]
    return found


def _rarity(word: str, count: int, names: int) -> float:
    rarity = math.log(AS_MANY / max(1, count * min(1, AS_MANY / names)))
    if word in GOVERNING:
        return GOVERNING_WEIGHT
    return min(rarity, GENERIC_AT_MOST) if word in GENERIC else rarity


def _weighed(read: _Read, rarity: Mapping[str, float]) -> Parsed:
    own = frozenset(read.core)
    generic = own & GENERIC
    weights = {w: rarity[w] * (GENERIC_SHARE if w in generic else 1) for w in sorted(own)}
    return Parsed(
        core=read.core,
        printed=read.printed,
        distinctive=own - generic,
        generic=generic,
        forms=read.forms,
        weights=weights,
        total=sum(weights.values()) or 1e-9,
        state=read.state,
        text=" ".join(read.core),
        compact="".join(read.core),
        initials="".join(word[0] for word in read.core),
        figures=frozenset(w for w in own if any(c.isdigit() for c in w)),
    )
