"""An export opens in the tools it is for, and says there what the graph says."""

import csv
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, cast

import networkx as nx
import pyarrow.parquet as pq
import pyshacl
import pytest
import rdflib

from kg.errors import InputError
from kg.query.export import FORMATS, archive, export, save
from ontology.errors import FactError
from ontology.graph import Edge, Graph, Node, canonical
from ontology.rdf import from_rdf, statements
from ontology.schema import Property, text, vocabulary
from tests.ontology.graphs import SMALL, said

LIMITED = canonical(SMALL)
PERSON, UNIVERSITY, PAPER = (node.id for node in SMALL.nodes[:3])


def only(files: Mapping[str, bytes]) -> bytes:
    """What is in the one file."""
    (content,) = files.values()
    return content


def rows_of_csv(content: bytes) -> list[dict[str, str]]:
    """Every row of a CSV file, its cells without the apostrophe before them."""
    table = csv.DictReader(StringIO(content.decode(), newline=""))
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in table]


def value(property_: Property, cell: str) -> Any:
    """A cell of a CSV file as the vocabulary has it."""
    if property_.many:
        return tuple(json.loads(cell))
    return cell if property_.python is str else property_.python(json.loads(cell))


def graph_of(
    nodes: list[Any],
    edges: list[Any],
    read: Callable[[Property, Any], Any],
    labels: Callable[[Any], Iterable[str]],
) -> Graph:
    """The graph of two tables."""

    def held(row: Mapping[str, Any], *columns: str) -> dict[str, Any]:
        cells = {name: cell for name, cell in row.items() if name not in columns}
        words = vocabulary().properties
        return {n: read(words[n], cell) for n, cell in cells.items() if cell not in ("", None)}

    own = ("id", "type", "source", "target")
    return Graph(
        tuple(Node(r["id"], tuple(labels(r["labels"])), held(r, "id", "labels")) for r in nodes),
        tuple(Edge(r["type"], r["source"], r["target"], held(r, *own)) for r in edges),
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format_: str) -> None:
    turned = Graph(SMALL.nodes[::-1], SMALL.edges[::-1])
    assert export(turned, format_) == export(SMALL, format_)
    assert archive(export(turned, format_)) == archive(export(SMALL, format_))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("format_", "parser"), [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdf_is_read_back_and_conforms_to_the_shapes(format_: str, parser: str) -> None:
    rdf = rdflib.Graph().parse(data=only(export(SMALL, format_)), format=parser)
    shapes = rdflib.Graph().parse(data=text("shapes.ttl"), format="turtle")
    conforms, _, report = pyshacl.validate(rdf, shacl_graph=shapes, inference="none")
    assert conforms, report
    assert from_rdf(rdf) == LIMITED


def test_csv_reads_back_as_the_graph() -> None:
    files = export(SMALL, "csv")
    nodes, edges = (rows_of_csv(files[name]) for name in ("nodes.csv", "edges.csv"))
    assert canonical(graph_of(nodes, edges, value, json.loads)) == LIMITED


def test_a_cell_of_csv_is_no_formula() -> None:
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted", "plain"]
    graph = Graph(tuple(Node(f"kg:{i}", ("Person",), {"name": n}) for i, n in enumerate(names)))
    content = export(graph, "csv")["nodes.csv"]
    raw = [row["name"] for row in csv.DictReader(StringIO(content.decode(), newline=""))]
    assert raw == [f"'{name}" for name in names[:-1]] + ["plain"]
    assert [row["name"] for row in rows_of_csv(content)] == names


def test_a_negative_number_of_csv_stays_a_number() -> None:
    table = csv.DictReader(StringIO(export(SMALL, "csv")["nodes.csv"].decode(), newline=""))
    assert [row["latitude"] for row in table if row["latitude"]] == ["-22.123456789012"]


def test_parquet_reads_back_as_the_graph() -> None:
    files = export(SMALL, "parquet")
    nodes, edges = (
        pq.read_table(BytesIO(files[name])).to_pylist()
        for name in ("nodes.parquet", "edges.parquet")
    )
    read = graph_of(nodes, edges, lambda p, v: tuple(v) if p.many else v, tuple)
    assert canonical(read) == LIMITED


@pytest.mark.parametrize("graph", [SMALL, Graph()])
def test_parquet_has_the_same_columns_whatever_is_in_it(graph: Graph) -> None:
    names = pq.read_schema(BytesIO(export(graph, "parquet")["nodes.parquet"])).names
    words = vocabulary().properties.items()
    assert names == ["id", "labels"] + [n for n, p in words if p.domain and n != "id"]


def test_graphml_opens_in_networkx_with_its_types() -> None:
    drawn = nx.read_graphml(BytesIO(only(export(SMALL, "graphml"))))
    assert set(drawn) == {node.id for node in SMALL.nodes}
    assert drawn.nodes[PAPER]["year"] == 2020
    assert drawn.nodes[PAPER]["retracted"] is False
    assert drawn.nodes["kg:place/1"]["latitude"] == -22.123456789012
    assert json.loads(drawn.nodes[UNIVERSITY]["labels"])[-1] == "University"
    authorship = drawn.edges[PERSON, PAPER]
    assert (authorship["type"], authorship["position"]) == ("AUTHORED", 1)
    assert authorship["corresponding"] is True
    assert json.loads(authorship["confidences"]) == [1.0]


def test_graphml_keeps_parallel_edges_apart_by_their_statements() -> None:
    officer = Edge("OFFICER_OF", PERSON, UNIVERSITY, said("doc:openalex/W1"))
    graph = replace(SMALL, edges=(*SMALL.edges, officer))
    drawn = nx.read_graphml(BytesIO(only(export(graph, "graphml"))))
    keys = {key for *_, key in cast("Any", drawn).edges(keys=True)}
    assert keys == {str(iri) for iri, _ in statements(canonical(graph))}


def test_graphml_tells_an_identifier_from_what_it_identifies() -> None:
    nodes = (Node("mag:1", ("Identifier",)), Node("mag:1", ("Person",), {"name": "Ann Lee"}))
    graph = Graph(nodes, (Edge("IDENTIFIES", "mag:1", "mag:1"),))
    drawn = nx.read_graphml(BytesIO(only(export(graph, "graphml"))))
    assert list(drawn.edges()) == [("identifier:mag:1", "mag:1")]


def test_graphml_replaces_what_xml_can_not_hold() -> None:
    graph = Graph((Node("kg:1", ("Person",), {"name": "A\x00\ufffe<&>"}),))
    drawn = nx.read_graphml(BytesIO(only(export(graph, "graphml"))))
    assert drawn.nodes["kg:1"]["name"] == "A\ufffd\ufffd<&>"


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_graph_has_its_files_too(format_: str) -> None:
    assert all(export(Graph(), format_).values())


def test_files_are_saved_and_archived_under_their_names(tmp_path: Path) -> None:
    files = export(SMALL, "csv")
    saved = save(files, tmp_path / "new")
    assert {path.name: path.read_bytes() for path in saved} == files
    with zipfile.ZipFile(BytesIO(archive(files))) as whole:
        assert {name: whole.read(name) for name in whole.namelist()} == files


def test_a_format_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match=r"no such format .xlsx.*One of: jsonld, turtle"):
        export(SMALL, "xlsx")


def test_a_graph_with_an_edge_into_nothing_is_refused() -> None:
    with pytest.raises(FactError, match="which is no Entity here"):
        export(replace(SMALL, nodes=SMALL.nodes[1:]), "csv")
