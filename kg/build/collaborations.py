"""Collaborations between organisations, each with its evidence by kind and year.

Two organisations collaborate where a paper names both as affiliations, a patent both as owners or
applicants, an agreement both as parties, or where one funded a paper of the other. Full counting
gives each pair 1 for a work; fractional counting shares 1 out equally among the pairs of the
work's organisations (Perianes-Rodriguez, Waltman and van Eck, 2016, Journal of Informetrics 10:4).
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb

from kg.duckdb import rows
from ontology.facts import fingerprint
from ontology.graph import Edge, Node
from ontology.schema import vocabulary

MANY = 30
"""A work of more organisations makes no new pairs, or a single paper of physics would make a
million; it still counts for the pairs that other works show."""

KINDS = {
    "LicenceAgreement": "licence",
    "JointDevelopmentAgreement": "jointDevelopment",
    "CollaborationAgreement": "jointDevelopment",
    "SponsoredResearchAgreement": "sponsoredResearch",
    "JointLaboratoryAgreement": "jointLaboratory",
}
"""Kinds of collaboration that classes of agreement show; the other classes show `agreement`."""


def collaborations(connection: duckdb.DuckDBPyConnection) -> Iterator[Node | Edge]:
    """Every collaboration with its two participations and its evidence, in a fixed order.

    Args:
        connection: with the views `nodes` and `edges` of what documents state.
    """
    connection.execute("CREATE TEMP TABLE agreement_kinds (class VARCHAR, kind VARCHAR)")
    connection.executemany("INSERT INTO agreement_kinds VALUES (?, ?)", list(KINDS.items()))
    connection.execute("SET VARIABLE many = ?", [MANY])
    connection.execute(_PAIRS)
    for (one, other), evidence in groupby(
        rows(connection, _EVIDENCE), key=itemgetter("one", "other")
    ):
        yield from _collaboration(one, other, list(evidence))


def _collaboration(one: str, other: str, evidence: list[dict[str, Any]]) -> Iterator[Node | Edge]:
    id_ = f"kg:collaboration/{fingerprint('collaboration', one, other)}"
    works = {row["work"]: row for row in evidence}
    years = [row["year"] for row in evidence if row["year"]]
    properties: dict[str, Any] = {
        "name": f"{evidence[0]['one_name']} – {evidence[0]['other_name']}",
        "strength": len(works),
        "fractionalStrength": round(sum(row["fraction"] for row in works.values()), 6),
        "kinds": tuple(sorted({row["kind"] for row in evidence})),
    }
    if years:
        properties |= {"firstYear": min(years), "lastYear": max(years)}
    yield Node(id_, vocabulary().classes["Collaboration"].ancestors, properties)
    yield Edge("PARTICIPATES_IN", one, id_)
    yield Edge("PARTICIPATES_IN", other, id_)
    for row in evidence:
        yield Edge("EVIDENCED_BY", id_, row["work"], _evidence(row))


def _evidence(row: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {"kind": row["kind"], "fraction": round(row["fraction"], 6)}
    if row["year"]:
        properties["evidenceYear"] = row["year"]
    for name in ("documents", "places", "quotes", "confidences", "recordedTimes"):
        properties[name] = [value for side in row[name] for value in side]
    return properties


_PAIRS = """
CREATE TEMP TABLE parts AS
    SELECT 'coAuthorship' AS kind, source AS org, target AS work, properties
    FROM edges WHERE type = 'CONTRIBUTED_TO'
    UNION ALL
    SELECT 'coAssignment', target, source, properties FROM edges WHERE type = 'ASSIGNED_TO'
    UNION ALL
    SELECT 'coAssignment', source, target, properties FROM edges
    WHERE type = 'APPLIED_FOR' AND (target, source) NOT IN (
        SELECT (source, target) FROM edges WHERE type = 'ASSIGNED_TO'
    )
    UNION ALL
    SELECT coalesce(k.kind, 'agreement'), e.source, e.target, e.properties
    FROM edges e JOIN nodes a ON a.id = e.target
    LEFT JOIN agreement_kinds k ON k.class = a.kind
    WHERE e.type = 'PARTY_TO';
CREATE TEMP TABLE organizations AS
    SELECT id, properties->>'name' AS name FROM nodes
    WHERE id IN (SELECT org FROM parts UNION SELECT target FROM edges WHERE type = 'FUNDED_BY')
        AND kind <> 'Person';
CREATE TEMP TABLE sized AS
    SELECT p.*, count(*) OVER (PARTITION BY work, kind) AS size
    FROM parts p SEMI JOIN organizations o ON o.id = p.org;
CREATE TEMP TABLE pairs AS
    SELECT a.org AS one, b.org AS other, a.work, a.kind, a.size,
        2.0 / (a.size * (a.size - 1)) AS fraction,
        a.properties AS first, b.properties AS second
    FROM sized a JOIN sized b ON a.work = b.work AND a.kind = b.kind AND a.org < b.org
    WHERE a.size <= getvariable('many')
    UNION ALL
    SELECT DISTINCT ON (least(f.target, c.source), greatest(f.target, c.source), c.target)
        least(f.target, c.source), greatest(f.target, c.source), c.target, 'funding', 2, 1.0,
        f.properties, c.properties
    FROM edges f JOIN edges c ON c.target = f.source AND c.type = 'CONTRIBUTED_TO'
    WHERE f.type = 'FUNDED_BY' AND f.target <> c.source;
INSERT INTO pairs
    SELECT a.org, b.org, a.work, a.kind, a.size, 2.0 / (a.size * (a.size - 1)),
        a.properties, b.properties
    FROM (SELECT DISTINCT one, other FROM pairs) known
    JOIN sized a ON a.org = known.one AND a.size > getvariable('many')
    JOIN sized b ON b.org = known.other AND b.work = a.work AND b.kind = a.kind;
"""

_EVIDENCE = """
SELECT one, other, o.name AS one_name, p.name AS other_name, work, pairs.kind, fraction,
    CAST(w.properties->>'year' AS INTEGER) AS year,
    [CAST(first->'documents' AS VARCHAR[]), CAST(second->'documents' AS VARCHAR[])] AS documents,
    [CAST(first->'places' AS VARCHAR[]), CAST(second->'places' AS VARCHAR[])] AS places,
    [CAST(first->'quotes' AS VARCHAR[]), CAST(second->'quotes' AS VARCHAR[])] AS quotes,
    [CAST(first->'confidences' AS DOUBLE[]), CAST(second->'confidences' AS DOUBLE[])]
        AS confidences,
    [CAST(first->'recordedTimes' AS VARCHAR[]), CAST(second->'recordedTimes' AS VARCHAR[])]
        AS "recordedTimes"
FROM pairs
JOIN organizations o ON o.id = one
JOIN organizations p ON p.id = other
JOIN nodes w ON w.id = work
ORDER BY one, other, work, pairs.kind
"""
