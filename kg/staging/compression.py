"""Compressed files, opened as a stream that does not expand without measure."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, Final, cast

import pyarrow as pa

UNREADABLE: Final = (
    OSError,
    EOFError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
)
"""What opening or reading a damaged file may raise; the last is zip's for an unknown method."""

ALLOWED: Final = 256 * 1024 * 1024
"""Bytes that any file may expand to, however small it is."""

RATIO: Final = 300
"""Beyond which a file that expands further is a bomb: text of one pattern reaches 20 to 60."""


def _zstandard(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, pa.CompressedInputStream(pa.PythonFile(stream), "zstd"))


_OPENERS: Final[Mapping[str, Callable[[BinaryIO], BinaryIO]]] = MappingProxyType(
    {
        ".gz": lambda stream: cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb")),
        ".bz2": lambda stream: cast(BinaryIO, bz2.BZ2File(stream)),
        ".xz": lambda stream: cast(BinaryIO, lzma.LZMAFile(stream)),  # noqa: SIM115
        ".zst": _zstandard,
    }
)


def bare_name(name: str) -> str:
    """A file's name without the ending that says how it is compressed."""
    suffix = PurePath(name).suffix
    return name[: -len(suffix)] if suffix.lower() in _OPENERS else name


@contextmanager
def decompressed(stream: BinaryIO, name: str, size: int) -> Iterator[BinaryIO]:
    """What a file holds, by the ending of its name; as it is where none of the endings is known.

    Args:
        stream: the open file, which stays open.
        name: of the file.
        size: bytes of the file on disk, which its contents are held against.
    """
    opener = _OPENERS.get(PurePath(name).suffix.lower())
    if opener is None and not isinstance(stream, zipfile.ZipExtFile):
        yield stream  # as it lies: it can not expand, and Parquet is read by seeking
        return
    opened = stream if opener is None else opener(stream)
    limit = max(ALLOWED, RATIO * size)
    yield cast(BinaryIO, io.BufferedReader(_Measured(opened, limit), 1 << 16))


class _Measured(io.RawIOBase):
    """A stream that ends in an error where it grows beyond its limit."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._place, self._limit = stream, 0, limit

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go elsewhere, as whoever reads Parquet does."""
        self._place = self._stream.seek(offset, whence)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._place += len(data)
        if self._place > self._limit:
            raise OSError(
                f"it expands to more than {self._limit} bytes, {RATIO} times what it takes on "
                "disk: no file of documents does, so it is refused as a bomb"
            )
        buffer[: len(data)] = data
        return len(data)
