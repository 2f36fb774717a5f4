"""How far a fetch has come, kept beside what it brought."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import orjson

from kg.atomic import replacing
from kg.errors import InputError
from kg.fetch.request import FetchQuery, Request

FILE: Final = ".fetch.json"


@dataclass(frozen=True, slots=True)
class State:
    """Where a fetch stands.

    Attributes:
        asked: what was asked for, as text.
        queue: requests that are still to be sent.
        files: how many files it has written.
        records: how many records they hold.
        total: how many there are, as far as known.
        missing: ids asked for that the interface does not know.
    """

    asked: str
    queue: tuple[Request, ...]
    files: int = 0
    records: int = 0
    total: int = 0
    missing: tuple[str, ...] = ()

    def without(self, identifier: str) -> "State":
        """With the first request answered: there is no such record."""
        return replace(self, queue=self.queue[1:], missing=(*self.missing, identifier))

    def after(self, then: tuple[Request, ...], records: int, total: int, wrote: bool) -> "State":
        """With the first request answered."""
        return replace(
            self,
            queue=(*then, *self.queue[1:]),
            files=self.files + wrote,
            records=self.records + records,
            total=max(self.total, total),
        )


def load(folder: Path) -> State | None:
    """The state of a folder; None where nothing was fetched into it.

    Raises:
        InputError: it can not be read.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        said = orjson.loads(path.read_bytes())
        queue = tuple(Request(**each) for each in said.pop("queue"))
        return State(queue=queue, missing=(*said.pop("missing", ()),), **said)
    except (orjson.JSONDecodeError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            "what was fetched here can not be gone on with", str(path), "Use another folder"
        ) from error


def save(folder: Path, state: State) -> None:
    """Keep the state of a folder."""
    with replacing(folder / FILE) as path:
        path.write_bytes(orjson.dumps(asdict(state)))


def described(interface: str, query: FetchQuery) -> str:
    """What was asked, as text that tells one query from another; how much of it does not count."""
    options: Mapping[str, str] = query.options
    parts = (interface, query.words, query.ids, sorted(options.items()))
    return orjson.dumps(parts).decode()
