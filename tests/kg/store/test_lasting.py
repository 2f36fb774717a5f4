"""A server outlives its embedded store: errors meanwhile, and then the store is there again."""

import asyncio
import json
import os
import signal
import time
from pathlib import Path

import pytest

from kg.errors import StoreUnavailableError
from kg.settings import Settings
from kg.store import Address, AsyncClient, lasting_client, open_store
from kg.store.lasting import LastingClient


def test_an_embedded_store_that_is_killed_is_opened_again(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)

    async def ask(client: LastingClient) -> None:
        before = client.address
        os.kill(json.loads((tmp_path / "run.json").read_text())["pid"], signal.SIGKILL)
        with pytest.raises(StoreUnavailableError):
            await client.read("MATCH (n:Entity) RETURN n.id AS id")
        assert await _answered(client) == [{"id": "t:1"}]
        assert client.address != before

    async def serve(address: Address) -> None:
        async with lasting_client(settings, address) as client:
            assert isinstance(client, LastingClient)
            await ask(client)
            await ask(client)  # and once more

    with open_store(settings) as writer:
        writer.write_batches("UNWIND $rows AS row CREATE (n:Entity) SET n = row", [{"id": "t:1"}])
        asyncio.run(serve(writer.address))


async def _answered(client: LastingClient, seconds: float = 30.0) -> list[dict[str, object]]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return [dict(each) for each in await client.read("MATCH (n:Entity) RETURN n.id AS id")]
        except StoreUnavailableError:
            await asyncio.sleep(0.05)
    raise AssertionError("it did not come back")


def test_a_store_that_does_not_start_is_tried_again_but_not_all_the_time() -> None:
    tried: list[float] = []

    def again() -> Address:
        tried.append(time.monotonic())
        raise StoreUnavailableError("it does not start")

    async def serve() -> None:
        async with LastingClient(Address("bolt://127.0.0.1:1", "me", ""), again) as client:
            for _ in range(30):
                with pytest.raises(StoreUnavailableError):
                    await client.read("RETURN 1 AS one")
                await asyncio.sleep(0.05)

    asyncio.run(serve())
    assert 1 <= len(tried) <= 3


def test_a_store_at_an_address_is_left_to_the_driver(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, store="bolt://127.0.0.1:1")
    client = lasting_client(settings, Address(settings.store, "me", ""))
    assert isinstance(client, AsyncClient)
    asyncio.run(client.close())
