"""What prior work is asked for a text: a vector turned to its topics, its words, and its matters.

The vector finds what is near, in either language; of that, what has the words of the text, or the
terms that titles have for its matter (`concepts`), comes first. Chinese text is helped by a
glossary, whose English is weighed apart from the Chinese, for a title is in one language. What each
of these is worth is in docs/guides/topics.md.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np

from kg.load.vectors.encoder import encode
from kg.resolve.normalise.names import has_han
from kg.topics.choose import surely
from kg.topics.concepts import Nearest, nearest
from kg.topics.glossary import in_english, in_technical_terms
from kg.topics.model import Model, Work, model
from kg.topics.terms import runs, term

ABOUT: Final = 3
"""Topics that a text's vector is turned to: of a few words the nearest is often a wrong one."""

SURENESS: Final = 8
"""The power of how sure a topic is that it weighs by."""

WEIGHT: Final = 0.6
"""How far the vector is turned."""

WORDS: Final = 0.8
"""What a work that has all words of the text, in one language, is nearer by."""

MATTER: Final = 0.3
"""What a work is nearer by that has a term of the text's nearest matter."""

NEAR: Final = 0.6
"""The score from which on a work is near a text, if anything is."""

SURE, CLEAR = 0.83, 0.5
"""Nothing is near a text unless the cosine of a work and half its words come to as much, less as
much of how near the text is to its matter.

Of 28 texts about what the real graph has not, 26 come to less; of 172 others all but some seven to
more (cosine and words alone: 27, and all but sixteen).
"""

MOST: Final = 40
"""Words of a long text that are looked for, the heaviest."""

_SMALL: Final = """
about above across after again against all almost along already also although always among
another any around automatically because been before being below better between both but cannot
could different do does done during each either enough every few first five four further given
good had has he her here his however if its itself last least less made make many may more most
much must need never no nor not now often once one only other others out over own per rather
same several should since some still such than them then there these they those three through
thus too two under until up upon us used useful various very well what when where whether while
who whole whose why will within without would yet you
"""
_COMMON: Final = frozenset(_SMALL.split())
"""Words of English that say nothing of what a text is about."""

_UNKNOWN: Final = 4.0
_INFLECTED: Final = 3.0
"""The weight of a word that no topic has, and of one that ends as verbs and adverbs do."""

_VERBAL: Final = ("ing", "ally", "ed")
_ENDINGS: Final = (
    *("isation", "ization", "ically", "ising", "izing", "ation", "ating", "ional", "ally", "ing"),
    *("ion", "ise", "ize", "al", "ar", "ed", "y", "e"),
)
"""Endings that titles vary: `summarise` and `Summarization`, `molecule` and `Molecular`."""

_STEM: Final = 5
"""Letters that a word keeps at least when its ending is cut."""


class Question(NamedTuple):
    """What the store is asked.

    Attributes:
        vector: a unit vector.
        words: words, and pairs of them, folded; weights of a language's add up to `WORDS`.
        matters: terms that titles have for the text's matters; the heaviest that a work has counts.
        sure: what cosine and half the words of some work come to at least if anything is near.
    """

    vector: tuple[float, ...]
    words: tuple[tuple[str, float], ...]
    matters: tuple[tuple[str, float], ...]
    sure: float


@lru_cache(maxsize=1024)
def question(text: str) -> Question:
    """What is asked for a text, remembered for a while."""
    chinese = has_han(text)
    terms = in_english(text) if chinese else in_technical_terms(text)
    vectors = encode([f"{text}. {terms}", text] if terms else [text])
    near = model().scores([Work(text, terms)], vectors[:1]).near[0]
    vector = vectors[0] + WEIGHT * _about(model(), near)
    both = (text, terms) if chinese else (f"{text} {terms}",)
    words = [each for said in both for each in _words(said, MOST // len(both)).items()]
    matters = nearest(vectors[-1], vectors[0])
    return Question(
        tuple((vector / np.linalg.norm(vector)).tolist()),
        tuple(words),
        _terms(matters),
        round(SURE - CLEAR * matters[0].near, 4),
    )


def _terms(matters: Iterable[Nearest]) -> tuple[tuple[str, float], ...]:
    """Terms of the nearest matters, as words are looked for."""
    found: dict[str, float] = {}
    for each in matters:
        for term_ in each.concept.terms:
            *first, last = term_.replace("-", " ").split()
            stem = " ".join((*first, _stem(last)))
            found.setdefault(stem, round(MATTER * each.weight, 4))
    return tuple(found.items())


def _about(known: Model, near: Any) -> Any:  # noqa: ANN401 - numpy
    nearest = near.argsort()[::-1][:ABOUT]
    weights = np.array([surely(float(near[each])) ** SURENESS for each in nearest])
    about = weights @ known.vectors[nearest]
    length = float(np.linalg.norm(about))
    return about / length if length else about


def _words(text: str, most: int) -> Mapping[str, float]:
    """Words and pairs of words, a pair half as much as its words, by how few topics use them."""
    found: dict[str, float] = {}
    for run in set(runs(text, 2, 4)):
        *first, last = run.split()
        if not _COMMON.isdisjoint((*first, last)):
            continue
        weight = sum(_weight(each) for each in (*first, last))
        stem = " ".join((*first, _stem(last)))
        found[stem] = max(found.get(stem, 0.0), weight / 2 if first else weight)
    kept = sorted(found, key=lambda run: (-found[run], run))[:most]
    total = sum(found[each] for each in kept)
    return {each: round(WORDS * found[each] / total, 4) for each in kept}


def _weight(word: str) -> float:
    return _rarity().get(term(word), _INFLECTED if word.endswith(_VERBAL) else _UNKNOWN)


def _stem(word: str) -> str:
    """A word without its ending, for the store finds words by how they begin."""
    ending = next((each for each in _ENDINGS if word.endswith(each)), "")
    stem = word.removesuffix(ending) if word.isascii() else word
    if ending == "ing" and stem[-2:-1] == stem[-1:] and stem[-1:] not in ("l", "s"):
        stem = stem[:-1]
    return stem if len(stem) >= _STEM else word


@lru_cache(maxsize=1)
def _rarity() -> Mapping[int, float]:
    known = model()
    return dict(zip(known.terms.tolist(), known.idf.tolist(), strict=True))
