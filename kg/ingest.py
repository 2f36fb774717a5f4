"""The whole way of the data: read, stage, resolve, build, load; vectors beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from kg.build import statistics
from kg.build.graph import build
from kg.build.target_graph import TargetGraph
from kg.collector import seldom_collecting
from kg.duckdb import connect
from kg.engine.local import Local
from kg.errors import InputError
from kg.load.difference import Written, load
from kg.load.vectors import Vectors
from kg.pairs.claims import claim
from kg.resolve.candidates.stored import indexing
from kg.resolve.decided import version
from kg.resolve.identities import IDENTITIES
from kg.resolve.ledger import LEDGER
from kg.resolve.matching.matcher import Matcher
from kg.resolve.resolve import resolve
from kg.resolve.settle import settle
from kg.resolve.verdicts.entries import Verdicts
from kg.search import index
from kg.search.entries import of_graph
from kg.settings import Settings
from kg.staging.files import File, files
from kg.staging.fingerprints import Fingerprints
from kg.staging.read import IngestCounts, Reader
from kg.staging.removal import remove as take_out
from kg.staging.run import Cluster, ClusterReader
from kg.staging.sources import shipped, sources
from kg.staging.stage import SHAPE
from kg.stamps import Steps, code, instant, listing, stamp
from kg.store import Client, open_store
from kg.topics import blend
from kg.topics.assign import assign
from kg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest did.

    Attributes:
        documents: what became of them.
        mentions: how many were resolved.
        written: what was written to the store.
        vectors: how many vectors of works were written to it.
    """

    documents: IngestCounts
    mentions: int
    written: Written
    vectors: int


class Watcher:
    """Told how an ingest goes on; this one says nothing."""

    def start(self, files: list[File]) -> None:
        """The files that will be read."""

    def document(self, file: File, tally: IngestCounts) -> None:
        """One more document of a file was read, or the file ended."""

    def phase(self, name: str) -> None:
        """What is done now: `resolve`, `build`, `encode`, `topics`, `load`, `vectors`, `names`."""

    def rows(self, count: int) -> None:
        """So many more nodes or edges are being written."""


def ingest(
    settings: Settings,
    paths: Iterable[Path],
    source: str = "",
    watcher: Watcher | None = None,
    cluster: Cluster | None = None,
) -> Outcome:
    """Read every file under the paths into the graph.

    Args:
        settings: where the data live and which store to load.
        paths: files and folders.
        source: name of the source that every file is of; empty to find out.
        watcher: told how it goes on.
        cluster: where documents are read; on all cores of this machine where None.

    Raises:
        InputError: a path or source does not exist, no file lies there, or another ingest is
            running.
        StoreError: the store can not be reached or refuses to be written.
    """
    watcher, paths = watcher or Watcher(), list(paths)
    home = Workspace(settings.home)
    with home.alone(), seldom_collecting():
        now = instant()
        found = list(files(paths))
        if not found:
            raise InputError("there is no file in it", ", ".join(map(str, paths)), _NO_FILE)
        watcher.start(found)
        _read(home, "", list(shipped()), now, Watcher())
        tally = _read(home, source, found, now, watcher, cluster)
        outcome = _bring(settings, home, tally, now, watcher)
        home.last_ingest.write_bytes(
            orjson.dumps(summary(outcome, now), option=orjson.OPT_INDENT_2)
        )
    return outcome


def resolve_again(settings: Settings, watcher: Watcher | None = None) -> Outcome:
    """Bring what people have said since into the graph; no document is read.

    Raises:
        InputError: nothing was ingested here, or an ingest is running.
        StoreError: the store can not be reached or refuses to be written.
    """
    home = Workspace(settings.home)
    with home.alone(), seldom_collecting():
        if not home.last_ingest.exists():
            raise InputError("nothing was ingested here", str(home.folder), _INGEST_FIRST)
        return _bring(settings, home, IngestCounts(), instant(), watcher or Watcher())


def remove(
    settings: Settings, documents: Sequence[str], source: str = "", watcher: Watcher | None = None
) -> Outcome:
    """Take documents out of the graph: what only they said goes, what others say stays.

    Args:
        settings: where the data live and which store to load.
        documents: ids of them.
        source: name of a source of which all documents go; empty for none.
        watcher: told how it goes on.

    Raises:
        InputError: a document is not there, nothing is named, or an ingest is running.
        StoreError: the store can not be reached or refuses to be written.
    """
    if not documents and not source:
        raise InputError("nothing is named", "DOCUMENT", "Give ids of documents, or --source NAME")
    home = Workspace(settings.home)
    with home.alone(), seldom_collecting():
        now = instant()
        take_out(home.stage, documents, source, now)
        return _bring(settings, home, IngestCounts(), now, watcher or Watcher())


def _read(
    home: Workspace,
    source: str,
    found: list[File],
    now: str,
    watcher: Watcher,
    cluster: Cluster | None = None,
) -> IngestCounts:
    readers = stamp(source, SHAPE, code("extractors", "ontology", "kg.staging"))
    fingerprints = Fingerprints(home.stage.folder, readers)
    to = (home.stage, home.quarantine, sources(source), now)
    if cluster is not None:
        clustered = ClusterReader(*to, cluster, home.runs, fingerprints)
        return clustered.read(found, watcher.document)
    return Reader(*to, fingerprints, Local()).read(found, watcher.document)


def _bring(
    settings: Settings, home: Workspace, tally: IngestCounts, now: str, watcher: Watcher
) -> Outcome:
    """Resolve, build and load what is staged; each step only where something has changed."""
    steps = Steps(home.folder)
    watcher.phase("resolve")
    mentions = _resolved(home, steps, now)
    watcher.phase("build")
    desired, graph = _built(home, steps, watcher)
    watcher.phase("load")
    written, vectors = _loaded(settings, home, steps, graph, watcher)
    watcher.phase("names")
    if not (steps.stands("names", graph) and home.names.exists()):
        index.write(home.names, of_graph(desired))
        steps.done("names", graph)
    return Outcome(tally, mentions, written, vectors)


def _resolved(home: Workspace, steps: Steps, now: str) -> int:
    """Have every mention resolved; how many decisions hold."""
    model = stamp(listing(home.stage.folder), version())
    said = Verdicts(home.resolved)
    judged = stamp(model, said.digest())
    if steps.stands("ledger", judged):
        return int(steps.told("ledger")["mentions"])
    steps.forget("ledger")
    if steps.stands("model", model):
        with connect(home.resolved / "tmp") as connection:
            mentions = settle(connection, home.resolved, said.standing(), now)
    else:
        steps.forget("model")
        mentions = _asked(home, now)
        steps.done("model", model)
    steps.done("ledger", judged, mentions=mentions)
    return mentions


def _asked(home: Workspace, now: str) -> int:
    """Have every mention resolved anew, while other processes index the registries and encode."""
    with (
        indexing(home) as indexer,
        home.stage.connect() as connection,
        Vectors(home.vectors).ahead(connection),
    ):

        def matcher() -> Matcher:
            if indexer:
                indexer.wait()
            return Matcher.load(home)

        return resolve(connection, home.resolved, matcher, now)


def _built(home: Workspace, steps: Steps, watcher: Watcher) -> tuple[TargetGraph, str]:
    """Have the graph as it should be; and the stamp of it."""
    logs = (listing(home.resolved / each) for each in (LEDGER, IDENTITIES))
    made_by = code("kg.build", "kg.resolve", "kg.topics", "kg.pairs", "ontology", "extractors")
    graph = stamp(listing(home.stage.folder), *logs, made_by)
    desired, vectors = TargetGraph(home.resolved), Vectors(home.vectors)
    if not (steps.stands("graph", graph) and desired.made):
        steps.forget("graph")
        with home.stage.connect() as connection:
            build(connection, home.resolved)
            watcher.phase("encode")
            vectors.encode(desired)
            watcher.phase("topics")
            assign(connection, home.stage.texts, desired, vectors)
            claim(desired, vectors)
            blend.write(desired, vectors)
        statistics.write(desired)
        steps.done("graph", graph)
    return desired, graph


def _loaded(
    settings: Settings, home: Workspace, steps: Steps, graph: str, watcher: Watcher
) -> tuple[Written, int]:
    """Have the store hold the graph; what was written, and how many vectors of works."""
    desired, vectors = TargetGraph(home.resolved), Vectors(home.vectors)
    with open_store(settings) as client:
        before = _held(home, steps, client, settings.store)
        if before is not None and steps.stands("store", graph):
            return Written(), 0
        steps.forget("store")
        written = load(client, desired, watcher.rows, before)
        watcher.phase("vectors")
        encoded = vectors.load(client) if before is None or written.touches("Work") else 0
        desired.copy(home.loaded)
        counts = statistics.read(desired) or {}
        totals = {"nodes": counts.get("nodes"), "links": counts.get("links")}
        steps.done("store", graph, address=settings.store, **totals)
    return written, encoded


def _held(home: Workspace, steps: Steps, client: Client, address: str) -> TargetGraph | None:
    """The graph that the store holds, as far as one can tell; None where one has to look."""
    told, held = steps.told("store"), TargetGraph(home.loaded)
    if not told or told["address"] != address or not held.made:
        return None
    (nodes,) = client.read("MATCH (n) RETURN count(n) AS n")
    (links,) = client.read("MATCH ()-[r]->() RETURN count(r) AS n")
    return held if (nodes["n"], links["n"]) == (told["nodes"], told["links"]) else None


_NO_FILE: Final = "Name files, or a folder that holds some"
_INGEST_FIRST: Final = "Run `kg ingest` on documents first"


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


def documents(tally: IngestCounts) -> dict[str, Any]:
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
