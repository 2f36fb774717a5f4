"""The files under the paths a user names, opened as they are: plain, gzip or zip."""

import gzip
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError

HEAD = 64 * 1024
"""How much of a file, uncompressed, a source may look at to recognise it."""

UNREADABLE = (OSError, EOFError, zipfile.BadZipFile, zlib.error)
"""What opening or reading a damaged file may raise."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of documents.

    Attributes:
        path: where it lies.
        member: its name within the zip archive at that path; empty for a file of its own.
        size: its share of the bytes on disk, compressed as they are.
        label: what names the file to a person and in the stage.
        name: file name without folders and without `.gz`.
    """

    path: Path
    member: str
    size: int
    label: str = field(init=False)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        label = f"{self.path}!{self.member}" if self.member else str(self.path)
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "name", Path(self.member or self.path).name.removesuffix(".gz"))

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it for reading, uncompressed."""
        if self.member:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as stream:
                yield cast(BinaryIO, stream)
        elif self.path.suffix == ".gz":
            with gzip.open(self.path) as stream:
                yield cast(BinaryIO, stream)
        else:
            with self.path.open("rb") as stream:
                yield stream


def files(paths: Iterable[Path]) -> Iterator[File]:
    """Every file under the paths, in the order of names, each once.

    Raises:
        InputError: a path does not exist.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", str(path), "Name one that exists")
        found = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for each in found:
            if (resolved := each.resolve()) not in seen:
                seen.add(resolved)
                yield from _members(resolved)


def _members(path: Path) -> Iterator[File]:
    if path.suffix.lower() != ".zip":
        yield File(path, "", path.stat().st_size)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
    except zipfile.BadZipFile:
        yield File(path, "", path.stat().st_size)
        return
    for info in sorted(members, key=lambda info: info.filename):
        yield File(path, info.filename, info.compress_size)
