"""Rates hold: for a key, for an address, for all addresses together, around the full minute too."""

from pathlib import Path

import pytest

from kg_api.http.api_keys import Keys, Scope
from kg_api.http.rate_limits import Rates, household
from kg_api.settings import ApiSettings, rate_of
from tests.api.support.asking import QUERY, Asker

SLOW = ApiSettings(rate="3/minute", anonymous_rate="8/minute", key_rate="5/minute")


def statuses(asker: Asker, times: int, address: str = "10.0.0.1", **headers: str) -> list[int]:
    return [
        asker.send("POST", "/graphql", address, json={"query": QUERY}, headers=headers).status_code
        for _ in range(times)
    ]


def test_an_address_may_ask_so_often_and_is_told_when_it_may_again() -> None:
    asker = Asker(SLOW)
    assert statuses(asker, 5) == [200, 200, 200, 429, 429]
    refused = asker.send("POST", "/graphql", "10.0.0.1", json={"query": QUERY})
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert statuses(asker, 1, "10.0.0.2") == [200]


def test_requests_at_the_same_time_do_not_slip_through() -> None:
    answers = Asker(SLOW).together([("POST", "/graphql", {"json": {"query": QUERY}})] * 20)
    assert sorted(each.status_code for each in answers) == [200] * 3 + [429] * 17


def test_many_addresses_share_what_is_left_for_all_of_them() -> None:
    asker = Asker(SLOW)
    answers = [statuses(asker, 1, f"10.0.{i // 256}.{i % 256}")[0] for i in range(300)]
    assert answers.count(200) == 8


def test_what_is_left_of_the_rate_is_told_with_the_price() -> None:
    asker = Asker(SLOW)
    query = "{ cost { price budget requestsLeft } works { totalCount } }"
    left = [asker.ask(query).json()["data"]["cost"]["requestsLeft"] for _ in range(3)]
    assert left == [2, 1, 0]


def test_many_addresses_do_not_fill_the_memory() -> None:
    counted = Rates(ApiSettings(rate="3/minute", anonymous_rate="8/minute"))
    for i in range(10_000):
        counted.of_address(f"10.{i // 65536}.{i // 256 % 256}.{i % 256}")
    assert len(counted._windows) <= 9  # the one of all, and those it let in


def test_the_addresses_of_one_ipv6_network_are_one() -> None:
    assert household("2001:db8::1") == household("2001:db8:0:0:ffff::9")
    assert household("2001:db8::1") != household("2001:db8:0:1::1")
    assert household("::ffff:10.0.0.1") == "10.0.0.1"
    assert household("nonsense") == household("")


def test_a_key_has_a_rate_of_its_own_and_nobody_else_uses_it_up(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    asker, secret = Asker(SLOW, keys=keys), keys.add("Ada", Scope.READ)
    bearer = {"Authorization": f"Bearer {secret}"}
    statuses(asker, 20)
    assert statuses(asker, 7, **bearer) == [200] * 5 + [429] * 2
    assert statuses(asker, 1, "10.0.0.9", **bearer) == [429]


def test_guessing_keys_is_counted_as_asking_without_one(tmp_path: Path) -> None:
    asker = Asker(SLOW, keys=Keys(tmp_path))
    guessed = [statuses(asker, 1, Authorization=f"Bearer kg_0000000{i}_x")[0] for i in range(5)]
    assert guessed == [401, 401, 401, 429, 429]


def test_what_a_request_says_of_its_address_is_not_believed() -> None:
    asker = Asker(SLOW)
    answers = [
        statuses(asker, 1, **{"X-Forwarded-For": f"10.1.1.{i}", "Forwarded": f"for=10.1.1.{i}"})[0]
        for i in range(5)
    ]
    assert answers == [200, 200, 200, 429, 429]


def test_the_window_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000_000.0 + 59]
    monkeypatch.setattr("kg_api.http.rate_limits.time.monotonic", lambda: now[0])
    counted = Rates(SLOW)
    assert [counted.of_address("a").left for _ in range(4)] == [2, 1, 0, 0]
    now[0] += 2  # another minute by the clock, the same one by the window
    assert counted.of_address("a").wait > 50
    now[0] += 59
    assert counted.of_address("a").wait == 0
    assert rate_of("3/minute").amount == 3


def test_addresses_that_do_not_come_again_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr("kg_api.http.rate_limits.time.monotonic", lambda: now[0])
    counted = Rates(ApiSettings(rate="3/minute", anonymous_rate="8/minute"))
    for number in range(100):
        assert counted.of_address(f"10.0.0.{number}").wait == 0
        now[0] += 10
    assert len(counted._windows) <= 8


def test_whoever_watches_over_the_server_is_never_refused() -> None:
    asker = Asker(SLOW)
    statuses(asker, 20)
    assert {asker.get("/health").status_code, asker.get("/ready").status_code} == {200}
