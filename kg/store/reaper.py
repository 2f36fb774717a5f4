"""Statements that nobody waits for any more are stopped in the server.

Neo4j ends a statement at the time-out that it came with. ArcadeDB takes no notice of that time-out
over Bolt, nor of a connection that is gone: it would work on, up to its own bound of two minutes.
But it lists what is running and ends what it is told to, for the user whose statement it is.

It looks whether it was told to between two rows only: a list that is folded within one row, or a
sort that fills the memory, goes on. Such a server is `stuck`, and whoever owns it starts it anew.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

from kg.errors import KgError, QueryError

_LOG: Final = logging.getLogger(__name__)
_RUNNING: Final = (
    "SHOW TRANSACTIONS YIELD transactionId, currentQuery, elapsedTime "
    "RETURN transactionId, currentQuery, elapsedTime.milliseconds AS elapsed"
)
_PATIENCE: Final = 3.0
"""Seconds that a server may take to tell what is running; one that takes longer is stuck."""

_GRACE: Final = (0.3, 0.3)
"""Seconds that a statement may take to end once it was told to, from look to look."""

_NEVER: Final = 60.0
"""Seconds that a look may take by itself: longer than all of it may, or it were overdue too."""

_EARLY: Final = 500
"""Milliseconds by which the server may have begun later than the one who asked."""

_CUT: Final = 1000
"""Letters after which the server may cut a statement off."""

Rows = Sequence[Mapping[str, Any]]
Read = Callable[[str, Mapping[str, Any], float], Awaitable[Rows]]
"""`read(statement, parameters, timeout)`."""


Stuck = Callable[[], Awaitable[None]]
"""Is told that a statement does not end, or that the server no longer says what is running."""


class StatementReaper:
    """Ends statements, all that are overdue by one look at what is running.

    Args:
        read: asks the server whose statements they are.
        stuck: what is done where telling them to end is not enough.
    """

    def __init__(self, read: Read, stuck: Stuck | None = None) -> None:
        self._read, self._stuck = read, stuck
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
                    ended = await self._end(wanted)
            except (QueryError, TimeoutError) as error:
                _LOG.warning("the store does not say what is running: %s", error)
                ended = False
            except KgError as error:
                _LOG.warning("statements may run on in the store: %s", error)
                ended = True  # it is away, and what ran in it too
            if not ended and self._stuck is not None:
                await self._stuck()

    async def _end(self, wanted: Mapping[str, float]) -> bool:
        """Tell all of them to end; whether they did."""
        told = await self._running(wanted)
        for id_ in told:
            await self._read(f"TERMINATE TRANSACTIONS '{id_}'", {}, _NEVER)
        for pause in _GRACE if told else ():
            await asyncio.sleep(pause)
            told &= await self._running(wanted)
            if not told:
                break
        return not told

    async def _running(self, wanted: Mapping[str, float]) -> set[str]:
        running = await self._read(_RUNNING, {}, _NEVER)
        return {id_ for each, seconds in wanted.items() for id_ in _overdue(running, each, seconds)}


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
