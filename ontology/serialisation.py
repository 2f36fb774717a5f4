"""A graph's RDF as text: the same graph gives the same bytes."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Final

import orjson
import rdflib
from rdflib.namespace import PROV, RDF, RDFS, SKOS, TIME, XSD
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Literal, URIRef
from rdflib.term import Node as Term

from ontology.rdf import LANGUAGES, OA
from ontology.schema import HETAO, vocabulary

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

PREFIXES: Final[Mapping[str, str]] = {
    "hetao": str(HETAO),
    "oa": str(OA),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "time": str(TIME),
    "xsd": str(XSD),
}
"""Of both formats."""


def turtle(rdf: rdflib.Graph) -> bytes:
    """Turtle (https://www.w3.org/TR/turtle/), in UTF-8."""
    stream = BytesIO()
    _ExactTurtle(_bound(rdf)).serialize(stream)
    return stream.getvalue()


def jsonld(rdf: rdflib.Graph) -> bytes:
    """JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with its context inside, in UTF-8.

    One object a thing, none within another. Links and properties that hold lists are always
    arrays. Not rdflib's writer: it loses an empty string that stands beside another value.
    """
    things: dict[str, dict[str, list[Json]]] = {}
    for subject, predicate, value in sorted(rdf):
        key = "@type" if predicate == RDF.type else _short(str(predicate)).removeprefix("hetao:")
        things.setdefault(str(subject), {}).setdefault(key, []).append(_json(key, value))
    document = {
        "@context": _context(),
        "@graph": [
            {"@id": iri, **{key: _held(key, each) for key, each in thing.items()}}
            for iri, thing in things.items()
        ],
    }
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2)


class _ExactTurtle(TurtleSerializer):
    """rdflib's, but for doubles: it writes those with seven digits."""

    def preprocessTriple(self, triple: tuple[Term, Term, Term]) -> None:  # noqa: N802
        super().preprocessTriple(triple)
        if isinstance(triple[2], Literal) and triple[2].datatype:
            self.addNamespace("xsd", URIRef(str(XSD)))

    def label(self, node: Term, position: int) -> str:
        if isinstance(node, Literal):
            return node.n3(self.store.namespace_manager)
        return str(super().label(node, position))


def _bound(rdf: rdflib.Graph) -> rdflib.Graph:
    for prefix, namespace in PREFIXES.items():
        rdf.bind(prefix, namespace)
    return rdf


def _json(key: str, value: Term) -> Json:
    if not isinstance(value, Literal):
        iri = str(value)
        if key == "@type":
            return _short(iri)
        return iri if key in vocabulary().links else {"@id": iri}
    if value.datatype in (XSD.integer, XSD.boolean):
        return value.value  # type: ignore[no-any-return]
    if value.datatype is None and value.language == LANGUAGES.get(key):
        return str(value)
    if value.datatype == XSD.double and key in vocabulary().properties:
        return str(value)
    tag: Json = value.language if value.language else _short(str(value.datatype))
    return {"@language" if value.language else "@type": tag, "@value": str(value)}


def _held(key: str, values: list[Json]) -> Json:
    words = vocabulary()
    several = key == "@type" or key in words.links
    several = several or (key in words.properties and words.properties[key].many)
    return values if several or len(values) > 1 else values[0]


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@cache
def _context() -> dict[str, Json]:
    words = vocabulary()
    context: dict[str, Json] = dict(PREFIXES)
    for name in words.links:
        context[name] = {"@id": f"hetao:{name}", "@type": "@id"}
    for name, property_ in words.properties.items():
        if property_.python is float:  # a bare JSON number would come back as an integer
            context[name] = {"@id": f"hetao:{name}", "@type": "xsd:double"}
        elif name in LANGUAGES:
            context[name] = {"@id": f"hetao:{name}", "@language": LANGUAGES[name]}
        else:
            context[name] = {"@id": f"hetao:{name}"}
    return context
