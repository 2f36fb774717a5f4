"""The vocabulary keeps the linter's rules, and the linter sees each of them broken."""

from dataclasses import replace

import pytest
from rdflib import Graph

from ontology.lint import lint
from ontology.schema import Vocabulary, read, vocabulary

SOUND = """
@prefix hetao: <urn:hetao:vocabulary:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .

hetao:Thing a owl:Class ; hetao:key true ; hetao:abstract true ;
    skos:closeMatch schema:Thing ;
    rdfs:label "thing"@en , "事物"@zh ; rdfs:comment "Whatever there is."@en , "凡存在者。"@zh .
hetao:Cat a owl:Class ; rdfs:subClassOf hetao:Thing ;
    skos:closeMatch foaf:Agent ;
    rdfs:label "cat"@en , "猫"@zh ; rdfs:comment "It purrs."@en , "会打呼噜。"@zh .
hetao:likes a owl:ObjectProperty ; rdfs:domain hetao:Cat ; rdfs:range hetao:Thing ;
    skos:closeMatch foaf:topic_interest ;
    rdfs:label "likes"@en , "喜欢"@zh ; rdfs:comment "It comes back for it."@en , "念念不忘。"@zh .
hetao:coatColour a owl:DatatypeProperty ; rdfs:domain hetao:Cat ; rdfs:range xsd:string ;
    skos:closeMatch schema:color ;
    rdfs:label "coat"@en , "毛色"@zh ; rdfs:comment "Colour of its fur."@en , "皮毛的颜色。"@zh .
hetao:degree a owl:DatatypeProperty ; hetao:qualifies hetao:likes ; rdfs:range xsd:double ;
    skos:closeMatch schema:ratingValue ;
    rdfs:label "degree"@en , "程度"@zh ; rdfs:comment "How much."@en , "多么喜欢。"@zh .
hetao:napping a hetao:CollaborationKind ;
    skos:closeMatch skos:Concept ;
    rdfs:label "napping"@en , "打盹"@zh ; rdfs:comment "Asleep together."@en , "一同入睡。"@zh .
"""


def parsed(turtle: str) -> Vocabulary:
    """A vocabulary from its Turtle."""
    return read(Graph().parse(data=turtle, format="turtle"))


def broken(old: str, new: str) -> Vocabulary:
    """The sound vocabulary with one thing changed."""
    assert SOUND.count(old) == 1, old
    return parsed(SOUND.replace(old, new))


def test_the_vocabulary_of_the_house_has_no_fault() -> None:
    assert lint(vocabulary()) == []


def test_a_sound_vocabulary_has_no_fault() -> None:
    assert lint(parsed(SOUND)) == []


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"cat"@en , "猫"@zh', '"猫"@zh', "Cat: has no label in en"),
        ('"likes"@en , "喜欢"@zh', '"likes"@en', "likes: has no label in zh"),
        ('"It purrs."@en , ', "", "Cat: has no comment in en"),
        ('"一同入睡。"@zh', '" "@zh', "napping: has no comment in zh"),
        ('"猫"@zh', '"mao"@zh', "Cat: has a Chinese label without a Chinese character"),
        ('"多么喜欢。"@zh', '"duo."@zh', "degree: has a Chinese comment without a Chinese charac"),
        ('"It purrs."@en', '"Cat."@en', "Cat: has a comment in en that only repeats its label"),
        ('"会打呼噜。"@zh', '"猫。"@zh', "Cat: has a comment in zh that only repeats its label"),
        ("skos:closeMatch foaf:Agent ;", "", "Cat: maps to no standard term"),
        ("skos:closeMatch skos:Concept ;", "", "napping: maps to no standard term"),
        ("foaf:Agent", "foaf:Feline", "Cat: maps to http://xmlns.com/foaf/0.1/Feline, which"),
        ("schema:color", "<urn:x:y>", "coatColour: maps to urn:x:y, which is in no known"),
        (
            "schema:color",
            "<http://purl.org/spar/cito/>",
            "coatColour: maps to http://purl.org/spar/cito/, which is in no known",
        ),
        ("hetao:napping", "hetao:Napping", "Napping: is no class: its name must be lowerCamel"),
        ("hetao:coatColour", "hetao:coat_colour", "coat_colour: is no class: its name must be low"),
        ("hetao:napping", "hetao:likes", "likes: is the name of two terms"),
        ("rdfs:subClassOf hetao:Thing ;", "", "Cat: has no class with hetao:key above it"),
        ("subClassOf hetao:Thing", "subClassOf hetao:Pet", "Cat: is below Pet, which is no class"),
        ("rdfs:range hetao:Thing", "rdfs:range hetao:Mouse", "likes: has Mouse in its range, whi"),
        (
            "rdfs:domain hetao:Cat ; rdfs:range hetao:Thing",
            "rdfs:domain hetao:Dog ; rdfs:range hetao:Thing",
            "likes: has Dog in its domain, which is no class",
        ),
        (
            "rdfs:domain hetao:Cat ; rdfs:range xsd:string",
            "rdfs:domain hetao:Dog ; rdfs:range xsd:string",
            "coatColour: has Dog in its domain, which is no class",
        ),
        ("qualifies hetao:likes", "qualifies hetao:eats", "degree: qualifies eats, which is no li"),
        ("hetao:qualifies hetao:likes ;", "", "degree: has no domain and qualifies no link"),
        (
            "hetao:qualifies hetao:likes ;",
            "hetao:qualifies hetao:likes ; rdfs:domain hetao:Cat ;",
            "degree: has a domain and qualifies links",
        ),
        (
            "rdfs:range xsd:double ;",
            "rdfs:range xsd:double ; hetao:fullText true ;",
            "degree: is to find words in and is no text",
        ),
    ],
)
def test_a_broken_rule_is_told(old: str, new: str, complaint: str) -> None:
    complaints = lint(broken(old, new))
    assert [each for each in complaints if each.startswith(complaint)], complaints


def test_a_class_has_an_upper_camel_name() -> None:
    renamed = parsed(SOUND.replace("hetao:Cat", "hetao:cat"))
    assert "cat: is a class, whose name must be UpperCamelCase" in lint(renamed)


def test_a_class_that_nothing_uses_is_told() -> None:
    unused = SOUND.replace("rdfs:domain hetao:Cat", "rdfs:domain hetao:Dog").replace(
        "rdfs:range hetao:Thing", "rdfs:range hetao:Dog"
    )
    complaints = lint(parsed(unused))
    assert "Cat: is in no domain or range, nor is a class above it" in complaints


def test_an_abstract_class_without_a_narrower_one_is_told() -> None:
    abstract = broken("rdfs:subClassOf hetao:Thing ;", "hetao:key true ; hetao:abstract true ;")
    assert [each for each in lint(abstract) if each.startswith("Cat: is abstract and has no")]


def test_a_link_without_classes_is_told() -> None:
    words = parsed(SOUND)
    links = {"likes": replace(words.links["likes"], range=())}
    assert "likes: has an empty range" in lint(replace(words, links=links))


def test_a_type_of_value_that_no_store_holds_is_told() -> None:
    words = parsed(SOUND)
    properties = {"degree": replace(words.properties["degree"], python=bytes)}
    complaints = lint(replace(words, properties=properties))
    assert "degree: has values of type bytes, which is not supported" in complaints
