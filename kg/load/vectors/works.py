"""Vectors of papers and patents: encoded once a text, loaded as a difference.

In the store a vector is an index, not a fact: properties that no vocabulary names (`vector`, and
`vectorOf`, the key of the text it was made from), which no export, digest or subgraph carries. A
node that is written anew loses both, and gets them again here.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from kg.atomic import replacing
from kg.build.target_graph import TargetGraph
from kg.duckdb import connect, rows
from kg.errors import EncodingError, QueryTimeoutError
from kg.load.vectors import encoder
from kg.store import Client
from kg.store.dialect import NEAREST, VECTOR_INDEX

Report = Callable[[int], None]
"""Told how many vectors were written since it was told last."""

OF_WORK: Final = pa.list_(pa.float32(), encoder.DIMENSIONS)
SCHEMA: Final = pa.schema([("id", pa.string()), ("key", pa.string()), ("vector", OF_WORK)])
"""Works, keys of what their vectors were made from, and the vectors."""

_PATIENCE: Final = 600.0
"""Seconds that the store has for its index whatever it holds."""
_A_WORK: Final = 0.05
"""Seconds more for each work: fifty times what it takes."""
_PAUSE: Final = 1.0
"""Seconds until the store is asked again."""

_BATCH: Final = 2_000
"""Vectors of one transaction."""
_READ: Final = 50_000
"""Rows of the store that are taken over at once."""


class Vectors:
    """What the texts of works are as vectors, under a folder.

    `wanted.parquet` has the works of the graph as it should be: id, text and the text's key;
    `encoded/` has the vectors of all texts that ever were, by key.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def encode(self, desired: TargetGraph) -> None:
        """Encode the texts that are new, by a process of its own.

        Raises:
            EncodingError: it failed.
        """
        if self._missing(desired) and self._start().wait():
            where, remedy = str(self.folder / "encoder.log"), "The log says more"
            raise EncodingError("the texts of works could not be encoded", where, remedy)

    @contextmanager
    def ahead(self, stage: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Meanwhile encode the texts of the works that documents speak of, by another process.

        Nearly all of them are those of the graph that is about to be made; what is missing then,
        `encode` does.

        Args:
            stage: a connection of the stage, with its view `mentions`.
        """
        (self.folder / "encoded").mkdir(parents=True, exist_ok=True)
        with connect(self.folder / "tmp") as connection:
            connection.from_arrow(stage.sql(_SPOKEN_OF).to_arrow_table()).create_view("wanted")
            self._encoded(connection)
            self._copy(connection, _MISSING, "missing")
            (count,) = connection.execute("SELECT count(*) FROM missing").fetchone() or (0,)
        process = self._start() if count else None
        try:
            yield
        except BaseException:
            if process:
                process.terminate()
            raise
        finally:
            if process:
                process.wait()

    def view(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Create the view `vectors` (id, key, vector) of the works that are wanted and encoded."""
        self._views(connection)
        connection.execute(_OF_WORKS)

    def turn(self, tables: Iterable[pa.Table]) -> None:
        """Have other vectors (of `SCHEMA`) loaded than those encoded."""
        with (
            replacing(self.folder / "turned.parquet") as aside,
            pq.ParquetWriter(aside, SCHEMA, compression="zstd") as writer,
        ):
            for table in tables:
                writer.write_table(table)

    def load(self, client: Client, report: Report = lambda rows: None) -> int:
        """Make the store's works have the vectors of their texts; how many had not.

        What was changed is at once in the store's index.
        """
        with connect(self.folder / "tmp") as connection:
            self._views(connection)
            _read_store(client, connection)
            written = _write(client, _SET, rows(connection, _CHANGED), report)
            written += _write(client, _REMOVE, rows(connection, _GONE), report)
            (works,) = connection.execute("SELECT count(*) FROM final").fetchone() or (0,)
        _await_index(client, works)
        return written

    def _missing(self, desired: TargetGraph) -> int:
        """Write down what is wanted, and what of it was never encoded; how many of these."""
        (self.folder / "encoded").mkdir(parents=True, exist_ok=True)
        with desired.connect() as connection:
            self._copy(connection, _WANTED, "wanted")
            self._views(connection)
            self._copy(connection, _MISSING, "missing")
            (count,) = connection.execute("SELECT count(*) FROM missing").fetchone() or (0,)
        return int(count)

    def _copy(self, connection: duckdb.DuckDBPyConnection, select: str, name: str) -> None:
        path = self.folder / f"{name}.parquet"
        with replacing(path) as aside:
            connection.sql(select).write_parquet(str(aside), compression="zstd")
        connection.read_parquet(str(path)).create_view(name)

    def _views(self, connection: duckdb.DuckDBPyConnection) -> None:
        connection.read_parquet(str(self.folder / "wanted.parquet")).create_view(
            "wanted", replace=True
        )
        self._encoded(connection)
        turned = self.folder / "turned.parquet"
        if turned.exists():
            connection.read_parquet(str(turned)).create_view("final", replace=True)
        else:
            connection.execute(_FINAL)

    def _encoded(self, connection: duckdb.DuckDBPyConnection) -> None:
        if any((self.folder / "encoded").glob("*.parquet")):
            files = str(self.folder / "encoded/*.parquet")
            connection.read_parquet(files).create_view("encoded")
        else:
            connection.execute(_NONE)

    def _start(self) -> subprocess.Popen[bytes]:
        """Start the encoder's process, which may need much memory."""
        missing, encoded = self.folder / "missing.parquet", self.folder / "encoded"
        with (self.folder / "encoder.log").open("wb") as log:
            return subprocess.Popen(  # noqa: S603 (our own file)
                [sys.executable, "-P", encoder.__file__, str(missing), str(encoded)],
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )


def _read_store(client: Client, connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TEMP TABLE stored (id VARCHAR, key VARCHAR)")
    held = client.stream(_STORED)
    while batch := list(islice(held, _READ)):
        columns = [pa.array(each, pa.string()) for each in zip(*batch, strict=True)]
        connection.from_arrow(pa.table(columns, names=["id", "key"])).insert_into("stored")


def _await_index(client: Client, works: int) -> None:
    """Wait until the store's index is made.

    ArcadeDB makes it when it is asked for the first time, on one core, as long as it runs: that
    takes longer than a statement may from a hundred thousand works on, on a busy machine from
    fewer. Whoever asks meanwhile is told that it takes too long, or of no work at all.

    Raises:
        QueryTimeoutError: it is not made in many times what it takes.
    """
    held = client.read(f"{_STORED} LIMIT 1")
    until = time.monotonic() + _PATIENCE + works * _A_WORK
    while not _answers(client) and held:
        if time.monotonic() > until:
            raise QueryTimeoutError("the store does not make its index", VECTOR_INDEX)
        time.sleep(_PAUSE)


def _answers(client: Client) -> bool:
    """Whether the index finds anything."""
    asked = {"nearest": 1, "vector": [*_SOMEWHERE]}
    try:
        return bool(client.read(f"{NEAREST} RETURN node.id", asked))
    except QueryTimeoutError:
        return False


def _write(client: Client, statement: str, found: Iterator[dict[str, Any]], report: Report) -> int:
    def told() -> Iterator[dict[str, Any]]:
        for row in found:
            report(1)
            yield row

    return client.write_batches(statement, told(), _BATCH)


_STORED: Final = "MATCH (n:Work) WHERE n.vectorOf IS NOT NULL RETURN n.id, n.vectorOf"
_SET: Final = (
    "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) "
    "SET n.vector = row.vector, n.vectorOf = row.key"
)
_REMOVE: Final = "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) REMOVE n.vector, n.vectorOf"
_SOMEWHERE: Final = (1.0, *(encoder.DIMENSIONS - 1) * (0.0,))

_KEY: Final = f"md5(concat('{encoder.VERSION}', text)) AS key"
_TEXT: Final = f"left(concat_ws('. ', name, properties->>'abstract'), {encoder.LONGEST}) AS text"
# A title that is but the number of a patent or the id of a record says nothing of what it is about.
_TELLING: Final = r"regexp_matches(name, '\p{L}{3}|\p{Han}{2}')"

_WANTED: Final = f"""
SELECT id, {_KEY}, text
FROM (
    SELECT id, properties->>'name' AS name, {_TEXT}
    FROM nodes WHERE kind IN ('Paper', 'Patent')
)
WHERE {_TELLING} ORDER BY id
"""  # noqa: S608 - constants of ours

_SPOKEN_OF: Final = f"""
SELECT DISTINCT {_KEY}, text
FROM (
    SELECT name, {_TEXT}
    FROM (SELECT mention.name AS name, mention.properties AS properties, mention.kind AS kind
          FROM mentions)
    WHERE kind IN ('Paper', 'Patent')
)
WHERE {_TELLING}
"""  # noqa: S608 - constants of ours

_OF_WORKS: Final = """
CREATE TEMP VIEW vectors AS
SELECT id, key, vector FROM wanted
    JOIN (SELECT key, any_value(vector) AS vector FROM encoded GROUP BY key) USING (key)
"""

_FINAL: Final = """
CREATE OR REPLACE TEMP VIEW final AS
SELECT id, key, vector FROM wanted
    JOIN (SELECT key, any_value(vector) AS vector FROM encoded GROUP BY key) USING (key)
"""

_NONE: Final = f"CREATE TEMP TABLE encoded (key VARCHAR, vector FLOAT[{encoder.DIMENSIONS}])"

_MISSING: Final = """
SELECT key, any_value(text) AS text FROM wanted ANTI JOIN encoded USING (key)
GROUP BY key ORDER BY key
"""

_CHANGED: Final = """
SELECT id, key, vector FROM final ANTI JOIN stored USING (id, key) ORDER BY id
"""

_GONE: Final = "SELECT id FROM stored ANTI JOIN final USING (id) ORDER BY id"
