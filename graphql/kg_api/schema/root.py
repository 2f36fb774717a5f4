"""The questions that can be put: the fields of Query."""

from typing import Annotated, Final

import strawberry

from kg_api.fields.arguments import REQUIRED, Argument, Given
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import Declared, many, match, one, page
from kg_api.schema import filters as by
from kg_api.schema import prior_work as prior
from kg_api.schema import search as looked_up
from kg_api.schema.analytics import GROUPS, MOVES, CollaborationGroupEdge, MoveEdge
from kg_api.schema.chains import PATH, PATHS
from kg_api.schema.collaboration_clauses import LEVEL, counted
from kg_api.schema.core import Connection, Document, Edge, Node
from kg_api.schema.cut_points import CUT_POINTS, CutPointEdge
from kg_api.schema.explanation import Explanation, RootValue
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
from kg_api.schema.surroundings import SUBGRAPH

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


@strawberry.type
class Cost:
    """What an operation costs."""

    price: int = strawberry.field(
        description="Rows that the store may touch to answer it, estimated before it runs."
    )
    budget: int = strawberry.field(description="What a request may cost.")
    requests_left: int | None = strawberry.field(
        description="Requests that you may still send before you have to wait; null where nobody "
        "counts them."
    )


def _explained(
    self: RootValue,
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
        prior.CLAUSES,
        prior.BEST_FIRST,
        "Papers and patents near a text, a work or several, in Chinese and English, the nearest "
        "first; none where nothing is near. Give one of the three. "
        f"What is asked of them is asked of the {prior.NEAREST} nearest, of several works of each.",
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
    path: ChainOfLinks | None = PATH
    paths: list[ChainOfLinks] = PATHS
    subgraph: Subgraph = SUBGRAPH
