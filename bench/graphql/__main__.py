"""Our API beside the strongest peer and the bare driver, on one real Neo4j, in one run.

    python -m bench.graphql [--seconds 5] [--home FOLDER]

Sets up a throw-away Neo4j, fills it with an invented graph, checks that the API and the peer
answer the same, and prints for each question: milliseconds of CPU that the server's process
takes for a request, and p50 and p99 in milliseconds as the client sees them, at 1 and 16
connections. The peer is @neo4j/graphql on mercurius with graphql-jit. `bare` is the official
driver with a statement written by hand whose one record is the answer, names and all, written by
orjson; no HTTP. `rows` is the same with the statement that our API runs, whose record has no names
and is not yet the answer.

Needs the extra `neo4j`, and Node for the peer (its packages are fetched by `npm ci` at first).
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import orjson

from bench.graphql import world
from bench.graphql.client import answer, request, timed
from bench.graphql.questions import QUESTIONS, Question
from bench.graphql.servers import Server, environment, ours, peer
from bench.graphql.statements import asked_of_the_store
from kg.store import Address, Client
from kg.store.neo4j_local import throwaway

CONNECTIONS: Final = (1, 16)
_WARM: Final = 3.0
_ROW: Final = "{:<12} {:<6} {:>5} {:>9} {:>9} {:>9} {:>9}"


class Figures(NamedTuple):
    """What was measured; all in milliseconds."""

    cpu: float
    p50: float
    p99: float
    requests: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.graphql", description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="for each line of the table")
    parser.add_argument("--home", type=Path, help="a Neo4j kept from run to run, not thrown away")
    given = parser.parse_args()
    with _filled(given.home) as store, ours(store) as first, peer(store) as second:
        print(_ROW.format("question", "who", "conns", "CPU ms", "p50 ms", "p99 ms", "requests"))
        for question in QUESTIONS:
            _check(question, first, second)
            _compare(question, store, (first, second), given.seconds)


@contextmanager
def _filled(home: Path | None) -> Iterator[Address]:
    with TemporaryDirectory() as folder, throwaway(home or Path(folder)) as store:
        with Client(store) as client:
            if client.read("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]:
                world.fill(client)
        yield store


def _check(question: Question, first: Server, second: Server) -> None:
    """Raise ValueError unless both answer the same."""
    one = asyncio.run(answer(first.port, request(question.ours, question.variables)))
    two = asyncio.run(answer(second.port, request(question.peers, question.variables)))
    if orjson.loads(one)["data"] != question.same(orjson.loads(two)["data"]):
        raise ValueError(f"{question.name}: the answers differ:\n{one[:500]!r}\n{two[:500]!r}")


def _compare(
    question: Question, store: Address, servers: tuple[Server, Server], seconds: float
) -> None:
    first, second = servers
    of_ours, of_peers = (
        request(text, question.variables) for text in (question.ours, question.peers)
    )
    for connections in CONNECTIONS:
        mine = _measured(first, of_ours, connections, seconds)
        others = _measured(second, of_peers, connections, seconds)
        _print(question.name, "ours", connections, mine)
        _print(question.name, "peer", connections, others)
        print(f"{'':12} the peer takes {others.cpu / mine.cpu:.1f} x our CPU")
        if connections == 1:
            _floors(question, store, mine, seconds)


def _floors(question: Question, store: Address, mine: Figures, seconds: float) -> None:
    """The bare driver, with a statement whose record is the answer, and with our very own."""
    by_hand = (question.by_hand, question.variables)
    for who, asked in (
        ("bare", by_hand),
        ("rows", asked_of_the_store(question.ours, question.variables)),
    ):
        floor = _bare(asked, store, seconds)
        _print(question.name, who, 1, floor)
        print(f"{'':12} we take {mine.cpu / floor.cpu:.2f} x that")


def _measured(server: Server, asked: bytes, connections: int, seconds: float) -> Figures:
    asyncio.run(timed(server.port, asked, connections, _WARM))
    before = server.cpu
    times = asyncio.run(timed(server.port, asked, connections, seconds))
    return _figures((server.cpu - before) / len(times), times)


def _bare(asked: tuple[str, dict[str, Any]], store: Address, seconds: float) -> Figures:
    statement, parameters = asked
    order = {"statement": statement, "parameters": parameters, "seconds": seconds}
    done = subprocess.run(
        [sys.executable, "-m", "bench.graphql.bare"],
        input=orjson.dumps(order),
        env=environment(store),
        capture_output=True,
        check=True,
    )
    found = orjson.loads(done.stdout)
    return _figures(found["cpu"], found["times"])


def _figures(cpu: float, times: list[float]) -> Figures:
    p99 = statistics.quantiles(times, n=100)[98]
    return Figures(cpu, statistics.median(times), p99, len(times))


def _print(question: str, who: str, connections: int, figures: Figures) -> None:
    numbers = (f"{each:.2f}" for each in figures[:3])
    print(_ROW.format(question, who, connections, *numbers, figures.requests), flush=True)


if __name__ == "__main__":
    main()
