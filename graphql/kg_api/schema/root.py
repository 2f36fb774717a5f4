"""The questions that can be put: the fields of Query."""

from typing import Annotated, Final

import strawberry

from kg_api.fields.bindings import (
    REQUIRED,
    Argument,
    Choice,
    Declared,
    Given,
    Key,
    QueryStep,
    at_most,
    many,
    match,
    one,
    page,
)
from kg_api.schema import filters as by
from kg_api.schema import prior_work as prior
from kg_api.schema import search as looked_up
from kg_api.schema.analytics import GROUPS, MOVES, CollaborationGroupEdge, MoveEdge
from kg_api.schema.collaboration_clauses import LEVEL, counted
from kg_api.schema.core import Connection, Document, Edge, Node
from kg_api.schema.cut_points import CUT_POINTS, CutPointEdge
from kg_api.schema.enums import LinkKind
from kg_api.schema.explanation import Explanation, Known
from kg_api.schema.findings import ChainOfLinks, Subgraph
from kg_api.schema.lookup import ANY_ID, an_id, as_ids, found, found_anything
from kg_api.schema.move_groups import MOVE_GROUPS, MoveGroupEdge
from kg_api.schema.nodes import (
    Agent,
    Agreement,
    Collaboration,
    Grant,
    Organization,
    PatentFamily,
    Person,
    Place,
    Topic,
    Work,
)

ID: Final = an_id("id", "Of the thing")


def by_id(label: str, description: str) -> Declared:
    """A field that is the thing of an id; null where there is none of that sort."""
    return one((QueryStep(found("$id", "node"), where=(f"node:{label}",)),), description, ID)


MOST_IDS: Final = 200


IDS: Final = Argument(
    "ids",
    list[strawberry.ID],
    f"Of the things, at most {MOST_IDS}; {ANY_ID}.",
    default=REQUIRED,
    convert=as_ids(MOST_IDS),
)
_BATCH = (
    QueryStep(
        "UNWIND $ids AS wanted WITH collect(wanted) AS all "
        "UNWIND range(0, size(all) - 1) AS place WITH place, all[place] AS wanted "
        + found_anything("wanted", "node", kept="place, ")
    ),
)


def _two(ids: list[str]) -> Given:
    ids = as_ids(len(ids))(ids)
    if len(set(ids)) != 2:
        raise ValueError("name exactly two")
    return ids


BETWEEN: Final = Argument(
    "between",
    list[strawberry.ID],
    f"The two; {ANY_ID}.",
    default=REQUIRED,
    convert=_two,
    identifies="Organization",
)

_BOTH_FOUND = (
    QueryStep(
        f"UNWIND $between AS wanted {found('wanted', 'party')} "
        f"{counted('party', 'side')} WITH collect(DISTINCT side) AS both WHERE size(both) = 2 "
        "WITH both[0] AS one, both[1] AS other "
        "MATCH (one)-[:<level>]->(node:Collaboration)<-[:<level>]-(other)"
    ),
)

LONGEST: Final = 6
LONGEST_FILTERED: Final = 4

_CHAIN_KINDS: Final = [
    LinkKind.AFFILIATED_WITH,
    LinkKind.APPLIED_FOR,
    LinkKind.ASSIGNED_TO,
    LinkKind.AUTHORED,
    LinkKind.CONTRIBUTED_TO,
    LinkKind.INVENTED,
    LinkKind.OFFICER_OF,
    LinkKind.PARTY_TO,
]
LINK_KINDS: Final = Choice(
    "kinds", list[LinkKind], "Links to go along, in either direction.", default=_CHAIN_KINDS
)
FROM: Final = an_id("from", "Where it starts", identifies="Entity")
TO: Final = an_id("to", "Where it ends", identifies="Entity")
MAX_LENGTH: Final = Argument(
    "maxLength",
    int,
    f"How many links it may have, at most {LONGEST}.",
    default=LONGEST,
    convert=at_most(LONGEST, 1),
)
MAX_LENGTH_OF_SEVERAL: Final = Argument(
    "maxLength",
    int,
    f"How many links they may have, at most {LONGEST_FILTERED}.",
    default=3,
    convert=at_most(LONGEST_FILTERED, 1),
)
MIN_CONFIDENCE: Final = Argument(
    "minConfidence",
    float,
    "Only links with evidence at least as sure, from 0 to 1; "
    f"such chains have at most {LONGEST_FILTERED} links.",
    "all(step IN relationships(path) "
    "WHERE any(sure IN coalesce(step.confidences, []) WHERE sure >= $minConfidence))",
)

_ALONG_NODES: Final = "reduce(told = '', each IN nodes(path) | told + ' ' + each.id)"
_ALONG_LINKS: Final = "reduce(told = '', each IN relationships(path) | told + ' ' + type(each))"
_ALONG: Final = f"{_ALONG_NODES}, {_ALONG_LINKS}"

SINCE: Final = Argument(
    "since",
    int,
    "Only chains whose works and agreements are of this year or later; "
    f"such chains have at most {LONGEST_FILTERED} links.",
    "all(each IN nodes(path) WHERE each.year IS NULL OR each.year >= $since)",
)
UNTIL: Final = Argument(
    "until",
    int,
    "Only chains whose works and agreements are of this year or earlier; "
    f"such chains have at most {LONGEST_FILTERED} links.",
    "all(each IN nodes(path) WHERE each.year IS NULL OR each.year <= $until)",
)
CHAIN_FILTERS: Final = (MIN_CONFIDENCE, SINCE, UNTIL)
MOST_CHAINS: Final = 10
CHAINS: Final = Argument(
    "first",
    int,
    f"How many chains, at most {MOST_CHAINS}.",
    default=3,
    convert=at_most(MOST_CHAINS),
)

_ENDS = (
    QueryStep(found("$from", "start")),
    QueryStep(found("$to", "goal", kept="start, "), where=("start <> goal",)),
)


def _deeper(length: int, chains: str, *, filtered: bool) -> QueryStep:
    """Look for chains of one more link, unless there are enough; without a filter, not at all."""
    return QueryStep(
        f"WITH start, goal, CASE WHEN size(chains) >= {chains} OR $maxLength < {length} "
        f"THEN chains ELSE chains + COLLECT {{ "
        f"MATCH path = (start)-[:<kinds>*{length}..{length}]-(goal) WHERE <filters> "
        f"RETURN path ORDER BY {_ALONG} LIMIT {chains} }} END AS chains",
        filters=CHAIN_FILTERS,
        otherwise="" if filtered else None,
    )


def _near(chains: str, otherwise: str | None) -> QueryStep:
    """Chains of one link or two."""
    return QueryStep(
        "WITH start, goal, COLLECT { MATCH path = (start)-[:<kinds>*1..2]-(goal) WHERE <filters> "
        f"RETURN path ORDER BY length(path), {_ALONG} LIMIT {chains} }} AS chains",
        filters=CHAIN_FILTERS,
        otherwise=otherwise,
    )


_EACH_CHAIN = QueryStep("UNWIND chains AS path WITH path", where=("length(path) <= $maxLength",))

# The embedded store looks at conditions only after it has chosen the shortest path, so that with
# a condition chains are looked for one length after the other, and fewer links are allowed.
_CHAIN = (
    *_ENDS,
    _near(
        "1",
        # All of them, for the servers each have a favourite among chains of one length.
        "WITH start, goal, COLLECT { "
        f"MATCH path = allShortestPaths((start)-[:<kinds>*..{LONGEST}]-(goal)) "
        f"RETURN path ORDER BY {_ALONG} LIMIT 1 }} AS chains",
    ),
    _deeper(3, "1", filtered=True),
    _deeper(4, "1", filtered=True),
    _EACH_CHAIN,
)
_CHAINS = (
    *_ENDS,
    _near("$first", None),
    _deeper(3, "$first", filtered=False),
    _deeper(4, "$first", filtered=False),
    _EACH_CHAIN,
)

MOST_SEEDS: Final = 50
MOST_NODES: Final = 500


SEEDS: Final = Argument(
    "seeds",
    list[strawberry.ID],
    f"Where it starts; {ANY_ID}.",
    default=REQUIRED,
    convert=as_ids(MOST_SEEDS),
    identifies="Entity",
)
HOPS: Final = Argument(
    "hops", int, "How many links away it reaches, at most 3.", default=1, convert=at_most(3)
)
LIMIT: Final = Argument(
    "limit",
    int,
    f"How many things it may hold, at most {MOST_NODES}; the nearest stay.",
    default=100,
    convert=at_most(MOST_NODES, 1),
)
SUBGRAPH_KINDS: Final = Choice(
    "kinds", list[LinkKind], "Links to go along, in either direction.", default=list(LinkKind)
)


def _hop(number: int) -> QueryStep:
    """Go one link further from what the last hop reached, if so many hops are asked for."""
    return QueryStep(
        f"WITH reached, COLLECT {{ UNWIND frontier AS near MATCH (near)-[:<kinds>]-(far:Entity) "
        f"WHERE $hops >= {number} AND NOT far IN reached "
        "WITH DISTINCT far ORDER BY far.id LIMIT $limit RETURN far } AS frontier "
        "WITH reached + frontier AS reached, frontier"
    )


_PIECE = (
    QueryStep(
        f"UNWIND $seeds AS wanted {found('wanted', 'seed')} WITH DISTINCT seed ORDER BY seed.id "
        "WITH collect(seed) AS reached WITH reached, reached AS frontier"
    ),
    *map(_hop, (1, 2, 3)),
    QueryStep("WITH reached, reached[0..$limit] AS kept"),
)


@strawberry.type
class Cost:
    """What an operation costs."""

    price: int = strawberry.field(
        description="Rows that the store may touch to answer it, told before it runs."
    )
    budget: int = strawberry.field(description="What a request may cost.")
    requests_left: int | None = strawberry.field(
        description="Requests that you may still send before you have to wait; null where nobody "
        "counts them."
    )


def _explained(
    self: Known,
    id: Annotated[  # noqa: A002 - its name in GraphQL
        strawberry.ID,
        strawberry.argument(
            description=f"Of the entity; {ANY_ID}. Or a mention: its id, DOCUMENT#PLACE, or a "
            "document's id for all of it."
        ),
    ],
) -> Explanation | None:
    return self.explanations.get(id)


EXPLAIN: Final[Declared] = strawberry.field(
    _explained,
    description="Why an entity is one: every decision of its identity, by rule; or why a mention "
    "means what it means. Null where the API has no ledger or the ledger no such thing.",
)


@strawberry.type
class Query:
    """What can be asked."""

    cost: Cost | None = strawberry.field(
        description="What this operation costs; null where nothing is priced."
    )

    curator: str | None = strawberry.field(
        description="Whose key you ask with, where it may give verdicts and withdraw them; null "
        "otherwise."
    )
    explain: Explanation | None = EXPLAIN
    node: Node | None = one(
        (QueryStep(found_anything("$id", "node"), where=("node IS NOT NULL",)),),
        "Anything, by its id.",
        ID,
    )
    organization: Organization | None = by_id("Organization", "An organisation, by its id.")
    nodes: list[Node | None] = many(
        _BATCH,
        (Key("place"),),
        "Things by their ids, in the order of the ids; null where nothing has one.",
        IDS,
    )
    person: Person | None = by_id("Person", "A person, by their id.")
    work: Work | None = by_id("Work", "A paper, patent or filing, by its id.")
    agreement: Agreement | None = by_id("Agreement", "An agreement, by its id.")
    topic: Topic | None = by_id("Topic", "A topic, by its id.")
    place: Place | None = by_id("Place", "A place, by its id.")
    grant: Grant | None = by_id("Grant", "A grant, by its id.")
    patent_family: PatentFamily | None = by_id("PatentFamily", "A patent family, by its id.")
    document: Document | None = one(
        match("(node:Document {id: $id})"), "A document, by its id.", ID
    )
    organizations: Connection[Edge[Organization]] = page(
        match("(node:Organization)"),
        by.BY_NAME,
        "Organisations.",
    )
    people: Connection[Edge[Person]] = page(match("(node:Person)"), by.BY_NAME, "People.")
    works: Connection[Edge[Work]] = page(
        match("(node:Work)"), by.BY_YEAR, "Papers, patents and filings."
    )
    agreements: Connection[Edge[Agreement]] = page(
        match("(node:Agreement)"), by.BY_YEAR, "Agreements."
    )
    topics: Connection[Edge[Topic]] = page(match("(node:Topic)"), by.BY_NAME, "Topics.")
    documents: Connection[Edge[Document]] = page(
        match("(node:Document)"), by.BY_ID, "Records and texts of sources."
    )
    search: Connection[looked_up.SearchEdge[Node]] = looked_up.SEARCH
    suggest: list[looked_up.Suggestion] = looked_up.SUGGEST
    prior_work: Connection[prior.PriorWorkEdge[Work]] = page(
        prior.clauses(found("$work", "given")),
        prior.BEST_FIRST,
        "Papers and patents near a text or a work, in Chinese and English, the nearest first; none "
        "where nothing is near. "
        f"Give one of the two. What is asked of them is asked of the {prior.NEAREST} nearest.",
        this="work",
        either=prior.EITHER,
    )
    collaboration: Collaboration | None = one(
        _BOTH_FOUND,
        "What two organisations do together; null if nothing shows it.",
        BETWEEN,
        LEVEL,
    )
    collaborations: Connection[CollaborationGroupEdge] = GROUPS
    mobility: Connection[MoveEdge[Person]] = MOVES
    moves: Connection[MoveGroupEdge] = MOVE_GROUPS
    cut_points: Connection[CutPointEdge[Agent]] = CUT_POINTS
    path: ChainOfLinks | None = one(
        _CHAIN,
        "A shortest chain of links between two things; null if none is short enough.",
        FROM,
        TO,
        MAX_LENGTH,
        LINK_KINDS,
        this="path",
    )
    paths: list[ChainOfLinks] = many(
        _CHAINS,
        (Key("length(path)"), Key(_ALONG_NODES), Key(_ALONG_LINKS)),
        "Chains of links between two things, the shortest first; "
        f"they have at most {LONGEST_FILTERED} links.",
        FROM,
        TO,
        MAX_LENGTH_OF_SEVERAL,
        LINK_KINDS,
        CHAINS,
        this="path",
    )
    subgraph: Subgraph = one(
        _PIECE,
        "What lies around some things, the nearest first, in the order of ids.",
        SEEDS,
        HOPS,
        LIMIT,
        SUBGRAPH_KINDS,
        this="kept",
    )
