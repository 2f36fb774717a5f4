"""Loading is a difference: what the store lacks or holds otherwise is written, the rest left.

Every node and edge carries the digest of what it says, so the store itself tells what is in it: a
load that was killed half-way is taken up by the next one, and a graph that is as it should be is
only read.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import orjson
import pyarrow as pa

from kg.build.target_graph import TargetGraph
from kg.duckdb import rows
from kg.store import Client
from ontology.schema import vocabulary

Report = Callable[[int], None]
"""Told how many rows were written since it was told last."""

_BATCH = 5_000
"""Rows of one transaction."""

_REMEMBERED_IDS = 1_000_000
"""Nodes whose ids in the store are kept in mind, in about 200 MB."""

Statement = tuple[str, str, list[dict[str, Any]]]
"""What is counted (nothing if empty), a statement on `$rows`, and the rows."""


@dataclass(slots=True)
class Written:
    """What a load did, by label and relationship type.

    Attributes:
        created: nodes and edges that were not there.
        changed: those that said something else.
        deleted: those that no document says any more.
    """

    created: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    deleted: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All that was written."""
        return sum(sum(each.values()) for each in (self.created, self.changed, self.deleted))

    def touches(self, kind: str) -> bool:
        """Whether nodes of a class, or of a narrower one, were written."""
        narrower = vocabulary().narrower(kind)
        return any(name in narrower for each in (self.created, self.changed) for name in each)


def load(
    client: Client,
    desired: TargetGraph,
    report: Report = lambda rows: None,
    before: TargetGraph | None = None,
) -> Written:
    """Make the store hold the graph as it should be, in batches, each a transaction.

    The order (edges off, nodes off, nodes on, edges on) leaves no edge without its ends, and at
    whatever point it stops, running it again ends the same.

    Args:
        client: of the store.
        desired: the graph as it should be.
        report: told how it goes on.
        before: the graph that the store is known to hold; where None, the store is read.
    """
    written = Written()
    with desired.connect() as connection:
        _kinds(connection)
        if before is None:
            _read_store(client, connection)
        else:
            _remember(before, connection)
        connection.execute(_MISPLACED)
        for counts, statements in (
            (written.deleted, _deletions(connection)),
            (written.changed, _node_changes(connection)),
            (written.created, _node_creations(connection)),
            (written.changed, _edge_changes(connection)),
            (written.created, _edge_creations(connection, _ElementIds(client))),
        ):
            _write(client, statements, counts, report)
    return written


def key_class(kind: str) -> str:
    """The class under whose label the id of a node of a class is unique."""
    classes = vocabulary().classes
    return next(each for each in classes[kind].ancestors if classes[each].key)


def labels(kind: str) -> str:
    """Labels of a node of a class, as Cypher writes them: `:Entity:Agent:Person`."""
    return "".join(f":{name}" for name in vocabulary().classes[kind].ancestors)


def _write(
    client: Client, statements: Iterator[Statement], counts: dict[str, int], report: Report
) -> None:
    """Run the statements one after the other; the next is made ready while one is written."""
    with ThreadPoolExecutor(max_workers=1) as writer:
        before: Future[int] | None = None
        for name, statement, batch in statements:
            if before is not None:
                before.result()
            before = writer.submit(client.write_batches, statement, batch, _BATCH)
            if name:
                report(len(batch))
                counts[name] = counts.get(name, 0) + len(batch)
        if before is not None:
            before.result()


def _kinds(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the table `kinds`: labels of the nodes of each class, and that with the unique id."""
    kinds = [
        (name, "|".join(sorted(each.ancestors)), key_class(name))
        for name, each in vocabulary().classes.items()
    ]
    connection.execute("CREATE TEMP TABLE kinds (kind VARCHAR, labels VARCHAR, root VARCHAR)")
    connection.executemany("INSERT INTO kinds VALUES (?, ?, ?)", kinds)


def _remember(before: TargetGraph, connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of what the store holds from the files that it was loaded from."""
    for table in ("nodes", "edges"):
        files = str(before.folder / f"{table}-*.parquet")
        connection.read_parquet(files).create_view(f"loaded_{table}")
    connection.execute(_REMEMBERED)


# An id that was merged away is an entity's no more but an identifier's: another node altogether,
# whose links are others too.
_MISPLACED = """
CREATE TEMP TABLE misplaced AS
    SELECT id FROM stored_nodes s JOIN nodes n USING (id) JOIN kinds k USING (kind)
    WHERE NOT list_contains(string_split(s.labels, '|'), k.root)
"""

_REMEMBERED = """
CREATE TEMP TABLE stored_nodes AS
    SELECT id, labels, digest FROM loaded_nodes JOIN kinds USING (kind);
CREATE TEMP TABLE stored_edges AS
    SELECT type, source, target, evidence_kind, digest FROM loaded_edges;
"""


def _read_store(client: Client, connection: duckdb.DuckDBPyConnection) -> None:
    words = vocabulary()
    roots = [name for name, each in words.classes.items() if each.key]
    nodes = (
        row for root in roots
        for row in client.stream(f"MATCH (n:{root}) RETURN n.id, labels(n), n.digest")
    )  # fmt: skip
    labelled = ((id_, "|".join(sorted(found)), digest) for id_, found, digest in nodes)
    _table(connection, "stored_nodes", ("id", "labels", "digest"), labelled)
    edges = (
        (link.type, *row) for link in words.links.values()
        for row in client.stream(
            f"MATCH (a)-[r:{link.type}]->(b) RETURN a.id, b.id, coalesce(r.kind, ''), r.digest"
        )
    )  # fmt: skip
    columns = ("type", "source", "target", "evidence_kind", "digest")
    _table(connection, "stored_edges", columns, edges)


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: tuple[str, ...],
    rows: Iterator[tuple[Any, ...]],
) -> None:
    types = [pa.int64() if column == "digest" else pa.string() for column in columns]
    schema = pa.schema(list(zip(columns, types, strict=True)))
    connection.execute(
        f"CREATE TEMP TABLE {name} ("
        + ", ".join(f"{c} {'BIGINT' if c == 'digest' else 'VARCHAR'}" for c in columns)
        + ")"
    )
    for batch in _batches(rows):
        arrow = pa.table(
            [pa.array(v, t) for v, t in zip(zip(*batch, strict=True), types, strict=True)],
            schema=schema,
        )
        connection.from_arrow(arrow).insert_into(name)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _deletions(connection: duckdb.DuckDBPyConnection) -> Iterator[Statement]:
    gone = rows(
        connection,
        """
        SELECT type, source, target, evidence_kind FROM stored_edges
        ANTI JOIN edges USING (type, source, target, evidence_kind) ORDER BY ALL
        """,
    )
    yield from _edge_statements(gone, "DELETE r")
    # By the label whose ids are indexed: a narrower one makes the stores scan.
    gone = rows(
        connection,
        """
        SELECT labels, id FROM stored_nodes
        WHERE id NOT IN (SELECT id FROM nodes) OR id IN (FROM misplaced) ORDER BY ALL
        """,
    )
    for found, batch in _grouped(gone, "labels"):
        kind = _narrowest(found.split("|"))
        statement = (
            f"UNWIND $rows AS row MATCH (n:{key_class(kind)} {{id: row.id}}) DETACH DELETE n"
        )
        yield kind, statement, batch


def _node_changes(connection: duckdb.DuckDBPyConnection) -> Iterator[Statement]:
    changed = rows(
        connection,
        """
        SELECT s.labels, n.kind, n.id, n.properties, n.digest
        FROM nodes n JOIN stored_nodes s USING (id) JOIN kinds k USING (kind)
            ANTI JOIN misplaced USING (id)
        WHERE n.digest IS DISTINCT FROM s.digest OR k.labels <> s.labels ORDER BY ALL
        """,
    )
    for (before, kind), group in groupby(changed, key=itemgetter("labels", "kind")):
        after = vocabulary().classes[kind].ancestors
        off = "".join(f":{name}" for name in before.split("|") if name not in after)
        on = "".join(f":{name}" for name in after if name not in before.split("|"))
        match = f"UNWIND $rows AS row MATCH (n:{key_class(kind)} {{id: row.id}}) "
        for batch in _batches(group):
            filled = [_filled(row) for row in batch]
            if off:
                # Apart from the rest: ArcadeDB can not take labels off and put some on at once.
                yield "", f"{match}REMOVE n{off}", filled
            yield kind, f"{match}{f'SET n{on} ' if on else ''}SET n = row.properties", filled


def _narrowest(found: list[str]) -> str:
    classes = vocabulary().classes
    return max((name for name in found if name in classes), key=lambda n: len(classes[n].ancestors))


def _node_creations(connection: duckdb.DuckDBPyConnection) -> Iterator[Statement]:
    new = rows(
        connection,
        """
        SELECT * FROM nodes WHERE id NOT IN (SELECT id FROM stored_nodes) OR id IN (FROM misplaced)
        ORDER BY kind, id
        """,
    )
    for kind, batch in _grouped(new, "kind"):
        statement = f"UNWIND $rows AS row CREATE (n{labels(kind)}) SET n = row.properties"
        yield kind, statement, [_filled(row) for row in batch]


def _edge_changes(connection: duckdb.DuckDBPyConnection) -> Iterator[Statement]:
    changed = rows(
        connection,
        """
        SELECT e.* FROM edges e JOIN stored_edges s USING (type, source, target, evidence_kind)
        WHERE e.digest IS DISTINCT FROM s.digest ORDER BY type, source, target
        """,
    )
    yield from _edge_statements(changed, "SET r = row.properties")


class _ElementIds:
    """The store's own ids of nodes, asked for once a node.

    An edge that names its ends by them is written in half the time: ArcadeDB looks `id` up in an
    index of each combination of labels.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._known: dict[tuple[str, str], str] = {}

    def of(self, label: str, ids: Iterable[str]) -> list[str | None]:
        """Of each node of a label, in the order of their ids; None where there is none."""
        wanted = list(ids)
        if len(self._known) > _REMEMBERED_IDS:
            self._known.clear()
        missing = [id_ for id_ in dict.fromkeys(wanted) if (label, id_) not in self._known]
        if missing:
            statement = (
                f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) "
                "RETURN n.id AS id, elementId(n) AS element"
            )
            found = self._client.read(statement, {"ids": missing})
            self._known.update({(label, row["id"]): row["element"] for row in found})
        return [self._known.get((label, id_)) for id_ in wanted]


def _edge_creations(
    connection: duckdb.DuckDBPyConnection, elements: _ElementIds
) -> Iterator[Statement]:
    new = rows(
        connection,
        """
        SELECT e.* FROM edges e ANTI JOIN stored_edges USING (type, source, target, evidence_kind)
        ORDER BY type, source, target
        """,
    )
    for type_, batch in _grouped(new, "type"):
        statement = (
            "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.source "
            "MATCH (b) WHERE elementId(b) = row.target "
            f"CREATE (a)-[r:{type_}]->(b) SET r = row.properties"
        )
        ends = zip(("source", "target"), _ends(type_), strict=True)
        told = {end: elements.of(label, (row[end] for row in batch)) for end, label in ends}
        pairs = zip(batch, told["source"], told["target"], strict=True)
        yield (
            type_,
            statement,
            [_filled(row | {"source": a, "target": b}) for row, a, b in pairs],
        )


def _edge_statements(found: Iterator[dict[str, Any]], action: str) -> Iterator[Statement]:
    for type_, batch in _grouped(found, "type"):
        source, target = _ends(type_)
        statement = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}})-[r:{type_}]->"
            f"(b:{target} {{id: row.target}}) "
            f"WHERE coalesce(r.kind, '') = row.evidence_kind {action}"
        )
        yield type_, statement, [_filled(row) for row in batch]


def _ends(type_: str) -> tuple[str, str]:
    link = next(each for each in vocabulary().links.values() if each.type == type_)
    return key_class(link.domain[0]), key_class(link.range[0])


def _grouped(
    found: Iterator[dict[str, Any]], name: str
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for value, group in groupby(found, key=itemgetter(name)):
        for batch in _batches(group):
            yield value, batch


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    if text := row.pop("properties", None):
        row["properties"] = orjson.loads(text) | {"digest": row.pop("digest")}
    return row
