"""Documents are read by several processes as by one, whatever becomes of the processes."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from kg.engine.local import Local
from kg.staging.opened import recognise
from kg.staging.sources import sources
from kg.staging.step import RAW, READ, extract

NOW = "2026-01-02T03:04:05.678Z"


def work(number: int) -> bytes:
    people = [{"given": f"Ann {n}", "family": "Lee", "affiliation": []} for n in range(3)]
    record = {
        "DOI": f"10.5555/{number}",
        "indexed": {},
        "title": [f"On {number}"],
        "author": people,
    }
    return json.dumps({**record, "type": "journal-article"}).encode()


def batches(count: int, size: int, *broken: bytes) -> Iterator[pa.RecordBatch]:
    documents = [*(work(number) for number in range(count)), *broken]
    for start in range(0, len(documents), size):
        rows = [
            {"source": "crossref", "file": "a.jsonl", "name": "a.jsonl", "position": start + n,
             "digest": bytes([n]), "data": data}
            for n, data in enumerate(documents[start : start + size])
        ]  # fmt: skip
        yield pa.RecordBatch.from_pylist(rows, RAW)


def made(found: Iterator[pa.RecordBatch]) -> pa.Table:
    return pa.Table.from_batches(found, READ).combine_chunks()


def test_the_step_gives_the_same_bytes_each_time_and_a_row_for_each_document() -> None:
    once, again = (made(extract(batches(7, 3, b"{"), NOW)) for _ in range(2))
    assert once == again
    assert once.num_rows == 8
    assert [each is not None for each in once.column("refused").to_pylist()] == [False] * 7 + [True]
    assert set(once.column("recorded").to_pylist()) == {NOW, None}


def test_the_source_of_the_works_of_these_tests_is_the_one_that_would_be_found() -> None:
    found = recognise(sources(), "a.jsonl", work(1))
    assert found is not None
    assert found.name == "crossref"


@pytest.mark.slow
def test_several_processes_read_what_one_reads_though_one_of_them_is_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone = made(extract(batches(240, 10), NOW))
    started: list[int] = []
    spawn = subprocess.Popen

    def noted(command: list[str], **named: Any) -> subprocess.Popen[bytes]:
        process = spawn(command, **named)
        started.append(process.pid)
        return process

    monkeypatch.setattr(subprocess, "Popen", noted)

    def kill_the_first() -> None:
        while not started:
            time.sleep(0.01)
        time.sleep(0.5)
        os.kill(started[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_the_first)
    killer.start()
    together = made(Local(workers=2, alone=0)(batches(240, 10), NOW))
    killer.join()
    assert together == alone
    assert len(started) > 2, "the one that was killed was replaced"


@pytest.mark.slow
def test_a_document_that_kills_whoever_reads_it_is_refused_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = "import os, sys\nfrom kg.staging import step\nread = step._read\n"
    deadly += "def _read(row, *rest):\n    if b'5555/6\"' in row['data']: os._exit(9)\n"
    deadly += "    return read(row, *rest)\nstep._read = _read\n"
    (tmp_path / "sitecustomize.py").write_text(deadly, "utf-8")
    path = os.pathsep.join([str(tmp_path), str(Path.cwd())])
    monkeypatch.setenv("PYTHONPATH", path)
    found = made(Local(workers=2, alone=0)(batches(8, 4), NOW))
    refused = found.column("refused").to_pylist()
    assert [position for position, each in enumerate(refused) if each] == [6]
    assert "died" in refused[6]
