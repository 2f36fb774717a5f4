"""The vocabulary as small frozen types, read once from vocabulary.ttl.

Everything that names a class, a link or a property derives from here: labels and relationship
types of the store, its constraints and indexes, the GraphQL schema, the checks on facts, RDF.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD, Namespace
from rdflib.term import Literal, Node, URIRef

from ontology.errors import VocabularyError

HETAO = Namespace("urn:hetao:vocabulary:")

_RANGES: Mapping[URIRef, type] = MappingProxyType(
    {XSD.string: str, XSD.integer: int, XSD.double: float, XSD.boolean: bool}
)


@dataclass(frozen=True, slots=True)
class Term:
    """What every term of the vocabulary has.

    Attributes:
        name: local name (`Organization`, `affiliatedWith`, `countryCode`).
        labels: by language, `en` and `zh`.
        comments: by language, `en` and `zh`.
        matches: IRIs of the standard terms it maps to.
    """

    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    matches: tuple[str, ...]

    @property
    def iri(self) -> URIRef:
        """The term's IRI."""
        return HETAO[self.name]


@dataclass(frozen=True, slots=True)
class Class(Term):
    """A class of things; a label of the store.

    Attributes:
        parents: classes it is directly a kind of.
        ancestors: every class it is a kind of, the farthest first, itself last: its labels.
        key: whether it is the root of a kind of node, with ids unique among them.
        abstract: whether nothing is of this class without being of a narrower one.
    """

    parents: tuple[str, ...]
    ancestors: tuple[str, ...]
    key: bool
    abstract: bool


@dataclass(frozen=True, slots=True)
class LinkType(Term):
    """A relation between things; a relationship type of the store.

    Attributes:
        domain: classes it goes out from, any of them.
        range: classes it goes to, any of them.
    """

    domain: tuple[str, ...]
    range: tuple[str, ...]

    @property
    def type(self) -> str:
        """The relationship type in the store: `affiliatedWith` is AFFILIATED_WITH."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.name).upper()


@dataclass(frozen=True, slots=True)
class Property(Term):
    """A value that things or links carry.

    Attributes:
        domain: classes whose things carry it; empty for a property of links.
        qualifies: links that carry it; `*` for every link.
        python: type of one value.
        many: whether it holds a list of them.
        indexed: whether the store keeps a range index on it.
        full_text: whether it is text folded to find words in, which nobody is shown.
    """

    domain: tuple[str, ...]
    qualifies: tuple[str, ...]
    python: type
    many: bool
    indexed: bool
    full_text: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every term, by name, in the order of names."""

    classes: Mapping[str, Class]
    links: Mapping[str, LinkType]
    properties: Mapping[str, Property]
    collaboration_kinds: Mapping[str, Term]
    _of: Mapping[str, Mapping[str, Property]] = field(init=False, repr=False, compare=False)
    _on: Mapping[str, Mapping[str, Property]] = field(init=False, repr=False, compare=False)

    def is_a(self, kind: str, other: str) -> bool:
        """Whether every thing of the class `kind` is one of the class `other`."""
        return other in self.classes[kind].ancestors

    def narrower(self, kind: str) -> tuple[str, ...]:
        """The class and every class below it, in the order of names."""
        return tuple(name for name, each in self.classes.items() if kind in each.ancestors)

    def properties_of(self, kind: str) -> Mapping[str, Property]:
        """What things of a class may carry, their inherited properties included."""
        return self._of[kind]

    def properties_on(self, link: str) -> Mapping[str, Property]:
        """What links of a type may carry."""
        return self._on[link]

    def __post_init__(self) -> None:
        # Worked out once: every fact that is staged asks.
        of = {
            name: {n: p for n, p in self.properties.items() if {*each.ancestors} & {*p.domain}}
            for name, each in self.classes.items()
        }
        on = {
            name: {n: p for n, p in self.properties.items() if {"*", name} & {*p.qualifies}}
            for name in self.links
        }
        object.__setattr__(self, "_of", of)
        object.__setattr__(self, "_on", on)


@cache
def vocabulary() -> Vocabulary:
    """Read vocabulary.ttl, once.

    Raises:
        VocabularyError: a term lacks what its kind must have.
    """
    graph = Graph().parse(data=text("vocabulary.ttl"), format="turtle")
    return read(graph)


def text(name: str) -> str:
    """One of the ontology's own data files (`vocabulary.ttl`, `shapes.ttl`)."""
    return files("ontology").joinpath(name).read_text("utf-8")


def read(graph: Graph) -> Vocabulary:
    """Read a vocabulary from its RDF graph."""
    kinds = {_local(s) for s in graph.subjects(RDF.type, HETAO.CollaborationKind)}
    classes = {n: _class(graph, n) for n in _named(graph, OWL.Class) if n != "CollaborationKind"}
    return Vocabulary(
        classes=MappingProxyType(classes),
        links=MappingProxyType({n: _link(graph, n) for n in _named(graph, OWL.ObjectProperty)}),
        properties=MappingProxyType(
            {n: _property(graph, n) for n in _named(graph, OWL.DatatypeProperty)}
        ),
        collaboration_kinds=MappingProxyType(
            {n: Term(n, *_words(graph, HETAO[n])) for n in sorted(kinds)}
        ),
    )


def _class(graph: Graph, name: str) -> Class:
    iri = HETAO[name]
    return Class(
        name,
        *_words(graph, iri),
        parents=_locals(graph.objects(iri, RDFS.subClassOf)),
        ancestors=_ancestors(graph, iri),
        key=_flag(graph, iri, "key"),
        abstract=_flag(graph, iri, "abstract"),
    )


def _link(graph: Graph, name: str) -> LinkType:
    iri = HETAO[name]
    return LinkType(
        name,
        *_words(graph, iri),
        domain=_union(graph, graph.value(iri, RDFS.domain)),
        range=_union(graph, graph.value(iri, RDFS.range)),
    )


def _property(graph: Graph, name: str) -> Property:
    iri = HETAO[name]
    range_ = graph.value(iri, RDFS.range)
    if not isinstance(range_, URIRef) or range_ not in _RANGES:
        raise VocabularyError(f"{name}: the range is {range_}, not one of {sorted(_RANGES)}")
    qualifies = tuple(
        "*" if each == OWL.topObjectProperty else _local(each)
        for each in sorted(graph.objects(iri, HETAO.qualifies), key=str)
    )
    domain = graph.value(iri, RDFS.domain)
    return Property(
        name,
        *_words(graph, iri),
        domain=() if domain is None else _union(graph, domain),
        qualifies=qualifies,
        python=_RANGES[range_],
        many=_flag(graph, iri, "many"),
        indexed=_flag(graph, iri, "indexed"),
        full_text=_flag(graph, iri, "fullText"),
    )


def _named(graph: Graph, kind: URIRef) -> list[str]:
    return sorted(_local(s) for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef))


def _words(graph: Graph, iri: URIRef) -> tuple[dict[str, str], dict[str, str], tuple[str, ...]]:
    labels, comments = (
        {o.language or "": str(o) for o in graph.objects(iri, p) if isinstance(o, Literal)}
        for p in (RDFS.label, RDFS.comment)
    )
    return labels, comments, tuple(sorted(map(str, graph.objects(iri, SKOS.closeMatch))))


def _ancestors(graph: Graph, iri: Node) -> tuple[str, ...]:
    above: list[str] = []
    for parent in sorted(graph.objects(iri, RDFS.subClassOf), key=str):
        above += [name for name in _ancestors(graph, parent) if name not in above]
    return (*above, _local(iri))


def _union(graph: Graph, node: Node | None) -> tuple[str, ...]:
    if node is None:
        raise VocabularyError("a link or property has no domain or no range; say which classes")
    members = graph.value(node, OWL.unionOf)
    return (_local(node),) if members is None else _locals(Collection(graph, members))


def _locals(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(_local(node) for node in nodes))


def _local(node: Node) -> str:
    return str(node).removeprefix(str(HETAO))


def _flag(graph: Graph, iri: URIRef, name: str) -> bool:
    return (iri, HETAO[name], Literal(True)) in graph
