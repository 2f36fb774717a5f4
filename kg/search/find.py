"""Finding: from what somebody typed to the things they are likely to mean, the likeliest first.

Each way of looking is asked for no more rows than are worth ranking; the index gives those of the
highest standing first. What was found is then ranked by how well the name fits and by standing.
"""

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.search import ranking, spelling
from kg.search.folding import FILLERS, key, pinyin, swapped, tokens
from kg.search.index import Form
from ontology.identifiers import readings
from ontology.schema import vocabulary

LONGEST: Final = 300
"""Characters of a text that are looked for; nobody types more, and a title is shorter."""

_MOST_WORDS: Final = 24
"""Words of a text that are looked for."""
_EACH: Final = 300
"""Rows that each way of looking may give."""

_ENOUGH: Final = 5
"""Things found, from which on no slip is looked for."""


class MatchKind(Enum):
    """How a thing was found."""

    IDENTIFIER = "identifier"
    NAME = "name"
    PREFIX = "prefix"
    WORDS = "words"
    PINYIN = "pinyin"
    SPELLING = "spelling"
    PART = "part"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found.

    Attributes:
        id: of the thing.
        kind: its narrowest class.
        name: the name that matched, as printed; empty where the text did.
        how: how it matched.
        score: the higher, the likelier it is meant; comparable within one search.
        links: how many links the thing has.
    """

    id: str
    kind: str
    name: str
    how: MatchKind
    score: float
    links: int


@dataclass(frozen=True, slots=True)
class SearchText:
    """What is looked for.

    Attributes:
        text: as it was typed.
        key: folded.
        words: of the key, without fillers if there is anything else.
    """

    text: str
    key: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "SearchText":
        """Read what was typed.

        Raises:
            ValueError: there is no word in it.
        """
        text = text[:LONGEST].strip()
        folded = key(text)
        every = [each for each in tokens(folded) if any(map(str.isalnum, each))][:_MOST_WORDS]
        if not every:
            raise ValueError("there is no word in it")
        words = [each for each in every[:-1] if each not in FILLERS] + every[-1:]
        return cls(text, folded, tuple(dict.fromkeys(words)))


@dataclass(slots=True)
class Index:
    """The index of a file, in whichever thread asks; a newer file is read as soon as it is there.

    Attributes:
        path: of the file.
    """

    path: Path
    _local: threading.local = field(default_factory=threading.local)

    @property
    def ready(self) -> bool:
        """Whether there is a file."""
        return self.path.exists()

    def find(self, text: str, most: int, kinds: Collection[str] = ()) -> list[Hit]:
        """The things that somebody means by a text, the likeliest first.

        Args:
            text: what was typed.
            most: how many are given.
            kinds: classes of what is looked for, with all that is narrower; all if there are none.

        Raises:
            ValueError: there is no word in the text.
            InputError: there is no index, or it is damaged.
        """
        looked = SearchText.of(text)
        classes = {each for kind in kinds for each in vocabulary().narrower(kind)}
        try:
            return _Search(self._connection(), looked, frozenset(classes)).hits(most)
        except sqlite3.DatabaseError as error:
            what, remedy = "the index of names is damaged", "Delete it, and run kg ingest"
            raise InputError(what, str(self.path), remedy) from error

    def _connection(self) -> sqlite3.Connection:
        try:
            made = self.path.stat().st_ino
        except OSError as error:
            what, remedy = "there is no index of names", "Run kg ingest"
            raise InputError(what, str(self.path), remedy) from error
        if getattr(self._local, "made", None) != made:
            uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True)
            self._local.made = made
        connection: sqlite3.Connection = self._local.connection
        return connection


_Row = tuple[int, str, str, int, str, str, int, float]
"""Of `_NAMED`."""

_COLUMNS: Final = "entity, printed, name.key, form, id, kind, links, standing"
_NAMED: Final = f"SELECT {_COLUMNS} FROM name JOIN entity ON entity.number = name.entity"  # noqa: S608
_MATCHED: Final = (
    f"SELECT {_COLUMNS} FROM words CROSS JOIN name ON name.number = words.rowid "  # noqa: S608
    "CROSS JOIN entity ON entity.number = name.entity WHERE words MATCH ?"
)


@dataclass(slots=True)
class _Search:
    connection: sqlite3.Connection
    looked: SearchText
    kinds: frozenset[str]
    found: dict[int, Hit] = field(default_factory=dict)

    def hits(self, most: int) -> list[Hit]:
        self.by_identifier()
        self.by_name()
        self.by_words(self.looked.words)
        if len(self.found) < _ENOUGH:
            self.by_sound()
        if len(self.found) < _ENOUGH:
            self.by_spelling()
        if not self.found:
            self.by_part()
        if len(self.found) < most:
            self.by_text()
        ranked = sorted(self.found.values(), key=lambda each: (-each.score, each.id))
        return ranked[:most]

    def by_identifier(self) -> None:
        """By any identifier that the text can be."""
        for each in readings(self.looked.text):
            for row in self.connection.execute(_IDENTIFIED, [each]):
                number, id_, kind, printed, links, standing = row
                sure = any(map(str.isdigit, self.looked.text))  # a ticker is a word as others are
                score = (3.0 if sure else 0.9) + ranking.standing(kind, standing)
                self.add(number, Hit(id_, kind, printed, MatchKind.IDENTIFIER, score, links))

    def by_name(self) -> None:
        """By a name as a whole, then by how one begins."""
        its = self.looked.key
        whole = {its, swapped(its), its.replace(" ", "")}
        for row in self.rows("WHERE name.key = ?", whole):
            self.keep(row, MatchKind.PINYIN if row[3] == Form.PINYIN else MatchKind.NAME)
        self.begins(tokens(its), MatchKind.PREFIX)
        if " " in its and its.isascii():
            self.begins([its.replace(" ", "")], MatchKind.PREFIX, form=Form.PINYIN)

    def begins(self, words: list[str], how: MatchKind, form: Form | None = None) -> None:
        for row in self.matched(f'^ "{" ".join(words)}" *'):
            if form is None or row[3] == form:
                self.keep(row, MatchKind.PINYIN if row[3] == Form.PINYIN else how)

    def by_words(self, words: tuple[str, ...], how: MatchKind = MatchKind.WORDS) -> None:
        """By all words in any order, the last one and initials perhaps not whole."""
        begun = [len(each) == 1 and each.isascii() for each in words[:-1]] + [True]
        asked = [f'"{w}"{"*" * b}' for w, b in zip(words, begun, strict=True)]
        if not self.every(asked, how) and len(words) > 1:
            self.every([f'"{w}"*' for w in words], how)  # Univ. Sci. Tech.

    def by_sound(self) -> None:
        """By how Chinese is said: what is typed by its sound is often written wrongly."""
        for each in pinyin(self.looked.key)[:1]:
            for row in self.rows("WHERE name.key = ?", {each}):
                self.keep(row, MatchKind.SPELLING, sounded=each)
            self.sounded(each)

    def sounded(self, text: str) -> None:
        for row in self.matched(f'^ "{text}" *'):
            self.keep(row, MatchKind.SPELLING, sounded=text)

    def by_spelling(self) -> None:
        """By words that are nearly those."""
        last = self.looked.words[-1]
        asked = []
        for word in self.looked.words:
            near = spelling.near(self.connection, word)
            star = "*" * (word == last)
            asked.append("(" + " OR ".join([f'"{word}"{star}', *(f'"{n}"' for n in near)]) + ")")
        self.every(asked, MatchKind.SPELLING)

    def by_part(self) -> None:
        """By all words but one."""
        words = self.looked.words
        for left_out in words if len(words) > 2 else ():
            rest = [f'"{word}"' for word in words if word != left_out]
            self.every(rest, MatchKind.PART)

    def by_text(self) -> None:
        """By words in what works say of themselves."""
        asked = " AND ".join(f'"{word}"' for word in self.looked.words)
        for row in self.connection.execute(_IN_TEXT, [asked, _EACH]):
            number, id_, kind, links, standing = row
            self.add(number, Hit(id_, kind, "", MatchKind.TEXT, ranking.TEXT + standing / 5, links))

    def every(self, asked: list[str], how: MatchKind) -> bool:
        some = False
        for row in self.matched(" AND ".join(asked)):
            some = True
            self.keep(row, MatchKind.PINYIN if row[3] == Form.PINYIN else how)
        return some

    def matched(self, asked: str) -> list[_Row]:
        """Rows of which the words are so, those of the highest standing first."""
        kinds = sorted(self.kinds)
        only = f"AND kind IN ({', '.join('?' * len(kinds))}) " if kinds else ""
        statement = f"{_MATCHED} {only}ORDER BY words.rowid LIMIT ?"
        return self.connection.execute(statement, [asked, *kinds, _EACH]).fetchall()

    def rows(self, where: str, keys: Iterable[str]) -> Iterator[_Row]:
        for each in sorted(keys):
            yield from self.connection.execute(
                f"{_NAMED} {where} ORDER BY name.number LIMIT ?", [each, _EACH]
            )

    def keep(self, row: _Row, how: MatchKind, sounded: str = "") -> None:
        number, printed, folded, form, id_, kind, links, standing = row
        fit = ranking.fit(how.name, sounded or self.looked.key, folded, Form(form))
        if how is MatchKind.SPELLING and number in self.found:
            return  # what has the words as they stand is not found by other words
        score = fit + ranking.standing(kind, standing)
        self.add(number, Hit(id_, kind, printed, how, score, links))

    def add(self, number: int, hit: Hit) -> None:
        if self.kinds and hit.kind not in self.kinds:
            return
        before = self.found.get(number)
        if before is None or before.score < hit.score:
            self.found[number] = hit


_IDENTIFIED: Final = (
    "SELECT entity.number, entity.id, kind, "
    "coalesce((SELECT printed FROM name WHERE name.entity = entity.number LIMIT 1), ''), "
    "links, standing FROM identifier JOIN entity ON entity.number = identifier.entity "
    "WHERE identifier.id = ?"
)
_IN_TEXT: Final = (
    "SELECT number, id, kind, links, standing FROM entity WHERE number IN "
    "(SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid LIMIT ?)"
)
