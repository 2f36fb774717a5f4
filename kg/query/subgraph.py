"""A piece of the graph around some entities, read from the store: the same piece every time.

Every statement is plain Cypher that Neo4j 2026 and ArcadeDB both know, starts from ids that have
an index, and gives ids of ours only.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol

from ontology.graph import Edge, Node
from ontology.schema import vocabulary

ENTITIES: Final = "UNWIND $ids AS given MATCH (e:Entity {id: given}) RETURN e.id AS id"
IDENTIFIED: Final = (
    "UNWIND $ids AS given MATCH (:Identifier {id: given})-[:IDENTIFIES]->(e:Entity) "
    "RETURN e.id AS id"
)
NEIGHBOURS: Final = (
    "UNWIND $ids AS given MATCH (:Entity {id: given})--(e:Entity) "
    "RETURN DISTINCT e.id AS id ORDER BY id LIMIT $limit"
)
NODES: Final = (
    "UNWIND $ids AS given MATCH (e:Entity {id: given}) "
    "RETURN labels(e) AS labels, properties(e) AS held"
)
DOCUMENTS: Final = (
    "UNWIND $ids AS given MATCH (d:Document {id: given}) "
    "RETURN labels(d) AS labels, properties(d) AS held"
)
EDGES: Final = (
    "UNWIND $ids AS given MATCH (a:Entity {id: given})-[r]->(b:Entity) WHERE b.id IN $among "
    "RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS held"
)
DESCRIPTIONS: Final = (
    "UNWIND $ids AS given MATCH (d:Document {id: given})-[r:DESCRIBES]->(e:Entity) "
    "WHERE e.id IN $among "
    "RETURN type(r) AS type, d.id AS source, e.id AS target, properties(r) AS held"
)

_BATCH: Final = 500
"""How many ids a statement starts from; its answer stays small enough to hold."""


class Reader(Protocol):
    """Whatever runs a statement that changes nothing: `kg.store.Client`."""

    def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The records of a statement as dictionaries."""
        ...


class Subgraph(NamedTuple):
    """Nodes and edges, and whether there was more within reach than the limit let in."""

    nodes: list[Node]
    edges: list[Edge]
    truncated: bool


def subgraph(client: Reader, seeds: Sequence[str], hops: int, limit: int) -> Subgraph:
    """The entities within some hops of the seeds, what is between them, and what says so.

    Breadth first over relationships of every type and either direction, the nearer entities
    before the farther and those equally near in the order of their ids, so that the same store
    gives the same piece. Every edge between two chosen entities is there; so is every document
    that their evidence names, beyond the limit.

    Args:
        client: the store.
        seeds: ids of entities, or any other identifier of theirs.
        hops: how far to go; 0 for the seeds alone.
        limit: how many entities at most.
    """
    chosen, truncated = _reached(client, seeds, hops, limit)
    edges = [_edge(row) for row in _read(client, EDGES, chosen, among=chosen)]
    documents = _sources(edges)
    nodes = [_node(row) for row in _read(client, NODES, chosen)]
    nodes += [_node(row) for row in _read(client, DOCUMENTS, documents)]
    edges += [_edge(row) for row in _read(client, DESCRIPTIONS, documents, among=chosen)]
    return Subgraph(
        sorted(nodes, key=lambda node: node.id),
        sorted(edges, key=lambda edge: (edge.type, edge.source, edge.target, repr(edge))),
        truncated,
    )


def _reached(client: Reader, seeds: Sequence[str], hops: int, limit: int) -> tuple[list[str], bool]:
    known = [row for statement in (ENTITIES, IDENTIFIED) for row in _read(client, statement, seeds)]
    nearest = sorted({row["id"] for row in known})
    chosen, truncated = nearest[:limit], len(nearest) > limit
    frontier = chosen
    for _ in range(hops):
        if truncated or not frontier:
            break
        room = limit - len(chosen)
        new = _neighbours(client, frontier, chosen, room + 1)
        frontier, truncated = new[:room], len(new) > room
        chosen = [*chosen, *frontier]
    return chosen, truncated


def _neighbours(client: Reader, frontier: list[str], chosen: list[str], wanted: int) -> list[str]:
    """The first so many of the neighbours not chosen yet.

    The store is asked for as many more as are chosen, and the chosen are taken out here: a list of
    thousands to compare each neighbour with costs a store more than a longer answer.
    """
    limit = wanted + len(chosen)
    found: set[str] = set()
    for some in _batches(frontier):
        rows = client.read(NEIGHBOURS, {"ids": some, "limit": limit})
        found.update(row["id"] for row in rows)
    return sorted(found.difference(chosen))[:wanted]


def _sources(edges: Iterable[Edge]) -> list[str]:
    named: set[str] = set()
    for edge in edges:
        documents = edge.properties.get("documents", ())
        named.update(map(str, documents if isinstance(documents, tuple) else ()))
    return sorted(named)


def _read(
    client: Reader, statement: str, ids: Sequence[str], **others: object
) -> list[dict[str, Any]]:
    return [
        row for some in _batches(ids) for row in client.read(statement, {"ids": some, **others})
    ]


def _node(row: Mapping[str, Any]) -> Node:
    held = _held(row["held"])
    labels = sorted(vocabulary().classes.keys() & row["labels"], key=_depth)
    return Node(str(held.pop("id")), tuple(labels), held)


def _edge(row: Mapping[str, Any]) -> Edge:
    return Edge(row["type"], row["source"], row["target"], _held(row["held"]))


def _held(properties: Mapping[str, Any]) -> dict[str, Any]:
    """What the vocabulary names, less the text that the store keeps for its own search."""
    words = vocabulary().properties
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in sorted(properties.items())
        if value is not None and name in words and not words[name].full_text
    }


def _depth(label: str) -> tuple[int, str]:
    return len(vocabulary().classes[label].ancestors), label


def _batches(ids: Sequence[str]) -> list[list[str]]:
    return [list(ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH)]
