"""The store: one Bolt client, and the servers behind it.

with open_store(settings) as client:
    client.read("MATCH (n:Entity) RETURN count(n) AS n")
"""

from collections.abc import Iterator
from contextlib import contextmanager

from kg.settings import Settings
from kg.store.address import Address
from kg.store.client import AsyncClient, Client
from kg.store.dialect import prepare
from kg.store.embedded import embedded, killed, opened
from kg.store.reconnecting import ReconnectingClient

__all__ = [
    "Address",
    "AsyncClient",
    "Client",
    "ReconnectingClient",
    "open_store",
    "prepare",
    "reconnecting_client",
    "store_address",
]


@contextmanager
def store_address(settings: Settings) -> Iterator[Address]:
    """Where the store is; an embedded one runs at least as long as this is open.

    A server with several processes opens it in each: they share the one store.

    Raises:
        StoreUnavailableError: the embedded store does not start.
    """
    if settings.store:
        yield Address(settings.store, settings.store_user, settings.store_password)
    else:
        with embedded(settings.home) as address:
            yield address


@contextmanager
def open_store(settings: Settings) -> Iterator[Client]:
    """The store, with its constraints and indexes in place.

    Raises:
        StoreUnavailableError: it is not reached, does not let us in, or does not start.
    """
    with store_address(settings) as address, Client(address) as client:
        prepare(client)
        yield client


def reconnecting_client(settings: Settings, address: Address) -> AsyncClient | ReconnectingClient:
    """A client for as long as a server runs, whatever becomes of the store meanwhile.

    Args:
        settings: say whose store it is.
        address: of the store, which the caller keeps open.
    """
    if settings.store:
        return AsyncClient(address)  # it is found again where it was
    home = settings.home
    return ReconnectingClient(address, lambda: opened(home), lambda: killed(home))
