"""Whether the server can answer: the store is reached, within a second and not for every asker."""

import asyncio
import time
from typing import Final

from kg.errors import KgError
from kg_api.execution.store import Store

_KEPT: Final = 1.0
"""Seconds for which an answer of the store holds."""


class Health:
    """Asks the store how it is, at most once a second however many want to know."""

    def __init__(self, store: Store, seconds: float) -> None:
        self.store, self.seconds = store, seconds
        self._told, self._at = False, float("-inf")
        self._asking = asyncio.Lock()

    async def ready(self) -> bool:
        """Whether the store answers."""
        async with self._asking:
            if time.monotonic() - self._at >= _KEPT:
                self._told = await self._ask()
                self._at = time.monotonic()
        return self._told

    async def _ask(self) -> bool:
        try:
            async with asyncio.timeout(self.seconds):
                await self.store.read("RETURN 1 AS one", {})
        except (KgError, TimeoutError):
            return False
        return True
