"""The whole graph as the importer's files: nothing is lost, and Neo4j holds what a load writes."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg.build.target_graph import TargetGraph
from kg.errors import InputError
from kg.load.difference import load
from kg.query.bulk import ARGUMENTS, export_all
from kg.store import Client, neo4j_local
from ontology.graph import Edge, Node
from tests.ontology.graphs import SMALL

IDENTIFIER = Node("lei:X", ("Identifier",))


@pytest.fixture
def graph(tmp_path: Path) -> TargetGraph:
    """The small graph, with a quote and an alias that a table of text would lose."""
    made = TargetGraph(tmp_path / "resolved")
    with made.writing() as add:
        for node in (*SMALL.nodes, IDENTIFIER):
            add(node)
        for edge in (*SMALL.edges, Edge("IDENTIFIES", "lei:X", "ror:00q4vv597")):
            add(edge)
    return made


def test_every_node_and_edge_is_in_a_file_that_the_arguments_name(
    graph: TargetGraph, tmp_path: Path
) -> None:
    path = export_all(graph, tmp_path / "a folder")
    lines = path.read_text("utf-8").splitlines()
    assert (path.name, lines[0]) == (ARGUMENTS, "neo4j")
    named = [Path(line.strip('"').rpartition("=")[2]) for line in lines if ".parquet" in line]
    assert sorted(named) == sorted((tmp_path / "a folder").glob("*.parquet"))
    rows = [pq.read_metadata(each).num_rows for each in named]
    assert sum(rows) == len(SMALL.nodes) + len(SMALL.edges) + 2


def test_lists_and_types_are_told_to_the_importer(graph: TargetGraph, tmp_path: Path) -> None:
    export_all(graph, tmp_path)
    university = pq.read_table(tmp_path / "nodes-University.parquet")
    assert {"id:ID(Entity)", "established:long", "identifiers:string[]"} <= {
        *university.column_names
    }
    authored = pq.read_table(tmp_path / "edges-AUTHORED.parquet")
    assert authored.column("quotes:string[]").to_pylist() == [[""]]
    assert authored.column("corresponding:boolean").to_pylist() == [True]


def test_without_a_graph_there_is_nothing_to_export(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph"):
        export_all(TargetGraph(tmp_path), tmp_path / "out")


@pytest.mark.slow
@pytest.mark.server
def test_neo4j_holds_by_its_importer_what_a_load_would_write(
    graph: TargetGraph, tmp_path: Path
) -> None:
    pytest.importorskip("jgo")
    arguments = export_all(graph, tmp_path / "files")
    told = neo4j_local.bulk_import(tmp_path / "neo4j", arguments, "512m")
    assert "IMPORT DONE" in told
    with neo4j_local.throwaway(tmp_path / "neo4j") as address, Client(address) as client:
        assert load(client, graph).total == 0
        quotes = client.read("MATCH ()-[r:AUTHORED]->() RETURN r.quotes AS quotes")
        assert quotes == [{"quotes": [""]}]
