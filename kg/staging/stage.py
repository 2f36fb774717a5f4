"""The stage: what every document says, kept as Parquet, appended and never changed in place.

It holds facts as their documents print them, and nothing worked out from them: keys that a change
of the normaliser would change are made by `kg.resolve`.

One row is one document with all it says, so a document is there whole or not at all, whenever the
process dies. Parts lie under `stage/SOURCE/`, each written aside and then renamed. A document that
comes again is a new row; the latest row of a document is what it says today, and the earlier
ones tell since when it has said so.

Two shapes were tried on the Greater Bay Area papers and ROR: three flat tables (documents,
mentions, links) and this nested one. The nested one needs no marker for a half-written document,
replaces a document by one row instead of a deletion in three tables, and DuckDB unnests it as fast
as it joins the flat ones.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from kg.duckdb import connect
from kg.staging.manifest import parts
from kg.staging.texts import Texts

SHAPE = "3"
"""Raised whenever rows would be written differently from the same facts."""

_EVIDENCE = [("place", pa.string()), ("quote", pa.string()), ("confidence", pa.float64())]
_NAME = pa.struct([("text", pa.string()), ("language", pa.string())])
_MENTION = pa.struct(
    [
        ("id", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        *_EVIDENCE,
        ("names", pa.list_(_NAME)),
        ("identifiers", pa.list_(pa.string())),
        ("properties", pa.string()),
    ]
)
_LINK = pa.struct(
    [
        ("id", pa.string()),
        ("type", pa.string()),
        ("source", pa.string()),
        ("target", pa.string()),
        *_EVIDENCE,
        ("since", pa.string()),
        ("until", pa.string()),
        ("first_seen", pa.string()),
        ("last_seen", pa.string()),
        ("properties", pa.string()),
    ]
)
ROW = pa.schema(
    [
        ("document", pa.string()),
        ("source", pa.string()),
        ("key", pa.string()),
        ("title", pa.string()),
        ("date", pa.string()),
        ("url", pa.string()),
        ("language", pa.string()),
        ("extractor", pa.string()),
        ("registry", pa.bool_()),
        ("file", pa.string()),
        ("digest", pa.binary(16)),
        ("recorded", pa.string()),
        ("mentions", pa.list_(_MENTION)),
        ("links", pa.list_(_LINK)),
        ("unread", pa.list_(pa.string())),
    ]
)


class Stage:
    """The staged documents under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def texts(self) -> Texts:
        """The running texts of those documents that have one."""
        return Texts(self.folder / "texts.sqlite")

    def known(self, source: str) -> "KnownDigests":
        """What is staged of a source, so that a document that is there already is told."""
        known = KnownDigests()
        if parts(self.folder, source):
            with connect(self.folder / "tmp") as connection:
                self._rows(connection, source)
                found = connection.execute(f"{_KNOWN} WHERE source = ? {_LATEST}", [source])
                while batch := found.fetchmany(50_000):
                    for file, mark, today in batch:
                        known.add(file, mark, today)
        return known

    def write_known(self, path: Path) -> None:
        """Write what is staged of every source as Parquet: `file`, `digest`, `today` of a row.

        A document is there already if its digest is one of `today`, or one of its own file.
        """
        with connect(self.folder / "tmp") as connection:
            self._rows(connection)
            connection.sql(f"{_KNOWN} {_LATEST}").write_parquet(str(path))

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A DuckDB connection with the views `documents`, `mentions` and `links`.

        `documents` has a row a document, as it stands today. `mentions` and `links` have a row a
        mention or link, a struct, with its document, source (`origin`) and registry flag beside
        it; a link's `recorded` is when its document first said so.
        """
        with connect(self.folder / "tmp") as connection:
            self._rows(connection)
            connection.execute(_VIEWS)
            yield connection

    def _rows(self, connection: duckdb.DuckDBPyConnection, source: str = "*") -> None:
        """Make the view `rows`: all that was ever staged, of parts that can hold a source."""
        connection.from_arrow(_empty()).create_view("staged_shape")
        staged = "FROM staged_shape"
        if held := parts(self.folder, source):
            # By names: parts that were written in an earlier shape lack what came later.
            connection.read_parquet(
                list(map(str, held)), filename=True, file_row_number=True, union_by_name=True
            ).create_view("staged_parts")
            staged = "FROM staged_parts UNION ALL BY NAME FROM staged_shape"
        # Parts of runs hold refusals too, and texts.
        connection.execute(f"CREATE VIEW staged AS {staged}")
        connection.execute(_ROWS)


class KnownDigests:
    """Digests of a source's documents.

    Attributes:
        today: of what each document says today.
        files: of what each file said when it was last read, where that is not the same.
    """

    def __init__(self) -> None:
        self.today: set[bytes] = set()
        self.files: dict[str, set[bytes]] = {}

    def add(self, file: str, mark: bytes, today: bool) -> None:
        """Note a row that is the latest of its document in its file, or of all files."""
        if today:
            self.today.add(mark)
        else:
            self.files.setdefault(file, set()).add(mark)


_NAMES = ", ".join((*ROW.names, "filename", "file_row_number"))
_ROWS = f"CREATE VIEW rows AS SELECT {_NAMES} FROM staged WHERE refused IS NULL"  # noqa: S608 - ours

_KNOWN = """
SELECT file, digest, recorded = max(recorded) OVER (PARTITION BY document) AS today
FROM rows"""

_LATEST = """
QUALIFY today OR recorded = max(recorded) OVER (PARTITION BY document, file)
"""

_VIEWS = """
CREATE TEMP TABLE latest AS
    SELECT filename, file_row_number, document, earlier
    FROM (
        SELECT filename, file_row_number, document,
            row_number() OVER w AS rank, count(*) OVER (PARTITION BY document) > 1 AS earlier
        FROM rows
        WINDOW w AS (PARTITION BY document ORDER BY recorded DESC, file DESC, digest DESC)
    )
    WHERE rank = 1;
CREATE VIEW documents AS
    SELECT rows.* EXCLUDE (filename, file_row_number)
    FROM rows SEMI JOIN latest USING (filename, file_row_number);
CREATE VIEW mentions AS
    SELECT document, d.source AS origin, registry, generate_subscripts(mentions, 1) AS position,
        unnest(mentions) AS mention
    FROM documents d;
CREATE TEMP TABLE since AS
    SELECT link.id AS link, min(recorded) AS recorded
    FROM (
        SELECT recorded, unnest(links) AS link
        FROM rows SEMI JOIN (FROM latest WHERE earlier) USING (document)
    )
    GROUP BY link.id;
CREATE VIEW links AS
    SELECT stated.* EXCLUDE (recorded), coalesce(since.recorded, stated.recorded) AS recorded
    FROM (
        SELECT document, d.source AS origin, registry, recorded, unnest(links) AS link
        FROM documents d
    ) stated
    LEFT JOIN since ON since.link = stated.link.id;
"""


def _empty() -> pa.Table:
    return (
        ROW.empty_table()
        .append_column("filename", pa.array([], pa.string()))
        .append_column("file_row_number", pa.array([], pa.int64()))
        .append_column("refused", pa.array([], pa.string()))
    )
