"""Entries of two registries that are of one organisation."""

from kg.resolve.clusters import Clusters
from kg.resolve.mentions import MentionRecord
from kg.resolve.registries import CrossRegistryMatch, Entry, Registries


def twins(
    active: set[str], clusters: Clusters, registries: Registries, mentions: list[MentionRecord]
) -> dict[str, CrossRegistryMatch]:
    """Documents of further registries that are of the same organisations, each with why.

    Args:
        active: documents of entries.
        clusters: in which the keys of both become one.
        registries: on the stage.
        mentions: of organisations, whose countries count where a registry has none.
    """
    agreed, countries = {}, _countries(mentions)
    for pair in registries.twins(active):
        one, other = (_told(entry, countries) for entry in (pair.one, pair.other))
        # A shared whole name is enough where no country is known; the rest of it is not.
        if (one & other) or (pair.whole and not (one and other)):
            clusters.unite_all(pair.one.identifiers)
            if clusters.unite_all((pair.one.identifiers[0], *pair.other.identifiers)):
                agreed[pair.other.document] = pair
    return {document: pair for document, pair in agreed.items() if document not in active}


def _told(entry: Entry, countries: dict[str, set[str]]) -> set[str]:
    """Countries that the registry, or a document that names the identifier, puts an entry in."""
    if entry.country:
        return {entry.country}
    return {country for key in entry.identifiers for country in countries.get(key, ())}


def _countries(mentions: list[MentionRecord]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for mention in mentions:
        for key in mention.identifiers if mention.country else ():
            told.setdefault(key, set()).add(mention.country)
    return told
