"""Questions about the schema are answered by the bytes of the first answer; nothing else is."""

from pathlib import Path

import pytest
from graphql import execute_sync, get_introspection_query, parse

from kg_api.execution import execute
from kg_api.http.api_keys import Keys, Scope
from kg_api.http.introspection_cache import IntrospectionCache, only_schema
from kg_api.settings import ApiSettings
from tests.api.support.asking import Asker, Fake, Json, codes

WHOLE = get_introspection_query()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What graphql-core was made to execute."""
    asked: list[str] = []
    before = execute_sync

    def counting(*given: Json, **named: Json) -> Json:
        asked.append("")
        return before(*given, **named)

    monkeypatch.setattr(execute, "execute_sync", counting)
    return asked


def test_the_schema_is_told_once_by_the_executor_and_then_from_memory(counted: list[str]) -> None:
    asker = Asker()
    first, second = asker.ask(WHOLE), asker.ask(WHOLE)
    assert first.json()["data"]["__schema"]["queryType"]["name"] == "Query"
    assert second.content == first.content
    assert len(counted) == 1
    own = {"x-request-id", "date"}
    assert {k: v for k, v in second.headers.items() if k not in own} == {
        k: v for k, v in first.headers.items() if k not in own
    }
    assert second.headers["x-request-id"] != first.headers["x-request-id"]


@pytest.mark.parametrize(
    "query",
    [
        "{ __schema { queryType { name } } works { totalCount } }",
        "{ __schema { queryType { name } } cost { price } }",
        "{ ...F } fragment F on Query { works { totalCount } __schema { queryType { name } } }",
        "{ ... { __schema { queryType { name } } works { totalCount } } }",
    ],
)
def test_what_asks_for_more_than_the_schema_is_asked_anew(query: str, counted: list[str]) -> None:
    asker = Asker()
    assert "errors" not in asker.ask(query).json()
    asker.ask(query)
    assert len(counted) == 2


def test_other_variables_are_another_question() -> None:
    query = "query ($n: String!) { __type(name: $n) { name } __schema { queryType { name } } }"
    asker = Asker()
    told = [asker.ask(query, n=name).json()["data"]["__type"] for name in ("Work", "Topic", "Work")]
    assert told == [{"name": "Work"}, {"name": "Topic"}, {"name": "Work"}]


def test_an_error_is_not_kept(counted: list[str]) -> None:
    asker = Asker(ApiSettings(introspection=False))
    for _ in range(2):
        assert "errors" in asker.ask(WHOLE).json()
    asker = Asker(ApiSettings(tokens=20))
    assert [codes(asker.ask(WHOLE)) for _ in range(2)] == [["TOO_LARGE"], ["TOO_LARGE"]]
    assert counted == []


def test_whoever_may_not_ask_does_not_get_what_is_kept(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    secret = keys.add("Ann", Scope.READ)
    asker = Asker(ApiSettings(anonymous=False), keys=keys)
    known = {"Authorization": f"Bearer {secret}"}
    assert asker.post({"query": WHOLE}, headers=known).status_code == 200
    assert asker.post({"query": WHOLE}).status_code == 401


def test_questions_from_memory_are_counted_too() -> None:
    asker = Asker(ApiSettings(rate="3/minute"))
    assert [asker.ask(WHOLE).status_code for _ in range(5)] == [200, 200, 200, 429, 429]


def test_where_only_our_queries_are_answered_the_schema_is_none_of_them() -> None:
    asker = Asker(ApiSettings(persisted="only"))
    assert codes(asker.ask(WHOLE)) == ["PERSISTED_QUERY_ONLY"]
    assert codes(asker.ask(WHOLE)) == ["PERSISTED_QUERY_ONLY"]


def test_memory_is_bounded() -> None:
    asker = Asker(ApiSettings(rate="1000/minute"), Fake())
    for number in range(40):
        asker.ask(f"{{ __schema {{ a{number}: queryType {{ name }} }} }}")
    layer = asker.app.middleware_stack
    while not isinstance(layer, IntrospectionCache):
        layer = layer.app  # type: ignore[union-attr]
    assert len(layer.kept) == 16


def test_a_document_of_several_operations_is_looked_at_whole() -> None:
    assert only_schema(parse("query A { __schema { __typename } } query B { __typename }"))
    assert not only_schema(parse("query A { __schema { __typename } } query B { works { x } }"))
