"""The client of a server that outlives its store: the embedded store is opened again by itself.

A store at an address of its own needs none of this: it is found again where it was. The embedded
one, should its process be killed, comes back at another port with other passwords, and only if
somebody starts it.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Self

from kg.errors import StoreUnavailableError
from kg.store.address import Address
from kg.store.client import AsyncClient, Parameters

_LOG: Final = logging.getLogger(__name__)
_PAUSE: Final = 1.0
"""Seconds before it is tried again where it could not be opened."""


class LastingClient:
    """An `AsyncClient`, or the one after it; while the store is away, whoever asks is told so.

    Args:
        address: where the store is now.
        again: starts the store unless it runs, and tells where it is; blocks.
    """

    def __init__(self, address: Address, again: Callable[[], Address]) -> None:
        self._client, self._again = AsyncClient(address), again
        self._opening: asyncio.Task[None] | None = None

    @property
    def address(self) -> Address:
        """Where the store was last."""
        return self._client.address

    async def read(
        self, statement: str, parameters: Parameters | None = None, timeout: float = 30.0
    ) -> Sequence[Mapping[str, Any]]:
        """As `AsyncClient.read`.

        Raises:
            StoreUnavailableError: the store is away; it is being opened again meanwhile.
        """
        try:
            return await self._client.read(statement, parameters, timeout)
        except StoreUnavailableError:
            if self._opening is None or self._opening.done():
                self._opening = asyncio.create_task(self._open())
            raise

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._opening is not None:
            self._opening.cancel()
        await self._client.close()

    async def _open(self) -> None:
        try:
            address = await asyncio.to_thread(self._again)
        except (StoreUnavailableError, OSError) as error:
            _LOG.error("the embedded store is away and does not start: %s", error)
            await asyncio.sleep(_PAUSE)
            return
        if address != self.address:
            before, self._client = self._client, AsyncClient(address)
            _LOG.warning("the embedded store was away and is open again")
            await before.close()
