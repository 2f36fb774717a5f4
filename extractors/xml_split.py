"""XML files of many documents: one after the other, or records of one list."""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

from extractors.errors import MalformedError

DECLARATION: Final = re.compile(rb"<\?xml\s")
"""Where a document begins in a file of many; XML forbids it anywhere else but in CDATA."""

LONGEST: Final = 512 * 1024 * 1024
"""Bytes of one document, beyond which a file of many documents is no such file."""

AROUND: Final = b"\xef\xbb\xbf \t\r\n"
"""What may stand around a document and belongs to none: white space and a byte order mark."""

_CHUNK: Final = 1024 * 1024
_OVERLAP: Final = 256
"""Bytes searched once more with what is read behind them: a mark may lie across the two."""
_CLOSING: Final = re.compile(
    rb"</[^<>]*>|<!--[^<>]*-->|<(?:[\w.-]{1,30}:)?resumptionToken\b[^<>]*>[^<>]*"
)
_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")
_PLAIN: Final = frozenset({b"utf-8", b"utf8", b"us-ascii"})


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int = ..., /) -> bytes:
        """The next bytes, at most so many."""


def split_documents(stream: BinaryIO, start: re.Pattern[bytes] = DECLARATION) -> Iterator[bytes]:
    """Yield the documents that stand one after the other in a file, never holding two.

    Args:
        stream: the open file.
        start: what every document but the first must begin with, at most 64 bytes long.

    Raises:
        MalformedError: a document is longer than any document is.
    """
    held = bytearray()
    while chunk := stream.read(_CHUNK):
        searched = max(0, len(held) - _OVERLAP)
        held += chunk
        begin = 0
        for found in start.finditer(held, searched):
            if found.start() > begin:
                yield from _trimmed(held[begin : found.start()])
                begin = found.start()
        del held[:begin]
        if len(held) > LONGEST:
            raise MalformedError(f"no document ends within {LONGEST} bytes; is it of this format?")
    yield from _trimmed(held)


def split_records(stream: Readable, *names: str) -> Iterator[bytes]:
    """Yield the records of a list, each a document by itself, never holding two.

    What the list says before its first record, and its closing tags, are left out; anything else
    between two records is yielded too, for its reader to refuse. A record keeps the encoding of
    its file and loses the declarations of prefixes, which names are read without. A file without
    any record is yielded whole. A record whose end is lost ends where the next one begins.

    Args:
        stream: the open file.
        names: local names of the records; a record holds no other of its own name.

    Raises:
        MalformedError: a record is longer than any document is.
    """
    local = "|".join(map(re.escape, names))
    start = re.compile(rf"<((?:[A-Za-z][\w.-]{{0,30}}:)?(?:{local}))(?=[\s>/])".encode())
    window = _Window(stream)
    opening = window.until(start)
    if opening is None:
        yield from _trimmed(window.held)
        return
    declaration = _declaration(opening)
    while True:
        yield declaration + window.record(start)
        between = window.until(start)
        left = bytes(window.held) if between is None else between
        if _CLOSING.sub(b"", left).strip(AROUND):
            yield declaration + left.strip(AROUND)
        if between is None:
            return


class _Window:
    """What of a file is in memory.

    Attributes:
        held: the bytes read and not yet given out.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.held = bytearray()

    def until(self, start: re.Pattern[bytes]) -> bytes | None:
        """Take what stands before the next record; None where there is no further one."""
        searched = 0
        while (found := start.search(self.held, searched)) is None:
            searched = max(0, len(self.held) - _OVERLAP)
            if not self._more():
                return None
        return self._take(found.start())

    def record(self, start: re.Pattern[bytes]) -> bytes:
        """Take the record that the window begins with, to the next or the last if it is cut."""
        opened = start.match(self.held)
        name = opened[1] if opened else b""
        end, searched = b"</" + name, 0
        while (close := self._close(end, searched)) is None:
            searched = max(0, len(self.held) - len(end) - _OVERLAP)
            if not self._more():
                close = len(self.held)
                break
        again = re.compile(b"<" + re.escape(name) + rb"[\s>/]").search(self.held, len(end), close)
        return self._take(again.start() if again else close).strip(AROUND)

    def _close(self, end: bytes, searched: int) -> int | None:
        """Where the end tag is over; None while it is not whole in the window."""
        while (at := self.held.find(end, searched)) >= 0:
            after = self.held[at + len(end) : at + len(end) + _OVERLAP].lstrip()
            if after[:1] == b">":
                return self.held.index(b">", at) + 1
            searched = at + len(end)
        return None

    def _take(self, length: int) -> bytes:
        taken = bytes(self.held[:length])
        del self.held[:length]
        return taken

    def _more(self) -> bool:
        if len(self.held) > LONGEST:
            raise MalformedError(f"no record ends within {LONGEST} bytes; is it of this format?")
        chunk = self._stream.read(_CHUNK)
        self.held += chunk
        return bool(chunk)


def _declaration(opening: bytes) -> bytes:
    """A declaration for the records of a list that declares an encoding other than UTF-8."""
    declared = _ENCODING.search(opening)
    if declared is None or declared[1].lower() in _PLAIN:
        return b""
    return b'<?xml version="1.0" encoding="%s"?>' % declared[1]


def _trimmed(held: bytearray) -> Iterator[bytes]:
    if document := bytes(held).strip(AROUND):
        yield document
