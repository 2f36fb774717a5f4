"""The topics of the graph as it should be: those that sources state, and those told from texts.

A part of its own (`nodes-topics.parquet`, `edges-topics.parquet`), made anew only when a work, a
vector, the vocabulary or the model has changed. A work whose source states topics keeps them;
another gets what its title, keywords, abstract and patent classes are near to, or none. A patent
that is known only as cited gets what the classes stand for that the citing one prints with it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any, Final

import duckdb
import numpy as np
import orjson

from kg.build.target_graph import Add, TargetGraph
from kg.duckdb import rows
from kg.load.vectors import Vectors
from kg.resolve.normalise.names import search_text
from kg.topics.choose import MOST, Chosen, choose
from kg.topics.classes import DATA as CLASSES
from kg.topics.classes import topics_of
from kg.topics.context import in_context
from kg.topics.locarno import of_design
from kg.topics.model import MODEL, VERSION, Model, Scores, Work, model
from ontology import topics as vocabulary
from ontology.graph import Edge, Held, Node
from ontology.topics import Topic, topics

PART: Final = "topics"
DOCUMENT: Final = "doc:openalex-topics/vocabulary"
"""The document that says how topics stand to each other."""

RECORDED: Final = "2026-11-28T00:00:00.000Z"
"""When the vocabulary was taken over."""

CLASSED: Final = 0.9
"""How surely a work is of the topic, and a design of the subfield, that its class stands for."""

_BATCH: Final = 500


def assign(connection: duckdb.DuckDBPyConnection, desired: TargetGraph, vectors: Vectors) -> int:
    """Write the part of the graph that topics are; how many works were read for it.

    Args:
        connection: of the stage, with the ledger's view `led`.
        desired: the graph without its topics.
        vectors: with the vectors of all its works.

    Returns:
        0 where nothing had changed since it was written last.
    """
    with desired.connect() as stated:
        vectors.view(stated)
        key = _key(stated)
        stamp = desired.folder / "topics.key"
        if stamp.exists() and stamp.read_text("ascii") == key:
            return 0
        known = {row["target"] for row in rows(stated, _STATED)}
        works = list(rows(stated, _WORKS))
        classed = list(rows(stated, _CLASSED))
    places = {row["work"]: row for row in rows(connection, _PLACES)}
    with desired.writing(PART) as add:
        known |= _told(works, places, add)
        known |= _of_classes(classed, {row["work"]: row for row in rows(connection, _SYMBOLS)}, add)
        _write(known, add)
    stamp.write_text(key, "ascii")
    return len(works) + len(classed)


def _key(stated: duckdb.DuckDBPyConnection) -> str:
    """A digest of everything that topics are told from."""
    digest = blake2b(VERSION.encode(), digest_size=16)
    for path in (MODEL, CLASSES, vocabulary.DATA):
        digest.update(path.read_bytes())
    for table in (_WORKS, _CLASSED, _STATED):
        statement = f"SELECT count(*), bit_xor(hash(COLUMNS(*)::VARCHAR)) FROM ({table})"  # noqa: S608
        digest.update(repr(stated.execute(statement).fetchall()).encode())
    return digest.hexdigest()


def _told(works: list[dict[str, Any]], places: Mapping[str, Any], add: Add) -> set[str]:
    """Add what texts tell; the ids of the topics."""
    found: set[str] = set()
    known = model()
    designs = {each["id"]: of_design(_list(each["codes"])) for each in works}
    for work, chosen in zip(works, _chosen(known, works), strict=True):
        topics_ = [(f"openalex:{known.ids[each.place]}", each.score) for each in chosen]
        if design := designs[work["id"]]:
            topics_ = [(design, CLASSED)]
        for target, score in topics_ if work["id"] in places else ():
            add(_edge(work["id"], (target, score), places[work["id"]], "text"))
            found.add(target)
    return found


def _of_classes(works: list[dict[str, Any]], places: Mapping[str, Any], add: Add) -> set[str]:
    """Add what classes alone tell of works without a title; the ids of the topics."""
    found: set[str] = set()
    for work in works:
        codes = _list(work["codes"])
        topics_ = [of_design(codes)] if of_design(codes) else _most([topics_of(e) for e in codes])
        for target in topics_ if work["id"] in places else ():
            add(_edge(work["id"], (target, CLASSED), places[work["id"]], "class"))
            found.add(target)
    return found


def _most(named: Iterable[tuple[str, ...]]) -> list[str]:
    """The topics that most classes stand for."""
    counts = Counter(each for topics_ in named for each in topics_)
    return [each for each, _ in counts.most_common(MOST)]


def _chosen(known: Model, works: list[dict[str, Any]]) -> Iterator[list[Chosen]]:
    scored: list[Scores] = []
    left = iter(works)
    while batch := list(islice(left, _BATCH)):
        vectors = np.array([each["vector"] for each in batch], np.float32)
        scored.append(known.scores([_work(each) for each in batch], vectors))
    if scored:
        near = np.vstack([each.near for each in scored])
        near = in_context(known, near, [each["venue"] for each in works])
        yield from map(choose, near, np.vstack([each.named for each in scored]))


def _work(row: Mapping[str, Any]) -> Work:
    text = ". ".join(filter(None, (*_list(row["keywords"]), row["abstract"])))
    return Work(row["name"], text, _list(row["codes"]))


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(orjson.loads(text)) if text else ()


def _edge(work: str, topic: tuple[str, float], place: Mapping[str, Any], method: str) -> Edge:
    target, score = topic
    properties: dict[str, Held] = {
        "documents": (place["document"],),
        "places": (place["place"],),
        "quotes": (place["quote"],),
        "confidences": (score,),
        "recordedTimes": (place["recorded"],),
        "score": score,
        "method": method,
    }
    return Edge("HAS_TOPIC", work, target, properties)


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


_STATED: Final = """
SELECT source, target FROM edges
WHERE type = 'HAS_TOPIC' AND properties->>'method' = 'stated' ORDER BY ALL
"""

_NAME: Final = "nodes.properties->>'name'"
_NUMBER: Final = f"(4 * length(regexp_replace({_NAME}, '[^0-9]', '', 'g')) > length({_NAME}))"
"""Whether what a work is called is but its number."""

_WORKS: Final = f"""
SELECT id, nodes.properties->>'name' AS name, nodes.properties->>'abstract' AS abstract,
    coalesce(nodes.properties->>'venue', '') AS venue,
    nodes.properties->'keywords' AS keywords, nodes.properties->'classifications' AS codes, vector
FROM nodes JOIN vectors USING (id)
WHERE id NOT IN (
    SELECT source FROM edges WHERE type = 'HAS_TOPIC' AND edges.properties->>'method' = 'stated'
) AND NOT {_NUMBER}
ORDER BY id
"""  # noqa: S608 - a constant of ours

# Patents of which nobody has told the title: what is printed for it is their number.
_CLASSED: Final = f"""
SELECT id, nodes.properties->'classifications' AS codes
FROM nodes
WHERE kind = 'Patent' AND nodes.properties->'classifications' IS NOT NULL AND (
    id NOT IN (SELECT id FROM vectors)
    OR {_NUMBER}
)
ORDER BY id
"""  # noqa: S608 - a constant of ours

# Where a class of a work is printed.
_SYMBOLS: Final = """
SELECT entity AS work, min_by(document, rank) AS document, min_by(link.place, rank) AS place,
    min_by(link.quote, rank) AS quote, min_by(recorded, rank) AS recorded
FROM (
    SELECT *, (document, link.place) AS rank
    FROM links JOIN led ON led.named = link.source
    WHERE link.type = 'hasTopic'
)
GROUP BY entity
"""

# Where a work is named: by the document that is about it, if there is one.
_PLACES: Final = """
SELECT entity AS work, arg_min(document, rank) AS document, arg_min(mention.place, rank) AS place,
    arg_min(mention.quote, rank) AS quote, arg_min(recorded, rank) AS recorded
FROM (
    SELECT *, (position <> 1, document, position) AS rank
    FROM mentions JOIN documents USING (document) JOIN led ON led.named = mention.id
    WHERE mention.kind IN ('Paper', 'Patent')
)
GROUP BY entity
"""
