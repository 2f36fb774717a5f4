"""Statements end after their time; costly ones wait for each other, light ones for nobody."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from kg.errors import StoreBusyError
from kg.store import AsyncClient
from kg_api.execution.timed import LIGHT, TimedStore
from kg_api.execution.trace import CURRENT, Trace
from kg_api.execution.turns import Turns
from kg_api.settings import ApiSettings
from tests.api.support.asking import Asker

Json = Any


class Slow:
    """A store that answers once it is told to."""

    def __init__(self) -> None:
        self.running, self.most, self.go_on = 0, 0, asyncio.Event()

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Answer, once it may."""
        self.running += 1
        self.most = max(self.most, self.running)
        if statement == "costly":
            await self.go_on.wait()
        self.running -= 1
        return [{"data": statement}]


async def ask(store: TimedStore, price: int) -> str:
    """Ask as a request of a price does."""
    CURRENT.set(Trace(price=price))
    (row,) = await store.read("costly" if price > LIGHT else "light", {})
    return str(row["data"])


def test_costly_statements_wait_for_each_other_and_light_ones_for_nobody() -> None:
    async def all_at_once() -> None:
        slow = Slow()
        store = TimedStore(slow, 5, Turns(2))
        costly = [asyncio.create_task(ask(store, LIGHT + 1)) for _ in range(5)]
        await asyncio.sleep(0)
        assert await asyncio.create_task(ask(store, LIGHT)) == "light"
        assert slow.running == 2
        slow.go_on.set()
        assert await asyncio.gather(*costly) == ["costly"] * 5
        assert slow.most == 3  # two costly ones, and the light one beside them

    asyncio.run(all_at_once())


def test_whoever_waits_too_long_is_told_so_and_whoever_leaves_gives_up_the_place() -> None:
    async def one_after_the_other() -> None:
        slow = Slow()
        store = TimedStore(slow, 0.01, Turns(1))
        first = asyncio.create_task(ask(store, LIGHT + 1))
        await asyncio.sleep(0)
        with pytest.raises(StoreBusyError, match="Ask again later"):
            await asyncio.create_task(ask(store, LIGHT + 1))
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        slow.go_on.set()
        assert await asyncio.create_task(ask(store, LIGHT + 1)) == "costly"

    asyncio.run(one_after_the_other())


def test_the_time_a_statement_may_take_is_told_to_the_store() -> None:
    class Recording(AsyncClient):
        def __init__(self) -> None:
            self.timeouts: list[float] = []

        async def read(self, statement: str, parameters: Json = None, timeout: float = 30) -> Json:
            self.timeouts.append(timeout)
            return [{"data": [[7]]}]

    store = Recording()
    Asker(ApiSettings(statement_timeout=2.5), store).ask()
    assert store.timeouts == [2.5]
