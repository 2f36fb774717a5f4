"""The three questions, as each API is asked, and the answers in one form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from bench.graphql.world import organization_id

Json = Any

_OURS_ONE: Final = "query One($id: ID!) { organization(id: $id) { id name } }"
_PEERS_ONE: Final = "query One($id: ID!) { organizations(where: {id: {eq: $id}}) { id name } }"

_OURS: Final = """query Net($n: Int!, $k: Int!) {
  organizations(first: $n, orderBy: {by: ID}) { edges { node { id name countryCode status
    agreements(first: $k) { totalCount edges { role node { id name date year exclusive } } } } } }
}"""
_PEERS: Final = """query Net($n: Int!, $k: Int!) {
  organizations(limit: $n, sort: [{id: ASC}]) { id name countryCode status
    agreementsConnection(first: $k, sort: [{node: {year: DESC}}, {node: {id: ASC}}]) {
      totalCount edges { properties { role } node { id name date year exclusive } } } }
}"""

_BY_HAND_ONE: Final = (
    "MATCH (o:Entity {id: $id}) RETURN {organization: {id: o.id, name: o.name}} AS data"
)
_BY_HAND: Final = """RETURN {organizations: {edges: COLLECT {
  MATCH (o:Organization) WITH o ORDER BY o.id LIMIT $n
  RETURN {node: {id: o.id, name: o.name, countryCode: o.countryCode, status: o.status,
    agreements: {totalCount: COUNT { (o)-[:PARTY_TO]->(:Agreement) }, edges: COLLECT {
      MATCH (o)-[r:PARTY_TO]->(a:Agreement) WITH r, a ORDER BY a.year DESC, a.id LIMIT $k
      RETURN {role: r.role, node: {
        id: a.id, name: a.name, date: a.date, year: a.year, exclusive: a.exclusive}} }}}} }}}
  AS data"""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: in the table.
        ours: as our API is asked.
        peers: as the peer is asked.
        variables: the same for both.
        same: the peer's data in the form of ours.
        by_hand: a statement whose one record is our whole answer, names and all.
    """

    name: str
    ours: str
    peers: str
    variables: dict[str, Any]
    same: Callable[[Json], Json]
    by_hand: str


def _one(data: Json) -> Json:
    (found,) = data["organizations"]
    return {"organization": found}


def _net(data: Json) -> Json:
    return {"organizations": {"edges": [{"node": _node(each)} for each in data["organizations"]]}}


def _node(thing: Json) -> Json:
    plain = {name: held for name, held in thing.items() if name != "agreementsConnection"}
    found = thing["agreementsConnection"]
    edges = [{**each["properties"], "node": each["node"]} for each in found["edges"]]
    return {**plain, "agreements": {"totalCount": found["totalCount"], "edges": edges}}


QUESTIONS: Final = (
    Question("one node", _OURS_ONE, _PEERS_ONE, {"id": organization_id(42)}, _one, _BY_HAND_ONE),
    Question("500 edges", _OURS, _PEERS, {"n": 20, "k": 25}, _net, _BY_HAND),
    Question("5,000 edges", _OURS, _PEERS, {"n": 40, "k": 125}, _net, _BY_HAND),
)
