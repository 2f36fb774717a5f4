"""The topics that works are about: those of OpenAlex, in one tree, in English and Chinese.

Four domains, 26 fields, 252 subfields and 4,516 topics (https://docs.openalex.org/api-entities/topics,
CC0), ids and names as they stand there. The Chinese names are ours: of everything above the topics,
and of the topics of the Hong Kong-Shenzhen zone; so are the terms by which these are known.
"""

from collections.abc import Iterable, Iterator, Mapping
from csv import QUOTE_NONE, DictReader
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).with_suffix(".tsv")

SCHEME: Final = "openalex"
"""The value of `scheme` that a topic of this vocabulary has."""

LEVELS: Final = ("domain", "field", "subfield", "topic")


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept of the vocabulary.

    Attributes:
        id: `openalex:T10028`, `openalex:subfields/1702`.
        name: in English.
        name_zh: in simplified Chinese; empty where it has none yet.
        broader: id of what it lies in; empty for a domain.
        terms: what else it is known by, in either language.
    """

    id: str
    name: str
    name_zh: str
    broader: str
    terms: tuple[str, ...]

    @property
    def notation(self) -> str:
        """Its id within the scheme: `T10028`."""
        return self.id.partition(":")[2]

    @property
    def level(self) -> str:
        """One of `LEVELS`."""
        kind, slash, _ = self.notation.partition("/")
        return kind.removesuffix("s") if slash else "topic"

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it goes by, the names first."""
        return tuple(filter(None, (self.name, self.name_zh, *self.terms)))


class Topics:
    """The whole tree.

    Attributes:
        by_id: every concept, the broader ones first.
    """

    def __init__(self, concepts: Iterable[Topic]) -> None:
        self.by_id: Mapping[str, Topic] = {each.id: each for each in concepts}
        self._narrower: dict[str, list[str]] = {}
        for each in self.by_id.values():
            self._narrower.setdefault(each.broader, []).append(each.id)

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.by_id.values())

    def above(self, id_: str) -> tuple[Topic, ...]:
        """What a concept lies in, the nearest first; of one that is not here nothing."""
        found: list[Topic] = []
        here = self.by_id.get(id_)
        while here is not None and here.broader:
            here = self.by_id[here.broader]
            found.append(here)
        return tuple(found)

    def within(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids and those of all that lies below them, each once."""
        found: dict[str, None] = {}
        left = list(ids)
        while left:
            id_ = left.pop()
            if id_ not in found:
                found[id_] = None
                left += self._narrower.get(id_, ())
        return tuple(found)


@cache
def topics() -> Topics:
    """The vocabulary, read once."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        return Topics(map(_topic, DictReader(lines, delimiter="\t", quoting=QUOTE_NONE)))


def _topic(row: Mapping[str, str]) -> Topic:
    broader = f"{SCHEME}:{row['broader']}" if row["broader"] else ""
    terms = tuple(filter(None, row["terms"].split("|")))
    return Topic(f"{SCHEME}:{row['id']}", row["name"], row["name_zh"], broader, terms)
