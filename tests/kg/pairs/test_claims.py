"""Pairs are claimed of a graph with the evidence of who made both, and of the citation."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from kg.build.target_graph import TargetGraph
from kg.pairs.claims import claims
from kg.pairs.score import Likeness
from ontology.graph import Edge, Node

ADA, BO, CY = "kg:person/1", "kg:person/2", "kg:person/3"
GRIP, POND = "doi:10.5555/grip", "doi:10.5555/pond"
PATENT = "patent:US1B2"


def said(place: str, quote: str) -> dict[str, Any]:
    """One piece of evidence."""
    return {
        "documents": ("doc:notes/1",),
        "places": (place,),
        "quotes": (quote,),
        "confidences": (0.9,),
        "recordedTimes": ("2026-01-01T00:00:00Z",),
    }


NODES = (
    Node(PATENT, ("Entity", "Work", "Patent"),
         {"name": "Soft grippers for fruit", "applicationDate": "2019-02-03", "year": 2021}),
    Node(GRIP, ("Entity", "Work", "Paper"),
         {"name": "A soft gripper that picks fruit", "date": "2019-06-01", "year": 2019}),
    Node(POND, ("Entity", "Work", "Paper"), {"name": "Ponds under ice", "year": 2019}),
)  # fmt: skip
EDGES = (
    Edge("INVENTED", ADA, PATENT, said("/inventors/0", "Ada Wren")),
    Edge("INVENTED", BO, PATENT, said("/inventors/1", "Bo Lin")),
    Edge("AUTHORED", ADA, GRIP, said("/authors/2", "A. Wren")),
    Edge("AUTHORED", BO, GRIP, said("/authors/0", "Lin, B.")),
    Edge("AUTHORED", CY, GRIP, said("/authors/1", "Cy Marsh")),
    Edge("AUTHORED", ADA, POND, said("/authors/0", "Ada Wren")),
    Edge("CITES", PATENT, GRIP, said("/npl/0", "Lin et al., A soft gripper")),
)


VECTORS = {
    PATENT: [1.0, 0.1],
    GRIP: [0.9, 0.2],
    POND: [-1.0, 0.3],
    "doi:10.5555/other": [0.5, 0.9],
}
LIKENESS = Likeness(
    [str(each.properties["name"]) for each in NODES if "name" in each.properties],
    np.mean(list(VECTORS.values()), axis=0),
)


@contextmanager
def graph(
    folder: Path, nodes: tuple[Node, ...] = NODES, edges: tuple[Edge, ...] = EDGES
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection on a graph whose two works on grippers lie near each other."""
    made = TargetGraph(folder)
    with made.writing() as add:
        for node in nodes:
            add(node)
        for edge in edges:
            add(edge)
    columns = [pa.array(list(VECTORS)), pa.array(list(VECTORS.values()), pa.list_(pa.float32(), 2))]
    with made.connect() as connection:
        connection.from_arrow(pa.table(columns, names=["id", "vector"])).create_view("vectors")
        yield connection


def test_the_same_people_on_the_same_matter_are_claimed_with_their_names(tmp_path: Path) -> None:
    with graph(tmp_path) as connection:
        (pair,) = claims(connection, LIKENESS)
    assert (pair.type, pair.source, pair.target) == ("PAIRED_WITH", PATENT, GRIP)
    assert pair.properties["quotes"] == (
        *("Ada Wren", "A. Wren", "Bo Lin", "Lin, B."),
        "Lin et al., A soft gripper",
    )
    assert pair.properties["peopleInCommon"] == 2
    assert 0.5 <= np.float64(str(pair.properties["score"])) <= 1.0
    assert "retractedWork" not in pair.properties


def test_a_paper_of_another_time_or_of_no_known_one_is_no_pair(tmp_path: Path) -> None:
    name = NODES[1].properties["name"]
    for day in ("2009-06-01", "2029", "", "long ago"):
        late = replace(NODES[1], properties={"name": name, "date": day})
        with graph(tmp_path, (NODES[0], late, NODES[2])) as connection:
            assert list(claims(connection, LIKENESS)) == []


def test_of_what_the_same_people_write_the_nearest_is_the_pair(tmp_path: Path) -> None:
    other = "doi:10.5555/other"
    wide = replace(NODES[1], id=other, properties={"name": "A soft kite", "date": "2019-05-01"})
    made = tuple(replace(each, target=other) for each in EDGES if each.type == "AUTHORED")
    with graph(tmp_path, (*NODES, wide), (*EDGES, *made)) as connection:
        assert [each.target for each in claims(connection, LIKENESS)] == [GRIP]


def test_people_who_only_have_the_same_name_are_none_in_common(tmp_path: Path) -> None:
    strangers = tuple(
        replace(each, source=f"{each.source}0") if each.type == "AUTHORED" else each
        for each in EDGES
    )
    with graph(tmp_path, edges=strangers) as connection:
        assert list(claims(connection, LIKENESS)) == []


def test_a_pair_with_a_retracted_paper_says_so(tmp_path: Path) -> None:
    withdrawn = replace(NODES[1], properties={**NODES[1].properties, "retracted": True})
    with graph(tmp_path, (NODES[0], withdrawn, NODES[2])) as connection:
        (pair,) = claims(connection, LIKENESS)
    assert pair.properties["retractedWork"] is True


def test_a_work_without_a_vector_is_no_pair(tmp_path: Path) -> None:
    bare = (*NODES[:1], replace(NODES[1], id="doi:10.5555/bare"))
    moved = tuple(
        replace(each, target="doi:10.5555/bare") if each.target == GRIP else each for each in EDGES
    )
    with graph(tmp_path, bare, moved) as connection:
        assert list(claims(connection, LIKENESS)) == []
