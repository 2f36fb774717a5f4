"""Normalised keys of every name on the stage: a table, made again when the normaliser changes.

The stage holds names as printed. Their keys are worked out here, once for each distinct text, and
kept in a file that carries the normaliser's version in its name: of another version nothing is
taken over.
"""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from kg.atomic import replacing
from kg.resolve.normalise import names as normaliser
from ontology.schema import vocabulary

_BATCH = 50_000
_KEYS = pa.schema([(name, pa.string()) for name in ("space", "text", "key", "core")])


def make_keys(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Create the table `keys` (space, text, key, core) and the table `spaces` (kind, space).

    A space is a set of classes whose names are normalised alike, by the name of one of them; a
    mention's key is found by the space of its kind and its name.

    Args:
        connection: with the view `mentions` of the stage.
        folder: where keys are kept from one run to the next.
    """
    spaces = [(kind, _space(kind)) for kind in vocabulary().classes]
    connection.execute("CREATE TEMP TABLE spaces (kind VARCHAR, space VARCHAR)")
    connection.executemany("INSERT INTO spaces VALUES (?, ?)", spaces)
    path = folder / f"keys-{normaliser.VERSION}.parquet"
    connection.execute(
        "CREATE TEMP TABLE keys (space VARCHAR, text VARCHAR, key VARCHAR, core VARCHAR)"
    )
    if path.exists():
        connection.execute("INSERT INTO keys FROM read_parquet(?)", [str(path)])
    connection.execute(_UNKNOWN)
    if _append(connection):
        _save(connection, path)
    for older in set(folder.glob("keys-*.parquet")) - {path}:
        older.unlink()


def _space(kind: str) -> str:
    words = vocabulary()
    return next((root for root in ("Organization", "Person") if words.is_a(kind, root)), "Entity")


def _append(connection: duckdb.DuckDBPyConnection) -> bool:
    unknown = connection.execute("SELECT space, text FROM unknown ORDER BY ALL").fetchall()
    for start in range(0, len(unknown), _BATCH):
        batch = [(*each, *normaliser.keys_of(*each)) for each in unknown[start : start + _BATCH]]
        columns = [pa.array(column) for column in zip(*batch, strict=True)]
        connection.from_arrow(pa.table(columns, schema=_KEYS)).insert_into("keys")
    connection.execute("DROP TABLE unknown")
    return bool(unknown)


def _save(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    with replacing(path) as aside:
        pq.write_table(connection.table("keys").to_arrow_table(), aside, compression="zstd")


_UNKNOWN = """
CREATE TEMP TABLE unknown AS
    SELECT DISTINCT space, text
    FROM (
        SELECT mention.kind AS kind, mention.name AS text FROM mentions
        UNION ALL
        SELECT kind, name.text
        FROM (SELECT mention.kind AS kind, unnest(mention.names) AS name FROM mentions)
    ) JOIN spaces USING (kind)
    ANTI JOIN keys USING (space, text);
"""
