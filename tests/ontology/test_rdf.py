"""A graph goes to RDF and comes back as it was."""

import json
import random
from dataclasses import replace

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib.namespace import PROV, RDF, SKOS, XSD
from rdflib.term import BNode, Literal, URIRef

from ontology.errors import FactError
from ontology.graph import Edge, Graph, Node, canonical
from ontology.rdf import OA, from_rdf, node_iri, statements, to_rdf
from ontology.schema import HETAO
from ontology.serialisation import jsonld, turtle
from tests.ontology.graphs import DOCUMENT, PLACE, RECORDED, SMALL, graphs, said, statement_iri

PERSON, UNIVERSITY = SMALL.nodes[0], SMALL.nodes[1]
AFFILIATION = SMALL.edges[1]
unhurried = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(graphs())
def test_a_graph_comes_back_from_rdf_as_it_was(graph: Graph) -> None:
    assert from_rdf(to_rdf(graph)) == canonical(graph)


@unhurried
@given(graphs())
def test_a_graph_comes_back_from_turtle_as_it_was(graph: Graph) -> None:
    parsed = rdflib.Graph().parse(data=turtle(to_rdf(graph)), format="turtle")
    assert from_rdf(parsed) == canonical(graph)


# rdflib's own parser warns of rdflib's own class.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@unhurried
@given(graphs())
def test_a_graph_comes_back_from_json_ld_as_it_was(graph: Graph) -> None:
    parsed = rdflib.Graph().parse(data=jsonld(to_rdf(graph)), format="json-ld")
    assert from_rdf(parsed) == canonical(graph)


def test_one_passage_may_tell_two_spells_and_none() -> None:
    told: dict[str, tuple[str, ...] | tuple[float, ...] | tuple[int, ...]] = {
        "documents": ("doc:cv/1",) * 3,
        "places": ("page=1",) * 3,
        "quotes": ("here in 2010 and again in 2020",) * 3,
        "confidences": (1.0,) * 3,
        "recordedTimes": ("2026-01-01T00:00:00Z",) * 3,
        "spells": (-1, 0, 1),
        "spellsSince": ("2010", "2020"),
        "spellsUntil": ("2010", "2020"),
        "spellsFirstSeen": ("", ""),
        "spellsLastSeen": ("", ""),
    }
    graph = Graph(SMALL.nodes, (replace(AFFILIATION, properties=told),))
    assert from_rdf(to_rdf(graph)) == canonical(graph)


@pytest.mark.parametrize("write", [turtle, jsonld])
def test_the_order_it_was_given_in_does_not_change_a_byte(write: object) -> None:
    assert callable(write)
    shuffled = Graph(
        tuple(random.Random(1).sample(SMALL.nodes, len(SMALL.nodes))),  # noqa: S311
        SMALL.edges[::-1],
    )
    assert write(to_rdf(shuffled)) == write(to_rdf(SMALL))


def test_an_edge_is_a_plain_triple_too() -> None:
    rdf = to_rdf(SMALL)
    university = URIRef("https://ror.org/00q4vv597")
    assert (node_iri("Entity", PERSON.id), HETAO.affiliatedWith, university) in rdf


def test_a_statement_carries_what_the_triple_can_not() -> None:
    rdf, statement = to_rdf(SMALL), statement_iri(AFFILIATION)
    (passage,) = rdf.objects(statement, PROV.wasDerivedFrom)
    (selector,) = rdf.objects(passage, OA.hasSelector)
    assert (statement, RDF.type, PROV.Entity) in rdf
    assert rdf.value(statement, HETAO.since) == Literal("2020")
    assert rdf.value(passage, PROV.wasDerivedFrom) == node_iri("Document", DOCUMENT)
    assert rdf.value(passage, HETAO.places) == Literal(PLACE)
    assert rdf.value(passage, PROV.generatedAtTime) == Literal(RECORDED, datatype=XSD.dateTime)
    assert (selector, RDF.type, OA.TextQuoteSelector) in rdf
    assert rdf.value(selector, OA.exact) == Literal("Univ. of Nowhere")


def test_a_statement_keeps_its_iri_when_it_gains_evidence() -> None:
    more = {name: (*value, *value) for name, value in said("doc:openalex/W2").items()}
    gained = Graph(edges=(replace(AFFILIATION, properties=more),))
    assert [iri for iri, _ in statements(gained)] == [statement_iri(AFFILIATION)]


def test_names_are_tagged_with_their_language() -> None:
    university = node_iri("Entity", UNIVERSITY.id)
    names = set(to_rdf(SMALL).objects(university, SKOS.prefLabel))
    assert names == {Literal("University of Nowhere", lang="en"), Literal("无处大学", lang="zh")}


def test_there_are_no_blank_nodes() -> None:
    assert not [term for triple in to_rdf(SMALL) for term in triple if isinstance(term, BNode)]


def test_edges_alike_but_for_their_properties_stay_apart() -> None:
    two = tuple(
        replace(AFFILIATION, properties={"role": role, **said(DOCUMENT)})
        for role in ("professor", "dean")
    )
    graph = canonical(replace(SMALL, edges=two))
    assert len(graph.edges) == 2
    assert from_rdf(to_rdf(graph)) == graph


def test_each_kind_of_evidence_of_a_collaboration_has_its_own_statement() -> None:
    def evidenced(*kinds: str) -> Graph:
        edges = (Edge("EVIDENCED_BY", "kg:c/1", "kg:p/1", {"kind": kind}) for kind in kinds)
        nodes = (Node("kg:c/1", ("Collaboration",)), Node("kg:p/1", ("Patent",)))
        return canonical(Graph(nodes, tuple(edges)))

    ((alone, _),) = statements(evidenced("coInvention"))
    both = dict(statements(evidenced("coInvention", "coAssignment")))
    assert len(both) == 2
    assert both[alone].properties["kind"] == "coInvention"


def test_an_identifier_is_another_thing_than_what_it_identifies() -> None:
    graph = Graph(
        (Node("ror:00q4vv597", ("Identifier",)), UNIVERSITY),
        (Edge("IDENTIFIES", "ror:00q4vv597", "ror:00q4vv597"),),
    )
    assert len(set(to_rdf(graph).subjects(HETAO.id))) == 2
    assert from_rdf(to_rdf(graph)) == canonical(graph)


@pytest.mark.parametrize(
    "id_", ["doc:filings/a b/甲.txt", "doc:x/100%", 'doc:x/<"{}|^`\\>', "doc:x/1#2?3"]
)
def test_a_document_of_any_name_has_an_iri_that_is_one(id_: str) -> None:
    graph = replace(SMALL, edges=(replace(AFFILIATION, properties=said(id_)),))
    parsed = rdflib.Graph().parse(data=turtle(to_rdf(graph)), format="turtle")
    (edge,) = from_rdf(parsed).edges
    assert edge.properties["documents"] == (id_,)


def test_json_ld_names_its_terms_in_a_context() -> None:
    document = json.loads(jsonld(to_rdf(SMALL)))
    (person,) = [node for node in document["@graph"] if node.get("id") == PERSON.id]
    assert document["@context"]["hetao"] == str(HETAO)
    assert person["affiliatedWith"] == ["https://ror.org/00q4vv597"]


def test_an_empty_graph_is_an_empty_document() -> None:
    assert json.loads(jsonld(to_rdf(Graph())))["@graph"] == []
    assert from_rdf(rdflib.Graph().parse(data=turtle(to_rdf(Graph())), format="turtle")) == Graph()


def test_a_plain_triple_without_a_statement_is_no_edge() -> None:
    rdf = to_rdf(SMALL)
    rdf.remove((statement_iri(AFFILIATION), None, None))
    assert AFFILIATION.type not in {edge.type for edge in from_rdf(rdf).edges}


def test_a_statement_about_a_thing_without_id_is_refused() -> None:
    rdf = to_rdf(SMALL)
    rdf.remove((node_iri("Entity", PERSON.id), HETAO.id, None))
    with pytest.raises(FactError, match=r"has no urn:hetao:vocabulary:id"):
        from_rdf(rdf)


def test_a_statement_with_a_foreign_predicate_is_refused() -> None:
    rdf = to_rdf(SMALL)
    rdf.set((statement_iri(AFFILIATION), RDF.predicate, SKOS.related))
    with pytest.raises(FactError, match="no link of the vocabulary"):
        from_rdf(rdf)


def test_two_values_where_one_can_be_are_refused() -> None:
    rdf = to_rdf(SMALL)
    rdf.add((node_iri("Entity", UNIVERSITY.id), HETAO.countryCode, Literal("MO")))
    with pytest.raises(FactError, match="more than one countryCode"):
        from_rdf(rdf)
