"""Why an entity is what it is: its id, its keys, and every decision that led a mention to it."""

from typing import Any

import duckdb
import orjson

from kg.errors import InputError
from kg.resolve.identities import IDENTITIES, OWN, Identities
from kg.resolve.ledger import LEDGER, RULES, Ledger
from kg.workspace import Home

EXAMPLES = 5
"""Mentions shown for each rule."""


def explain(home: Home, id_: str, examples: int = EXAMPLES) -> dict[str, Any]:
    """Explain an entity from the ledger and the stage; the store is not needed.

    Args:
        home: where they are.
        id_: the entity's id, one that was merged into it, or any identifier of it.
        examples: mentions to show for each rule.

    Raises:
        InputError: there is no such entity.
    """
    home.check()
    identities = Identities.around(home.resolved / IDENTITIES, id_)
    identity = identities.find(id_)
    if identity is None:
        remedy = "Look it up with a search in GraphQL, or run `kg ingest` first"
        raise InputError("no entity has this id or identifier", id_, remedy)
    with home.stage.connect() as connection:
        rules = _rules(connection, home, identity.id, examples)
    return {
        "id": identity.id,
        "asked": id_,
        "since": identity.since,
        "mintedFrom": identity.founder,
        "identifiers": sorted(k for k in identity.keys if k.partition(":")[0] not in OWN),
        "otherKeys": sorted(k for k in identity.keys if k.partition(":")[0] in OWN)[:examples],
        "replaces": sorted(old for old, new in identities.replaced().items() if new == identity.id),
        "decisions": rules,
    }


def _rules(
    connection: duckdb.DuckDBPyConnection, home: Home, entity: str, examples: int
) -> list[dict[str, Any]]:
    Ledger(home.resolved / LEDGER).view(connection)
    connection.execute("CREATE TEMP TABLE decided AS FROM ledger WHERE entity = ?", [entity])
    found = []
    for rule, count in connection.execute(_COUNTS).fetchall():
        shown = connection.execute(_SHOWN, [rule, examples]).fetchall()
        score, meaning = RULES[rule]
        found.append(
            {
                "rule": rule,
                "score": score,
                "meaning": meaning,
                "mentions": count,
                "examples": [_example(*row) for row in shown],
            }
        )
    return found


def _example(
    document: str, name: str, place: str, quote: str, features: str, decided_by: str, at: str
) -> dict[str, Any]:
    return {
        "document": document,
        "name": name,
        "place": place,
        "quote": quote,
        "features": orjson.loads(features),
        "decidedBy": decided_by,
        "decidedAt": at,
    }


_COUNTS = "SELECT rule, count(*) FROM decided GROUP BY rule ORDER BY 2 DESC, 1"

_SHOWN = """
SELECT m.document, m.mention.name, m.mention.place, m.mention.quote, d.features, d.decided_by,
    d.decided_at
FROM (FROM decided WHERE rule = ? ORDER BY document, mention LIMIT ?) d
JOIN mentions m ON m.document = d.document AND m.mention.id = d.mention
ORDER BY 1, 3
"""
