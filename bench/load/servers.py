"""The processes under load: `kg serve`, and the real store behind it."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.graphql.servers import Server, environment, running
from kg.build.target_graph import TargetGraph
from kg.demo.corpus import generate
from kg.ingest import ingest
from kg.load.difference import load
from kg.settings import Settings
from kg.store import Address, Client, open_store
from kg.store.neo4j_local import down, up
from kg.workspace import Workspace

_SERVE: Final = "import sys; from kg_api.cli.commands import serve; serve(port=int(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Store:
    """A store that can be stopped.

    Attributes:
        settings: with which it is opened.
        pid: tells the process that it is now; None while there is none.
        stop: ends it.
        start: starts it again; None where the API does so itself.
    """

    settings: Settings
    pid: Callable[[], int | None]
    stop: Callable[[], object]
    start: Callable[[], object] | None


@contextmanager
def stores(name: str, home: Path | None, neo4j: Path | None, scale: int) -> Iterator[Store]:
    """A store of a name, with the graph of a KG_HOME, or with an invented one."""
    with TemporaryDirectory() as folder:
        settings = Settings(home=home or Path(folder))
        if home is None:
            made = generate(settings.home / "demo", scale)
            ingest(settings, [made.documents])
        if name == "arcadedb":
            yield _embedded(settings)
        else:
            with _neo4j(settings, neo4j or Path(folder) / "neo4j") as store:
                yield store


def serving(settings: Settings) -> AbstractContextManager[Server]:
    """`kg serve` on a store, with no rate limit, for one address asks for all."""
    store = Address(settings.store, settings.store_user, settings.store_password)
    environ = {**environment(store), "KG_HOME": str(settings.home)}
    return running("ours", [sys.executable, "-c", _SERVE], environ)


def _embedded(settings: Settings) -> Store:
    def pid() -> int | None:
        return _pid(settings.home)

    def kill() -> None:
        if found := pid():
            os.kill(found, signal.SIGKILL)

    return Store(settings, pid, kill, None)


@contextmanager
def _neo4j(settings: Settings, home: Path) -> Iterator[Store]:
    address = up(home)
    try:
        there = Settings(
            home=settings.home,
            store=address.uri,
            store_user=address.user,
            store_password=address.password,
        )
        with open_store(there) as client:
            _fill(client, settings.home)
        yield Store(there, lambda: _pid(home), lambda: down(home), lambda: up(home))
    finally:
        down(home)


def _fill(client: Client, home: Path) -> None:
    if client.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]:
        load(client, TargetGraph(Workspace(home).resolved))


def _pid(home: Path) -> int | None:
    try:
        return int(json.loads((home / "run.json").read_text("utf-8"))["pid"])
    except (FileNotFoundError, KeyError):
        return None


def memory(pid: int | None) -> float:
    """MiB that a process holds in memory; 0 if there is none."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
