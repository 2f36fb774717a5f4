"""The topics of the graph as it should be: those that sources state, and those told from texts.

A part of its own (`nodes-topics.parquet`, `edges-topics.parquet`), made anew only when a work, a
vector, the vocabulary or the model has changed. A work whose source states topics keeps them;
another gets what its title, keywords, abstract and patent classes are near to, or none. A patent
that is known only as cited gets what the classes stand for that the citing one prints with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

import duckdb
import numpy as np
import orjson

from kg.build.target_graph import Add, TargetGraph
from kg.duckdb import rows
from kg.load.vectors import Vectors
from kg.resolve.normalise.names import search_text
from kg.staging.texts import Texts
from kg.topics.agreements import Agreement, agreements
from kg.topics.classes import DATA as CLASSES
from kg.topics.model import MODEL, VERSION, Work
from kg.topics.tell import Told, by_classes, by_text, tell
from ontology import topics as vocabulary
from ontology.graph import Edge, Held, Node
from ontology.topics import Topic, topics

PART: Final = "topics"
DOCUMENT: Final = "doc:openalex-topics/vocabulary"
"""The document that says how topics stand to each other."""

RECORDED: Final = "2026-11-28T00:00:00.000Z"
"""When the vocabulary was taken over."""


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
    agreed = list(agreements(connection, texts))
    with desired.connect() as stated:
        vectors.view(stated)
        key = _key(stated, agreed)
        stamp = desired.folder / "topics.key"
        if stamp.exists() and stamp.read_text("ascii") == key:
            return 0
        known = {row["target"] for row in rows(stated, _STATED)}
        works = list(rows(stated, _WORKS))
        classed = list(rows(stated, _CLASSED))
    places, symbols = (
        {row["work"]: row for row in rows(connection, each)} for each in (_PLACES, _SYMBOLS)
    )
    with desired.writing(PART) as add:
        told: Iterable[Told] = by_text(*_texts(works))
        known |= _add(zip(_placed(works, places), told, strict=True), add)
        told = (by_classes(_list(each["codes"])) for each in classed)
        known |= _add(zip(_placed(classed, symbols), told, strict=True), add)
        told = tell([each.work for each in agreed])
        known |= _add(zip([each.place for each in agreed], told, strict=True), add)
        _write(known, add)
    stamp.write_text(key, "ascii")
    return len(works) + len(classed) + len(agreed)


def _key(stated: duckdb.DuckDBPyConnection, agreed: Sequence[Agreement]) -> str:
    """A digest of everything that topics are told from."""
    digest = blake2b(VERSION.encode(), digest_size=16)
    digest.update(repr(agreed).encode("utf-8", "surrogatepass"))
    for path in (MODEL, CLASSES, vocabulary.DATA):
        digest.update(path.read_bytes())
    for table in (_WORKS, _CLASSED, _STATED):
        statement = f"SELECT count(*), bit_xor(hash(COLUMNS(*)::VARCHAR)) FROM ({table})"  # noqa: S608
        digest.update(repr(stated.execute(statement).fetchall()).encode())
    return digest.hexdigest()


def _placed(
    works: Iterable[Mapping[str, Any]], places: Mapping[str, Mapping[str, Any]]
) -> Iterator[Mapping[str, Any] | None]:
    """Where each work is named, or None."""
    return (places.get(each["id"]) for each in works)


def _add(told: Iterable[tuple[Mapping[str, Any] | None, Told]], add: Add) -> set[str]:
    """Add what works were told to be about, where there is a place to show; the topics' ids."""
    found: set[str] = set()
    for place, (method, topics_) in told:
        if place is not None:
            for target, score in topics_:
                add(_edge(target, place, score, method))
                found.add(target)
    return found


def _texts(works: Sequence[dict[str, Any]]) -> tuple[list[Work], Any, list[str]]:
    """Texts, vectors and venues of works."""
    vectors = np.array([each["vector"] for each in works], np.float32)
    return [_work(each) for each in works], vectors, [each["venue"] for each in works]


def _work(row: Mapping[str, Any]) -> Work:
    text = ". ".join(filter(None, (*_list(row["keywords"]), row["abstract"])))
    return Work(row["name"], text, _list(row["codes"]))


def _list(text: str | None) -> tuple[str, ...]:
    return tuple(orjson.loads(text)) if text else ()


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


_STATED: Final = """
SELECT source, target FROM edges
WHERE type = 'HAS_TOPIC' AND properties->>'method' = 'stated' ORDER BY ALL
"""

_NAME: Final = "(nodes.properties->>'name')"
_NUMBER: Final = (
    f"(4 * length(regexp_replace({_NAME}, '[^0-9]', '', 'g')) > length({_NAME})"
    f" OR regexp_matches({_NAME}, '(?i)ser(ial)?[. ]+no|ocr scanned document'))"
)
"""Whether what a work is called is but its number, or says that nobody read it."""

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
WHERE kind = 'Patent' AND (nodes.properties->'classifications') IS NOT NULL AND (
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
