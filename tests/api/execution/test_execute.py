"""The rules of the specification, and one statement an operation."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from graphql import graphql_sync

from kg.errors import QueryTimeoutError
from kg_api.execution.execute import CompiledExecution, Plans, QueryEngine
from kg_api.schema.build import build
from tests.api.conftest import Api

TWO_QUERIES = """
query Names($deep: Boolean = false) {
  first: organization(id: "ror:kestrel01") { ...Named kind @skip(if: $deep) }
  second: organization(id: "ror:lantau001") { ...Named ... on Node @include(if: $deep) { aliases } }
  __typename
}
query Count { works { totalCount } }
fragment Named on Agent { __typename title: name ... on Organization { countryCode } }
"""


def test_an_operation_is_one_statement(api: Api) -> None:
    api.ask(TWO_QUERIES, "Names")
    assert len(api.store.asked) == 1


def test_fragments_aliases_and_directives_are_resolved(api: Api) -> None:
    kestrel = {"__typename": "Organization", "title": "Kestrel Robotics", "countryCode": "US"}
    lantau = {
        "__typename": "Organization",
        "title": "Lantau Institute of Materials",
        "countryCode": "HK",
    }
    assert api.ask(TWO_QUERIES, "Names") == {
        "first": {**kestrel, "kind": "COMPANY"},
        "second": lantau,
        "__typename": "Query",
    }
    assert api.ask(TWO_QUERIES, "Names", deep=True) == {
        "first": kestrel,
        "second": {**lantau, "aliases": []},
        "__typename": "Query",
    }


def test_the_operation_that_is_named_is_answered(api: Api) -> None:
    assert api.ask(TWO_QUERIES, "Count") == {"works": {"totalCount": 5}}


def test_the_same_field_twice_is_merged(api: Api) -> None:
    query = """{ work(id: "doi:10.1/grip") { people { edges { node { id } } } }
                 work(id: "doi:10.1/grip") { people { edges { position } totalCount } } }"""
    assert api.ask(query) == {
        "work": {
            "people": {
                "edges": [
                    {"node": {"id": "orcid:0000-0001"}, "position": 1},
                    {"node": {"id": "kg:person/2"}, "position": 2},
                ],
                "totalCount": 2,
            }
        }
    }


def test_fields_of_one_type_are_asked_of_that_type_alone(api: Api) -> None:
    query = """{ works(orderBy: {by: NAME}) { edges { node {
      __typename ... on Paper { venue } ... on Patent { publicationNumber } } } } }"""
    assert [each["node"] for each in api.ask(query)["works"]["edges"]] == [
        {"__typename": "Filing"},
        {"__typename": "Patent", "publicationNumber": "US1B2"},
        {"__typename": "Paper", "venue": None},
        {"__typename": "Paper", "venue": "Journal of Hands"},
        {"__typename": "Paper", "venue": None},
    ]


def test_the_count_is_made_only_when_it_is_asked_for(api: Api) -> None:
    api.ask("{ works { edges { node { id } } } }")
    api.ask("{ works { totalCount } }")
    without, alone = (statement for statement, _ in api.store.asked)
    assert "COUNT {" not in without
    assert "COUNT {" in alone
    assert "COLLECT {" not in alone


HOSTILE = ["'", '"', "`", "\\", "$p0", "}) DETACH DELETE (n", "' OR 1=1 //", "\u0000", "💥", "*/"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_value_becomes_part_of_a_statement(api: Api, text: str) -> None:
    query = """query ($t: String!, $i: ID!) {
      organization(id: $i) { id } organizations(
        where: {name: {contains: $t}, countryCode: {in: [$t]}}) { totalCount }
      works(where: {topics: {name: {equals: $t}}}) { totalCount } }"""
    empty = {"organization": None, "organizations": {"totalCount": 0}, "works": {"totalCount": 0}}
    for each in (text, "harmless"):
        data, (error,) = api.ask(query, t=each, i=each)
        assert (data, error["extensions"]) == (empty, {"code": "NOT_FOUND"})
    (first, given), (second, _) = api.store.asked
    assert first == second
    assert text in given.values()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            'query ($t: String = "\\ud800") { works(where: {name: {equals: $t}}) { totalCount } }',
            "Argument 'where.name.equals' of 'works': it holds half a character.",
        ),
        (
            '{ path(from: "a", to: "b", kinds: []) { length } }',
            "Argument 'kinds' of 'path': name at least one.",
        ),
        (
            '{ collaboration(between: ["a"]) { id } }',
            "Argument 'between' of 'collaboration': name exactly two.",
        ),
    ],
)
def test_what_can_not_be_asked_is_said_before_the_store_is_asked(
    api: Api, query: str, message: str
) -> None:
    variables = {"t": "\ud800"} if "$t" in query else {}
    data, errors = api.ask(query.replace(' = "\\ud800"', ""), **variables)
    assert data is None
    assert [each["message"] for each in errors] == [message]
    assert api.store.asked == []


def test_a_literal_does_not_stand_in_the_statement_either(api: Api) -> None:
    api.ask('{ organization(id: "ror:needle") { works(first: 17) { totalCount } } }')
    ((statement, parameters),) = api.store.asked
    assert "needle" not in statement
    assert "17" not in statement
    assert "ror:needle" in parameters.values()


def test_a_plan_is_made_once_for_each_shape_of_the_variables(api: Api) -> None:
    query = (
        "query ($y: Int, $deep: Boolean!) "
        "{ works(where: {year: {from: $y}}) { totalCount @include(if: $deep) } }"
    )
    api.ask(query, y=2019, deep=True)
    api.ask(query, y=2021, deep=True)
    assert len(api.plans.kept) == 1
    api.ask(query, y=2021, deep=False)
    api.ask(query, deep=True)
    assert len(api.plans.kept) == 3
    answers = [api.ask(query, y=year, deep=True)["works"]["totalCount"] for year in (2001, 2021)]
    assert answers == [5, 2]


def test_plans_that_are_not_used_any_more_are_forgotten() -> None:
    plans = Plans(most=2)
    for key in ("a", "b", "a", "c"):
        plans.get(key, lambda: object())  # type: ignore[arg-type,return-value]
    assert list(plans.kept) == ["a", "c"]


Json = Any


@dataclass
class Saying:
    """A store that says what it is told to say."""

    answer: Json

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Say it."""
        if isinstance(self.answer, Exception):
            raise self.answer
        return [{"data": self.answer}]


def said(answer: Json, query: str) -> tuple[Any, list[Any]]:
    schema = build(lambda: CompiledExecution(QueryEngine(Saying(answer))))
    result = asyncio.run(schema.execute(query))
    return result.data, [each.formatted for each in result.errors or []]


def test_a_null_where_none_may_be_spreads_to_the_next_that_may() -> None:
    query = "{ organization(id: 1) { id works { edges { node { title } } } } topic(id: 1) { id } }"
    works = [[[["Paper", None]]]]
    row = [["x", works], ["t"]]
    data, errors = said(row, query)
    assert data == {"organization": None, "topic": {"id": "t"}}
    assert errors == [
        {
            "message": "Cannot return null for non-nullable field Paper.title.",
            "locations": [{"line": 1, "column": 51}],
            "path": ["organization", "works", "edges", 0, "node", "title"],
        }
    ]


def test_a_null_that_nothing_may_hold_leaves_no_data() -> None:
    data, errors = said([[None]], "{ works { totalCount } }")
    assert data is None
    assert [each["path"] for each in errors] == [["works", "totalCount"]]


def test_of_what_the_store_says_when_it_fails_the_asker_hears_nothing() -> None:
    error = QueryTimeoutError("took 30 s", "MATCH (secret)")
    data, errors = said(error, "{ works { totalCount } }")
    assert data is None
    assert [each["message"] for each in errors] == ["It took too long. Ask for less."]


def test_a_variable_that_does_not_fit_is_refused(api: Api) -> None:
    data, errors = api.ask("query ($n: Int!) { works(first: $n) { totalCount } }", n="many")
    assert data is None
    assert "Variable '$n'" in errors[0]["message"]
    assert api.store.asked == []


INTROSPECTION = '{ __type(name: "Topic") { name kind } s: __schema { queryType { name } } }'


def test_questions_about_the_schema_do_not_reach_the_store(api: Api) -> None:
    assert api.ask(INTROSPECTION) == graphql_sync(build()._schema, INTROSPECTION).data
    assert api.store.asked == []


def test_questions_about_the_schema_may_stand_beside_others(api: Api) -> None:
    query = """query ($n: String!) { a: __type(name: $n) { ...T } works { totalCount } __typename }
               fragment T on __Type { name }"""
    answer = api.ask(query, n="Work")
    assert answer == {"a": {"name": "Work"}, "works": {"totalCount": 5}, "__typename": "Query"}
    assert list(answer) == ["a", "works", "__typename"]
    assert len(api.store.asked) == 1
