"""The organisations of all staged registries, entries of one organisation joined.

Whatever source says `registry=True` counts; entries that share an identifier are one organisation,
unless each has an id of its own in a scheme that gives an organisation only one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

import duckdb

from extractors import SOURCES
from extractors.source import Authority
from extractors.text.places import country
from kg.resolve.clusters import Clusters

PREFERENCE: Final = ("ror", "lei", "cik")
"""Schemes of which an organisation has one id each; the first that it has names it."""

LEGAL: Final = ("lei:", "cik:")
"""Identifiers of registers that know companies, funds and trusts by their legal names only."""

CURATED: Final = frozenset(source.name for source in SOURCES if source.shipped is not None)
"""Registries that come with us, whose names were checked one by one."""

_BELIEVED: Final = {source.name: source.rank("name") for source in SOURCES}
"""How much each source is to be believed on names."""

_BRACKET: Final = re.compile(r"\(([^()]{2,40})\)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an organisation.

    Attributes:
        text: as the registry prints it.
        language: BCP 47; `ACRONYM` for an acronym, empty if unsaid.
        shown: whether it is the one that the registry shows.
        legal: whether it is the name by which a register of companies knows it.
    """

    text: str
    language: str
    shown: bool
    legal: bool


@dataclass(slots=True)
class Organization:
    """What the registries know of an organisation.

    Attributes:
        id: CURIE, of the first scheme of `PREFERENCE` that it has.
        name: the name to show.
        kind: class of the vocabulary.
        country: ISO 3166-1 alpha-2; empty if unsaid.
        active: False where a registry says that it ended or the entry was withdrawn.
        established: year; 0 if unsaid.
        identifiers: how many it has: a measure of how well known it is.
        domain: of its homepage, without `www.`; empty if unsaid.
        names: all of them.
        cities: names of the places where it is.
        parents: ids of the organisations that it is part of.
        successors: ids of those that follow it.
        curated: whether a registry that comes with us knows it.
        placed: whether its country is the one of its kin, for want of another.
    """

    id: str
    name: str
    kind: str
    country: str
    active: bool
    withdrawn: bool
    established: int
    identifiers: int
    domain: str
    names: list[Name] = field(default_factory=list)
    cities: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)
    successors: list[str] = field(default_factory=list)
    curated: bool = False
    placed: bool = False


def read(connection: duckdb.DuckDBPyConnection) -> list[Organization]:
    """Every organisation of the staged registries, in the order of their ids.

    Args:
        connection: of the stage, with its views `mentions` and `links`.
    """
    found: dict[str, Organization] = {}
    clusters = Clusters(PREFERENCE)
    entries = [_Entry(*row) for row in connection.execute(_ENTRIES).fetchall()]
    for entry in entries:
        clusters.find(entry.identifiers[0])
        for other in entry.identifiers[1:]:
            clusters.unite(entry.identifiers[0], other)
    groups: dict[str, list[_Entry]] = {}
    for entry in entries:
        groups.setdefault(clusters.find(entry.identifiers[0]), []).append(entry)
    for key, group in groups.items():
        found[key] = _organization(group)
    relations = connection.execute(_RELATIONS).fetchall()
    for type_, source, target in relations:
        ends = [found.get(clusters.find(each)) for each in (source, target)]
        if ends[0] is not None and ends[1] is not None and ends[0] is not ends[1]:
            listed = ends[0].successors if type_ == "succeededBy" else ends[0].parents
            listed.append(ends[1].id)
    _place({each.id: each for each in found.values()})
    return sorted(_followed(found.values()), key=lambda each: each.id)


def _place(organizations: Mapping[str, Organization]) -> None:
    """Put those of which a label alone is known into a country.

    It is the one that the label ends in, `Acme (Ireland)`, or that of all they are parts of; of
    those that are no part of anything, that of all their parts, successors and predecessors.
    """
    alone = [o for o in organizations.values() if not o.country and o.id.startswith("ror:")]
    kin = _kin(organizations.values())
    for each in alone:
        near = each.parents or kin.get(each.id, [])
        beside = (organizations[id_].country for id_ in near if id_ in organizations)
        bracket = _BRACKET.search(each.name)
        named = country(bracket[1]) if bracket else ""
        countries = {named} if named else set(beside) - {""}
        if len(countries) == 1:
            each.country, each.placed = countries.pop(), True


def _kin(organizations: Iterable[Organization]) -> Mapping[str, list[str]]:
    """Parts, successors and predecessors of each organisation."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in organizations:
        found[each.id] += each.successors
        for other in (*each.parents, *each.successors):
            found[other].append(each.id)
    return found


def _followed(organizations: Iterable[Organization]) -> Iterator[Organization]:
    """Withdrawn entries with one successor give it their names, and are no more."""
    known = {each.id: each for each in organizations}
    gone = {each.id: each.successors[0] for each in known.values() if _handed_on(each)}
    for old, new in gone.items():
        for _ in range(len(gone)):
            if new not in gone or new == old:
                break
            new = gone[new]
        names = (replace(name, shown=False) for name in known[old].names)
        known[new].names.extend(names)
    for each in known.values():
        if each.id not in gone:
            each.parents = [gone.get(parent, parent) for parent in each.parents]
            each.successors = [gone.get(other, other) for other in each.successors]
            yield each


def _handed_on(organization: Organization) -> bool:
    return organization.withdrawn and len(set(organization.successors)) == 1


@dataclass(frozen=True, slots=True)
class _Entry:
    """A registry's record: the mention that it is about."""

    origin: str
    kind: str
    name: str
    names: list[dict[str, str]]
    identifiers: list[str]
    country: str
    status: str
    established: int
    homepage: str
    cities: list[str]


def _organization(entries: list[_Entry]) -> Organization:
    """One organisation of its entries; the first one that says something counts."""
    if len(entries) == 1:
        return _of_one(entries[0])
    entries = sorted(entries, key=_precedence)
    identifiers = {each for entry in entries for each in entry.identifiers}
    first = entries[0]
    names = {
        name.text: name for entry in reversed(entries) for name in reversed(list(_names(entry)))
    }
    return Organization(
        id=min(identifiers, key=_preferred),
        name=first.name,
        kind=next((e.kind for e in entries if e.kind != "Organization"), first.kind),
        country=next((e.country for e in entries if e.country), ""),
        active=all(e.status in ("", "active") for e in entries),
        withdrawn=any(e.status == "withdrawn" for e in entries),
        established=next((e.established for e in entries if e.established), 0),
        identifiers=len(identifiers),
        domain=next((d for e in entries if (d := _domain(e.homepage))), ""),
        names=list(reversed(names.values())),
        cities=sorted({city for entry in entries for city in entry.cities}),
        curated=any(entry.origin in CURATED for entry in entries),
    )


def _of_one(entry: _Entry) -> Organization:
    """The same of a lone entry, as nearly all are: half a million pass through."""
    identifiers = set(entry.identifiers)
    return Organization(
        id=min(identifiers, key=_preferred) if len(identifiers) > 1 else entry.identifiers[0],
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        active=entry.status in ("", "active"),
        withdrawn=entry.status == "withdrawn",
        established=entry.established,
        identifiers=len(identifiers),
        domain=_domain(entry.homepage),
        names=list({name.text: name for name in reversed(list(_names(entry)))}.values())[::-1],
        cities=sorted(set(entry.cities)),
        curated=entry.origin in CURATED,
    )


def _names(entry: _Entry) -> Iterator[Name]:
    # An identifier that only registers of companies give tells that the name is a legal one.
    legal = entry.identifiers[0].startswith(LEGAL)
    yield Name(entry.name, "", True, legal)
    for each in entry.names:
        yield Name(each["text"], each["language"], False, legal)


def _precedence(entry: _Entry) -> tuple[int, int, tuple[int, str]]:
    """Where an entry stands among those of one organisation: what says more goes first.

    Of two that say as much the one of a source that is believed more, or by a better identifier.
    """
    says = (entry.names, entry.country, entry.established, entry.homepage, entry.cities)
    believed = _BELIEVED.get(entry.origin, Authority.READ)
    return -sum(map(bool, says)), -believed, _preferred(entry.identifiers[0])


def _preferred(identifier: str) -> tuple[int, str]:
    scheme = identifier.partition(":")[0]
    rank = PREFERENCE.index(scheme) if scheme in PREFERENCE else len(PREFERENCE)
    return rank, identifier


def _domain(homepage: str) -> str:
    host = urlsplit(homepage).hostname or "" if homepage else ""
    return host.removeprefix("www.")


_ENTRIES: Final = """
WITH places AS (
    SELECT s.document, list(DISTINCT t.mention.name ORDER BY t.mention.name) AS cities
    FROM (SELECT document, link.target AS target FROM links
          WHERE registry AND link.type = 'locatedIn') s
    JOIN mentions t ON t.mention.id = s.target AND t.document = s.document
    WHERE t.mention.kind = 'Place'
    GROUP BY s.document
)
SELECT m.origin, mention.kind, mention.name, list_transform(mention.names, lambda x:
        {'text': x.text, 'language': x.language}), mention.identifiers,
    coalesce(mention.properties->>'countryCode', ''), coalesce(mention.properties->>'status', ''),
    coalesce(try_cast(mention.properties->>'established' AS INTEGER), 0),
    coalesce(mention.properties->>'homepage', ''), coalesce(places.cities, [])
FROM mentions m LEFT JOIN places USING (document)
WHERE registry AND position = 1 AND len(mention.identifiers) > 0
ORDER BY m.origin, document
"""

_RELATIONS: Final = """
WITH ends AS (
    SELECT document, mention.id AS mention, mention.identifiers[1] AS identifier
    FROM mentions WHERE registry AND len(mention.identifiers) > 0
)
SELECT DISTINCT l.link.type, s.identifier, t.identifier
FROM links l
JOIN ends s ON s.mention = l.link.source AND s.document = l.document
JOIN ends t ON t.mention = l.link.target AND t.document = l.document
WHERE l.registry AND l.link.type IN ('partOf', 'succeededBy', 'subsidiaryOf')
ORDER BY ALL
"""
