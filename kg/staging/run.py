"""Reading on a cluster: what goes out, what comes back, and what became of every document.

    files --split--> raw parts --what is known taken out--> mapped --> stage/run=ID/ --> a line

The files are split here, into Parquet parts of about 64 MB. The cluster takes out what is staged
already, reads the rest, and writes it straight into the stage; one line of the manifest has it
there. Tallies and quarantine are queries over both.
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, Protocol

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from extractors.source import Source
from kg.duckdb import connect, rows
from kg.staging import manifest
from kg.staging.files import File
from kg.staging.fingerprints import Fingerprints
from kg.staging.opened import BatchBuilder, Opened
from kg.staging.quarantine import Quarantine
from kg.staging.read import IngestCounts, Report
from kg.staging.stage import Stage
from kg.staging.step import RAW, READ, ROWS_PER_BATCH
from kg.staging.texts import COLUMNS, Keeper

PART: Final = 64 * 1024 * 1024
"""Bytes of documents of one part."""


class Cluster(Protocol):
    """Whoever reads documents on many machines."""

    def read(self, raw: Path, known: Path, out: Path, recorded: str) -> None:
        """Read documents, and write what came of them.

        Args:
            raw: folder of parts of `step.RAW`.
            known: the table of `Stage.write_known`; the documents of it are left out.
            out: folder to make, for parts of `step.READ`.
            recorded: when, ISO 8601.
        """


class ClusterReader:
    """Reads files into the stage, on a cluster.

    Args:
        stage: what is read goes there; the cluster sees it under the same path.
        quarantine: what can not be read goes there.
        sources: that files may be of.
        now: when, ISO 8601.
        cluster: where documents are read.
        aside: folder for documents on their way; the cluster sees it too.
        fingerprints: of files that were read before; None where each is opened.
    """

    def __init__(
        self,
        stage: Stage,
        quarantine: Quarantine,
        sources: Iterable[Source],
        now: str,
        cluster: Cluster,
        aside: Path,
        fingerprints: Fingerprints | None = None,
    ) -> None:
        self._stage, self._quarantine = stage, quarantine
        self._sources = tuple(sources)
        self._now = now
        self._cluster, self._aside = cluster, aside
        self._fingerprints = fingerprints
        self.tally = IngestCounts()

    def read(
        self, files: Iterable[File], report: Report = lambda file, tally: None
    ) -> IngestCounts:
        """Read every file; what can not be read is set aside, and the rest goes on."""
        manifest.clear(self._stage.folder)
        shutil.rmtree(self._aside, ignore_errors=True)  # of whoever was killed
        self._aside.mkdir(parents=True)
        run = Path(mkdtemp(prefix=manifest.RUN, dir=self._aside)).absolute()
        out = self._stage.folder.absolute() / run.name
        try:
            opened = list(self._open(files, report))
            if _write(_batches(opened, self._sources), run / "raw"):
                self._map(run, out)
            self._tell(opened, out, report)
        finally:
            shutil.rmtree(run, ignore_errors=True)
        if self._fingerprints:
            self._fingerprints.save()
        return self.tally

    def _open(self, files: Iterable[File], report: Report) -> Iterator[Opened]:
        """The files that are to be read."""
        for file in files:
            seen = self._fingerprints.known(file) if self._fingerprints else None
            if seen is None:
                yield Opened(file)
            else:
                self.tally.passed(seen)
                report(file, self.tally)

    def _map(self, run: Path, out: Path) -> None:
        """Have the documents read and the stage hold what came of them."""
        self._stage.folder.mkdir(parents=True, exist_ok=True)
        self._stage.write_known(run / "known.parquet")
        self._cluster.read(run / "raw", run / "known.parquet", out, self._now)
        written = sorted(out.glob("*.parquet"))
        self._keep_texts(written)
        manifest.publish(self._stage.folder, out.name, written, self._now)

    def _keep_texts(self, parts: Iterable[Path]) -> None:
        """Keep texts, before their rows are there."""
        keeper = Keeper(self._stage.texts.path)
        for part in parts:
            with pq.ParquetFile(part) as file:
                for batch in file.iter_batches(ROWS_PER_BATCH, columns=list(COLUMNS)):
                    for row in batch.to_pylist():
                        if row["text"] is not None:
                            keeper.keep_row(row, self._now)
        keeper.commit()

    def _tell(self, opened: list[Opened], out: Path, report: Report) -> None:
        """Count what became of the documents, and set aside by file what can not be read."""
        by_file = {each.file.label: each for each in opened}
        with connect(self._aside / "tmp") as connection:
            _view(connection, out)
            for row in rows(connection, _TAKEN):
                by_file[row["file"]].loaded = row["loaded"]
                by_file[row["file"]].taken = row["taken"]
            for row in rows(connection, _REFUSED):
                by_file[row["file"]].refuse(row["source"], row["position"], row["refused"])
            self.tally.unread.update({e["path"]: e["seen"] for e in rows(connection, _UNREAD)})
        for each in opened:
            self._close(each)
            report(each.file, self.tally)

    def _close(self, opened: Opened) -> None:
        """Count what became of the documents of a file."""
        refused = Counter(each.source for each in opened.aside)
        opened.unchanged += opened.asked - opened.taken
        staged = {opened.source: opened.loaded + opened.unchanged} if opened.source else {}
        self.tally.read.update(staged)
        self.tally.read.update(refused)
        self.tally.quarantined.update(refused)
        self.tally.loaded.update({opened.source: opened.loaded} if opened.loaded else {})
        self.tally.unchanged.update({opened.source: opened.unchanged} if opened.unchanged else {})
        self._quarantine.replace(opened.file.label, opened.aside)
        if self._fingerprints:
            self._fingerprints.note(opened.file, staged, refused)


def _batches(files: Iterable[Opened], sources: Iterable[Source]) -> Iterator[pa.RecordBatch]:
    """Every document of the files; one that stands in its file once more is left out."""
    batch_builder = BatchBuilder()
    for opened in files:
        marks: set[bytes] = set()
        for row in opened.rows(sources):
            if row["digest"] in marks:
                opened.unchanged += 1
                continue
            marks.add(row["digest"])
            opened.asked += 1
            yield from batch_builder.add(row)
    yield from batch_builder.rest()


def _write(batches: Iterator[pa.RecordBatch], folder: Path) -> bool:
    """Write parts; whether there was anything to write."""
    folder.mkdir()
    part: list[pa.RecordBatch] = []
    count = size = 0
    for batch in batches:
        part.append(batch)
        size += batch.nbytes
        if size >= PART:
            count += _flush(part, folder / f"{count:06}.parquet")
            size = 0
    return count + _flush(part, folder / f"{count:06}.parquet") > 0


def _flush(part: list[pa.RecordBatch], path: Path) -> int:
    if not part:
        return 0
    table = pa.Table.from_batches(part, RAW)
    pq.write_table(table, path, compression="zstd", row_group_size=ROWS_PER_BATCH)
    part.clear()
    return 1


def _view(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Make the view `made`: what came of the documents of a run."""
    parts = list(map(str, out.glob("*.parquet")))
    found = connection.read_parquet(parts) if parts else connection.from_arrow(READ.empty_table())
    found.create_view("made")


_TAKEN: Final = """
SELECT file, count(*) AS taken, count(*) FILTER (refused IS NULL) AS loaded FROM made GROUP BY file
"""
_REFUSED: Final = """
SELECT file, source, position, refused FROM made WHERE refused IS NOT NULL ORDER BY file, position
"""
_UNREAD: Final = """
SELECT source || ': ' || unread AS path, count(*) AS seen
FROM (SELECT source, unnest(unread) AS unread FROM made) GROUP BY ALL
"""
