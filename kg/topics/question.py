"""What prior work is asked for a text: a vector turned to its topics, and its words, weighed.

The vector finds what is near, in either language; of that, what has the words of the text comes
first. Chinese text is helped by a glossary. Measured on 40 texts (`bench/prior_work.tsv`), judged
by title among the first ten: the encoder alone .55, turned to topics .71, turned to more of them
and the glossary beside .81, words too .87.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np

from kg.load.vectors.encoder import encode
from kg.resolve.normalise.names import has_han
from kg.topics.choose import surely
from kg.topics.glossary import in_english
from kg.topics.model import Model, Work, model
from kg.topics.terms import runs, term

ABOUT: Final = 5
"""Topics that a text's vector is turned to: of a few words the nearest is often a wrong one."""

SURENESS: Final = 4
"""The power of how sure a topic is that it weighs by."""

WEIGHT: Final = 0.6
"""How far the vector is turned."""

WORDS: Final = 0.3
"""What a work that has all words of the text is nearer by."""

NEAR, SURE = 0.58, 0.66
"""The cosine, words added, from which on a work is near a text, if any of them is as near as that.

Of 48 texts of the field the nearest works had .67 and more; of 28 others, 26 had less.
"""

MOST: Final = 40
"""Words of a long text that are looked for, the heaviest."""

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
        words: words, and pairs of them, folded, with weights that add up to `WORDS`.
    """

    vector: tuple[float, ...]
    words: tuple[tuple[str, float], ...]


@lru_cache(maxsize=1024)
def question(text: str) -> Question:
    """What is asked for a text, remembered for a while."""
    english = in_english(text) if has_han(text) else ""
    vectors = encode([f"{text}. {english}" if english else text])
    near = model().scores([Work(text, english)], vectors).near[0]
    vector = vectors[0] + WEIGHT * _about(model(), near)
    words = _words(f"{text} {english}" if english else text)
    return Question(tuple((vector / np.linalg.norm(vector)).tolist()), tuple(words.items()))


def _about(known: Model, near: Any) -> Any:  # noqa: ANN401 - numpy
    nearest = near.argsort()[::-1][:ABOUT]
    weights = np.array([surely(float(near[each])) ** SURENESS for each in nearest])
    about = weights @ known.vectors[nearest]
    length = float(np.linalg.norm(about))
    return about / length if length else about


def _words(text: str) -> Mapping[str, float]:
    """Words and pairs of words, a pair half as much as its words, by how few topics use them."""
    found: dict[str, float] = {}
    for run in set(runs(text, 2, 4)):
        *first, last = run.split()
        weight = sum(_weight(each) for each in (*first, last))
        stem = " ".join((*first, _stem(last)))
        found[stem] = max(found.get(stem, 0.0), weight / 2 if first else weight)
    kept = sorted(found, key=lambda run: (-found[run], run))[:MOST]
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
