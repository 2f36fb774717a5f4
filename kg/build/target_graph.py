"""The graph as it should be, on disk: one Parquet file of nodes and one of edges a part."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from kg.atomic import replacing
from kg.duckdb import connect
from ontology.graph import Edge, Node

Add = Callable[[Node | Edge], None]

_NODE = pa.schema(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("properties", pa.string()),
        ("digest", pa.int64()),
    ]
)
_EDGE = pa.schema(
    [
        ("type", pa.string()),
        ("source", pa.string()),
        ("target", pa.string()),
        ("evidence_kind", pa.string()),
        ("properties", pa.string()),
        ("digest", pa.int64()),
    ]
)
_BATCH = 20_000
"""Rows that are written at once."""


class TargetGraph:
    """Nodes and edges under `graph/` of a folder; properties are JSON text, sorted by name.

    An edge is one of its type between its ends, but for the evidence of a collaboration, of which
    there is one a kind: `evidence_kind` is empty for all others.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "graph"

    @property
    def made(self) -> bool:
        """Whether it is there."""
        return any(self.folder.glob("nodes-*.parquet"))

    def copy(self, folder: Path) -> None:
        """Keep this very graph under another folder too, whatever becomes of this one."""
        other = TargetGraph(folder)
        other.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.glob("*.parquet"):
            with replacing(other.folder / path.name) as aside:
                try:
                    aside.hardlink_to(path)  # parts are replaced, never written into
                except OSError:
                    shutil.copyfile(path, aside)

    @contextmanager
    def writing(self, part: str = "facts") -> Iterator[Add]:
        """A function that adds a node or an edge to a part; the part is replaced as a whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (
            _table(self.folder / f"nodes-{part}.parquet", _NODE) as node,
            _table(self.folder / f"edges-{part}.parquet", _EDGE) as edge,
        ):

            def add(thing: Node | Edge) -> None:
                if isinstance(thing, Node):
                    kind = thing.labels[-1]
                    body = _body(kind, {**thing.properties, "id": thing.id})
                    node((thing.id, kind, *body))
                else:
                    ends = (thing.type, thing.source, thing.target)
                    shown = thing.properties.get("kind", "")
                    edge((*ends, shown, *_body(thing.type, dict(thing.properties))))

            yield add

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A DuckDB connection with the views `nodes` and `edges`."""
        with connect(self.folder / "tmp") as connection:
            for table in ("nodes", "edges"):
                files = str(self.folder / f"{table}-*.parquet")
                connection.read_parquet(files).create_view(table)
            yield connection


@contextmanager
def _table(path: Path, schema: pa.Schema) -> Iterator[Callable[[tuple[Any, ...]], None]]:
    """Takes the rows of one Parquet file, which is there when all of them are."""
    rows: list[tuple[Any, ...]] = []
    with replacing(path) as aside, pq.ParquetWriter(aside, schema, compression="zstd") as writer:

        def flush() -> None:
            columns = list(zip(*rows, strict=True)) or [()] * len(schema)
            arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))
            rows.clear()

        def add(row: tuple[Any, ...]) -> None:
            rows.append(row)
            if len(rows) >= _BATCH:
                flush()

        yield add
        flush()


def digest(kind: str, properties: str) -> int:
    """63 bits that change when a node's or edge's kind or properties (JSON text) do."""
    text = f"{kind}\0{properties}".encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest()) >> 1


def _body(kind: str, properties: Any) -> tuple[str, int]:  # noqa: ANN401 - JSON values
    text = orjson.dumps(properties, option=orjson.OPT_SORT_KEYS).decode()
    return text, digest(kind, text)
