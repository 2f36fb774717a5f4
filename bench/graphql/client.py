"""A client as small as can be, so that on two cores it takes little from what it measures."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Final, Self

import orjson

_END: Final = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection that is kept open."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @classmethod
    async def to(cls, port: int) -> Self:
        """Connect to a server on this machine."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def post(self, request: bytes) -> bytes:
        """Send a request; the answer's body.

        Raises:
            OSError: the answer is not 200.
        """
        self.writer.write(request)
        head = (await self.reader.readuntil(_END)).lower()
        length = int(head.partition(b"content-length:")[2].partition(b"\r")[0])
        body = await self.reader.readexactly(length)
        if b" 200 " not in head.partition(b"\r")[0]:
            raise OSError(body.decode())
        return body

    def close(self) -> None:
        """Hang up."""
        self.writer.close()


def request(query: str, variables: dict[str, Any]) -> bytes:
    """A GraphQL request as it goes over the wire."""
    body = orjson.dumps({"query": query, "variables": variables})
    head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}{_END.decode()}".encode() + body


async def answer(port: int, asked: bytes) -> bytes:
    """The answer to one request."""
    connection = await Connection.to(port)
    try:
        return await connection.post(asked)
    finally:
        connection.close()


async def timed(port: int, asked: bytes, connections: int, seconds: float) -> list[float]:
    """Ask over and over on so many connections at once; what each request took, in ms."""
    end = time.perf_counter() + seconds
    times: list[float] = []

    async def ask() -> None:
        connection = await Connection.to(port)
        while time.perf_counter() < end:
            started = time.perf_counter()
            await connection.post(asked)
            times.append(1000 * (time.perf_counter() - started))
        connection.close()

    await asyncio.gather(*(ask() for _ in range(connections)))
    return times
