"""What the pipeline knows about a source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
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
    shipped: Path | None = None
