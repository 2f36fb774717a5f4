"""Compiled execution answers what graphql-core's own executor answers, error for error.

Some hundred random operations here; `python -m tests.api.differential --count 5000` for more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from graphql import build_schema

from kg.store import Client
from kg_api.schema.build import sdl
from tests.api.differential import Differential, Json, differing, write
from tests.api.operations.draw import Operation
from tests.api.reference.executor import unanswered

pytestmark = pytest.mark.server

CHUNKS = 6
SEEDS = {"arcadedb": 50, "neo4j": 25}
"""Operations of a chunk: Neo4j takes a second to plan a statement that it has not seen."""


@dataclass(frozen=True)
class Both:
    """Both ways of execution on one server, and how many operations it is given at a time."""

    differential: Differential
    seeds: int


@pytest.fixture(scope="module", params=list(SEEDS))
def both(request: pytest.FixtureRequest) -> Iterator[Both]:
    """The graph drawn by chance on each server, written once."""
    with Client(request.getfixturevalue(f"{request.param}_address")) as client:
        write(client)
        yield Both(Differential(client), SEEDS[request.param])


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_operations_are_answered_as_the_specification_says(both: Both, chunk: int) -> None:
    different = {}
    for seed in range(chunk * both.seeds, (chunk + 1) * both.seeds):
        operation = both.differential.operation(seed)
        if found := both.differential.difference(operation):
            different[seed] = found, operation.text, operation.variables
    assert not different


FOUND = {
    "firms that an organisation founded, and who founded it": (
        "{ organizations(first: 99) { edges { node { id founders { edges { relation node { id } } }"
        " spinOffs { edges { relation groundwork(first: 9) { id } node { id } } } } } } }"
    ),
    "what only the order speaks of is not forgotten": (
        "{ works(first: 200) { edges { node { people { edges { node { id } } } } } } }"
    ),
    "an empty operation": "{ node(id: 1) @skip(if: true) { id } }",
    "an introspection beside a variable that is an enumeration": (
        "query ($o: WorkColumn! = NAME) { __schema { queryType { name } } works(orderBy: {by: $o}) "
        "{ totalCount } }"
    ),
    "evidence of several links, equally sure": (
        "{ works(first: 200) { edges { node { organizations { edges "
        "{ relations evidence { place confidence document { id } } } } } } } }"
    ),
    "a null in a list, next to pages": (
        '{ subgraph(seeds: ["odd:nothing", "organization:0"], hops: 1) '
        "{ nodes { id documents { pageInfo { endCursor } } } } }"
    ),
    "a collaboration without a strength": (
        '{ organization(id: "archive:0") { collaborators(first: 200) { edges { strength } } } }'
    ),
    "cut points of organisations": (
        '{ cutPoints(place: "place:0", partnerPlace: "place:1") { totalCount edges { separated '
        "disconnects cursor node { id } } } }"
    ),
    "cut points of people": (
        '{ cutPoints(place: "place:1", partnerPlace: "place:1", among: PEOPLE, since: 1) '
        "{ edges { separated disconnects node { id __typename } } } }"
    ),
    "shares of joint output": (
        "{ organizations(first: 200) { nodes { id jointOutput { works joint full fractional "
        "jointWorks(first: 2) { id } } with: jointOutput(kinds: [UNIVERSITY, HOSPITAL], since: 1) "
        "{ joint fractional } } } }"
    ),
    "identifiers like parameters": (
        '{ subgraph(seeds: ["$p0", "$p1", "organization:0"], hops: 1) { nodes { id } } '
        'nodes(ids: ["$p0", "$p1", "$p2", "$p3", "organization:0"]) { id } '
        'organization(id: "organization:1") { id } }'
    ),
    "a tie for two reasons": (
        "{ organizations(first: 200) { edges { node { collaborators(since: 0) { edges "
        "{ strength fractionalStrength kinds firstYear lastYear node { id } } } } } } }"
    ),
}
"""What random operations found once."""


@pytest.mark.parametrize("name", FOUND)
def test_what_was_answered_wrongly_once_is_answered_rightly(both: Both, name: str) -> None:
    assert both.differential.difference(Operation(FOUND[name])) is None


@pytest.mark.parametrize(
    "query",
    [
        '{ works(after: "nowhere") { totalCount } }',
        "{ works(first: 201) { totalCount } }",
        '{ organizations { edges { node { works(after: "W10=") { __typename } } } } }',
    ],
)
def test_what_can_not_be_asked_is_refused_even_where_it_makes_no_difference(
    both: Both, query: str
) -> None:
    flawed = Operation(query, flawed=True)
    both.differential.counts.clear()
    assert both.differential.difference(flawed) is None
    assert both.differential.counts["refused"] == 1


def test_names_of_every_script_are_on_exactly_one_page(both: Both) -> None:
    query = (
        "query ($after: String) { organizations(first: 1, after: $after) { pageInfo { endCursor } "
        "edges { node { id } } } }"
    )
    seen: list[str] = []
    after = None
    while after is not None or not seen:
        operation = Operation(query, {"after": after})
        assert both.differential.difference(operation) is None
        page = both.differential.stock(operation).data["organizations"]  # type: ignore[index]
        seen += [each["node"]["id"] for each in page["edges"]]
        after = page["pageInfo"]["endCursor"]
    assert sorted(seen) == both.differential.pools.ids["Organization"]


def test_every_field_with_arguments_has_its_line_in_the_reference() -> None:
    assert unanswered(build_schema(sdl())) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([1], [1, 2]),
        ({"a": [None]}, {"a": ["x"]}),
        (True, 1),
        (1.0, 1),
        ("1", 1),
    ],
)
def test_a_difference_is_seen(ours: Json, theirs: Json) -> None:
    assert differing(ours, theirs)
    assert differing(theirs, theirs) is None
