"""A graph as files: RDF for the web of data, GraphML for graph tools, tables for everyone else.

The same graph gives the same bytes, in every format: things and edges stand in the order of their
ids, and nothing is told of when or where the export was made.

CSV cells that a spreadsheet would run as a formula begin with an apostrophe (`kg.spreadsheet`).
Parquet is the exact table for programs; it has no such rule.
"""

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from lxml import etree

from kg.errors import InputError
from kg.spreadsheet import as_text
from ontology.graph import Graph, Held, canonical, ends
from ontology.rdf import statements, to_rdf
from ontology.schema import Property, vocabulary
from ontology.serialisation import jsonld, turtle

Files = Mapping[str, bytes]
"""What is in each file, by its name."""

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_GRAPHML_TYPES: Final = {str: "string", int: "long", float: "double", bool: "boolean"}
_ARROW: Final = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell


def export(graph: Graph, format_: str) -> Files:
    """A graph in one of FORMATS, as the files it makes.

    Raises:
        InputError: there is no such format.
        FactError: the graph does not fit the vocabulary (see `ontology.graph.canonical`).
    """
    if format_ not in FORMATS:
        raise InputError("there is no such format", format_, f"One of: {', '.join(FORMATS)}")
    return FORMATS[format_](canonical(graph))


def save(files: Files, folder: Path) -> list[Path]:
    """Write files into a folder, which is made if need be; where they are now."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def archive(files: Files) -> bytes:
    """Several files as one zip file, the same bytes for the same files."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as whole:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _EPOCH)
            whole.writestr(member, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _jsonld(graph: Graph) -> Files:
    return {"graph.jsonld": jsonld(to_rdf(graph))}


def _turtle(graph: Graph) -> Files:
    return {"graph.ttl": turtle(to_rdf(graph))}


def _graphml(graph: Graph) -> Files:
    """GraphML (http://graphml.graphdrawing.org); lists are JSON text, for it has none.

    Characters that XML can not hold become U+FFFD.
    """
    stream = BytesIO()
    with etree.xmlfile(stream, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: _GRAPHML}):
            for key in _keys():
                xml.write(key, pretty_print=True)
            with xml.element("graph", id="hetao", edgedefault="directed"):
                for element in _elements(graph):
                    xml.write(element, pretty_print=True)
    return {"graph.graphml": stream.getvalue()}


def _keys() -> Iterator[etree._Element]:
    for what, first in (("node", "labels"), ("edge", "type")):
        columns = {first: str} | {n: str if p.many else p.python for n, p in _held(what).items()}
        for name, python in columns.items():
            yield etree.Element(
                "key",
                {
                    "id": f"{what}.{name}",
                    "for": what,
                    "attr.name": name,
                    "attr.type": _GRAPHML_TYPES[python],
                },
            )


def _elements(graph: Graph) -> Iterator[etree._Element]:
    for node in graph.nodes:
        element = etree.Element("node", id=_xml(_key(node.labels[0], node.id)))
        yield _with_data(element, "node", {"labels": node.labels, **node.properties})
    for iri, edge in statements(graph):
        source, target = (_xml(_key(*end)) for end in ends(edge))
        element = etree.Element("edge", id=str(iri), source=source, target=target)
        yield _with_data(element, "edge", {"type": edge.type, **edge.properties})


def _key(root: str, id_: str) -> str:
    # Ids are unique within a root class; GraphML wants them unique among all.
    return f"identifier:{id_}" if root == "Identifier" else id_


def _with_data(element: etree._Element, what: str, values: Mapping[str, Held]) -> etree._Element:
    for name, value in values.items():
        etree.SubElement(element, "data", key=f"{what}.{name}").text = _xml(_text(value))
    return element


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _csv(graph: Graph) -> Files:
    """CSV (RFC 4180) in UTF-8; lists are JSON text, what holds nothing is an empty cell."""
    return {f"{name}.csv": _csv_table(*table) for name, table in _tables(graph).items()}


def _csv_table(schema: pa.Schema, rows: Iterable[Mapping[str, Any]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(schema.names)
    writer.writerows([_cell(row.get(name)) for name in schema.names] for row in rows)
    return text.getvalue().encode()


def _cell(value: Held | None) -> str:
    if value is None:
        return ""
    return as_text(value) if isinstance(value, str) else _text(value)


def _parquet(graph: Graph) -> Files:
    """Parquet, with lists as lists; the columns are every property of the vocabulary."""
    return {f"{name}.parquet": _parquet_table(*table) for name, table in _tables(graph).items()}


def _parquet_table(schema: pa.Schema, rows: Iterable[Mapping[str, Any]]) -> bytes:
    stream = BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), stream, compression="zstd")
    return stream.getvalue()


def _tables(graph: Graph) -> dict[str, tuple[pa.Schema, list[dict[str, Any]]]]:
    nodes = [{"id": n.id, "labels": n.labels, **n.properties} for n in graph.nodes]
    edges = [
        {"id": str(iri), "type": e.type, "source": e.source, "target": e.target, **e.properties}
        for iri, e in statements(graph)
    ]
    identity = [("id", pa.string()), ("labels", pa.list_(pa.string()))]
    ends_of = [(name, pa.string()) for name in ("id", "type", "source", "target")]
    return {
        "nodes": (pa.schema([*identity, *_columns("node")]), nodes),
        "edges": (pa.schema([*ends_of, *_columns("edge")]), edges),
    }


def _columns(what: str) -> Iterator[tuple[str, pa.DataType]]:
    for name, property_ in _held(what).items():
        type_ = _ARROW[property_.python]
        yield name, pa.list_(type_) if property_.many else type_


def _held(what: str) -> dict[str, Property]:
    properties = vocabulary().properties.items()
    if what == "edge":
        return {name: each for name, each in properties if each.qualifies}
    return {name: each for name, each in properties if each.domain and name != "id"}


def _text(value: Held) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)  # of numbers, flags and lists of them


FORMATS: Final[Mapping[str, Callable[[Graph], Files]]] = MappingProxyType(
    {"jsonld": _jsonld, "turtle": _turtle, "graphml": _graphml, "csv": _csv, "parquet": _parquet}
)
