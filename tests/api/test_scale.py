"""Prices of every root field and every ready-made query on a graph a hundred times the demo's."""

import json
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLSchema,
    get_named_type,
    parse,
    type_from_ast,
)
from graphql import OperationDefinitionNode as Operation

from kg.build.statistics import count
from kg.demo.corpus import generate
from kg_api.cost.statistics import Statistics, StatisticsWatcher
from kg_api.http.app import create
from kg_api.queries import Offer, offers
from kg_api.schema.build import build
from kg_api.settings import ApiSettings
from tests.api.support.asking import Asker, Fake
from tests.kg.support.workshop import Workshop

pytestmark = pytest.mark.slow

TIMES = 100

ROOT_FIELDS = (
    'node(id: "a") { id }',
    'nodes(ids: ["a", "b"]) { id }',
    'organization(id: "a") { name collaborators { totalCount edges { strength node { id } } } }',
    'person(id: "a") { name works { edges { node { id } } } }',
    'work(id: "a") { title people { edges { node { id } } } }',
    'agreement(id: "a") { name }',
    'topic(id: "a") { name works(first: 5) { edges { node { id } } } }',
    'place(id: "a") { name }',
    'grant(id: "a") { name }',
    'document(id: "a") { title }',
    "organizations { edges { node { id } } }",
    "people { edges { node { id } } }",
    "works { edges { node { id } } }",
    "agreements { totalCount }",
    "topics { edges { node { id } } }",
    'search(text: "a") { totalCount facets(by: KIND) { value count } edges { node { id } } }',
    'suggest(text: "a") { id name place organization }',
    'priorWork(text: "grippers") { edges { node { id } } }',
    'collaboration(between: ["a", "b"]) { strength }',
    'collaborations(of: "a", groupBy: [YEAR, KIND]) { totalCount }',
    'collaborations(place: "a", groupBy: [PLACE, PARTNER_PLACE, YEAR, EVIDENCE]) { totalCount }',
    "documents { edges { node { id } } }",
    "mobility { edges { node { id } } }",
    "moves(groupBy: [ORIGIN_PLACE, DESTINATION_PLACE, YEAR]) { edges { node { moves } } }",
    'cutPoints(place: "a", partnerPlace: "b") { edges { node { id } } }',
    'cutPoints(place: "a", partnerPlace: "b", topic: "robot") { edges { node { id } } }',
    "works(orderBy: {by: CITING_PATENT_COUNT}) { aggregate(of: CITATION_COUNT) { average } }",
    'path(from: "a", to: "b", kinds: [AUTHORED]) { length }',
    'subgraph(seeds: ["a"]) { nodes { id } }',
)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    workshop = Workshop(tmp_path_factory.mktemp("demo"))
    generate(workshop.inbox)
    workshop.again()
    with workshop.desired.connect() as connection:
        counts = grown(count(connection), TIMES)
    made = Asker()
    made.app = create(Fake(), ApiSettings(), None, StatisticsWatcher(now=Statistics.of(counts)))
    return made


def grown(counts: dict[str, Any], times: int) -> dict[str, Any]:
    """The counts of so many graphs of that kind, side by side."""

    def all_of(rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(degree, times * number) for degree, number in rows]

    sides = {
        side: {type_: all_of(rows) for type_, rows in counts[side].items()}
        for side in ("out", "into")
    }
    labels = {name: times * number for name, number in counts["labels"].items()}
    return {**counts, **sides, "labels": labels, "evidence": all_of(counts["evidence"])}


def refused(asker: Asker, query: str, variables: dict[str, Any] | None = None) -> bool:
    answer = asker.post({"query": query, "variables": variables or {}})
    assert int(answer.headers["x-cost"]) > 0, answer.text
    codes = {each["extensions"]["code"] for each in answer.json().get("errors", ())}
    return "TOO_EXPENSIVE" in codes


@pytest.mark.parametrize("field", ROOT_FIELDS)
def test_a_root_field_is_within_the_default_budget(asker: Asker, field: str) -> None:
    assert not refused(asker, f"{{ {field} }}")


@pytest.mark.parametrize("place", range(len(offers())))
def test_a_ready_made_query_is_within_the_default_budget(asker: Asker, place: int) -> None:
    offer = offers()[place]
    assert not refused(asker, offer.query, json.loads(offer.variables)), offer.title


@pytest.mark.parametrize("place", range(len(offers())))
def test_so_is_a_ready_made_query_with_all_that_it_takes(asker: Asker, place: int) -> None:
    offer = offers()[place]
    assert not refused(asker, offer.query, everything(build()._schema, offer)), offer.title


def everything(schema: GraphQLSchema, offer: Offer) -> dict[str, Any]:
    """Values for all variables of a query but cursors and ids: its example, and some for others."""
    operation = next(d for d in parse(offer.query).definitions if isinstance(d, Operation))
    given: dict[str, Any] = json.loads(offer.variables)
    for each in operation.variable_definitions or ():
        name, type_ = each.variable.name.value, get_named_type(type_from_ast(schema, each.type))
        if name not in given and each.default_value is None and name != "after":
            assert type_ is not None
            value: Any = {"Int": 2019, "Float": 0.5, "String": "2019"}.get(type_.name)
            if isinstance(type_, GraphQLEnumType):
                value = next(iter(type_.values))
            given[name] = "robot" if name == "topic" else value
    return given
