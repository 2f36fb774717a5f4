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
from kg.resolve.matching.companies import LEGAL
from kg.resolve.matching.matcher import Match
from kg.resolve.matching.readings import Question, Reading, Unit, question
from kg.resolve.mentions import MentionRecord
from kg.resolve.names import cluster_names
from kg.resolve.normalise.fold import words
from kg.resolve.normalise.names import keys_of, title_key
from kg.resolve.organizations.owners import Wholes
from kg.resolve.organizations.unit_clusters import UNIT
from kg.resolve.organizations.unlisted import Part, Unlisted, read_unlisted


@dataclass(frozen=True, slots=True)
class Known:
    """What the registries say of the organisations that mentions name.

    Attributes:
        documents: of the entries of each organisation, by its id.
        owners: the organisations that a laboratory counts for, by its id.
        wholes: what each entry is a part of.
    """

    documents: Mapping[str, list[str]]
    owners: Mapping[str, tuple[str, ...]]
    wholes: Wholes


def decided(
    mentions: list[MentionRecord],
    readings: Mapping[Question, Reading],
    known: Known,
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
            decisions += named(mention, reading, known)
        elif (said := unlisted[mention.name]).nobody:
            decisions.append(_nobody(mention))
        else:
            made = _unknown(_narrowed(mention, said), names, similar, clusters)
            decisions += _with_unit(mention, said, made)
    return decisions


def named(mention: MentionRecord, reading: Reading, known: Known) -> Iterator[Decision]:
    """What a mention names by what was read in it: organisations, and units of them."""
    matches = _without_wholes(reading.matches, known)
    told: set[str] = set()
    for match in matches:
        made = _found(mention, match)
        if above := known.owners.get(match.id):
            yield replace(made, whole=above[0])
        for key in above or (match.id,):
            if key not in told:
                told.add(key)
                yield replace(made, key=key)
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


def _without_wholes(matches: Iterable[Match], known: Known) -> list[Match]:
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


def _identified(mention: MentionRecord, known: Known) -> Iterator[Decision]:
    features = {"identifiers": mention.identifiers}
    made = Decision(mention.id, mention.document, mention.identifiers[0], "identifier", features)
    above = next((known.owners[k] for k in mention.identifiers if k in known.owners), ())
    if above:
        yield replace(made, whole=above[0])
    for key in above or (made.key,):
        yield replace(made, key=key)


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
