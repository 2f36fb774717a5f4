"""The index: one SQLite file, made anew as a whole and put in the place of the one before.

Rows stand in the order of how likely a thing is meant, so that the first so many that the
full-text tables give are those worth looking at, however many there are.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from enum import IntEnum
from pathlib import Path
from typing import Final

from kg.atomic import replacing
from kg.search import spelling
from kg.search.entries import Entry
from kg.search.folding import key, pinyin, swapped, tokens


class Form(IntEnum):
    """How a row of the index came from a name."""

    NAME = 0
    ALIAS = 1
    PINYIN = 2
    SWAPPED = 3
    """The words of a person's name, sorted."""


_TABLES: Final = (
    "CREATE TABLE entity "
    "(number INTEGER PRIMARY KEY, id TEXT, kind TEXT, links INT, standing REAL)",
    "CREATE TABLE identifier (id TEXT PRIMARY KEY, entity INT) WITHOUT ROWID",
    "CREATE TABLE name (number INTEGER PRIMARY KEY, entity INT, printed TEXT, key TEXT, form INT)",
    "CREATE VIRTUAL TABLE words USING fts5"
    "(key, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE texts USING fts5"
    "(key, content='', tokenize='unicode61 remove_diacritics 0')",
    *spelling.TABLES,
)

_Row = tuple[str, str, Form]
"""A name as printed, its key, and how that came from it."""


def write(path: Path, entries: Iterable[Entry]) -> int:
    """Make the index of entries; how many there are.

    Args:
        path: of the file; whoever reads the one before is not disturbed.
        entries: each id once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    ranked = sorted(entries, key=lambda each: (-each.standing, each.id))
    with replacing(path) as aside, closing(sqlite3.connect(aside)) as connection, connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for statement in _TABLES:
            connection.execute(statement)
        _fill(connection, ranked)
        connection.execute("CREATE INDEX name_key ON name (key)")
        for table in ("words", "texts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
    return len(ranked)


def _fill(connection: sqlite3.Connection, ranked: list[Entry]) -> None:
    counted: Counter[str] = Counter()
    number = 0
    for place, entry in enumerate(ranked):
        its = (place, entry.id, entry.kind, entry.links, entry.standing)
        connection.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", its)
        for each in (entry.id, *entry.identifiers):
            connection.execute("INSERT OR IGNORE INTO identifier VALUES (?, ?)", (each, place))
        if entry.text:
            text = " ".join(tokens(key(entry.text)))
            connection.execute("INSERT INTO texts (rowid, key) VALUES (?, ?)", (place, text))
        for printed, folded, form in dict.fromkeys(_rows(entry)):
            row = (number, place, printed, folded, form)
            connection.execute("INSERT INTO name VALUES (?, ?, ?, ?, ?)", row)
            if form is not Form.SWAPPED:
                words = tokens(folded)
                connection.execute(
                    "INSERT INTO words (rowid, key) VALUES (?, ?)", (number, " ".join(words))
                )
                counted.update(set(words))
            number += 1
    spelling.write(connection, sorted(counted.items()))


def _rows(entry: Entry) -> Iterator[_Row]:
    person = entry.kind == "Person"
    seen: set[str] = set()
    for place, printed in enumerate(entry.names):
        folded = key(printed)
        if not folded or folded in seen:
            continue
        seen.add(folded)
        yield printed, folded, Form.ALIAS if place else Form.NAME
        if person and swapped(folded) != folded:
            yield printed, swapped(folded), Form.SWAPPED
        if entry.kind not in _UNSPOKEN:
            for each in pinyin(folded, person=person):
                yield printed, each, Form.PINYIN


_UNSPOKEN: Final = ("Paper", "Patent", "Filing", "Agreement")
"""Kinds whose names are titles, which nobody types in pinyin."""
