"""Hold the vocabulary against the rules it has to keep: it is data that everything derives from."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Final

from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SDO, SKOS, TIME, DefinedNamespace

from ontology.schema import Class, Property, Term, Vocabulary

LANGUAGES: Final = ("en", "zh")

CLOSED: Final[Mapping[str, type[DefinedNamespace]]] = MappingProxyType(
    {str(each): each for each in (DCTERMS, FOAF, ORG, PROV, SDO, SKOS, TIME)}
)
"""Namespaces whose every term rdflib knows: what a term maps to must be among them."""

OPEN: Final = (
    "http://aida.kmi.open.ac.uk/ontology#",
    "http://data.epo.org/linked-data/def/patent/",
    "http://data.europa.eu/s66#",
    "http://purl.org/cerif/frapo/",
    "http://purl.org/ontology/bibo/",
    "http://purl.org/spar/cito/",
    "http://purl.org/spar/datacite/",
    "http://purl.org/spar/fabio/",
    "http://vivoweb.org/ontology/core#",
    "http://www.geonames.org/ontology#",
    "http://www.w3.org/ns/adms#",
    "http://www.w3.org/ns/oa#",
    "https://spec.edmcouncil.org/fibo/ontology/BE/OwnershipAndControl/CorporateControl/",
    "https://www.gleif.org/ontology/L2/",
)
"""Standard namespaces that nothing installed knows the terms of: they are taken at their word."""

PYTHON: Final = (str, int, float, bool)
"""The types that a property's values may have: what every store and format here can hold."""

_UPPER_CAMEL: Final = re.compile(r"(?:[A-Z][a-z0-9]*)+")
_LOWER_CAMEL: Final = re.compile(r"[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def lint(vocabulary: Vocabulary) -> list[str]:
    """What is wrong with a vocabulary, each fault a sentence that begins with the term's name."""
    return [
        f"{name}: {complaint}"
        for rule in (_words, _matches, _names, _classes, _links, _properties)
        for name, complaint in rule(vocabulary)
    ]


Complaints = Iterator[tuple[str, str]]


def _words(vocabulary: Vocabulary) -> Complaints:
    for term in _terms(vocabulary):
        for what, words in (("label", term.labels), ("comment", term.comments)):
            for language in LANGUAGES:
                if not words.get(language, "").strip():
                    yield term.name, f"has no {what} in {language}"
            if words.get("zh") and not _HAN.search(words["zh"]):
                yield term.name, f"has a Chinese {what} without a Chinese character"
        for language in LANGUAGES:
            if _bare(term.labels.get(language)) == _bare(term.comments.get(language)) != "":
                yield term.name, f"has a comment in {language} that only repeats its label"


def _matches(vocabulary: Vocabulary) -> Complaints:
    for term in _terms(vocabulary):
        if not term.matches:
            yield term.name, "maps to no standard term; give it a skos:closeMatch"
        for iri in term.matches:
            if complaint := _match(iri):
                yield term.name, complaint


def _match(iri: str) -> str:
    for namespace, terms in CLOSED.items():
        if iri.startswith(namespace):
            there = iri.removeprefix(namespace) in terms
            return "" if there else f"maps to {iri}, which {namespace} does not define"
    if any(iri.startswith(each) and iri != each for each in OPEN):
        return ""
    return f"maps to {iri}, which is in no known standard namespace"


def _names(vocabulary: Vocabulary) -> Complaints:
    for name in vocabulary.classes:
        if not _UPPER_CAMEL.fullmatch(name):
            yield name, "is a class, whose name must be UpperCamelCase"
    seen: set[str] = set()
    lower = (vocabulary.links, vocabulary.properties, vocabulary.collaboration_kinds)
    for name in chain.from_iterable(lower):
        if not _LOWER_CAMEL.fullmatch(name):
            yield name, "is no class: its name must be lowerCamelCase"
        if name in seen:
            yield name, "is the name of two terms"
        seen.add(name)


def _classes(vocabulary: Vocabulary) -> Complaints:
    used = _used(vocabulary)
    for name, each in vocabulary.classes.items():
        yield from ((name, f"is below {p}, which is no class") for p in _unknown(vocabulary, each))
        root = vocabulary.classes.get(each.ancestors[0])
        if root is None or not root.key:
            yield name, "has no class with hetao:key above it, so its things have no unique id"
        if each.abstract and vocabulary.narrower(name) == (name,):
            yield name, "is abstract and has no narrower class: nothing can be of it"
        if not each.abstract and not used.intersection(each.ancestors):
            yield name, "is in no domain or range, nor is a class above it"


def _links(vocabulary: Vocabulary) -> Complaints:
    for name, link in vocabulary.links.items():
        for what, classes in (("domain", link.domain), ("range", link.range)):
            if not classes:
                yield name, f"has an empty {what}"
            for each in classes:
                if each not in vocabulary.classes:
                    yield name, f"has {each} in its {what}, which is no class"


def _properties(vocabulary: Vocabulary) -> Complaints:
    for name, property_ in vocabulary.properties.items():
        if not property_.domain and not property_.qualifies:
            yield name, "has no domain and qualifies no link: nothing can carry it"
        if property_.domain and property_.qualifies:
            yield name, "has a domain and qualifies links: it can not mean one thing on both"
        if property_.python not in PYTHON:
            yield name, f"has values of type {property_.python.__name__}, which is not supported"
        if property_.full_text and property_.python is not str:
            yield name, "is to find words in and is no text"
        yield from _carriers(vocabulary, property_)


def _carriers(vocabulary: Vocabulary, property_: Property) -> Complaints:
    for each in property_.domain:
        if each not in vocabulary.classes:
            yield property_.name, f"has {each} in its domain, which is no class"
    for each in property_.qualifies:
        if each != "*" and each not in vocabulary.links:
            yield property_.name, f"qualifies {each}, which is no link"


def _terms(vocabulary: Vocabulary) -> Iterator[Term]:
    yield from vocabulary.classes.values()
    yield from vocabulary.links.values()
    yield from vocabulary.properties.values()
    yield from vocabulary.collaboration_kinds.values()


def _used(vocabulary: Vocabulary) -> set[str]:
    links = [link.domain + link.range for link in vocabulary.links.values()]
    own = [property_.domain for property_ in vocabulary.properties.values()]
    return set(chain.from_iterable(links + own))


def _unknown(vocabulary: Vocabulary, each: Class) -> tuple[str, ...]:
    return tuple(parent for parent in each.parents if parent not in vocabulary.classes)


def _bare(words: str | None) -> str:
    return (words or "").strip().rstrip(".。").casefold()
