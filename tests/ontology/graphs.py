"""A small graph to export, and any graph at all for properties of the round trip."""

from typing import Any

from hypothesis import strategies as st
from rdflib.term import URIRef

from ontology.facts import TIMELESS, Spell
from ontology.graph import Edge, Graph, Node, Piece, canonical, lists, stated
from ontology.rdf import statements
from ontology.schema import LinkType, Property, vocabulary
from ontology.statements import LISTS, Statement, lists_of_statements

PLACE = "/authorships/0/institutions/0"
RECORDED = "2026-01-02T03:04:05Z"


def said(document: str, quote: str = "Univ. of Nowhere", confidence: float = 1.0) -> dict[str, Any]:
    """The parallel lists of one piece of evidence."""
    return {
        "documents": (document,),
        "places": (PLACE,),
        "quotes": (quote,),
        "confidences": (confidence,),
        "recordedTimes": (RECORDED,),
    }


DOCUMENT = "doc:openalex/W1"

SMALL = Graph(
    nodes=(
        Node(
            "kg:person/1",
            ("Entity", "Agent", "Person"),
            {"name": "Ann Lee", "aliases": ("=Lee, A.", "A. Lee")},
        ),
        Node(
            "ror:00q4vv597",
            ("Entity", "Agent", "Organization", "University"),
            {
                "name": "University of Nowhere",
                "nameEn": "University of Nowhere",
                "nameZh": "无处大学",
                "countryCode": "HK",
                "identifiers": ("grid:grid.1.1", "ror:00q4vv597"),
                "established": 1991,
            },
        ),
        Node(
            "doi:10.5555/x",
            ("Entity", "Work", "Paper"),
            {"name": '=On, "quotes"\nand lines', "year": 2020, "retracted": False},
        ),
        Node("kg:place/1", ("Entity", "Place"), {"name": "Nowhere", "latitude": -22.123456789012}),
        Node(
            DOCUMENT,
            ("Document",),
            {"source": "openalex", "key": "W1", "title": "On quotes", "recorded": RECORDED},
        ),
    ),
    edges=(
        Edge(
            "AUTHORED",
            "kg:person/1",
            "doi:10.5555/x",
            {"position": 1, "corresponding": True, **said(DOCUMENT, "")},
        ),
        Edge(
            "AFFILIATED_WITH",
            "kg:person/1",
            "ror:00q4vv597",
            {"since": "2020", "until": "2020", **said(DOCUMENT, confidence=0.123456789012)},
        ),
        Edge("LOCATED_IN", "ror:00q4vv597", "kg:place/1", said(DOCUMENT)),
        Edge("DESCRIBES", DOCUMENT, "doi:10.5555/x"),
    ),
)


def statement_iri(edge: Edge) -> URIRef:
    """The IRI of the statement of one of the small graph's edges."""
    ends = (edge.type, edge.source, edge.target)
    (iri,) = (
        iri
        for iri, each in statements(canonical(SMALL))
        if (each.type, each.source, each.target) == ends
    )
    return iri


# Lone surrogates are no characters: no UTF-8, hence no store and no RDF, can hold them.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_numbers = st.floats(allow_nan=False, allow_infinity=False)
_kinds = [name for name, each in vocabulary().classes.items() if not each.abstract]


def _values(property_: Property) -> st.SearchStrategy[Any]:
    one: st.SearchStrategy[Any] = {
        str: texts, int: st.integers(-(2**63), 2**63 - 1), float: _numbers, bool: st.booleans()
    }[property_.python]  # fmt: skip
    return st.lists(one, max_size=3).map(tuple) if property_.many else one


def _evidence() -> st.SearchStrategy[dict[str, Any]]:
    document = texts.map(lambda text: f"doc:nowhere/{text}.").filter(str.isprintable)
    row = st.builds(
        Piece, document, texts, texts, st.floats(0, 1), texts | st.just(RECORDED), _spells()
    )
    return st.lists(row, min_size=1, max_size=3).map(lists)


def _statements() -> st.SearchStrategy[Statement]:
    documents = st.lists(st.sampled_from([DOCUMENT, "doc:nowhere/a b"]), max_size=2, unique=True)
    return st.builds(Statement, st.sampled_from(["name", "year"]), texts, documents.map(tuple))


def _spells() -> st.SearchStrategy[Spell]:
    day = st.sampled_from(["", "2019", "2020-02", "2021-03-04"])
    return st.just(TIMELESS) | st.builds(Spell, day, day, day, day)


@st.composite
def _nodes(draw: st.DrawFn, kind: str, number: int) -> Node:
    held = vocabulary().properties_of(kind)
    names = draw(
        st.sets(st.sampled_from(sorted(held.keys() - {"id", *LISTS})), max_size=4)
        if len(held) > 1
        else st.just(set())
    )
    prefix = {"Document": "doc:nowhere/", "Identifier": "mag:"}.get(kind, "kg:thing/")
    properties = {name: draw(_values(held[name])) for name in names}
    if LISTS[0] in held:
        properties |= lists_of_statements(draw(st.lists(_statements(), max_size=2)))
    return Node(f"{prefix}{number}", vocabulary().classes[kind].ancestors, properties)


@st.composite
def _edges(draw: st.DrawFn, nodes: list[Node]) -> Edge | None:
    link: LinkType = draw(st.sampled_from(list(vocabulary().links.values())))
    sources = [n.id for n in nodes if set(link.domain).intersection(n.labels)]
    targets = [n.id for n in nodes if set(link.range).intersection(n.labels)]
    if not sources or not targets:
        return None
    held = {n: p for n, p in vocabulary().properties_on(link.name).items() if not p.many}
    names = draw(st.sets(st.sampled_from(sorted(held)), max_size=3))
    own = {name: draw(_values(held[name])) for name in names}
    source, target = draw(st.sampled_from(sources)), draw(st.sampled_from(targets))
    return Edge(link.type, source, target, own | (draw(_evidence()) if stated(link) else {}))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph that the vocabulary allows."""
    kinds = draw(st.lists(st.sampled_from(_kinds), max_size=6))
    nodes = [draw(_nodes(kind, number)) for number, kind in enumerate(kinds)]
    edges = [draw(_edges(nodes)) for _ in range(draw(st.integers(0, 6)))]
    return Graph(tuple(nodes), tuple(edge for edge in edges if edge is not None))
