"""Members of zip and tar archives, read where they lie: nothing is unpacked to disk.

No path in an archive leads anywhere: a member's name is only a label. Links, devices and other
things that are no files are left out.

A compressed tar has no way to its members but through all before them, so one reader goes through
it once as its members are asked for in order, and starts over for one that it has passed.
"""

import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final, cast

from kg.staging.compression import UNREADABLE, bare_name, decompressed

_SHORT: Final = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}
_IN_MEMORY: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        name: its path within the archive.
        size: its share of the archive's bytes on disk.
        index: its place among the archive's members of any kind.
    """

    name: str
    size: int
    index: int


def members(path: Path) -> list[Member] | None:
    """The files in an archive, in the order that it is read in; None where it is none."""
    try:
        if path.suffix.lower() == ".zip":
            return _zip_members(path)
        if _is_tar(path):
            return _tar_members(path)
    except UNREADABLE:
        pass  # opening it as a file tells what is wrong with it
    return None


@contextmanager
def member(path: Path, index: int) -> Iterator[BinaryIO]:
    """One file of an archive, as it lies there."""
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(archive.infolist()[index]) as stream:
            yield cast(BinaryIO, stream)
    else:
        with _reader(path).member(index) as stream:
            yield stream


class _TarReader:
    """A way through a tar that remembers where it stands."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stack = ExitStack()
        self._archive: tarfile.TarFile | None = None
        self._passed = -1
        self._held: BinaryIO | None = None

    def __del__(self) -> None:
        self._stack.close()

    @contextmanager
    def member(self, index: int) -> Iterator[BinaryIO]:
        """One file, held in memory up to 64 MiB and on disk beyond."""
        if self._held is None or index != self._passed:
            self._held = None
            self._held = self._fetch(index)
        self._held.seek(0)
        yield self._held

    def _fetch(self, index: int) -> BinaryIO:
        if self._archive is None or index <= self._passed:
            self._stack.close()
            self._archive = self._stack.enter_context(_opened(self._path))
            self._passed = -1
        archive = self._archive
        while info := archive.next():
            archive.members.clear()  # type: ignore[attr-defined]  # it would keep every one
            self._passed += 1
            if self._passed == index and (stream := archive.extractfile(info)):
                copy = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (the stack closes it)
                self._stack.callback(copy.close)
                shutil.copyfileobj(stream, copy)
                return cast(BinaryIO, copy)
        raise OSError(f"the archive holds no file at its place {index}: did it change?")


@lru_cache(maxsize=1)
def _reader(path: Path) -> _TarReader:
    return _TarReader(path)


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    with (
        path.open("rb") as file,
        decompressed(file, _full(path), path.stat().st_size) as stream,
        tarfile.open(fileobj=stream, mode="r|") as archive,
    ):
        yield archive


def _full(path: Path) -> str:
    return path.stem + _SHORT.get(path.suffix.lower(), path.suffix)


def _is_tar(path: Path) -> bool:
    return bare_name(_full(path)).lower().endswith(".tar")


def _tar_members(path: Path) -> list[Member]:
    with _opened(path) as archive:
        infos = [
            (index, info.name, info.size)
            for index, info in enumerate(archive)
            if info.isreg() and not info.issparse()
        ]
    total = sum(size for _, _, size in infos) or 1
    share = path.stat().st_size / total
    return [Member(name, int(size * share), index) for index, name, size in infos]


def _zip_members(path: Path) -> list[Member]:
    with zipfile.ZipFile(path) as archive:
        infos = [(i, each) for i, each in enumerate(archive.infolist()) if not each.is_dir()]
    ordered = sorted(infos, key=lambda each: each[1].filename)
    return [Member(info.filename, info.compress_size, index) for index, info in ordered]
