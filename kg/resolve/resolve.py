"""Resolving the stage: every mention decided on, every decision given its id and written down."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb

from kg.resolve.clusters import Clusters
from kg.resolve.identities import IDENTITIES, Identities
from kg.resolve.keys import make_keys
from kg.resolve.ledger import LEDGER, Decision, Ledger, Settled
from kg.resolve.mentions import ROOTS, SPACES, Named, of_documents, of_root, root_of
from kg.resolve.organizations import resolve_organizations
from kg.resolve.people.resolve import resolve_people
from kg.resolve.registries import Registries, Twins
from kg.resolve.things import resolve_things

Before = dict[tuple[str, int], str]
"""The entity that a mention, from a place in its name on, was led to by the last run."""


def resolve(connection: duckdb.DuckDBPyConnection, folder: Path, now: str) -> int:
    """Resolve every mention of the stage, and write the ledger and the identities.

    Args:
        connection: of the stage.
        folder: where ledger and identities are kept.
        now: when, ISO 8601.

    Returns:
        How many decisions hold.
    """
    folder.mkdir(parents=True, exist_ok=True)
    make_keys(connection, folder)
    identities = Identities.load(folder / IDENTITIES)
    ledger = Ledger(folder / LEDGER)
    ledger.view(connection)
    decided = list(_decide(connection, identities, _before(connection), now))
    identities.save(folder / IDENTITIES)
    return ledger.write(connection, decided, now)


def _before(connection: duckdb.DuckDBPyConnection) -> Before:
    found = connection.execute("SELECT mention, start, entity FROM ledger ORDER BY ALL").fetchall()
    return {(mention, start): entity for mention, start, entity in found}


def _decide(
    connection: duckdb.DuckDBPyConnection, identities: Identities, before: Before, now: str
) -> Iterator[Settled]:
    named = of_root(connection, "Organization")
    registries = Registries(connection)
    found = resolve_organizations(connection, named, registries)
    clusters, decisions = found.clusters, found.decisions
    brought = _brought(connection, registries, found.active | found.twins.keys(), clusters)
    for mention in brought.pop("Organization", []):
        decisions.append(_from_registry(mention, clusters, found.twins.get(mention.document)))
    settled = list(_settle(clusters, decisions, identities, "Organization", before, now))
    yield from settled
    entities: dict[str, list[str]] = {}
    for decision, entity, whole in settled:
        if not whole:
            entities.setdefault(decision.mention, []).append(entity)
    people = resolve_people(connection, entities)
    yield from _settle(*people, identities, "Person", before, now)
    for root in ROOTS[2:]:
        things = of_root(connection, root) + brought.get(root, [])
        yield from _settle(*resolve_things(things, root), identities, root, before, now)


def _brought(
    connection: duckdb.DuckDBPyConnection,
    registries: Registries,
    active: set[str],
    clusters: Clusters,
) -> dict[str, list[Named]]:
    """What the registry entries of known organisations bring along, by root class.

    An entry names its parents, which come with it, and its parts, of which only those come that
    some document names: the parts of an academy would be hundreds.
    """
    upward = registries.brought(active)
    brought: dict[str, list[Named]] = {}
    for mention in of_documents(connection, active):
        if mention.id in upward or any(key in clusters for key in mention.identifiers):
            brought.setdefault(root_of(mention.kind), []).append(mention)
    return brought


def _from_registry(mention: Named, clusters: Clusters, twins: Twins | None) -> Decision:
    for other in mention.identifiers:
        clusters.unite(mention.identifiers[0], other)
    key = mention.identifiers[0]
    if twins is not None and mention.position == 1:
        features = {"twin": twins.one.document, "wholeName": twins.whole}
        return Decision(mention.id, mention.document, key, "registries agree", features)
    found = {"identifiers": mention.identifiers}
    return Decision(mention.id, mention.document, key, "identifier", found)


def _settle(
    clusters: Clusters,
    decisions: list[Decision],
    identities: Identities,
    root: str,
    before: Before,
    now: str,
) -> Iterator[Settled]:
    votes: dict[str, Counter[str]] = {}
    for decision in decisions:
        if entity := before.get((decision.mention, decision.start)):
            votes.setdefault(clusters.find(decision.key), Counter())[entity] += 1
    ids = identities.assign(clusters.groups(), SPACES[root], now, votes)
    for decision in decisions:
        whole = ids[clusters.find(decision.whole)] if decision.whole else ""
        yield decision, ids[clusters.find(decision.key)], whole
