"""What agreements are about, told from where they are named and the words that follow.

A contract says first who the parties are and then what they agree on. Legal prose is a little near
to much, so that more is asked of a topic than for a title.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import duckdb

from kg.duckdb import rows
from kg.staging.texts import Texts, context
from kg.topics.model import Work
from ontology.schema import vocabulary

READ: Final = 2_500
"""Characters that are read from where an agreement is named on."""


_FORM: Final = re.compile(
    r"\b(?:agreements?|amendments?|assign(?:s|ment)?|compan(?:y|ies)|contracts?|licen[cs]\w{1,4}|"
    r"licensors?|part(?:y|ies)|patents?|rights?)\b",
    re.IGNORECASE,
)


class Agreement(NamedTuple):
    """An agreement, where it is named, and what is read of it.

    Attributes:
        id: of the entity.
        place: document, place and quote, and when that was recorded.
        work: what it says from there on.
    """

    id: str
    place: Mapping[str, Any]
    work: Work


def agreements(connection: duckdb.DuckDBPyConnection, texts: Texts) -> Iterator[Agreement]:
    """The agreements whose documents' texts are kept.

    Args:
        connection: of the stage, with the ledger's view `led`.
        texts: of the documents.
    """
    kinds = list(vocabulary().narrower("Agreement"))
    for row in rows(connection, _NAMED, {"kinds": kinds}):
        if words := _words(texts, row["document"], row["place"]):
            yield Agreement(row["work"], row, work_of(words))


def work_of(words: str) -> Work:
    """What an agreement says, without the words that stand in each: none of them is its subject."""
    return Work("", _FORM.sub(" ", words))


def _words(texts: Texts, document: str, place: str) -> str:
    text = texts.of(document)
    found = context(text, place, 0, READ) if text else None
    return f"{found.quote} {found.after}" if found else ""


# The first document that names an agreement is the one that files it, if any does.
_NAMED: Final = """
SELECT entity AS work, min_by(document, rank) AS document, min_by(mention.place, rank) AS place,
    min_by(mention.quote, rank) AS quote, min_by(recorded, rank) AS recorded
FROM (
    SELECT *, (position <> 1, document, position) AS rank
    FROM mentions JOIN documents USING (document) JOIN led ON led.named = mention.id
    WHERE list_contains($kinds, mention.kind)
)
GROUP BY entity
ORDER BY entity
"""
