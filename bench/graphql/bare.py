"""The floor: the same statement by the bare driver, its record written by orjson; no HTTP.

    python -m bench.graphql.bare      asked by `python -m bench.graphql`, on standard input

Reads `{"statement", "parameters", "seconds"}`; prints `{"cpu": ms a time, "times": [ms, ...]}`.
"""

import sys
import time
from collections.abc import Callable
from typing import Final

import orjson
from neo4j import GraphDatabase

from kg.settings import Settings
from kg.store import Address

_WARM: Final = 2.0


def main() -> None:
    """Ask over and over, after a warm-up."""
    asked = orjson.loads(sys.stdin.buffer.read())
    settings = Settings.from_environment()
    store = Address(settings.store, settings.store_user, settings.store_password)
    with GraphDatabase.driver(store.uri, **store.options) as driver, driver.session() as session:

        def once() -> bytes:
            (record,) = session.run(asked["statement"], asked["parameters"])
            return orjson.dumps({"data": record["data"]})

        _repeat(once, _WARM)
        cpu = time.process_time()
        times = _repeat(once, asked["seconds"])
        cpu = 1000 * (time.process_time() - cpu) / len(times)
    sys.stdout.buffer.write(orjson.dumps({"cpu": cpu, "times": times}))


def _repeat(once: Callable[[], bytes], seconds: float) -> list[float]:
    end, times = time.perf_counter() + seconds, []
    while (started := time.perf_counter()) < end:
        once()
        times.append(1000 * (time.perf_counter() - started))
    return times


if __name__ == "__main__":
    main()
