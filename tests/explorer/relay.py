"""A way to a store that can be cut off, and opened again: the store itself is others' too."""

import socket
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Thread
from types import TracebackType
from urllib.parse import urlsplit

from kg.store import Address


@dataclass
class Relay:
    """Hands on what comes to a port of loopback.

    Attributes:
        store: to whom.
        port: on which it listens; the same when it is opened again.
    """

    store: Address
    port: int = 0
    open_: list[socket.socket] = field(default_factory=list)

    def __enter__(self) -> "Relay":
        """Open it."""
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Cut it off."""
        self.close()

    @property
    def address(self) -> Address:
        """The store, by this way."""
        return replace(self.store, uri=f"bolt://127.0.0.1:{self.port}")

    def open(self) -> None:
        """Take connections."""
        listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self.open_.append(listener)
        Thread(target=self._accept, args=(listener,), daemon=True).start()

    def close(self) -> None:
        """Take none any more, and end those that there are."""
        while self.open_:
            each = self.open_.pop()
            with suppress(OSError):  # the other side may have gone already
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self, listener: socket.socket) -> None:
        there = urlsplit(self.store.uri)
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection((there.hostname or "", there.port or 7687))
            self.open_ += (near, far)
            for source, target in ((near, far), (far, near)):
                Thread(target=_pump, args=(source, target), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError), target:  # it may be cut off
        while data := source.recv(65536):
            target.sendall(data)
