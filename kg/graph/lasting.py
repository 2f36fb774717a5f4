"""The client of a server that outlives its store: the embedded store is opened again by itself.

A store at an address of its own needs none of this: the driver finds it again where it was. The
embedded one, should its process be killed, comes back at another port with other passwords, and
only if somebody starts it.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from neo4j import Record

from kg.errors import StoreUnavailableError
from kg.graph.address import Address
from kg.graph.client import AsyncClient, Parameters

_LOG: Final = logging.getLogger(__name__)
_PAUSE: Final = 1.0
"""Seconds before it is tried again where it could not be opened."""


class LastingClient(AsyncClient):
    """See above; while the store is away, whoever asks is told so.

    Args:
        address: where the store is now.
        again: starts the store unless it runs, and tells where it is; blocks.
        connections: how many statements run at a time.
    """

    def __init__(
        self, address: Address, again: Callable[[], Address], connections: int = 32
    ) -> None:
        super().__init__(address, connections)
        self._again = again
        self._opening: asyncio.Task[None] | None = None

    async def read(
        self, statement: str, parameters: Parameters | None = None, timeout: float = 30.0
    ) -> list[Record]:
        """As `AsyncClient.read`.

        Raises:
            StoreUnavailableError: the store is away; it is being opened again meanwhile.
        """
        try:
            return await super().read(statement, parameters, timeout)
        except StoreUnavailableError:
            if self._opening is None or self._opening.done():
                self._opening = asyncio.create_task(self._open())
            raise

    async def close(self) -> None:
        """Close every connection."""
        if self._opening is not None:
            self._opening.cancel()
        await super().close()

    async def _open(self) -> None:
        try:
            address = await asyncio.to_thread(self._again)
        except (StoreUnavailableError, OSError) as error:
            _LOG.error("the embedded store is away and does not start: %s", error)
            await asyncio.sleep(_PAUSE)
            return
        if address != self.address:
            before, self.address, self._driver = self._driver, address, self._opened(address)
            _LOG.warning("the embedded store was away and is open again")
            await before.close()
