"""The real server on a real port: it ends what it began, and keeps to itself what it is."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.errors import InputError
from kg.store.neo4j_local import free_port
from kg_api.http.app import listening

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[3]
BODY = {"query": "{ works { totalCount } }"}

SERVER = """
import asyncio, sys
from kg_api.http import logs as log
from kg_api.http.app import create, server
from kg_api.settings import ApiSettings
from kg_api.cost.statistics import StatisticsWatcher
from tests.api.support.asking import Fake
settings = ApiSettings.from_environment("127.0.0.1")
log.configure()
app = create(Fake(seconds=1.0), settings, None, StatisticsWatcher())
asyncio.run(server(app, settings, "127.0.0.1", int(sys.argv[1])).serve())
"""


@contextmanager
def running(**environ: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = free_port()
    path = os.pathsep.join([str(ROOT), str(ROOT / "graphql")])
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(port)],
        env={**os.environ, "PYTHONPATH": path, **environ},
        stderr=subprocess.PIPE,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                httpx.get(f"{url}/health")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield process, url
    finally:
        process.kill()
        process.communicate()


def test_what_is_being_answered_is_answered_to_its_end_when_it_is_told_to_stop() -> None:
    answers: list[httpx.Response] = []
    with running() as (process, url):
        asking = threading.Thread(
            target=lambda: answers.append(httpx.post(f"{url}/graphql", json=BODY))
        )
        asking.start()
        time.sleep(0.4)
        process.send_signal(signal.SIGTERM)
        asking.join(10)
        assert answers[0].json() == {"data": {"works": {"totalCount": 7}}}
        process.wait(10)
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{url}/health")
        lines = process.stderr.read().decode().splitlines() if process.stderr else []
    assert all(line.startswith("{") for line in lines)
    assert any('"status":200' in line and "/graphql" in line for line in lines)


def test_the_server_believes_no_address_but_the_one_it_sees_and_speaks_no_websockets() -> None:
    with running(KG_API_RATE="2/minute") as (_, url):
        told = [
            httpx.get(f"{url}/", headers={"X-Forwarded-For": f"10.0.0.{i}"}).status_code
            for i in range(4)
        ]
        assert told == [200, 200, 429, 429]
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Key": "x"}
        assert httpx.get(f"{url}/graphql", headers=upgrade).status_code != 101
        assert "server" not in httpx.get(f"{url}/health").headers


def test_the_address_that_a_proxy_of_ours_tells_is_believed() -> None:
    with running(KG_API_RATE="2/minute", KG_API_PROXIES="127.0.0.1") as (_, url):
        told = [
            httpx.get(f"{url}/", headers={"X-Forwarded-For": f"10.0.0.{i}"}).status_code
            for i in range(4)
        ]
    assert told == [200] * 4


def test_a_request_that_is_cut_off_leaves_the_server_as_it_was() -> None:
    with running(KG_API_BODY_TIMEOUT="0.3") as (_, url):
        host, port = url.removeprefix("http://").split(":")
        for words in (b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{",):
            with socket.create_connection((host, int(port))) as cut:
                cut.sendall(words)
            with socket.create_connection((host, int(port))) as slow:
                slow.sendall(words)
                assert b" 408 " in slow.recv(1000)
        assert httpx.post(f"{url}/graphql", json=BODY, timeout=5).status_code == 200


def test_a_port_that_is_in_use_is_told_with_what_to_do() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"in use.*{port}.*--port"):
            listening("127.0.0.1", port)


def test_an_address_of_another_machine_can_not_be_listened_at() -> None:
    with pytest.raises(InputError, match=r"can not be listened at.*192\.0\.2\.1"):
        listening("192.0.2.1", free_port())
