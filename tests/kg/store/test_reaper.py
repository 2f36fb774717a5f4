"""Runs of statements that nobody waits for are ended, and no others."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

from kg.errors import QueryError
from kg.store.reaper import Run, StatementReaper

ASKED = "MATCH (n) RETURN n"


class Server:
    """What a store says is running: statements by id, each with how long it has run."""

    def __init__(self, **running: tuple[str, float]) -> None:
        self.running = running
        self.ended: list[str] = []

    async def read(
        self, statement: str, _: Mapping[str, Any], __: float
    ) -> list[Mapping[str, Any]]:
        if statement.startswith("TERMINATE"):
            id_ = statement.split("'")[1]
            self.ended.append(id_)
            del self.running[id_]
            return []
        return [
            {"transactionId": id_, "currentQuery": text, "elapsed": 1000 * seconds}
            for id_, (text, seconds) in self.running.items()
        ]


def reaped(server: Server, unwanted: list[Run], awaited: int = 0) -> StatementReaper:
    """A reaper that has ended runs, while somebody waits for others that began just now."""

    async def reap() -> StatementReaper:
        reaper = StatementReaper(server.read)
        waiting = [reaper.awaited(ASKED) for _ in range(awaited)]
        for each in waiting:
            each.__enter__()
        for run in unwanted:
            reaper.end(run)
        await reaper.close()
        return reaper

    return asyncio.run(reap())


def sent(seconds: float, statement: str = ASKED) -> Run:
    return Run(statement, time.monotonic() - seconds)


def test_a_run_that_nobody_waits_for_is_ended() -> None:
    server = Server(one=(ASKED, 4.9), other=("RETURN 1", 4.9))
    reaped(server, [sent(5)])
    assert server.ended == ["one"]


def test_the_same_statement_of_one_who_waits_goes_on() -> None:
    server = Server(old=(ASKED, 4.9), new=(ASKED, 0.0))
    reaped(server, [sent(5)], awaited=1)
    assert server.ended == ["old"]


def test_a_run_that_ended_by_itself_is_not_taken_for_a_later_one() -> None:
    server = Server(new=(ASKED, 0.0))
    reaped(server, [sent(5)], awaited=1)
    assert server.ended == []


def test_as_many_are_ended_as_nobody_waits_for() -> None:
    server = Server(a=(ASKED, 3.0), b=(ASKED, 2.0), c=(ASKED, 0.05))
    reaped(server, [sent(3), sent(2)], awaited=1)
    assert sorted(server.ended) == ["a", "b"]


def test_a_long_statement_is_known_by_how_it_begins() -> None:
    long = ASKED + " " * 2000 + "1"
    server = Server(one=(long[:1500] + "...", 1.0))
    reaped(server, [sent(1, long)])
    assert server.ended == ["one"]


def test_who_lost_a_run_to_another_is_told_so() -> None:
    server = Server(one=(ASKED, 1.0))
    reaper = reaped(server, [sent(1)])
    assert reaper.has_ended(ASKED)
    assert not reaper.has_ended("RETURN 1")


def test_a_server_that_does_not_say_what_runs_is_stuck() -> None:
    told = []

    async def silent(*_: object) -> list[Mapping[str, Any]]:
        raise QueryError("I do not know SHOW TRANSACTIONS", "")

    async def stuck() -> None:
        told.append("stuck")

    async def reap() -> None:
        reaper = StatementReaper(silent, stuck)
        reaper.end(sent(1))
        await reaper.close()

    asyncio.run(reap())
    assert told == ["stuck"]
