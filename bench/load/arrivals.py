"""Requests that come at a constant rate, whether or not the server keeps up.

Each is timed from when it was due, not from when there was a connection free for it: a server that
stands still for a second is late for all who came within it.
"""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

import orjson

from bench.load.mix import LoadRequest

_END: Final = b"\r\n\r\n"
_PATIENCE: Final = 60.0
_IDLE: Final = 3.0
"""Seconds after which a connection is not used again; the server hangs up after five."""

Kept = tuple[asyncio.StreamReader, asyncio.StreamWriter, float]
"""A connection, and since when it is idle."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one request went.

    Attributes:
        due: when it was to be sent, by `time.perf_counter`.
        sort: of the request.
        seconds: that it took.
        error: what the answer said was wrong; empty if nothing.
    """

    due: float
    sort: str
    seconds: float
    error: str


@dataclass(slots=True)
class Asker:
    """Sends requests to a port of this machine, over connections that are kept open."""

    port: int
    free: list[Kept] = field(default_factory=list)

    async def ask(self, wire: bytes) -> str:
        """What the answer says is wrong; empty if nothing."""
        try:
            async with asyncio.timeout(_PATIENCE):
                return await self._ask(wire)
        except (OSError, EOFError, TimeoutError) as error:
            return f"{type(error).__name__} {error}".strip()

    async def _ask(self, wire: bytes) -> str:
        reader, writer = self._kept() or await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(wire)
            head = (await reader.readuntil(_END)).lower()
            length = int(head.partition(b"content-length:")[2].partition(b"\r")[0])
            body = await reader.readexactly(length)
        except BaseException:
            writer.close()
            raise
        self.free.append((reader, writer, time.perf_counter()))
        return _wrong(head, body)

    def _kept(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        while self.free:
            reader, writer, since = self.free.pop()
            if time.perf_counter() - since < _IDLE and not reader.at_eof():
                return reader, writer
            writer.close()
        return None

    def close(self) -> None:
        """Hang up."""
        for _, writer, _ in self.free:
            writer.close()


@dataclass(slots=True)
class Arrivals:
    """Requests that go on coming.

    Attributes:
        asker: sends them.
        asked: what is sent.
        rate: how many a second.
        answers: those that have come since they were last taken.
    """

    asker: Asker
    asked: Iterator[LoadRequest]
    rate: float
    answers: list[Answer] = field(default_factory=list)

    async def go_on(self) -> None:
        """Send them until cancelled."""
        start = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for number in count():
                due = start + number / self.rate
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                group.create_task(self._one(next(self.asked), due))

    def taken(self) -> list[Answer]:
        """The answers that came since this was last called."""
        found, self.answers = self.answers, []
        return found

    async def _one(self, each: LoadRequest, due: float) -> None:
        error = await self.asker.ask(each.wire)
        self.answers.append(Answer(due, each.sort, time.perf_counter() - due, error))


def _wrong(head: bytes, body: bytes) -> str:
    if body.startswith(b'{"data":{') and b'"errors":' not in body[-2000:]:
        return ""
    status = head.split(None, 2)[1].decode()
    first = (orjson.loads(body).get("errors") or [{}])[0]
    code = first.get("extensions", {}).get("code", "")
    return f"{status} {code}: {first.get('message', '')}"
