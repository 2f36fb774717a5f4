"""The network between two places is read and walked before the statement that says more of it.

No statement of Cypher finds cut points in linear time. So this one field takes further statements:
what joins whom and who is where, and then what is asked of the cut points.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from graphql import GraphQLError

from kg.query.cut_points import cut_points
from kg_api.compiler.plan import Plan, Selection
from kg_api.execution.store import Store
from kg_api.fields.arguments import Argument
from kg_api.schema.cut_points import AMONG, NARROWING, PARTNER_PLACE, PLACE, Network

_FIELD: Final = "cutPoints"

_ABOUT: Final = "MATCH (subject:Topic)<-[:HAS_TOPIC]-(work)"
_SHOWN: Final = "(work)<-[shown:EVIDENCED_BY]-(tie:Collaboration)"

_ORGANIZATIONS: Final = (
    "MATCH (one:Organization)-[:PARTICIPATES_IN]->(tie:Collaboration)"
    "<-[:PARTICIPATES_IN]-(other:Organization) "
    "WHERE one.id < other.id RETURN DISTINCT one.id AS one, other.id AS other"
)
_PEOPLE: Final = (
    "MATCH (one:Person)-[:AUTHORED|INVENTED]->(work:Work) "
    "RETURN DISTINCT one.id AS one, work.id AS other"
)

_HERE: Final = "MATCH (at:Place {id: $place})<-[:LOCATED_IN]-(its:Organization)"
_MEMBERS: Final[Mapping[Network, str]] = {
    Network.ORGANIZATIONS: f"{_HERE} RETURN DISTINCT its.id AS id",
    Network.PEOPLE: f"{_HERE}<-[:AFFILIATED_WITH]-(person:Person) RETURN DISTINCT person.id AS id",
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
            sent = {a.name: _sent(each, a, given) for a in (PLACE, PARTNER_PLACE, *NARROWING)}
            given[AMONG.name] = await _points(store, given[AMONG.name], sent)


def _sent(selection: Selection, argument: Argument, given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - whatever the store gets
    value = given.get(argument.name)
    try:
        return value if value is None else argument.convert(value)
    except ValueError as error:
        message = f"Argument '{argument.name}' of '{selection.name}': {error}."
        code = {"code": "BAD_USER_INPUT"}
        raise GraphQLError(message, list(selection.nodes), extensions=code) from error


async def _points(store: Store, network: Network, sent: dict[str, Any]) -> list[dict[str, Any]]:
    asked = _ties(network, {name for name, value in sent.items() if value is not None})
    ties = [(row["one"], row["other"]) for row in await store.read(asked, sent)]
    here, there = [
        {row["id"] for row in await store.read(_MEMBERS[network], {"place": sent[place.name]})}
        for place in (PLACE, PARTNER_PLACE)
    ]
    found = await asyncio.to_thread(cut_points, ties, here, there)
    people = {one for one, _ in ties}  # works join people, and are no cut points themselves
    kept = found if network is Network.ORGANIZATIONS else [e for e in found if e.id in people]
    return [each._asdict() for each in kept]


def _ties(network: Network, given: set[str]) -> str:
    """The statement that gives what joins whom: in pairs, or each person to each work."""
    year, thing = "work.year", "work"
    if network is Network.ORGANIZATIONS:
        year, thing = "shown.evidenceYear", "tie"
    conditions = {
        "topic": "subject.id IN $topic",
        "since": f"{year} >= $since",
        "until": f"{year} <= $until",
    }
    asked = " AND ".join(text for name, text in conditions.items() if name in given)
    ties = _ORGANIZATIONS if network is Network.ORGANIZATIONS else _PEOPLE
    if not asked:
        return ties
    pattern = "(work:Work)" if network is Network.PEOPLE else _SHOWN
    if "topic" in given:
        pattern = _ABOUT.removeprefix("MATCH ") + pattern.removeprefix("(work:Work)").removeprefix(
            "(work)"
        )
    return f"MATCH {pattern} WHERE {asked} WITH DISTINCT {thing} {ties}"
