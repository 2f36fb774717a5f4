"""A document as it was read, and any place of it in its context; the store is not needed.

A document of fields has no running text: what it says stands field by field, each with its place,
in the stage.
"""

from dataclasses import dataclass
from typing import Any, Final

import duckdb

from kg.duckdb import rows
from kg.errors import InputError
from kg.staging.texts import Context, context, span
from kg.workspace import Workspace
from ontology.facts import Text

AROUND: Final = 300
"""Characters shown before and behind a place."""


@dataclass(frozen=True, slots=True)
class Field:
    """Words that a document's facts quote.

    Attributes:
        place: where they stand.
        quote: the words.
        says: the kinds of mentions and links that rest on them.
    """

    place: str
    quote: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A document, or a place of it.

    Attributes:
        document: its id, title, date, url, source, extractor and file.
        text: its running text, where the whole is asked for and it has one.
        context: the place, where one is asked for and the text has it.
        fields: what its facts quote: all of it, or at the place.
    """

    document: dict[str, Any]
    text: Text | None
    context: Context | None
    fields: tuple[Field, ...]


def show(
    home: Workspace, id_: str, place: str = "", before: int = AROUND, after: int = AROUND
) -> Shown:
    """Open a document, or a place of it.

    Args:
        home: where stage and texts lie.
        id_: of the document (`doc:sec/0001193125-20-000001`).
        place: of a piece of evidence, as it prints it; empty for the whole.
        before: characters shown before the place.
        after: characters shown behind it.

    Raises:
        InputError: there is no such document, or nothing stands at the place.
    """
    home.check()
    with home.stage.connect() as connection:
        document = next(rows(connection, _DOCUMENT, {"id": id_}), None)
        if document is None:
            remedy = "Ids of documents are those of `Evidence.document` in GraphQL: doc:SOURCE/KEY"
            raise InputError("no document has this id", id_, remedy)
        fields = _fields(connection, id_)
    text = home.stage.texts.of(id_)
    if not place:
        return Shown(document, text, None, () if text else fields)
    there = context(text, place, before, after) if text else None
    at = tuple(each for each in fields if _is_at(each.place, place, text))
    if there is None and not at:
        remedy = f"`kg show {id_}` shows all its places"
        raise InputError("nothing that is read stands at this place of the document", place, remedy)
    return Shown(document, None, there, at)


def _is_at(place: str, wanted: str, text: Text | None) -> bool:
    """Whether a place is the one that is wanted, or within it."""
    if place == wanted or place.startswith((f"{wanted}/", f"{wanted}#", f"{wanted}[")):
        return True
    outer, inner = (span(text, wanted), span(text, place)) if text else (None, None)
    return bool(outer and inner and outer[0] <= inner[0] < inner[1] <= outer[1])


def _fields(connection: duckdb.DuckDBPyConnection, id_: str) -> tuple[Field, ...]:
    found = rows(connection, _FIELDS, {"id": id_})
    return tuple(Field(each["place"], each["quote"], tuple(each["says"])) for each in found)


_DOCUMENT: Final = """
SELECT document AS id, title, date, url, language, source, extractor, file, recorded
FROM documents WHERE document = $id
"""
_FIELDS: Final = """
SELECT place, quote, list(DISTINCT kind ORDER BY kind) AS says FROM (
    SELECT mention.place AS place, mention.quote AS quote, mention.kind AS kind, position
    FROM mentions WHERE document = $id
    UNION ALL
    SELECT link.place, link.quote, link.type, 1000000 FROM links WHERE document = $id
) GROUP BY place, quote ORDER BY min(position), place
"""
