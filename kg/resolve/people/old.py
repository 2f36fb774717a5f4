"""Which person each mention means: by identifier, else only where name and organisation agree."""

from collections import Counter

import duckdb

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.mentions import Named

FUNCTIONAL = ("orcid",)
"""A person has one ORCID iD."""


def organizations_of_people(
    connection: duckdb.DuckDBPyConnection, entities: dict[str, list[str]]
) -> dict[str, set[str]]:
    """Entities of the organisations that a document puts each person's mention with.

    An inventor counts with the assignees of the patent: nothing better is printed on it.

    Args:
        connection: of the stage.
        entities: those that each mention of an organisation names.
    """
    found: dict[str, set[str]] = {}
    for person, organization in connection.execute(_TOGETHER).fetchall():
        if named := entities.get(organization):
            found.setdefault(person, set()).update(named)
    return found


def resolve_people(
    mentions: list[Named], organizations: dict[str, set[str]]
) -> tuple[Clusters, list[Decision]]:
    """Put every mention into a cluster; the clusters and a decision a mention."""
    clusters = Clusters(FUNCTIONAL)
    namesakes = Counter((m.document, m.key) for m in mentions)
    identified: dict[str, set[str]] = {}
    decisions = []
    for mention in mentions:
        if mention.identifiers:
            for other in mention.identifiers:
                clusters.unite(mention.identifiers[0], other)
            for place in organizations.get(mention.id, ()):
                identified.setdefault(_key(mention, place), set()).add(mention.identifiers[0])
            features = {"identifiers": mention.identifiers}
            decisions.append(
                Decision(
                    mention.id, mention.document, mention.identifiers[0], "identifier", features
                )
            )
    for mention in mentions:
        if not mention.identifiers:
            alone = namesakes[mention.document, mention.key] == 1
            places = sorted(organizations.get(mention.id, ())) if alone else []
            decisions.append(_by_name(mention, places, identified, clusters))
    return clusters, decisions


def _by_name(
    mention: Named, places: list[str], identified: dict[str, set[str]], clusters: Clusters
) -> Decision:
    keys = [_key(mention, place) for place in places]
    if not keys:
        key, rule = f"mention:{mention.id}", "own"
        clusters.find(key)
        return Decision(mention.id, mention.document, key, rule, {"key": mention.key})
    for key in keys:
        clusters.unite(keys[0], key)
        roots = {clusters.find(known) for known in identified.get(key, ())}
        if len(roots) == 1:
            clusters.unite(keys[0], next(iter(roots)))
    features = {"key": mention.key, "organizations": places}
    return Decision(mention.id, mention.document, keys[0], "same name and organization", features)


def _key(mention: Named, organization: str) -> str:
    return f"name:{mention.key}@{organization}"


_TOGETHER = """
SELECT DISTINCT link.source, link.target FROM links
WHERE NOT registry AND link.type IN ('affiliatedWith', 'officerOf')
UNION
SELECT DISTINCT invented.link.source, assigned.link.target
FROM links invented JOIN links assigned USING (document)
WHERE invented.link.type = 'invented' AND assigned.link.type = 'assignedTo'
ORDER BY ALL
"""
