"""What every other type of the schema stands on: nodes, documents, evidence, connections.

They name each other (a node has documents, a document describes nodes, evidence is in a document),
so they stand in one module. Connections are Relay's: https://relay.dev/graphql/connections.htm

Every link holds its evidence as lists side by side, one element of each for one piece of it.
"""

from typing import Final, Generic, TypeVar

import strawberry

from kg_api.fields.arguments import FIRST, Argument, at_most
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import (
    Declared,
    chosen,
    looked_up,
    many,
    match,
    of_page,
    page,
    part,
    value,
)
from kg_api.schema import filters as by
from kg_api.schema.enums import Language
from ontology.statements import LONGEST, MOST

T = TypeVar("T")
E = TypeVar("E")

_EACH: Final = QueryStep("UNWIND range(0, size(coalesce(link.documents, [])) - 1) AS i")
_ITS_DOCUMENT: Final = QueryStep("MATCH (document:Document {id: link.documents[i]})")
_WORDS: Final = "Every piece of evidence for it, the surest first."
_SURENESS: Final = "coalesce(link.confidences[i], 1.0)"
_SUREST: Final = (Key(_SURENESS, descending=True), Key("document.id"))

EVIDENCE_OF_LINK: Final[Declared] = many(
    (_EACH, _ITS_DOCUMENT), (*_SUREST, Key("i")), _WORDS, FIRST, this="link"
)
EVIDENCE_OF_LINKS: Final[Declared] = many(
    (QueryStep("UNWIND links AS link"), _EACH, _ITS_DOCUMENT),
    (*_SUREST, Key("type(link)"), Key("i")),
    _WORDS,
    FIRST,
    this="link",
)


@strawberry.type
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether there is more after this page.")
    has_previous_page: bool = strawberry.field(description="Whether this is not the first page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge: `after` it.")


@strawberry.type(description="One thing of a list.")
class Edge(Generic[T]):
    """One thing of a list."""

    cursor: str = of_page("cursor", "Where the edge stands in its list.")
    node: T = part("node", "The thing.")


@strawberry.type
class Bucket:
    """Rows that have the same value."""

    value: str | None = strawberry.field(
        description="The value, as text; null for rows that have none."
    )
    count: int = strawberry.field(description="How many rows have it.")


@strawberry.type
class Aggregate:
    """What a number comes to over the rows of a list that have it."""

    count: int = strawberry.field(description="How many rows have it.")
    sum: float = strawberry.field(description="All of them together; 0 of none.")
    average: float | None = strawberry.field(description="Their mean; null of none.")
    minimum: float | None = strawberry.field(description="The least of them.")
    maximum: float | None = strawberry.field(description="The greatest of them.")


@strawberry.type(description="A list that is read page by page.")
class Connection(Generic[E]):
    """A list that is read page by page."""

    edges: list[E] = of_page("edges", "The rows of this page.")
    page_info: PageInfo = of_page("pageInfo", "Where this page stands in the list.")
    total_count: int = of_page("totalCount", "How many there are in all; counted when asked for.")


@strawberry.type
class Statement:
    """A value that documents give of a thing."""

    property: str = value(
        "coalesce(owner.statedProperties[s], '')", "Which property of the vocabulary it is of."
    )
    value: str = value(
        "coalesce(owner.statedValues[s], '')",
        f"The value as text; a longer one is cut to {LONGEST} characters.",
    )
    documents: list["Document"] = many(
        (
            QueryStep("UNWIND range(0, size(coalesce(owner.statedBy, [])) - 1) AS i"),
            QueryStep(
                "MATCH (document:Document {id: owner.statedBy[i]})",
                where=("owner.statedOf[i] = s",),
            ),
        ),
        (Key("i"),),
        f"The documents that give it, the most believed first; at most {MOST}.",
        this="document",
    )


_STATEMENTS: Final[Declared] = many(
    (
        QueryStep(
            "WITH this AS owner "
            "UNWIND range(0, size(coalesce(owner.statedProperties, [])) - 1) AS s"
        ),
    ),
    (Key("s"),),
    "Every value that documents give of it, and which documents: where they differ, the thing "
    "shows that of the source which is believed most.",
    this="owner",
)


@strawberry.interface
class Node:
    """Anything in the graph."""

    id: strawberry.ID
    name: str = chosen(
        "coalesce(this.name, this.id)",
        "What it is called; a work's title.",
        by.LANGUAGE,
        {
            Language.EN: "coalesce(this.nameEn, this.name, this.id)",
            Language.ZH: "coalesce(this.nameZh, this.name, this.id)",
        },
    )
    name_en: str | None
    name_zh: str | None
    aliases: list[str]
    identifiers: list[str]
    documents: Connection[Edge["Document"]] = page(
        match("(this)<-[:DESCRIBES]-(node:Document)"), by.BY_ID, "The documents about it."
    )


@strawberry.interface
class Entity(Node):
    """Anything that documents speak of."""

    statements: list[Statement] = _STATEMENTS


@strawberry.type
class Document(Node):
    """One record or text of one source: what the graph's statements are drawn from."""

    name: str = chosen(
        "coalesce(this.title, this.id)",
        "Its title.",
        by.LANGUAGE,
        dict.fromkeys(Language, "coalesce(this.title, this.id)"),
    )
    name_en: str | None = value(
        "CASE WHEN this.language = 'en' THEN this.title END", "Its title, if it is in English."
    )
    name_zh: str | None = value(
        "CASE WHEN this.language = 'zh' THEN this.title END", "Its title, if it is in Chinese."
    )
    aliases: list[str] = value("[]", "None: a document goes by its title alone.")
    identifiers: list[str] = value("[this.id]", "Its id.")
    source: str | None
    key: str | None
    title: str | None
    date: str | None
    url: str | None
    language: str | None
    extractor: str | None
    recorded: str | None
    describes: Connection[Edge[Node]] = page(
        match("(this)-[:DESCRIBES]->(node:Entity)"), by.BY_ID, "What it is about."
    )


MOST_AROUND: Final = 2000
"""Characters that may be asked for on either side of a quote."""

_AROUND: Final = tuple(
    Argument(
        name,
        int,
        f"How many characters {where} it, at most {MOST_AROUND}.",
        default=200,
        convert=at_most(MOST_AROUND),
    )
    for name, where in (("before", "before"), ("after", "behind"))
)


@strawberry.type
class EvidenceContext:
    """What stands around a quote in the text of its document, as it was read."""

    before: str | None = strawberry.field(description="What stands before it; null where unknown.")
    quote: str | None = strawberry.field(description="The words there, in the text itself.")
    after: str | None = strawberry.field(description="What stands behind it; null where unknown.")
    start: int | None = strawberry.field(description="Offset of the quote in the text.")
    source: str | None = strawberry.field(
        description="The part of the source that it stands in: an element, a page, an exhibit."
    )
    reason: str | None = strawberry.field(
        description="Why there is nothing around it; null where there is."
    )


@strawberry.type
class Evidence:
    """Where a document says it, in which words, and how sure the reader is."""

    document: "Document" = part("document", "The document that says so.")
    place: str = value(
        "coalesce(link.places[i], '')",
        "Where in the document: a JSON Pointer, an XPath or `char=START,END`.",
    )
    quote: str = value("coalesce(link.quotes[i], '')", "The words there; empty if there are none.")
    confidence: float = value(_SURENESS, "How sure the reader is, from 0 to 1.")
    recorded: str | None = value("link.recordedTimes[i]", "When it was first recorded: ISO 8601.")
    context: EvidenceContext = looked_up(
        ("document.id", "coalesce(link.places[i], '')"),
        "What stands around it in the text of the document, which is read beside the store.",
        *_AROUND,
    )


_OF_SPELL: Final = QueryStep(
    "MATCH (document:Document {id: link.documents[i]})", where=("link.spells[i] = spell",)
)


def _day(name: str, description: str) -> Declared:
    """A day of a spell; null where it is not known."""
    return value(f"CASE WHEN link.{name}[spell] <> '' THEN link.{name}[spell] END", description)


@strawberry.type
class Spell:
    """A stretch of time for which a relation between two things holds.

    What documents say of it is `since` and `until`; what they merely show, `firstSeen` and
    `lastSeen`: who signs as an officer one day has not ceased to be one the day after.
    """

    since: str | None = _day("spellsSince", "First day, month or year, where a document says so.")
    until: str | None = _day("spellsUntil", "Last day, month or year, where a document says so.")
    first_seen: str | None = _day("spellsFirstSeen", "Earliest that a document shows.")
    last_seen: str | None = _day("spellsLastSeen", "Latest that a document shows.")
    evidence: list[Evidence] = many(
        (_EACH, _OF_SPELL), (*_SUREST, Key("i")), _WORDS, FIRST, this="link"
    )


SPELLS_OF_LINK: Final[Declared] = many(
    (QueryStep("UNWIND range(0, size(coalesce(link.spellsSince, [])) - 1) AS spell"),),
    (
        Key(
            "coalesce(CASE WHEN link.spellsSince[spell] <> '' THEN link.spellsSince[spell] "
            "ELSE link.spellsFirstSeen[spell] END, '')"
        ),
        Key("spell"),
    ),
    "The stretches of time for which the relation holds, the earliest first; none where no "
    "document says when.",
    this="link",
)


@strawberry.type(description="One thing of a list, and why it stands there.")
class LinkEdge(Edge[T], Generic[T]):
    """One thing of a list, and why it stands there."""

    evidence: list[Evidence] = EVIDENCE_OF_LINK
    retracted: bool = value(
        "coalesce(link.retractedWork, false)",
        "Whether it rests on a paper that was retracted or withdrawn.",
    )
