"""The documents of a file as rows of `step.RAW`, and what becomes of the file while it is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.files import HEAD, UNREADABLE, File
from kg.staging.part import digest
from kg.staging.quarantine import Quarantined
from kg.staging.step import BYTES_PER_BATCH, RAW, ROWS_PER_BATCH

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def unrecognised(file: File, head: bytes) -> str:
    """Why no source takes a file, as far as its name and its beginning tell."""
    archive = file.name.lower().endswith((".zip", ".tar", ".tgz"))
    if not head:
        return "the file is empty"
    if archive and file.member:
        return "an archive within an archive is not opened; unpack it first"
    if archive:
        return "the file is named as an archive and can not be read as one; is it whole?"
    if head.startswith(_UTF16):
        return "no source recognises this file, which is in UTF-16; save it as UTF-8"
    return "no source recognises this file; name its source with --source, or leave it out"


def recognise(sources: Iterable[Source], name: str, head: bytes) -> Source | None:
    """The first source that takes a file for one of its own, by its name and its beginning."""
    return next((source for source in sources if source.recognises(name, head)), None)


@dataclass(slots=True)
class Opened:
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

    def rows(self, sources: Iterable[Source]) -> Iterator[dict[str, Any]]:
        """A row of RAW for each document; what can not be opened or split is set aside."""
        try:
            with self.file.open() as stream:
                head = stream.read(HEAD)
        except UNREADABLE as error:
            self.refuse("", 0, f"the file can not be read: {error}")
            return
        source = recognise(sources, self.file.name, head)
        if source is None:
            self.refuse("", 0, unrecognised(self.file, head))
            return
        self.source = source.name
        for position, data in enumerate(self._documents(source)):
            mark = digest(source, Raw(data, self.file.name, position))
            ends = (source.name, self.file.label, self.file.name, position, mark, data)
            yield dict(zip(RAW.names, ends, strict=True))

    def _documents(self, source: Source) -> Iterator[bytes]:
        position = 0
        try:
            with self.file.open() as stream:
                for data in source.split(stream):
                    yield data
                    position += 1
        except Exception as error:  # one file must not stop all the others
            known = isinstance(error, (ExtractionError, *UNREADABLE))
            told = str(error) if known else f"{type(error).__name__}: {error}, please report it"
            reason = f"the file can not be read on from here: {told}"
            self.refuse(source.name, position, reason)


class BatchBuilder:
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
