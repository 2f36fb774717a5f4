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
            aside = other.folder / f"{path.name}.writing"
            aside.unlink(missing_ok=True)
            try:
                aside.hardlink_to(path)  # parts are replaced, never written into
            except OSError:
                shutil.copyfile(path, aside)
            aside.replace(other.folder / path.name)

    @contextmanager
    def writing(self, part: str = "facts") -> Iterator[Add]:
        """A function that adds a node or an edge to a part; the part is replaced as a whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (
            _Table(self.folder / f"nodes-{part}.parquet", _NODE) as nodes,
            _Table(self.folder / f"edges-{part}.parquet", _EDGE) as edges,
        ):

            def add(thing: Node | Edge) -> None:
                if isinstance(thing, Node):
                    kind = thing.labels[-1]
                    body = _body(kind, {**thing.properties, "id": thing.id})
                    nodes.add((thing.id, kind, *body))
                else:
                    ends = (thing.type, thing.source, thing.target)
                    shown = thing.properties.get("kind", "")
                    edges.add((*ends, shown, *_body(thing.type, dict(thing.properties))))

            yield add

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A DuckDB connection with the views `nodes` and `edges`."""
        with connect(self.folder / "tmp") as connection:
            for table in ("nodes", "edges"):
                files = str(self.folder / f"{table}-*.parquet")
                connection.read_parquet(files).create_view(table)
            yield connection


class _Table:
    """Rows of one Parquet file, written aside and renamed when whole."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._path, self._aside, self._schema = path, path.with_suffix(".writing"), schema
        self._rows: list[tuple[Any, ...]] = []

    def __enter__(self) -> "_Table":
        self._writer = pq.ParquetWriter(self._aside, self._schema, compression="zstd")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if kind is None:
            self._flush()
        self._writer.close()
        if kind is None:
            self._aside.replace(self._path)

    def add(self, row: tuple[Any, ...]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * len(self._schema)
        self._writer.write_table(
            pa.table(
                [pa.array(c, f.type) for c, f in zip(columns, self._schema, strict=True)],
                schema=self._schema,
            )
        )
        self._rows.clear()


def digest(kind: str, properties: str) -> int:
    """63 bits that change when a node's or edge's kind or properties (JSON text) do."""
    text = f"{kind}\0{properties}".encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest()) >> 1


def _body(kind: str, properties: Any) -> tuple[str, int]:  # noqa: ANN401 - JSON values
    text = orjson.dumps(properties, option=orjson.OPT_SORT_KEYS).decode()
    return text, digest(kind, text)
