"""What lies around some things."""

from typing import Final

import strawberry

from kg_api.fields.arguments import REQUIRED, Argument, Choice, at_most
from kg_api.fields.bindings import QueryStep
from kg_api.fields.declare import Declared, one
from kg_api.schema.enums import LinkKind
from kg_api.schema.lookup import ANY_ID, as_ids, found

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

SUBGRAPH: Final[Declared] = one(
    _PIECE,
    "What lies around some things, the nearest first, in the order of ids.",
    SEEDS,
    HOPS,
    LIMIT,
    SUBGRAPH_KINDS,
    this="kept",
)
