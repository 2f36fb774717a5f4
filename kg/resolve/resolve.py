"""Resolving the stage: every mention decided on, every decision given its id and written down."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb

from kg.resolve.clusters import Clusters
from kg.resolve.decided import Answer, Decided
from kg.resolve.keys import make_keys
from kg.resolve.ledger import Decision
from kg.resolve.matching.acronyms import given_elsewhere
from kg.resolve.matching.matcher import Matcher
from kg.resolve.mentions import ROOTS, MentionRecord, of_documents, of_root, root_of
from kg.resolve.organizations.resolve import resolve_organizations
from kg.resolve.people.resolve import resolve_people
from kg.resolve.places import only_of_their_name
from kg.resolve.registries import CrossRegistryMatch, Registries
from kg.resolve.settle import settle
from kg.resolve.things import resolve_things
from kg.resolve.verdicts.entries import Verdicts


def resolve(
    connection: duckdb.DuckDBPyConnection, folder: Path, matcher: Callable[[], Matcher], now: str
) -> int:
    """Resolve every mention of the stage, and write the ledger and the identities.

    Args:
        connection: of the stage.
        folder: where ledger, identities and people's verdicts are kept.
        matcher: loads what finds the registries' organisations in names; not asked at once, so
            that its index can be built meanwhile.
        now: when, ISO 8601.

    Returns:
        How many decisions hold.
    """
    folder.mkdir(parents=True, exist_ok=True)
    make_keys(connection, folder)
    Decided(folder).write(connection, _answers(connection, matcher))
    return settle(connection, folder, Verdicts(folder).standing(), now)


def _answers(
    connection: duckdb.DuckDBPyConnection, matcher: Callable[[], Matcher]
) -> Iterator[Answer]:
    """What the model says of each root class; it knows nothing of verdicts."""
    brought: dict[str, list[MentionRecord]] = {}
    entities: dict[str, list[str]] = {}
    yield _organizations(connection, matcher, brought, entities)
    yield Answer("Person", *resolve_people(connection, entities))
    for root in ROOTS[2:]:
        things = of_root(connection, root) + brought.get(root, [])
        only = only_of_their_name(connection) if root == "Place" else {}
        yield Answer(root, *resolve_things(things, root, only))


def _organizations(
    connection: duckdb.DuckDBPyConnection,
    matcher: Callable[[], Matcher],
    brought: dict[str, list[MentionRecord]],
    entities: dict[str, list[str]],
) -> Answer:
    """What the model says of organisations; nothing of all that it took stays in memory.

    Args:
        connection: of the stage.
        matcher: loads what finds the registries' organisations in names.
        brought: gets what their registry entries bring along, by root class.
        entities: gets the clusters that each mention names, units left out.
    """
    named = of_root(connection, "Organization")
    registries = Registries(connection)
    elsewhere = partial(given_elsewhere, connection)
    found = resolve_organizations(named, registries, matcher(), elsewhere)
    clusters, decisions = found.clusters, found.decisions
    brought |= _brought(connection, registries, found.active | found.twins.keys(), clusters)
    for mention in brought.pop("Organization", []):
        decisions.append(_from_registry(mention, clusters, found.twins.get(mention.document)))
    for decision in decisions:
        if not decision.whole:
            entities.setdefault(decision.mention, []).append(clusters.find(decision.key))
    return Answer("Organization", clusters, decisions)


def _brought(
    connection: duckdb.DuckDBPyConnection,
    registries: Registries,
    active: set[str],
    clusters: Clusters,
) -> dict[str, list[MentionRecord]]:
    """What the registry entries of known organisations bring along, by root class.

    An entry names its parents, which come with it, and its parts, of which only those come that
    some document names: the parts of an academy would be hundreds.
    """
    upward = registries.brought(active)
    brought: dict[str, list[MentionRecord]] = {}
    for mention in of_documents(connection, active):
        if mention.id in upward or any(key in clusters for key in mention.identifiers):
            brought.setdefault(root_of(mention.kind), []).append(mention)
    return brought


def _from_registry(
    mention: MentionRecord, clusters: Clusters, twins: CrossRegistryMatch | None
) -> Decision:
    for other in mention.identifiers:
        clusters.unite(mention.identifiers[0], other)
    key = mention.identifiers[0]
    if twins is not None and mention.position == 1:
        features = {"twin": twins.one.document, "wholeName": twins.whole}
        return Decision(mention.id, mention.document, key, "registries agree", features)
    found = {"identifiers": mention.identifiers}
    return Decision(mention.id, mention.document, key, "identifier", found)
