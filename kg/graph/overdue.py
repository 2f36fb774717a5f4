"""Statements that nobody waits for any more are stopped in the server.

Neo4j ends a statement at the time-out that it came with. ArcadeDB takes no notice of that time-out
over Bolt, nor of a connection that is gone: it would work on, up to its own bound of two minutes.
But it lists what is running and ends what it is told to, for the user whose statement it is.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Final, LiteralString

from neo4j import AsyncDriver, Record
from neo4j.exceptions import DriverError, Neo4jError
from neo4j.time import Duration

_LOG: Final = logging.getLogger(__name__)
_RUNNING: Final[LiteralString] = (
    "SHOW TRANSACTIONS YIELD transactionId, currentQuery, elapsedTime "
    "RETURN transactionId, currentQuery, elapsedTime"
)
_PATIENCE: Final = 5.0
_EARLY: Final = 0.5
"""Seconds by which the server may have begun later than the one who asked."""

_CUT: Final = 1000


class Overdue:
    """Ends statements, all that are overdue by one look at what is running.

    Args:
        database: where they run; None for the user's own.
    """

    def __init__(self, database: str | None) -> None:
        self._database = database
        self._wanted: dict[str, float] = {}
        self._ending: asyncio.Task[None] | None = None

    def end(self, driver: AsyncDriver, statement: str, seconds: float) -> None:
        """See to it, without waiting, that every run ends that has taken so many seconds."""
        self._wanted[statement] = seconds
        if self._ending is None or self._ending.done():
            self._ending = asyncio.create_task(self._end_all(driver))

    async def close(self) -> None:
        """Wait until all of them have ended."""
        if self._ending is not None:
            await self._ending

    async def _end_all(self, driver: AsyncDriver) -> None:
        while self._wanted:
            wanted, self._wanted = self._wanted, {}
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._end(driver, wanted)
            except (DriverError, Neo4jError, TimeoutError) as error:
                _LOG.warning("statements may run on in the store: %s", error)

    async def _end(self, driver: AsyncDriver, wanted: Mapping[str, float]) -> None:
        async with driver.session(database=self._database) as session:
            found = await session.run(_RUNNING)
            running = [record async for record in found]
            for statement, seconds in wanted.items():
                for id_ in _overdue(running, statement, seconds):
                    ended = await session.run(f"TERMINATE TRANSACTIONS '{id_}'")
                    await ended.consume()


def _overdue(running: list[Record], statement: str, seconds: float) -> list[str]:
    return [
        id_
        for id_, text, elapsed in running
        if _is(text or "", statement) and _seconds(elapsed) >= seconds - _EARLY
    ]


def _is(text: str, statement: str) -> bool:
    """Whether a text is the statement; the server cuts off long ones."""
    begins = len(text) > _CUT and statement.startswith(text.removesuffix("..."))
    return text == statement or begins


def _seconds(elapsed: Duration) -> float:
    return elapsed.seconds + elapsed.nanoseconds / 1e9
