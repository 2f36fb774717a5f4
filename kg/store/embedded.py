"""The embedded store: started by the first command that needs it, shared by those beside it.

Three locks of the kernel, which lets go of them however a process ends, even by kill -9:
`leases.lock` is held in common by every command that uses the server, and the server ends once
it gets it alone; `starting.lock` lets one command at a time look for a server or start one;
`server.lock` is the running server's own, so that a stale `run.json` is told from a live one.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kg.errors import StoreUnavailableError
from kg.store.address import Address
from kg.store.client import Client
from kg.store.dialect import arcadedb_sql

DATABASE: Final = "hetao"
_SERVER: Final = Path(__file__).with_name("arcadedb_server.py")
_PATIENCE: Final = 120  # seconds; after a crash the engine first replays its log


@contextmanager
def embedded(home: Path) -> Iterator[Address]:
    """The embedded store's address; it runs at least as long as this is open.

    Raises:
        StoreUnavailableError: it does not start.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _locked(home / "leases.lock", fcntl.LOCK_SH):
        yield opened(home)


def opened(home: Path) -> Address:
    """The address of the store that runs, or that is started now; for who holds a lease.

    Raises:
        StoreUnavailableError: it does not start.
    """
    with _locked(home / "starting.lock", fcntl.LOCK_EX):
        return _running(home) or _start(home)


def killed(home: Path) -> bool:
    """End the process of the store that runs at once; what was committed is on the disk.

    Returns:
        Whether it was ended: not while an ingest writes into it.
    """
    with _locked(home / "starting.lock", fcntl.LOCK_EX):
        try:
            with _locked(home / "ingest.lock", fcntl.LOCK_SH | fcntl.LOCK_NB):
                _kill(home)
        except BlockingIOError:
            return False
    return True


def _kill(home: Path) -> None:
    run = home / "run.json"
    try:
        with _locked(home / "server.lock", fcntl.LOCK_SH | fcntl.LOCK_NB):
            return  # nobody holds it: the number in a run file may be another process's by now
    except BlockingIOError:
        with suppress(FileNotFoundError, ProcessLookupError):
            os.kill(json.loads(run.read_text("utf-8"))["pid"], signal.SIGKILL)
    with _locked(home / "server.lock", fcntl.LOCK_SH):
        run.unlink(missing_ok=True)  # it let go of its lock: it is gone


def _running(home: Path) -> Address | None:
    try:
        with _locked(home / "server.lock", fcntl.LOCK_SH | fcntl.LOCK_NB):
            return None  # nobody holds it: a run file would be a dead server's
    except BlockingIOError:
        address = _published(home)
    return address if address and _answers(address) else None


def _answers(address: Address) -> bool:
    """Whether it is not just dying; if it is, the next one waits until it is gone."""
    try:
        with Client(address) as client:
            return bool(client.server)
    except StoreUnavailableError:
        return False


def _published(home: Path) -> Address | None:
    try:
        run = json.loads((home / "run.json").read_text("utf-8"))
    except FileNotFoundError:
        return None  # it is on its way down; the next one waits for it
    (writer, password), reader = run["passwords"].items()
    return Address(f"bolt://127.0.0.1:{run['port']}", writer, password, DATABASE, reader)


def _start(home: Path) -> Address:
    (home / "log").mkdir(exist_ok=True)
    log = home / "log/store.log"
    order = {"home": str(home), "database": DATABASE, "sql": arcadedb_sql()}
    answer = _told(json.dumps(order), log)
    address = _published(home)
    if answer != "ready" or address is None:
        what = f"the embedded store did not start: {answer or 'it ended without a word'}"
        raise StoreUnavailableError(what, str(log), "The log says more")
    return address


def _told(order: str, log: Path) -> str:
    """Start the server and give it its order; the one line it answers."""
    environ = {**os.environ, "ARCADEDB_LOG_DIR": str(log.parent), "ARCADEDB_LOG_CONSOLE": "0"}
    try:
        with log.open("w") as errors:
            return subprocess.run(  # noqa: S603 (our own file)
                [sys.executable, "-P", str(_SERVER)],
                input=order + "\n",
                stdout=subprocess.PIPE,
                stderr=errors,
                env=environ,
                start_new_session=True,  # a Ctrl-C at the terminal is not meant for the store
                text=True,
                timeout=_PATIENCE,
                check=False,
            ).stdout.strip()
    except subprocess.TimeoutExpired:
        return f"no answer in {_PATIENCE} s"


@contextmanager
def _locked(path: Path, how: int) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, how)
        yield
