"""This checkout's API beside an earlier one's, on one store, in one run.

    git worktree add ../before COMMIT
    python -m bench.before ../before --home KG_HOME [--store arcadedb|neo4j] [--rounds 15]

Both serve the same graph and are asked in turns, so that whatever else the machine does falls on
both: each ready-made query that both have, as each has it, of things that the graph has most of;
and on Neo4j, in an invented graph, 500 and 5,000 edges (`bench.graphql`). Printed are the
milliseconds of the first answer, which plans the statement, the least and the median of the
others, for both, and the ratio of the least and of the medians: now to before.
"""

import argparse
import os
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import httpx

from bench.crowd import CrowdQuery, ready_made
from bench.graphql import world
from bench.graphql.questions import QUESTIONS
from bench.graphql.servers import Server, environment, running
from bench.load.servers import stores
from kg.store import Address, Client, open_store
from kg.store.neo4j_local import throwaway

_SERVE: Final = "import sys; from kg_api.cli.commands import serve; serve(port=int(sys.argv[1]))"
_HERE: Final = Path(__file__).parents[1]
_BUDGET: Final = str(10**18)


@dataclass(frozen=True, slots=True)
class Pair:
    """A question as each checkout is asked it."""

    name: str
    before: CrowdQuery
    now: CrowdQuery


@contextmanager
def serving(checkout: Path, store: Address, home: Path | None) -> Iterator[Server]:
    """`kg serve` of a checkout on a store."""
    environ = {
        **environment(store),
        "KG_API_BUDGET": _BUDGET,
        "PYTHONPATH": f"{checkout.resolve()}:{checkout.resolve() / 'graphql'}",
        **({"KG_HOME": str(home)} if home else {}),
    }
    with running(checkout.name, [sys.executable, "-P", "-c", _SERVE], environ) as server:
        yield server


@contextmanager
def _linked(home: Path) -> Iterator[Path]:
    """The same KG_HOME once more, for one that would make what it keeps in another shape."""
    with TemporaryDirectory(dir=home.parent) as folder:
        for name in ("format", "names.sqlite", "resolved", "stage", "vectors"):
            at = home / name
            if at.is_dir():
                shutil.copytree(at, Path(folder) / name, copy_function=os.link)
            elif at.exists():
                os.link(at, Path(folder) / name)
        yield Path(folder)


def pairs(checkout: Path, client: Client) -> Iterator[Pair]:
    """The ready-made queries that both have."""
    for now in ready_made(client):
        path = checkout / "graphql/queries" / f"{now.name}.graphql"
        if path.exists():
            yield Pair(now.name, CrowdQuery(now.name, path.read_text("utf-8"), now.variables), now)


def compare(asked: list[Pair], before: Server, now: Server, rounds: int) -> None:
    """Ask in turns, and print."""
    print(
        f"{'milliseconds':42}{'before: first':>14}{'least':>9}{'median':>9}"
        f"{'now: first':>12}{'least':>9}{'median':>9}{'least':>8}{'median':>8}"
    )
    with httpx.Client(timeout=120) as client:
        for first, pair in enumerate(asked):
            times: tuple[list[float], list[float]] = ([], [])
            for turn in range(first, first + rounds + 1):  # who goes first meets the colder store
                both = [(before, pair.before, times[0]), (now, pair.now, times[1])]
                for server, question, spent in both if turn % 2 else reversed(both):
                    spent.append(_asked(client, server, question))
            _print(pair.name, *times)


def _asked(client: httpx.Client, server: Server, asked: CrowdQuery) -> float:
    began = time.perf_counter()
    body: dict[str, Any] = {"query": asked.query, "variables": asked.variables}
    answer = client.post(f"http://127.0.0.1:{server.port}/graphql", json=body)
    spent = 1000 * (time.perf_counter() - began)
    if answer.json().get("data") is None:
        raise ValueError(f"{server.name}, {asked.name}: {answer.text[:300]}")
    return spent


def _print(name: str, before: list[float], now: list[float]) -> None:
    shown = ""
    for first, *others in (before, now):
        shown += f"{first:{14 if not shown else 12}.1f}{min(others):9.1f}"
        shown += f"{statistics.median(others):9.1f}"
    least = min(now[1:]) / min(before[1:])
    median = statistics.median(now[1:]) / statistics.median(before[1:])
    print(f"{name:42}{shown}{least:8.2f}{median:8.2f}", flush=True)


def _edges(checkout: Path, rounds: int) -> None:
    """500 and 5,000 edges, on a Neo4j of their own."""
    asked = [CrowdQuery(each.name, each.ours, each.variables) for each in QUESTIONS]
    with TemporaryDirectory() as folder, throwaway(Path(folder)) as store:
        with Client(store) as client:
            world.fill(client)
        with (
            TemporaryDirectory() as old,
            TemporaryDirectory() as new,
            serving(checkout, store, Path(old)) as before,
            serving(_HERE, store, Path(new)) as now,
        ):
            compare([Pair(each.name, each, each) for each in asked], before, now, rounds)


def main() -> None:
    """Ask both, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.before", description=__doc__)
    parser.add_argument("checkout", type=Path, help="the earlier one")
    parser.add_argument("--home", type=Path, help="a KG_HOME that was filled; none: edges alone")
    parser.add_argument("--store", choices=("arcadedb", "neo4j"), default="arcadedb")
    parser.add_argument("--neo4j", type=Path, help="folder of a Neo4j kept from run to run")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    if given.home is None:
        _edges(given.checkout, given.rounds)
        return
    with (
        stores(given.store, given.home, given.neo4j, 1) as store,
        open_store(store.settings) as client,
        _linked(given.home) as home,
        serving(given.checkout, client.address, home) as before,
        serving(_HERE, client.address, given.home) as now,
    ):
        compare(list(pairs(given.checkout, client)), before, now, given.rounds)


if __name__ == "__main__":
    main()
