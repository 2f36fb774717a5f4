"""Connections on which no request comes to its head in time are closed.

uvicorn waits for ever for a request's line and headers; whoever sends them letter by letter would
hold a connection for as long as they like. How long its body may take, `admission` says.
"""

import asyncio
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Connection(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, with a bound on the time of a request's head."""

    seconds: ClassVar[float] = 10.0

    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - as in uvicorn
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """Begin to wait for the head of a further request."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._stop()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(self.seconds, self._close)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _close(self) -> None:
        self._timer = None
        self.transport.close()


def bounded(seconds: float) -> type[Connection]:
    """Connections on which a request's head may take so many seconds."""
    return type("Bounded", (Connection,), {"seconds": seconds})
