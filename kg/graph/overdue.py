"""Statements that nobody waits for any more are stopped in the server.

Neo4j ends a statement at the time-out that it came with. ArcadeDB takes no notice of that time-out
over Bolt, nor of a connection that is gone: it would work on, up to its own bound of two minutes.
But it lists what is running and ends what it is told to, for the user whose statement it is.
"""

import asyncio
import logging
from typing import Final, LiteralString

from neo4j import AsyncDriver, Query, Record
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


async def stop(driver: AsyncDriver, database: str | None, statement: str, seconds: float) -> None:
    """End every run of a statement that has taken so long; what goes wrong is only logged."""
    try:
        async with asyncio.timeout(_PATIENCE), driver.session(database=database) as session:
            found = await session.run(Query(_RUNNING, timeout=_PATIENCE))
            running = [record async for record in found]
            for id_ in _overdue(running, statement, seconds):
                ended = await session.run(f"TERMINATE TRANSACTIONS '{id_}'")
                await ended.consume()
    except (DriverError, Neo4jError, TimeoutError) as error:
        _LOG.warning("a statement may run on in the store: %s", error)


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
