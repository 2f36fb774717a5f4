"""Collaborations between organisations, each with its evidence by kind and year.

Two organisations collaborate where a paper names both as affiliations, a patent both as owners or
applicants, an agreement to work together both as parties, where inventors of one patent work for
either at the time, where one funded a paper of the other, or where a text says in a sentence that
they work together. No organisation collaborates with itself, nor with what it is a part of or owns.
Full counting gives each pair 1 for a work;
fractional counting shares 1 out equally among the pairs of the work (Perianes-Rodriguez, Waltman
and van Eck, 2016, Journal of Informetrics 10:4).

What counts as one organisation depends on the level. Two shapes were sketched: a `level` property
that every query filters by, or a type of participation for each level. The types win: a traversal
reads the links of one level only, and a query that names none asks for organisations, as before.
Levels that show a pair by the very same evidence share its node.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import pyarrow as pa

from kg.build import families
from kg.duckdb import rows
from ontology.facts import fingerprint
from ontology.graph import Edge, Node
from ontology.schema import vocabulary

MANY = 30
"""A work of more organisations makes no new pairs, or a single paper of physics would make a
million; it still counts for the pairs that other works show."""

PRESUMED = 0.8
"""What is left of the confidence that a patent is somebody's where an inventor is only presumed to
work for them."""

KINDS = {
    "LicenceAgreement": "licence",
    "JointDevelopmentAgreement": "jointDevelopment",
    "CollaborationAgreement": "jointDevelopment",
    "SponsoredResearchAgreement": "sponsoredResearch",
    "JointLaboratoryAgreement": "jointLaboratory",
    "JointVentureAgreement": "agreement",
    "SupplyAgreement": "agreement",
    "ManufacturingAgreement": "agreement",
    "DistributionAgreement": "agreement",
    "ServiceAgreement": "agreement",
    "ConsultingAgreement": "agreement",
}
"""Kinds of collaboration that classes of agreement show. The other classes are of finance, control
or employment, or do not tell: two banks that lend to one company do not work together."""

STATEMENTS = ("COLLABORATES_WITH", "LICENSED_FROM")
"""Links of two organisations that a sentence states, and that say that they work together."""

SURE = 0.5
"""A statement that is less sure is of what may be, and shows nothing."""

LEVELS = {
    "ORGANIZATION": "PARTICIPATES_IN",
    "AS_PRINTED": "PARTICIPATES_AS_PRINTED",
    "GROUP": "PARTICIPATES_AS_GROUP",
}
"""Levels of counting, and how an organisation is joined to its collaborations of that level."""


def collaborations(connection: duckdb.DuckDBPyConnection) -> Iterator[Node | Edge]:
    """Who counts for which group; every collaboration, its two participations, its evidence.

    Args:
        connection: with the views `nodes` and `edges` of what documents state.
    """
    connection.execute("CREATE TEMP TABLE agreement_kinds (class VARCHAR, kind VARCHAR)")
    connection.executemany("INSERT INTO agreement_kinds VALUES (?, ?)", list(KINDS.items()))
    connection.execute("SET VARIABLE many = ?", [MANY])
    connection.execute("SET VARIABLE presumed = ?", [PRESUMED])
    connection.execute("SET VARIABLE statements = ?", [list(STATEMENTS)])
    connection.execute("SET VARIABLE sure = ?", [SURE])
    connection.execute(_STATED)
    _relate(connection)
    for row in rows(connection, _MEMBERS):
        yield Edge("IN_GROUP", row.pop("org"), row.pop("head"), row)
    for level in LEVELS:
        connection.execute(_PARTS_OF[level])
        connection.execute("SET VARIABLE level = ?", [level])
        connection.execute(_PAIRS)
        connection.execute(_SENTENCES)
    connection.execute(_TOGETHER)
    for (one, other, _), evidence in groupby(
        rows(connection, _EVIDENCE), key=itemgetter("one", "other", "same")
    ):
        yield from _collaboration(one, other, list(evidence))


def _relate(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables `family` (below, above) and `heads` (org, head)."""
    parents = families.parents(connection)
    companies = {
        id_
        for (id_,) in connection.execute("SELECT id FROM nodes WHERE kind = 'Company'").fetchall()
    }
    pairs = [(id_, each) for id_ in sorted(parents) for each in families.above(id_, parents)]
    heads = [(id_, families.head(id_, parents, companies)) for id_ in sorted(parents)]
    _table(connection, "family", ("below", "above"), pairs)
    _table(connection, "heads", ("org", "head"), [pair for pair in heads if pair[0] != pair[1]])


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: tuple[str, str],
    pairs: list[tuple[str, str]],
) -> None:
    values = [pa.array([pair[place] for pair in pairs], pa.string()) for place in (0, 1)]
    connection.from_arrow(pa.table(values, names=list(columns))).create(name)


def _collaboration(one: str, other: str, evidence: list[dict[str, Any]]) -> Iterator[Node | Edge]:
    levels = evidence[0]["levels"]
    told = () if "ORGANIZATION" in levels else (levels[0],)
    id_ = f"kg:collaboration/{fingerprint('collaboration', one, other, *told)}"
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
    for level in levels:
        yield Edge(LEVELS[level], one, id_)
        yield Edge(LEVELS[level], other, id_)
    for row in evidence:
        yield Edge("EVIDENCED_BY", id_, row["work"], _evidence(row))


def _evidence(row: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {"kind": row["kind"], "fraction": round(row["fraction"], 6)}
    if row["year"]:
        properties["evidenceYear"] = row["year"]
    if row["retracted"]:
        properties["retractedWork"] = True
    for name in ("documents", "places", "quotes", "confidences", "recordedTimes"):
        properties[name] = [value for side in row[name] for value in side]
    return properties


# A list of evidence has one entry a piece, the five lists side by side.
_PIECES = """
    CAST(e.properties->'documents' AS VARCHAR[]) AS documents,
    CAST(e.properties->'places' AS VARCHAR[]) AS places,
    CAST(e.properties->'quotes' AS VARCHAR[]) AS quotes,
    CAST(e.properties->'confidences' AS DOUBLE[]) AS confidences,
    CAST(e.properties->'recordedTimes' AS VARCHAR[]) AS times"""

_STATED = f"""
CREATE TEMP TABLE stated AS
    SELECT 'coAuthorship' AS kind, source AS org, target AS work, {_PIECES}
    FROM edges e WHERE type = 'CONTRIBUTED_TO'
    UNION ALL
    SELECT 'coAssignment', target, source, {_PIECES} FROM edges e WHERE type = 'ASSIGNED_TO'
    UNION ALL
    SELECT 'coAssignment', source, target, {_PIECES} FROM edges e
    WHERE type = 'APPLIED_FOR' AND (target, source) NOT IN (
        SELECT (source, target) FROM edges WHERE type = 'ASSIGNED_TO'
    )
    UNION ALL
    SELECT k.kind, e.source, e.target, {_PIECES}
    FROM edges e JOIN nodes a ON a.id = e.target
    JOIN agreement_kinds k ON k.class = a.kind
    WHERE e.type = 'PARTY_TO'
    UNION ALL
    SELECT 'funder', e.target, e.source, {_PIECES} FROM edges e WHERE type = 'FUNDED_BY';
CREATE TEMP TABLE organizations AS
    SELECT id, properties->>'name' AS name FROM nodes
    WHERE kind IN (SELECT unnest({list(vocabulary().narrower("Organization"))}));
-- Where people worked, a row a spell, with the evidence that speaks of it.
CREATE TEMP TABLE employments AS
    SELECT person, org, left(coalesce(nullif(since, ''), first_seen), 4) AS start,
        left(CASE WHEN until <> '' THEN until WHEN since <> '' THEN '9999' ELSE last_seen END, 4)
            AS "end",
        list_filter(documents, lambda x, i: spells[i] = spell) AS documents,
        list_filter(places, lambda x, i: spells[i] = spell) AS places,
        list_filter(quotes, lambda x, i: spells[i] = spell) AS quotes,
        list_filter(confidences, lambda x, i: spells[i] = spell) AS confidences,
        list_filter(times, lambda x, i: spells[i] = spell) AS times
    FROM (
        SELECT source AS person, target AS org, {_PIECES},
            CAST(e.properties->'spells' AS INTEGER[]) AS spells,
            unnest(CAST(e.properties->'spellsSince' AS VARCHAR[])) AS since,
            unnest(CAST(e.properties->'spellsUntil' AS VARCHAR[])) AS until,
            unnest(CAST(e.properties->'spellsFirstSeen' AS VARCHAR[])) AS first_seen,
            unnest(CAST(e.properties->'spellsLastSeen' AS VARCHAR[])) AS last_seen,
            generate_subscripts(CAST(e.properties->'spellsSince' AS VARCHAR[]), 1) - 1 AS spell
        FROM edges e WHERE type = 'AFFILIATED_WITH' AND (e.properties->'spells') IS NOT NULL
    );
-- Where inventors worked when they applied, by documents of that year or one beside it.
CREATE TEMP TABLE invented AS
    SELECT i.source AS person, i.target AS work, i.properties AS invented, CAST(coalesce(
        left(p.properties->>'applicationDate', 4), p.properties->>'year') AS INTEGER) AS year
    FROM edges i JOIN nodes p ON p.id = i.target WHERE i.type = 'INVENTED';
CREATE TEMP TABLE employers AS
    SELECT DISTINCT ON (e.org, i.work, i.person) e.org, i.work, i.person, documents, places, quotes,
        confidences, times, i.invented
    FROM invented i JOIN employments e USING (person)
    WHERE TRY_CAST(e.start AS INTEGER) - 1 <= i.year AND TRY_CAST(e."end" AS INTEGER) + 1 >= i.year
    ORDER BY e.org, i.work, i.person, e.start, e."end";
-- Of whom no document says so, for those owners of the patent of whom nobody is known to invent it,
-- as most do, but less surely; there must be as many such inventors as owners.
INSERT INTO employers
    WITH unknown AS (
        FROM invented i ANTI JOIN employers e ON e.work = i.work AND e.person = i.person
    ),
    owners AS (
        SELECT e.target AS org, e.source AS work, {_PIECES}
        FROM edges e ANTI JOIN employers k ON k.work = e.source AND k.org = e.target
        WHERE e.type = 'ASSIGNED_TO'
    ),
    enough AS (
        SELECT work FROM (SELECT work, count(*) AS owners FROM owners GROUP BY work)
        JOIN (SELECT work, count(*) AS people FROM unknown GROUP BY work) USING (work)
        WHERE people >= owners
    )
    SELECT org, work, person, documents, places, quotes,
        list_transform(confidences, lambda c: round(c * getvariable('presumed'), 3)), times,
        invented
    FROM unknown JOIN owners USING (work) SEMI JOIN enough USING (work);
INSERT INTO stated
    SELECT DISTINCT ON (org, work) 'coInvention', org, work,
        CAST(invented->'documents' AS VARCHAR[]) || documents[1:1],
        CAST(invented->'places' AS VARCHAR[]) || places[1:1],
        CAST(invented->'quotes' AS VARCHAR[]) || quotes[1:1],
        CAST(invented->'confidences' AS DOUBLE[]) || confidences[1:1],
        CAST(invented->'recordedTimes' AS VARCHAR[]) || times[1:1]
    FROM employers JOIN (
        SELECT work FROM employers GROUP BY work
        HAVING count(DISTINCT person) > 1 AND count(DISTINCT org) > 1
    ) USING (work)
    ORDER BY org, work, person;
CREATE TEMP TABLE units AS
    SELECT DISTINCT ON (e.source, e.target) 'coAuthorship' AS kind, e.source AS org,
        e.target AS work, {_PIECES}, whole.target AS whole
    FROM edges e JOIN edges whole ON whole.type = 'PART_OF' AND whole.source = e.source
    WHERE e.type = 'UNIT_CONTRIBUTED_TO'
    ORDER BY e.source, e.target, whole.target;
CREATE TEMP TABLE wholes AS SELECT DISTINCT org, whole FROM units;
CREATE TEMP TABLE pairs (
    level VARCHAR, one VARCHAR, other VARCHAR, work VARCHAR, kind VARCHAR, fraction DOUBLE,
    documents VARCHAR[][], places VARCHAR[][], quotes VARCHAR[][], confidences DOUBLE[][],
    times VARCHAR[][]
);
"""  # noqa: S608 - constants

# By what documents say of the company directly above.
_MEMBERS = """
SELECT DISTINCT ON (org) org, head,
    CAST(e.properties->'documents' AS VARCHAR[]) AS documents,
    CAST(e.properties->'places' AS VARCHAR[]) AS places,
    CAST(e.properties->'quotes' AS VARCHAR[]) AS quotes,
    CAST(e.properties->'confidences' AS DOUBLE[]) AS confidences,
    CAST(e.properties->'recordedTimes' AS VARCHAR[]) AS "recordedTimes"
FROM heads JOIN edges e ON e.source = org AND e.type IN ('PART_OF', 'SUBSIDIARY_OF')
JOIN nodes owner ON owner.id = e.target AND owner.kind = 'Company'
ORDER BY org, e.target, e.type
"""

_PARTS_OF = {
    "ORGANIZATION": "CREATE OR REPLACE TEMP TABLE parts AS FROM stated",
    "AS_PRINTED": """
CREATE OR REPLACE TEMP TABLE parts AS
    SELECT * EXCLUDE (whole) FROM units
    UNION ALL
    FROM stated s ANTI JOIN units u ON u.whole = s.org AND u.work = s.work AND u.kind = s.kind
""",
    "GROUP": """
CREATE OR REPLACE TEMP TABLE parts AS
    SELECT kind, coalesce(head, org) AS org, work,
        flatten(list(documents ORDER BY org)) AS documents,
        flatten(list(places ORDER BY org)) AS places,
        flatten(list(quotes ORDER BY org)) AS quotes,
        flatten(list(confidences ORDER BY org)) AS confidences,
        flatten(list(times ORDER BY org)) AS times
    FROM stated LEFT JOIN heads USING (org)
    GROUP BY ALL
""",
}

_PAIRS = """
CREATE OR REPLACE TEMP TABLE sized AS
    SELECT p.*, count(*) OVER (PARTITION BY work, kind) AS size
    FROM parts p SEMI JOIN organizations o ON o.id = p.org;
CREATE OR REPLACE TEMP TABLE found AS
    SELECT a.org AS one, b.org AS other, a.work, a.kind, a.size
    FROM sized a JOIN sized b ON a.work = b.work AND a.kind = b.kind AND a.org < b.org
    WHERE a.kind <> 'funder' AND a.size <= getvariable('many')
    UNION ALL
    SELECT DISTINCT least(f.org, c.org), greatest(f.org, c.org), f.work, 'funding', 2
    FROM sized f JOIN sized c ON c.work = f.work AND c.kind = 'coAuthorship'
    WHERE f.kind = 'funder' AND f.org <> c.org;
DELETE FROM found WHERE (one, other) IN (SELECT (below, above) FROM family)
    OR (other, one) IN (SELECT (below, above) FROM family)
    OR (one, other) IN (SELECT (a.org, b.org) FROM wholes a JOIN wholes b USING (whole));
INSERT INTO found
    SELECT a.org, b.org, a.work, a.kind, a.size
    FROM (SELECT DISTINCT one, other FROM found) known
    JOIN sized a ON a.org = known.one AND a.size > getvariable('many') AND a.kind <> 'funder'
    JOIN sized b ON b.org = known.other AND b.work = a.work AND b.kind = a.kind;
CREATE OR REPLACE TEMP TABLE sides AS
    FROM sized WHERE kind <> 'funder'
    UNION ALL
    SELECT DISTINCT ON (org, work) 'funding', * EXCLUDE (kind) FROM sized
    WHERE kind IN ('funder', 'coAuthorship')
    ORDER BY org, work, kind DESC;
INSERT INTO pairs
    SELECT getvariable('level'), f.one, f.other, f.work, f.kind,
        CASE WHEN f.kind = 'funding' THEN 1.0
            WHEN f.size <= getvariable('many')
            THEN 1.0 / count(*) OVER (PARTITION BY f.work, f.kind)
            ELSE 2.0 / (f.size * (f.size - 1)) END,
        [a.documents, b.documents], [a.places, b.places], [a.quotes, b.quotes],
        [a.confidences, b.confidences], [a.times, b.times]
    FROM found f
    JOIN sides a ON a.org = f.one AND a.work = f.work AND a.kind = f.kind
    JOIN sides b ON b.org = f.other AND b.work = f.work AND b.kind = f.kind;
"""

# What a sentence says is of its two organisations alone, whoever else the document names; it shows
# the work that the document describes.
_SENTENCES = f"""
CREATE OR REPLACE TEMP TABLE told AS
    SELECT e.source, e.target, unnest(documents) AS document, unnest(places) AS place,
        unnest(quotes) AS quote, unnest(confidences) AS confidence, unnest(times) AS time
    FROM (
        SELECT e.source, e.target, {_PIECES} FROM edges e
        WHERE list_contains(getvariable('statements'), e.type)
    ) e;
CREATE OR REPLACE TEMP TABLE spoken AS
    SELECT coalesce(a.head, t.source) AS source, coalesce(b.head, t.target) AS target,
        d.target AS work, document, place, quote, confidence, time
    FROM told t
    JOIN edges d ON d.type = 'DESCRIBES' AND d.source = t.document
    LEFT JOIN heads a ON a.org = t.source AND getvariable('level') = 'GROUP'
    LEFT JOIN heads b ON b.org = t.target AND getvariable('level') = 'GROUP'
    WHERE confidence >= getvariable('sure');
INSERT INTO pairs
    SELECT getvariable('level'), least(s.source, s.target), greatest(s.source, s.target), s.work,
        'statement', 1.0, [list(document ORDER BY document, place)],
        [list(place ORDER BY document, place)], [list(quote ORDER BY document, place)],
        [list(confidence ORDER BY document, place)], [list(time ORDER BY document, place)]
    FROM spoken s
    SEMI JOIN organizations o ON o.id = s.source
    SEMI JOIN organizations p ON p.id = s.target
    ANTI JOIN family f ON f.below = s.source AND f.above = s.target
    ANTI JOIN family g ON g.below = s.target AND g.above = s.source
    WHERE s.source <> s.target
    GROUP BY ALL;
"""  # noqa: S608 - constants

_TOGETHER = """
CREATE TEMP TABLE shown AS
    SELECT one, other, level,
        md5(string_agg(
            concat_ws('|', work, kind, fraction, CAST(quotes AS VARCHAR)), '~' ORDER BY work, kind
        ))
            AS same
    FROM pairs GROUP BY one, other, level;
CREATE TEMP TABLE shared AS
    SELECT one, other, same, list(level ORDER BY level DESC) AS levels
    FROM shown GROUP BY one, other, same;
"""

_EVIDENCE = """
SELECT one, other, same, levels, o.name AS one_name, p.name AS other_name, work, pairs.kind,
    fraction, CAST(w.properties->>'year' AS INTEGER) AS year,
    CAST(w.properties->>'retracted' AS BOOLEAN) AS retracted, documents, places, quotes,
    confidences, times AS "recordedTimes"
FROM shared
JOIN pairs USING (one, other)
JOIN organizations o ON o.id = one
JOIN organizations p ON p.id = other
JOIN nodes w ON w.id = work
WHERE pairs.level = levels[1]
ORDER BY one, other, same, work, pairs.kind
"""
