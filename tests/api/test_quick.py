"""The short way for known operations answers as the long way does."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from kg.errors import StoreUnavailableError
from kg_api.execute import Answers, Plans
from kg_api.quick import Quick

QUERY = "query Count($since: Int) { works(since: $since) { totalCount } }"


@dataclass
class Fake:
    """A store that counts seven of everything, or is away."""

    away: bool = False
    asked: list[Mapping[str, Any]] = field(default_factory=list)

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer, or fail."""
        self.asked.append(parameters)
        if self.away:
            raise StoreUnavailableError("not reached", "bolt://secret")
        return [{"data": [[7]]}]


@dataclass
class Api:
    """The API, and how often its long way was taken."""

    store: Fake
    long: int = 0

    def __post_init__(self) -> None:
        from fastapi import FastAPI

        from kg_api.app import _router

        plans, app = Plans(), FastAPI()
        app.include_router(_router(self.store, plans), prefix="/graphql")

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            self.long += 1
            await app(scope, receive, send)

        self.app = Quick(counted, Answers(self.store, plans))

    def post(self, content: dict[str, Any], **headers: str) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
                return await client.post("/graphql", json=content, headers=headers)

        return asyncio.run(send())


@pytest.fixture
def api() -> Api:
    return Api(Fake())


def test_an_operation_goes_the_long_way_once(api: Api) -> None:
    answers = [api.post({"query": QUERY, "variables": {"since": year}}) for year in (1, 2)]
    assert [each.json() for each in answers] == [{"data": {"works": {"totalCount": 7}}}] * 2
    assert api.long == 1
    assert [list(each.values()) for each in api.store.asked] == [[1], [2]]


def test_what_went_wrong_is_told_the_long_way_and_asked_of_the_store_once(api: Api) -> None:
    api.post({"query": QUERY})
    api.store.away = True
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
