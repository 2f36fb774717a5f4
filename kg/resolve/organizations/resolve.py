"""Organisations resolved: mentions decided on, units united, entries of registries brought in."""

from dataclasses import dataclass

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.matching.acronyms import SPELT_OUT, SURE, Elsewhere, Said, acronym_of, spelt_out
from kg.resolve.matching.matcher import Match, Matcher
from kg.resolve.matching.readings import read_names, reading_of
from kg.resolve.mentions import MentionRecord
from kg.resolve.organizations.decide import Known, decided, named
from kg.resolve.organizations.owners import owners
from kg.resolve.organizations.twins import twins
from kg.resolve.organizations.unit_clusters import unite_units
from kg.resolve.registries import FUNCTIONAL, CrossRegistryMatch, Entry, Registries


@dataclass(slots=True)
class Resolved:
    """Organisations resolved.

    Attributes:
        clusters: of keys.
        decisions: for every mention outside the registries.
        active: registry documents of the organisations found and of those above them.
        twins: documents of further registries that are of the same organisations, each with why.
    """

    clusters: Clusters
    decisions: list[Decision]
    active: set[str]
    twins: dict[str, CrossRegistryMatch]


def resolve_organizations(
    mentions: list[MentionRecord], registries: Registries, matcher: Matcher, elsewhere: Elsewhere
) -> Resolved:
    """Put every mention into clusters.

    Args:
        mentions: outside the registries.
        registries: on the stage.
        matcher: finds their organisations in names.
        elsewhere: finds what the people of a mention give in other documents.
    """
    clusters = Clusters(FUNCTIONAL)
    active = _by_identifier(mentions, clusters, registries)
    readings = read_names(matcher, mentions)
    ids = {match.id for each in readings.values() for match in each.matches}
    ids.update(key for mention in mentions for key in mention.identifiers)
    known, entries = _looked_up(ids, registries)
    for entry in entries:
        clusters.unite_all(entry.identifiers)
    decisions = decided(mentions, readings, known, clusters)
    decisions = _with_acronyms(mentions, decisions, clusters, elsewhere, known)
    for decision in decisions:
        clusters.find(decision.key)
    active |= unite_units(decisions, clusters, registries, known.documents, known.wholes)
    active |= {entry.document for entry in entries}
    active |= _with_parents(active, registries)
    return Resolved(clusters, decisions, active, twins(active, clusters, registries, mentions))


def _looked_up(ids: set[str], registries: Registries) -> tuple[Known, list[Entry]]:
    """What is known of organisations by their ids, and their entries with those of their owners."""
    documents = registries.by_identifier(ids)
    wholes = registries.wholes()
    found = {document for each in documents.values() for document in each}
    owner = owners(found, wholes, registries)
    by_id = {
        id_: tuple(above.identifiers[0] for above in owner[first])
        for id_, each in documents.items()
        if (first := next((d for d in each if d in owner), None)) is not None
    }
    entries = [*registries.entries(found).values(), *(e for each in owner.values() for e in each)]
    return Known(documents, by_id, wholes), entries


def _with_acronyms(
    mentions: list[MentionRecord],
    decisions: list[Decision],
    clusters: Clusters,
    elsewhere: Elsewhere,
    known: Known,
) -> list[Decision]:
    """The decisions, with those on acronyms that the same people spell out elsewhere."""
    by_id = {each.id: each for each in mentions}
    unknown = {each.mention for each in decisions if each.rule == "same name"}
    acronyms = {id_: one for id_ in unknown if (one := acronym_of(by_id[id_].name)) is not None}
    if not acronyms:
        return decisions
    said: dict[str, list[Said]] = {}
    for each in decisions:
        name = by_id[each.mention].name
        words = name[each.start : each.end] if each.end else name
        told = Said(each.key, words, clusters.find(each.key))
        said.setdefault(each.mention, []).append(told)
    found = spelt_out(acronyms, elsewhere, said)
    made = [each for each in decisions if each.mention not in found]
    for id_, spelt in sorted(found.items()):
        at, owner, reasons = spelt.acronym, spelt.said, (spelt.reason, f"as {spelt.said.name!r}")
        match = Match(owner.key, owner.name, SURE, at.start, at.end, SPELT_OUT, reasons)
        made += named(by_id[id_], reading_of(by_id[id_].name, [match]), known)
    return made


def _by_identifier(
    mentions: list[MentionRecord], clusters: Clusters, registries: Registries
) -> set[str]:
    identified = [m for m in mentions if m.identifiers]
    entries = registries.with_identifiers(key for m in identified for key in m.identifiers)
    for entry in entries:
        clusters.unite_all(entry.identifiers)
    for mention in identified:
        clusters.unite_all(mention.identifiers)
    return {entry.document for entry in entries}


def _with_parents(active: set[str], registries: Registries) -> set[str]:
    reached, frontier = set(active), set(active)
    while frontier:
        frontier = registries.parents(frontier) - reached
        reached |= frontier
    return reached
