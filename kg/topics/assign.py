"""The topics of the graph as it should be: those that sources state, and those told from texts.

A part of its own (`nodes-topics.parquet`, `edges-topics.parquet`), made anew only when a work, a
vector, the vocabulary or the model has changed. A work whose source states topics keeps them;
another gets what its title, keywords, abstract and patent classes are near to, or none. A patent
that is known only as cited gets what the classes stand for that the citing one prints with it, and
what is known by nothing else the subfield of those that cite it.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Any, Final

import duckdb

from kg.build.target_graph import Add, TargetGraph
from kg.duckdb import rows
from kg.load.vectors import Vectors
from kg.resolve.normalise.names import search_text
from kg.staging.texts import Texts
from kg.topics import works
from kg.topics.agreements import agreements
from kg.topics.citing import CITED, by_citations, citing
from kg.topics.classes import DATA as CLASSES
from kg.topics.filings import filings
from kg.topics.model import MODEL, VERSION, Work
from kg.topics.tell import AssignedTopics, Weighed, by_classes, by_text, tell
from ontology import topics as vocabulary
from ontology.graph import Edge, Held, Node
from ontology.topics import Topic, topics

PART: Final = "topics"
DOCUMENT: Final = "doc:openalex-topics/vocabulary"
"""The document that says how topics stand to each other."""

RECORDED: Final = "2026-11-28T00:00:00.000Z"
"""When the vocabulary was taken over."""

Place = Mapping[str, Any]
"""Where a work is named: work, document, place, quote, and when that was recorded."""


def assign(
    connection: duckdb.DuckDBPyConnection, texts: Texts, desired: TargetGraph, vectors: Vectors
) -> int:
    """Write the part of the graph that topics are; how many works were read for it.

    Args:
        connection: of the stage, with the ledger's view `led`.
        texts: of its documents.
        desired: the graph without its topics.
        vectors: with the vectors of all its works.

    Returns:
        0 where nothing had changed since it was written last.
    """
    prose = [(each.place, each.work) for each in agreements(connection, texts)]
    prose += [(each.place, each.work) for each in filings(connection, texts)]
    with desired.connect() as stated:
        vectors.view(stated)
        key, stamp = _key(stated, prose), desired.folder / "topics.key"
        if stamp.exists() and stamp.read_text("ascii") == key:
            return 0
        with desired.writing(PART) as add:
            writer = _Writer(add, citing(stated))
            writer.keep(rows(stated, works.STATED))
            read = _of_texts(connection, stated, writer)
            read += _of_classes(connection, stated, writer)
            told = tell([work for _, work in prose])
            writer.write(zip((place for place, _ in prose), told, strict=True))
            writer.write(by_citations(rows(stated, CITED), writer.about))
            _write(writer.topics, add)
    stamp.write_text(key, "ascii")
    return read + len(prose)


class _Writer:
    """Adds what works are about to the graph, and remembers what others are told by.

    Attributes:
        topics: ids of all topics so far.
        about: topics of the works that are asked about.
    """

    def __init__(self, add: Add, asked: set[str]) -> None:
        self._add, self._asked = add, asked
        self.topics: set[str] = set()
        self.about: dict[str, list[Weighed]] = {}

    def keep(self, stated: Iterable[Mapping[str, Any]]) -> None:
        """Remember topics that sources state, which the graph has."""
        for row in stated:
            self._remember(row["source"], row["target"], row["score"])

    def write(self, told: Iterable[tuple[Place | None, AssignedTopics]]) -> None:
        """Add what works were told to be about, where there is a place to show."""
        for place, (method, weighed) in told:
            if place is not None:
                for target, score in weighed:
                    self._add(_edge(target, place, score, method))
                    self._remember(place["work"], target, score)

    def _remember(self, work: str, topic: str, score: float) -> None:
        self.topics.add(topic)
        if work in self._asked:
            self.about.setdefault(work, []).append((topic, score))


def _of_texts(
    connection: duckdb.DuckDBPyConnection, stated: duckdb.DuckDBPyConnection, writer: _Writer
) -> int:
    ids: list[str] = []
    told = by_text(works.batches(stated, ids))
    first = next(told, None)  # all works are read before the first is told
    if first is not None:
        placed = works.placed(ids, rows(connection, works.PLACES))
        writer.write(zip(placed, chain([first], told), strict=True))
    return len(ids)


def _of_classes(
    connection: duckdb.DuckDBPyConnection, stated: duckdb.DuckDBPyConnection, writer: _Writer
) -> int:
    classed = list(rows(stated, works.CLASSED))
    placed = works.placed([each["id"] for each in classed], rows(connection, works.SYMBOLS))
    told = (by_classes(works.listed(each["codes"])) for each in classed)
    writer.write(zip(placed, told, strict=True))
    return len(classed)


def _key(stated: duckdb.DuckDBPyConnection, prose: Sequence[tuple[Place, Work]]) -> str:
    """A digest of everything that topics are told from."""
    digest = blake2b(VERSION.encode(), digest_size=16)
    digest.update(repr(prose).encode("utf-8", "surrogatepass"))
    for path in (MODEL, CLASSES, vocabulary.DATA):
        digest.update(path.read_bytes())
    for table in (works.WORKS, works.CLASSED, works.STATED, CITED):
        statement = f"SELECT count(*), bit_xor(hash(COLUMNS(*)::VARCHAR)) FROM ({table})"  # noqa: S608 - ours
        digest.update(repr(stated.execute(statement).fetchall()).encode())
    return digest.hexdigest()


def _edge(topic: str, place: Mapping[str, Any], score: float, method: str) -> Edge:
    properties: dict[str, Held] = {
        "documents": (place["document"],),
        "places": (place["place"],),
        "quotes": (place["quote"],),
        "confidences": (score,),
        "recordedTimes": (place["recorded"],),
        "score": score,
        "method": method,
    }
    return Edge("HAS_TOPIC", place["work"], topic, properties)


def _write(ids: Iterable[str], add: Add) -> None:
    """Add topics with all that they lie in."""
    tree = topics()
    wanted = {each: tree.by_id[each] for each in ids}
    for id_ in list(wanted):
        wanted |= {each.id: each for each in tree.above(id_)}
    if wanted:
        title = "OpenAlex topics"
        url = "https://docs.openalex.org/api-entities/topics"
        told = {"title": title, "url": url, "source": "openalex-topics", "key": "vocabulary"}
        add(Node(DOCUMENT, ("Document",), {**told, "extractor": "1", "recorded": RECORDED}))
    for _, topic in sorted(wanted.items()):
        add(_node(topic))
        if topic.broader:
            add(_broader(topic, tree.by_id[topic.broader]))


def _node(topic: Topic) -> Node:
    properties: dict[str, Held] = {
        "name": topic.name,
        "nameEn": topic.name,
        "nameZh": topic.name_zh,
        "aliases": tuple(sorted({*topic.names} - {topic.name})),
        "scheme": vocabulary.SCHEME,
        "notation": topic.notation,
        "level": topic.level,
        "searchText": search_text(" ".join(topic.names)),
    }
    return Node(topic.id, ("Entity", "Topic"), {k: v for k, v in properties.items() if v})


def _broader(topic: Topic, above: Topic) -> Edge:
    properties: dict[str, Held] = {
        "documents": (DOCUMENT,),
        "places": (f"/{topic.notation}",),
        "quotes": (above.name,),
        "confidences": (1.0,),
        "recordedTimes": (RECORDED,),
    }
    return Edge("BROADER", topic.id, above.id, properties)
