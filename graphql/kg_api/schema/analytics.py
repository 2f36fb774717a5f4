"""What is told of many collaborations or careers at once: groups, and people who moved."""

from dataclasses import replace
from enum import Enum
from typing import Final, Generic, TypeVar

import strawberry

from kg_api.fields.arguments import REQUIRED, Argument
from kg_api.fields.bindings import Key, QueryStep
from kg_api.fields.declare import itself, page, part, value
from kg_api.schema import filters as by
from kg_api.schema.collaboration_clauses import LEVEL, counted
from kg_api.schema.core import Edge
from kg_api.schema.enums import CollaborationKind, OrganizationKind
from kg_api.schema.grouping import asked, each_place, kind_of
from kg_api.schema.lookup import an_id, as_id, found
from kg_api.schema.nodes import Organization, Place, Topic

T = TypeVar("T")


@strawberry.enum
class Grouping(Enum):
    """What collaborations are grouped by."""

    YEAR = strawberry.enum_value("YEAR", description="Year of the evidence.")
    TOPIC = strawberry.enum_value(
        "TOPIC", description="What the evidence is about; it counts under each of its topics."
    )
    KIND = strawberry.enum_value("KIND", description="What sort of organisation the partner is.")
    COUNTRY = strawberry.enum_value("COUNTRY", description="The partner's country.")
    EVIDENCE = strawberry.enum_value(
        "EVIDENCE", description="Kind of evidence; what shows a pair in two ways counts as each."
    )
    ORGANIZATION = strawberry.enum_value(
        "ORGANIZATION", description="Whose partner it is; without `of` either of the two."
    )
    PARTNER = strawberry.enum_value("PARTNER", description="The partner.")
    PLACE = strawberry.enum_value(
        "PLACE", description="Where the organisation is; it counts at each of its places."
    )
    PARTNER_PLACE = strawberry.enum_value(
        "PARTNER_PLACE", description="Where the partner is; it counts at each of its places."
    )


@strawberry.enum
class Counting(Enum):
    """How a work of several organisations counts."""

    FULL = strawberry.enum_value("FULL", description="As one for each pair of them.")
    FRACTIONAL = strawberry.enum_value(
        "FRACTIONAL", description="As one in all, shared out equally among their pairs."
    )


@strawberry.type
class CollaborationGroup:
    """Collaborations that have something in common; null where they are not grouped by it."""

    year: int | None = value("year", "Year of the evidence.")
    topic: Topic | None = part("topic", "What the evidence is about.")
    kind: OrganizationKind | None = value("kind", "What sort of organisation the partner is.")
    country: str | None = value("country", "The partner's country.")
    evidence_kind: CollaborationKind | None = value("proof", "Kind of the evidence.")
    organization: Organization | None = part("organization", "Whose partner it is.")
    partner: Organization | None = part("other", "The partner.")
    place: Place | None = part("home", "Where the organisation is.")
    partner_place: Place | None = part("away", "Where the partner is.")
    first_year: int | None = value("firstYear", "Year of the first evidence.")
    last_year: int | None = value("lastYear", "Year of the last evidence.")
    count: float = value("count", "How much evidence there is, counted as asked.")
    collaborations: int = value("collaborations", "How many collaborations show it.")


@strawberry.type
class CollaborationGroupEdge(Edge[CollaborationGroup]):
    """One group of collaborations."""

    node: CollaborationGroup = itself("The group.")


OF: Final = an_id("of", "Only those of this organisation", default=None, identifies="Organization")
GROUP_BY: Final = Argument(
    "groupBy", list[Grouping], "What they are grouped by, all at once.", default=REQUIRED
)
COUNTING: Final = Argument(
    "counting", Counting, "How a work of several organisations counts.", default=Counting.FULL
)


def _in_place(place: str) -> str:
    return (
        f"COLLECT {{ MATCH (at:Place {{id: {place}}})<-[:LOCATED_IN]-(its:Organization) "
        "RETURN DISTINCT its }"
    )


PLACE: Final = Argument(
    "place",
    strawberry.ID,
    "Only those of organisations in this place: its id.",
    "EXISTS { MATCH (party)-[:LOCATED_IN]->(at:Place) WHERE at.id = $place }",
    convert=as_id,
    identifies="Place",
)
PARTNER_PLACE: Final = Argument(
    "partnerPlace",
    strawberry.ID,
    "Only those with partners in this place: its id.",
    "partner IN there",
    convert=as_id,
    identifies="Place",
)

# Without `of` each of the two is the other's partner; where neither of them is asked for, the two
# views of one collaboration fall together again.
_GROUPED: Final = (
    # What is the same for all of them is looked up once.
    QueryStep(
        f"WITH {by.WORKS_OF_TOPIC}", filters=(by.ABOUT_TOPIC,), otherwise="WITH null AS about"
    ),
    QueryStep(
        f"WITH about, {_in_place('$partnerPlace')} AS there",
        filters=(replace(PARTNER_PLACE, where=""),),
        otherwise="WITH about, null AS there",
    ),
    QueryStep(
        found("$of", "party", kept="about, there, "),
        filters=(OF,),
        otherwise="UNWIND CASE WHEN $place IS NULL "
        "THEN COLLECT { MATCH (its:Organization) RETURN its } "
        f"ELSE {_in_place('$place')} END AS party WITH about, there, party",
    ),
    QueryStep("WITH about, there, party", filters=(PLACE,)),
    QueryStep(f"{counted('party', 'side')} WITH about, there, side AS party"),
    QueryStep(
        "MATCH (party)-[:<level>]->(collaboration:Collaboration)"
        "<-[:<level>]-(partner:Organization)",
        where=("partner <> party",),
        filters=(PARTNER_PLACE,),
    ),
    QueryStep(
        f"{each_place('party', 'PLACE', 'home')} {each_place('partner', 'PARTNER_PLACE', 'away')}"
    ),
    QueryStep(
        "MATCH (collaboration)-[shown:EVIDENCED_BY]->(work)",
        filters=by.OF_EVIDENCE,
    ),
    QueryStep(
        "UNWIND CASE WHEN 'TOPIC' IN $groupBy "
        "THEN COLLECT { MATCH (work)-[:HAS_TOPIC]->(subject:Topic) RETURN subject } "
        "ELSE [null] END AS topic "
        "WITH collaboration, work, shown.fraction AS fraction, topic, home, away, "
        "shown.evidenceYear AS evidenceYear, "
        f"{asked('YEAR', 'shown.evidenceYear')} AS year, "
        f"{kind_of('partner', 'KIND')} AS kind, "
        f"{asked('COUNTRY', 'partner.countryCode')} AS country, "
        f"{asked('EVIDENCE', 'shown.kind')} AS proof, "
        f"{asked('ORGANIZATION', 'party')} AS organization, "
        f"{asked('PARTNER', 'partner')} AS other"
    ),
    QueryStep(
        "WITH collaboration, work, topic, year, kind, country, proof, organization, other, "
        "home, away, "
        "max(fraction) AS share, min(evidenceYear) AS earliest, max(evidenceYear) AS latest "
        "WITH topic, year, kind, country, proof, organization, other, home, away, "
        "count(DISTINCT collaboration) AS collaborations, "
        "min(earliest) AS firstYear, max(latest) AS lastYear, "
        "CASE WHEN $counting = 'FULL' THEN toFloat(count(*)) ELSE round(sum(share), 9) END AS count"
    ),
)

# No evidence is from before the year 0, so that what has no year is told from everything else.
GROUPS: Final = page(
    _GROUPED,
    (
        Key("count", descending=True),
        Key("coalesce(year, -1)"),
        Key("coalesce(kind, '')"),
        Key("coalesce(country, '')"),
        Key("coalesce(topic.id, '')"),
        Key("coalesce(proof, '')"),
        Key("coalesce(organization.id, '')"),
        Key("coalesce(other.id, '')"),
        Key("coalesce(home.id, '')"),
        Key("coalesce(away.id, '')"),
    ),
    "Evidence of collaborations in groups, the largest first. A partner is the other of the two.",
    GROUP_BY,
    COUNTING,
    LEVEL,
)


_OTHERS: Final = (
    "MATCH (person)-[:AUTHORED|INVENTED]->(work:Work)<-[:AUTHORED|INVENTED]-(other:Person) "
    "WHERE other <> person"
)


@strawberry.type
class MoveEdge(Edge[T], Generic[T]):
    """A person who went from one organisation to another, as far as works tell."""

    node: T = part("person", "Who moved.")
    origin: Organization = part("origin", "Where the person was last seen before.")
    destination: Organization = part("destination", "Where the person went.")
    last_seen: str = value("lastSeen", "When the person was last seen there: ISO 8601.")
    first_seen: str = value("firstSeen", "When the person was first seen here: ISO 8601.")
    ties_before: int = value(
        f"COUNT {{ {_OTHERS} AND work.year <= toInteger(left(lastSeen, 4)) "
        "RETURN DISTINCT other }",
        "How many people the person had made works with before.",
    )
    ties_kept: int = value(
        # One walk over all that both have made, not one for each that the person knew before.
        f"COUNT {{ {_OTHERS} WITH other, firstSeen, lastSeen, "
        "min(work.year) AS earliest, max(work.year) AS latest "
        "WHERE earliest <= toInteger(left(lastSeen, 4)) "
        "AND latest >= toInteger(left(firstSeen, 4)) RETURN other }",
        "With how many of them the person made works afterwards too.",
    )


# Spell by spell: who goes on to another place and comes back has moved twice. A spell that began by
# a document's word and is not said to have ended goes on. Where somebody comes from is where the
# person was seen last before; of several, the first by id.
MOVED: Final = (
    # Those on a topic are few beside all who moved. ArcadeDB sets out where the pattern does.
    QueryStep(
        "MATCH (subject:Topic)<-[:HAS_TOPIC]-(:Work)<-[:AUTHORED|INVENTED]-(person:Person) "
        "WHERE <filters> WITH DISTINCT person "
        "MATCH (person)-[arriving:AFFILIATED_WITH]->(destination:Organization)",
        filters=(by.MOVER_TOPIC,),
        otherwise="MATCH (destination:Organization)<-[arriving:AFFILIATED_WITH]-(person:Person)",
    ),
    QueryStep(
        "MATCH (person)-[leaving:AFFILIATED_WITH]->(before:Organization) "
        "WHERE before <> destination"
    ),
    QueryStep(
        "UNWIND range(0, size(coalesce(leaving.spellsSince, [])) - 1) AS l "
        "UNWIND range(0, size(coalesce(arriving.spellsSince, [])) - 1) AS a "
        "WITH person, destination, before, "
        "CASE WHEN arriving.spellsSince[a] <> '' THEN arriving.spellsSince[a] "
        "ELSE arriving.spellsFirstSeen[a] END AS firstSeen, "
        "CASE WHEN leaving.spellsUntil[l] <> '' THEN leaving.spellsUntil[l] "
        "WHEN leaving.spellsSince[l] <> '' THEN null "
        "ELSE leaving.spellsLastSeen[l] END AS seen",
        where=("seen < firstSeen",),
    ),
    QueryStep(
        "WITH person, destination, firstSeen, seen, before ORDER BY seen DESC, before.id "
        "WITH person, destination, firstSeen, collect(seen)[0] AS lastSeen, "
        "collect(before)[0] AS origin"
    ),
)

MOVES: Final = page(
    MOVED,
    (
        Key("firstSeen", descending=True),
        Key("person.id"),
        Key("destination.id"),
    ),
    "People who went from one organisation to another, the latest first.",
)
