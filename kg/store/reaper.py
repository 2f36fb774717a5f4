"""Statements that nobody waits for any more are stopped in the server.

Neo4j ends a statement at the time-out that it came with. ArcadeDB takes no notice of that time-out
over Bolt, nor of a connection that is gone: it would work on, up to its own bound of two minutes.
But it lists what is running and ends what it is told to, for the user whose statement it is.

It looks whether it was told to between two rows only: a list that is folded within one row, or a
sort that fills the memory, goes on. Such a server is `stuck`, and whoever owns it starts it anew.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
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

_BLUR: Final = 0.1
"""Seconds that two clocks may be apart in how long a statement has run."""

_REMEMBERED: Final = 256
"""How many statements that were told to end are known still."""

_CUT: Final = 1000
"""Letters after which the server may cut a statement off."""

Rows = Sequence[Mapping[str, Any]]
Read = Callable[[str, Mapping[str, Any], float], Awaitable[Rows]]
"""`read(statement, parameters, timeout)`."""


Stuck = Callable[[], Awaitable[None]]
"""Is told that a statement does not end, or that the server no longer says what is running."""


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """A statement that was sent, and when: `time.monotonic`."""

    statement: str
    began: float


class StatementReaper:
    """Ends runs of statements, all that nobody waits for by one look at what is running.

    Args:
        read: asks the server whose statements they are.
        stuck: what is done where telling them to end is not enough.
    """

    def __init__(self, read: Read, stuck: Stuck | None = None) -> None:
        self._read, self._stuck = read, stuck
        self._awaited, self._unwanted = set[Run](), list[Run]()
        self._told: deque[str] = deque(maxlen=_REMEMBERED)
        self._ending: asyncio.Task[None] | None = None

    @contextmanager
    def awaited(self, statement: str) -> Iterator[Run]:
        """A run that begins now; somebody waits for it as long as this is open."""
        run = Run(statement, time.monotonic())
        self._awaited.add(run)
        try:
            yield run
        finally:
            self._awaited.discard(run)

    def end(self, run: Run) -> None:
        """See to it, without waiting, that a run ends."""
        self._unwanted.append(run)
        if self._ending is None or self._ending.done():
            self._ending = asyncio.create_task(self._end_all())

    def has_ended(self, statement: str) -> bool:
        """Whether a run of it may have been taken for one that nobody waits for."""
        return statement in self._told

    async def close(self) -> None:
        """Wait until all of them have ended."""
        if self._ending is not None:
            await self._ending

    async def _end_all(self) -> None:
        while self._unwanted:
            unwanted, self._unwanted = self._unwanted, []
            try:
                async with asyncio.timeout(_PATIENCE):
                    ended = await self._end(unwanted)
            except (QueryError, TimeoutError) as error:
                _LOG.warning("the store does not say what is running: %s", error)
                ended = False
            except KgError as error:
                _LOG.warning("statements may run on in the store: %s", error)
                ended = True  # it is away, and what ran in it too
            if not ended and self._stuck is not None:
                await self._stuck()

    async def _end(self, unwanted: Sequence[Run]) -> bool:
        """Tell all of them to end; whether they did."""
        running = await self._read(_RUNNING, {}, _NEVER)
        told = _ids(running, {*unwanted}, self._awaited, time.monotonic())
        if told:
            self._told.extend(each.statement for each in unwanted)
        for id_ in told:
            await self._read(f"TERMINATE TRANSACTIONS '{id_}'", {}, _NEVER)
        for pause in _GRACE if told else ():
            await asyncio.sleep(pause)
            running = await self._read(_RUNNING, {}, _NEVER)
            told &= {each["transactionId"] for each in running}
            if not told:
                break
        return not told


def _ids(running: Rows, unwanted: Set[Run], awaited: Set[Run], now: float) -> set[str]:
    """Ids of the unwanted runs, as far as the server has them.

    It tells the text of a statement and how long it has run, and several may have the same text.
    Each is taken for that run of ours which was sent last before it began; where two were sent at
    the same time it may be the other, which whoever waits for it sends again.
    """
    left, found = {*unwanted, *awaited}, set[str]()
    for each in sorted(running, key=lambda each: -int(each["elapsed"])):
        text, age = each["currentQuery"] or "", each["elapsed"] / 1000 - _BLUR
        ours = [e for e in left if now - e.began >= age and _is(text, e.statement)]
        if ours:
            run = max(ours, key=lambda each: each.began)
            left.discard(run)
            if run in unwanted:
                found.add(each["transactionId"])
    return found


def _is(text: str, statement: str) -> bool:
    """Whether a text is the statement, or how it begins."""
    begins = len(text) > _CUT and statement.startswith(text.removesuffix("..."))
    return text == statement or begins
