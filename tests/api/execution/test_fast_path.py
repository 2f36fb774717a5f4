"""The short way for known operations answers as the long way does."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.errors import StoreUnavailableError
from kg_api.cost.statistics import StatisticsWatcher
from kg_api.http.api_keys import Keys, Scope
from kg_api.http.app import create
from kg_api.http.logs import FIELDS
from kg_api.http.router import Router
from kg_api.settings import ApiSettings

QUERY = "query Count($since: Int) { works(where: {year: {from: $since}}) { totalCount } }"


@dataclass
class Fake:
    """A store that has one answer, seven of everything unless told otherwise, or fails."""

    answer: Any = field(default_factory=lambda: [[7]])
    error: Exception | None = None
    asked: list[Mapping[str, Any]] = field(default_factory=list)

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer, or fail."""
        self.asked.append(parameters)
        if self.error:
            raise self.error
        return [{"data": self.answer}]


class Api:
    """The whole application, and how often its long way was taken."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        settings: ApiSettings | None = None,
        answer: Any = None,
        keys: Keys | None = None,
    ) -> None:
        self.store, self.long = Fake(answer or [[7]]), 0
        taken = Router.execute_single

        async def counted(router: Router, *given: Any, **more: Any) -> Any:
            self.long += 1
            return await taken(router, *given, **more)

        monkeypatch.setattr(Router, "execute_single", counted)
        self.app = create(self.store, settings, keys, StatisticsWatcher())

    def post(self, content: object, **headers: str) -> httpx.Response:
        """Post JSON, or text as it is."""

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            body = content if isinstance(content, str) else json.dumps(content)
            sent = {"content-type": "application/json", **headers}
            async with httpx.AsyncClient(
                transport=transport, base_url="http://localhost"
            ) as client:
                return await client.post("/graphql", content=body, headers=sent)

        return asyncio.run(send())


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Api:
    return Api(monkeypatch)


def test_both_ways_answer_alike_to_the_last_header(api: Api) -> None:
    long, short = (api.post({"query": QUERY}) for _ in range(2))
    assert api.long == 1
    assert long.content == short.content
    assert {**long.headers, "x-request-id": ""} == {**short.headers, "x-request-id": ""}
    assert int(short.headers["x-cost"]) >= 1


@pytest.mark.parametrize(
    "query",
    [
        "{ cost { price } works { totalCount } }",
        "{ __schema { queryType { name } } works { totalCount } }",
        '{ __type(name: "Query") { name } }',
    ],
)
def test_what_asks_for_the_schema_or_its_cost_goes_the_long_way(api: Api, query: str) -> None:
    first, second = (api.post({"query": query}).json() for _ in range(2))
    assert first == second
    assert api.long == 2


@pytest.mark.parametrize(
    "content",
    [
        {"query": QUERY, "variables": []},
        {"query": QUERY, "variables": "x"},
        {"query": QUERY, "variables": 0},
        {"query": QUERY, "operationName": 1},
        {"query": QUERY, "operationName": "Other"},
        {"query": QUERY, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}},
        [{"query": QUERY}],
        {"query": 1},
        "{",
    ],
)
def test_what_is_unusual_is_answered_as_if_nothing_were_known(
    monkeypatch: pytest.MonkeyPatch, content: object
) -> None:
    fresh = Api(monkeypatch).post(content)
    api = Api(monkeypatch)
    api.post({"query": QUERY})
    known = api.post(content)
    assert (known.status_code, known.content) == (fresh.status_code, fresh.content)


def test_each_request_pays_for_its_own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    query = """query Around($n: Int!) { organization(id: "a") { collaborators(first: $n) { edges {
        node { collaborators(first: 9) { totalCount } } } } } }"""
    none: list[list[list[list[Any]]]] = [[[[]]]]
    one, many = ({"query": query, "variables": {"n": n}} for n in (1, 50))
    cheap = Api(monkeypatch, answer=none).post(one).headers["x-cost"]
    api = Api(monkeypatch, ApiSettings(budget=int(cheap)), none)
    for _ in range(2):
        assert "errors" not in api.post(one).json()
    refused = api.post(many)
    assert refused.json()["errors"][0]["extensions"]["code"] == "TOO_EXPENSIVE"
    assert int(refused.headers["x-cost"]) > int(cheap)
    assert len(api.store.asked) == 2


def test_arguments_are_bounded_on_the_short_way_too(monkeypatch: pytest.MonkeyPatch) -> None:
    query = "query Page($n: Int!) { works(first: $n) { totalCount } }"
    api = Api(monkeypatch, ApiSettings(max_page_size=10))
    answers = [api.post({"query": query, "variables": {"n": n}}).json() for n in (1, 11, -1)]
    assert ["errors" in each for each in answers] == [False, True, True]
    assert len(api.store.asked) == 1


def test_the_guard_stands_before_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    api = Api(monkeypatch, ApiSettings(rate="4/minute", body=200))
    assert api.post({"query": QUERY}).status_code == 200
    assert api.post({"query": QUERY}, host="elsewhere").status_code == 421
    assert api.post({"query": QUERY}, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert api.post({"query": QUERY}, authorization="Bearer kg_x_y").status_code == 401
    assert api.post({"query": QUERY, "variables": {"since": "x" * 200}}).status_code == 413
    statuses = [api.post({"query": QUERY}).status_code for _ in range(3)]
    assert statuses == [200, 429, 429]
    assert api.long == 1


def test_without_a_key_nothing_known_is_answered_either(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keys = Keys(tmp_path)
    secret = keys.add("Ada", Scope.READ)
    api = Api(monkeypatch, ApiSettings(anonymous=False), keys=keys)
    for _ in range(2):
        assert api.post({"query": QUERY}, authorization=f"Bearer {secret}").status_code == 200
    assert api.post({"query": QUERY}).status_code == 401
    assert (api.long, len(api.store.asked)) == (1, 2)


def test_the_log_and_the_metrics_know_of_both_ways(
    api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", "kg_api.access"):
        for _ in range(2):
            api.post({"query": QUERY, "operationName": "Count"})
    long, short = (each.__dict__[FIELDS] for each in caplog.records)
    names = ("operation", "query", "price", "status", "path")
    assert [long[name] for name in names] == [short[name] for name in names]
    assert api.long == 1


def test_what_fails_within_is_masked_on_the_short_way_too(api: Api) -> None:
    api.post({"query": QUERY})
    api.store.error = RuntimeError("secret")
    answer = api.post({"query": QUERY})
    assert answer.status_code == 200
    assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "secret" not in answer.text


def test_an_operation_goes_the_long_way_once(api: Api) -> None:
    answers = [api.post({"query": QUERY, "variables": {"since": year}}) for year in (1, 2)]
    assert [each.json() for each in answers] == [{"data": {"works": {"totalCount": 7}}}] * 2
    assert api.long == 1
    assert [list(each.values()) for each in api.store.asked] == [[1], [2]]


def test_what_went_wrong_is_told_the_long_way_and_asked_of_the_store_once(api: Api) -> None:
    api.post({"query": QUERY})
    api.store.error = StoreUnavailableError("not reached", "bolt://secret")
    answer = api.post({"query": QUERY}).json()
    assert answer["errors"][0]["message"] == "The store is not available. Try again later."
    assert (api.long, len(api.store.asked)) == (2, 2)


def test_a_variable_that_does_not_fit_is_refused_on_the_short_way_too(api: Api) -> None:
    api.post({"query": QUERY})
    answer = api.post({"query": QUERY, "variables": {"since": "x"}}).json()
    assert "Variable '$since'" in answer["errors"][0]["message"]
    assert len(api.store.asked) == 1


def test_what_any_page_could_post_is_not_answered(api: Api) -> None:
    api.post({"query": QUERY})
    assert api.post({"query": QUERY}, **{"content-type": "text/plain"}).status_code == 400
    assert len(api.store.asked) == 1
