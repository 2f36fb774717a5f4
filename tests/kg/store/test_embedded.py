"""The embedded store: one server for all commands, gone with the last, open to nobody else."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import KgError, QueryTimeoutError, StoreUnavailableError
from kg.settings import Settings
from kg.store import Address, AsyncClient, Client, open_store
from kg.store.embedded import embedded
from tests.stores import listening_ports

pytestmark = pytest.mark.server

BATCH = 200

HOLD = """
import sys, json, pathlib
from kg.store.embedded import embedded
home = pathlib.Path(sys.argv[1])
with embedded(home):
    print(json.loads((home / "run.json").read_text())["pid"], flush=True)
    sys.stdin.readline()
"""


def test_only_bolt_listens_and_only_on_loopback(tmp_path: Path) -> None:
    with embedded(tmp_path) as address:
        if not Path("/proc/self/net/tcp").exists():
            pytest.skip("this system has no /proc to look into")
        listeners = listening_ports(_pid(tmp_path))
    assert [f"bolt://127.0.0.1:{port}" for _, port in listeners] == [address.uri]
    assert all(host.endswith("0100007F") for host, _ in listeners)


def test_only_we_may_read_the_passwords(tmp_path: Path) -> None:
    with embedded(tmp_path):
        for secret in ("run.json", "store/config/server-users.jsonl"):
            assert (tmp_path / secret).stat().st_mode & 0o077 == 0


def test_the_passwords_are_in_no_log_and_on_no_command_line(tmp_path: Path) -> None:
    with open_store(Settings(home=tmp_path)) as client:
        with pytest.raises(KgError):
            client.read("no Cypher")
        passwords = json.loads((tmp_path / "run.json").read_text())["passwords"].values()
        words = Path(f"/proc/{_pid(tmp_path)}/cmdline").read_bytes().decode()
        words += Path(f"/proc/{_pid(tmp_path)}/environ").read_bytes().decode()
    for log in [*tmp_path.glob("log/*"), *tmp_path.glob("store/log/*")]:
        words += log.read_text("utf-8")
    assert "ArcadeDB" in words
    assert not [each for each in passwords if each in words]


def test_data_stay_and_the_passwords_do_not(tmp_path: Path) -> None:
    with open_store(Settings(home=tmp_path)) as client:
        first = client.address
        client.write_batches("UNWIND $rows AS row CREATE (n:Entity) SET n = row", [{"id": "t:1"}])
    _wait_until(lambda: not (tmp_path / "run.json").exists())
    with open_store(Settings(home=tmp_path)) as client:
        assert client.address.password != first.password
        assert client.read("MATCH (n:Entity) RETURN n.id AS id") == [{"id": "t:1"}]


def test_a_second_command_uses_the_server_that_runs_and_keeps_it(tmp_path: Path) -> None:
    with embedded(tmp_path) as first:
        command = _holding(tmp_path)
        pid = _pid(tmp_path)
        assert int(_line(command)) == pid
    with Client(first) as client:  # the first has ended, the second has not
        assert client.read("RETURN 1 AS one") == [{"one": 1}]
    command.communicate("\n", timeout=30)
    _wait_until(lambda: not _lives(pid))


def test_two_commands_that_start_at_once_share_one_server(tmp_path: Path) -> None:
    commands = [_holding(tmp_path) for _ in range(3)]
    pids = {_line(command) for command in commands}
    for command in commands:
        command.communicate("\n", timeout=30)
    assert len(pids) == 1


def test_the_server_ends_with_a_command_that_is_killed(tmp_path: Path) -> None:
    command = _holding(tmp_path)
    pid = int(_line(command))
    command.kill()
    command.communicate(timeout=30)
    _wait_until(lambda: not _lives(pid))
    assert not (tmp_path / "run.json").exists()


def test_a_server_told_to_end_ends_cleanly_and_the_next_command_starts_another(
    tmp_path: Path,
) -> None:
    with embedded(tmp_path):
        pid = _pid(tmp_path)
        os.kill(pid, signal.SIGTERM)
        _wait_until(lambda: not _lives(pid))
        assert not (tmp_path / "run.json").exists()
        with embedded(tmp_path) as second, Client(second) as client:
            assert client.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_server_killed_in_mid_load_leaves_whole_batches(tmp_path: Path) -> None:
    acknowledged: list[int] = []
    with open_store(Settings(home=tmp_path)) as client, pytest.raises(StoreUnavailableError):
        _write_until_killed(client, _pid(tmp_path), acknowledged)
    with open_store(Settings(home=tmp_path)) as client:
        [row] = client.read("MATCH (n:Topic) RETURN count(n) AS n")
    assert len(acknowledged) > 20
    assert row["n"] % BATCH == 0
    # One more may be committed that nobody was told of any more.
    assert len(acknowledged) <= row["n"] / BATCH <= len(acknowledged) + 1


def test_a_server_is_idle_soon_after_nobody_waits_for_a_statement_any_more(tmp_path: Path) -> None:
    endless = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a * b AS c WHERE c < 0 "

    async def give_up(address: Address) -> None:
        async with AsyncClient(address) as client:
            with pytest.raises(QueryTimeoutError):
                await client.read(f"{endless} RETURN count(*) AS n", timeout=0.5)

    with embedded(tmp_path) as address:
        asyncio.run(give_up(address))
        _wait_until(lambda: _share(_pid(tmp_path)) < 0.1, seconds=10)


def _share(pid: int, seconds: float = 0.5) -> float:
    """The share of one core that a process takes."""
    before = _cpu(pid)
    time.sleep(seconds)
    return (_cpu(pid) - before) / seconds


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_stale_run_file_is_not_taken_for_a_server(tmp_path: Path) -> None:
    stale = {"pid": 1, "port": 1, "passwords": {"root": "a", "reader": "b"}}
    (tmp_path / "run.json").write_text(json.dumps(stale))
    with embedded(tmp_path) as address, Client(address) as client:
        assert client.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_server_that_can_not_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "store").touch()
    with pytest.raises(StoreUnavailableError, match=r"did not start.*store"), embedded(tmp_path):
        pass


def _holding(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )


def _line(command: subprocess.Popen[str]) -> str:
    assert command.stdout is not None
    return command.stdout.readline()


def _pid(home: Path) -> int:
    return int(json.loads((home / "run.json").read_text("utf-8"))["pid"])


def _write_until_killed(client: Client, pid: int, acknowledged: list[int]) -> None:
    for number in range(100_000):
        if number == 20:
            threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
        rows = [{"id": f"t:{number}/{n}", "searchText": "solar"} for n in range(BATCH)]
        client.write_batches("UNWIND $rows AS row CREATE (n:Entity:Topic) SET n = row", rows)
        acknowledged.append(number)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def _wait_until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)
