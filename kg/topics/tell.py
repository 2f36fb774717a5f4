"""What works are about, as ids of topics with scores, and by what method each was told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from kg.load.vectors.encoder import encode
from kg.topics.choose import MOST, PROSE, Chosen, choose
from kg.topics.classes import is_leaf, topics_of
from kg.topics.context import MOSTLY, in_context, usual
from kg.topics.locarno import of_design
from kg.topics.model import Work, model
from kg.topics.nearest import nearest, stacked
from ontology.topics import topics as vocabulary

CLASSED: Final = 0.9
"""How surely a work is of the topic, and a design of the subfield, that its class stands for."""

SURE: Final = 0.85
"""How surely a text tells what none of its classes stands for."""

TOPICAL, OF_SUBFIELD = 0.7, 0.7
"""The score from which on the topic itself is told, and how surely its subfield is right below.

Of 37 titles of the real graph with a best topic below, 16 were of the topic, 26 of its subfield;
those of no venue that is known were of neither.
"""

BATCH: Final = 500
"""Works that are read at a time: scores of all topics take 10 MB then."""

Weighed = tuple[str, float]
"""The id of a topic, and how surely a work is about it, from 0 to 1."""


class Told(NamedTuple):
    """What one work is about.

    Attributes:
        method: `text`, `class` (its patent classes alone), `venue` (what that is mostly about) or
            `citations` (what the works that cite it are about).
        topics: the surest first; none where nothing is near.
    """

    method: str
    topics: Sequence[Weighed]


class Batch(NamedTuple):
    """Some works.

    Attributes:
        works: what they say of themselves.
        vectors: of their texts, a row each.
        venues: where each appeared; empty where that is not known.
    """

    works: Sequence[Work]
    vectors: Any
    venues: Sequence[str]


def tell(texts: Sequence[Work]) -> Iterator[Told]:
    """What texts are about that stand alone and are prose: agreements, filings, news."""
    known = model()
    for start in range(0, len(texts), BATCH):
        some = texts[start : start + BATCH]
        vectors = encode([f"{each.title}. {each.text}".strip(". ") for each in some])
        for row in zip(*nearest(known.scores(some, vectors)), strict=True):
            yield Told("text", _weighed(choose(*row, least=PROSE)))


def by_text(batches: Iterable[Batch]) -> Iterator[Told]:
    """What works are about by their texts and classes, and by others of their venues.

    Works are told by each other: what is small of each is kept until all of them were read.
    """
    known, found, codes, venues = model(), [], list[tuple[str, ...]](), list[str]()
    for works, vectors, appeared in batches:
        found.append(nearest(known.scores(works, vectors.astype(np.float32))))
        codes += (each.codes for each in works)
        venues += appeared
    if not found:
        return
    near = in_context(known, stacked(found), venues)
    around = usual(known, near, venues)
    for row, classes, usually in zip(zip(*near, strict=True), codes, around, strict=True):
        yield _told(_weighed(choose(*row)), classes, usually)


def _told(topics: Sequence[Weighed], codes: tuple[str, ...], usually: Weighed) -> Told:
    classed = by_classes(codes)
    if of_design(codes) or (classed.topics and not _agree(topics, classed)):
        return classed
    if topics and topics[0][1] >= TOPICAL:
        return Told("text", topics)
    if classed.topics:
        return classed
    venue, share = usually
    if topics and venue:  # others of the venue have ruled out what is far from it
        return Told("text", [(vocabulary().above(topics[0][0])[0].id, OF_SUBFIELD)])
    return Told("venue", [usually]) if share >= MOSTLY else Told("text", [])


def _weighed(chosen: Iterable[Chosen]) -> list[Weighed]:
    return [(f"openalex:{model().ids[each.place]}", each.score) for each in chosen]


def _agree(topics: Sequence[Weighed], classed: Told) -> bool:
    """Whether what a text tells is what a class stands for, or is sure in spite of it."""
    stood = {each for each, _ in classed.topics}
    tree = vocabulary()
    return any(
        score >= SURE or each in stood or tree.above(each)[0].id in stood for each, score in topics
    )


def by_classes(codes: Sequence[str]) -> Told:
    """What a work without a text is about: the topics that most of its classes stand for.

    Where they stand for none, it is the subfield of most.
    """
    if design := of_design(tuple(codes)):
        return Told("class", [(design, CLASSED)])
    counts = Counter(each for code in codes for each in topics_of(code))
    leaves = Counter({each: count for each, count in counts.items() if is_leaf(each)})
    best = leaves.most_common(MOST) or counts.most_common(1)
    return Told("class", [(each, CLASSED) for each, _ in best])
