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

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from extractors.source import Raw, Source
from kg.duckdb import connect
from kg.staging.texts import Keeper, Texts
from ontology.facts import Document, Evidence, Fact, Link, Mention, Text, Unread, Value

SHAPE = "2"
"""Raised whenever rows would be written differently from the same facts."""

ROWS_PER_PART = 5_000
FACTS_PER_PART = 100_000

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


def digest(source: Source, raw: Raw) -> bytes:
    """128 bits that change when the document, or the way it would be staged, changes."""
    hashed = blake2b(digest_size=16)
    for part in (source.name, source.version, SHAPE, raw.file):
        hashed.update(part.encode() + b"\0")
    hashed.update(raw.data)
    return hashed.digest()


class Stage:
    """The staged documents under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def texts(self) -> Texts:
        """The running texts of those documents that have one."""
        return Texts(self.folder / "texts.sqlite")

    def known(self, source: str) -> "Known":
        """What is staged of a source, so that a document that is there already is told."""
        known = Known()
        if self._parts(source):
            with connect(self.folder / "tmp") as connection:
                found = connection.execute(_KNOWN, [str(self.folder / source / "*.parquet")])
                while batch := found.fetchmany(50_000):
                    for file, mark, today in batch:
                        known.add(file, mark, today)
        return known

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A DuckDB connection with the views `documents`, `mentions` and `links`.

        `documents` has a row a document, as it stands today. `mentions` and `links` have a row a
        mention or link, a struct, with its document, source (`origin`) and registry flag beside
        it; a link's `recorded` is when its document first said so.
        """
        with connect(self.folder / "tmp") as connection:
            self._views(connection)
            yield connection

    def _views(self, connection: duckdb.DuckDBPyConnection) -> None:
        if self._parts("*"):
            connection.read_parquet(
                str(self.folder / "*" / "*.parquet"), filename=True, file_row_number=True
            ).create_view("rows")
        else:
            connection.from_arrow(_empty()).create_view("rows")
        connection.execute(_VIEWS)

    def _parts(self, source: str) -> list[Path]:
        return list(self.folder.glob(f"{source}/*.parquet"))


class Known:
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


class Part:
    """Rows gathered for one source, written out a part at a time."""

    def __init__(self, folder: Path, source: Source, recorded: str, texts: Keeper) -> None:
        self._folder = folder / source.name
        self._source = source
        self._texts = texts
        self._recorded = recorded
        self._rows: list[dict[str, Any]] = []
        self._facts = 0

    def add(self, facts: list[Fact], file: str, digest: bytes) -> None:
        """Stage what one document says; the facts begin with the Document."""
        row = _row(facts, self._source, file, digest, self._recorded)
        for text in (each for each in facts if isinstance(each, Text)):
            # The stage takes the row that is later, then of the later file.
            version = f"{self._recorded} {file}\0{digest.hex()}"
            self._texts.keep(row["document"], text, version)
        self._rows.append(row)
        self._facts += len(facts)
        if len(self._rows) >= ROWS_PER_PART or self._facts >= FACTS_PER_PART:
            self.flush()

    def flush(self) -> None:
        """Write the rows gathered so far as one part, all of them or none."""
        if not self._rows:
            return
        self._texts.commit()  # before its rows are there, or a kill could leave them without it
        self._folder.mkdir(parents=True, exist_ok=True)
        name = blake2b(b"".join(row["digest"] for row in self._rows), digest_size=12).hexdigest()
        aside = self._folder / f"{name}.writing"
        pq.write_table(pa.Table.from_pylist(self._rows, ROW), aside, compression="zstd")
        aside.replace(self._folder / f"{self._recorded.replace(':', '')}-{name}.parquet")
        self._rows.clear()
        self._facts = 0


def _row(
    facts: list[Fact], source: Source, file: str, digest: bytes, recorded: str
) -> dict[str, Any]:
    document = facts[0]
    if not isinstance(document, Document):
        raise TypeError("a document's facts begin with the Document")
    return {
        "document": document.id,
        "source": document.source,
        "key": document.key,
        "title": document.title,
        "date": document.date,
        "url": document.url,
        "language": document.language,
        "extractor": f"{source.name}/{source.version}",
        "registry": source.registry,
        "file": file,
        "digest": digest,
        "recorded": recorded,
        "mentions": [_mention(fact) for fact in facts if isinstance(fact, Mention)],
        "links": [_link(fact) for fact in facts if isinstance(fact, Link)],
        "unread": [fact.path for fact in facts if isinstance(fact, Unread)],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "kind": mention.kind,
        "name": mention.name,
        **_evidence(mention.evidence),
        "names": [{"text": name.text, "language": name.language} for name in mention.names],
        "identifiers": mention.identifiers,
        "properties": _properties(mention.properties),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "type": link.type,
        "source": link.source,
        "target": link.target,
        **_evidence(link.evidence),
        "since": link.since,
        "until": link.until,
        "properties": _properties(link.properties),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"place": evidence.place, "quote": evidence.quote, "confidence": evidence.confidence}


def _properties(values: Mapping[str, Value]) -> str | None:
    return orjson.dumps(dict(values), option=orjson.OPT_SORT_KEYS).decode() if values else None


_KNOWN = """
SELECT file, digest, recorded = max(recorded) OVER (PARTITION BY document) AS today
FROM read_parquet(?)
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
    )
