"""What works are about, as ids of topics with scores, and by what method each was told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from kg.load.vectors.encoder import encode
from kg.topics.choose import MOST, choose, choose_of_prose
from kg.topics.classes import topics_of
from kg.topics.context import in_context, usual
from kg.topics.locarno import of_design
from kg.topics.model import Scores, Work, model

CLASSED: Final = 0.9
"""How surely a work is of the topic, and a design of the subfield, that its class stands for."""

SURE: Final = 0.85
"""How surely a text tells what none of its classes stands for."""

_BATCH: Final = 500


class Told(NamedTuple):
    """What one work is about.

    Attributes:
        method: `text`, `class` (its patent classes alone) or `venue` (what that is mostly about).
        topics: ids and how surely, from 0 to 1, the surest first; none where nothing is near.
    """

    method: str
    topics: Sequence[tuple[str, float]]


def tell(texts: Sequence[Work]) -> list[Told]:
    """What texts are about that stand alone and are prose: agreements, filings, news."""
    if not texts:
        return []
    known = model()
    scores = _scores(texts, encode([f"{each.title}. {each.text}".strip(". ") for each in texts]))
    chosen = (choose_of_prose(*each) for each in zip(*scores, strict=True))
    return [
        Told("text", [(f"openalex:{known.ids[each.place]}", each.score) for each in some])
        for some in chosen
    ]


def by_text(works: Sequence[Work], vectors: Any, venues: Sequence[str]) -> Iterator[Told]:  # noqa: ANN401
    """What works are about by their texts and classes, and by others of their venues.

    Args:
        works: all of them, for they are told by each other.
        vectors: of their texts, a row each.
        venues: where each appeared; empty where that is not known.
    """
    if not works:
        return
    known = model()
    near, named = _scores(works, vectors)
    near = in_context(known, near, venues)
    around = usual(known, near, venues)
    for row, work in enumerate(works):
        chosen = choose(near[row], named[row])
        topics = [(f"openalex:{known.ids[each.place]}", each.score) for each in chosen]
        classed = by_classes(work.codes)
        if of_design(work.codes) or (classed.topics and not _agree(topics, classed)):
            yield classed
        elif topics or not around[row][0]:
            yield Told("text", topics)
        else:
            yield Told("venue", [around[row]])


def _agree(topics: Sequence[tuple[str, float]], classed: Told) -> bool:
    """Whether what a text tells is what a class stands for, or is sure in spite of it."""
    stood = {each for each, _ in classed.topics}
    return any(each in stood or score >= SURE for each, score in topics)


def by_classes(codes: Sequence[str]) -> Told:
    """What a work without a text is about: the topics that most of its classes stand for."""
    if design := of_design(tuple(codes)):
        return Told("class", [(design, CLASSED)])
    counts = Counter(each for code in codes for each in topics_of(code))
    return Told("class", [(each, CLASSED) for each, _ in counts.most_common(MOST)])


def _scores(works: Sequence[Work], vectors: Any) -> Scores:  # noqa: ANN401
    starts = range(0, len(works), _BATCH)
    found = [
        model().scores(works[at : at + _BATCH], vectors[at : at + _BATCH].astype(np.float32))
        for at in starts
    ]
    return Scores(*(np.vstack(each) for each in zip(*found, strict=True)))
