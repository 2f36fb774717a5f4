"""The API over HTTP."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from kg.errors import StoreUnavailableError
from kg_api.http.app import create

Json = Any


@dataclass
class Fake:
    """A store that has one answer, or is away."""

    away: bool = False

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer, or fail."""
        if self.away:
            raise StoreUnavailableError("not reached", "bolt://secret")
        return [{"data": [[7]]}]


@pytest.fixture
def store() -> Fake:
    return Fake()


class Http:
    """A client of the application, one request at a time."""

    def __init__(self, store: Fake) -> None:
        self.transport = httpx.ASGITransport(create(store))

    def get(self, path: str, **given: Json) -> httpx.Response:
        """Send a GET."""
        return asyncio.run(self._request("GET", path, **given))

    def post(self, path: str, **given: Json) -> httpx.Response:
        """Send a POST."""
        return asyncio.run(self._request("POST", path, **given))

    async def _request(self, method: str, path: str, **given: Json) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self.transport, base_url="http://localhost"
        ) as client:
            return await client.request(method, path, **given)


@pytest.fixture
def http(store: Fake) -> Http:
    return Http(store)


QUERY = "{ works { totalCount } }"


def test_a_query_is_answered(http: Http) -> None:
    answer = http.post("/graphql", json={"query": QUERY})
    assert answer.status_code == 200
    assert answer.json() == {"data": {"works": {"totalCount": 7}}}


def test_a_query_in_a_link_is_not_answered(http: Http) -> None:
    assert http.get("/graphql", params={"query": QUERY}).status_code >= 400


def test_readiness_says_whether_the_store_is_there(http: Http, store: Fake) -> None:
    assert http.get("/ready").json() == {"status": "ok", "statistics": "assumed"}


def test_it_is_ready_when_it_knows_the_graph_or_knows_that_it_can_not() -> None:
    counted = asyncio.Event()

    class Slow:
        async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
            if statement != "RETURN 1 AS one":
                await counted.wait()
                raise StoreUnavailableError("it can not be counted")
            return []

    async def told() -> list[tuple[int, Json]]:
        app = create(Slow())
        transport = httpx.ASGITransport(app)
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=transport, base_url="http://localhost") as client,
        ):
            before = await client.get("/ready")
            counted.set()
            await asyncio.sleep(0.01)
            after = await client.get("/ready")
            return [(each.status_code, each.json()) for each in (before, after)]

    assert asyncio.run(told()) == [
        (503, {"status": "starting"}),
        (200, {"status": "ok", "statistics": "assumed"}),
    ]


def test_a_server_without_its_store_is_alive_but_not_ready(http: Http, store: Fake) -> None:
    store.away = True
    assert http.get("/health").json() == {"status": "ok"}
    answer = http.get("/ready")
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})


def test_a_store_that_is_away_is_an_error_that_tells_no_address(http: Http, store: Fake) -> None:
    store.away = True
    answer = http.post("/graphql", json={"query": QUERY})
    assert answer.json()["errors"][0]["message"] == "The store is not available. Try again later."
    assert "secret" not in answer.text


def test_the_page_says_where_to_ask(http: Http) -> None:
    assert "/graphql" in http.get("/").text


def test_what_is_not_served_is_answered_in_the_one_shape_of_errors(http: Http) -> None:
    answers = [http.get("/graphql/x"), http.post("/health"), http.get("/graphql")]
    codes = [each.json()["errors"][0]["extensions"]["code"] for each in answers]
    assert codes == ["NOT_FOUND", "METHOD_NOT_ALLOWED", "METHOD_NOT_ALLOWED"]
    assert answers[1].headers["allow"] == "GET"
