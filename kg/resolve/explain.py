"""Why an entity is what it is, and why a mention means what it means: the ledger, in words.

Neither the store nor the stage is asked: what the model decided lies in tables of its own, with
each mention as it is printed.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
import orjson

from kg.duckdb import connect, rows
from kg.errors import InputError
from kg.resolve.decided import Decided
from kg.resolve.identities import IDENTITIES, OWN, Identities, Identity
from kg.resolve.ledger import LEDGER, RULES, Ledger
from kg.resolve.verdicts.entries import Verdict, Verdicts
from kg.resolve.words import because
from kg.workspace import Workspace
from ontology.identifiers import canonical

EXAMPLES: Final = 5
"""Mentions shown for each rule."""

MENTIONS: Final = 50
"""Mentions shown of one document."""


def explain(home: Workspace, text: str, examples: int = EXAMPLES) -> dict[str, Any]:
    """Explain an entity from the ledger; the store is not needed.

    Args:
        home: where it is.
        text: the entity's id, one that was merged into it, or any identifier of it.
        examples: mentions to show for each rule.

    Raises:
        InputError: there is no such entity.
    """
    home.check()
    with _opened(home) as connection:
        identities, identity = _identity(connection, home.resolved / IDENTITIES, text)
        connection.execute(_OF_ENTITY, {"entity": identity.id})
        connection.execute(_PRINTED)
        decisions = _rules(connection, examples)
        names = connection.execute(_NAMED).fetchall()
        about = _About(identity, _column(connection, _HELD), _column(connection, _HEEDED))
    return {
        "id": identity.id,
        "asked": text,
        "name": names[0][0] if names else "",
        "since": identity.since,
        "mintedFrom": identity.founder,
        "identifiers": sorted(k for k in identity.keys if k.partition(":")[0] not in OWN),
        "otherKeys": sorted(k for k in identity.keys if k.partition(":")[0] in OWN)[:examples],
        "replaces": sorted(old for old, new in identities.replaced().items() if new == identity.id),
        "verdicts": _verdicts(home.resolved, about),
        "decisions": decisions,
    }


def explain_mentions(home: Workspace, text: str, place: str = "") -> list[dict[str, Any]]:
    """Explain what mentions mean: one, those at a place of a document, or all of a document.

    Args:
        home: where the ledger is.
        text: a mention's id, a document's id, or both with the place: `DOCUMENT#PLACE`.
        place: of the document, as evidence names it; empty for all of it.

    Raises:
        InputError: there is no such mention.
    """
    home.check()
    with _opened(home) as connection:
        whole = f"{text}#{place}" if place else text
        connection.execute(_OF_MENTION, {"text": text, "whole": whole, "place": place})
        held = list(rows(connection, _TOLD))
        past = connection.execute(_PAST).fetchall()
    if not held:
        remedy = "`kg explain DOCUMENT` lists those of a document"
        raise InputError("no mention is there", whole, remedy)
    found: dict[str, dict[str, Any]] = {}
    for row in held:
        found.setdefault(row["mention"], _mention(row))["decisions"].append(_decision(row))
    for mention, entity, rule, at in past:
        found[mention]["earlier"].append({"entity": entity, "rule": rule, "decidedAt": at})
    for mention, each in found.items():
        heeded = {made["features"].get("verdict", "") for made in each["decisions"]}
        about = _About(None, frozenset((mention,)), frozenset(heeded))
        each["verdicts"] = _verdicts(home.resolved, about)
    return list(found.values())


def _identity(
    connection: duckdb.DuckDBPyConnection, folder: Path, text: str
) -> tuple[Identities, Identity]:
    for asked in dict.fromkeys((text.strip(), canonical(text))):
        identities = Identities.around(connection, folder, asked)
        if (identity := identities.find(asked)) is not None:
            return identities, identity
    remedy = "Look it up with a search in GraphQL, or run `kg ingest` first"
    raise InputError("no entity has this id or identifier", text, remedy)


def _opened(home: Workspace) -> duckdb.DuckDBPyConnection:
    decided = Decided(home.resolved)
    if not decided.made:
        remedy = "Run `kg ingest` first"
        raise InputError("nothing was resolved here yet", str(home.folder), remedy)
    connection = connect(home.resolved / "tmp")
    decided.view(connection)
    Ledger(home.resolved / LEDGER).view(connection)
    return connection


def _column(connection: duckdb.DuckDBPyConnection, statement: str) -> frozenset[str]:
    return frozenset(value for (value,) in connection.execute(statement).fetchall())


def _rules(connection: duckdb.DuckDBPyConnection, examples: int) -> list[dict[str, Any]]:
    shown: dict[str, list[dict[str, Any]]] = {}
    for row in rows(connection, _SHOWN, {"examples": examples}):
        shown.setdefault(row["rule"], []).append(row)
    found = []
    for rule, count in connection.execute(_COUNTS).fetchall():
        score, meaning = RULES[rule]
        found.append(
            {
                "rule": rule,
                "score": score,
                "meaning": meaning,
                "mentions": count,
                "examples": [_example(row) for row in shown[rule]],
            }
        )
    return found


def _example(row: dict[str, Any]) -> dict[str, Any]:
    features = orjson.loads(row["features"])
    return {
        "mention": row["mention"],
        "document": row["document"],
        "name": row["name"],
        "place": row["place"],
        "quote": row["quote"],
        "because": because(row["rule"], features),
        "features": features,
        "decidedBy": row["decided_by"],
        "decidedAt": row["decided_at"],
    }


def _mention(row: dict[str, Any]) -> dict[str, Any]:
    shown = ("mention", "document", "place", "name", "quote")
    return {name: row[name] for name in shown} | {"decisions": [], "earlier": []}


def _decision(row: dict[str, Any]) -> dict[str, Any]:
    features = orjson.loads(row["features"])
    return {
        "entity": row["entity"],
        "entityName": row["entity_name"] or "",
        "named": row["name"][row["start"] : row["end"]] if row["end"] else row["name"],
        "partOf": row["whole"],
        "rule": row["rule"],
        "meaning": RULES[row["rule"]][1],
        "score": row["score"],
        "because": because(row["rule"], features),
        "features": features,
        "decidedBy": row["decided_by"],
        "decidedAt": row["decided_at"],
    }


@dataclass(frozen=True, slots=True)
class _About:
    """What is explained.

    Attributes:
        identity: of the entity; None for a mention.
        mentions: of the entity, or the one.
        heeded: ids of verdicts by which mentions were led where they are.
    """

    identity: Identity | None
    mentions: frozenset[str]
    heeded: frozenset[str]

    def concerns(self, verdict: Verdict) -> bool:
        """Whether a verdict speaks of it."""
        ours = {self.identity.id, *self.identity.keys} if self.identity else set[str]()
        return verdict.id in self.heeded or any(
            not self.mentions.isdisjoint(side.mentions) or ours & {side.entity, side.key}
            for side in verdict.sides
        )


def _verdicts(folder: Path, about: _About) -> list[Verdict]:
    return [each for each in Verdicts(folder).standing() if about.concerns(each)]


_OF_ENTITY: Final = """
CREATE TEMP TABLE held AS
    WITH ours AS (FROM ledger_rows_history WHERE entity = $entity),
    latest AS (
        SELECT mention, max(revision) AS revision FROM ledger_rows_history
        WHERE mention IN (SELECT mention FROM ours) GROUP BY mention
    )
    SELECT ours.* FROM ours JOIN latest USING (mention, revision)
"""

_PRINTED: Final = """
CREATE TEMP TABLE printed AS
    SELECT mention, start, "end", name, place, quote FROM model
    WHERE mention IN (SELECT mention FROM held)
"""

_COUNTS: Final = "SELECT rule, count(*) FROM held GROUP BY rule ORDER BY 2 DESC, 1"

_HELD: Final = "SELECT mention FROM held"

_HEEDED: Final = """
SELECT DISTINCT features->>'verdict' FROM held WHERE starts_with(rule, 'verdict')
"""

_NAMED: Final = """
SELECT CASE WHEN held."end" > 0 THEN m.name[held.start + 1:held."end"] ELSE m.name END AS called
FROM printed m JOIN held USING (mention, start)
GROUP BY called ORDER BY bool_or(held.rule = 'identifier') DESC, count(*) DESC, called LIMIT 1
"""
"""What it is called most often, by those first who print its identifier: they know it."""

_SHOWN: Final = """
SELECT DISTINCT d.mention, d.document, m.place, m.quote, d.rule, d.features, d.decided_by,
    d.decided_at,
    CASE WHEN d."end" > 0 THEN m.name[d.start + 1:d."end"] ELSE m.name END AS name
FROM (
    FROM held
    QUALIFY row_number() OVER (PARTITION BY rule ORDER BY document, mention, start) <= $examples
) d
JOIN printed m USING (mention)
ORDER BY d.document, m.place
"""

_OF_MENTION: Final = f"""
CREATE TEMP TABLE asked AS
    SELECT mention, any_value(document) AS document, any_value(name) AS name,
        any_value(place) AS place, any_value(quote) AS quote
    FROM model
    WHERE mention = $text OR document || '#' || place = $whole
        OR (document = $text AND $place = '')
    GROUP BY mention ORDER BY document, place, mention LIMIT {MENTIONS};
"""  # noqa: S608 - a constant

_TOLD: Final = """
WITH today AS (
    FROM ledger_rows_history WHERE mention IN (SELECT mention FROM asked)
    QUALIFY revision = max(revision) OVER (PARTITION BY mention)
),
called AS (
    SELECT l.entity, mode(
        CASE WHEN l."end" > 0 THEN m.name[l.start + 1:l."end"] ELSE m.name END
    ) AS entity_name
    FROM ledger_rows_history l JOIN model m USING (mention, start)
    WHERE l.entity IN (SELECT entity FROM today) GROUP BY l.entity
)
SELECT a.*, today.* EXCLUDE (mention, document), entity_name
FROM asked a JOIN today USING (mention) LEFT JOIN called USING (entity)
ORDER BY a.document, a.place, a.mention, start
"""

_PAST: Final = """
SELECT mention, entity, rule, decided_at FROM (
    FROM ledger_rows_history WHERE mention IN (SELECT mention FROM asked)
    QUALIFY revision < max(revision) OVER (PARTITION BY mention)
)
ORDER BY mention, revision, start
"""
