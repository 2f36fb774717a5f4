"""The files under the paths a user names, opened as they are: plain, compressed, in an archive."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.staging import archives
from kg.staging.compression import UNREADABLE, bare_name, decompressed

__all__ = ["HEAD", "UNREADABLE", "File", "files"]

HEAD = 64 * 1024
"""How much of a file, uncompressed, a source may look at to recognise it."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of documents.

    Attributes:
        path: where it lies.
        member: its name within the archive at that path; empty for a file of its own.
        size: its share of the bytes on disk, compressed as they are.
        index: its place among the members of its archive, from 0.
        label: what names the file to a person and in the stage.
        name: file name without folders and without the ending of a compression (`.gz`).
    """

    path: Path
    member: str
    size: int
    index: int = 0
    label: str = field(init=False)
    name: str = field(init=False)

    def __post_init__(self) -> None:
        label = f"{self.path}!{self.member}" if self.member else str(self.path)
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "name", bare_name(Path(self.member or self.path).name))

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it for reading, uncompressed.

        Raises:
            OSError, EOFError or another of UNREADABLE: it is damaged, or expands beyond measure.
        """
        with ExitStack() as stack:
            if self.member:
                inner = stack.enter_context(archives.member(self.path, self.index))
            else:
                inner = stack.enter_context(self.path.open("rb"))
                if self.name == self.path.name:  # as it is, so that Parquet can be sought in
                    yield inner
                    return
            name = self.member or self.path.name
            yield stack.enter_context(decompressed(inner, name, self.size))


def files(paths: Iterable[Path]) -> Iterator[File]:
    """Every file under the paths, in the order of names, each once; hidden ones only if named.

    Raises:
        InputError: a path does not exist.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", str(path), "Name one that exists")
        found = [path] if path.is_file() else sorted(filter(_shown, path.rglob("*")))
        for each in found:
            if (resolved := each.resolve()) not in seen:
                seen.add(resolved)
                yield from _members(resolved)


def _shown(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")


def _members(path: Path) -> Iterator[File]:
    members = archives.members(path)
    if members is None:
        yield File(path, "", path.stat().st_size)
        return
    for each in members:
        yield File(path, each.name, each.size, each.index)
