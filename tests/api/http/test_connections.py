"""Connections whose requests do not come to their head are closed; others are kept."""

import socket
import time
from urllib.parse import urlsplit

import httpx
import pytest

from kg_api.settings import ApiSettings
from tests.api.support.asking import ANSWER, QUERY, Fake
from tests.api.support.served import served

SOON = ApiSettings(body_timeout=0.5)


@pytest.mark.parametrize(
    "begin", [b"", b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: "], ids=["silent", "slow"]
)
def test_a_head_that_does_not_come_to_its_end_is_not_waited_for(begin: bytes) -> None:
    with served(Fake(), SOON) as url:
        at = urlsplit(url)
        with socket.create_connection((str(at.hostname), at.port or 80), 5) as connection:
            connection.sendall(begin)
            began = time.monotonic()
            for _ in range(20):
                time.sleep(0.1)
                try:
                    connection.sendall(b"a" if begin else b"")
                    connection.settimeout(0.01)
                    assert connection.recv(100) == b""
                    break
                except TimeoutError:
                    continue
                except ConnectionError:
                    break
            assert time.monotonic() - began < 1.9


def test_a_connection_that_asks_again_and_again_is_kept() -> None:
    with served(Fake(), SOON) as url, httpx.Client() as client:
        for _ in range(3):
            assert client.post(url, json={"query": QUERY}).json()["data"] == ANSWER
            time.sleep(0.4)


def test_an_answer_may_take_longer_than_a_head() -> None:
    with served(Fake(seconds=0.8), SOON) as url:
        assert httpx.post(url, json={"query": QUERY}).json()["data"] == ANSWER
