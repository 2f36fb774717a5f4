"""Signatures from the stage: every mention of a person, with what stands around it."""

from collections.abc import Mapping, Sequence

import duckdb

from kg.duckdb import rows
from kg.resolve.people.signatures import Signature, Signatures, Work
from ontology.schema import vocabulary

Entities = Mapping[str, Sequence[str]]
"""Entities that each mention of an organisation names."""


def signatures_of_stage(
    connection: duckdb.DuckDBPyConnection, entities: Entities
) -> tuple[Signatures, list[str]]:
    """Every mention of a person outside the registries, in a fixed order, and its document.

    An inventor counts with the assignees of the patent: nothing better is printed on it.

    Args:
        connection: of the stage.
        entities: of organisations, already resolved.
    """
    kinds = list(vocabulary().narrower("Person"))
    works, numbers = _works(connection, kinds, entities)
    places = _organizations(connection)
    found, documents = [], []
    for row in rows(connection, _PEOPLE, {"kinds": kinds}):
        printed = places.get(row["id"], ())
        keys = (entity for mention, _ in printed for entity in entities.get(mention, ()))
        found.append(
            Signature(
                row["id"],
                row["name"],
                numbers[row["document"]],
                ", ".join(name for _, name in printed),
                tuple(dict.fromkeys(keys)),
                tuple(row["identifiers"] or ()),
                frozenset(row["roles"] or ()),
            )
        )
        documents.append(row["document"])
    return Signatures(found, works, apart=True), documents


def _works(
    connection: duckdb.DuckDBPyConnection, kinds: list[str], entities: Entities
) -> tuple[list[Work], dict[str, int]]:
    around: dict[str, list[str]] = {}
    for document, mention in connection.execute(_AROUND).fetchall():
        around.setdefault(document, []).extend(entities.get(mention, ()))
    works: list[Work] = []
    numbers: dict[str, int] = {}
    for row in rows(connection, _WORKS, {"kinds": kinds}):
        numbers[row["document"]] = len(works)
        works.append(
            Work(
                tuple(row["team"]),
                row["title"] or "",
                row["venue"] or "",
                row["year"] or 0,
                row["kind"] or "",
                tuple(dict.fromkeys(around.get(row["document"], ()))),
            )
        )
    return works, numbers


def _organizations(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Mentions of organisations that a document puts each person with, and their names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for person, organization, name in connection.execute(_TOGETHER).fetchall():
        found.setdefault(person, []).append((organization, name))
    return found


_PEOPLE = """
WITH parts AS (
    SELECT document, link.source AS person, link.type AS role FROM links
    WHERE NOT registry AND link.type IN ('invented', 'appliedFor')
    UNION
    SELECT document, link.target, link.type FROM links
    WHERE NOT registry AND link.type IN ('assignedTo', 'representedBy')
),
roles AS (SELECT document, person, list(role) AS roles FROM parts GROUP BY document, person)
SELECT mentions.document AS document, mention.id AS id, mention.name AS name,
    mention.identifiers AS identifiers, roles
FROM mentions LEFT JOIN roles ON roles.document = mentions.document AND person = mention.id
WHERE NOT registry AND mention.kind IN (SELECT unnest($kinds))
ORDER BY mentions.document, position, mention.id
"""

_WORKS = """
WITH teams AS (
    SELECT document, list(DISTINCT mention.name ORDER BY mention.name) AS team
    FROM mentions WHERE NOT registry AND mention.kind IN (SELECT unnest($kinds))
    GROUP BY document
),
about AS (
    SELECT document, any_value(mention.properties->>'venue') AS venue,
        any_value(mention.kind) AS kind
    FROM mentions WHERE NOT registry AND position = 1 GROUP BY document
)
SELECT teams.document, team, documents.title, about.venue, about.kind,
    TRY_CAST(left(documents.date, 4) AS INTEGER) AS year
FROM teams JOIN documents USING (document) LEFT JOIN about USING (document)
ORDER BY teams.document
"""

_AROUND = """
SELECT DISTINCT document, link.source FROM links
WHERE NOT registry AND link.type = 'contributedTo'
UNION
SELECT DISTINCT document, link.target FROM links
WHERE NOT registry AND link.type = 'assignedTo'
ORDER BY ALL
"""

_TOGETHER = """
WITH linked AS (
    SELECT DISTINCT document, link.source AS person, link.target AS organization FROM links
    WHERE NOT registry AND link.type IN ('affiliatedWith', 'officerOf')
    UNION
    SELECT DISTINCT document, invented.link.source, assigned.link.target
    FROM links invented JOIN links assigned USING (document)
    WHERE invented.link.type = 'invented' AND assigned.link.type = 'assignedTo'
)
SELECT person, organization, mention.name FROM linked
JOIN mentions ON mentions.document = linked.document AND mention.id = organization
ORDER BY ALL
"""
