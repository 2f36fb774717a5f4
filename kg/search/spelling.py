"""Words that are nearly the one that was typed.

Each word of a name is kept under itself and under what is left when one of its first letters is
left out; a word with one letter wrong, missing, too many or changed with its neighbour shares one
of these with it. Two typos are found where the second stands further behind. The method is Garbe's
(https://github.com/wolfgarbe/SymSpell): it takes look-ups by key alone, however many words there
are.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz.distance import OSA

_PREFIX: Final = 7
"""Letters at the beginning of a word that are looked at."""

_SHORTEST: Final = 4
"""Letters of the shortest word that is found with a typo in it."""

_SURE: Final = 8
"""Letters of the shortest word that is found with two."""

_ALTERNATIVES: Final = 6
"""Words that are tried in the place of one."""

TABLES: Final = (
    "CREATE TABLE word (word TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE slip (rest TEXT, word TEXT, PRIMARY KEY (rest, word)) WITHOUT ROWID",
)


def tolerates_typos(word: str) -> bool:
    """Whether a word is long enough to be found with a typo in it."""
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha()


def deletion_keys(word: str) -> set[str]:
    """What a word is kept under: its beginning, whole and with any one letter left out."""
    start = word[:_PREFIX]
    return {start, *(start[:i] + start[i + 1 :] for i in range(len(start)))}


def write(connection: sqlite3.Connection, words: Iterable[tuple[str, int]]) -> None:
    """Keep words, each with how many names have it."""
    kept = list(words)
    connection.executemany("INSERT INTO word VALUES (?, ?)", kept)
    pairs = (
        (rest, word) for word, _ in kept if tolerates_typos(word) for rest in deletion_keys(word)
    )
    connection.executemany("INSERT OR IGNORE INTO slip VALUES (?, ?)", pairs)


def near(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words nearest to one that was typed, the nearest and most used first."""
    if not tolerates_typos(word):
        return []
    most = 2 if len(word) >= _SURE else 1
    ranked = sorted(
        (OSA.distance(word, other, score_cutoff=most), -number, other)
        for other, number in _sharing(connection, word)
    )
    return [other for distance, _, other in ranked if 0 < distance <= most][:_ALTERNATIVES]


def _sharing(connection: sqlite3.Connection, word: str) -> Iterator[tuple[str, int]]:
    keys = sorted(deletion_keys(word))
    marks = ", ".join("?" * len(keys))
    yield from connection.execute(
        f"SELECT DISTINCT word, number FROM slip JOIN word USING (word) WHERE rest IN ({marks})",  # noqa: S608
        keys,
    )
