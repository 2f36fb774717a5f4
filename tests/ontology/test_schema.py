"""The vocabulary as types: what everything else derives from."""

import pytest
from rdflib import Graph

from ontology.errors import VocabularyError
from ontology.schema import HETAO, read, text, vocabulary

PREFIXES = """
@prefix hetao: <urn:hetao:vocabulary:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def parsed(turtle: str) -> Graph:
    """A vocabulary's RDF from its Turtle."""
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def test_it_is_read_once() -> None:
    assert vocabulary() is vocabulary()


def test_a_class_knows_its_ancestors_the_farthest_first() -> None:
    assert vocabulary().classes["University"].ancestors == (
        "Entity",
        "Agent",
        "Organization",
        "University",
    )


def test_a_class_below_two_has_each_ancestor_once() -> None:
    words = read(
        parsed("""
        hetao:A a owl:Class . hetao:B a owl:Class ; rdfs:subClassOf hetao:A .
        hetao:C a owl:Class ; rdfs:subClassOf hetao:A .
        hetao:D a owl:Class ; rdfs:subClassOf hetao:B , hetao:C .""")
    )
    assert words.classes["D"].ancestors == ("A", "B", "C", "D")


def test_the_roots_are_the_classes_with_a_key() -> None:
    roots = {name for name, each in vocabulary().classes.items() if each.key}
    assert roots == {"Document", "Entity", "Identifier"}
    assert roots == {each.ancestors[0] for each in vocabulary().classes.values()}


def test_is_a_goes_up_and_not_down() -> None:
    assert vocabulary().is_a("University", "Agent")
    assert vocabulary().is_a("Agent", "Agent")
    assert not vocabulary().is_a("Agent", "University")


def test_narrower_holds_the_class_itself() -> None:
    assert vocabulary().narrower("Work") == ("Filing", "Paper", "Patent", "Work")


@pytest.mark.parametrize(
    ("link", "type_"),
    [
        ("authored", "AUTHORED"),
        ("affiliatedWith", "AFFILIATED_WITH"),
        ("hasTopic", "HAS_TOPIC"),
        ("participatesIn", "PARTICIPATES_IN"),
    ],
)
def test_a_relationship_type_is_the_links_name_in_upper_case(link: str, type_: str) -> None:
    assert vocabulary().links[link].type == type_


def test_no_two_links_share_a_relationship_type() -> None:
    types = [link.type for link in vocabulary().links.values()]
    assert len(set(types)) == len(types)


def test_a_domain_of_several_classes_is_read_as_any_of_them() -> None:
    assert vocabulary().links["hasTopic"].domain == ("Agreement", "Work")
    assert vocabulary().properties["countryCode"].domain == ("Organization", "Patent", "Place")


def test_properties_are_inherited() -> None:
    university = vocabulary().properties_of("University")
    assert {"id", "name", "countryCode", "established"} <= university.keys()
    assert "venue" not in university


def test_a_link_has_its_own_properties_and_those_of_every_link() -> None:
    authored = vocabulary().properties_on("authored")
    assert {"position", "corresponding", "since", "documents"} <= authored.keys()
    assert "role" not in authored


def test_a_property_knows_its_type_and_its_indexes() -> None:
    words = vocabulary().properties
    assert (words["year"].python, words["year"].indexed, words["year"].many) == (int, True, False)
    assert (words["aliases"].python, words["aliases"].many) == (str, True)
    assert (words["confidences"].python, words["retracted"].python) == (float, bool)
    assert words["searchText"].full_text


def test_kinds_of_collaboration_are_no_classes() -> None:
    assert "coAuthorship" in vocabulary().collaboration_kinds
    assert "CollaborationKind" not in vocabulary().classes


def test_a_term_has_words_in_both_languages_and_an_iri() -> None:
    university = vocabulary().classes["University"]
    assert university.labels == {"en": "university", "zh": "大学"}
    assert university.iri == HETAO.University
    assert "https://schema.org/CollegeOrUniversity" in university.matches


def test_terms_stand_in_the_order_of_their_names() -> None:
    words = vocabulary()
    for terms in (words.classes, words.links, words.properties, words.collaboration_kinds):
        assert list(terms) == sorted(terms)


def test_the_vocabulary_can_not_be_changed() -> None:
    with pytest.raises(TypeError):
        vocabulary().classes["Robot"] = vocabulary().classes["Person"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ("hetao:x a owl:DatatypeProperty ; rdfs:range xsd:dateTime .", "x: the range is http"),
        ("hetao:x a owl:DatatypeProperty .", "x: the range is None"),
        ("hetao:x a owl:ObjectProperty ; rdfs:range hetao:A .", "no domain or no range"),
        ("hetao:x a owl:ObjectProperty ; rdfs:domain hetao:A .", "no domain or no range"),
    ],
)
def test_a_term_that_lacks_what_it_must_have_is_refused(turtle: str, complaint: str) -> None:
    with pytest.raises(VocabularyError, match=complaint):
        read(parsed(turtle))


def test_the_data_files_are_found_where_the_package_is() -> None:
    assert text("vocabulary.ttl").startswith("# The shared vocabulary")
