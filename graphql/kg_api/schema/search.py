"""What somebody types, and what it finds: `search` for all of it, `suggest` while they type.

The index of names finds (`kg.search`), before the statement; the statement gets what was found,
each as a map of `id`, `name`, `how`, `score` and `links`, in the place of the text.
"""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

import strawberry

from kg_api.fields.arguments import REQUIRED, Argument, Given, as_given, at_most
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import Declared, chosen, kind_of, many, page, part, value
from kg_api.schema import filters as by
from kg_api.schema.core import Edge, Node
from kg_api.schema.enums import EntityKind, Language, MatchKind

T = TypeVar("T")

MOST_HITS: Final = 500
MOST_SUGGESTED: Final = 20

TEXT: Final = Argument(
    "text",
    str,
    "Names, titles or words in English or Chinese, pinyin, short forms, typos; any identifier.",
    default=REQUIRED,
)
_TYPED: Final = Argument("text", str, "What has been typed so far.", default=REQUIRED)
_SUGGESTED: Final = Argument(
    "first",
    int,
    f"How many, at most {MOST_SUGGESTED}.",
    default=8,
    convert=at_most(MOST_SUGGESTED),
)
_KINDS: Final = Argument("kinds", list[EntityKind], "Only things of these kinds.")

_HITS: Final = QueryStep(
    "UNWIND $text AS its MATCH (hit:Entity {id: its.id}) "
    "WITH hit, its.score AS relevance, its.name AS matched, its.how AS how, its.links AS links"
)
_BEST_FIRST: Final = (Key("relevance", descending=True), Key("hit.id"))

MATCH: Final[Declared] = value("how", "How it matched.")
MATCHED: Final[Declared] = value(
    "matched", "The name that matched, as printed; empty where the text did."
)


@strawberry.type
class SearchEdge(Edge[T], Generic[T]):
    """Something that a search found, and how well it fits."""

    kind: EntityKind = kind_of("What sort of thing it is.")
    score: float = value("relevance", "How well it fits; only comparable within one answer.")
    match: MatchKind = MATCH
    matched: str = MATCHED
    node: T = part("hit", "What was found.")


@strawberry.type
class Suggestion:
    """Something that may be meant by what has been typed so far."""

    id: strawberry.ID
    kind: EntityKind = kind_of("What sort of thing it is.")
    name: str = chosen(
        "coalesce(this.name, this.id)",
        "What it is called; a work's title.",
        by.LANGUAGE,
        {
            Language.EN: "coalesce(this.nameEn, this.name, this.id)",
            Language.ZH: "coalesce(this.nameZh, this.name, this.id)",
        },
    )
    match: MatchKind = MATCH
    matched: str = MATCHED
    links: int = value("links", "How many links it has, when the index was made.")
    country_code: str | None
    year: int | None
    place: str | None = value(
        "head(COLLECT { MATCH (this)-[:LOCATED_IN]->(where:Place) "
        "RETURN where.name AS place ORDER BY where.id LIMIT 1 })",
        "Where it is.",
    )
    organization: str | None = value(
        "head(COLLECT { MATCH (this)-[link:AFFILIATED_WITH]->(at:Organization) "
        "RETURN at.name AS organization "
        "ORDER BY coalesce(link.until, link.lastSeen, link.since, '') DESC, at.id LIMIT 1 })",
        "Of a person: where they were last.",
    )
    node: Node = part("hit", "The thing.")


SEARCH: Final[Declared] = page(
    (_HITS,),
    _BEST_FIRST,
    "Things that are meant by a text, the likeliest first: by identifier, name or short form, "
    "by how a name begins, by its words, by pinyin, in spite of typos, by words of an abstract; "
    f"at most {MOST_HITS}, which are what filters and counts apply to.",
    TEXT,
    this="hit",
)
SUGGEST: Final[Declared] = many(
    (_HITS,),
    _BEST_FIRST,
    "Things that may be meant by what has been typed so far, the likeliest first.",
    _TYPED,
    _SUGGESTED,
    _KINDS,
    this="hit",
)


def text_of(given: Given) -> str:
    """The text, if it can be looked for.

    Raises:
        ValueError: it can not.
    """
    text: str = as_given(given)
    return text


def classes_of(kinds: Sequence[EntityKind] | None) -> list[str]:
    """The names of the kinds' classes."""
    return [each.value for each in kinds or ()]
