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

_UNKNOWN: Final = 6.0
"""The weight of a word that no topic has."""


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
    found = {}
    for run in set(runs(text, 2, 4)):
        weight = sum(_rarity().get(term(each), _UNKNOWN) for each in run.split())
        found[run] = weight / 2 if " " in run else weight
    kept = sorted(found, key=lambda run: (-found[run], run))[:MOST]
    total = sum(found[each] for each in kept)
    return {each: round(WORDS * found[each] / total, 4) for each in kept}


@lru_cache(maxsize=1)
def _rarity() -> Mapping[int, float]:
    known = model()
    return dict(zip(known.terms.tolist(), known.idf.tolist(), strict=True))
