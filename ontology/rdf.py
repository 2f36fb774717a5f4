"""A graph as RDF, and RDF as a graph: nothing is lost either way.

An edge is two things in RDF: the plain triple, for whoever asks with one triple pattern, and an
`rdf:Statement` that carries what the triple can not: the edge's properties and its evidence.
`rdf:Statement`, because every RDF tool knows it and it needs no term of our own, and because
quoted triples (RDF 1.2) are not in rdflib; typed `prov:Entity` as well, so that it can be derived
from something. A piece of evidence is a passage (`oa:SpecificResource`) of a document: the
statement is `prov:wasDerivedFrom` the passage, the passage from the document; the words are an
`oa:TextQuoteSelector` (https://www.w3.org/TR/annotation-model/). A spell of time is a
`time:ProperInterval` (https://www.w3.org/TR/owl-time/) of the statement and of its passages.

A value that documents give of a thing is a `prov:Entity`, a `prov:specializationOf` the thing, and
`prov:wasDerivedFrom` those documents.

No blank nodes: every IRI comes from the data, so that two exports can be compared line by line.
"""

import re
from collections.abc import Iterator
from dataclasses import astuple
from itertools import groupby
from typing import Final, cast
from urllib.parse import quote, unquote

import rdflib
from rdflib.namespace import PROV, RDF, RDFS, SKOS, TIME, XSD, Namespace
from rdflib.term import Literal, URIRef
from rdflib.term import Node as Term

from ontology.errors import FactError
from ontology.facts import TIMELESS, Spell, fingerprint
from ontology.graph import (
    PARALLEL,
    SPELLS,
    Edge,
    Graph,
    Held,
    Node,
    Piece,
    Scalar,
    canonical,
    ends,
    evidence,
    link_of,
    lists,
)
from ontology.identifiers import uri
from ontology.schema import HETAO, Property, vocabulary
from ontology.statements import LISTS, Statement, lists_of_statements, statements_of

OA = Namespace("http://www.w3.org/ns/oa#")

LANGUAGES: Final = {"nameEn": "en", "nameZh": "zh"}
"""Properties whose values are in one language."""

_DOCUMENT: Final = "urn:hetao:doc:"
_IDENTIFIER: Final = "urn:hetao:identifier:"
_NAMES: Final = {"name": RDFS.label, "nameEn": SKOS.prefLabel, "nameZh": SKOS.prefLabel}
"""Said once more in the words that every RDF tool looks for; ours alone are read back."""

_DATATYPES: Final = {int: XSD.integer, float: XSD.double, bool: XSD.boolean}
_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")


def to_rdf(graph: Graph) -> rdflib.Graph:
    """Say a graph in RDF.

    Raises:
        FactError: it does not fit the vocabulary (see `ontology.graph.canonical`).
    """
    ordered = canonical(graph)
    rdf = rdflib.Graph(bind_namespaces="none")
    for node in ordered.nodes:
        _add_node(rdf, node)
    for statement, edge in statements(ordered):
        _add_edge(rdf, edge, statement)
    return rdf


def from_rdf(rdf: rdflib.Graph) -> Graph:
    """Read a graph back from its RDF; canonical, as `ontology.graph.canonical` has it.

    Edges are read from the statements: a plain triple without one is not an edge.

    Raises:
        FactError: the RDF does not fit the vocabulary, or a statement is about a thing without id.
    """
    nodes = tuple(_read_node(rdf, iri, str(id_)) for iri, id_ in rdf.subject_objects(HETAO.id))
    statements = rdf.subjects(RDF.type, RDF.Statement)
    return canonical(Graph(nodes, tuple(_read_edge(rdf, each) for each in statements)))


def node_iri(root: str, id_: str) -> URIRef:
    """The IRI of a node, from its root class and its id.

    An entity has the IRI of its registry (`ror:00q4vv597`: https://ror.org/00q4vv597). What an
    Identifier names is another thing than the Identifier, so the two can not share that IRI.

    Raises:
        IdentifierError: the id is no normalised CURIE of a known scheme.
    """
    if root == "Identifier":
        return URIRef(_IDENTIFIER + quote(id_, safe="/:"))
    return URIRef(uri(id_))


def statements(graph: Graph) -> Iterator[tuple[URIRef, Edge]]:
    """The edges of a canonical graph, in their order, each with the IRI of its statement.

    The IRI comes from the type, the ends and the kind of collaboration shown, so it stays when the
    edge gains evidence. Where that leaves two edges alike, their order tells them apart.
    """
    for identity, alike in groupby(graph.edges, key=_identity):
        for position, edge in enumerate(alike):
            ordinal = (str(position),) if position else ()
            yield URIRef("urn:hetao:statement:" + fingerprint(*identity, *ordinal)), edge


def _identity(edge: Edge) -> tuple[str, ...]:
    kind = edge.properties.get("kind")
    return edge.type, edge.source, edge.target, *(() if kind is None else (str(kind),))


def _add_node(rdf: rdflib.Graph, node: Node) -> None:
    iri = node_iri(node.labels[0], node.id)
    rdf.add((iri, HETAO.id, Literal(node.id)))
    for label in node.labels:
        rdf.add((iri, RDF.type, HETAO[label]))
    for name, value in node.properties.items():
        for literal in _literals(name, value) if name not in LISTS else ():
            rdf.add((iri, HETAO[name], literal))
            if name in _NAMES:
                rdf.add((iri, _NAMES[name], literal))
    for each in statements_of(node.id, node.properties):
        _add_value(rdf, iri, each)


def _add_value(rdf: rdflib.Graph, iri: URIRef, said: Statement) -> None:
    mark = fingerprint(iri, said.property, said.value, *said.documents)
    value = URIRef(f"urn:hetao:value:{mark}")
    rdf.add((value, RDF.type, PROV.Entity))
    rdf.add((value, PROV.specializationOf, iri))
    rdf.add((value, HETAO.statedProperties, Literal(said.property)))
    rdf.add((value, HETAO.statedValues, Literal(said.value)))
    for document in said.documents:
        rdf.add((value, PROV.wasDerivedFrom, node_iri("Document", document)))


def _add_edge(rdf: rdflib.Graph, edge: Edge, statement: URIRef) -> None:
    source, target = (node_iri(root, id_) for root, id_ in ends(edge))
    predicate = link_of(edge.type).iri
    rdf.add((source, predicate, target))
    rdf.add((statement, RDF.type, RDF.Statement))
    rdf.add((statement, RDF.type, PROV.Entity))
    rdf.add((statement, RDF.subject, source))
    rdf.add((statement, RDF.predicate, predicate))
    rdf.add((statement, RDF.object, target))
    for name, value in edge.properties.items():
        for literal in _literals(name, value) if name not in PARALLEL else ():
            rdf.add((statement, HETAO[name], literal))
    for piece in evidence(edge):
        _add_piece(rdf, statement, piece)


def _add_piece(rdf: rdflib.Graph, statement: URIRef, piece: Piece) -> None:
    told = (piece.document, piece.place, piece.quote, str(piece.confidence), piece.recorded)
    # One passage may tell two spells: each is a piece of its own.
    spell = () if piece.spell == TIMELESS else astuple(piece.spell)
    mark = fingerprint(statement, *told, *spell)
    passage, document = URIRef(f"urn:hetao:passage:{mark}"), node_iri("Document", piece.document)
    rdf.add((statement, PROV.wasDerivedFrom, passage))
    rdf.add((passage, RDF.type, PROV.Entity))
    rdf.add((passage, RDF.type, OA.SpecificResource))
    rdf.add((passage, PROV.wasDerivedFrom, document))
    rdf.add((passage, OA.hasSource, document))
    rdf.add((passage, HETAO.places, Literal(piece.place)))
    rdf.add((passage, HETAO.confidences, Literal(piece.confidence, datatype=XSD.double)))
    # As the store has it, and typed: a typed instant does not keep its spelling in rdflib.
    rdf.add((passage, HETAO.recordedTimes, Literal(piece.recorded)))
    if _INSTANT.fullmatch(piece.recorded):
        rdf.add((passage, PROV.generatedAtTime, Literal(piece.recorded, datatype=XSD.dateTime)))
    if spell:
        rdf.add((passage, TIME.hasTime, _add_spell(rdf, statement, piece.spell)))
    if piece.quote:
        selector = URIRef(f"urn:hetao:quote:{mark}")
        rdf.add((passage, OA.hasSelector, selector))
        rdf.add((selector, RDF.type, OA.TextQuoteSelector))
        rdf.add((selector, OA.exact, Literal(piece.quote)))


def _add_spell(rdf: rdflib.Graph, statement: URIRef, spell: Spell) -> URIRef:
    iri = URIRef("urn:hetao:spell:" + fingerprint(statement, *astuple(spell)))
    rdf.add((statement, TIME.hasTime, iri))
    rdf.add((iri, RDF.type, TIME.ProperInterval))
    for name, day in zip(SPELLS, astuple(spell), strict=True):
        if day:
            rdf.add((iri, HETAO[name], Literal(day)))
    return iri


def _literals(name: str, value: Held) -> Iterator[Literal]:
    python = vocabulary().properties[name].python
    for each in value if isinstance(value, tuple) else (value,):
        yield Literal(each, lang=LANGUAGES.get(name), datatype=_DATATYPES.get(python))


def _read_node(rdf: rdflib.Graph, iri: Term, id_: str) -> Node:
    kinds = {str(kind).removeprefix(str(HETAO)) for kind in rdf.objects(iri, RDF.type)}
    labels = tuple(sorted(kinds.intersection(vocabulary().classes)))
    said = sorted(_read_value(rdf, each) for each in rdf.subjects(PROV.specializationOf, iri))
    return Node(id_, labels, _read_properties(rdf, iri) | lists_of_statements(said))


def _read_value(rdf: rdflib.Graph, value: Term) -> Statement:
    return Statement(
        _one(rdf, value, HETAO.statedProperties),
        _one(rdf, value, HETAO.statedValues),
        tuple(sorted(_document(str(each)) for each in rdf.objects(value, PROV.wasDerivedFrom))),
    )


def _read_edge(rdf: rdflib.Graph, statement: Term) -> Edge:
    link = vocabulary().links.get(_one(rdf, statement, RDF.predicate).removeprefix(str(HETAO)))
    if link is None:
        raise FactError(f"{statement} has a predicate that is no link of the vocabulary")
    source, target = (
        _one(rdf, cast("Term", rdf.value(statement, end)), HETAO.id)
        for end in (RDF.subject, RDF.object)
    )
    pieces = [_read_piece(rdf, each) for each in rdf.objects(statement, PROV.wasDerivedFrom)]
    properties = _read_properties(rdf, statement) | lists(pieces)
    return Edge(link.type, source, target, properties)


def _read_piece(rdf: rdflib.Graph, passage: Term) -> Piece:
    selector = rdf.value(passage, OA.hasSelector)
    return Piece(
        document=_document(_one(rdf, passage, PROV.wasDerivedFrom)),
        place=_one(rdf, passage, HETAO.places),
        quote="" if selector is None else _one(rdf, selector, OA.exact),
        confidence=float(_one(rdf, passage, HETAO.confidences)),
        recorded=_one(rdf, passage, HETAO.recordedTimes),
        spell=_read_spell(rdf, rdf.value(passage, TIME.hasTime)),
    )


def _read_spell(rdf: rdflib.Graph, iri: Term | None) -> Spell:
    if iri is None:
        return TIMELESS
    return Spell(*(str(rdf.value(iri, HETAO[name]) or "") for name in SPELLS))


def _document(iri: str) -> str:
    # From the IRI alone: the document itself need not be in the graph.
    return f"doc:{unquote(iri.removeprefix(_DOCUMENT))}"


def _read_properties(rdf: rdflib.Graph, iri: Term) -> dict[str, Held]:
    words = vocabulary().properties
    read: dict[str, list[Scalar]] = {}
    for predicate, value in rdf.predicate_objects(iri):
        name = str(predicate).removeprefix(str(HETAO))
        if name in words and name != "id":
            read.setdefault(name, []).append(_scalar(words[name], value))
    for name, values in read.items():
        if len(values) > 1 and not words[name].many:
            raise FactError(f"{iri} has more than one {name}")
    return {n: cast("Held", tuple(v)) if words[n].many else v[0] for n, v in read.items()}


def _scalar(property_: Property, value: Term) -> Scalar:
    if property_.python is bool:
        return str(value) in ("true", "1")
    return cast("Scalar", property_.python(str(value)))


def _one(rdf: rdflib.Graph, subject: Term, predicate: URIRef) -> str:
    value = rdf.value(subject, predicate)
    if value is None:
        raise FactError(f"{subject} has no {predicate}")
    return str(value)
