"""A piece of the graph outside the store: nodes and edges as plain values, in one canonical order.

What leaves the store (exports, RDF) passes through here, so the same piece gives the same bytes
whichever store it came from and in whichever order that store told it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import cache
from typing import Final, cast

from ontology.errors import FactError
from ontology.facts import TIMELESS, Spell
from ontology.schema import LinkType, Property, vocabulary
from ontology.statements import LISTS, lists_of_statements, statements_of

Scalar = str | int | float | bool
Held = Scalar | tuple[str, ...] | tuple[float, ...] | tuple[int, ...]
"""What a property of a node or an edge may hold."""

EVIDENCE: Final = ("documents", "places", "quotes", "confidences", "recordedTimes")
"""The parallel lists of an edge: one entry of each is one piece of evidence."""

SPELLS: Final = ("spellsSince", "spellsUntil", "spellsFirstSeen", "spellsLastSeen")
"""The parallel lists of an edge: one entry of each is one spell."""

_SPELL: Final = "spells"
"""A list beside those of evidence: where among the spells each piece's is; -1 for none."""

PARALLEL: Final = frozenset((*EVIDENCE, *SPELLS, _SPELL))
"""Lists whose order tells something; every other one is a set by meaning."""

_DERIVED: Final = frozenset({"Collaboration", "Document", "Identifier"})


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in the graph.

    Attributes:
        id: stable and public, unique among the nodes of its root class.
        labels: its classes with all their ancestors, the farthest first.
        properties: by their names in the vocabulary; without the id.
    """

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Held] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation in the graph.

    Attributes:
        type: the relationship type (`AFFILIATED_WITH`).
        source: id of the node it goes out from.
        target: id of the node it goes to.
        properties: by their names in the vocabulary, the parallel lists of evidence among them.
    """

    type: str
    source: str
    target: str
    properties: Mapping[str, Held] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes, and edges between them."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """One piece of evidence: the document that says so, where, in which words, how surely, when.

    The spell is the stretch of time that it speaks of, as all evidence together has it.
    """

    document: str
    place: str
    quote: str
    confidence: float
    recorded: str
    spell: Spell = TIMELESS


def canonical(graph: Graph) -> Graph:
    """The same graph in the one order there is for it.

    Lists are sets by meaning (aliases, identifiers, pieces of evidence): ascending, without
    repeats. What holds nothing (null, an empty list) is left out. Nodes come in the order of their
    ids, edges in the order of their types, sources and targets.

    Raises:
        FactError: the vocabulary lacks a label, type or property, a value is not of its property's
            type, lists of evidence are not parallel, two nodes have one id, or an end of an edge
            is not among the nodes.
    """
    nodes = sorted(map(_node, graph.nodes), key=lambda node: (node.id, node.labels))
    there: set[tuple[str, str]] = set()
    for node in nodes:
        if (node.labels[0], node.id) in there:
            raise FactError(f"{node.id} is the id of two nodes")
        there.add((node.labels[0], node.id))
    edges = sorted(map(_edge, graph.edges), key=_order)
    for edge in edges:
        for end in ends(edge):
            if end not in there:
                raise FactError(f"{edge.type} has the end {end[1]}, which is no {end[0]} here")
    return Graph(tuple(nodes), tuple(edges))


def ends(edge: Edge) -> tuple[tuple[str, str], tuple[str, str]]:
    """Root class and id of the two nodes an edge joins; an id is unique only within its root."""
    link = link_of(edge.type)
    source, target = (
        vocabulary().classes[each[0]].ancestors[0] for each in (link.domain, link.range)
    )
    return (source, edge.source), (target, edge.target)


def link_of(type_: str) -> LinkType:
    """The vocabulary's link of a relationship type.

    Raises:
        FactError: there is none.
    """
    link = _links().get(type_)
    if link is None:
        raise FactError(f"{type_} is no relationship type of the vocabulary")
    return link


def stated(link: LinkType) -> bool:
    """Whether documents state links of this type; the others are drawn from what they state."""
    return not _DERIVED.intersection(link.domain + link.range)


def evidence(edge: Edge) -> tuple[Piece, ...]:
    """The pieces of evidence of an edge, in their order, without repeats.

    Raises:
        FactError: its lists of evidence are not of one length.
    """
    columns = [cast("tuple[str, ...]", edge.properties.get(name) or ()) for name in EVIDENCE]
    if len(set(map(len, columns))) > 1:
        lengths = ", ".join(f"{n} {len(each)}" for n, each in zip(EVIDENCE, columns, strict=True))
        raise FactError(f"{_ends_of(edge)}: the lists of evidence are not parallel: {lengths}")
    documents, places, quotes, confidences, times = columns
    rows = zip(
        documents, places, quotes, map(float, confidences), times, _spells(edge), strict=True
    )
    return tuple(sorted({Piece(*row) for row in rows}))


def _spells(edge: Edge) -> tuple[Spell, ...]:
    """The spell of each piece of evidence of an edge, in the order of its lists."""
    rows = [cast("tuple[str, ...]", edge.properties.get(name) or ()) for name in SPELLS]
    numbers = cast("tuple[int, ...]", edge.properties.get(_SPELL) or ())
    count = len(cast("tuple[str, ...]", edge.properties.get("documents") or ()))
    try:
        known = [Spell(*row) for row in zip(*rows, strict=True)]
        found = tuple(known[number] if number >= 0 else TIMELESS for number in numbers)
    except (ValueError, IndexError):
        found = ()
    if len(found) != (count if numbers or any(rows) else 0):
        raise FactError(f"{_ends_of(edge)}: the lists of spells do not fit those of evidence")
    return found or (TIMELESS,) * count


def lists(pieces: Iterable[Piece]) -> dict[str, Held]:
    """Pieces of evidence as the parallel lists that an edge holds; nothing where there are none."""
    held = list(pieces)
    rows = [(p.document, p.place, p.quote, p.confidence, p.recorded) for p in held]
    made: dict[str, Held] = dict(zip(EVIDENCE, zip(*rows, strict=True), strict=bool(rows)))
    return made | lists_of_spells([p.spell for p in held])


def lists_of_spells(told: Sequence[Spell]) -> dict[str, Held]:
    """The spells of pieces of evidence, in order, as lists that an edge holds; none for no time."""
    known = sorted(set(told) - {TIMELESS})
    if not known:
        return {}
    columns = zip(*map(astuple, known), strict=True)
    numbers = tuple(known.index(each) if each in known else -1 for each in told)
    return {_SPELL: numbers, **dict(zip(SPELLS, columns, strict=True))}


def _node(node: Node) -> Node:
    words = vocabulary().classes
    for label in node.labels:
        if label not in words:
            raise FactError(f"{node.id}: {label} is no class of the vocabulary")
    labels = {above for label in node.labels for above in words[label].ancestors}
    if not labels:
        raise FactError(f"{node.id} has no label")
    ordered = tuple(sorted(labels, key=lambda name: (len(words[name].ancestors), name)))
    own = {name: value for name, value in node.properties.items() if name not in LISTS}
    said = {
        replace(each, documents=tuple(sorted(set(each.documents))))
        for each in statements_of(node.id, node.properties)
    }
    properties = _properties(node.id, own) | lists_of_statements(sorted(said))
    return Node(node.id, ordered, properties)


def _edge(edge: Edge) -> Edge:
    own = {name: value for name, value in edge.properties.items() if name not in PARALLEL}
    properties = _properties(_ends_of(edge), own) | lists(evidence(edge))
    return Edge(edge.type, edge.source, edge.target, properties)


def _properties(owner: str, properties: Mapping[str, Held | None]) -> dict[str, Held]:
    words = vocabulary().properties
    held: dict[str, Held] = {}
    for name, value in sorted(properties.items()):
        if name not in words or name == "id":
            raise FactError(f"{owner}: {name} is no property of the vocabulary beside the id")
        if value is not None and value != ():
            held[name] = _value(owner, words[name], value)
    return held


def _value(owner: str, property_: Property, value: Held) -> Held:
    each: tuple[Scalar, ...] = value if isinstance(value, tuple) else (value,)
    if property_.python is float:  # a store may give back 1 for 1.0
        each = tuple(float(one) if type(one) is int else one for one in each)
    if isinstance(value, tuple) != property_.many or not all(
        type(one) is property_.python for one in each
    ):
        raise FactError(f"{owner}: {property_.name} can not hold {value!r}")
    return cast("Held", tuple(sorted(set(each)))) if property_.many else each[0]


def _order(edge: Edge) -> tuple[str, str, str, str, str]:
    kind = str(edge.properties.get("kind", ""))
    return edge.type, edge.source, edge.target, kind, repr(sorted(edge.properties.items()))


def _ends_of(edge: Edge) -> str:
    return f"{edge.source} {edge.type} {edge.target}"


@cache
def _links() -> Mapping[str, LinkType]:
    return {link.type: link for link in vocabulary().links.values()}
