"""The processes that are measured: our API, the peer, and the bare driver."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.store import Address
from kg.store.neo4j_local import free_port

PEER: Final = Path(__file__).parent / "peer"
_ROOT: Final = Path(__file__).parents[2]
_TICK: Final = os.sysconf("SC_CLK_TCK")
_PATIENCE: Final = 60.0
_RATE: Final = "1000000/second"
_SERVE: Final = "import sys; from kg_api.cli.commands import serve; serve(port=int(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        name: in the table.
        pid: of its one process.
        port: where it answers, on loopback.
    """

    name: str
    pid: int
    port: int

    @property
    def cpu(self) -> float:
        """Milliseconds of CPU, user and system, that it has taken."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / _TICK


@contextmanager
def ours(store: Address) -> Iterator[Server]:
    """`kg serve` on a store."""
    with running("ours", [sys.executable, "-c", _SERVE], environment(store)) as server:
        yield server


@contextmanager
def peer(store: Address) -> Iterator[Server]:
    """@neo4j/graphql on the same store; its packages are fetched if they are not there."""
    if not (PEER / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=PEER, check=True)  # noqa: S607 - as PATH has it
    with running("peer", ["node", str(PEER / "peer.mjs")], environment(store)) as server:
        yield server


def environment(store: Address) -> Mapping[str, str]:
    """What tells a process where the store is, and Python where our modules are.

    Our API keeps every guard that it has, but for rates that one client would soon use up.
    """
    return {
        **os.environ,
        "KG_API_RATE": _RATE,
        "KG_API_ANONYMOUS_RATE": _RATE,
        "KG_STORE": store.uri,
        "KG_STORE_USER": store.user,
        "KG_STORE_PASSWORD": store.password,
        "PYTHONPATH": f"{_ROOT}:{_ROOT / 'graphql'}",
    }


@contextmanager
def running(name: str, command: list[str], environ: Mapping[str, str]) -> Iterator[Server]:
    """A server that is told its port last; it answers there as long as this is open."""
    port = free_port()
    silent = subprocess.DEVNULL
    command = [*command, str(port)]
    with subprocess.Popen(command, env=environ, stdout=silent, stderr=silent) as process:
        try:
            _wait(process, port)
            yield Server(name, process.pid, port)
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise OSError(f"it does not start: {process.args!r}")
