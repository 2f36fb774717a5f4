"""Reading on the cores of this machine, by processes of our own.

They are started once there is enough to read that it pays, and read batch after batch; what comes
back is in the order of what was given, however they share it out. A process that dies (killed, out
of memory, a fault of a library) is replaced and its batch read again, twice; then its documents
are read one by one, and the one that kills its reader is refused.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import BinaryIO, Final, cast

import pyarrow as pa

from extractors.source import Source
from kg.engine.worker import packed, receive, send
from kg.staging.step import RAW, READ, extract, refusal

ALONE: Final = 8 * 1024 * 1024
"""Bytes of documents that are read by the calling process: starting others takes a second."""

_TRIES: Final = 2
"""Times that a batch is read whose reader dies."""
_DIED: Final = "the process that read it died, each time: out of memory, or a fault of a library"


class Local:
    """The engine of one machine.

    Args:
        workers: how many processes; one for each core where not given.
        alone: bytes that the calling process reads itself before it starts any.
        sources: that documents may be of, by name; all of them where None, and no others where
            processes are started.
    """

    def __init__(
        self,
        workers: int | None = None,
        alone: int = ALONE,
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        self._workers = workers or len(os.sched_getaffinity(0))
        self._alone, self._sources = alone, sources

    def __call__(
        self, batches: Iterator[pa.RecordBatch], recorded: str
    ) -> Iterator[pa.RecordBatch]:
        """Read batches of RAW; what comes of each is a row of READ, in the same order."""
        taken = 0
        for batch in batches:
            yield from extract([batch], recorded, self._sources)
            taken += batch.nbytes
            if self._workers > 1 and self._sources is None and taken > self._alone:
                yield from self._together(batches, recorded)

    def _together(
        self, batches: Iterator[pa.RecordBatch], recorded: str
    ) -> Iterator[pa.RecordBatch]:
        readers = [_Reader(recorded) for _ in range(self._workers)]
        free: SimpleQueue[_Reader] = SimpleQueue()
        for each in readers:
            free.put(each)
        try:
            with ThreadPoolExecutor(self._workers) as threads:
                waiting: deque[Future[list[pa.RecordBatch]]] = deque()
                for batch in batches:
                    waiting.append(threads.submit(_read, free, batch))
                    if len(waiting) > 2 * self._workers:
                        yield from waiting.popleft().result()
                while waiting:
                    yield from waiting.popleft().result()
        finally:
            for each in readers:
                each.end()


def _read(free: "SimpleQueue[_Reader]", batch: pa.RecordBatch) -> list[pa.RecordBatch]:
    reader = free.get()
    try:
        return reader.read(batch)
    finally:
        free.put(reader)


class _Reader:
    """A process that reads, and its replacement when it dies."""

    def __init__(self, recorded: str) -> None:
        self._recorded = recorded
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, batch: pa.RecordBatch) -> list[pa.RecordBatch]:
        """What comes of a batch."""
        for _ in range(_TRIES):
            made = self._try(batch)
            if made is not None:
                return made
        if batch.num_rows == 1:
            refused = [refusal(row, _DIED) for row in batch.to_pylist()]
            return [pa.RecordBatch.from_pylist(refused, READ)]
        return [made for each in range(batch.num_rows) for made in self.read(batch.slice(each, 1))]

    def end(self) -> None:
        """Let the process end."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                cast("BinaryIO", pipe).close()
            self._process = None

    def _try(self, batch: pa.RecordBatch) -> list[pa.RecordBatch] | None:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.engine.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        into, out = (cast("BinaryIO", each) for each in (self._process.stdin, self._process.stdout))
        try:
            send(into, self._recorded.encode())
            send(into, packed([batch], RAW))
            into.flush()
            made = receive(out)
        except OSError:
            made = None
        if made is None:
            self.end()
            return None
        with pa.ipc.open_stream(made) as stream:
            return list(stream)
