"""Statements that nobody waits for any more are stopped in the server.

Neo4j ends a statement at the time-out that it came with. ArcadeDB takes no notice of that time-out
over Bolt, nor of a connection that is gone: it would work on, up to its own bound of two minutes.
But it lists what is running and ends what it is told to, for the user whose statement it is.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from kg.errors import KgError

_LOG: Final = logging.getLogger(__name__)
_RUNNING: Final = (
    "SHOW TRANSACTIONS YIELD transactionId, currentQuery, elapsedTime "
    "RETURN transactionId, currentQuery, elapsedTime.milliseconds AS elapsed"
)
_PATIENCE: Final = 5.0
_NEVER: Final = 60.0
"""Seconds that a look may take by itself: longer than all of it may, or it were overdue too."""

_EARLY: Final = 500
"""Milliseconds by which the server may have begun later than the one who asked."""

_CUT: Final = 1000
"""Letters after which the server may cut a statement off."""

Rows = Sequence[Mapping[str, Any]]
Read = Callable[[str, Mapping[str, Any], float], Awaitable[Rows]]
"""`read(statement, parameters, timeout)`."""


class Overdue:
    """Ends statements, all that are overdue by one look at what is running.

    Args:
        read: asks the server whose statements they are.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._wanted: dict[str, float] = {}
        self._ending: asyncio.Task[None] | None = None

    def end(self, statement: str, seconds: float) -> None:
        """See to it, without waiting, that every run ends that has taken so many seconds."""
        self._wanted[statement] = seconds
        if self._ending is None or self._ending.done():
            self._ending = asyncio.create_task(self._end_all())

    async def close(self) -> None:
        """Wait until all of them have ended."""
        if self._ending is not None:
            await self._ending

    async def _end_all(self) -> None:
        while self._wanted:
            wanted, self._wanted = self._wanted, {}
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._end(wanted)
            except (KgError, TimeoutError) as error:
                _LOG.warning("statements may run on in the store: %s", error)

    async def _end(self, wanted: Mapping[str, float]) -> None:
        running = await self._read(_RUNNING, {}, _NEVER)
        for statement, seconds in wanted.items():
            for id_ in _overdue(running, statement, seconds):
                await self._read(f"TERMINATE TRANSACTIONS '{id_}'", {}, _NEVER)


def _overdue(running: Rows, statement: str, seconds: float) -> list[str]:
    return [
        each["transactionId"]
        for each in running
        if _is(each["currentQuery"] or "", statement) and each["elapsed"] >= 1000 * seconds - _EARLY
    ]


def _is(text: str, statement: str) -> bool:
    """Whether a text is the statement, or how it begins."""
    begins = len(text) > _CUT and statement.startswith(text.removesuffix("..."))
    return text == statement or begins
