"""Texts of documents, as extracted, each kept once: what offsets of evidence count in.

They lie in one SQLite file beside the stage, which finds one of a million in a fraction of a
millisecond; Parquet, tried first, took a scan of all ids for each. A text is replaced by that of
the document's later row in the stage, so that the two say the same.
"""

import re
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa

from kg.errors import InputError
from ontology.facts import Stretch, Text

_CODEC: Final = "zstd"
_PLACE: Final = re.compile(r"(?:(?P<of>.+)#)?char=(?P<start>\d{1,12}),(?P<end>\d{1,12})", re.S)
_MAKE: Final = """
CREATE TABLE IF NOT EXISTS texts (
    document TEXT PRIMARY KEY, version TEXT, size INTEGER, text BLOB, stretches BLOB
) WITHOUT ROWID
"""
_KEEP: Final = """
INSERT INTO texts VALUES (?, ?, ?, ?, ?)
ON CONFLICT (document) DO UPDATE SET version = excluded.version, size = excluded.size,
    text = excluded.text, stretches = excluded.stretches
WHERE excluded.version >= version
"""
_FIND: Final = "SELECT size, text, stretches FROM texts WHERE document = ?"
_REMEDY: Final = (
    "Put it back from a copy; without it, move it away: what is read from then on is kept in a new "
    "one, and quotes of what was read before stand without what surrounds them"
)

COLUMNS: Final = ("document", "file", "digest", "text", "size", "stretches")
"""What of a row of `step.READ` a keeper asks for."""


@dataclass(frozen=True, slots=True)
class Context:
    """A place in a document's text, with what stands around it.

    Attributes:
        before: what stands before it.
        quote: what stands there.
        after: what stands behind it.
        start: offset of the quote in the text.
        source: the stretch that it stands in, as its source names it; empty if unsaid.
    """

    before: str
    quote: str
    after: str
    start: int
    source: str = ""


@dataclass(slots=True)
class Texts:
    """The texts of a file, which is made by whoever first keeps one.

    Attributes:
        path: of the file.
    """

    path: Path
    _local: threading.local = field(default_factory=threading.local)

    def of(self, document: str) -> Text | None:
        """The text of a document, by its id; None where none is kept.

        Raises:
            InputError: the file is damaged.
        """
        with _sound(self.path):
            connection = self._reading()
            found = connection.execute(_FIND, [document]).fetchone() if connection else None
        if found is None:
            return None
        size, packed, stretches = found
        text = bytes(pa.decompress(packed, size, _CODEC, asbytes=True)).decode(
            "utf-8", "surrogatepass"
        )
        places = orjson.loads(stretches)
        return Text(text, tuple(Stretch(*each) for each in places))

    def _reading(self) -> sqlite3.Connection | None:
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is None and self.path.exists():
            uri = f"{self.path.absolute().as_uri()}?mode=ro"
            known = self._local.connection = sqlite3.connect(uri, uri=True, timeout=30)
        return known


class Keeper:
    """Keeps texts; what is kept stays from the next `commit` on, and the file is open until then.

    One writes at a time: a second keeper waits for the first one's commit. Each of its methods
    raises InputError where the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def keep(self, document: str, text: Text, version: str) -> None:
        """Keep a document's text, unless that of a later version is there.

        Args:
            document: its id.
            text: as extracted.
            version: of two texts of a document the one with the greater version stays.
        """
        made = packed(text)
        self.keep_packed(document, version, (made["size"], made["text"], made["stretches"]))

    def keep_packed(self, document: str, version: str, made: tuple[int, bytes, bytes]) -> None:
        """Keep a text that was packed elsewhere: its size, itself, its stretches."""
        with _sound(self._path):
            self._opened().execute(_KEEP, (document, version, *made))

    def keep_row(self, row: Mapping[str, Any], recorded: str) -> None:
        """Keep the text of a row of `step.READ`, which has one."""
        # The stage takes the row that is later, then of the later file.
        version = f"{recorded} {row['file']}\0{row['digest'].hex()}"
        self.keep_packed(row["document"], version, (row["size"], row["text"], row["stretches"]))

    def drop(self, document: str) -> None:
        """Keep the text of a document no longer."""
        if self._path.exists():
            with _sound(self._path):
                self._opened().execute("DELETE FROM texts WHERE document = ?", (document,))

    def commit(self) -> None:
        """Let everything kept so far stay, and others see it."""
        if self._connection is not None:
            with _sound(self._path), closing(self._connection) as connection:
                connection.commit()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self._path, timeout=30)
            self._connection.execute(_MAKE)
        return self._connection


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    """Tell what SQLite says of the file itself as an error of ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # its subclasses are of statements
            raise
        raise InputError("the file of texts is damaged", str(path), _REMEDY) from error


def packed(text: Text) -> dict[str, Any]:
    """A text as it is kept: `text` compressed, its `size` before, its `stretches` as JSON."""
    data = text.text.encode("utf-8", "surrogatepass")
    places = orjson.dumps([(each.start, each.end, each.place) for each in text.stretches])
    return {
        "text": bytes(pa.compress(data, _CODEC, asbytes=True)),
        "size": len(data),
        "stretches": places,
    }


def span(text: Text, place: str) -> tuple[int, int] | None:
    """Offsets of a place of evidence in a text; None where it is no place of this text.

    Args:
        text: of the document.
        place: `char=START,END`, the place of a stretch, or both with `#` between them.
    """
    found = _PLACE.fullmatch(place)
    of = (found["of"] or "") if found else place
    start, end = (int(found["start"]), int(found["end"])) if found else (0, None)
    within = next(_stretches(text, of), None)
    if within is None:
        return None
    end = within.end - within.start if end is None else end
    if not start <= end <= within.end - within.start:
        return None
    return within.start + start, within.start + end


def _stretches(text: Text, place: str) -> Iterator[Stretch]:
    """The whole text for no place; else the stretch of this place."""
    if not place:
        yield Stretch(0, len(text.text), "")
    yield from (each for each in text.stretches if each.place == place)


def context(text: Text, place: str, before: int, after: int) -> Context | None:
    """A place with so many characters before and behind it; None where it is none of this text."""
    found = span(text, place)
    if found is None:
        return None
    start, end = found
    source = next((e.place for e in text.stretches if e.start <= start < max(e.end, 1)), "")
    return Context(
        text.text[max(0, start - before) : start],
        text.text[start:end],
        text.text[end : end + after],
        start,
        source,
    )
