"""The process of the embedded store: ArcadeDB behind Bolt on loopback, and no other door.

Run by path, not as a module of `kg`, so that it loads nothing but the engine. It is told what
to do in one JSON line on its standard input (never in arguments, which anyone may list):
`{"home": folder, "database": name, "sql": [statement, ...]}`; when it is ready it writes one
line, either `ready` or what went wrong. It ends when the last command that uses it has ended.
"""

import base64
import fcntl
import hashlib
import json
import os
import secrets
import signal
import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

LOOPBACK = "127.0.0.1"
WRITER, READER = "root", "reader"

# Settings that the engine reads before a database of its own is there.
ENGINE = {
    "txWalFlush": "1",  # what is committed is on the disk
    "command.timeout": "120000",  # milliseconds; nothing runs for ever
    "queryMaxConcurrent": "256",  # or a look-up waits for the longest of four statements
    "opencypher.loadCsv.allowFileUrls": "false",
    "opencypher.loadCsv.allowRemoteUrls": "false",
}

_HEAP = 1 << 30

# Seconds to stop in: it waits for statements that nobody waits for any more. What was committed
# is on the disk either way.
_LAST_WORD = 20


def main() -> None:
    """Serve until no command holds its lease any more, or until told to end."""
    if os.fork():
        return  # the command waits for no child of its own; the lease is what binds us to it
    order = json.loads(sys.stdin.readline())
    home = Path(order["home"])
    signal.signal(signal.SIGTERM, _end)
    with (home / "server.lock").open("w") as ours, (home / "leases.lock").open("w") as leases:
        fcntl.flock(ours, fcntl.LOCK_EX)
        server = None
        try:
            server, run = _start(home, order["database"], order["sql"])
            _write(home / "run.json", json.dumps(run))
            _answer("ready")
            fcntl.flock(leases, fcntl.LOCK_EX)  # held in common by every command that uses us
        except Exception as error:
            _answer(f"{type(error).__name__}: {error}")
            raise
        finally:
            (home / "run.json").unlink(missing_ok=True)
            if server is not None:
                signal.alarm(_LAST_WORD)
                server.stop()


def _start(home: Path, database: str, sql: list[str]) -> tuple[Any, dict[str, object]]:
    settings = " ".join(f"-Darcadedb.{name}={value}" for name, value in ENGINE.items())
    os.environ["ARCADEDB_NATIVE_ISOLATE_ARGS"] = f"{_heap()} {settings}"
    import arcadedb

    passwords, port = _let_in(home / "store/config"), _free_port()
    server = arcadedb.create_server(str(home / "store"), None, _configuration(port, database))
    server.start()
    _shut_other_doors(port)
    store = server.create_database(database)
    for statement in sql:
        store.command("sql", statement)
    return server, {"pid": os.getpid(), "port": port, "passwords": passwords}


def _heap() -> str:
    """The memory it begins with.

    Its collector stops everybody. From the little that it takes by itself it collects twenty times
    a second under load: statements took twice as long, and look-ups beside them waited.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"-Xms{min(_HEAP, memory // 8) >> 20}m"


def _configuration(port: int, database: str) -> dict[str, object]:
    return {
        "host": LOOPBACK,
        "http_port": 0,
        "mode": "development",  # in production mode it keeps to itself what is wrong with a query
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": port,
        "bolt_defaultDatabase": database,
        "server_saltIterations": 1,
    }


def _let_in(folder: Path) -> dict[str, str]:
    """Passwords of their own for this run: of one user who may write, of one who may only read.

    ArcadeDB does not heed Bolt's read-only mode, but it does heed what a group may do.
    """
    passwords = {user: secrets.token_urlsafe(32) for user in (WRITER, READER)}
    groups = {
        WRITER: _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], "crud"),
        READER: _group([], "r"),
        "*": _group([], ""),
    }
    users = [
        {"name": user, "databases": {"*": [user]}, "password": _hash(password)}
        for user, password in passwords.items()
    ]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))
    databases = {"*": {"groups": groups}}
    _write(folder / "server-groups.json", json.dumps({"databases": databases, "version": 2}))
    return passwords


def _group(access: list[str], records: str) -> dict[str, object]:
    verbs = {"c": "createRecord", "r": "readRecord", "u": "updateRecord", "d": "deleteRecord"}
    types = {"*": {"access": [verbs[letter] for letter in records]}}
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": types}


def _hash(password: str) -> str:
    # 256 random bits are not guessed: hashing them a hundred thousand times only takes time.
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), 1)
    return f"PBKDF2WithHmacSHA256$1${salt}${base64.b64encode(digest).decode()}"


def _shut_other_doors(bolt: int) -> None:
    """Close every listener but Bolt's.

    The engine will not start without HTTP (and MCP on it), whatever it is told: so its listening
    socket is replaced under its feet by one that nobody can reach.
    """
    for descriptor, port in _listeners():
        if port != bolt:
            with socket.socket(socket.AF_UNIX) as nowhere:
                os.dup2(nowhere.fileno(), descriptor)


def _listeners() -> Iterator[tuple[int, int]]:
    for descriptor in [int(each.name) for each in Path("/dev/fd").iterdir()]:
        try:
            if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                continue
        except OSError:  # the descriptor of the folder just listed
            continue
        with socket.socket(fileno=os.dup(descriptor)) as each:
            inet = each.family in (socket.AF_INET, socket.AF_INET6)
            if inet and each.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield descriptor, each.getsockname()[1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _write(path: Path, text: str) -> None:
    """Write a file that only we may read, whole or not at all."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    draft.replace(path)


def _answer(line: str) -> None:
    os.write(1, (line.replace("\n", " ") + "\n").encode())
    os.dup2(2, 1)  # whoever started us reads no more than that line


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    main()
