"""Documents that could not be read, each with its reason, set aside file by file.

What is in quarantine is tried again whenever its file is read again, and the file's list is
replaced as a whole: a document leaves it by being read.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from kg.atomic import replacing
from kg.errors import InputError
from ontology.facts import fingerprint


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One document, or the rest of a file, that could not be read.

    Attributes:
        source: the source that should have read it; empty where none recognised the file.
        file: the file it is in.
        position: 0 for the file's first document.
        reason: what is wrong, where, and what to do.
    """

    source: str
    file: str
    position: int
    reason: str


class Quarantine:
    """Everything set aside, under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def replace(self, file: str, rows: list[Quarantined]) -> None:
        """Set aside these documents of a file, and no others of it."""
        path = self.folder / f"{fingerprint(file)}.jsonl"
        if not rows:
            path.unlink(missing_ok=True)
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        with replacing(path) as aside:
            aside.write_bytes(b"".join(orjson.dumps(asdict(row)) + b"\n" for row in rows))

    def __iter__(self) -> Iterator[Quarantined]:
        rows = [row for path in self.folder.glob("*.jsonl") for row in _rows(path)]
        yield from sorted(rows, key=lambda row: (row.file, row.position))


def _rows(path: Path) -> list[Quarantined]:
    try:
        return [Quarantined(**orjson.loads(line)) for line in path.read_bytes().splitlines()]
    except (orjson.JSONDecodeError, TypeError) as error:
        remedy = "Delete it, and run `kg ingest` on the documents again"
        raise InputError("a file of KG_HOME is damaged", str(path), remedy) from error
