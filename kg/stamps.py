"""Stamps: when something was done, and with what; which steps of an ingest need not be taken again.

A step is told by a stamp: a digest of all that its outcome depends on. It is forgotten before it
is taken and noted when it is done, so that one that was cut short is taken again.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import orjson

from kg.atomic import replacing

FILE: Final = "steps.json"


def instant() -> str:
    """Now, as recorded with facts: ISO 8601, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Steps:
    """The steps taken under one KG_HOME.

    Args:
        home: the folder.
    """

    def __init__(self, home: Path) -> None:
        self._path = home / FILE

    def stands(self, name: str, stamp: str) -> bool:
        """Whether a step was taken to its end, with the same as now."""
        return bool(self._read().get(name, {}).get("stamp") == stamp)

    def told(self, name: str) -> Mapping[str, Any]:
        """What was noted with a step; nothing if it was forgotten."""
        found: Mapping[str, Any] = self._read().get(name, {})
        return found

    def done(self, name: str, stamp: str, **more: object) -> None:
        """Note that a step was taken, and what is to be known of it."""
        self._write({**self._read(), name: {"stamp": stamp, **more}})

    def forget(self, name: str) -> None:
        """Note that a step is not taken, or is being taken anew."""
        known = self._read()
        if known.pop(name, None) is not None:
            self._write(known)

    def _read(self) -> dict[str, Any]:
        try:
            found: dict[str, Any] = orjson.loads(self._path.read_bytes())
        except (FileNotFoundError, orjson.JSONDecodeError):
            return {}
        return found

    def _write(self, known: Mapping[str, Any]) -> None:
        with replacing(self._path) as aside:
            aside.write_bytes(orjson.dumps(known))


def stamp(*parts: str) -> str:
    """A digest of some texts, in hexadecimal; they can not run into each other."""
    joined = "".join([f"{len(part)}:{part}" for part in parts])
    return blake2b(joined.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def listing(folder: Path, pattern: str = "*.parquet") -> str:
    """A digest of the names and sizes of files that are never changed once they are there."""
    found = sorted((str(each.relative_to(folder)), each) for each in folder.rglob(pattern))
    return stamp(*(f"{name} {each.stat().st_size}" for name, each in found))


@cache
def code(*packages: str) -> str:
    """A digest of all that some packages hold: what is done with data changes when they do."""
    return stamp(*(each for name in packages for each in sorted(_contents(files(name), ""))))


def _contents(folder: Traversable, path: str) -> Iterable[str]:
    for each in folder.iterdir():
        inner = f"{path}/{each.name}"
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _contents(each, inner)
        else:
            yield f"{inner} {blake2b(each.read_bytes(), digest_size=16).hexdigest()}"
