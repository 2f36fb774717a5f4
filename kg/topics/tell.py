"""What works are about, as ids of topics with scores, and by what method each was told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from kg.load.vectors.encoder import encode
from kg.topics.choose import MOST, PROSE, Chosen, choose
from kg.topics.classes import is_leaf, topics_of
from kg.topics.context import MOSTLY, in_context, likeliest, usual
from kg.topics.locarno import of_design
from kg.topics.model import Work, model
from kg.topics.nearest import nearest, stacked
from ontology.topics import topics as vocabulary

CLASSED: Final = 0.9
"""How surely a work is of the topic, and a design of the subfield, that its class stands for."""

SURE: Final = 0.85
"""How surely a text tells what none of its classes stands for."""

TOPICAL: Final = 0.7
"""How surely a topic is right that is told; below it is the subfield that is told, or nothing."""

SHARED: Final = 0.3
"""The part of a work's classes that must stand for a topic.

Of a balance with one class of six for computing remainders that topic was told.
"""

BATCH: Final = 500
"""Works that are read at a time: scores of all topics take 10 MB then."""

Weighed = tuple[str, float]
"""The id of a topic, and how surely a work is about it, from 0 to 1."""


class AssignedTopics(NamedTuple):
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


def tell(texts: Sequence[Work]) -> Iterator[AssignedTopics]:
    """What texts are about that stand alone and are prose: agreements, filings, news."""
    known = model()
    for start in range(0, len(texts), BATCH):
        some = texts[start : start + BATCH]
        vectors = encode([f"{each.title}. {each.text}".strip(". ") for each in some])
        for row in zip(*nearest(known.scores(some, vectors)), strict=True):
            yield AssignedTopics("text", _weighed(choose(*row, least=PROSE)))


def by_text(batches: Iterable[Batch]) -> Iterator[AssignedTopics]:
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
    around = zip(likeliest(known, near, venues), usual(known, near, venues), strict=True)
    for row, classes, wider in zip(zip(*near, strict=True), codes, around, strict=True):
        yield _told(_weighed(choose(*row)), classes, *wider)


def _told(
    topics: Sequence[Weighed], codes: tuple[str, ...], likely: Weighed, usually: Weighed
) -> AssignedTopics:
    classed = by_classes(codes)
    if of_design(codes) or (classed.topics and not _agree(topics, classed)):
        return classed
    if topics and topics[0][1] >= TOPICAL:
        return AssignedTopics("text", topics)
    if classed.topics:
        return classed
    if topics and likely[1] >= MOSTLY:
        return AssignedTopics("text", [likely])
    return (
        AssignedTopics("venue", [usually]) if usually[1] >= MOSTLY else AssignedTopics("text", [])
    )


def _weighed(chosen: Iterable[Chosen]) -> list[Weighed]:
    return [(f"openalex:{model().ids[each.place]}", each.score) for each in chosen]


def _agree(topics: Sequence[Weighed], classed: AssignedTopics) -> bool:
    """Whether what a text tells lies where a class does, or is sure in spite of it."""
    stood = {_subfield(each) for each, _ in classed.topics}
    return any(score >= SURE or _subfield(each) in stood for each, score in topics)


def by_classes(codes: Sequence[str]) -> AssignedTopics:
    """What a work without a text is about: the topics that most of its classes stand for.

    Where they stand for none that enough of them do, it is the subfield of most.
    """
    if design := of_design(tuple(codes)):
        return AssignedTopics("class", [(design, CLASSED)])
    stood = [found for code in codes if (found := topics_of(code))]
    counts = Counter(each for found in stood for each in found)
    enough = len(codes) * SHARED
    leaves = Counter({e: count for e, count in counts.items() if is_leaf(e) and count >= enough})
    best = leaves.most_common(MOST) or _subfields(counts).most_common(1)
    return AssignedTopics("class", [(each, CLASSED) for each, _ in best])


def _subfields(counts: Mapping[str, int]) -> Counter[str]:
    """How many classes stand for each subfield, or for a topic that lies in it."""
    found = Counter[str]()
    for each, count in counts.items():
        found[_subfield(each)] += count
    return found


def _subfield(id_: str) -> str:
    return vocabulary().above(id_)[0].id if is_leaf(id_) else id_
