"""Fields that are lists or that search the whole graph: said plainly, for `reference`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError

from ontology.identifiers import misprinted
from tests.api.reference.graph import (
    Arguments,
    Graph,
    Link,
    Listing,
    RefusedError,
    Row,
    Thing,
    Value,
)
from tests.api.reference.pages import (
    BY_ID,
    BY_STRENGTH,
    BY_WORKS,
    FILTERS,
    OF_EVIDENCE,
    Filter,
    Order,
    bounded,
    kept,
    node_of,
    of_row,
    only,
    or_else,
    ordered,
)

Resolver = Callable[[Graph, Any, Arguments], Any]


def all_of(label: str, order: Order) -> Resolver:
    """Every thing of a class."""
    return lambda graph, _, __: Listing([Row(each) for each in graph.of(label)], order)


def linked(
    pattern: str, label: str, order: Order, filters: Mapping[str, Filter] | None = None
) -> Resolver:
    """One row for each link."""

    def resolve(graph: Graph, thing: Thing, given: Arguments) -> Listing:
        ends = graph.leading(thing, pattern)
        rows = [Row(far, [link]) for link, far in ends if label in far.labels or not label]
        asked = only(given, *filters) if filters else {}
        return Listing(kept(graph, rows, asked, filters or {}), order)

    return resolve


def gathered(label: str, order: Order) -> Resolver:
    """One row for each thing that works are made by, or each work, with all the links to it."""

    def resolve(graph: Graph, thing: Thing, _: Arguments) -> Listing:
        ends = [each for each in graph.leading(thing, CONTRIBUTIONS) if label in each[1].labels]
        nodes = dict.fromkeys(far for _, far in ends)
        return Listing([Row(n, [link for link, far in ends if far is n]) for n in nodes], order)

    return resolve


CONTRIBUTIONS = "-CONTRIBUTED_TO|APPLIED_FOR|ASSIGNED_TO|FILED"


def counted(near: str, far: str, label: str, work: str = "Work", *shown: str) -> Resolver:
    """One row for each thing that is two links away, with how many works are between."""

    def resolve(graph: Graph, thing: Thing, given: Arguments) -> Listing:
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
        return Listing(rows, BY_WORKS)

    return resolve


LEVELS = {
    "AS_PRINTED": "PARTICIPATES_AS_PRINTED",
    "ORGANIZATION": "PARTICIPATES_IN",
    "GROUP": "PARTICIPATES_AS_GROUP",
}


def way_of(given: Arguments) -> str:
    """The type of participation at the level that is asked for."""
    return LEVELS[given.get("level", "ORGANIZATION")]


def counts_for(graph: Graph, thing: Thing, given: Arguments) -> Thing:
    """What an organisation counts for at a level: for groups the head of its own."""
    if way_of(given) != LEVELS["GROUP"]:
        return thing
    above = [far for _, far in graph.leading(thing, "->IN_GROUP")]
    return next((far for far in above if not [*graph.leading(far, "->IN_GROUP")]), thing)


def collaborators(graph: Graph, thing: Thing, given: Arguments) -> Listing:
    """Organisations that it works with, measured by the evidence that passes the filters."""
    rows = []
    asked = {n: each for n, each in only(given, *OF_EVIDENCE).items() if each is not None}
    level = way_of(given)
    for mine, collaboration in graph.leading(counts_for(graph, thing, given), f"->{level}"):
        for its, node in graph.leading(collaboration, f"<-{level}"):
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
    return Listing(rows, BY_STRENGTH)


def measured(shown: list[Row]) -> dict[str, Value]:
    """How strong a tie is by its evidence; a work counts once, by the greatest of its shares."""
    years = [row.get("evidenceYear") for row in shown if row.get("evidenceYear") is not None]
    works = dict.fromkeys(map(node_of, shown))
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
    "jointLaboratory", "licence", "sponsoredResearch", "statement",
)  # fmt: skip


def coauthors(graph: Graph, thing: Thing, given: Arguments) -> Listing:
    """People who made works together with a person."""
    made = [Row(work) for _, work in graph.leading(thing, "->AUTHORED|INVENTED")]
    works = [
        node_of(r) for r in kept(graph, made, only(given, "topic", "since", "until", "retracted"))
    ]
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
    return Listing(rows, BY_STRENGTH)


def evidence(graph: Graph, row: Row | Link, given: Arguments) -> list[Row]:
    """Every piece of evidence whose document is there, the surest first."""
    first = bounded("first", given["first"], 0, 200)
    links = [row] if isinstance(row, Link) else row.links
    spell = row.values.get("spell") if isinstance(row, Row) else None
    pieces = []
    for link in links:
        for i, id_ in enumerate(link.get("documents") or []):
            if spell is not None and _nth(link, "spells", i) != spell:
                continue
            if document := graph.at("Document", id_):
                said = {
                    "document": document,
                    "place": or_else(_nth(link, "places", i), ""),
                    "quote": or_else(_nth(link, "quotes", i), ""),
                    "confidence": or_else(_nth(link, "confidences", i), 1.0),
                    "recorded": _nth(link, "recordedTimes", i),
                }
                pieces.append(((-said["confidence"], id_, link.type, i), Row(values=said)))
    return [each for _, each in sorted(pieces, key=lambda pair: pair[0])][:first]


def spells(row: Row | Link) -> list[Row]:
    """The spells of a link, the earliest first."""
    link = row if isinstance(row, Link) else row.links[0]
    rows = []
    for n, since in enumerate(link.get("spellsSince") or []):
        until, first_seen, last_seen = (
            _nth(link, name, n) for name in ("spellsUntil", "spellsFirstSeen", "spellsLastSeen")
        )
        said = {"since": since, "until": until, "firstSeen": first_seen, "lastSeen": last_seen}
        shown = {name: each or None for name, each in said.items()}
        row = Row(links=[link], values={**shown, "spell": n})
        rows.append((since or first_seen or "", n, row))
    return [each for _, _, each in sorted(rows, key=lambda r: r[:2])]


def statements(graph: Graph, thing: Thing, _: Arguments) -> list[Row]:
    """Every value that is given of a thing, and the documents that give it."""
    properties, values = thing.get("statedProperties") or [], thing.get("statedValues") or []
    ids, places = thing.get("statedBy") or [], thing.get("statedOf") or []
    rows = []
    for s, name in enumerate(properties):
        given = [id_ for i, id_ in enumerate(ids) if i < len(places) and places[i] == s]
        documents = [found for id_ in given if (found := graph.at("Document", id_))]
        value = values[s] if s < len(values) else ""
        rows.append(Row(values={"property": name, "value": value, "documents": documents}))
    return rows


def context(_graph: Graph, _piece: object, given: Arguments) -> Value:
    """What stands around a quote: nothing, for no texts are beside the graph."""
    for name in ("before", "after"):
        bounded(name, given[name], 0, 2000)
    reason = "This server holds no texts of documents."
    return {**dict.fromkeys(("before", "quote", "after", "start", "source")), "reason": reason}


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


def collaboration(graph: Graph, _: object, given: Arguments) -> Thing | None:
    """What two organisations do together."""
    if len(set(given["between"])) != 2:
        raise RefusedError("between")
    named(graph, "collaboration", given, between="Organization")
    sides = [each for id_ in given["between"] if (each := graph.found(id_))]
    both = {counts_for(graph, each, given) for each in sides}
    if len(both) != 2:
        return None
    way = f"->{way_of(given)}"
    one, other = ({far for _, far in graph.leading(each, way)} for each in both)
    return next(iter(one & other), None)


def search(graph: Graph, _: object, given: Arguments) -> Listing:
    """What the index finds, the best first."""
    return Listing(_hits(graph, given["text"], 500, []), _BEST_FIRST)


def suggest(graph: Graph, _: object, given: Arguments) -> list[Row]:
    """The first of what the index finds."""
    first = bounded("first", given["first"], 0, 20)
    kinds = ["".join(w.title() for w in each.split("_")) for each in given.get("kinds") or []]
    return ordered(_hits(graph, given["text"], first, kinds), _BEST_FIRST)


_BEST_FIRST = (of_row("score", 0.0, most=True), BY_ID)


def _hits(graph: Graph, text: str, most: int, kinds: list[str]) -> list[Row]:
    if not any(letter.isalnum() for letter in text) or "\ud800" in text:
        raise RefusedError("text")
    return [
        Row(
            graph.at("Entity", each.id),
            values={
                "score": each.score,
                "match": each.how.value,
                "matched": each.name,
                "links": each.links,
            },
        )
        for each in graph.ranking(text, most, kinds)
    ]


def absent(what: str, id_: str) -> GraphQLError:
    """The error about an identifier that leads to nothing."""
    if scheme := misprinted(id_):
        return GraphQLError(f"'{id_}' is no {scheme.title}.", extensions=_BAD)
    return GraphQLError(f"{what} here has the identifier '{id_}'.", extensions=_ABSENT)


def named(graph: Graph, field: str, given: Arguments, **classes: str) -> None:
    """Raise the error of a field whose arguments name what is not there."""
    errors = [
        (name, absent("nothing" if label == "Entity" else f"no {label.lower()}", str(id_)))
        for name, label in classes.items()
        for id_ in dict.fromkeys(_listed(given.get(name)))
        if not (thing := graph.found(str(id_))) or label not in thing.labels
    ]
    if errors:
        told = " ".join(f"Argument '{name}' of '{field}': {each.message}" for name, each in errors)
        bad = any(each.extensions == _BAD for _, each in errors)
        raise GraphQLError(told, extensions=_BAD if bad else _ABSENT)


def _listed(value: Value) -> list[Value]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


_BAD = {"code": "BAD_IDENTIFIER"}
_ABSENT = {"code": "NOT_FOUND"}


def batch(graph: Graph, _: object, given: Arguments) -> list[Thing | GraphQLError]:
    """Things by their ids."""
    if len(given["ids"]) > 200:
        raise RefusedError("ids")
    found = ((e, graph.found(e) or graph.at("Document", e)) for e in given["ids"])
    return [thing if thing and thing.type else absent("Nothing", id_) for id_, thing in found]


def count(pattern: str, label: str) -> Resolver:
    """How many things of a class links lead to."""
    return lambda graph, thing, _: len(
        {far for _, far in graph.leading(thing, pattern) if label in far.labels}
    )


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
        if "Entity" in far.labels
        and (least is None or any(each >= least for each in link.get("confidences") or []))
        and in_years(far, given)
    ]


def in_years(thing: Thing, given: Arguments) -> bool:
    """Whether a chain of certain years may go through a thing."""
    since, until, year = given.get("since"), given.get("until"), thing.get("year")
    return year is None or ((since is None or year >= since) and (until is None or year <= until))


def chains(graph: Graph, _: object, given: Arguments) -> list[Chain]:
    """Chains between two things, nothing twice in one, the shortest first."""
    if not given["kinds"]:
        raise RefusedError("kinds")
    most = bounded("maxLength", given["maxLength"], 1, 4)
    first = bounded("first", given["first"], 0, 10)
    named(graph, "paths", given, **{"from": "Entity", "to": "Entity"})
    start, goal = graph.found(given["from"]), graph.found(given["to"])
    if start is None or goal is None or start is goal or not in_years(start, given):
        return []
    found: list[Chain] = []
    layer = [Chain([start], [])]
    for _length in range(most):
        layer = [
            Chain([*each.nodes, far], [*each.links, link])
            for each in layer
            for link, far in passable(graph, each.nodes[-1], given)
            if far not in each.nodes and each.nodes[-1] is not goal
        ]
        found += [each for each in layer if each.nodes[-1] is goal]
    once = {_along(each): each for each in sorted(found, key=_kinds, reverse=True)}
    return [once[each] for each in sorted(once)][:first]


def _kinds(chain: Chain) -> list[str]:
    """What tells a chain from others of the same types along the same things."""
    return [kind_of_link(each) for each in chain.links]


def kind_of_link(link: Link) -> str:
    """By what several links of a type between two things are sorted."""
    return str(link.get("kind") or "")


def _along(chain: Chain) -> tuple[int, tuple[str, ...], tuple[tuple[str, bool], ...]]:
    ids = tuple(str(each.get("id")) for each in chain.nodes)
    steps = zip(chain.nodes, chain.links, strict=False)
    return len(chain.links), ids, tuple((link.type, link.source is near) for near, link in steps)


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
    named(graph, "subgraph", given, seeds="Entity")
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
