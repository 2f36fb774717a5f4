"""Which organisations each mention names: by identifier, then by registry, then by name alone.

A name is read by the matcher of affiliations (`kg.resolve.matching.readings`), and may name
several. A department or laboratory is kept as a part of the organisation that it stands with, for
which the mention counts: so is a laboratory that a registry knows.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.text.affiliations.segments import Kind, segments
from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.matching.acronyms import SPELT_OUT, SURE, Elsewhere, Said, acronym_of, spelt_out
from kg.resolve.matching.companies import LEGAL
from kg.resolve.matching.matcher import Match, Matcher
from kg.resolve.matching.readings import Question, Reading, Unit, question, read_names, reading_of
from kg.resolve.mentions import MentionRecord
from kg.resolve.names import cluster_names
from kg.resolve.normalise.fold import words
from kg.resolve.normalise.names import keys_of, title_key
from kg.resolve.owners import Wholes, owners
from kg.resolve.registries import FUNCTIONAL, CrossRegistryMatch, Entry, Registries
from kg.resolve.unit_clusters import UNIT, unite_units
from kg.resolve.unlisted import Part, Unlisted, read_unlisted


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


@dataclass(frozen=True, slots=True)
class _Known:
    """What the registries say of the organisations that mentions name.

    Attributes:
        documents: of the entries of each organisation, by its id.
        owners: the organisation that a laboratory counts for, by its id.
        wholes: what each entry is a part of.
    """

    documents: Mapping[str, list[str]]
    owners: Mapping[str, str]
    wholes: Wholes


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
        _unite(clusters, entry.identifiers)
    decisions = _decided(mentions, readings, known, clusters)
    decisions = _with_acronyms(mentions, decisions, clusters, elsewhere, known)
    for decision in decisions:
        clusters.find(decision.key)
    active |= unite_units(decisions, clusters, registries, known.documents, known.wholes)
    active |= {entry.document for entry in entries}
    active |= _with_parents(active, registries)
    return Resolved(
        clusters, decisions, active, _twins(active, clusters, registries, _countries(mentions))
    )


def _decided(
    mentions: list[MentionRecord],
    readings: Mapping[Question, Reading],
    known: _Known,
    clusters: Clusters,
) -> list[Decision]:
    """What each mention names: by its identifiers, else by what was read, else by its name."""
    names = _names_of_identified(mentions, readings)
    unread = [m for m in mentions if not (m.identifiers or readings[question(m)].matches)]
    unlisted = read_unlisted(mention.name for mention in unread)
    telling = [each for each in unread if not unlisted[each.name].nobody]
    similar = _similar([_narrowed(each, unlisted[each.name]) for each in telling], names)
    decisions: list[Decision] = []
    for mention in mentions:
        if mention.identifiers:
            decisions += _identified(mention, known)
        elif (reading := readings[question(mention)]).matches:
            decisions += _named(mention, reading, known)
        elif (said := unlisted[mention.name]).nobody:
            decisions.append(_nobody(mention))
        else:
            made = _unknown(_narrowed(mention, said), names, similar, clusters)
            decisions += _with_unit(mention, said, made)
    return decisions


def _looked_up(ids: set[str], registries: Registries) -> tuple[_Known, list[Entry]]:
    """What is known of organisations by their ids, and their entries with those of their owners."""
    documents = registries.by_identifier(ids)
    wholes = registries.wholes()
    found = {document for each in documents.values() for document in each}
    owner = owners(found, wholes, registries)
    by_id = {
        id_: owner[first].identifiers[0]
        for id_, each in documents.items()
        if (first := next((d for d in each if d in owner), None)) is not None
    }
    entries = [*registries.entries(found).values(), *owner.values()]
    return _Known(documents, by_id, wholes), entries


def _named(mention: MentionRecord, reading: Reading, known: _Known) -> Iterator[Decision]:
    matches = _without_wholes(reading.matches, known)
    told: set[str] = set()
    for match in matches:
        key = known.owners.get(match.id, match.id)
        made = _found(mention, match)
        if key != match.id:
            yield replace(made, whole=key)
            made = replace(made, key=key)
        if key not in told:
            told.add(key)
            yield made
    kept = {match.id for match in matches}
    for unit in reading.units:
        if unit.of in kept and unit.of not in known.owners:
            yield _unit(mention, unit)


def _unit(mention: MentionRecord, unit: Unit) -> Decision:
    return Decision(
        mention.id,
        mention.document,
        f"unit:{title_key(unit.text)}@{unit.of}",
        UNIT,
        {"unit": unit.text, "of": unit.of},
        unit.start,
        unit.end,
        unit.of,
    )


def _without_wholes(matches: Iterable[Match], known: _Known) -> list[Match]:
    """The narrowest: an academy beside its institute is what the institute is a part of."""
    kept = list(matches)
    above = {
        parent
        for match in kept
        for document in known.documents.get(match.id, ())
        for parent, _ in known.wholes.get(document, ())
    }
    narrow = [m for m in kept if above.isdisjoint(known.documents.get(m.id, ()))]
    return narrow or kept


def _found(mention: MentionRecord, match: Match) -> Decision:
    features = {
        "entry": match.id,
        "named": mention.name[match.start : match.end],
        "because": list(match.reasons),
    }
    return Decision(
        mention.id,
        mention.document,
        match.id,
        match.rule,
        features,
        match.start,
        match.end,
        score=match.probability,
    )


def _unknown(
    mention: MentionRecord,
    known: dict[str, set[str]],
    similar: dict[Question, tuple[str, float, str]],
    clusters: Clusters,
) -> Decision:
    features: dict[str, object] = {"key": mention.key, "country": mention.country}
    key = f"name:{mention.key}"
    identified = _identified_by_name(mention, known)
    if len({clusters.find(each) for each in identified}) == 1:
        same = min(identified)
        return Decision(mention.id, mention.document, same, "same name as identified", features)
    first, probability, reason = similar[question(mention)]
    made = Decision(mention.id, mention.document, key, "same name", features)
    if f"name:{first}" == key:
        return made
    clusters.unite(f"name:{first}", key)
    features |= {"like": first, "because": reason}
    return replace(made, rule="similar name", score=round(probability, 4))


def _nobody(mention: MentionRecord) -> Decision:
    """A department of nobody that is named: one thing in its document, and in no other."""
    key, features = f"name:{mention.key}@{mention.document}", {"key": mention.key}
    return Decision(mention.id, mention.document, key, "own", dict(features))


def _narrowed(mention: MentionRecord, said: Unlisted) -> MentionRecord:
    """A mention as if it printed nothing but the organisation."""
    if said.organization is None:
        return mention
    name = _of(mention.name, said.organization)
    key, core = keys_of("Organization", name)
    return mention._replace(name=name, key=key, core=core)


def _with_unit(mention: MentionRecord, said: Unlisted, made: Decision) -> Iterator[Decision]:
    """A decision on a narrowed mention, and the department that the mention names beside it."""
    one, beside = said.organization, said.beside()
    if one is None:
        yield made
        return
    named = {"named": _of(mention.name, one)}
    yield replace(made, start=one.start, end=one.end, features={**made.features, **named})
    if beside is not None:
        text, start, end = _of(mention.name, beside), *_around(one, beside)
        first = made.features.get("like")  # the same whichever of its spellings comes first
        of = f"name:{first}" if first else made.key
        yield _unit(mention, Unit(start, end, text, of))


def _of(name: str, part: Part) -> str:
    return name[part.start : part.end]


def _around(one: Part, other: Part) -> tuple[int, int]:
    return min(one.start, other.start), max(one.end, other.end)


def _similar(
    unread: list[MentionRecord], known: dict[str, set[str]]
) -> dict[Question, tuple[str, float, str]]:
    """Key of the first name that each unknown name is like, how surely, and why."""
    left = {question(m): m.key for m in unread if not _is_known(m, known)}
    order = sorted(left)
    found = cluster_names([name for name, _ in order], [country for _, country in order])
    return {
        each: (left[order[name.cluster]], name.probability, name.reason)
        for each, name in zip(order, found, strict=True)
    } | {question(m): (m.key, 1.0, "") for m in unread if _is_known(m, known)}


def _is_known(mention: MentionRecord, known: dict[str, set[str]]) -> bool:
    return bool(_identified_by_name(mention, known))


def _identified_by_name(mention: MentionRecord, known: dict[str, set[str]]) -> set[str]:
    """Ids of organisations of a mention's name, or of a part of it that stands between commas.

    `Acme Optics, Lantau` is Acme Optics Ltd. wherever that prints an identifier. Names of one word
    are too little amid others.
    """
    if found := known.get(mention.key) or known.get(mention.core):
        return found
    for part in segments(mention.name):
        text = mention.name[part.start : part.end]
        if part.kind in (Kind.ORGANIZATION, Kind.OTHER) and len(words(text)) > 1:
            for key in keys_of("Organization", text):
                if found := known.get(key):
                    return found
    return set()


def _with_acronyms(
    mentions: list[MentionRecord],
    decisions: list[Decision],
    clusters: Clusters,
    elsewhere: Elsewhere,
    known: _Known,
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
        named = name[each.start : each.end] if each.end else name
        told = Said(each.key, named, clusters.find(each.key))
        said.setdefault(each.mention, []).append(told)
    found = spelt_out(acronyms, elsewhere, said)
    made = [each for each in decisions if each.mention not in found]
    for id_, spelt in sorted(found.items()):
        at, owner, reasons = spelt.acronym, spelt.said, (spelt.reason, f"as {spelt.said.name!r}")
        match = Match(owner.key, owner.name, SURE, at.start, at.end, SPELT_OUT, reasons)
        made += _named(by_id[id_], reading_of(by_id[id_].name, [match]), known)
    return made


def _identified(mention: MentionRecord, known: _Known) -> Iterator[Decision]:
    features = {"identifiers": mention.identifiers}
    made = Decision(mention.id, mention.document, mention.identifiers[0], "identifier", features)
    whole = next((known.owners[k] for k in mention.identifiers if k in known.owners), "")
    if whole:
        yield replace(made, whole=whole)
        made = replace(made, key=whole)
    yield made


def _by_identifier(
    mentions: list[MentionRecord], clusters: Clusters, registries: Registries
) -> set[str]:
    identified = [m for m in mentions if m.identifiers]
    entries = registries.with_identifiers(key for m in identified for key in m.identifiers)
    for entry in entries:
        _unite(clusters, entry.identifiers)
    for mention in identified:
        _unite(clusters, mention.identifiers)
    return {entry.document for entry in entries}


def _names_of_identified(
    mentions: list[MentionRecord], readings: Mapping[Question, Reading]
) -> dict[str, set[str]]:
    """Ids of the organisations that mentions name by an identifier or by a register's legal name.

    By the whole name, and by what is left of it without its legal form.
    """
    known: dict[str, set[str]] = {}
    for mention in mentions:
        id_ = mention.identifiers[0] if mention.identifiers else ""
        if not id_:
            matches = readings[question(mention)].matches
            if len(matches) == 1 and matches[0].rule == LEGAL:
                id_ = matches[0].id
        if id_:
            for key in {mention.key, mention.core} - {""}:
                known.setdefault(key, set()).add(id_)
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
) -> dict[str, CrossRegistryMatch]:
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


def _countries(mentions: list[MentionRecord]) -> dict[str, set[str]]:
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
