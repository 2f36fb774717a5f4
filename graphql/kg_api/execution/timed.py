"""Statements end after their time, and only few costly ones run beside each other.

All that runs in the store shares its processors: beside twenty costly statements whoever looks one
thing up would wait for each of them. Those beyond the first few wait here until one has ended.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import StoreBusyError
from kg.store import AsyncClient, ReconnectingClient
from kg_api.execution.store import Store
from kg_api.execution.trace import CURRENT
from kg_api.execution.turns import Turns

LIGHT: Final = 20_000
"""Price of a request up to which it never waits: a first page of a profile or of a search."""


@dataclass(frozen=True, slots=True)
class TimedStore:
    """A store whose statements end after so many seconds, there and here.

    Attributes:
        store: what answers them.
        seconds: that a statement may take, and may wait before.
        costly: lets those in that are not light, in their turn; None where nothing waits.
    """

    store: Store
    seconds: float
    costly: Turns | None = None

    async def read(
        self, statement: str, parameters: Mapping[str, Any]
    ) -> Sequence[Mapping[str, Any]]:
        """The records of a statement that changes nothing.

        Raises:
            StoreBusyError: too many costly ones are before it.
        """
        async with self._admitted():
            if isinstance(self.store, AsyncClient | ReconnectingClient):
                return await self.store.read(statement, parameters, self.seconds)
            return await self.store.read(statement, parameters)

    @asynccontextmanager
    async def _admitted(self) -> AsyncIterator[None]:
        trace = CURRENT.get()
        if self.costly is None or trace is None or trace.price <= LIGHT:
            yield
            return
        try:
            async with asyncio.timeout(self.seconds):
                await self.costly.take(trace.begun, trace.price)
        except TimeoutError as error:
            what = f"{self.seconds:g} s passed before there was room for one more costly statement"
            raise StoreBusyError(what, "", "Ask again later") from error
        try:
            yield
        finally:
            self.costly.give()
