"""What the pipeline knows about a source."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from ontology.facts import Fact


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one document, as its file holds them.

    Attributes:
        data: the document, uncompressed.
        file: name of the file it comes from, without folders, `.gz` taken off.
        position: 0 for the file's first document, 1 for the next.
    """

    data: bytes
    file: str
    position: int = 0


class Authority(IntEnum):
    """How much a source is to be believed where several say different things; higher is more."""

    READ = 10
    """It is read out of running text, or by a program from a page's looks."""
    LIST = 20
    """A list that somebody keeps for himself."""
    AGGREGATOR = 30
    """It gathers what others publish, and works things out."""
    CATALOGUE = 50
    """Librarians or officials describe what others publish."""
    PUBLISHER = 70
    """It says so of what it publishes itself: publishers, patent offices, filers."""
    OWN = 80
    """People say so of themselves."""
    REGISTER = 90
    """It keeps the register of such things."""


def believed(usual: int, **others: int) -> Mapping[str, int]:
    """How much a source is to be believed by property, by name; under the empty name, usually."""
    return MappingProxyType({"": usual, **others})


@dataclass(frozen=True, slots=True)
class Source:
    """A named place that documents come from, and how to read them.

    Attributes:
        name: short, lower case, for ever (`openalex`): documents are named after it.
        version: of the extractor; raised whenever the same document would give other facts.
        title: what a person calls the source.
        url: where it is described.
        license: an SPDX identifier or a few words.
        recognises: whether a file, by name and first 64 KiB uncompressed, is one of this source's.
        split: the documents of an open file, one after the other, never the whole file at once.
        extract: the facts of one document: its Document first, each Mention before its Links.
            Raises ExtractionError when the document can not be read.
        registry: whether its entities are only looked up, and enter the graph when a document of
            another source names them.
        precedence: how much it is to be believed by property (see `believed`).
        shipped: a file of its documents that comes with us and that every ingest reads; if any.
    """

    name: str
    version: str
    title: str
    url: str
    license: str
    recognises: Callable[[str, bytes], bool]
    split: Callable[[BinaryIO], Iterator[bytes]]
    extract: Callable[[Raw], Iterator[Fact]]
    registry: bool = False
    precedence: Mapping[str, int] = field(default_factory=lambda: believed(Authority.AGGREGATOR))
    shipped: Path | None = None

    def rank(self, property_: str) -> int:
        """How much it is to be believed on a property."""
        return self.precedence.get(property_, self.precedence[""])
