"""The whole way of the data: read, stage, resolve, build, load; vectors beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson

from kg.build import statistics
from kg.build.graph import build
from kg.errors import InputError
from kg.load.difference import Written, load
from kg.load.vectors import Vectors
from kg.resolve.resolve import resolve
from kg.search import index
from kg.search.entries import of_graph
from kg.settings import Settings
from kg.staging.files import File, files
from kg.staging.read import Reader, Tally
from kg.staging.sources import shipped, sources
from kg.store import open_store
from kg.workspace import Home


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest did.

    Attributes:
        documents: what became of them.
        mentions: how many were resolved.
        written: what was written to the store.
        vectors: how many vectors of works were written to it.
    """

    documents: Tally
    mentions: int
    written: Written
    vectors: int


class Watcher:
    """Told how an ingest goes on; this one says nothing."""

    def start(self, files: list[File]) -> None:
        """The files that will be read."""

    def document(self, file: File, tally: Tally) -> None:
        """One more document of a file was read, or the file ended."""

    def phase(self, name: str) -> None:
        """What is done now: `resolve`, `build`, `load`, `vectors`, `names`."""

    def rows(self, count: int) -> None:
        """So many more nodes or edges are being written."""


def ingest(
    settings: Settings, paths: Iterable[Path], source: str = "", watcher: Watcher | None = None
) -> Outcome:
    """Read every file under the paths into the graph.

    Args:
        settings: where the data live and which store to load.
        paths: files and folders.
        source: name of the source that every file is of; empty to find out.
        watcher: told how it goes on.

    Raises:
        InputError: a path or source does not exist, no file lies there, or another ingest is
            running.
        StoreError: the store can not be reached or refuses to be written.
    """
    watcher, paths = watcher or Watcher(), list(paths)
    home = Home(settings.home)
    with home.alone():
        now = instant()
        found = list(files(paths))
        if not found:
            raise InputError("there is no file in it", ", ".join(map(str, paths)), _NO_FILE)
        watcher.start(found)
        Reader(home.stage, home.quarantine, sources(), now).read(shipped())
        reader = Reader(home.stage, home.quarantine, sources(source), now)
        tally = reader.read(found, watcher.document)
        watcher.phase("resolve")
        with home.stage.connect() as connection:
            mentions = resolve(connection, home.resolved, now)
            watcher.phase("build")
            desired = build(connection, home.resolved)
        statistics.write(desired)
        watcher.phase("load")
        vectors = Vectors(home.vectors)
        with open_store(settings) as client:
            with vectors.encoding(desired):
                written = load(client, desired, watcher.rows)
            watcher.phase("vectors")
            outcome = Outcome(tally, mentions, written, vectors.load(client))
        watcher.phase("names")
        index.write(home.names, of_graph(desired))
        home.last_ingest.write_bytes(
            orjson.dumps(summary(outcome, now), option=orjson.OPT_INDENT_2)
        )
    return outcome


_NO_FILE: Final = "Name files, or a folder that holds some"


def summary(outcome: Outcome, now: str) -> dict[str, Any]:
    """An ingest in figures, for `kg status` and `--json`."""
    return {
        "at": now,
        "documents": documents(outcome.documents),
        "unreadFields": dict(sorted(outcome.documents.unread.items())),
        "mentions": outcome.mentions,
        "written": {
            "created": outcome.written.created,
            "changed": outcome.written.changed,
            "deleted": outcome.written.deleted,
        },
        "vectors": outcome.vectors,
    }


def documents(tally: Tally) -> dict[str, Any]:
    """Documents read, loaded, unchanged and quarantined, overall and by source."""
    counts = {
        "read": tally.read,
        "loaded": tally.loaded,
        "unchanged": tally.unchanged,
        "quarantined": tally.quarantined,
    }
    by_source = {
        source or "unrecognised": {name: each[source] for name, each in counts.items()}
        for source in sorted(tally.read)
    }
    return {name: each.total() for name, each in counts.items()} | {"bySource": by_source}


def instant() -> str:
    """Now, as recorded with facts: ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
