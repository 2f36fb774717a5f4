"""What costs too much is refused, and told what to lower."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_api.cost.estimate import priced
from kg_api.cost.pricing import Pricing, to_lower
from kg_api.cost.statistics import StatisticsWatcher
from kg_api.execution.execute import CompiledExecution, QueryEngine
from kg_api.schema.build import build
from kg_api.settings import ApiSettings
from tests.api.support.asking import ANSWER, Asker, Fake, codes
from tests.api.support.priced import GRAPH, bound, questions


def test_over_the_budget_an_operation_is_refused_and_told_what_to_lower() -> None:
    query = """{ organization(id: "a") { collaborators(first: 200) { edges { node {
        collaborators(first: 200) { edges { node { name } } } } } } } }"""
    asker = Asker(ApiSettings(budget=5000))
    answer = asker.ask(query)
    (error,) = answer.json()["errors"]
    assert error["extensions"] == {
        "code": "TOO_EXPENSIVE",
        "price": int(answer.headers["x-cost"]),
        "budget": 5000,
        "lower": "first of collaborators",
    }
    assert error["message"].endswith("a request may cost 5,000. Lower first of collaborators.")
    assert asker.store.asked == []


def test_what_an_operation_costs_can_be_asked_with_it() -> None:
    answer = Asker().ask("{ cost { price budget } works { totalCount } again: cost { price } }")
    data, paid = answer.json()["data"], int(answer.headers["x-cost"])
    assert data == {
        "cost": {"price": paid, "budget": 1_000_000},
        **ANSWER,
        "again": {"price": paid},
    }
    assert list(data) == ["cost", "works", "again"]
    assert answer.headers["x-cost-budget"] == "1000000"


def test_without_pricing_there_is_no_cost() -> None:
    schema = build(lambda: CompiledExecution(QueryEngine(Fake())))
    assert asyncio.run(schema.execute("{ cost { price } }")).data == {"cost": None}


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(questions())
def test_what_is_told_to_be_lowered_lowers_the_price(query: str) -> None:
    plan, arguments = bound(query)
    told = to_lower(plan, arguments, GRAPH)
    assert told == "" or told.startswith("first of ")


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(questions(), st.lists(st.integers(0, 9), min_size=2, max_size=5))
def test_a_price_told_again_is_the_price(query: str, firsts: list[int]) -> None:
    pricing = Pricing(ApiSettings(), StatisticsWatcher(GRAPH))
    plan, arguments = bound(query)
    for first in [*firsts, *firsts]:
        changed = [{**each, "first": first} if "first" in each else each for each in arguments]
        assert pricing.check(plan, changed).price == priced(plan, changed, GRAPH)


def test_a_price_is_known_for_every_id_but_not_for_other_numbers_lists_or_graphs() -> None:
    watched = StatisticsWatcher(GRAPH)
    pricing = Pricing(ApiSettings(), watched)
    plan, (given_, *_) = bound('{ organization(id: "a") { name } }')
    seeds, (around,) = bound('{ subgraph(seeds: ["a"], hops: 1) { truncated } }')
    for changed in ({**given_, "id": "b"}, {**given_, "id": "ror:c"}):
        pricing.check(plan, [changed])
    assert len(pricing.known) == 1
    for changed in ({}, {"hops": 2}, {"limit": 9}, {"seeds": ["a", "b"]}, {"seeds": ["c"]}):
        pricing.check(seeds, [{**around, **changed}])
    assert len(pricing.known) == 1 + 4
    watched.now = replace(GRAPH, labels={})
    pricing.check(plan, [given_])
    assert len(pricing.known) == 1 + 4 + 1


def test_no_more_prices_are_kept_than_are_useful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg_api.cost.pricing.MOST_KNOWN", 3)
    pricing = Pricing(ApiSettings(), StatisticsWatcher(GRAPH))
    plan, (given_,) = bound("{ organizations(first: 1) { totalCount } }")
    for first in range(9):
        pricing.check(plan, [{**given_, "first": first}])
    keys: list[Any] = list(pricing.known)
    assert [key[2] for key in keys] == [(((("first", n),)),) for n in (6, 7, 8)]


def test_a_request_pays_for_all_its_operations() -> None:
    pricing = Pricing(ApiSettings(budget=60), StatisticsWatcher(GRAPH))
    plan, arguments = bound("{ organizations { totalCount } }")
    assert pricing.check(plan, arguments).price == 50


def test_what_a_store_takes_to_read_a_statement_is_in_its_price() -> None:
    plan, arguments = bound('{ organization(id: "a") { id } }')
    pricing = Pricing(ApiSettings(), StatisticsWatcher(GRAPH))
    before = pricing.check(plan, arguments).price
    assert pricing.check(plan, arguments, 1000).price == before + 1000


def test_lists_within_lists_that_take_too_long_to_read_are_refused() -> None:
    inner = "id"
    for number in range(4):
        works = (
            f"works(first: 1) {{ nodes {{ title people(first: 1) {{ nodes {{ {inner} }} }} }} }}"
        )
        inner = f"id name a{number}: {works} {works}"
    asker = Asker(ApiSettings(depth=30))
    answer = asker.ask(f'{{ person(id: "a") {{ {inner} }} }}')
    assert (codes(answer), asker.store.asked) == (["TOO_LARGE"], [])
    assert "lists within lists" in answer.json()["errors"][0]["message"]
