"""Papers in a table (CSV) of one's own: title, authors, year, doi, venue, keywords.

The smallest source there is: docs/guides/a-new-source.md builds the next one from it.
"""

import csv
from collections.abc import Iterator
from typing import BinaryIO, Final

import orjson

from extractors.errors import MalformedError
from extractors.lines import split_lines
from extractors.papers.paper import Paper
from extractors.printed import PersonName
from extractors.record import parse
from extractors.source import Authority, Raw, Source, believed
from extractors.tables import read_named_rows
from ontology.facts import Document, Evidence, Fact, Unread, fingerprint

IGNORED: Final = frozenset({"notes"})


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is such a table: its first line names at least a title and authors."""
    columns = head.partition(b"\n")[0].lower().strip().split(b",")
    return name.endswith(".csv") and {b"title", b"authors"} <= set(columns)


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each row as an object of its columns, one after the other."""
    try:
        for row in read_named_rows(line.decode("utf-8-sig") for line in split_lines(stream)):
            yield orjson.dumps({key.strip().lower(): each for key, each in row.items() if key})
    except (csv.Error, UnicodeDecodeError) as error:
        raise MalformedError(f"the table can not be read: {error}; save it as UTF-8") from error


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, who wrote it, and what it is about."""
    row = parse(raw.data)
    title, doi, day = row.text("title"), row.optional_text("doi"), row.optional_text("year")
    key = doi.strip().lower() or fingerprint(title.lower(), day)
    document = Document("papers-csv", key, title, day if day.isdigit() and len(day) == 4 else "")
    properties = {"venue": row.optional_text("venue")}
    paper = Paper(document, Evidence("/title", title), [("doi", doi)], properties)
    for name in row.optional_text("authors").split(";"):
        paper.author(PersonName.inverted(name), "/authors")
    for word in row.optional_text("keywords").split(";"):
        paper.keyword(word)
    yield from paper.facts()
    yield from map(Unread, row.close(IGNORED))


SOURCE: Final = Source(
    name="papers-csv",
    version="3",
    title="A table of papers",
    url="https://www.rfc-editor.org/rfc/rfc4180",
    license="its owner's",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.LIST),
)
