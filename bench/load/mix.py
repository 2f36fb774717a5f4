"""What is asked under load: mostly look-ups, some first pages of a neighbourhood, few large."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bench.graphql.client import request
from kg.store import Client

_LOOK_UPS: Final = (
    "query ($id: ID!) { organization(id: $id) { id name kind countryCode identifiers } }",
    "query ($id: ID!) { person(id: $id) { id name identifiers } }",
    "query ($id: ID!) { work(id: $id) { __typename id title year url } }",
)
_NEIGHBOURHOODS: Final = (
    "query ($id: ID!) { organization(id: $id) { name collaborators(first: 20) { edges { strength "
    "lastYear node { id name kind } } pageInfo { hasNextPage endCursor } } } }",
    "query ($id: ID!) { person(id: $id) { name works(first: 20) { edges { relation "
    "node { id title year } } pageInfo { hasNextPage endCursor } } } }",
    "query ($id: ID!) { work(id: $id) { title people(first: 20) { edges { position "
    "node { id name } } pageInfo { hasNextPage endCursor } } } }",
)
_LARGE: Final = (
    "query ($id: ID!) { organization(id: $id) { name works(first: 100) { totalCount edges { node { "
    "id title year people(first: 10) { edges { node { id name } } } "
    "topics(first: 10) { edges { node { id name } } } } } } } }",
    "query ($id: ID!) { organization(id: $id) { name collaborators(first: 50) { totalCount edges { "
    "strength node { id name } collaboration { id strength firstYear lastYear "
    "evidence(first: 5) { edges { kind year node { id name } } } } } } } }",
    "query ($id: ID!) { subgraph(seeds: [$id], hops: 2, limit: 100, "
    "kinds: [PARTICIPATES_IN, SUBSIDIARY_OF, PART_OF]) { truncated "
    "nodes { id name } links { kind source target } } }",
)
_KINDS: Final = ("Organization", "Person", "Work")
_DRAWN: Final = 2_000


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """A request to send.

    Attributes:
        sort: `look-up`, `page` or `large`.
        wire: as it goes over the wire.
    """

    sort: str
    wire: bytes


def mix(client: Client, seed: int = 7) -> Iterator[LoadRequest]:
    """80 % look-ups, 15 % first pages, 5 % large, for ever; the same for the same graph."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret here
    known = {kind: _ids(client, kind) for kind in _KINDS}
    while True:
        sort = chance.choices(("look-up", "page", "large"), (80, 15, 5))[0]
        yield LoadRequest(sort, _wire(chance, sort, known))


def _wire(chance: random.Random, sort: str, known: Mapping[str, list[str]]) -> bytes:
    if sort == "large":
        return _request(chance.choice(_LARGE), chance.choice(known["Organization"]))
    place = chance.randrange(len(_KINDS))
    text = (_LOOK_UPS if sort == "look-up" else _NEIGHBOURHOODS)[place]
    return _request(text, chance.choice(known[_KINDS[place]]))


def _request(query: str, id_: str) -> bytes:
    variables: dict[str, Any] = {"id": id_}
    return request(query, variables)


def _ids(client: Client, kind: str) -> list[str]:
    """Things that have links, in an order that says nothing."""
    rows = client.read(
        f"MATCH (n:{kind}) WHERE EXISTS {{ (n)-[:PARTICIPATES_IN|AUTHORED|CONTRIBUTED_TO]-() }} "
        f"RETURN n.id AS id ORDER BY reverse(n.id) LIMIT {_DRAWN}"
    )
    return [row["id"] for row in rows]
