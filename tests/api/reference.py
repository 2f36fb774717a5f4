"""What the API has to answer, said again as plainly as can be: the oracle of the differential test.

graphql-core's own executor walks the schema (made anew of its printed text, so that nothing of
Strawberry's is in it) and asks `Reference.resolve` for every field. The graph is a copy in memory,
read once by two statements. Nothing here knows of plans, Cypher or the readings of fields; only
the encoding of cursors is shared, since their letters mean nothing.

Two things are the store's to decide, and are taken from it: which things a search finds with what
score (`Graph.ranking`), and which of several shortest chains `path` gives (`Reference.chains`: the
answer's own chain, which must be a shortest one).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLResolveInfo,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from kg_api.paging import cursor, keys_of

Value = Any
Arguments = Mapping[str, Any]

CLASSES = (
    "Agreement", "Collaboration", "Document", "Filing", "Grant", "Organization", "Paper",
    "Patent", "Person", "Place", "Topic",
)  # fmt: skip


class RefusedError(Exception):
    """An argument that can not be used: the whole request is refused, before the store is asked."""


@dataclass(frozen=True, eq=False)
class Thing:
    """A node."""

    labels: frozenset[str]
    properties: Mapping[str, Value]

    def get(self, name: str) -> Value:
        """A property; null if it has none."""
        return self.properties.get(name)

    @property
    def type(self) -> str | None:
        """The type of the schema that it is of."""
        return next((name for name in CLASSES if name in self.labels), None)


@dataclass(frozen=True, eq=False)
class Link:
    """A relationship."""

    type: str
    source: Thing
    target: Thing
    properties: Mapping[str, Value]

    def get(self, name: str) -> Value:
        """A property; null if it has none."""
        return self.properties.get(name)


@dataclass(frozen=True, eq=False)
class Row:
    """One row of a list: a thing, the links it was found by, and what was counted."""

    node: Thing | None = None
    links: Sequence[Link] = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    def get(self, name: str) -> Value:
        """What was counted, else a property of its link."""
        if name in self.values:
            return self.values[name]
        return self.links[0].get(name) if self.links else None


@dataclass(frozen=True, eq=False)
class Page:
    """A connection: everything there is, and the part that is asked for."""

    rows: list[Row]
    keys: list[list[Value]]
    start: int
    first: int
    previous: bool

    @property
    def end(self) -> int:
        """Index after the last row of the page."""
        return min(self.start + self.first, len(self.rows))


class Graph:
    """The store's graph, in memory.

    Args:
        nodes: rows of `key`, `labels`, `properties`.
        links: rows of `source`, `target` (keys of nodes), `type`, `properties`.
        ranking: what the full-text index finds for a text: ids with scores.
        encoding: by whose bytes the store sorts names: code points or UTF-16.
    """

    def __init__(
        self,
        nodes: Iterable[Mapping[str, Any]],
        links: Iterable[Mapping[str, Any]],
        ranking: Callable[[str], list[tuple[str, float]]],
        encoding: str = "utf-8",
    ) -> None:
        self.encoding = encoding
        self.things = {n["key"]: Thing(frozenset(n["labels"]), n["properties"]) for n in nodes}
        self.links = [
            Link(r["type"], self.things[r["source"]], self.things[r["target"]], r["properties"])
            for r in links
        ]
        self.ranking = ranking
        self.out: dict[Thing, list[Link]] = {thing: [] for thing in self.things.values()}
        self.into: dict[Thing, list[Link]] = {thing: [] for thing in self.things.values()}
        for link in self.links:
            self.out[link.source].append(link)
            self.into[link.target].append(link)

    def of(self, label: str) -> list[Thing]:
        """Every thing of a class."""
        return [thing for thing in self.things.values() if label in thing.labels]

    def at(self, label: str, id_: str) -> Thing | None:
        """The thing of a class with an id."""
        return next((thing for thing in self.of(label) if thing.get("id") == id_), None)

    def found(self, id_: str) -> Thing | None:
        """The entity of an id, or of a further identifier."""
        known = self.at("Entity", id_)
        if known or not (identifier := self.at("Identifier", id_)):
            return known
        return next((link.target for link in self.out[identifier]), None)

    def leading(self, thing: Thing, pattern: str) -> list[tuple[Link, Thing]]:
        """Links of `->A|B`, `<-A` or `-A` with the thing at the other end."""
        arrow, types = re.fullmatch(r"(->|<-|-)(.*)", pattern).groups()  # type: ignore[union-attr]
        out = [(each, each.target) for each in self.out[thing]] if arrow != "<-" else []
        into = [(each, each.source) for each in self.into[thing]] if arrow != "->" else []
        return [pair for pair in out + into if pair[0].type in types.split("|")]


# ---------------------------------------------------------------------------- words of enumerations


def in_capitals(name: str) -> str:
    """How the schema writes what the store holds: `jointLaboratory` is JOINT_LABORATORY."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


def printed(value: Value, info: GraphQLResolveInfo) -> Value:
    """No list is null; words of enumerations in capitals, null if the schema has no such word."""
    type_ = get_named_type(info.return_type)
    many = is_list_type(get_nullable_type(info.return_type))
    if many and value is None:
        return []
    if not isinstance(type_, GraphQLEnumType) or value is None:
        return value
    if many:
        return [w if (w := in_capitals(each)) in type_.values else None for each in value]
    return word if (word := in_capitals(value)) in type_.values else None


# ----------------------------------------------------------------------------------------- filters


def has_topic(graph: Graph, thing: Thing | None, topic: str) -> bool:
    """Whether a thing has the topic of that id or name."""
    topics = [each for _, each in graph.leading(thing, "->HAS_TOPIC")] if thing else []
    named = [each for each in topics if (each.get("name") or None) is not None]
    return any(each.get("id") == topic for each in topics) or any(
        each.get("name").lower() == topic.lower() for each in named
    )


def _year(value: Value, least: int | None = None, most: int | None = None) -> bool:
    return (
        value is not None and (least is None or value >= least) and (most is None or value <= most)
    )


Filter = Callable[[Graph, Row, Value], bool]


def _node(row: Row) -> Thing:
    assert row.node is not None
    return row.node


FILTERS: dict[str, Filter] = {
    "kind": lambda _, row, kinds: any(in_capitals(each) in kinds for each in _node(row).labels),
    "country": lambda _, row, codes: _node(row).get("countryCode") in codes,
    "name": lambda _, row, name: (
        name.lower() in (_node(row).get("name") or "").lower()
        and _node(row).get("name") is not None
    ),
    "scheme": lambda _, row, schemes: _node(row).get("scheme") in schemes,
    "topic": lambda graph, row, topic: has_topic(graph, row.node, topic),
    "since": lambda _, row, year: _year(_node(row).get("year"), least=year),
    "until": lambda _, row, year: _year(_node(row).get("year"), most=year),
    "relation": lambda _, row, types: row.links[0].type in types,
    "citedBy": lambda _, row, words: row.get("citedBy") in words,
    "minStrength": lambda _, row, least: _year(row.get("strength"), least=least),
}
"""What an argument asks of a row, unless its field says otherwise."""

OF_EVIDENCE: dict[str, Filter] = {
    **FILTERS,
    "kind": lambda _, row, kinds: in_capitals(row.get("kind") or "") in kinds,
    "since": lambda _, row, year: _year(row.get("evidenceYear"), least=year),
    "until": lambda _, row, year: _year(row.get("evidenceYear"), most=year),
}


def kept(
    graph: Graph, rows: Iterable[Row], given: Arguments, filters: Mapping[str, Filter] = FILTERS
) -> list[Row]:
    """The rows that pass every argument that is given."""
    asked = [(filters[name], each) for name, each in given.items() if each is not None]
    return [row for row in rows if all(passes(graph, row, each) for passes, each in asked)]


def only(given: Arguments, *names: str) -> dict[str, Value]:
    """Those arguments of these names."""
    return {name: each for name, each in given.items() if name in names}


# ------------------------------------------------------------------------------------------ orders

Key = tuple[Callable[[Row], Value], bool]
"""What rows are sorted by, and whether the greatest comes first."""


def of_node(name: str, otherwise: Value, *, most: bool = False) -> Key:
    """By a property of the thing."""
    return lambda row: _or(_node(row).get(name), otherwise), most


def of_row(name: str, otherwise: Value, *, most: bool = False) -> Key:
    """By something of the link, or counted."""
    return lambda row: _or(row.get(name), otherwise), most


def _or(value: Value, otherwise: Value) -> Value:
    return otherwise if value is None else value


BY_ID = of_node("id", "")
BY_TYPE: Key = (lambda row: row.links[0].type, False)
BY_NAME = (of_node("name", ""), BY_ID)
BY_YEAR = (of_node("year", 0, most=True), BY_ID)
BY_POSITION = (of_row("position", 1000000), BY_ID, BY_TYPE)
BY_SCORE = (of_row("score", 0.0, most=True), BY_ID)
BY_WORKS = (of_row("works", 0, most=True), BY_ID)
STRONGEST = of_row("strength", 0, most=True)
LATEST = of_row("lastYear", 0, most=True)
BY_STRENGTH = (STRONGEST, LATEST, BY_ID)

Order = tuple[Key, ...]

ORDERS: dict[str, dict[str, Order]] = {
    "OrganizationOrder": {"NAME": BY_NAME, "ID": (BY_ID,)},
    "WorkOrder": {"NEWEST": BY_YEAR, "OLDEST": (of_node("year", 9999), BY_ID), "NAME": BY_NAME},
    "CollaboratorOrder": {
        "STRENGTH": BY_STRENGTH,
        "FRACTIONAL": (of_row("fractionalStrength", 0.0, most=True), BY_ID),
        "RECENT": (LATEST, STRONGEST, BY_ID),
        "NAME": BY_NAME,
    },
}


def ordered(rows: list[Row], order: Order, encoding: str = "utf-8") -> list[Row]:
    """The rows, sorted by the last key, then by the one before it, and so on."""
    for key, most in reversed(order):
        rows = sorted(rows, key=lambda row: _sortable(key(row), encoding), reverse=most)
    return rows


def _sortable(value: Value, encoding: str) -> Value:
    return value.encode(encoding) if isinstance(value, str) else value


def page(graph: Graph, rows: list[Row], order: Order | str, given: Arguments) -> Page:
    """The part of a list that is asked for."""
    first, after = bounded("first", given["first"], 0, 200), given.get("after")
    chosen = ORDERS[order][given["orderBy"]] if isinstance(order, str) else order
    rows = ordered(rows, chosen, graph.encoding)
    keys = [[key(row) for key, _ in chosen] for row in rows]
    start = 0
    if after is not None:
        try:
            reached = keys_of(after, len(chosen))
        except ValueError as error:
            raise RefusedError from error
        beyond = [
            i for i, each in enumerate(keys) if _is_beyond(each, reached, chosen, graph.encoding)
        ]
        start = beyond[0] if beyond else len(rows)
    return Page(rows, keys, start, first, after is not None)


def _is_beyond(keys: list[Value], reached: list[Value], order: Order, encoding: str) -> bool:
    for own, other, (_, most) in zip(keys, reached, order, strict=True):
        mine, its = _sortable(own, encoding), _sortable(other, encoding)
        if isinstance(mine, bytes) is not isinstance(its, bytes):
            return False
        if mine != its:
            return bool(mine < its) if most else bool(mine > its)
    return False


def bounded(name: str, number: int, least: int, most: int) -> int:
    """The number, if it is one that may be asked for."""
    if not least <= number <= most:
        raise RefusedError(name)
    return number


# ----------------------------------------------------------------------------------- kinds of lists

Resolver = Callable[[Graph, Any, Arguments], Any]
PAGING = ("first", "after", "orderBy")


def _filters(given: Arguments) -> dict[str, Value]:
    return {name: each for name, each in given.items() if name not in PAGING}


def all_of(label: str, order: Order | str) -> Resolver:
    """Every thing of a class."""
    return lambda graph, _, given: page(
        graph, kept(graph, map(Row, graph.of(label)), _filters(given)), order, given
    )


def linked(
    pattern: str, label: str, order: Order, filters: Mapping[str, Filter] = FILTERS
) -> Resolver:
    """One row for each link."""

    def resolve(graph: Graph, thing: Thing, given: Arguments) -> Page:
        ends = graph.leading(thing, pattern)
        rows = [Row(far, [link]) for link, far in ends if label in far.labels or not label]
        return page(graph, kept(graph, rows, _filters(given), filters), order, given)

    return resolve


def gathered(label: str, order: Order | str) -> Resolver:
    """One row for each thing that works are made by, or each work, with all the links to it."""

    def resolve(graph: Graph, thing: Thing, given: Arguments) -> Page:
        ends = graph.leading(thing, CONTRIBUTIONS)
        rows = [Row(far, [link]) for link, far in ends if label in far.labels]
        rows = kept(graph, rows, _filters(given))
        nodes = dict.fromkeys(map(_node, rows))
        return page(
            graph,
            [Row(each, [r.links[0] for r in rows if r.node is each]) for each in nodes],
            order,
            given,
        )

    return resolve


CONTRIBUTIONS = "-CONTRIBUTED_TO|APPLIED_FOR|ASSIGNED_TO|FILED"


def counted(near: str, far: str, label: str, work: str = "Work", *shown: str) -> Resolver:
    """One row for each thing that is two links away, with how many works are between."""

    def resolve(graph: Graph, thing: Thing, given: Arguments) -> Page:
        between = [
            (each, node)
            for link, each in graph.leading(thing, near)
            if (work in each.labels or not work)
            and kept(
                graph,
                [Row(each, [link])],
                only(given, "since", "until"),
                dict(OF_EVIDENCE if shown else FILTERS),
            )
            for _, node in graph.leading(each, far)
            if label in node.labels
        ]
        nodes = dict.fromkeys(node for _, node in between)
        rows = [
            Row(node, values={"works": len({each for each, its in between if its is node})})
            for node in nodes
        ]
        narrowed = kept(graph, rows, only(given, "kind", "country", "scheme"))
        return page(graph, narrowed, BY_WORKS, given)

    return resolve


def collaborators(graph: Graph, thing: Thing, given: Arguments) -> Page:
    """Organisations that it works with, measured by the evidence that passes the filters."""
    rows = []
    asked = {
        {"evidence": "kind"}.get(name, name): given.get(name)
        for name in ("evidence", "topic", "since", "until")
        if given.get(name) is not None
    }
    for mine, collaboration in graph.leading(thing, "->PARTICIPATES_IN"):
        for its, node in graph.leading(collaboration, "<-PARTICIPATES_IN"):
            if its is mine or "Organization" not in node.labels:
                continue
            values = dict(collaboration.properties)
            if asked:
                ends = graph.leading(collaboration, "->EVIDENCED_BY")
                shown = kept(graph, [Row(far, [link]) for link, far in ends], asked, OF_EVIDENCE)
                if not shown:
                    continue
                values = measured(shown)
            rows.append(Row(node, values={**values, "collaboration": collaboration}))
    narrowed = kept(graph, rows, only(given, "kind", "country", "minStrength"))
    return page(graph, narrowed, "CollaboratorOrder", given)


def measured(shown: list[Row]) -> dict[str, Value]:
    """How strong a tie is by its evidence; a work counts once, by the greatest of its shares."""
    years = [row.get("evidenceYear") for row in shown if row.get("evidenceYear") is not None]
    works = dict.fromkeys(map(_node, shown))
    shares = [max([r.get("fraction") or 0.0 for r in shown if r.node is each]) for each in works]
    return {
        "strength": len(works),
        "fractionalStrength": round(sum(shares), 9),
        "firstYear": min(years, default=None),
        "lastYear": max(years, default=None),
        "kinds": sorted({kind for row in shown if (kind := row.get("kind")) in KINDS}),
    }


KINDS = (
    "agreement", "coAssignment", "coAuthorship", "coInvention", "funding", "jointDevelopment",
    "jointLaboratory", "licence", "sponsoredResearch",
)  # fmt: skip


def coauthors(graph: Graph, thing: Thing, given: Arguments) -> Page:
    """People who made works together with a person."""
    made = [Row(work) for _, work in graph.leading(thing, "->AUTHORED|INVENTED")]
    works = [_node(r) for r in kept(graph, made, only(given, "topic", "since", "until"))]
    together = {
        node: dict.fromkeys(
            each
            for each in works
            if node in [far for _, far in graph.leading(each, "<-AUTHORED|INVENTED")]
        )
        for node in graph.of("Person")
        if node is not thing
    }
    rows = [
        Row(
            node,
            values={
                "strength": len(shared),
                "firstYear": min(
                    years := [y for w in shared if (y := w.get("year")) is not None], default=None
                ),
                "lastYear": max(years, default=None),
            },
        )
        for node, shared in together.items()
        if shared
    ]
    return page(graph, kept(graph, rows, only(given, "minStrength")), BY_STRENGTH, given)


def evidence(graph: Graph, row: Row | Link, given: Arguments) -> list[Row]:
    """Every piece of evidence whose document is there, the surest first."""
    first = bounded("first", given["first"], 0, 200)
    links = [row] if isinstance(row, Link) else row.links
    pieces = []
    for link in links:
        for i, id_ in enumerate(link.get("documents") or []):
            if document := graph.at("Document", id_):
                said = {
                    "document": document,
                    "place": _or(_nth(link, "places", i), ""),
                    "quote": _or(_nth(link, "quotes", i), ""),
                    "confidence": _or(_nth(link, "confidences", i), 1.0),
                    "recorded": _nth(link, "recordedTimes", i),
                }
                pieces.append(((-said["confidence"], id_, link.type, i), Row(values=said)))
    return [each for _, each in sorted(pieces, key=lambda pair: pair[0])][:first]


def _nth(link: Link, name: str, i: int) -> Value:
    values = link.get(name) or []
    return values[i] if i < len(values) else None


def by_year(graph: Graph, thing: Thing, given: Arguments) -> list[Row]:
    """How much evidence there is of each kind in each year."""
    ends = graph.leading(thing, "->EVIDENCED_BY")
    shown = kept(graph, [Row(far, [link]) for link, far in ends], given, OF_EVIDENCE)
    groups = dict.fromkeys((row.get("evidenceYear"), row.get("kind")) for row in shown)
    rows = [
        Row(
            values={
                "year": year,
                "kind": kind,
                "count": len(
                    {
                        r.node
                        for r in shown
                        if (r.get("evidenceYear"), r.get("kind")) == (year, kind)
                    }
                ),
            }
        )
        for year, kind in groups
    ]
    return ordered(rows, (of_row("year", 0), of_row("kind", "")))


def narrowest(root: str, *kinds: str) -> Resolver:
    """The first of the narrower classes that it is of, else the broad one."""
    return lambda _graph, thing, _given: next((k for k in kinds if k in thing.labels), root)


# ------------------------------------------------------------------------------- whole-graph fields


def collaboration(graph: Graph, _: object, given: Arguments) -> Thing | None:
    """What two organisations do together."""
    if len(set(given["between"])) != 2:
        raise RefusedError("between")
    both = {graph.found(id_) for id_ in given["between"]} - {None}
    if len(both) != 2:
        return None
    one, other = ({far for _, far in graph.leading(e, "->PARTICIPATES_IN")} for e in both if e)
    return next(iter(one & other), None)


def search(graph: Graph, _: object, given: Arguments) -> list[Row]:
    """What the index finds, the best first."""
    first = bounded("first", given["first"], 0, 200)
    if not any(letter.isalnum() for letter in given["text"]):
        raise RefusedError("text")
    hits = [
        Row(graph.at("Entity", id_), values={"score": score})
        for id_, score in graph.ranking(given["text"])
    ]
    rows = kept(graph, hits, {"kind": given.get("kinds")})
    return ordered(rows, (of_row("score", 0.0, most=True), BY_ID))[:first]


@dataclass(frozen=True, eq=False)
class Chain:
    """A chain of links."""

    nodes: list[Thing]
    links: list[Link]


@dataclass(frozen=True, eq=False)
class Piece:
    """A piece of the graph."""

    things: list[Thing]
    truncated: bool


def passable(graph: Graph, thing: Thing, given: Arguments) -> list[tuple[Link, Thing]]:
    """The links that a chain may go along."""
    least = given.get("minConfidence")
    return [
        (link, far)
        for link, far in graph.leading(thing, "-" + "|".join(given["kinds"]))
        if least is None or any(each >= least for each in link.get("confidences") or [])
    ]


def distance(graph: Graph, start: Thing, goal: Thing, given: Arguments, most: int) -> int | None:
    """How many links a shortest chain has; null if more than `most`."""
    reached = {start}
    for length in range(1, most + 1):
        reached |= {far for each in reached for _, far in passable(graph, each, given)}
        if goal in reached:
            return length
    return None


def piece(graph: Graph, _: object, given: Arguments) -> Piece:
    """What lies around some things: theirs first, then what is one link away, and so on."""
    if len(given["seeds"]) > 50 or not given["kinds"]:
        raise RefusedError
    hops = bounded("hops", given["hops"], 0, 3)
    limit = bounded("limit", given["limit"], 1, 500)
    found = {thing for id_ in given["seeds"] if (thing := graph.found(id_))}
    reached = layer = sorted(found, key=lambda each: each.properties["id"])
    for _hop in range(hops):
        near = {
            far for each in layer for _, far in graph.leading(each, "-" + "|".join(given["kinds"]))
        }
        fresh = [each for each in near if each not in reached and "Entity" in each.labels]
        layer = sorted(fresh, key=lambda each: each.properties["id"])
        reached = reached + layer
    return Piece(reached[:limit], len(reached) > limit)


def piece_links(graph: Graph, its: Piece, _: Arguments) -> list[Link]:
    """Every link between two things of a piece."""
    inside = [link for link in graph.links if {link.source, link.target} <= set(its.things)]
    return sorted(
        inside,
        key=lambda each: (
            each.source.get("id"),
            each.target.get("id"),
            each.type,
            each.get("kind") or "",
        ),
    )


def by_id(label: str) -> Resolver:
    """A thing of a class, by any of its identifiers."""

    def resolve(graph: Graph, _: object, given: Arguments) -> Thing | None:
        thing = graph.found(given["id"])
        return thing if thing and label in thing.labels else None

    return resolve


def name(_graph: Graph, thing: Thing, _given: Arguments) -> str:
    """A thing without a name goes by its id."""
    return str(_or(thing.get("name"), thing.get("id")))


_ORGANIZATIONS = (
    "Archive", "Company", "Funder", "Government", "Hospital", "JointLaboratory", "Nonprofit",
    "OrganizationalUnit", "ResearchInstitute", "University",
)  # fmt: skip
_AGREEMENTS = (
    "CollaborationAgreement", "JointDevelopmentAgreement", "JointLaboratoryAgreement",
    "LicenceAgreement", "ServiceAgreement", "SponsoredResearchAgreement", "SupplyAgreement",
)  # fmt: skip
_BY_NAME_AND_TYPE = (*BY_NAME, BY_TYPE)
_BY_EVIDENCE = (of_row("evidenceYear", 0, most=True), BY_ID, of_row("kind", ""))

FIELDS: dict[str, Resolver] = {
    "Query.node": by_id("Entity"),
    "Query.organization": by_id("Organization"),
    "Query.person": by_id("Person"),
    "Query.work": by_id("Work"),
    "Query.agreement": by_id("Agreement"),
    "Query.topic": by_id("Topic"),
    "Query.place": by_id("Place"),
    "Query.grant": by_id("Grant"),
    "Query.document": lambda graph, _, given: graph.at("Document", given["id"]),
    "Query.organizations": all_of("Organization", "OrganizationOrder"),
    "Query.persons": all_of("Person", BY_NAME),
    "Query.works": all_of("Work", "WorkOrder"),
    "Query.agreements": all_of("Agreement", BY_YEAR),
    "Query.topics": all_of("Topic", BY_NAME),
    "Query.search": search,
    "Query.collaboration": collaboration,
    "Query.subgraph": piece,
    "Node.name": name,
    "Node.documents": linked("<-DESCRIBES", "Document", (BY_ID,)),
    "Work.title": name,
    "Organization.kind": narrowest("Organization", *_ORGANIZATIONS),
    "Organization.collaborators": collaborators,
    "Organization.works": gathered("Work", "WorkOrder"),
    "Organization.funded": linked("<-FUNDED_BY", "Work", BY_YEAR),
    "Organization.people": linked("<-AFFILIATED_WITH|OFFICER_OF", "Person", _BY_NAME_AND_TYPE),
    "Organization.parents": linked("->SUBSIDIARY_OF|PART_OF", "Organization", _BY_NAME_AND_TYPE),
    "Organization.subsidiaries": linked(
        "<-SUBSIDIARY_OF|PART_OF", "Organization", _BY_NAME_AND_TYPE
    ),
    "Organization.successors": linked("->SUCCEEDED_BY", "Organization", BY_NAME),
    "Organization.predecessors": linked("<-SUCCEEDED_BY", "Organization", BY_NAME),
    "Organization.agreements": linked("->PARTY_TO", "Agreement", BY_YEAR),
    "Organization.topics": counted(CONTRIBUTIONS, "->HAS_TOPIC", "Topic"),
    "Organization.places": linked("->LOCATED_IN", "Place", BY_NAME),
    "Person.works": linked("->AUTHORED|INVENTED", "Work", (*BY_YEAR, BY_TYPE)),
    "Person.affiliations": linked(
        "->AFFILIATED_WITH|OFFICER_OF", "Organization", _BY_NAME_AND_TYPE
    ),
    "Person.collaborators": coauthors,
    "Person.agreements": linked("->PARTY_TO", "Agreement", BY_YEAR),
    "Work.people": linked("<-AUTHORED|INVENTED", "Person", BY_POSITION),
    "Work.organizations": gathered("Organization", BY_NAME),
    "Work.topics": linked("->HAS_TOPIC", "Topic", BY_SCORE),
    "Work.cites": linked("->CITES", "Work", BY_YEAR),
    "Work.citedBy": linked("<-CITES", "Work", BY_YEAR),
    "Work.funders": linked("->FUNDED_BY", "Organization", BY_NAME),
    "Work.grants": linked("->SUPPORTED_BY", "Grant", BY_NAME),
    "Paper.authors": linked("<-AUTHORED", "Person", BY_POSITION),
    "Patent.inventors": linked("<-INVENTED", "Person", BY_POSITION),
    "Patent.applicants": linked("<-APPLIED_FOR", "Agent", BY_NAME),
    "Patent.assignees": linked("->ASSIGNED_TO", "Agent", BY_NAME),
    "Filing.agreements": linked("<-DISCLOSED_IN", "Agreement", BY_YEAR),
    "Agreement.kind": narrowest("Agreement", *_AGREEMENTS),
    "Agreement.parties": linked("<-PARTY_TO", "Agent", BY_NAME),
    "Agreement.disclosedIn": linked("->DISCLOSED_IN", "Filing", BY_YEAR),
    "Agreement.topics": linked("->HAS_TOPIC", "Topic", BY_SCORE),
    "Collaboration.organizations": lambda graph, thing, _: sorted(
        (n for _, n in graph.leading(thing, "<-PARTICIPATES_IN") if "Organization" in n.labels),
        key=lambda each: str(each.get("id")),
    ),
    "Collaboration.byYear": by_year,
    "Collaboration.topics": counted("->EVIDENCED_BY", "->HAS_TOPIC", "Topic", "", "shown"),
    "Collaboration.evidence": linked("->EVIDENCED_BY", "", _BY_EVIDENCE, OF_EVIDENCE),
    "Topic.works": linked("<-HAS_TOPIC", "Work", BY_YEAR),
    "Topic.organizations": counted("<-HAS_TOPIC", CONTRIBUTIONS, "Organization"),
    "Place.within": linked("->LOCATED_IN", "Place", BY_NAME),
    "Place.organizations": linked("<-LOCATED_IN", "Organization", BY_NAME),
    "Grant.funders": linked("->FUNDED_BY", "Organization", BY_NAME),
    "Grant.works": linked("<-SUPPORTED_BY", "Work", BY_YEAR),
    "Document.describes": linked("->DESCRIBES", "Entity", (BY_ID,)),
    "ChainOfLinks.length": lambda _, chain, __: len(chain.links),
    "ChainOfLinks.nodes": lambda _, chain, __: chain.nodes,
    "ChainOfLinks.links": lambda _, chain, __: chain.links,
    "Subgraph.truncated": lambda _, its, __: its.truncated,
    "Subgraph.nodes": lambda _, its, __: sorted(its.things, key=lambda each: each.get("id")),
    "Subgraph.links": piece_links,
}
"""What each field is, by the type or interface that first has it; any other is a property."""

OF_LINKS: dict[str, Callable[[Link], Value]] = {
    "kind": lambda link: link.type,
    "source": lambda link: link.source.get("id"),
    "target": lambda link: link.target.get("id"),
}


class Reference:
    """Resolvers over a graph.

    Attributes:
        chains: the chain that `path` is to give, by the name of the field in the response; each
            is held against the graph before it is believed.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.chains: dict[str, Chain | None] = {}

    def resolve(self, source: Value, info: GraphQLResolveInfo, **given: Value) -> Value:
        """The value of any field."""
        return printed(self._value(source, info, given), info)

    def type_of(self, thing: Thing, _info: object, _abstract: object) -> str | None:
        """The object type of a thing."""
        return thing.type

    def _value(self, source: Value, info: GraphQLResolveInfo, given: Arguments) -> Value:
        field_ = info.field_name
        if isinstance(source, Page):
            return _of_page(source, field_)
        if isinstance(source, tuple):
            return self._of_edge(*source, info, given)
        if field_ == "path":
            return self.path(info.path.key, given)
        if field_ == "evidence" and isinstance(source, Row | Link):
            return evidence(self.graph, source, given)
        if isinstance(source, Link) and field_ in OF_LINKS:
            return OF_LINKS[field_](source)
        if isinstance(source, dict):
            return source[field_]
        for type_ in (info.parent_type, *info.parent_type.interfaces):
            if resolver := FIELDS.get(f"{type_.name}.{field_}"):
                return _known(resolver(self.graph, source, given))
        return _known(source.node if field_ == "node" else source.get(field_))

    def _of_edge(
        self, keys: list[Value], row: Row, info: GraphQLResolveInfo, given: Arguments
    ) -> Value:
        field_ = info.field_name
        if field_ == "cursor":
            return cursor(keys)
        if field_ == "relation":
            return row.links[0].type
        if field_ == "relations":
            return sorted({link.type for link in row.links})
        if field_ == "year" and info.parent_type.name.startswith("NodeCollaborationEvidence"):
            return row.get("evidenceYear")
        if field_ == "evidence":
            return evidence(self.graph, row, given)
        return _known(row.node if field_ == "node" else row.get(field_))

    def path(self, key: str | int, given: Arguments) -> Chain | None:
        """A shortest chain: the one that is answered, if it is one."""
        if not given["kinds"]:
            raise RefusedError("kinds")
        longest = bounded("maxLength", given["maxLength"], 1, 6)
        if given.get("minConfidence") is not None:
            longest = min(longest, 4)
        start, goal = self.graph.found(given["from"]), self.graph.found(given["to"])
        if start is None or goal is None or start is goal:
            return None
        length = distance(self.graph, start, goal, given, longest)
        if length is None:
            return None
        chain = self.chains.get(str(key))
        assert chain is not None, f"{key}: there is a chain of {length} links"
        assert len(chain.links) == length, f"{key}: a chain of {length} links is shorter"
        assert [chain.nodes[0], chain.nodes[-1]] == [start, goal]
        for near, link, far in zip(chain.nodes, chain.links, chain.nodes[1:], strict=False):
            assert (link, far) in passable(self.graph, near, given), f"{key}: no such link"
        return chain


def _of_page(its: Page, field_: str) -> Value:
    ends = its.keys[its.start : its.end]
    if field_ == "totalCount":
        return len(its.rows)
    if field_ == "edges":
        return list(zip(ends, its.rows[its.start : its.end], strict=True))
    return {
        "hasNextPage": its.end < len(its.rows),
        "hasPreviousPage": its.previous,
        "startCursor": cursor(ends[0]) if ends else None,
        "endCursor": cursor(ends[-1]) if ends else None,
    }


def _known(value: Value) -> Value:
    """What has no type in the schema can not be shown: null in its place."""
    if isinstance(value, Thing):
        return value if value.type else None
    if isinstance(value, list):
        return [_known(each) for each in value]
    return value


def unanswered(schema: GraphQLSchema) -> list[str]:
    """Fields with arguments that nothing here answers: a new field needs its line in `FIELDS`."""
    elsewhere = {"path", "evidence"}
    missing = []
    for type_ in schema.type_map.values():
        if type_.name.startswith("__") or not hasattr(type_, "interfaces"):
            continue
        for name_, each in type_.fields.items():
            homes = (type_.name, *(i.name for i in type_.interfaces))
            if (
                each.args
                and name_ not in elsewhere
                and not any(f"{home}.{name_}" in FIELDS for home in homes)
            ):
                missing.append(f"{type_.name}.{name_}")
    return missing
