"""Which organisation each mention means: by identifier, then by registry, then by name alone."""

from collections.abc import Iterable

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.mentions import Named
from kg.resolve.registries import Entry, Registries, Twins

FUNCTIONAL = ("ror", "cik", "lei", "zone")
"""An organisation has one of each."""


def resolve_organizations(
    mentions: list[Named], registries: Registries
) -> tuple[Clusters, list[Decision], set[str], dict[str, Twins]]:
    """Put every mention into a cluster.

    Returns:
        The clusters, a decision a mention, the registry documents of the organisations found, and
        those of further registries that are of the same organisations, each with why.
    """
    clusters = Clusters(FUNCTIONAL)
    active = _by_identifier(mentions, clusters, registries)
    decisions = [_identified(m) for m in mentions if m.identifiers]
    known = _names_of_identified(mentions)
    for mention in mentions:
        if not mention.identifiers:
            decision, entry = _named(mention, known, registries)
            clusters.find(decision.key)
            decisions.append(decision)
            if entry is not None:
                _unite(clusters, entry.identifiers)
                _keep_name(mention, entry, clusters, registries)
                active.add(entry.document)
    active |= registries.same(active)
    active |= _with_parents(active, registries)
    twins = _twins(active, clusters, registries, _countries(mentions))
    return clusters, decisions, active, twins


def _by_identifier(mentions: list[Named], clusters: Clusters, registries: Registries) -> set[str]:
    identified = [m for m in mentions if m.identifiers]
    entries = registries.with_identifiers(key for m in identified for key in m.identifiers)
    for entry in entries:
        _unite(clusters, entry.identifiers)
    for mention in identified:
        _unite(clusters, mention.identifiers)
    return {entry.document for entry in entries}


def _identified(mention: Named) -> Decision:
    features = {"identifiers": mention.identifiers}
    return Decision(mention.id, mention.document, mention.identifiers[0], "identifier", features)


def _named(
    mention: Named, known: dict[str, set[str]], registries: Registries
) -> tuple[Decision, Entry | None]:
    found = registries.by_name(mention)
    features = {"key": mention.key, "country": mention.country, "candidates": found.candidates}
    if found.entry is not None:
        features["entry"] = found.entry.document
        key, rule = found.entry.identifiers[0], found.rule
    elif len(identified := known.get(mention.key, set())) == 1:
        key, rule = next(iter(identified)), "same name as identified"
    else:
        key, rule = f"name:{mention.key}", "same name"
    return Decision(mention.id, mention.document, key, rule, features), found.entry


def _keep_name(mention: Named, entry: Entry, clusters: Clusters, registries: Registries) -> None:
    """Give the name to the entry's organisation, where it means no other in any country.

    An id that was minted from the name before the registry was read goes on in this way.
    """
    if registries.by_name(mention._replace(country="")).entry == entry:
        clusters.unite(entry.identifiers[0], f"name:{mention.key}")


def _names_of_identified(mentions: list[Named]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.identifiers:
            known.setdefault(mention.key, set()).add(mention.identifiers[0])
    return known


def _with_parents(active: set[str], registries: Registries) -> set[str]:
    reached, frontier = set(active), set(active)
    while frontier:
        frontier = registries.parents(frontier) - reached
        reached |= frontier
    return reached


def _twins(
    active: set[str],
    clusters: Clusters,
    registries: Registries,
    countries: dict[str, set[str]],
) -> dict[str, Twins]:
    agreed = {}
    for pair in registries.twins(active):
        one, other = (_told(entry, countries) for entry in (pair.one, pair.other))
        # A shared whole name is enough where no country is known; the rest of it is not.
        if (one & other) or (pair.whole and not (one and other)):
            _unite(clusters, pair.one.identifiers)
            if _unite(clusters, (pair.one.identifiers[0], *pair.other.identifiers)):
                agreed[pair.other.document] = pair
    return {document: pair for document, pair in agreed.items() if document not in active}


def _told(entry: Entry, countries: dict[str, set[str]]) -> set[str]:
    """Countries that the registry, or a document that names the identifier, puts an entry in."""
    if entry.country:
        return {entry.country}
    return {country for key in entry.identifiers for country in countries.get(key, ())}


def _countries(mentions: list[Named]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for mention in mentions:
        for key in mention.identifiers if mention.country else ():
            told.setdefault(key, set()).add(mention.country)
    return told


def _unite(clusters: Clusters, identifiers: Iterable[str]) -> bool:
    first, *rest = identifiers
    clusters.find(first)
    united = [clusters.unite(first, other) for other in rest]
    return all(united)
