"""From files to staged facts: find each file's source, read its documents, keep or set aside."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyarrow as pa

from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.files import HEAD, UNREADABLE, File
from kg.staging.fingerprints import Fingerprints, Seen
from kg.staging.part import Part, digest
from kg.staging.quarantine import Quarantine, Quarantined
from kg.staging.stage import Known, Stage
from kg.staging.step import BYTES_PER_BATCH, RAW, ROWS_PER_BATCH, extract
from kg.staging.texts import Keeper

UNRECOGNISED = "no source recognises this file; name its source with --source, or leave it out"


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


Report = Callable[[File, IngestCounts], None]
"""Told of every document read and every file ended."""


def recognise(sources: Iterable[Source], name: str, head: bytes) -> Source | None:
    """The first source that takes a file for one of its own, by its name and its beginning."""
    return next((source for source in sources if source.recognises(name, head)), None)


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
        self._known: dict[str, Known] = {}
        self._parts: dict[str, Part] = {}
        self._open: dict[str, _Open] = {}
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
        gathered = _Gathered()
        for file in files:
            seen = self._fingerprints.known(file) if self._fingerprints else None
            if seen is not None:
                self._pass(seen)
                report(file, self.tally)
                continue
            opened = self._open[file.label] = _Open(file)
            for row in self._rows(opened):
                opened.asked += 1
                yield from gathered.add(row)
            opened.whole = True
            self._close(report)
        yield from gathered.rest()

    def _rows(self, opened: "_Open") -> Iterator[dict[str, Any]]:
        try:
            yield from self._unknown(opened)
        except UNREADABLE as error:
            opened.refuse("", 0, f"the file can not be read: {error}")

    def _unknown(self, opened: "_Open") -> Iterator[dict[str, Any]]:
        file = opened.file
        with file.open() as stream:
            head = stream.read(HEAD)
        source = recognise(self._sources, file.name, head)
        if source is None:
            opened.refuse("", 0, UNRECOGNISED)
            return
        opened.source = source.name
        if source.name not in self._known:
            self._known[source.name] = self._stage.known(source.name)
            self._parts[source.name] = Part(self._stage.folder, source.name, self._now, self._texts)
        today = self._known[source.name].today
        here = self._known[source.name].files.setdefault(file.label, set())
        for position, data in enumerate(self._documents(source, opened)):
            mark = digest(source, Raw(data, file.name, position))
            if mark in today or mark in here:
                self._leave(opened)
            else:
                ends = (source.name, file.label, file.name, position, mark, data)
                yield dict(zip(RAW.names, ends, strict=True))

    def _leave(self, opened: "_Open") -> None:
        """Count a document that is staged just as it is."""
        opened.unchanged += 1
        self.tally.read[opened.source] += 1
        self.tally.unchanged[opened.source] += 1

    def _documents(self, source: Source, opened: "_Open") -> Iterator[bytes]:
        position = 0
        try:
            with opened.file.open() as stream:
                for data in source.split(stream):
                    yield data
                    position += 1
        except Exception as error:  # one file must not stop all the others
            known = isinstance(error, (ExtractionError, *UNREADABLE))
            told = str(error) if known else f"{type(error).__name__}: {error}, please report it"
            reason = f"the file can not be read on from here: {told}"
            opened.refuse(source.name, position, reason)

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

    def _pass(self, seen: Seen) -> None:
        """Count the documents of a file that was read before, just as it is."""
        self.tally.read.update(seen.documents)
        self.tally.unchanged.update(seen.documents)
        self.tally.read.update(seen.refused)
        self.tally.quarantined.update(seen.refused)


@dataclass(slots=True)
class _Open:
    """A file while it is read.

    Attributes:
        file: the file.
        source: name of its source; empty while it is not known.
        aside: what of it can not be read.
        asked: how many documents are to be read.
        taken: how many of those were.
        loaded: how many of those are staged.
        unchanged: how many documents were staged before.
        whole: whether all of its documents were asked for.
    """

    file: File
    source: str = ""
    aside: list[Quarantined] = field(default_factory=list)
    asked: int = 0
    taken: int = 0
    loaded: int = 0
    unchanged: int = 0
    whole: bool = False

    def refuse(self, source: str, position: int, reason: str) -> None:
        """Set a document, or the rest of the file, aside."""
        self.aside.append(Quarantined(source, self.file.label, position, reason))


class _Gathered:
    """Documents until they make a batch."""

    def __init__(self) -> None:
        self._rows: list[dict[str, Any]] = []
        self._bytes = 0

    def add(self, row: dict[str, Any]) -> Iterator[pa.RecordBatch]:
        """Take a document in; the batch before it where it would grow too large."""
        size = len(row["data"])
        if len(self._rows) == ROWS_PER_BATCH or self._bytes + size > BYTES_PER_BATCH:
            yield from self.rest()
        self._rows.append(row)
        self._bytes += size

    def rest(self) -> Iterator[pa.RecordBatch]:
        """The batch of what there is, if there is something."""
        if self._rows:
            batch = pa.RecordBatch.from_pylist(self._rows, RAW)
            self._rows, self._bytes = [], 0
            yield batch
