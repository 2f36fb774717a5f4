"""Documents made to exhaust the parser, the validator or the planner are refused before them."""

import time

import pytest

from kg_api.settings import ApiSettings
from tests.api.support.asking import ANSWER, Asker, codes

HOP = "collaborators { edges { node { "


@pytest.fixture
def asker() -> Asker:
    return Asker()


def deep(hops: int) -> str:
    return f'{{ organization(id: "a") {{ {HOP * hops} id {"} } }" * hops} }} }}'


def test_fields_nested_too_deep_are_refused_and_the_store_is_not_asked(asker: Asker) -> None:
    answer = asker.ask(deep(7))
    assert codes(answer) == ["TOO_LARGE"]
    assert "nested 23 deep; at most 20" in answer.json()["errors"][0]["message"]
    assert asker.store.asked == []


def test_nesting_that_would_exhaust_the_parser_is_refused_by_its_text(asker: Asker) -> None:
    settings = ApiSettings(tokens=1_000_000, body=10_000_000)
    for document in ("{a" * 100_000, f"{{ works(kind: {'[' * 100_000}", deep(5000)):
        answer = Asker(settings).ask(document)
        assert codes(answer) == ["TOO_LARGE"]
        assert "brackets in one another" in answer.text


def test_an_alias_bomb_is_refused(asker: Asker) -> None:
    bomb = "{" + " ".join(f"a{i}: works {{ totalCount }}" for i in range(31)) + "}"
    assert codes(asker.ask(bomb)) == ["TOO_LARGE"]
    assert "31 aliases; at most 30" in asker.ask(bomb).text


def test_aliases_hidden_in_fragments_are_counted_wherever_they_are_spread(asker: Asker) -> None:
    fragments = "".join(
        f"fragment F{i} on Organization {{ a: predecessors {{ edges {{ node {{ ...F{i + 1} }} }} }}"
        f" b: successors {{ edges {{ node {{ ...F{i + 1} }} }} }} }} "
        for i in range(6)
    )
    document = f'{{ organization(id: "x") {{ ...F0 }} }} {fragments}'
    began = time.process_time()
    answer = asker.ask(document + "fragment F6 on Organization { id }")
    assert time.process_time() - began < 2
    assert codes(answer) == ["TOO_LARGE"]


def test_fragments_that_double_a_thousand_times_are_counted_without_walking_them() -> None:
    doubled = "".join(
        f"fragment F{i} on Query {{ ...F{i + 1} ... on Query {{ ...F{i + 1} }} }} "
        for i in range(100)
    )
    asker = Asker(ApiSettings(depth=1000))
    began = time.process_time()
    answer = asker.ask(f"{{ ...F0 }} {doubled} fragment F100 on Query {{ works {{ totalCount }} }}")
    assert time.process_time() - began < 2
    assert codes(answer) == ["TOO_LARGE"]


def test_a_flood_of_tokens_is_refused_quickly(asker: Asker) -> None:
    flood = "{" + " works{totalCount}" * 5000 + "}"
    began = time.process_time()
    answer = asker.ask(flood)
    assert time.process_time() - began < 2
    assert codes(answer) == ["TOO_LARGE"]
    assert "2000 words and signs" in answer.text


def test_the_same_field_again_and_again_does_not_take_quadratic_time(asker: Asker) -> None:
    began = time.process_time()
    answer = asker.ask("{ works { totalCount " + "totalCount " * 1900 + "} }")
    assert codes(answer) == ["TOO_LARGE"]
    assert time.process_time() - began < 2


def test_circular_fragments_are_refused(asker: Asker) -> None:
    circle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"
    answer = asker.ask(circle)
    assert "Cannot spread fragment" in answer.json()["errors"][0]["message"]


def test_a_circle_of_fragments_with_fields_is_refused(asker: Asker) -> None:
    circle = (
        '{ organization(id: "a") { ...A } } '
        f"fragment A on Organization {{ {HOP} ...A }} }} }} }}"
    )
    assert "Cannot spread fragment" in asker.ask(circle).text


@pytest.mark.parametrize("directive", ["@skip(if: false)", "@nope", "@include(if: true)"])
def test_a_flood_of_directives_is_refused_quickly(asker: Asker, directive: str) -> None:
    began = time.process_time()
    assert asker.ask("{ works " + directive * 400 + " { totalCount } }").json()["errors"]
    assert time.process_time() - began < 2


def test_introspection_can_not_be_nested_or_multiplied(asker: Asker) -> None:
    nested = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    assert "introspection depth" in asker.ask(nested).text
    inner = "types { fields { args { type { name } } type { enumValues { name } } } }"
    many = "{ __schema { " + " ".join(f"a{i}: {inner}" for i in range(30)) + " } }"
    assert codes(asker.ask(many)) == ["TOO_LARGE"]


def test_what_graphiql_asks_about_the_schema_is_answered(asker: Asker) -> None:
    from graphql import get_introspection_query

    query = get_introspection_query(specified_by_url=True, input_value_deprecation=True)
    assert asker.ask(query).json()["data"]["__schema"]["queryType"]["name"] == "Query"


def test_introspection_is_off_where_it_is_turned_off() -> None:
    asker = Asker(ApiSettings(introspection=False))
    for query in ("{ __schema { types { name } } }", '{ __type(name: "Query") { name } }'):
        assert "introspection" in asker.ask(query).json()["errors"][0]["message"]
    assert asker.ask("{ __typename works { totalCount } }").json()["data"]["works"] == {
        "totalCount": 7
    }


@pytest.mark.parametrize(
    "query",
    [
        "{ wrks { totalCount } }",
        "{ works(frst: 1) { totalCount } }",
        "{ works(orderBy: {b: ID}) }",
    ],
)
def test_a_mistyped_name_is_not_answered_by_others_where_that_is_turned_off(query: str) -> None:
    assert "Did you mean" in Asker().ask(query).text
    quiet = Asker(ApiSettings(suggestions=False)).ask(query)
    assert "Did you mean" not in quiet.text
    assert quiet.json()["errors"][0]["message"]


@pytest.mark.parametrize("first", [201, 10**6, 2**31 - 1, -1])
def test_a_page_of_another_size_is_refused(asker: Asker, first: int) -> None:
    query = "query ($n: Int!) { works(first: $n) { edges { node { id } } } }"
    assert asker.ask(query, n=first).json()["errors"]
    assert asker.store.asked == []


def test_a_list_of_too_many_values_is_refused(asker: Asker) -> None:
    query = "query ($c: [String!]) { organizations(where: {countryCode: {in: $c}}) { totalCount } }"
    assert codes(asker.ask(query, c=["HK"] * 201)) == ["TOO_LARGE"]


def test_batches_are_refused_unless_turned_on() -> None:
    batch = [{"query": "{ works { totalCount } }"}] * 3
    refused = Asker().post(batch)
    assert (refused.status_code, codes(refused)) == (400, ["BAD_REQUEST"])
    assert "See KG_API_BATCH." in refused.text
    assert Asker(ApiSettings(batch=3)).post(batch).json() == [{"data": ANSWER}] * 3
    assert Asker(ApiSettings(batch=2)).post(batch).status_code == 400


def test_a_batch_shares_one_budget() -> None:
    asker = Asker(ApiSettings(batch=9, budget=350_000))
    answers = asker.post([{"query": "{ works { totalCount } }"}] * 5).json()
    assert ["data" in each and each["data"] is not None for each in answers] == [
        True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"7", b'"text"', b"[]", b"[1]", b"[[]]", b'{"query": 7}', b"{}",
        b'{"query": "{a}", "variables": [1]}', b'{"query": "\\ud800"}', b"\xff\xfe",
        b'{"query": "{ works { totalCount } }", "operationName": {"a": 1}}',
        b'{"query": "{ works { totalCount } }", "extensions": 1}',
        b"[" * 50_000, b'{"a":' * 9_000,
        b'{"query": "mutation { a }"}', b'{"query": "subscription { a }"}',
    ],
)  # fmt: skip
def test_a_body_that_is_no_request_is_a_clear_error(asker: Asker, body: bytes) -> None:
    answer = asker.send(
        "POST", "/graphql", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in (200, 400)
    assert "Something went wrong" not in answer.text
    assert asker.store.asked == []
