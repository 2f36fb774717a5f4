"""Which files were read before, just as they are: those are not opened again.

A file is known by its path, its size and the time it was last changed, and where that time differs
by a digest of its bytes. What is read of a file depends on the readers too, so that other readers
open every file again.
"""

import time
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

import orjson

from kg.atomic import replacing
from kg.staging.files import File
from kg.staging.manifest import parts

FILE: Final = "files.json"
FRESH: Final = 2_000_000_000
"""Nanoseconds within which a file may change twice without its time telling."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read.

    Attributes:
        size: of what lies on the disk, in bytes.
        changed: when it was last changed, in nanoseconds; 0 where that tells nothing.
        digest: of its bytes, hexadecimal.
        readers: what it was read with.
        documents: how many of it are staged, by source.
        refused: how many of it are in quarantine, by source.
    """

    size: int
    changed: int
    digest: str
    readers: str
    documents: Mapping[str, int]
    refused: Mapping[str, int]


class Fingerprints:
    """The files that were read into a stage.

    Args:
        stage: its folder.
        readers: a digest of what files are read with.
    """

    def __init__(self, stage: Path, readers: str) -> None:
        self._stage, self._readers = stage, readers
        self._path = stage / FILE
        self._seen = self._read()
        self._digests: dict[Path, str] = {}
        self._opened: dict[str, tuple[int, int, str]] = {}

    def known(self, file: File) -> ReadFile | None:
        """What came of a file when it was read, where reading it again would change nothing."""
        seen = self._seen.get(file.label)
        now = file.path.stat()
        if (
            seen
            and (seen.readers, seen.size) == (self._readers, now.st_size)
            and (seen.changed == now.st_mtime_ns or seen.digest == self._digest(file.path))
        ):
            return seen
        settled = time.time_ns() - now.st_mtime_ns > FRESH
        changed = now.st_mtime_ns if settled else 0
        self._opened[file.label] = (now.st_size, changed, self._digest(file.path))
        return None

    def note(self, file: File, documents: Mapping[str, int], refused: Mapping[str, int]) -> None:
        """Take down what came of a file that was not known; of the file as it was asked about."""
        opened = self._opened.pop(file.label)
        self._seen[file.label] = ReadFile(*opened, self._readers, dict(documents), dict(refused))

    def save(self) -> None:
        """Keep what was taken down; the parts of the stage must be written before."""
        self._stage.mkdir(parents=True, exist_ok=True)
        known = {label: asdict(seen) for label, seen in self._seen.items()}
        with replacing(self._path) as aside:
            aside.write_bytes(orjson.dumps({"parts": sorted(self._parts()), "files": known}))

    def _read(self) -> dict[str, ReadFile]:
        try:
            found: dict[str, Any] = orjson.loads(self._path.read_bytes())
        except (FileNotFoundError, orjson.JSONDecodeError):
            return {}
        if not self._parts().issuperset(found["parts"]):
            return {}  # part of the stage was taken away: its documents are to be read again
        return {label: ReadFile(**each) for label, each in found["files"].items()}

    def _parts(self) -> set[str]:
        return {str(part.relative_to(self._stage)) for part in parts(self._stage)}

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            with path.open("rb") as file:
                self._digests[path] = file_digest(file, "blake2b").hexdigest()[:32]
        return self._digests[path]


def forget(stage: Path, labels: Collection[str]) -> None:
    """Have some files read again when they are named the next time."""
    path = stage / FILE
    if path.exists():
        try:
            known = orjson.loads(path.read_bytes())
        except orjson.JSONDecodeError:
            path.unlink()  # it is damaged: every file is read again
            return
        for label in labels:
            known["files"].pop(label, None)
        with replacing(path) as aside:
            aside.write_bytes(orjson.dumps(known))
