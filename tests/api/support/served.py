"""The API on a real port, served as `kg serve` does, from a thread of this process."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.store import Address, AsyncClient
from kg.store.neo4j_local import free_port
from kg_api.cost.statistics import StatisticsWatcher
from kg_api.http.api_keys import Keys
from kg_api.http.app import create, server
from kg_api.settings import ApiSettings

HOST = "127.0.0.1"


@contextmanager
def served(
    store: Any, settings: ApiSettings | None = None, keys: Keys | None = None
) -> Iterator[str]:
    """Where queries are posted, while it is served.

    Args:
        store: where the store is, or a fake.
        settings: what may be asked and by whom.
        keys: who has a key.
    """
    settings, port = settings or ApiSettings(), free_port()
    running: list[Any] = []

    async def run() -> None:
        real = isinstance(store, Address)
        opened = AsyncClient(store) if real else contextlib.nullcontext(store)
        async with opened as open_:
            app = create(open_, settings, keys, None if real else StatisticsWatcher())
            running.append(server(app, settings, HOST, port))
            await running[0].serve()

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    try:
        while thread.is_alive() and not (running and running[0].started):
            time.sleep(0.01)
        yield f"http://{HOST}:{port}/graphql"
    finally:
        running[0].should_exit = True
        thread.join(30)
