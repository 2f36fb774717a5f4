"""JSON lines: one document a line (https://jsonlines.org)."""

from collections.abc import Iterator
from functools import partial
from typing import Final, Protocol

from extractors.errors import MalformedError

LONGEST: Final = 256 * 1024 * 1024
"""Bytes of one line, beyond which a file of lines is no such file."""


class Lines(Protocol):
    """What lines are read from."""

    def readline(self, limit: int = ..., /) -> bytes:
        """The next line, with its end; at most so many bytes of it."""


def split_lines(stream: Lines) -> Iterator[bytes]:
    """Yield each line that is not blank, never holding more than one.

    Raises:
        MalformedError: a line is longer than any document is.
    """
    for line in iter(partial(stream.readline, LONGEST), b""):
        if len(line) == LONGEST:
            raise MalformedError(f"no line ends within {LONGEST} bytes; is it of this format?")
        if not line.isspace():
            yield line.rstrip(b"\r\n")
