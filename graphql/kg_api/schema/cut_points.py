"""Who connects two places: the network is read, then what it says of each.

What the network is made of is read from the store before the statement (`kg_api.execution.cuts`),
for no statement walks it in linear time; the statement gets the cut points, each as a map of `id`,
`separated` and `disconnects`, in the place of `among`.
"""

from enum import Enum
from typing import Final, Generic, TypeVar

import strawberry

from kg_api.fields.arguments import REQUIRED, Argument
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import page, part, value
from kg_api.schema import filters as by
from kg_api.schema.core import Edge
from kg_api.schema.lookup import ANY_ID, as_id

T = TypeVar("T")


@strawberry.enum
class Network(Enum):
    """What a network is made of."""

    ORGANIZATIONS = strawberry.enum_value(
        "ORGANIZATIONS", description="Organisations, joined where they collaborate."
    )
    PEOPLE = strawberry.enum_value(
        "PEOPLE", description="People, joined where they wrote or invented something together."
    )


@strawberry.type
class CutPointEdge(Edge[T], Generic[T]):
    """Somebody without whom fewer of two places are joined."""

    separated: int = value(
        "separated",
        "How many pairs, of one here and another there, no chain joins any more without it.",
    )
    disconnects: bool = value("disconnects", "Whether without it no chain joins the two places.")
    node: T = part("point", "Who it is.")


def _place(name: str, description: str) -> Argument:
    return Argument(
        name,
        strawberry.ID,
        f"{description}; {ANY_ID}.",
        default=REQUIRED,
        convert=as_id,
        identifies="Place",
    )


PLACE: Final = _place("place", "The one place")
PARTNER_PLACE: Final = _place("partnerPlace", "The other")
AMONG: Final = Argument("among", Network, "Whose network it is.", default=Network.ORGANIZATIONS)
NARROWING: Final = (by.ABOUT_TOPIC, by.SHARED_SINCE, by.SHARED_UNTIL)
"""What of the network is walked."""

CUT_POINTS: Final = page(
    (
        QueryStep(
            "UNWIND $among AS its MATCH (point:Agent {id: its.id}) "
            "WITH point, its.separated AS separated, its.disconnects AS disconnects"
        ),
    ),
    (Key("separated", descending=True), Key("point.id")),
    "Who connects two places: those without whom fewer pairs of one here and one there are "
    "joined by any chain of collaborations or of works made together, however long; those who "
    "separate the most pairs first.",
    PLACE,
    PARTNER_PLACE,
    AMONG,
    *NARROWING,
    this="point",
)
