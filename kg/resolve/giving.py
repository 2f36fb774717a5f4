"""Giving verdicts: what is named is found, what can not be refused, what will change told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from kg.duckdb import connect
from kg.errors import InputError
from kg.resolve.decided import Decided
from kg.resolve.ledger import LEDGER, Ledger
from kg.resolve.settle import prepare
from kg.resolve.verdicts.entries import Kind, Saying, Side, Verdict, Verdicts, Withdrawal
from kg.resolve.verdicts.sides import Finder
from kg.workspace import Workspace

NAMES: Final = 3
"""Names shown of what moves."""

_UNRESOLVED: Final = "Run `kg ingest` first"


@dataclass(frozen=True, slots=True)
class Change:
    """Mentions that will be of another entity.

    Attributes:
        before: id of the entity that they are of today; empty if of none.
        after: id of the one that they will be of; empty if of none.
        mentions: how many they are.
        documents: in how many documents.
        names: what they are called there, the most frequent first.
    """

    before: str
    after: str
    mentions: int
    documents: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """Verdicts that were given or taken back, and what will change by that and all before it.

    Attributes:
        verdicts: with their ids.
        changes: that `kg resolve`, or the next `kg ingest`, will bring.
    """

    verdicts: tuple[Verdict, ...]
    changes: tuple[Change, ...]


def give(home: Workspace, sayings: Sequence[Saying], by: str, now: str) -> Given:
    """Take verdicts down, all or none.

    Args:
        home: where documents were resolved.
        sayings: what is said.
        by: who says it.
        now: when, ISO 8601.

    Raises:
        InputError: something that is named is not there, can not be meant, or is contradicted by a
            verdict that holds.
    """
    folder = home.resolved
    kept = Verdicts(folder)
    with _resolved(folder) as connection:
        finder = Finder(connection, folder, home.stage)
        drafts = [_draft(finder, saying, by, now) for saying in sayings]
    _consistent([*kept.standing(), *drafts])
    return Given(tuple(kept.add(drafts)), changes(folder, kept.standing(), now))


def withdraw(folder: Path, id_: str, by: str, now: str, why: str = "") -> Given:
    """Take a verdict back.

    Raises:
        InputError: no verdict of that id holds.
    """
    kept = Verdicts(folder)
    gone = kept.withdraw(Withdrawal(id_, by, now, why))
    return Given((gone,), changes(folder, kept.standing(), now))


def changes(folder: Path, verdicts: list[Verdict], now: str) -> tuple[Change, ...]:
    """What settling with some verdicts would change in the ledger; nothing is written."""
    if not Decided(folder).made:
        return ()
    with connect(folder / "tmp") as connection:
        prepare(connection, folder, verdicts, now)
        found = connection.execute(_CHANGES).fetchall()
    return tuple(
        Change(before, after, mentions, documents, tuple(names[:NAMES]))
        for before, after, mentions, documents, names in found
    )


@contextmanager
def _resolved(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    if not Decided(folder).made:
        raise InputError("nothing was resolved here yet", "", _UNRESOLVED)
    with connect(folder / "tmp") as connection:
        Decided(folder).view(connection)
        Ledger(folder / LEDGER).view(connection)
        yield connection


def _draft(finder: Finder, saying: Saying, by: str, now: str) -> Verdict:
    try:
        return _found(finder, saying, by, now)
    except InputError as error:
        where = ": ".join(filter(None, (saying.where, error.where)))
        raise InputError(error.what, where, error.remedy) from error


def _found(finder: Finder, saying: Saying, by: str, now: str) -> Verdict:
    match saying.kind:
        case Kind.IS:
            sides = finder.mention_or_name(saying.one), finder.thing_or_entry(saying.other)
            _of_one_sort(*sides)
        case Kind.NOT_AN_ORGANIZATION:
            return Verdict("", saying.kind, (finder.anything(saying.one),), by, now, saying.why)
        case _:
            known = finder.thing_or_entry if saying.kind is Kind.SAME else finder.thing
            sides = known(saying.one), known(saying.other)
            _of_one_sort(*sides)
            if _tokens(sides[0]) == _tokens(sides[1]):
                remedy = "Name a mention, or an older id, of what is not the same"
                raise InputError("both are one thing", f"{saying.one}, {saying.other}", remedy)
    return Verdict("", saying.kind, sides, by, now, saying.why)


def _of_one_sort(one: Side, other: Side) -> None:
    if one.space != other.space:
        what = f"a {one.space.lower()} and a {other.space.lower()} are never one thing"
        raise InputError(what, f"{one.said}, {other.said}", "Name two of one sort")


def _tokens(side: Side) -> str:
    """What tells a side from others, whatever it was called."""
    return f"{side.space} {side.key or ' '.join(side.mentions) or side.said}"


def _consistent(verdicts: Sequence[Verdict]) -> None:
    """See to it that no two are told to be different that others make the same.

    Raises:
        InputError: two are.
    """
    named: dict[str, str] = {}

    def root(token: str) -> str:
        while token in named:
            token = named[token]
        return token

    for each in verdicts:
        if each.kind is Kind.SAME:
            one, other = (root(_tokens(side)) for side in each.sides)
            if one != other:
                named[one] = other
    for each in verdicts:
        if each.kind is Kind.DIFFERENT and len({root(_tokens(s)) for s in each.sides}) == 1:
            said = " and ".join(side.said for side in each.sides)
            holding = [v.id for v in verdicts if v.id and v.kind in (Kind.SAME, Kind.DIFFERENT)]
            remedy = f"`kg verdict withdraw` one first; those that hold: {', '.join(holding)}"
            raise InputError("some say that these are the same, some different", said, remedy)


_CHANGES: Final = """
WITH before AS (
        SELECT mention, list(entity ORDER BY entity) AS entities FROM ledger GROUP BY mention
    ),
    after AS (
        SELECT mention, list(entity ORDER BY entity) FILTER (entity <> '') AS entities
        FROM decided GROUP BY mention
    ),
    moved AS (
        SELECT mention, coalesce(b.entities, []) AS old, coalesce(a.entities, []) AS new
        FROM after a FULL JOIN before b USING (mention)
        WHERE coalesce(b.entities, []) <> coalesce(a.entities, [])
    ),
    pairs AS (
        SELECT mention,
            coalesce(list_filter(old, lambda e: NOT list_contains(new, e))[1], '') AS before,
            coalesce(list_filter(new, lambda e: NOT list_contains(old, e))[1], '') AS after
        FROM moved
    ),
    printed AS (SELECT mention, any_value(document) AS document, any_value(name) AS name
        FROM judged GROUP BY mention),
    named AS (
        SELECT before, after, name, count(*) AS times, list(document) AS documents
        FROM pairs JOIN printed USING (mention) GROUP BY ALL
    )
SELECT before, after, sum(times)::BIGINT, len(list_distinct(flatten(list(documents)))),
    list(name ORDER BY times DESC, name)
FROM named GROUP BY before, after ORDER BY 3 DESC, 1, 2
"""
