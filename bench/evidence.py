"""Two ways of keeping evidence, on the same graph, in the embedded store.

    python -m bench.evidence HOME        HOME: a KG_HOME into which documents were ingested

`on edges` is what we do: parallel lists on the edge that they speak for. `as nodes` keeps each
piece of evidence as a node of its own, found by the key of its edge and linked to its document: the
leanest form of the other way, for a relationship can not itself be linked to. Prints nodes, edges,
bytes on disk, seconds to load, and milliseconds (median of 50) to answer who an organisation's
strongest collaborators are, with the evidence of each.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from kg.build.target_graph import TargetGraph
from kg.duckdb import rows
from kg.load.difference import key_class, labels, load
from kg.settings import Settings
from kg.store import Client, open_store
from kg.workspace import Workspace
from ontology.facts import fingerprint
from ontology.graph import EVIDENCE
from ontology.schema import vocabulary

REPEATS = 50

BUSIEST = (
    "MATCH (o:Organization)-[:PARTICIPATES_IN]->() "
    "RETURN o.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 1"
)
COLLABORATORS = (
    "MATCH (o:Entity {id: $id})-[:PARTICIPATES_IN]->(c)<-[:PARTICIPATES_IN]-(p) "
    "WITH c, p ORDER BY c.strength DESC, p.id LIMIT 20 MATCH (c)-[r:EVIDENCED_BY]->(w) "
)
ON_EDGES = COLLABORATORS + (
    "UNWIND range(0, size(r.documents) - 1) AS i "
    "MATCH (d:Document {id: r.documents[i]}) "
    "RETURN p.name AS partner, w.name AS work, r.quotes[i] AS quote, d.title AS document"
)
AS_NODES = COLLABORATORS + (
    "WITH p, w, r.key AS key MATCH (e:Evidence {edge: key}) MATCH (e)-[:FROM]->(d) "
    "RETURN p.name AS partner, w.name AS work, e.quote AS quote, d.title AS document"
)


def main() -> None:
    """Load the graph both ways and print what each takes."""
    desired = TargetGraph(Workspace(Path(sys.argv[1])).resolved)
    for name, fill, question in (
        ("on edges", on_edges, ON_EDGES),
        ("as nodes", as_nodes, AS_NODES),
    ):
        with TemporaryDirectory() as folder, open_store(Settings(home=Path(folder))) as client:
            started = time.perf_counter()
            fill(client, desired)
            seconds = time.perf_counter() - started
            nodes = client.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
            edges = client.read("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]
            answers, milliseconds = ask(client, question)
            size = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file())
        print(
            f"{name}: {nodes:,} nodes, {edges:,} edges, {size / 1e6:,.0f} MB, loaded in "
            f"{seconds:.0f} s; {answers} pieces of evidence in {milliseconds:.1f} ms"
        )


def on_edges(client: Client, desired: TargetGraph) -> None:
    """Fill the store as `kg ingest` does."""
    load(client, desired)


def as_nodes(client: Client, desired: TargetGraph) -> None:
    """Fill the store with a node for each piece of evidence."""
    with client.transaction() as run:
        run("CREATE INDEX evidence_edge IF NOT EXISTS FOR (n:Evidence) ON (n.edge)")
    with desired.connect() as connection:
        for row in list(rows(connection, "SELECT DISTINCT kind FROM nodes ORDER BY kind")):
            found = rows(connection, _NODES, {"kind": row["kind"]})
            statement = f"UNWIND $rows AS row CREATE (n{labels(row['kind'])}) SET n = row"
            client.write_batches(statement, (orjson.loads(each["properties"]) for each in found))
    for link in vocabulary().links.values():
        ends = key_class(link.domain[0]), key_class(link.range[0])
        client.write_batches(
            f"UNWIND $rows AS row MATCH (a:{ends[0]} {{id: row.source}}) "
            f"MATCH (b:{ends[1]} {{id: row.target}}) CREATE (a)-[r:{link.type}]->(b) "
            "SET r = row.properties",
            (edge for edge, _ in statements(desired, link.type)),
        )
        client.write_batches(
            "UNWIND $rows AS row MATCH (d:Document {id: row.document}) "
            "CREATE (e:Evidence)-[:FROM]->(d) SET e = row",
            (piece for _, pieces in statements(desired, link.type) for piece in pieces),
        )


def statements(
    desired: TargetGraph, type_: str
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Edges of a type without their evidence, each with its pieces."""
    with desired.connect() as connection:
        for row in rows(connection, _EDGES, {"type": type_}):
            held = orjson.loads(row.pop("properties"))
            lists = [held.pop(name, []) for name in EVIDENCE]
            key = fingerprint(type_, row["source"], row["target"], row["evidence_kind"])
            names = ("document", "place", "quote", "confidence", "recorded")
            pieces = [
                {"edge": key, **dict(zip(names, piece, strict=True))}
                for piece in zip(*lists, strict=True)
            ]
            yield {**row, "properties": held | {"key": key}}, pieces


def ask(client: Client, question: str) -> tuple[int, float]:
    """How many rows a question has, and the median time to answer it, in milliseconds."""
    (busiest,) = client.read(BUSIEST)
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        answer = client.read(question, {"id": busiest["id"]})
        times.append(time.perf_counter() - started)
    return len(answer), statistics.median(times) * 1000


_NODES = "SELECT properties FROM nodes WHERE kind = $kind ORDER BY id"
_EDGES = """
SELECT source, target, evidence_kind, properties FROM edges WHERE type = $type
ORDER BY source, target, evidence_kind
"""


if __name__ == "__main__":
    main()
