"""Prices are upper bounds, grow with what is asked, and say what to lower."""

import asyncio
from dataclasses import replace

import pytest
from graphql import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import Address, Client
from kg_api.cost.access import Each, KnownNode, Part, Proofs, Scan, Search, Step, parts
from kg_api.cost.estimate import priced
from kg_api.cost.statistics import Degrees, Statistics, read
from kg_api.cypher.parser import clauses
from kg_api.cypher.tree import Slot
from kg_api.queries import offers
from kg_api.settings import ApiSettings
from tests.api.support.asking import Asker, Json, codes
from tests.api.support.priced import GRAPH, bound, price, questions


def test_a_look_up_costs_next_to_nothing() -> None:
    assert price('{ organization(id: "a") { name kind } }') <= 3


def test_a_search_is_within_the_default_budget_on_a_graph_of_any_size() -> None:
    query = """{ search(text: "any word") { totalCount facets(by: KIND) { value count }
        edges { score node { id name } } } }"""
    huge = replace(GRAPH, labels={name: 10**6 * n for name, n in GRAPH.labels.items()})
    assert price(query) <= price(query, huge) < ApiSettings().budget / 10


def test_a_list_costs_what_it_is_chosen_from() -> None:
    assert price("{ organizations(first: 1) { edges { node { name } } } }") == 50
    assert price("{ organizations(first: 1) { totalCount edges { node { name } } } }") == 100
    assert price("{ organizations(first: 1) { totalCount pageInfo { endCursor } } }") == 100


def test_a_neighbourhood_costs_the_links_of_those_with_the_most() -> None:
    query = '{ organization(id: "a") { collaborators { edges { node { name } } } } }'
    assert price(query) == 2 + 30 + 60


def test_a_page_within_a_page_costs_as_much_as_the_outer_one_is_long() -> None:
    query = """query ($n: Int!) { organization(id: "a") { collaborators(first: $n) { edges { node {
        collaborators(first: 5) { edges { node { name } } } } } } } }"""
    one, ten, all_ = (price(query, n=n) for n in (1, 10, 60))
    assert one < ten < all_ == price(query, n=200)


def test_a_filter_costs_what_it_looks_at_of_the_things_that_rows_hold() -> None:
    careers = replace(
        GRAPH,
        out={**GRAPH.out, "AFFILIATED_WITH": Degrees.of([(3, 400)])},
        into={**GRAPH.into, "AFFILIATED_WITH": Degrees.of([(24, 50)])},
    )

    def moves(where: str) -> int:
        return price(f"{{ mobility(where: {where}) {{ totalCount }} }}", careers)

    every_move = 50 + 50 * 24 + 50 * 24 * 3 * 3  # the pairs, and the spells of both
    compared = 0.02 * 50 * 24 * 3
    assert moves("null") == every_move
    assert moves("{origin: {kind: {equals: UNIVERSITY}}}") == every_move + compared
    assert moves("{origin: {people: {}}}") == every_move + 50 * 24 * 3 * 24
    assert moves("{tiesKept: {from: 1}}") > every_move


def test_every_condition_key_and_listed_value_has_its_price() -> None:
    def works(where: str, order: str = "[]") -> int:
        asked = f"works(where: {where}, orderBy: {order}) {{ totalCount }}"
        return price(f"{{ {asked} }}")

    many = "{and: [" + ", ".join(['{title: {contains: "a"}}'] * 200) + "]}"
    assert works(many) >= 5 * works("{}")
    listed = ", ".join(f'"{number}"' for number in range(200))
    assert works(f"{{id: {{in: [{listed}]}}}}") >= 5 * works("{}")
    assert works("{}", "[{by: NAME}, {by: YEAR}]") > works("{}")


def test_prior_work_costs_what_the_index_gives_and_what_citations_join() -> None:
    cited = Statistics(
        labels=GRAPH.labels,
        out={"CITES": Degrees.of([(40, 5), (2, 300)])},
        into={"CITES": Degrees.of([(25, 8), (1, 400)])},
        known=True,
    )
    asked = """query ($text: String, $work: ID) {
      priorWork(text: $text, work: $work) { edges { score } } }"""
    assert price(asked, cited, text="soft grippers") == price(asked, text="soft grippers") == 1000
    by_work = price(asked, cited, work="doi:10.1/a")
    assert by_work > 1000 + 40 + 25
    assert by_work > price(asked, work="doi:10.1/a")
    several = "query ($works: [ID!]) { priorWork(works: $works) { edges { score } } }"
    one, two, many = (price(several, cited, works=[*range(n)]) for n in (1, 2, 30))
    assert by_work < one < two < many == price(several, cited, works=[*range(9)])


def test_going_from_many_things_costs_the_sum_of_the_largest() -> None:
    degrees = Degrees.of([(30, 1), (4, 40), (0, 9)])
    assert [degrees.most(n) for n in (0, 1, 2, 3, 41, 500)] == [0, 30, 34, 38, 190, 190]
    assert degrees.total == 190


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=8), st.floats(0, 99))
def test_the_most_that_things_have_is_concave(rows: list[tuple[int, int]], at: float) -> None:
    degrees = Degrees.of(rows)
    assert degrees.most(at) + degrees.most(at + 2) <= 2 * degrees.most(at + 1) + 1e-6
    assert degrees.most(at) <= degrees.most(at + 1) + 1e-9


@pytest.mark.parametrize("query", [each.query for each in offers()], ids=lambda q: q[:40])
def test_every_ready_made_query_has_a_price(query: str) -> None:
    for definition in parse(query).definitions:
        assert definition.kind in ("operation_definition", "fragment_definition")
    assert codes_of_ready_made(query) == set()


def codes_of_ready_made(query: str) -> set[str | None]:
    """What a server that knows nothing of its graph says of it: it must not find it too large."""
    answer = Asker(ApiSettings(budget=10**12)).ask(query)
    found = set(codes(answer)) if "errors" in answer.json() else set()
    return found & {"TOO_LARGE", "TOO_EXPENSIVE"}


def touched(text: str) -> tuple[Part, ...]:
    return tuple(parts(clauses(text)))


def test_what_clauses_touch_is_told_from_their_nodes() -> None:
    assert touched("MATCH (node:Work)") == (Scan("Work"),)
    assert touched("MATCH (this)<-[link:AUTHORED|INVENTED]-(node:Person)") == (
        Step(("AUTHORED", "INVENTED"), "<"),
    )
    assert touched("OPTIONAL MATCH (a:Entity {id: $id}) MATCH (a)-[:X]->()--(b)") == (
        KnownNode(), Step(("X",), ">"), Step((), ""),
    )  # fmt: skip
    assert touched("UNWIND $ids AS one MATCH p = (x:Entity {id: one})-[:<kinds>*1..4]-(y)") == (
        Each("ids"), KnownNode(), Step((Slot("kinds"),), "", 4),
    )  # fmt: skip
    assert touched("UNWIND range(0, size(coalesce(link.documents, [])) - 1) AS i") == (Proofs(),)
    assert touched("CALL db.index.fulltext.queryNodes('x', $text) YIELD node") == (Search(),)
    assert touched("WITH 'MATCH (a:Work)' AS text") == ()


def things(answer: object) -> int:
    """How many things an answer holds."""
    if isinstance(answer, list):
        return sum(map(things, answer))
    if isinstance(answer, dict):
        return ("id" in answer) + sum(map(things, answer.values()))
    return 0


def test_a_price_is_never_less_than_what_is_answered(
    client: Client, api: Json, store_address: Address, arcadedb_address: Address
) -> None:
    class Reading:
        async def read(self, statement: str, parameters: Json) -> Json:
            return client.read(statement, parameters)

    statistics = asyncio.run(read(Reading()))
    assert statistics.count("Organization") == 5
    assert statistics.out["CONTRIBUTED_TO"].total == 4

    # Both stores answer the same (`test_differential`), but Neo4j plans each question for a second.
    examples = 100 if store_address == arcadedb_address else 10

    @settings(max_examples=examples, deadline=None)
    @given(questions())
    def bounded(query: str) -> None:
        assert things(api.ask(query)) <= price(query, statistics)

    bounded()


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(questions(), st.data())
def test_a_price_never_falls_when_more_is_asked_for(query: str, data: st.DataObject) -> None:
    plan, arguments = bound(query)
    before = priced(plan, arguments, GRAPH)
    place = data.draw(st.integers(0, len(arguments) - 1))
    if "first" in arguments[place]:
        arguments[place] = {**arguments[place], "first": arguments[place]["first"] + 7}
    assert priced(plan, arguments, GRAPH) >= before


CHAIN = """query ($k: [LinkKind!]!, $c: Float) {
    path(from: "a", to: "b", kinds: $k, minConfidence: $c) { length } }"""


def test_a_chain_costs_every_link_of_its_kinds_from_either_side_whatever_its_conditions() -> None:
    graph = Statistics(
        out={"AUTHORED": Degrees.of([(10, 1), (2, 50)]), "CITES": Degrees.of([(5, 20)])},
        into={"AUTHORED": Degrees.of([(3, 40)]), "CITES": Degrees.of([(50, 2)])},
        known=True,
    )
    authored, cited = 110 + 120, 100 + 100
    assert price(CHAIN, graph, k=["AUTHORED"]) == authored
    assert price(CHAIN, graph, k=["AUTHORED"], c=0.5) == authored
    assert price(CHAIN, graph, k=["AUTHORED", "CITES"], c=0.5) == authored + cited


def test_hops_and_limits_of_a_subgraph_raise_its_price() -> None:
    query = """query ($h: Int!, $l: Int!) {
        subgraph(seeds: ["a"], hops: $h, limit: $l) { nodes { id } } }"""
    prices = [price(query, h=h, l=limit) for h, limit in ((1, 10), (2, 10), (3, 10), (3, 40))]
    assert prices == sorted(prices)
    assert prices[0] < prices[-1]
