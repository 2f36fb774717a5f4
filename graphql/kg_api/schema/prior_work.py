"""Prior work: what is near a text or works in meaning, and what citations join to the works.

The store's index of vectors finds what is near, each server in its own way and neither perfectly;
so more are fetched than are asked for, and sorted by their cosines, which are the same on both.
Of what is near a text that comes first which has its words, or terms of its matter, too.
"""

from typing import Final, Generic, TypeVar

import strawberry

from kg.load.vectors.encoder import LONGEST
from kg.store.dialect import VECTOR_INDEX, cosine
from kg.topics.blend import NEAR
from kg.topics.question import MATTER, WORDS, question
from kg.topics.question import NEAR as NEAR_TEXT
from kg_api.fields.arguments import Argument, Given, as_given
from kg_api.fields.bindings import Key, Order, QueryStep
from kg_api.fields.declare import part, value
from kg_api.schema.collaboration_clauses import CONTRIBUTION
from kg_api.schema.core import Edge
from kg_api.schema.lookup import ANY_ID, an_id, as_ids, found

T = TypeVar("T")

NEAREST: Final = 500
"""How many works the index is asked for."""

JOINED: Final = 200
"""How many works are looked at for each way in which citations join two."""


@strawberry.type
class PriorWorkEdge(Edge[T], Generic[T]):
    """A work near a text or another work."""

    score: float = value(
        "score",
        f"How near it is: its similarity; up to {WORDS} more for words of the text, in one "
        f"language, that it has; up to {MATTER} more for a term of the text's matter; 1 more where "
        "one cites the other, and up to 1 more for works that both cite or that cite both. Of "
        "several given works the mean, 0 to those it is not near.",
    )
    similarity: float | None = value(
        "similarity",
        "How alike the two are in meaning and topics, whatever their languages: the cosine of "
        "their vectors, from -1 to 1; of several given the greatest. Null where one of them has no "
        "title to tell it by.",
    )
    cites: bool = value("cites", "Whether the given work, or one of them, cites it.")
    cited_by: bool = value("citedBy", "Whether it cites the given work, or one of them.")
    shared_references: int = value(
        "sharedReferences", "How many works both of them cite; of several given, all together."
    )
    cited_together: int = value(
        "citedTogether", "How many works cite both of them; of several given, all together."
    )
    node: T = part("work", "The work: its people made it, a patent's assignees hold the rights.")


def _question(text: str) -> Given:
    """What the store gets for a text, worked out before: vector, words, terms, bound."""
    as_given(text)
    start = text[:LONGEST]
    if not any(letter.isalnum() for letter in start):
        raise ValueError("there is no word in it")
    asked = question(start)
    words, matters = ([[*each] for each in some] for some in (asked.words, asked.matters))
    return [[*asked.vector], words, matters, asked.sure]


TEXT: Final = Argument(
    "text",
    str,
    "Words, a title, an abstract or a claim, in Chinese or English; of a long one the beginning "
    f"counts, some {LONGEST:,} letters of English or {LONGEST // 3} of Chinese.",
    convert=_question,
)
WORK: Final = an_id("work", "A paper or patent", default=None, identifies="Work")
MOST_WORKS: Final = 30
"""How many works prior work is looked for from at once."""

NEWEST: Final = 10
"""How many works of an organisation it is looked for from."""

WORKS: Final = Argument(
    "works",
    list[strawberry.ID],
    f"Papers and patents, and organisations, of which the {NEWEST} newest papers and patents stand "
    f"for them and no work is found; at most {MOST_WORKS}, and of all the works that they come to "
    f"the first {MOST_WORKS} by id. {ANY_ID.capitalize()}.",
    convert=as_ids(MOST_WORKS),
    identifies="Entity",
)
EITHER: Final = (TEXT, WORK, WORKS)
"""Exactly one of these is to be given."""

BEST_FIRST: Final[Order] = (Key("score", descending=True), Key("work.id"))

_WORDS_OF_WORK: Final = "replace(' ' + coalesce(work.searchText, ''), '-', ' ')"

_NEAR_TEXT: Final = (
    f"CALL db.index.vector.queryNodes('{VECTOR_INDEX}', {NEAREST}, $text[0]) YIELD node AS work "
    f"WITH work, {cosine('work.vector', '$text[0]')} AS similarity, {_WORDS_OF_WORK} AS words "
    "WITH work, similarity, reduce(found = 0.0, word IN $text[1] | "
    "found + CASE WHEN words CONTAINS (' ' + word[0]) THEN word[1] ELSE 0.0 END) AS said, "
    "reduce(most = 0.0, term IN $text[2] | CASE WHEN term[1] > most "
    "AND words CONTAINS (' ' + term[0]) THEN term[1] ELSE most END) AS matter "
    "WITH work, similarity, round(similarity + said + matter, 4) AS score, "
    "round(similarity + said / 2, 4) AS sure "
    "WITH collect([work, similarity, score]) AS near, max(sure) AS best "
    "UNWIND CASE WHEN best >= $text[3] THEN near ELSE [] END AS row "
    "WITH row[0] AS work, row[1] AS similarity, row[2] AS score, false AS cites, "
    "false AS citedBy, 0 AS sharedReferences, 0 AS citedTogether"
)


def _found(source: str, *columns: str) -> str:
    """A list of rows: a work, and how it stands to the given one by each of four measures."""
    return f"COLLECT {{ {source} RETURN [near, {', '.join(columns)}] AS row }}"


def _cited(pattern: str) -> str:
    return f"MATCH {pattern} WITH DISTINCT near ORDER BY near.id LIMIT {JOINED}"


def _joined(pattern: str) -> str:
    return (
        f"MATCH {pattern} WITH near, count(DISTINCT between) AS times "
        f"ORDER BY times DESC, near.id LIMIT {JOINED}"
    )


_NEAR_WORK: Final = "WITH given, {} AS found".format(
    " + ".join(
        (
            _found(
                "UNWIND [held IN [given.vector] WHERE held IS NOT NULL] AS held "
                f"CALL db.index.vector.queryNodes('{VECTOR_INDEX}', {NEAREST}, held) "
                "YIELD node AS near",
                *"0000",
            ),
            _found(_cited("(given)-[:CITES]->(near:Work)"), *"1000"),
            _found(_cited("(given)<-[:CITES]-(near:Work)"), *"0100"),
            _found(
                _joined("(given)-[:CITES]->(between:Work)<-[:CITES]-(near:Work)"),
                "0", "0", "times", "0",
            ),
            _found(
                _joined("(given)<-[:CITES]-(between:Work)-[:CITES]->(near:Work)"),
                "0", "0", "0", "times",
            ),
        )
    )
)  # fmt: skip

_MEASURED: Final = (
    "WITH *, CASE WHEN work.vector IS NULL OR given.vector IS NULL THEN null "
    f"ELSE {cosine('work.vector', 'given.vector')} END AS similarity "
    "WITH *, round(coalesce(similarity, 0.0) + CASE WHEN cites OR citedBy THEN 2.0 ELSE 1.0 END "
    "- 1.0 / (1 + sharedReferences + citedTogether), 4) AS score"
)


_NEAR_ENOUGH: Final = (
    f"(cites OR citedBy OR sharedReferences + citedTogether > 0 OR similarity >= {NEAR})"
)
"""Nothing is near a work of which no other has the meaning or the topic, or a citation."""


_BY_GIVEN: Final = (
    f"{_NEAR_WORK} UNWIND found AS row "
    "WITH given, row[0] AS work, max(row[1]) = 1 AS cites, max(row[2]) = 1 AS citedBy, "
    "max(row[3]) AS sharedReferences, max(row[4]) AS citedTogether "
    f"WHERE work <> given {_MEASURED}"
)
"""Every work that may be near `given`, with how it stands to it."""

_BY_WORK: Final = f"{found('$work', 'given')} WITH given WHERE given:Work {_BY_GIVEN}"

_OWN: Final = (
    f"COLLECT {{ MATCH (start)-[:{CONTRIBUTION}]-(its:Work) WHERE its:Paper OR its:Patent "
    f"WITH DISTINCT its ORDER BY coalesce(its.year, 0) DESC, its.id LIMIT {NEWEST} RETURN its }}"
)

# Ten-thousandths are summed, which come to the same in whatever order.
_OF_ALL: Final = (
    f"COLLECT {{ UNWIND every AS given {_BY_GIVEN} WITH * WHERE {_NEAR_ENOUGH} "
    "WITH work, max(similarity) AS alike, max(CASE WHEN cites THEN 1 ELSE 0 END) AS cited, "
    "max(CASE WHEN citedBy THEN 1 ELSE 0 END) AS citing, sum(sharedReferences) AS shared, "
    "sum(citedTogether) AS together, sum(toInteger(round(score * 10000))) AS sum "
    "RETURN [work, alike, cited, citing, shared, together, sum] AS one }"
)

_BY_WORKS: Final = (
    f"UNWIND $works AS wanted {found('wanted', 'start')} "
    "WITH collect(DISTINCT start) AS starts UNWIND starts AS start "
    f"UNWIND CASE WHEN start:Work THEN [start] ELSE {_OWN} END AS given "
    f"WITH DISTINCT starts, given ORDER BY given.id LIMIT {MOST_WORKS} "
    f"WITH starts, collect(given) AS every UNWIND {_OF_ALL} AS one "
    "WITH starts, every, one[0] AS work, one[1] AS similarity, one[2] = 1 AS cites, "
    "one[3] = 1 AS citedBy, one[4] AS sharedReferences, one[5] AS citedTogether, "
    "one[6] / (10000.0 * size(every)) AS score"
)

_NOT_THEIRS: Final = (
    "NOT work IN every",
    f"NOT EXISTS {{ MATCH (work)-[:{CONTRIBUTION}]-(maker:Agent) WHERE maker IN starts }}",
)
"""What is given is not found, nor what was made by the organisations that are given."""

CLAUSES: Final = (
    QueryStep(_NEAR_TEXT, (f"score >= {NEAR_TEXT}",), filters=(TEXT,), otherwise=""),
    QueryStep(_BY_WORK, (_NEAR_ENOUGH,), filters=(WORK,), otherwise=""),
    QueryStep(_BY_WORKS, _NOT_THEIRS, filters=(WORKS,), otherwise=""),
)
"""What finds prior work."""
