"""Fixtures that every test may use, in modules of their own; which tests start a server.

Tests of one folder stay in one process where several run (`pytest -n 2 --dist loadscope`), for they
share stores and a browser.
"""

from collections.abc import Iterable

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling, Scheduling

settings.register_profile("no clock", deadline=None)  # time is measured in bench/
settings.load_profile("no clock")

pytest_plugins = ["tests.stores"]

SERVERS = {"arcadedb_address", "neo4j_address", "store_address"}
"""Fixtures that start a store."""


APART = {"tests/explorer/test_on_neo4j.py"}
"""Modules that share nothing with the rest of their folder."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Hand whole folders to processes, instead of whole modules."""
    return ByFolder(config, log) if config.getoption("dist") == "loadscope" else None


class ByFolder(LoadScopeScheduling):  # type: ignore[misc] # xdist ships no types
    """Gives a process all tests of one folder."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module in APART else "/".join(module.split("/")[:2])


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark what needs a store, so that `-m "not server"` leaves it out."""
    for item in items:
        if isinstance(item, pytest.Function) and SERVERS & set(item.fixturenames):
            item.add_marker("server")
