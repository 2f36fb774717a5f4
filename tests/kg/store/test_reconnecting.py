"""A server outlives its embedded store: who asks meanwhile waits until it is there again."""

import asyncio
import json
import os
import signal
import time
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import QueryTimeoutError, StoreUnavailableError
from kg.settings import Settings
from kg.store import Address, AsyncClient, open_store, reconnecting_client
from kg.store.embedded import killed
from kg.store.reconnecting import PAUSE, ReconnectingClient
from kg.workspace import Workspace

NOWHERE = Address("bolt://127.0.0.1:1", "me", "")


def test_an_embedded_store_that_is_killed_is_opened_again(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)

    async def ask(client: ReconnectingClient) -> None:
        before = client.address
        os.kill(json.loads((tmp_path / "run.json").read_text())["pid"], signal.SIGKILL)
        asked = [client.read("MATCH (n:Entity) RETURN n.id AS id") for _ in range(5)]
        for (record,) in await asyncio.gather(*asked):
            assert record["id"] == "t:1"
        assert client.address != before

    async def serve(address: Address) -> None:
        async with reconnecting_client(settings, address) as client:
            assert isinstance(client, ReconnectingClient)
            await ask(client)
            await ask(client)  # and once more

    with open_store(settings) as writer:
        writer.write_batches("UNWIND $rows AS row CREATE (n:Entity) SET n = row", [{"id": "t:1"}])
        asyncio.run(serve(writer.address))


def test_a_statement_that_can_not_be_ended_is_ended_with_its_store(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    fold = "reduce(t = 0, b IN range(1, 30000) | t + b)"  # within one row nobody looks up
    endless = f"RETURN reduce(s = 0, a IN range(1, 30000) | s + {fold}) AS n"

    async def serve(address: Address) -> None:
        async with reconnecting_client(settings, address) as client:
            with pytest.raises(QueryTimeoutError):
                await client.read(endless, timeout=0.5)
            deadline = time.monotonic() + 20
            while client.address == address:
                assert time.monotonic() < deadline, "it runs on"
                assert await client.read("RETURN 1 AS n")  # others wait, and are answered
                await asyncio.sleep(0.1)

    with open_store(settings) as writer:
        asyncio.run(serve(writer.address))


def test_a_store_that_is_written_to_is_not_ended(tmp_path: Path) -> None:
    with open_store(Settings(home=tmp_path)) as writer:
        with Workspace(tmp_path).alone():
            assert not killed(tmp_path)
        assert writer.read("RETURN 1 AS n") == [{"n": 1}]


def test_a_store_that_does_not_start_is_tried_again_but_not_all_the_time() -> None:
    tried, asked = list[float](), list[float]()

    def again() -> Address:
        tried.append(time.monotonic())
        raise StoreUnavailableError("it does not start")

    async def serve() -> None:
        async with ReconnectingClient(NOWHERE, again, lambda: False) as client:
            while len(tried) < 3:
                with pytest.raises(StoreUnavailableError):
                    await client.read("RETURN 1 AS one", timeout=0.1)
                asked.append(time.monotonic())

    asyncio.run(serve())
    assert len(asked) > 2 * len(tried)
    assert all(later - sooner >= PAUSE for sooner, later in pairwise(tried))


def test_a_store_at_an_address_is_left_to_the_driver(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, store="bolt://127.0.0.1:1")
    client = reconnecting_client(settings, Address(settings.store, "me", ""))
    assert isinstance(client, AsyncClient)
    asyncio.run(client.close())
