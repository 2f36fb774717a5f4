"""Real servers for tests, each started once, on loopback and free ports."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.store import Address, Client, prepare
from kg.store.embedded import embedded
from kg.store.neo4j_local import throwaway


@pytest.fixture(scope="session")
def arcadedb_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    with embedded(tmp_path_factory.mktemp("arcadedb")) as address:
        yield address


@pytest.fixture(scope="session")
def neo4j_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("neo4j")


@pytest.fixture(scope="session")
def neo4j_address(neo4j_home: Path) -> Iterator[Address]:
    try:
        server = throwaway(neo4j_home)
        address = server.__enter__()
    except (KgError, OSError, RuntimeError) as error:
        absent(f"no real Neo4j to test against: {error}")
    yield address
    server.__exit__(None, None, None)


@pytest.fixture(params=["arcadedb", "neo4j"])
def store_address(request: pytest.FixtureRequest) -> Address:
    """Where a server is; the test runs once for each."""
    address: Address = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture
def store(store_address: Address) -> Iterator[Client]:
    """An empty graph with constraints and indexes; the test runs once for each server."""
    with Client(store_address) as client:
        with client.transaction() as run:
            run("MATCH (n) DETACH DELETE n")
        prepare(client)
        yield client


def absent(reason: str) -> None:
    """Skip, or fail where everything is supposed to be there."""
    if os.environ.get("CI", "").lower() in ("1", "true"):
        pytest.fail(reason)
    pytest.skip(reason)


def listening_ports(pid: int) -> list[tuple[str, int]]:
    """Addresses (hexadecimal, as Linux has them) and ports that a process listens on."""
    sockets = {
        str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()
    }
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    ours = [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets]
    return [(each.partition(":")[0], int(each.partition(":")[2], 16)) for each in ours]
