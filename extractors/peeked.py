"""A stream whose beginning is looked at before it is read: formats differ by their first bytes."""

from typing import BinaryIO


class Peeked:
    """An open file, read from its beginning though its first bytes are known.

    Attributes:
        first: those bytes.
    """

    def __init__(self, stream: BinaryIO, size: int = 64) -> None:
        self.first = stream.read(size)
        self._left, self._stream = self.first, stream

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many; all that are left without a size."""
        left, self._left = self._left, b""
        if 0 <= size < len(left):
            self._left = left[size:]
            return left[:size]
        return left + self._stream.read(size if size < 0 else size - len(left))

    def readline(self, limit: int = -1) -> bytes:
        """The next line, with its end."""
        left, self._left = self._left, b""
        end = left.find(b"\n") + 1
        if end:
            self._left = left[end:]
            return left[:end]
        return left + self._stream.readline(limit)
