"""Fixtures that every test may use, in modules of their own; which tests start a server.

Tests of one folder stay in one process where several run (`pytest -n 2 --dist loadgroup`), for they
share stores and a browser.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("no clock", deadline=None)  # time is measured in bench/
settings.load_profile("no clock")

pytest_plugins = ["tests.stores"]

TESTS = Path(__file__).parent
SERVERS = {"arcadedb_address", "neo4j_address", "store_address"}
"""Fixtures that start a store."""


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark what needs a store, so that `-m "not server"` leaves it out, and which share one."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(item.path.relative_to(TESTS).parts[0]))
        if isinstance(item, pytest.Function) and SERVERS & set(item.fixturenames):
            item.add_marker("server")
