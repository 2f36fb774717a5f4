"""Fixtures that every test may use, in modules of their own; which tests start a server."""

from collections.abc import Iterable

import pytest
from hypothesis import settings

settings.register_profile("no clock", deadline=None)  # time is measured in bench/
settings.load_profile("no clock")

pytest_plugins = ["tests.stores"]

SERVERS = {"arcadedb_address", "neo4j_address", "store_address"}
"""Fixtures that start a store."""


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark what needs a store, so that `-m "not server"` leaves it out."""
    for item in items:
        if isinstance(item, pytest.Function) and SERVERS & set(item.fixturenames):
            item.add_marker("server")
