"""A process that reads batches: `python -m kg.engine.worker`, fed by `kg.engine.local`.

A task is the time to record and a batch as Arrow's stream, each behind its length; so is what
comes back. Whatever else is printed goes to standard error.
"""

import os
import struct
import sys
from typing import BinaryIO, Final

import pyarrow as pa

from kg.collector import seldom_collecting
from kg.staging.step import READ, extract

_LENGTH: Final = struct.Struct("<Q")


def main() -> None:
    """Read tasks until there are no more."""
    # The channel is kept from prints of libraries, which would break it.
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (recorded := receive(sys.stdin.buffer)) is not None:
        task = receive(sys.stdin.buffer)
        if task is None:
            break
        with pa.ipc.open_stream(task) as batches, seldom_collecting():
            made = list(extract(batches, recorded.decode()))
        send(channel, packed(made, READ))
        channel.flush()


def packed(batches: list[pa.RecordBatch], schema: pa.Schema) -> bytes:
    """Batches as one stream of Arrow's."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return bytes(sink.getvalue())


def send(channel: BinaryIO, data: bytes) -> None:
    """Write bytes behind their length."""
    channel.write(_LENGTH.pack(len(data)))
    channel.write(data)


def receive(channel: BinaryIO) -> bytes | None:
    """Read bytes behind their length; None where the other side has ended."""
    head = channel.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    data = channel.read(size)
    return data if len(data) == size else None


if __name__ == "__main__":
    main()
