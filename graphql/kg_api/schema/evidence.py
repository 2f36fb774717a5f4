"""Why the graph says what it says: documents, and the places in them.

Every link holds its evidence as lists side by side, one element of each for one piece of it.
"""

from typing import TYPE_CHECKING, Annotated, Final

import strawberry

from kg_api.fields.bindings import FIRST, Clause, Declared, Key, many, part, value

if TYPE_CHECKING:
    from kg_api.schema.nodes import Document

_EACH: Final = Clause("UNWIND range(0, size(coalesce(link.documents, [])) - 1) AS i")
_ITS_DOCUMENT: Final = Clause("MATCH (document:Document {id: link.documents[i]})")
_WORDS: Final = "Every piece of evidence for it, the surest first."
_SURENESS: Final = "coalesce(link.confidences[i], 1.0)"
_SUREST: Final = (Key(_SURENESS, descending=True), Key("document.id"))

EVIDENCE_OF_LINK: Final[Declared] = many(
    (_EACH, _ITS_DOCUMENT), (*_SUREST, Key("i")), _WORDS, FIRST, this="link"
)
EVIDENCE_OF_LINKS: Final[Declared] = many(
    (Clause("UNWIND links AS link"), _EACH, _ITS_DOCUMENT),
    (*_SUREST, Key("type(link)"), Key("i")),
    _WORDS,
    FIRST,
    this="link",
)


@strawberry.type
class Evidence:
    """Where a document says it, in which words, and how sure the reader is."""

    document: Annotated["Document", strawberry.lazy("kg_api.schema.nodes")] = part(
        "document", "The document that says so."
    )
    place: str = value(
        "coalesce(link.places[i], '')",
        "Where in the document: a JSON Pointer, an XPath or `char=START,END`.",
    )
    quote: str = value("coalesce(link.quotes[i], '')", "The words there; empty if there are none.")
    confidence: float = value(_SURENESS, "How sure the reader is, from 0 to 1.")
    recorded: str | None = value("link.recordedTimes[i]", "When it was first recorded: ISO 8601.")
