"""The store goes away and comes back: askers wait for the embedded one, and are told of another."""

import asyncio
import json
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.errors import KgError
from kg.settings import Settings
from kg.store import open_store, reconnecting_client
from kg.store.neo4j_local import down, throwaway, up
from kg_api.cost.statistics import StatisticsWatcher
from kg_api.http.app import create
from tests.api.support.asking import QUERY, Json
from tests.stores import absent

pytestmark = pytest.mark.server

PATIENCE = 120.0
EMPTY = {"data": {"works": {"totalCount": 0}}}
Take = Callable[[], object]


@contextmanager
def arcadedb(home: Path) -> Iterator[tuple[Settings, Take, Take]]:
    """Killed; the API starts it again itself."""

    def kill() -> None:
        os.kill(json.loads((home / "run.json").read_text())["pid"], signal.SIGKILL)

    yield Settings(home=home), kill, lambda: None


@contextmanager
def neo4j(home: Path) -> Iterator[tuple[Settings, Take, Take]]:
    """Stopped and started by its operator."""
    try:
        server = throwaway(home)
        address = server.__enter__()
    except (KgError, OSError, RuntimeError) as error:
        absent(f"no real Neo4j to test against: {error}")
    settings = Settings(
        home=home, store=address.uri, store_user=address.user, store_password=address.password
    )
    yield settings, lambda: down(home), lambda: up(home, memory="512m")
    server.__exit__(None, None, None)


WAITED = {arcadedb: True, neo4j: False}


@pytest.mark.parametrize("store", WAITED, ids=["arcadedb", "neo4j"])
def test_while_the_store_is_away_askers_wait_or_are_told_and_then_answered_again(
    store: Json, tmp_path: Path
) -> None:
    with store(tmp_path) as (settings, take, give), open_store(settings) as client:

        async def serve() -> None:
            async with reconnecting_client(settings, client.address) as reader:
                app = create(reader, watched=StatisticsWatcher())
                transport = httpx.ASGITransport(app)
                async with httpx.AsyncClient(
                    transport=transport, base_url="http://localhost"
                ) as http:
                    await gone_and_back(http, take, give, WAITED[store])

        asyncio.run(serve())


async def gone_and_back(http: httpx.AsyncClient, take: Take, give: Take, waited: bool) -> None:
    async def ask() -> Json:
        return (await http.post("/graphql", json={"query": QUERY})).json()

    async def ready() -> int:
        return (await http.get("/ready")).status_code

    assert (await ask(), await ready()) == (EMPTY, 200)
    await asyncio.to_thread(take)
    meanwhile = await ask()
    if waited:
        assert meanwhile == EMPTY
    else:
        (error,) = meanwhile["errors"]
        assert error["message"] == "The store is not available. Try again later."
        assert error["extensions"]["code"] == "STORE_UNAVAILABLE"
    await asyncio.to_thread(give)
    await until(lambda: equal(ask(), EMPTY))
    await until(lambda: equal(ready(), 200))


async def equal(told: Awaitable[object], wanted: object) -> bool:
    return await told == wanted


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await condition():
            await asyncio.sleep(0.1)
