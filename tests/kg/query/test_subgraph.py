"""The piece of the graph round some entities, from a store of a few."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.query import subgraph as reading
from kg.query.subgraph import Subgraph, subgraph
from kg.settings import Settings
from kg.store import open_store
from ontology.graph import Edge, Graph, Node, canonical
from tests.ontology.graphs import SMALL, said


@dataclass(frozen=True, slots=True)
class FakeStore:
    """A store that knows the statements of the module and answers them from a graph."""

    graph: Graph

    def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The records of one of the statements."""
        answers: dict[str, Callable[..., list[dict[str, Any]]]] = {
            reading.ENTITIES: self._entities,
            reading.IDENTIFIED: self._identified,
            reading.NEIGHBOURS: self._neighbours,
            reading.NODES: self._nodes,
            reading.DOCUMENTS: self._nodes,
            reading.EDGES: self._edges,
            reading.DESCRIPTIONS: self._edges,
        }
        return answers[statement](**parameters)

    def _entities(self, ids: list[str]) -> list[dict[str, Any]]:
        return [{"id": n.id} for n in self.graph.nodes if n.id in ids and n.labels[0] == "Entity"]

    def _identified(self, ids: list[str]) -> list[dict[str, Any]]:
        edges = self.graph.edges
        return [{"id": e.target} for e in edges if e.type == "IDENTIFIES" and e.source in ids]

    def _neighbours(self, ids: list[str], limit: int) -> list[dict[str, Any]]:
        entities = {row["id"] for row in self._entities([n.id for n in self.graph.nodes])}
        ends = [(e.source, e.target) for e in self.graph.edges]
        ends += [(target, source) for source, target in ends]
        found = {there for here, there in ends if here in ids and {here, there} <= entities}
        return [{"id": id_} for id_ in sorted(found)[:limit]]

    def _nodes(self, ids: list[str]) -> list[dict[str, Any]]:
        return [
            {"labels": list(n.labels), "held": _as_stored(n.properties, id=n.id)}
            for n in reversed(self.graph.nodes)
            if n.id in ids
        ]

    def _edges(self, ids: list[str], among: list[str]) -> list[dict[str, Any]]:
        return [
            {
                "type": e.type,
                "source": e.source,
                "target": e.target,
                "held": _as_stored(e.properties),
            }
            for e in reversed(self.graph.edges)
            if e.source in ids and e.target in among
        ]


def _as_stored(properties: Mapping[str, Any], **more: object) -> dict[str, Any]:
    lists = {n: list(v) if isinstance(v, tuple) else v for n, v in properties.items()}
    return lists | {"venue": None} | more


def chain(*ids: str) -> FakeStore:
    """People and what they cite of each other's, one after the other."""
    nodes = tuple(Node(id_, ("Entity", "Work", "Paper"), {"name": id_}) for id_ in ids)
    edges = tuple(Edge("CITES", one, other) for one, other in pairwise(ids))
    return FakeStore(Graph(nodes, edges))


def star(center: str, *ids: str) -> FakeStore:
    """A paper that cites others."""
    nodes = tuple(Node(id_, ("Entity", "Work", "Paper"), {"name": id_}) for id_ in (center, *ids))
    return FakeStore(Graph(nodes, tuple(Edge("CITES", center, id_) for id_ in ids)))


def ids(found: Subgraph) -> list[str]:
    """The ids of the nodes found."""
    return [node.id for node in found.nodes]


def test_no_hop_gives_the_seed_alone() -> None:
    found = subgraph(chain("kg:a", "kg:b"), ["kg:a"], hops=0, limit=10)
    assert (ids(found), found.edges, found.truncated) == (["kg:a"], [], False)


def test_a_hop_goes_either_way() -> None:
    found = subgraph(chain("kg:a", "kg:b", "kg:c", "kg:d"), ["kg:b"], hops=1, limit=10)
    assert ids(found) == ["kg:a", "kg:b", "kg:c"]
    assert found.edges == [Edge("CITES", "kg:a", "kg:b"), Edge("CITES", "kg:b", "kg:c")]
    assert not found.truncated


def test_the_nearer_come_before_the_farther_and_the_truncation_is_told() -> None:
    found = subgraph(chain("kg:c", "kg:b", "kg:a"), ["kg:c"], hops=2, limit=2)
    assert (ids(found), found.truncated) == (["kg:b", "kg:c"], True)


def test_the_equally_near_come_in_the_order_of_their_ids() -> None:
    found = subgraph(star("kg:z", "kg:c", "kg:a", "kg:b"), ["kg:z"], hops=1, limit=3)
    assert (ids(found), found.truncated) == (["kg:a", "kg:b", "kg:z"], True)


@pytest.mark.parametrize(("hops", "truncated"), [(1, False), (2, True)])
def test_a_piece_that_just_fits_is_truncated_only_if_there_is_more(
    hops: int, truncated: bool
) -> None:
    found = subgraph(chain("kg:a", "kg:b", "kg:c"), ["kg:a"], hops, limit=2)
    assert (ids(found), found.truncated) == (["kg:a", "kg:b"], truncated)


def test_more_seeds_than_the_limit_are_truncated_too() -> None:
    found = subgraph(chain("kg:a", "kg:b", "kg:c"), ["kg:c", "kg:b", "kg:a"], 1, limit=2)
    assert (ids(found), found.truncated) == (["kg:a", "kg:b"], True)


def test_every_edge_among_the_chosen_is_there() -> None:
    store = star("kg:z", "kg:a", "kg:b")
    closing = Edge("CITES", "kg:a", "kg:b")
    store = FakeStore(Graph(store.graph.nodes, (*store.graph.edges, closing)))
    assert closing in subgraph(store, ["kg:z"], hops=1, limit=10).edges


def test_a_seed_may_be_any_identifier() -> None:
    nodes = (*SMALL.nodes, Node("grid:grid.1.1", ("Identifier",)))
    named = Edge("IDENTIFIES", "grid:grid.1.1", "ror:00q4vv597")
    found = subgraph(FakeStore(Graph(nodes, (*SMALL.edges, named))), ["grid:grid.1.1"], 0, 10)
    assert ids(found) == ["ror:00q4vv597"]


def test_a_seed_that_is_nowhere_gives_nothing() -> None:
    assert subgraph(chain("kg:a"), ["kg:nobody"], hops=2, limit=10) == Subgraph([], [], False)


def test_the_documents_that_the_evidence_names_come_along() -> None:
    found = subgraph(FakeStore(SMALL), ["kg:person/1"], hops=2, limit=10)
    assert canonical(Graph(tuple(found.nodes), tuple(found.edges))) == canonical(SMALL)


def test_the_text_kept_for_search_stays_in_the_store() -> None:
    paper = Node("kg:a", ("Entity", "Work", "Paper"), {"name": "A", "searchText": "a"})
    (node,) = subgraph(FakeStore(Graph((paper,))), ["kg:a"], hops=0, limit=1).nodes
    assert node.properties == {"name": "A"}


def test_many_seeds_are_read_in_parts() -> None:
    store = star("kg:z", *(f"kg:{number:04}" for number in range(1200)))
    found = subgraph(store, [f"kg:{number:04}" for number in range(1200)], hops=1, limit=2000)
    assert (len(found.nodes), len(found.edges), found.truncated) == (1201, 1200, False)


def _fill(home: Path, graph: Graph) -> Settings:
    settings = Settings(home=home)
    with open_store(settings) as client, client.transaction() as run:
        for node in graph.nodes:
            labels = "".join(f":{label}" for label in node.labels)
            held = _as_stored(node.properties, id=node.id)
            run(f"CREATE (n{labels}) SET n = $held", {"held": held})
        for edge in graph.edges:
            run(
                "MATCH (a {id: $a}), (b {id: $b}) "
                f"CREATE (a)-[r:{edge.type}]->(b) SET r = $held",
                {"a": edge.source, "b": edge.target, "held": _as_stored(edge.properties)},
            )
    return settings


def test_the_embedded_store_gives_the_piece_that_the_fake_gives(tmp_path: Path) -> None:
    nodes = (*SMALL.nodes, Node("grid:grid.1.1", ("Identifier",)))
    named = Edge("IDENTIFIES", "grid:grid.1.1", "ror:00q4vv597")
    officer = Edge("OFFICER_OF", "kg:person/1", "ror:00q4vv597", said("doc:openalex/W1"))
    graph = Graph(nodes, (*SMALL.edges, officer, named))
    with open_store(_fill(tmp_path, graph)) as client:
        for seeds, hops, limit in (
            (["grid:grid.1.1"], 0, 9),
            (["kg:person/1"], 1, 9),
            (["kg:person/1"], 2, 9),
            (["kg:place/1"], 2, 3),
            (["kg:place/1", "doi:10.5555/x"], 1, 2),
        ):
            found = subgraph(client, seeds, hops, limit)
            told = subgraph(FakeStore(graph), seeds, hops, limit)
            assert (found.nodes, found.edges, found.truncated) == told
