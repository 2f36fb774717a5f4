"""The verdicts of people: one JSON line an entry, appended to, never rewritten.

A verdict holds until a further entry withdraws it. It outranks every model, now and after every
re-run, so it keeps what it was said of in a form that outlives ids, normalisers and models: a key,
and mentions that stood for the thing when it was said.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from kg.errors import InputError
from kg.stamps import stamp

FILE: Final = "verdicts.jsonl"
"""Where verdicts lie, among what was resolved."""


class Kind(StrEnum):
    """What can be said."""

    SAME = "same"
    """Two are one thing."""
    DIFFERENT = "different"
    """Two are not one thing."""
    IS = "is"
    """A name, or one mention, is that thing."""
    NOT_AN_ORGANIZATION = "not-an-organization"
    """A name, a mention or a thing that was taken for an organisation is none."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verdict as a person puts it.

    Attributes:
        kind: what is said.
        one: what it is said of: an id, an identifier, a mention or a name.
        other: the same; empty where something is no organisation.
        why: in their words; may be empty.
        where: file and line that it comes from; empty if from none.
    """

    kind: Kind
    one: str
    other: str = ""
    why: str = ""
    where: str = ""

    @classmethod
    def of(cls, kind: Kind, one: str, other: str, why: str, where: str = "") -> "Saying":
        """A verdict with as many sides as it has to have.

        Raises:
            InputError: it has too few or too many.
        """
        alone = kind is Kind.NOT_AN_ORGANIZATION
        if not one or alone == bool(other):
            what = f"`{kind}` is said of {'one thing' if alone else 'two things'}"
            raise InputError(what, where, "Name `one`, and `other` where there are two")
        return cls(kind, one, other, why, where)


@dataclass(frozen=True, slots=True)
class Side:
    """One thing that a verdict is about.

    Attributes:
        said: as the person named it: an id, an identifier, a mention or a name.
        space: root class of it.
        key: a key of the thing; empty for a mention and for a name.
        entity: its id when the verdict was given; empty for a name, and where nothing here was
            the thing yet.
        mentions: some that stood for it then; of a mention itself.
        name: what it was called then.
        document: the registry's record of it, where nothing here was the thing yet.
    """

    said: str
    space: str
    key: str = ""
    entity: str = ""
    mentions: tuple[str, ...] = ()
    name: str = ""
    document: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Side":
        """From JSON."""
        return cls(**{**row, "mentions": tuple(row["mentions"])})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said.

    Attributes:
        id: `v1`, `v2`, … in the order of time.
        kind: what is said of the sides.
        sides: two; one where something is no organisation.
        by: who said it.
        at: when, ISO 8601, UTC.
        why: in their words; may be empty.
    """

    id: str
    kind: Kind
    sides: tuple[Side, ...]
    by: str
    at: str
    why: str = ""

    @property
    def sentence(self) -> str:
        """What is said, with the names that the sides had."""
        one, other = (*map(_called, self.sides), "")[:2]
        return {
            Kind.SAME: f"{one} and {other} are the same",
            Kind.DIFFERENT: f"{one} and {other} are different",
            Kind.IS: f"{one} is {other}",
            Kind.NOT_AN_ORGANIZATION: f"{one} is not an organisation",
        }[self.kind]


def _called(side: Side) -> str:
    return side.said if side.name in ("", side.said) else f"{side.said} ({side.name})"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The entry that takes a verdict back.

    Attributes:
        withdraws: id of the verdict.
        by: who took it back.
        at: when, ISO 8601, UTC.
        why: in their words; may be empty.
    """

    withdraws: str
    by: str
    at: str
    why: str = ""


Entry = Verdict | Withdrawal


class Verdicts:
    """The verdicts under one folder; any number of processes may add to them at once.

    Args:
        folder: of what was resolved; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def entries(self) -> list[Entry]:
        """Every entry, in the order of time.

        Raises:
            InputError: the file is damaged.
        """
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        # What follows the last line break is an entry that a process died over.
        return [self._entry(number, line) for number, line in enumerate(lines[:-1], 1)]

    def digest(self) -> str:
        """A digest that changes with every entry."""
        return stamp(*(str(each) for each in self.entries()))

    def standing(self) -> list[Verdict]:
        """Those that nobody has withdrawn, in the order of time."""
        entries = self.entries()
        gone = {each.withdraws for each in entries if isinstance(each, Withdrawal)}
        return [each for each in entries if isinstance(each, Verdict) and each.id not in gone]

    def add(self, drafts: Sequence[Verdict]) -> list[Verdict]:
        """Append verdicts, all of them or none; they come back with their ids."""
        with self._alone() as file:
            count = sum(isinstance(each, Verdict) for each in self.entries())
            made = [
                Verdict(f"v{count + turn}", each.kind, each.sides, each.by, each.at, each.why)
                for turn, each in enumerate(drafts, 1)
            ]
            _append(file, [asdict(each) for each in made])
        return made

    def withdraw(self, entry: Withdrawal) -> Verdict:
        """Append that a verdict holds no more; the verdict.

        Raises:
            InputError: there is none of that id, or it was withdrawn before.
        """
        with self._alone() as file:
            found = next((each for each in self.standing() if each.id == entry.withdraws), None)
            if found is None:
                remedy = "`kg verdict list` lists those that do"
                raise InputError("no verdict of this id holds", entry.withdraws, remedy)
            _append(file, [asdict(entry)])
        return found

    def _entry(self, number: int, line: bytes) -> Entry:
        try:
            row = orjson.loads(line)
            if "withdraws" in row:
                return Withdrawal(**row)
            sides = tuple(map(Side.of, row["sides"]))
            return Verdict(**{**row, "kind": Kind(row["kind"]), "sides": sides})
        except (ValueError, TypeError, KeyError) as error:
            remedy = "Put the line right, or take it out"
            where = f"{self.path}, line {number}"
            raise InputError("this is no verdict", where, remedy) from error

    @contextmanager
    def _alone(self) -> Iterator[BinaryIO]:
        """The file, open for appending by us alone, ending with a whole line."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            file.truncate(file.read().rfind(b"\n") + 1)
            yield file


def _append(file: BinaryIO, rows: Sequence[Mapping[str, Any]]) -> None:
    file.write(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    file.flush()
    os.fsync(file.fileno())
