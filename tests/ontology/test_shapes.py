"""The shapes say what the vocabulary says; good graphs conform to them, broken ones do not."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

import pyshacl
import pytest
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import OWL, PROV, RDF, SH, XSD, Namespace
from rdflib.term import Literal, Node, URIRef

from ontology.graph import EVIDENCE, PARALLEL, stated
from ontology.rdf import LANGUAGES, OA, node_iri, to_rdf
from ontology.schema import HETAO, Property, text, vocabulary
from ontology.statements import LISTS
from tests.ontology.graphs import DOCUMENT, SMALL, statement_iri

pytestmark = pytest.mark.slow  # the validator takes a second for each graph

SHAPE = Namespace("urn:hetao:shape:")
DATATYPES = {str: XSD.string, int: XSD.integer, float: XSD.double, bool: XSD.boolean}

PERSON, UNIVERSITY, PAPER, PLACE = (node_iri("Entity", node.id) for node in SMALL.nodes[:4])
DOC = node_iri("Document", DOCUMENT)
AUTHORSHIP, AFFILIATION = (statement_iri(edge) for edge in SMALL.edges[:2])


@cache
def shapes() -> Graph:
    """The shapes, read once."""
    return Graph().parse(data=text("shapes.ttl"), format="turtle")


def conforms(rdf: Graph) -> bool:
    """Whether the shapes let a graph pass."""
    return bool(pyshacl.validate(rdf, shacl_graph=shapes(), inference="none")[0])


def classes(node: Node) -> set[str]:
    """The classes a shape asks for: one, or any of several."""
    members = shapes().value(node, SH["or"])
    asked = Collection(shapes(), members) if members else [node]
    return {local(shapes().value(each, SH["class"])) for each in asked}


def listed(subject: Node, predicate: URIRef) -> list[Node]:
    """The members of an RDF list that has to be there."""
    head = shapes().value(subject, predicate)
    assert head is not None
    return list(Collection(shapes(), head))


def local(iri: Node | None) -> str:
    """The name of one of our terms."""
    return str(iri).removeprefix(str(HETAO))


def on_path(shape: Node, path: URIRef) -> dict[URIRef, Node]:
    """What a shape says of one path."""
    (each,) = [p for p in shapes().objects(shape, SH.property) if (p, SH.path, path) in shapes()]
    return {p: o for p, o in shapes().predicate_objects(each) if isinstance(p, URIRef)}


def targets(predicate: URIRef, names: Iterable[str]) -> dict[str, set[str]]:
    """For each term, the shapes of its name that aim at it."""
    return {name: {local(o) for o in shapes().objects(SHAPE[name], predicate)} for name in names}


def expected_datatype(property_: Property) -> URIRef:
    """The datatype of a property's values in RDF."""
    return RDF.langString if property_.name in LANGUAGES else DATATYPES[property_.python]


def test_every_class_has_a_shape_with_its_parents() -> None:
    words = vocabulary().classes
    assert targets(SH.targetClass, words) == {name: {name} for name in words}
    for name, each in words.items():
        parents = {local(o) for o in shapes().objects(SHAPE[name], SH["class"])}
        assert parents == set(each.parents), name


def test_what_is_of_an_abstract_class_is_of_a_narrower_one() -> None:
    for name, each in vocabulary().classes.items():
        below = {n for n, other in vocabulary().classes.items() if name in other.parents}
        members = shapes().value(SHAPE[name], SH["or"])
        assert (classes(SHAPE[name]) if members else set()) == (below if each.abstract else set())


def test_every_link_has_a_shape_with_its_domain_and_range() -> None:
    words = vocabulary().links
    assert targets(SH.targetSubjectsOf, words) == {name: {name} for name in words}
    for name, link in words.items():
        (path,) = shapes().objects(SHAPE[name], SH.property)
        assert classes(SHAPE[name]) == set(link.domain), name
        assert classes(path) == set(link.range), name


def test_every_property_of_things_has_a_shape_with_its_domain_and_range() -> None:
    words = {n: p for n, p in vocabulary().properties.items() if p.domain and n not in LISTS}
    assert targets(SH.targetSubjectsOf, words) == {name: {name} for name in words}
    for name, property_ in words.items():
        said = on_path(SHAPE[name], HETAO[name])
        assert classes(SHAPE[name]) == set(property_.domain), name
        assert said[SH.datatype] == expected_datatype(property_), name
        assert (SH.maxCount in said) != property_.many, name


def test_every_property_of_links_has_a_shape_with_what_it_qualifies() -> None:
    words = {n: p for n, p in vocabulary().properties.items() if p.qualifies and n not in PARALLEL}
    assert targets(SH.targetSubjectsOf, words) == {name: {name} for name in words}
    for name, property_ in words.items():
        said = on_path(SHAPE[name], HETAO[name])
        assert said[SH.datatype] == expected_datatype(property_), name
        assert SH.maxCount in said, name
        if "*" in property_.qualifies:
            assert (SHAPE[name], SH["class"], RDF.Statement) in shapes(), name
        else:
            predicates = on_path(SHAPE[name], RDF.predicate)[SH["in"]]
            named = {local(each) for each in Collection(shapes(), predicates)}
            assert named == set(property_.qualifies), name


def test_every_list_of_evidence_is_a_value_of_the_passage() -> None:
    single = {name for name in EVIDENCE if name not in ("documents", "quotes")}
    for name in single:
        said = on_path(SHAPE.Passage, HETAO[name])
        assert said[SH.datatype] == DATATYPES[vocabulary().properties[name].python]
        assert said[SH.minCount] == said[SH.maxCount] == Literal(1)
    assert on_path(SHAPE.Passage, PROV.wasDerivedFrom)[SH["class"]] == HETAO.Document
    assert on_path(SHAPE.Quote, OA.exact)[SH.datatype] == XSD.string


def test_no_shape_is_of_a_term_that_is_not_there() -> None:
    words = vocabulary()
    known = words.classes.keys() | words.links.keys() | words.properties.keys()
    house = {"Statement", "Stated", "Passage", "Quote", "Spell", "Value"}
    named = {str(s).removeprefix(str(SHAPE)) for s in shapes().subjects(RDF.type, SH.NodeShape)}
    assert named == (known - PARALLEL - {*LISTS}) | house


def test_statements_are_of_every_link_and_derived_ones_need_no_evidence() -> None:
    predicates = on_path(SHAPE.Statement, RDF.predicate)[SH["in"]]
    assert {local(each) for each in Collection(shapes(), predicates)} == set(vocabulary().links)
    assert {local(o) for o in shapes().objects(SHAPE.Stated, SH.targetSubjectsOf)} == set(
        vocabulary().links
    )
    excused = next(iter(listed(SHAPE.Statement, SH["or"])))
    (path,) = shapes().objects(excused, SH.property)
    named = {local(each) for each in listed(path, SH["in"])}
    assert named == {name for name, link in vocabulary().links.items() if not stated(link)}


def test_kinds_of_collaboration_are_those_of_the_vocabulary() -> None:
    for name in ("kind", "kinds"):
        kinds = Collection(shapes(), on_path(SHAPE[name], HETAO[name])[SH["in"]])
        assert {str(each) for each in kinds} == set(vocabulary().collaboration_kinds)


def test_the_small_graph_conforms() -> None:
    conform, _, report = pyshacl.validate(
        to_rdf(SMALL), shacl_graph=shapes(), inference="none", meta_shacl=True
    )
    assert conform, report


def passage(rdf: Graph, statement: URIRef) -> URIRef:
    """The one passage a statement is derived from."""
    (found,) = rdf.objects(statement, PROV.wasDerivedFrom)
    assert isinstance(found, URIRef)
    return found


def _quote(rdf: Graph) -> Node:
    return next(iter(rdf.subjects(RDF.type, OA.TextQuoteSelector)))


BREAKS: Mapping[str, Callable[[Graph], object]] = {
    "a thing without id": lambda g: g.remove((PERSON, HETAO.id, None)),
    "an id that is no CURIE": lambda g: g.set((PERSON, HETAO.id, Literal("Ann Lee"))),
    "an id that is no string": lambda g: g.set((PERSON, HETAO.id, Literal(1))),
    "two ids": lambda g: g.add((PERSON, HETAO.id, Literal("kg:person/2"))),
    "a document whose id names no source": lambda g: g.set((DOC, HETAO.id, Literal("doc:W1"))),
    "a thing without name": lambda g: g.remove((PERSON, HETAO.name, None)),
    "an empty name": lambda g: g.set((PERSON, HETAO.name, Literal(""))),
    "a document without title": lambda g: g.remove((DOC, HETAO.title, None)),
    "a university that is no organisation": lambda g: g.remove(
        (UNIVERSITY, RDF.type, HETAO.Organization)
    ),
    "an agent that is neither person nor organisation": lambda g: g.remove(
        (PERSON, RDF.type, HETAO.Person)
    ),
    "two country codes": lambda g: g.add((UNIVERSITY, HETAO.countryCode, Literal("MO"))),
    "a country code in words": lambda g: g.set((UNIVERSITY, HETAO.countryCode, Literal("China"))),
    "a year that is a text": lambda g: g.set((PAPER, HETAO.year, Literal("2020"))),
    "a flag that is a text": lambda g: g.set((PAPER, HETAO.retracted, Literal("no"))),
    "a latitude off the globe": lambda g: g.set((PLACE, HETAO.latitude, Literal(91.0))),
    "a date in words": lambda g: g.set((PAPER, HETAO.date, Literal("May 2020"))),
    "an identifier that is no CURIE": lambda g: g.add((PERSON, HETAO.identifiers, Literal("x"))),
    "a venue on a person": lambda g: g.add((PERSON, HETAO.venue, Literal("Nature"))),
    "a Chinese name that says it is English": lambda g: g.set(
        (UNIVERSITY, HETAO.nameZh, Literal("无处大学", lang="en"))
    ),
    "a name in a language without its tag": lambda g: g.set(
        (UNIVERSITY, HETAO.nameEn, Literal("Nowhere"))
    ),
    "a link from the wrong class": lambda g: g.add((PAPER, HETAO.authored, PAPER)),
    "a link to the wrong class": lambda g: g.add((PERSON, HETAO.authored, UNIVERSITY)),
    "a link without a statement": lambda g: g.remove((AFFILIATION, None, None)),
    "a statement without its link": lambda g: g.remove((PERSON, HETAO.affiliatedWith, None)),
    "a statement of a foreign predicate": lambda g: g.set((AFFILIATION, RDF.predicate, OWL.sameAs)),
    "a statement without subject": lambda g: g.remove((AFFILIATION, RDF.subject, None)),
    "a statement without evidence": lambda g: g.remove((AFFILIATION, PROV.wasDerivedFrom, None)),
    "a position on an affiliation": lambda g: g.add((AFFILIATION, HETAO.position, Literal(1))),
    "a position below 1": lambda g: g.set((AUTHORSHIP, HETAO.position, Literal(0))),
    "a beginning in words": lambda g: g.set((AFFILIATION, HETAO.since, Literal("last year"))),
    "evidence without document": lambda g: g.remove(
        (passage(g, AFFILIATION), PROV.wasDerivedFrom, None)
    ),
    "evidence of a document that is not there": lambda g: g.remove((DOC, RDF.type, None)),
    "evidence without place": lambda g: g.remove((passage(g, AFFILIATION), HETAO.places, None)),
    "evidence with an empty place": lambda g: g.set(
        (passage(g, AFFILIATION), HETAO.places, Literal(""))
    ),
    "evidence without confidence": lambda g: g.remove(
        (passage(g, AFFILIATION), HETAO.confidences, None)
    ),
    "a confidence above 1": lambda g: g.set(
        (passage(g, AFFILIATION), HETAO.confidences, Literal(1.5))
    ),
    "a negative confidence": lambda g: g.set(
        (passage(g, AFFILIATION), HETAO.confidences, Literal(-0.5))
    ),
    "evidence without time": lambda g: g.remove(
        (passage(g, AFFILIATION), HETAO.recordedTimes, None)
    ),
    "a quote without words": lambda g: g.remove((_quote(g), OA.exact, None)),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_broken_graph_does_not_conform(fault: str) -> None:
    rdf = to_rdf(SMALL)
    before = set(rdf)
    BREAKS[fault](rdf)
    assert set(rdf) != before
    assert not conforms(rdf)
