"""A client of the real application, over ASGI, and stores to put under it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from kg.errors import StoreUnavailableError
from kg_api.cost.statistics import StatisticsWatcher
from kg_api.http.api_keys import Keys
from kg_api.http.app import create
from kg_api.settings import ApiSettings

Json = Any

QUERY = "{ works { totalCount } }"
ANSWER = {"works": {"totalCount": 7}}


@dataclass
class Fake:
    """A store that has one answer, fails with an error, or takes its time."""

    error: Exception | None = None
    seconds: float = 0.0
    asked: list[str] = field(default_factory=list)

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer, or fail."""
        self.asked.append(statement)
        await asyncio.sleep(self.seconds)
        if self.error:
            raise self.error
        first = ["Query"] if "Query" in statement else []  # where its `__typename` is asked for
        return [{"data": [*first, [7]]}]


class Asker:
    """Sends requests to one application; from one address unless told otherwise."""

    def __init__(
        self, settings: ApiSettings | None = None, store: Json = None, keys: Keys | None = None
    ) -> None:
        self.store = store or Fake()
        self.app = create(self.store, settings, keys, StatisticsWatcher())

    def ask(self, query: str = QUERY, **variables: object) -> httpx.Response:
        """Post a query."""
        return self.post({"query": query, "variables": variables})

    def post(self, json: object, **given: Json) -> httpx.Response:
        """Post JSON."""
        return self.send("POST", "/graphql", json=json, **given)

    def get(self, path: str, **given: Json) -> httpx.Response:
        """Send a GET."""
        return self.send("GET", path, **given)

    def send(
        self, method: str, path: str, address: str = "127.0.0.1", **given: Json
    ) -> httpx.Response:
        """Send a request."""
        (answer,) = self.together([(method, path, given)], address)
        return answer

    def together(
        self, requests: list[tuple[str, str, dict[str, Any]]], address: str = "127.0.0.1"
    ) -> list[httpx.Response]:
        """Send requests at the same time."""

        async def all_() -> list[httpx.Response]:
            transport = httpx.ASGITransport(self.app, client=(address, 5000))
            async with httpx.AsyncClient(
                transport=transport, base_url="http://localhost"
            ) as client:
                return await asyncio.gather(
                    *(client.request(method, path, **given) for method, path, given in requests)
                )

        return asyncio.run(all_())


AWAY = StoreUnavailableError("not reached", "bolt://secret.internal:7687")


def codes(answer: httpx.Response) -> list[str | None]:
    """The codes of an answer's errors."""
    return [each.get("extensions", {}).get("code") for each in answer.json()["errors"]]
