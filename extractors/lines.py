"""JSON lines: one document a line (https://jsonlines.org)."""

from collections.abc import Iterator
from typing import BinaryIO


def split_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each line that is not blank, never holding more than one."""
    for line in stream:
        if not line.isspace():
            yield line.rstrip(b"\r\n")
