"""The mentions to resolve, read from the stage."""

from collections.abc import Iterator
from typing import NamedTuple

import duckdb

from ontology.schema import vocabulary

ROOTS = ("Organization", "Person", "Work", "Agreement", "Topic", "Place", "Grant", "PatentFamily")
"""The classes whose things are told apart from each other, and never from those of another."""

SPACES = {
    "Organization": "org", "Person": "person", "Work": "work", "Agreement": "agreement",
    "Topic": "topic", "Place": "place", "Grant": "grant",
    "PatentFamily": "family",
}  # fmt: skip
"""What ids are named after when they are minted from names: `kg:org/…`."""


class MentionRecord(NamedTuple):
    """A mention, with what tells it from others.

    Attributes:
        id: the mention's id.
        document: the document it stands in.
        position: 1 for what the document is about.
        kind: class of the vocabulary.
        name: as printed.
        key: the name, normalised.
        core: the same without its legal form; empty for all but organisations.
        identifiers: CURIEs.
        country: two letters, or empty.
        year: of a work, or 0.
        scheme: of a topic, or empty.
    """

    id: str
    document: str
    position: int
    kind: str
    name: str
    key: str
    core: str
    identifiers: tuple[str, ...]
    country: str
    year: int
    scheme: str


_COLUMNS = """
    SELECT mention.id, document, position, mention.kind, mention.name, keys.key, keys.core,
        mention.identifiers, coalesce(mention.properties->>'countryCode', ''),
        coalesce(CAST(mention.properties->>'year' AS INTEGER), 0),
        coalesce(mention.properties->>'scheme', '')
    FROM mentions JOIN spaces ON spaces.kind = mention.kind
    JOIN keys ON keys.space = spaces.space AND keys.text = mention.name
"""


def of_root(connection: duckdb.DuckDBPyConnection, root: str) -> list[MentionRecord]:
    """Mentions of a root class outside the registries, in a fixed order."""
    return _fetch(
        connection,
        f"{_COLUMNS} WHERE NOT registry AND mention.kind IN (SELECT unnest(?)) ORDER BY ALL",
        [list(vocabulary().narrower(root))],
    )


def of_documents(connection: duckdb.DuckDBPyConnection, documents: set[str]) -> list[MentionRecord]:
    """Every mention of some registry documents, in a fixed order."""
    return _fetch(
        connection,
        f"{_COLUMNS} WHERE registry AND document IN (SELECT unnest(?)) ORDER BY ALL",
        [sorted(documents)],
    )


def root_of(kind: str) -> str:
    """The root class that a class is under."""
    words = vocabulary()
    return next(root for root in ROOTS if words.is_a(kind, root))


def _fetch(
    connection: duckdb.DuckDBPyConnection, statement: str, parameters: list[object]
) -> list[MentionRecord]:
    return list(_rows(connection.execute(statement, parameters)))


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[MentionRecord]:
    while batch := found.fetchmany(20_000):
        for row in batch:
            yield MentionRecord._make((*row[:7], tuple(row[7]), *row[8:]))
