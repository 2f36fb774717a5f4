"""The client of a server that outlives its store: the embedded store is opened again by itself.

A store at an address of its own needs none of this: it is found again where it was. The embedded
one, should its process be killed, comes back at another port with other passwords, and only if
somebody starts it. It is killed on purpose where a statement in it does not end (`reaper`).
Reading changes nothing: what was under way meanwhile waits and is asked again.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, Self

from kg.errors import StoreUnavailableError
from kg.store.address import Address
from kg.store.client import AsyncClient, Parameters

_LOG: Final = logging.getLogger(__name__)
PAUSE: Final = 1.0
"""Seconds before it is tried again where it could not be opened."""


class ReconnectingClient:
    """An `AsyncClient`, or the one after it; while the store is away, whoever asks waits for it.

    Args:
        address: where the store is now.
        again: starts the store unless it runs, and tells where it is; blocks.
        kill: ends the store's process, and says whether it might; blocks.
    """

    def __init__(
        self, address: Address, again: Callable[[], Address], kill: Callable[[], bool]
    ) -> None:
        self._again, self._kill = again, kill
        self._client = self._at(address)
        self._opening: asyncio.Task[None] | None = None

    @property
    def address(self) -> Address:
        """Where the store was last."""
        return self._client.address

    async def read(
        self, statement: str, parameters: Parameters | None = None, timeout: float = 30.0
    ) -> Sequence[Mapping[str, Any]]:
        """As `AsyncClient.read`; asked once more where the store went away meanwhile.

        Raises:
            StoreUnavailableError: the store is away and did not come back in time.
        """
        ends, client = time.monotonic() + timeout, self._client
        try:
            return await client.read(statement, parameters, timeout)
        except StoreUnavailableError:
            if not await self._back(client, ends - time.monotonic()):
                raise
        return await self._client.read(statement, parameters, max(ends - time.monotonic(), 0.1))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._opening is not None:
            self._opening.cancel()
        await self._client.close()

    async def _back(self, before: AsyncClient, seconds: float) -> bool:
        """Whether the store that went away is there again, within so many seconds."""
        if self._client is before:
            await asyncio.wait([self._reopening()], timeout=max(seconds, 0))
        return self._client is not before

    def _reopening(self) -> asyncio.Task[None]:
        if self._opening is None or self._opening.done():
            self._opening = asyncio.create_task(self._open())
        return self._opening

    async def _open(self) -> None:
        try:
            address = await asyncio.to_thread(self._again)
        except (StoreUnavailableError, OSError) as error:
            _LOG.error("the embedded store is away and does not start: %s", error)
            await asyncio.sleep(PAUSE)
            return
        if address != self.address:
            before, self._client = self._client, self._at(address)
            _LOG.warning("the embedded store was away and is open again")
            await before.close()

    def _at(self, address: Address) -> AsyncClient:
        return AsyncClient(address, stuck=partial(self._stuck, address))

    async def _stuck(self, address: Address) -> None:
        if address != self.address:
            return  # it is gone already
        if await asyncio.to_thread(self._kill):
            _LOG.warning("a statement did not end: the embedded store is started anew")
            self._reopening()
        else:
            _LOG.warning("a statement does not end, and the store is being written to: it goes on")
