"""Who goes away before the answer is there frees their place, and the statement is given up."""

import time
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from kg_api.settings import ApiSettings
from tests.api.support.asking import ANSWER, QUERY, Fake
from tests.api.support.served import served


class Slow(Fake):
    """A store whose first statement takes a minute, and tells if it is given up."""

    given_up = False

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        self.seconds = 0.0 if self.asked else 60.0
        try:
            return await super().read(statement, parameters)
        finally:
            self.given_up |= self.seconds > 0


def ask(url: str, seconds: float) -> httpx.Response:
    return httpx.post(url, json={"query": QUERY}, timeout=seconds)


def test_whoever_goes_away_frees_their_place() -> None:
    store = Slow()
    with served(store, ApiSettings(max_concurrency=1)) as url:
        with pytest.raises(httpx.ReadTimeout):
            ask(url, 0.5)
        until = time.monotonic() + 5
        while (answer := ask(url, 10)).status_code == 503 and time.monotonic() < until:
            time.sleep(0.05)
        assert answer.json()["data"] == ANSWER
        assert store.given_up


def test_whoever_waits_is_answered_however_long_it_takes() -> None:
    store = Fake(seconds=0.6)
    with served(store) as url:
        assert ask(url, 10).json()["data"] == ANSWER
        assert ask(url, 10).json()["data"] == ANSWER
