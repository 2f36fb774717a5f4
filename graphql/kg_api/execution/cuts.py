"""The network between two places is read and walked before the statement that says more of it.

No statement of Cypher finds cut points in linear time. So this one field takes further statements:
what joins whom and who is where, and then what is asked of the cut points.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from kg.query.cut_points import cut_points
from kg_api.compiler.plan import Plan
from kg_api.execution.given import converted
from kg_api.execution.store import Store
from kg_api.schema.cut_points import AMONG, NARROWING, PARTNER_PLACE, PLACE, Network

_FIELD: Final = "cutPoints"

_ABOUT: Final = "(subject:Topic)<-[:HAS_TOPIC]-"
_SHOWN: Final = "<-[shown:EVIDENCED_BY]-(joint:Collaboration)"

# What joins members stands for a vertex too, and all ties come as one list: as rows of two members
# each they take the wire several times as long.
_JOINED_BY: Final[Mapping[Network, tuple[str, str]]] = {
    Network.ORGANIZATIONS: ("Collaboration", "<-[:PARTICIPATES_IN]-(member:Organization)"),
    Network.PEOPLE: ("Work", "<-[:AUTHORED|INVENTED]-(member:Person)"),
}
_THERE: Final = (
    "MATCH (at:Place)<-[:LOCATED_IN]-(its:Organization) WHERE at.id IN [$place, $partnerPlace] "
)
_MEMBERS: Final[Mapping[Network, str]] = {
    Network.ORGANIZATIONS: f"{_THERE}RETURN at.id AS place, collect(DISTINCT its.id) AS members",
    Network.PEOPLE: f"{_THERE}MATCH (its)<-[:AFFILIATED_WITH]-(person:Person) "
    "RETURN at.id AS place, collect(DISTINCT person.id) AS members",
}


async def cut(store: Store, plan: Plan, arguments: list[dict[str, Any]]) -> None:
    """Put the cut points in the place of `among`, wherever some are asked for.

    Raises:
        GraphQLError: an argument can not be used.
        KgError: the store did not answer.
    """
    for each in plan.selections:
        if each.name == _FIELD and each.parent == "Query":
            given = arguments[each.position or 0]
            sent = {a.name: converted(each, a, given) for a in (PLACE, PARTNER_PLACE, *NARROWING)}
            given[AMONG.name] = await _points(store, given[AMONG.name], sent)


async def _points(store: Store, network: Network, sent: dict[str, Any]) -> list[dict[str, Any]]:
    asked = _ties(network, {name for name, value in sent.items() if value is not None})
    (row,) = await store.read(asked, sent)
    ties = list(dict.fromkeys((member, joint) for member, joint in row["ties"]))
    places = {place.name: sent[place.name] for place in (PLACE, PARTNER_PLACE)}
    members = {r["place"]: r["members"] for r in await store.read(_MEMBERS[network], places)}
    here, there = [set(members.get(place, ())) for place in places.values()]
    found = await asyncio.to_thread(cut_points, ties, here, there)
    joined = {member for member, _ in ties}  # what joins them is no cut point itself
    return [each._asdict() for each in found if each.id in joined]


def _ties(network: Network, given: set[str]) -> str:
    """The statement that gives each member with each collaboration or work that joins it."""
    organizations = network is Network.ORGANIZATIONS
    year, work = ("shown.evidenceYear", "work") if organizations else ("joint.year", "joint:Work")
    conditions = {
        "topic": "subject.id IN $topic",
        "since": f"{year} >= $since",
        "until": f"{year} <= $until",
    }
    asked = " AND ".join(text for name, text in conditions.items() if name in given)
    label, members = _JOINED_BY[network]
    ties = f"{members} RETURN collect([member.id, joint.id]) AS ties"
    if not asked:
        return f"MATCH (joint:{label}){ties}"
    about = _ABOUT if "topic" in given else ""
    evidence = _SHOWN if organizations else ""
    # Told its label once more, ArcadeDB would look for each joint anew.
    joints = f"MATCH {about}({work}){evidence} WHERE {asked} WITH DISTINCT joint"
    return f"{joints} MATCH (joint){ties}"
