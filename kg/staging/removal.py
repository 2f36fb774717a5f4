"""Taking documents out again: what only they said goes, what others say stays.

The stage is appended to, so that a document is taken out by a later row of it that says nothing.
Its text is deleted, and the files that it came from are forgotten: where they are read again, it
comes back.
"""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

import duckdb

from extractors import SOURCES
from kg.errors import InputError
from kg.staging.fingerprints import forget
from kg.staging.stage import Stage
from kg.staging.texts import Keeper


def remove(stage: Stage, documents: Sequence[str], source: str, now: str) -> int:
    """Take documents out, all or none; how many they were.

    Args:
        stage: where they are.
        documents: ids; of none where a source is named.
        source: name of the source whose documents are all taken out; empty for none.
        now: when, ISO 8601.

    Raises:
        InputError: a document is not there, or the source has none.
    """
    with stage.connect() as connection:
        connection.execute("SET VARIABLE now = ?", [now])
        connection.execute(_HELD, {"documents": list(documents), "source": source})
        held = connection.execute("SELECT document, source, file FROM held").fetchall()
        known = {document for document, _, _ in held}
        missing = [each for each in documents if each not in known]
        if missing or not held:
            raise _nothing(missing, source)
        keeper = Keeper(stage.texts.path)
        for document in sorted(known):
            keeper.drop(document)
        keeper.commit()
        forget(stage.folder, {file for _, _, file in held})
        for each in sorted({source for _, source, _ in held}):
            _write(connection, stage.folder / each, each, now)
    return len(held)


def _nothing(missing: list[str], source: str) -> InputError:
    if missing:
        ids = "Ids are doc:SOURCE/KEY, as evidence and `kg extract` give them"
        return InputError("there is no such document", ", ".join(missing), ids)
    known = ", ".join(each.name for each in SOURCES)
    return InputError("there is no document of this source", source, f"Sources are {known}")


def _write(connection: duckdb.DuckDBPyConnection, folder: Path, source: str, now: str) -> None:
    name = blake2b(f"removed {source} {now}".encode(), digest_size=12).hexdigest()
    folder.mkdir(exist_ok=True)  # not there where a cluster has read all of the source
    aside = folder / f"{name}.writing"
    found = connection.sql(_ROWS, params={"source": source})
    found.write_parquet(str(aside), compression="zstd")
    aside.replace(folder / f"{now.replace(':', '')}-{name}.parquet")


_HELD: Final = """
CREATE TEMP TABLE held AS FROM documents
WHERE (document IN (SELECT unnest($documents)) OR source = $source) AND len(mentions) > 0
"""

_ROWS: Final = """
SELECT * REPLACE (
    unhex(md5(document || getvariable('now'))) AS digest, getvariable('now') AS recorded,
    mentions[1:0] AS mentions, links[1:0] AS links, unread[1:0] AS unread
)
FROM held WHERE source = $source ORDER BY document
"""
