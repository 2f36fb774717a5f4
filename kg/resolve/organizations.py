"""Which organisations each mention names: by identifier, then by registry, then by name alone.

A name is read in segments (`kg.resolve.segments`), of which several may name organisations. A
department or laboratory is kept as a part of the organisation that it stands with, for which the
mention counts: so is a laboratory that a registry knows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import duckdb

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.lookup import SHORT, Context, Hit, Lookup
from kg.resolve.mentions import Named
from kg.resolve.names import cluster_names
from kg.resolve.normalise.names import title_key
from kg.resolve.registries import FUNCTIONAL, Entry, Registries, Twins
from kg.resolve.segments import (
    RUN,
    Segment,
    bare,
    country_of,
    is_generic,
    is_unit,
    neighbours,
    phrases,
    segments,
)

UNITS = ("Organization", "ResearchInstitute", "OrganizationalUnit", "JointLaboratory")
"""Kinds of entries that count for the company or university that they are a part of."""

REGISTERED = ("ror:",)
"""Identifiers that make a laboratory of a university an organisation of its own."""


@dataclass(frozen=True, slots=True)
class Span:
    """An organisation that a part of a name means.

    Attributes:
        start: offset of the first character of the part.
        end: offset behind its last one.
        hit: what it means.
    """

    start: int
    end: int
    hit: Hit


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name means.

    Attributes:
        spans: the organisations in it.
        units: departments and laboratories in it: start, end, words, and the span each is of.
    """

    spans: tuple[Span, ...] = ()
    units: tuple[tuple[int, int, str, Span], ...] = ()


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
    twins: dict[str, Twins]


def resolve_organizations(
    connection: duckdb.DuckDBPyConnection, mentions: list[Named], registries: Registries
) -> Resolved:
    """Put every mention into clusters."""
    clusters = Clusters(FUNCTIONAL)
    active = _by_identifier(mentions, clusters, registries)
    wholes = registries.wholes()
    readings = _read(connection, mentions, registries.places())
    known = _names_of_identified(mentions)
    found = {
        span.hit.entry.document: span.hit.entry for each in readings.values() for span in each.spans
    }
    identified = registries.by_identifier(key for m in mentions for key in m.identifiers)
    owners = _owners(set(found) | set(identified.values()), wholes, registries)
    for entry in (*found.values(), *owners.values()):
        _unite(clusters, entry.identifiers)
    similar = _similar(mentions, readings, known)
    decisions: list[Decision] = []
    for mention in mentions:
        if mention.identifiers:
            document = next((identified[k] for k in mention.identifiers if k in identified), "")
            decisions += _identified(mention, owners.get(document))
        else:
            reading = readings[_question(mention)]
            if reading.spans:
                decisions += _named(mention, reading, owners, wholes)
            else:
                decisions.append(_unknown(mention, known, similar, clusters))
    for decision in decisions:
        clusters.find(decision.key)
    active |= found.keys() | {entry.document for entry in owners.values()}
    active |= registries.same(active)
    active |= _with_parents(active, registries)
    return Resolved(
        clusters, decisions, active, _twins(active, clusters, registries, _countries(mentions))
    )


_JOINT = re.compile(r"\s+(?:of|at|in|,)?(?:\s+the)?\s*$", re.IGNORECASE)

_BRAND = re.compile(r"[A-Z][\w.&]{3,}(?=[\s,-])")
_SHARED = re.compile(r"\bjoint\b|universit|hospital|联合|大学|\bcollege\b", re.IGNORECASE)

Question = tuple[str, str]
"""A name and the country that the document says."""


def _question(mention: Named) -> Question:
    return mention.name, mention.country


def _read(
    connection: duckdb.DuckDBPyConnection, mentions: list[Named], places: frozenset[str]
) -> dict[Question, Reading]:
    """What each distinct name means, all looked up at once."""
    questions = sorted({_question(m) for m in mentions if not m.identifiers})
    cuts = {name: segments(name) for name, _ in questions}
    runs = {name: list(_runs(cut)) for name, cut in cuts.items()}
    texts = {name[start:end] for name, each in runs.items() for start, end, _, _ in each}
    texts |= {bare(text) for text in texts}
    texts |= {text for name, cut in cuts.items() for text in _within(name, cut)} | cuts.keys()
    lookup = Lookup.of(connection, texts, _mentioned(mentions))
    found = {
        (name, country): _reading(name, country, cuts[name], lookup, places)
        for name, country in questions
    }
    # What is known now of whom the corpus speaks breaks ties and speaks for acronyms.
    asked = Counter(_question(m) for m in mentions if not m.identifiers)
    for question, reading in found.items():
        for span in reading.spans:
            if not span.end:
                lookup.known[span.hit.entry.identifiers[0]] += asked[question]
    for name, country in [question for question, reading in found.items() if not reading.spans]:
        found[name, country] = _reading(name, country, cuts[name], lookup, places)
    return {q: r if r.spans else _branded(q[0], lookup) for q, r in found.items()}


def _branded(name: str, lookup: Lookup) -> Reading:
    """A laboratory or branch that goes by the brand of a company: `Example Research, Rome`."""
    brand = _BRAND.match(name)
    if brand is None or _SHARED.search(name):
        return Reading()
    hit = lookup.find(brand[0], Context(alone=False))
    if hit is None or hit.entry.kind != "Company" or not lookup.is_known(hit.entry):
        return Reading()
    span = Span(brand.start(), brand.end(), replace(hit, rule="brand of a company"))
    return Reading((span,), ((0, len(name), name, span),))


def _within(name: str, cut: list[Segment]) -> Iterator[str]:
    """Texts within the segments of a name that may be names, when the segments are none."""
    if brand := _BRAND.match(name):
        yield brand[0]
    for segment in cut:
        text = name[segment.start : segment.end]
        yield from (text[start:end] for start, end in phrases(text))
        for at in neighbours(text):
            yield text[:at].rstrip()
            yield bare(text[:at].rstrip())
            yield text[at:]


def _mentioned(mentions: list[Named]) -> Counter[str]:
    return Counter(key for mention in mentions for key in mention.identifiers)


def _runs(cut: list[Segment]) -> Iterator[tuple[int, int, int, int]]:
    """Runs of segments of one entry of a list: offsets, and the first and the last segment."""
    for first, segment in enumerate(cut):
        for last in range(first, min(first + RUN, len(cut))):
            if cut[last].list != segment.list:
                break
            yield segment.start, cut[last].end, first, last


def _reading(
    name: str, country: str, cut: list[Segment], lookup: Lookup, places: frozenset[str]
) -> Reading:
    whole = lookup.find(name, Context(country or "", f" {title_key(name)} ", alone=True))
    if whole is not None and (not is_generic(name) or _is_supported(whole)):
        return Reading((Span(0, 0, whole),))
    context = Context(country or country_of(name, cut), f" {title_key(name)} ", alone=False)
    spans = _spans(name, cut, context, lookup, places)
    return Reading(tuple(spans), tuple(_units(name, cut, spans)))


def _spans(
    name: str, cut: list[Segment], context: Context, lookup: Lookup, places: frozenset[str]
) -> list[Span]:
    spans: list[Span] = []
    runs = sorted(_runs(cut), key=lambda run: (-(run[3] - run[2]), run[0]))
    taken: set[int] = set()
    for start, end, first, last in runs:
        covered = set(range(first, last + 1))
        text = name[start:end]
        if covered & taken or title_key(text) in places or text.isdigit():
            continue
        hit = lookup.find(text, context) or lookup.find(bare(text), context)
        generic = is_unit(text) or is_generic(text)
        if hit is not None and (not generic or _is_supported(hit)):
            spans.append(Span(start, end, hit))
            taken |= covered
    for number, segment in enumerate(cut):
        if number not in taken and title_key(name[segment.start : segment.end]) not in places:
            spans.extend(_inner(name, segment, context, lookup, places))
    return sorted(spans, key=lambda span: span.start)


def _inner(
    name: str, segment: Segment, context: Context, lookup: Lookup, places: frozenset[str]
) -> Iterator[Span]:
    """Names within a segment: `Department of Physics of Example University in Rome`, or two."""
    text = name[segment.start : segment.end]
    for start, end in phrases(text):
        part = text[start:end]
        if " " in part and (start, end) != (0, len(text)) and not is_generic(part):
            hit = lookup.find(part, context)
            if hit is not None and hit.rule == "registry name" and not hit.entry.legal:
                yield Span(segment.start + start, segment.start + end, hit)
                return
    for at in neighbours(text):
        one, other = text[:at].rstrip(), text[at:]
        if min(map(len, (one, other))) > SHORT and not {title_key(one), title_key(other)} & places:
            hits = lookup.find(bare(one), context), lookup.find(other, context)
            if hits[0] and hits[1] and not is_generic(one) and not is_generic(other):
                yield Span(segment.start, segment.start + len(one), hits[0])
                yield Span(segment.start + at, segment.end, hits[1])
                return


def _is_supported(hit: Hit) -> bool:
    """Whether more than the name speaks for it: there are many Institutes of Physics."""
    return hit.entry.shipped or {"country", "city"} <= set(hit.support)


def _units(
    name: str, cut: list[Segment], spans: list[Span]
) -> Iterator[tuple[int, int, str, Span]]:
    """Departments and laboratories, each with the organisation nearest to it in its entry."""
    for span in spans:
        if not span.end:
            continue
        inside = [n for n, s in enumerate(cut) if s.start < span.end and span.start < s.end]
        first, last = inside[0], inside[-1]
        before = name[cut[first].start : span.start]
        if is_unit(before):
            yield cut[first].start, span.end, _JOINT.sub("", before), span
            continue
        for near in (first - 1, last + 1):
            if 0 <= near < len(cut) and cut[near].list == cut[first].list:
                segment = cut[near]
                text = name[segment.start : segment.end]
                free = not any(s.start <= segment.start < s.end for s in spans)
                if free and is_unit(text):
                    start, end = min(segment.start, span.start), max(segment.end, span.end)
                    yield start, end, text, span
                    break


def _named(
    mention: Named,
    reading: Reading,
    owners: dict[str, Entry],
    wholes: dict[str, list[tuple[str, str]]],
) -> Iterator[Decision]:
    spans = _without_wholes(reading.spans, wholes)
    told: set[str] = set()
    for span in spans:
        entry = span.hit.entry
        owner = owners.get(entry.document)
        key = (owner or entry).identifiers[0]
        made = _found(mention, span)
        if owner is not None:
            yield replace(made, whole=key)
            made = replace(made, key=key)
        if key not in told:
            told.add(key)
            yield made
    for start, end, text, span in reading.units:
        if span in spans and span.hit.entry.document not in owners:
            key = span.hit.entry.identifiers[0]
            features = {"unit": text, "of": span.hit.entry.document}
            unit = f"unit:{title_key(text)}@{key}"
            yield Decision(
                mention.id,
                mention.document,
                unit,
                "unit of organization",
                features,
                start,
                end,
                key,
            )


def _without_wholes(spans: Iterable[Span], wholes: dict[str, list[tuple[str, str]]]) -> list[Span]:
    """The narrowest: an academy beside its institute is what the institute is a part of."""
    kept = list(spans)
    above = {parent for span in kept for parent, _ in wholes.get(span.hit.entry.document, ())}
    narrow = [span for span in kept if span.hit.entry.document not in above]
    return narrow or kept


def _found(mention: Named, span: Span) -> Decision:
    hit = span.hit
    features = {
        "entry": hit.entry.document,
        "support": list(hit.support),
        "candidates": hit.candidates,
    }
    if span.end:
        features["named"] = mention.name[span.start : span.end]
    key = hit.entry.identifiers[0]
    return Decision(mention.id, mention.document, key, hit.rule, features, span.start, span.end)


def _unknown(
    mention: Named,
    known: dict[str, set[str]],
    similar: dict[Question, tuple[str, float, str]],
    clusters: Clusters,
) -> Decision:
    features: dict[str, object] = {"key": mention.key, "country": mention.country}
    key = f"name:{mention.key}"
    if len(identified := known.get(mention.key, set())) == 1:
        same = next(iter(identified))
        return Decision(mention.id, mention.document, same, "same name as identified", features)
    first, probability, reason = similar[_question(mention)]
    made = Decision(mention.id, mention.document, key, "same name", features)
    if f"name:{first}" == key:
        return made
    clusters.unite(f"name:{first}", key)
    features |= {"like": first, "because": reason}
    return replace(made, rule="similar name", score=round(probability, 4))


def _similar(
    mentions: list[Named], readings: dict[Question, Reading], known: dict[str, set[str]]
) -> dict[Question, tuple[str, float, str]]:
    """Key of the first name that each unknown name is like, how surely, and why."""
    left = {
        _question(m): m.key
        for m in mentions
        if not m.identifiers and not readings[_question(m)].spans and m.key not in known
    }
    order = sorted(left)
    found = cluster_names([name for name, _ in order], [country for _, country in order])
    return {
        question: (left[order[each.cluster]], each.probability, each.reason)
        for question, each in zip(order, found, strict=True)
    } | {_question(m): (m.key, 1.0, "") for m in mentions if m.key in known}


def _identified(mention: Named, owner: Entry | None) -> Iterator[Decision]:
    features = {"identifiers": mention.identifiers}
    made = Decision(mention.id, mention.document, mention.identifiers[0], "identifier", features)
    if owner is not None:
        whole = owner.identifiers[0]
        yield replace(made, whole=whole)
        made = replace(made, key=whole)
    yield made


def _owners(
    documents: set[str], wholes: dict[str, list[tuple[str, str]]], registries: Registries
) -> dict[str, Entry]:
    """The organisation that each laboratory counts for, by the document of its entry."""
    entries = registries.entries(documents)
    owner = {
        document: above
        for document, entry in entries.items()
        if (above := _owner(document, entry, wholes))
    }
    made = registries.entries(set(owner.values()))
    return {document: made[above] for document, above in owner.items()}


def _owner(document: str, entry: Entry, wholes: dict[str, list[tuple[str, str]]]) -> str:
    """Up from a laboratory to the first company or university; empty for an organisation."""
    way = document
    seen = {document}
    kind = entry.kind
    while kind in UNITS:
        above = [(p, k) for p, k in wholes.get(way, ()) if p not in seen and k != "Government"]
        companies = [p for p, k in above if k == "Company"]
        schools = [p for p, k in above if k == "University"]
        if companies:
            return companies[0]
        if schools and not any(each.startswith(REGISTERED) for each in entry.identifiers):
            return schools[0]
        laboratories = [p for p, k in above if k in UNITS]
        if not laboratories:
            return ""
        way = laboratories[0]
        seen.add(way)
    return ""


def _by_identifier(mentions: list[Named], clusters: Clusters, registries: Registries) -> set[str]:
    identified = [m for m in mentions if m.identifiers]
    entries = registries.with_identifiers(key for m in identified for key in m.identifiers)
    for entry in entries:
        _unite(clusters, entry.identifiers)
    for mention in identified:
        _unite(clusters, mention.identifiers)
    return {entry.document for entry in entries}


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
