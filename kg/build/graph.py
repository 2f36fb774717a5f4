"""From the stage and the ledger to the graph as it should be: nodes and edges, in Parquet.

Evidence lies on the edge it speaks for, as parallel lists (`documents`, `places`, `quotes`,
`confidences`, `recordedTimes`), and the documents are nodes. The other way, a node a piece of
evidence, was loaded from the same facts and measured: docs/decisions/evidence-on-edges.md.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import duckdb
import orjson

from kg.build.collaborations import collaborations
from kg.build.entities import entity
from kg.build.spells import EXCLUSIVE, spells, summary
from kg.build.subjects import Subjects, is_topic
from kg.build.target_graph import TargetGraph
from kg.duckdb import rows
from kg.resolve.identities import IDENTITIES, Identities
from kg.resolve.ledger import LEDGER, Ledger
from ontology.facts import TIMELESS, Spell
from ontology.graph import EVIDENCE, Edge, Held, Node, lists_of_spells
from ontology.schema import vocabulary

_SLICE: Final = 100_000
"""Links, as they are said, of which lists are made at once."""


def build(connection: duckdb.DuckDBPyConnection, folder: Path) -> TargetGraph:
    """Work out the graph that the stage and the ledger amount to.

    Args:
        connection: of the stage.
        folder: where the ledger is, and where the nodes and edges go.
    """
    Ledger(folder / LEDGER).view(connection)
    connection.execute(_LED)
    identities = Identities.load(folder / IDENTITIES)
    desired = TargetGraph(folder)
    with desired.writing() as add:
        present, retracted = set(), set()
        subjects = Subjects(connection)
        for node in _entities(connection, identities.identifiers()):
            add(subjects.told(node))
            present.add(node.id)
            if node.properties.get("retracted"):
                retracted.add(node.id)
        for thing in _documents(connection):
            add(thing)
        for thing in _identifiers(identities, present):
            add(thing)
        for edge in _links(connection):
            add(_marked(edge, retracted))
    with desired.connect() as stated, desired.writing("collaborations") as add:
        for thing in collaborations(stated):
            add(thing)
    return desired


def _entities(
    connection: duckdb.DuckDBPyConnection, identifiers: Mapping[str, list[str]]
) -> Iterator[Node]:
    for id_, mentions in groupby(rows(connection, _MENTIONS), key=itemgetter("entity")):
        yield entity(id_, identifiers.get(id_, []), mentions)


def _documents(connection: duckdb.DuckDBPyConnection) -> Iterator[Node | Edge]:
    for row in rows(connection, _DOCUMENTS):
        id_, about = row.pop("id"), row.pop("about")
        yield Node(id_, ("Document",), {name: value for name, value in row.items() if value})
        if about:
            yield Edge("DESCRIBES", id_, about)


def _identifiers(identities: Identities, present: set[str]) -> Iterator[Node | Edge]:
    """Ways to find an entity beside its id: further identifiers, and ids merged into it."""
    others = {(key, id_) for id_, keys in identities.identifiers().items() for key in keys}
    for key, id_ in sorted(others | set(identities.replaced().items())):
        if key != id_ and id_ in present and key not in present:
            yield Node(key, ("Identifier",))
            yield Edge("IDENTIFIES", key, id_)


def _links(connection: duckdb.DuckDBPyConnection) -> Iterator[Edge]:
    types = {name: link.type for name, link in vocabulary().links.items()}
    for (name, _), group in groupby(_said(connection), key=itemgetter("type", "source")):
        yield from _links_of_one(types[name], list(group))


def _said(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """Rows of links with all that was said of each, some sources at a time: lists never spill."""
    connection.execute(_SAID)
    bounds: dict[str, list[str]] = {}
    for name, last in connection.execute(_BOUNDS, [_SLICE]).fetchall():
        bounds.setdefault(name, [""]).append(last)
    for name, between in bounds.items():
        for after, last in pairwise(between):
            yield from rows(connection, _LINKS, {"type": name, "after": after, "last": last})
    connection.execute("DROP TABLE said")


def _marked(edge: Edge, retracted: Collection[str]) -> Edge:
    """The edge; where a paper that was withdrawn is one of its ends, with that said on it."""
    if edge.source in retracted or edge.target in retracted:
        return replace(edge, properties={**edge.properties, "retractedWork": True})
    return edge


def _links_of_one(type_: str, found: list[dict[str, Any]]) -> Iterator[Edge]:
    """The edges of one type that go out from one thing."""
    told = [[Spell(*each) for each in row.pop("told")] for row in found]
    timed = [each for each in told if any(spell != TIMELESS for spell in each)]
    for row, own in zip(found, told, strict=True):
        others = (each for each in timed if each is not own) if type_ in EXCLUSIVE else ()
        times = spells(own, others)
        yield from _edge(type_, row, {**summary(times), **lists_of_spells(times)})


def _edge(type_: str, row: dict[str, Any], times: Mapping[str, Held]) -> Iterator[Edge]:
    properties = {**{name: row[name] for name in EVIDENCE}, **times}
    if type_ == "HAS_TOPIC":
        if not is_topic(row["target"]):
            return
        properties["method"] = "stated"
    for text in row["properties"] or ():
        for name, value in orjson.loads(text).items():
            properties.setdefault(name, value)
    yield Edge(type_, row["source"], row["target"], properties)


_LED = """
CREATE TEMP TABLE led AS
    SELECT mention AS named, entity, whole, start, "end" AS stop FROM ledger;
CREATE TEMP TABLE mains AS FROM led WHERE whole = '';
CREATE TEMP TABLE parts AS FROM led WHERE whole <> '';
"""

# Where a part of a name names the entity, that part is its name there.
_MENTIONS = """
SELECT entity,
    CASE WHEN whole <> '' AND NOT registry THEN 'OrganizationalUnit' ELSE mention.kind END AS kind,
    CASE WHEN stop > 0 THEN mention.name[start + 1:stop] ELSE mention.name END AS name,
    CASE WHEN stop > 0 THEN [] ELSE mention.names END AS names,
    mention.properties, mention.identifiers, registry, origin, position, document
FROM mentions JOIN led ON led.named = mention.id
WHERE mention.kind <> 'Topic'
ORDER BY entity
"""

_DOCUMENTS = """
SELECT document AS id, source, key, title, date, url, language, extractor, recorded,
    any_value(entity) FILTER (position = 1) AS about
FROM documents
JOIN (
    SELECT document, position, entity
    FROM mentions JOIN led ON led.named = mention.id
) USING (document)
GROUP BY ALL
ORDER BY id
"""

# A mention that names several organisations links each of them. What it says of a department is
# said of the organisation, and apart from that of the department.
_SAID = """
CREATE TEMP TABLE said AS
    SELECT 'unitContributedTo' AS type, f.entity AS source, t.entity AS target, document, recorded,
        link.place, link.quote, link.confidence, link.since, link.until,
        coalesce(link.first_seen, '') AS first_seen, coalesce(link.last_seen, '') AS last_seen,
        link.properties
    FROM links
    JOIN parts f ON f.named = link.source
    JOIN mains t ON t.named = link.target
    WHERE link.type = 'contributedTo'
    UNION ALL
    SELECT link.type, f.entity, t.entity, document, recorded,
        link.place, link.quote, link.confidence, link.since, link.until,
        coalesce(link.first_seen, ''), coalesce(link.last_seen, ''), link.properties
    FROM links
    JOIN mains f ON f.named = link.source
    JOIN mains t ON t.named = link.target
    UNION ALL
    SELECT 'memberOfUnit', f.entity, t.entity, document, recorded,
        link.place, link.quote, link.confidence, link.since, link.until,
        coalesce(link.first_seen, ''), coalesce(link.last_seen, ''), link.properties
    FROM links
    JOIN mains f ON f.named = link.source
    JOIN parts t ON t.named = link.target
    WHERE link.type = 'affiliatedWith'
    UNION ALL
    SELECT 'partOf', entity, whole, document, recorded,
        mention.place, mention.name, mention.confidence, '', '', '', '', NULL
    FROM mentions JOIN documents USING (document) JOIN parts ON parts.named = mention.id;
DELETE FROM said WHERE source = target
"""

# The last source of each slice of the links of a type.
_BOUNDS = """
SELECT DISTINCT type, source FROM (
    SELECT type, source, row_number() OVER by_source AS place,
        count(*) OVER (PARTITION BY type) AS every
    FROM said WINDOW by_source AS (PARTITION BY type ORDER BY source)
)
WHERE place % ? = 0 OR place = every ORDER BY ALL
"""

_LINKS = """
SELECT type, source, target,
    list(document ORDER BY document, place) AS documents,
    list(place ORDER BY document, place) AS places,
    list(quote ORDER BY document, place) AS quotes,
    list(confidence ORDER BY document, place) AS confidences,
    list(recorded ORDER BY document, place) AS "recordedTimes",
    list([since, until, first_seen, last_seen] ORDER BY document, place) AS told,
    list(DISTINCT properties ORDER BY properties)
        FILTER (properties IS NOT NULL) AS properties
FROM said
WHERE type = $type AND source > $after AND source <= $last
GROUP BY ALL
ORDER BY ALL
"""
