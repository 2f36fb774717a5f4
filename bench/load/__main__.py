"""Constant load on `kg serve` and a real store, and then the store is taken away for a while.

    python -m bench.load --store arcadedb|neo4j [--minutes 10] [--rate 100] [--home KG_HOME]

80 % look-ups, 15 % first pages of a neighbourhood, 5 % large ones; server, store and client share
this machine. After some seconds at a quarter of the rate (a JVM compiles what it runs often) every
minute prints p50, p99 and the longest time in milliseconds of each sort, the errors, and the MiB
that the API and the store hold. Then comes the outage: the load goes on while the store is stopped
and, after a while, started again (the embedded one is killed; the API itself starts it again).
Printed is what askers were told and when the last error came; then one more minute. The exit status
is 1 if there was an error in the minutes.
"""

import argparse
import asyncio
import os
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from bench.graphql.client import answer, request
from bench.graphql.servers import Server
from bench.load.arrivals import Answer, Arrivals, Asker
from bench.load.mix import LoadRequest, mix
from bench.load.servers import Store, memory, serving, stores
from kg.store import open_store

SORTS: Final = ("look-up", "page", "large")
_MINUTE: Final = 60.0
_AFTER: Final = 20.0
_PING: Final = "{ __typename organizations(first: 1) { edges { node { id } } } }"


def main() -> None:
    """Load, take the store away, and print."""
    given = _arguments()
    with (
        stores(given.store, given.home, given.neo4j, given.scale) as store,
        open_store(store.settings) as client,
        serving(store.settings) as api,
    ):
        asyncio.run(answer(api.port, request(_PING, {})))
        sys.exit(asyncio.run(_all(given, store, api, mix(client))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--store", choices=("arcadedb", "neo4j"), default="arcadedb")
    parser.add_argument("--minutes", type=int, default=10)
    parser.add_argument("--rate", type=float, default=100.0, help="requests a second")
    parser.add_argument("--warm", type=float, default=30.0, help="seconds before it is measured")
    parser.add_argument("--away", type=float, default=10.0, help="seconds of outage; 0 for none")
    parser.add_argument("--home", type=Path, help="a KG_HOME that was filled; else a demo is made")
    parser.add_argument("--scale", type=int, default=3, help="of the demo")
    parser.add_argument("--neo4j", type=Path, help="folder of a Neo4j kept from run to run")
    return parser.parse_args()


async def _all(
    given: argparse.Namespace, store: Store, api: Server, asked: Iterator[LoadRequest]
) -> int:
    asker = Asker(api.port)
    await _warmed(Arrivals(asker, asked, given.rate / 4), given.warm)
    coming = Arrivals(asker, asked, given.rate)
    wrong = 0
    async with _going_on(coming):
        _heads()
        for minute in range(1, given.minutes + 1):
            await asyncio.sleep(_MINUTE)
            wrong += _minute(minute, coming.taken(), store, api)
        if given.away:
            await _outage(given.away, store, coming)
            _heads()
            await asyncio.sleep(_MINUTE)
            _minute(given.minutes + 1, coming.taken(), store, api)
    asker.close()
    return min(wrong, 1)


@asynccontextmanager
async def _going_on(coming: Arrivals) -> AsyncIterator[None]:
    task = asyncio.create_task(coming.go_on())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _warmed(coming: Arrivals, seconds: float) -> None:
    async with _going_on(coming):
        await asyncio.sleep(seconds)
    errors = Counter(each.error for each in coming.taken() if each.error)
    print(f"Warmed up for {seconds:g} s; errors: {dict(errors) or 'none'}", flush=True)


async def _outage(away: float, store: Store, coming: Arrivals) -> None:
    """Take the store away, give it back, and print what was answered meanwhile."""
    began = time.perf_counter()
    await asyncio.to_thread(store.stop)
    stopped = time.perf_counter() - began
    if store.start:
        await asyncio.sleep(away)
        await asyncio.to_thread(store.start)
    started = time.perf_counter() - began
    await asyncio.sleep(_AFTER)
    told = "" if store.start else "; the API starts it"
    print(
        f"The store had ended after {stopped:.1f} s, was told to start after {started:.1f} s{told}"
    )
    _told(coming.taken(), began)


def _heads() -> None:
    sorts = "".join(f"{f'{sort} p50':>13}{'p99':>8}{'max':>8}" for sort in SORTS)
    print(f"{'minute':>6}{'asked':>7}{'errors':>7}{sorts}{'API':>7}{'store':>7}{'load':>6}")


def _minute(minute: int, answers: list[Answer], store: Store, api: Server) -> int:
    """Print how it went; how many errors there were."""
    times = {s: sorted(1000 * e.seconds for e in answers if e.sort == s) for s in SORTS}
    shown = "".join(
        f"{_at(each, 0.5):>13.1f}{_at(each, 0.99):>8.0f}{_at(each, 1):>8.0f}"
        for each in times.values()
    )
    errors = Counter(each.error for each in answers if each.error)
    held = f"{memory(api.pid):>7.0f}{memory(store.pid()):>7.0f}"
    load = f"{os.getloadavg()[0]:>6.1f}"
    print(f"{minute:>6}{len(answers):>7}{errors.total():>7}{shown}{held}{load}", flush=True)
    for error, number in errors.most_common(5):
        print(f"       {number} × {error[:150]}")
    return errors.total()


def _told(answers: list[Answer], began: float) -> None:
    wrong = [each for each in answers if each.error]
    for error, number in Counter(each.error for each in wrong).most_common(8):
        print(f"  {number:>5} × {error[:150]}")
    if wrong:
        slow = _at(sorted(1000 * each.seconds for each in wrong), 0.99)
        first, last = (choose(each.due for each in wrong) - began for choose in (min, max))
        print(
            f"  {len(wrong)} of {len(answers)} failed, asked from {first:.1f} s to {last:.1f} s; "
            f"p99 of a failure {slow:.0f} ms"
        )


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))] if times else 0.0


if __name__ == "__main__":
    main()
