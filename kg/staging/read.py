"""From files to staged facts: find each file's source, read its documents, keep or set aside."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyarrow as pa

from extractors.source import Source
from kg.staging.files import File
from kg.staging.fingerprints import Fingerprints, ReadFile
from kg.staging.opened import BatchBuilder, Opened
from kg.staging.part import Part
from kg.staging.quarantine import Quarantine
from kg.staging.stage import KnownDigests, Stage
from kg.staging.step import extract
from kg.staging.texts import Keeper


@dataclass(slots=True)
class IngestCounts:
    """What became of the documents, by source.

    Attributes:
        read: all of them.
        loaded: new, or changed since they were read before.
        unchanged: staged before, just as they are.
        quarantined: could not be read.
        unread: fields that no extractor reads or knows to ignore, by source and path.
    """

    read: Counter[str] = field(default_factory=Counter)
    loaded: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    quarantined: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)

    def passed(self, seen: ReadFile) -> None:
        """Count the documents of a file that was read before, just as it is."""
        self.read.update(seen.documents)
        self.unchanged.update(seen.documents)
        self.read.update(seen.refused)
        self.quarantined.update(seen.refused)


Report = Callable[[File, IngestCounts], None]
"""Told of every document read and every file ended."""


Engine = Callable[[Iterator[pa.RecordBatch], str], Iterator[pa.RecordBatch]]
"""Where documents are read: given batches of `step.RAW` and when to record, gives batches of
`step.READ`, a row for each row, in the same order."""


class Reader:
    """Reads files into the stage.

    Args:
        stage: what is read goes there.
        quarantine: what can not be read goes there.
        sources: that files may be of.
        now: when, ISO 8601.
        fingerprints: of files that were read before; None where each is opened.
        engine: where documents are read; in this process where None.
    """

    def __init__(
        self,
        stage: Stage,
        quarantine: Quarantine,
        sources: Iterable[Source],
        now: str,
        fingerprints: Fingerprints | None = None,
        engine: Engine | None = None,
    ) -> None:
        self._stage, self._quarantine = stage, quarantine
        self._sources = tuple(sources)
        self._now = now
        self._fingerprints = fingerprints
        self._engine = engine or partial(extract, sources={s.name: s for s in self._sources})
        self._texts = Keeper(stage.texts.path)
        self._known: dict[str, KnownDigests] = {}
        self._parts: dict[str, Part] = {}
        self._open: dict[str, Opened] = {}
        self.tally = IngestCounts()

    def read(
        self, files: Iterable[File], report: Report = lambda file, tally: None
    ) -> IngestCounts:
        """Read every file; what can not be read is set aside, and the rest goes on."""
        for made in self._engine(self._batches(files, report), self._now):
            self._take(made, report)
        self._close(report)
        for part in self._parts.values():
            part.flush()
        if self._fingerprints:
            self._fingerprints.save()
        return self.tally

    def _batches(self, files: Iterable[File], report: Report) -> Iterator[pa.RecordBatch]:
        """Documents of the files that are not staged yet."""
        batch_builder = BatchBuilder()
        for file in files:
            seen = self._fingerprints.known(file) if self._fingerprints else None
            if seen is not None:
                self.tally.passed(seen)
                report(file, self.tally)
                continue
            opened = self._open[file.label] = Opened(file)
            for row in self._unknown(opened):
                opened.asked += 1
                yield from batch_builder.add(row)
            opened.whole = True
            self._close(report)
        yield from batch_builder.rest()

    def _unknown(self, opened: Opened) -> Iterator[dict[str, Any]]:
        for row in opened.rows(self._sources):
            here = self._of(opened.source).files.setdefault(opened.file.label, set())
            if row["digest"] in self._known[opened.source].today or row["digest"] in here:
                self._leave(opened)
            else:
                yield row

    def _of(self, source: str) -> KnownDigests:
        """What is staged of a source."""
        if source not in self._known:
            self._known[source] = self._stage.known(source)
            self._parts[source] = Part(self._stage.folder, source, self._now, self._texts)
        return self._known[source]

    def _leave(self, opened: Opened) -> None:
        """Count a document that is staged just as it is."""
        opened.unchanged += 1
        self.tally.read[opened.source] += 1
        self.tally.unchanged[opened.source] += 1

    def _take(self, made: pa.RecordBatch, report: Report) -> None:
        """Keep what came of documents: staged by source, or set aside by file."""
        names = ("file", "position", "digest", "refused")
        columns = (made.column(each).to_pylist() for each in names)
        by_source: dict[str, list[int]] = {}
        for row, (label, position, mark, refused) in enumerate(zip(*columns, strict=True)):
            opened = self._open[label]
            opened.taken += 1
            if refused is not None:
                opened.refuse(opened.source, position, refused)
            elif mark in (here := self._known[opened.source].files[label]):
                self._leave(opened)  # the same document stands in the file once more
            else:
                here.add(mark)
                opened.loaded += 1
                by_source.setdefault(opened.source, []).append(row)
        for source, rows in by_source.items():
            kept = made.take(pa.array(rows, pa.int32()))
            self._parts[source].add(kept)
            self.tally.read[source] += len(rows)
            self.tally.loaded[source] += len(rows)
            for paths in kept.column("unread").to_pylist():
                self.tally.unread.update(f"{source}: {path}" for path in paths)
        if made.num_rows:
            report(opened.file, self.tally)
        self._close(report)

    def _close(self, report: Report) -> None:
        """Be done with the files of which everything was read."""
        for label in [n for n, o in self._open.items() if o.whole and o.taken == o.asked]:
            opened = self._open.pop(label)
            refused = Counter(each.source for each in opened.aside)
            self.tally.read.update(refused)
            self.tally.quarantined.update(refused)
            self._quarantine.replace(label, opened.aside)
            if self._fingerprints:
                staged = {opened.source: opened.loaded + opened.unchanged} if opened.source else {}
                self._fingerprints.note(opened.file, staged, refused)
            report(opened.file, self.tally)
