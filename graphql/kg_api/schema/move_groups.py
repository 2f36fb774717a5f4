"""How many people went from where to where: moves, counted by what they have in common."""

import re
from enum import Enum
from typing import Final

import strawberry

from kg_api.fields.arguments import REQUIRED, Argument, Given, as_given
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import itself, page, part, value
from kg_api.schema.analytics import MOVED
from kg_api.schema.core import Edge
from kg_api.schema.enums import OrganizationKind
from kg_api.schema.grouping import asked, each_place, kind_of
from kg_api.schema.lookup import ANY_ID, as_id
from kg_api.schema.nodes import Organization, Place, Topic


@strawberry.enum
class MoveGrouping(Enum):
    """What moves are grouped by."""

    YEAR = strawberry.enum_value("YEAR", description="Year of arrival.")
    ORIGIN = strawberry.enum_value("ORIGIN", description="Where people came from.")
    DESTINATION = strawberry.enum_value("DESTINATION", description="Where people went.")
    ORIGIN_KIND = strawberry.enum_value("ORIGIN_KIND", description="What sort of organisation.")
    DESTINATION_KIND = strawberry.enum_value("DESTINATION_KIND", description="What sort.")
    ORIGIN_PLACE = strawberry.enum_value(
        "ORIGIN_PLACE", description="Where the one left is; it counts at each of its places."
    )
    DESTINATION_PLACE = strawberry.enum_value(
        "DESTINATION_PLACE", description="Where the other is; it counts at each of its places."
    )
    TOPIC = strawberry.enum_value(
        "TOPIC", description="What the person's works are about; each of their topics counts."
    )


@strawberry.type
class MoveGroup:
    """Moves that have something in common; null where they are not grouped by it."""

    year: int | None = value("year", "Year of arrival.")
    origin: Organization | None = part("left", "Where people came from.")
    destination: Organization | None = part("reached", "Where people went.")
    origin_kind: OrganizationKind | None = value("leftKind", "What sort of organisation it was.")
    destination_kind: OrganizationKind | None = value("reachedKind", "What sort they went to.")
    origin_place: Place | None = part("home", "Where the one left is.")
    destination_place: Place | None = part("away", "Where the other is.")
    topic: Topic | None = part("topic", "What the works of those who moved are about.")
    people: int = value("people", "How many people moved so.")
    moves: int = value("moves", "How many times people moved so.")


@strawberry.type
class MoveGroupEdge(Edge[MoveGroup]):
    """One group of moves."""

    node: MoveGroup = itself("The group.")


GROUP_MOVES_BY: Final = Argument(
    "groupBy", list[MoveGrouping], "What they are grouped by, all at once.", default=REQUIRED
)


def _within(name: str, thing: str, what: str) -> Argument:
    """An argument that keeps moves from or to a place."""
    return Argument(
        name,
        strawberry.ID,
        f"Only {what} this place; {ANY_ID}.",
        f"EXISTS {{ MATCH ({thing})-[:LOCATED_IN]->(at:Place) WHERE at.id = ${name} }}",
        convert=as_id,
        identifies="Place",
    )


FROM_PLACE: Final = _within("originPlace", "origin", "moves from organisations in")
TO_PLACE: Final = _within("destinationPlace", "destination", "moves to organisations in")
_TIME: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


def _as_time(text: str | None) -> Given:
    """A year, month or day, which order as their texts do."""
    if text is not None and not _TIME.fullmatch(text):
        raise ValueError("it is no year, month or day: 2021, 2021-07 or 2021-07-31")
    return as_given(text)


def _time(name: str, description: str, where: str) -> Argument:
    return Argument(name, str, f"{description}: ISO 8601.", where, convert=_as_time)


SINCE: Final = _time("since", "Only arrivals of then or later", "firstSeen >= $since")
UNTIL: Final = _time("until", "Only arrivals of before then", "firstSeen < $until")


_TOPICS: Final = (
    "CASE WHEN 'TOPIC' IN $groupBy THEN COLLECT { MATCH (person)-[:AUTHORED|INVENTED]->(:Work)"
    "-[:HAS_TOPIC]->(its:Topic) RETURN DISTINCT its } ELSE [null] END"
)

_GROUPED: Final = (
    *MOVED,
    QueryStep("WITH *", filters=(FROM_PLACE, TO_PLACE, SINCE, UNTIL)),
    QueryStep(
        f"{each_place('origin', 'ORIGIN_PLACE', 'home')} "
        f"{each_place('destination', 'DESTINATION_PLACE', 'away')} UNWIND {_TOPICS} AS topic "
        "WITH person, topic, home, away, "
        f"{asked('YEAR', 'toInteger(left(firstSeen, 4))')} AS year, "
        f"{asked('ORIGIN', 'origin')} AS left, {asked('DESTINATION', 'destination')} AS reached, "
        f"{kind_of('origin', 'ORIGIN_KIND')} AS leftKind, "
        f"{kind_of('destination', 'DESTINATION_KIND')} AS reachedKind"
    ),
    QueryStep(
        "WITH topic, home, away, year, left, reached, leftKind, reachedKind, "
        "count(DISTINCT person) AS people, count(*) AS moves"
    ),
)

MOVE_GROUPS: Final = page(
    _GROUPED,
    (
        Key("moves", descending=True),
        Key("coalesce(year, -1)"),
        *(Key(f"coalesce({each}.id, '')") for each in ("left", "reached", "home", "away", "topic")),
        Key("coalesce(leftKind, '')"),
        Key("coalesce(reachedKind, '')"),
    ),
    "Moves of people in groups, the largest first.",
    GROUP_MOVES_BY,
)
