"""A full rebuild by Neo4j's importer beside the batched load, in one run.

    python -m bench.rebuild HOME [--seconds 60]      HOME: a KG_HOME; nothing is written to it

Told are seconds on the clock for writing the importer's files, for the importer as a command, and
for what the importer says of itself; end to end should be no more than 1.3 times that. The batched
load goes into an empty Neo4j of its own for so many seconds; what it would take for the whole is
worked out from what it wrote.
"""

import argparse
import re
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.build.statistics import read
from kg.build.target_graph import TargetGraph
from kg.load.difference import load
from kg.query.bulk import export_all
from kg.store import Client, neo4j_local
from kg.workspace import Workspace

_TOOK = re.compile(r"IMPORT DONE in (?:(\d+)h )?(?:(\d+)m )?(?:(\d+)s )?(?:(\d+)ms)?")


class Enough(Exception):  # noqa: N818 (no error)
    """The load had its time."""


def main() -> None:
    """Print the times, and how they stand to each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    graph = TargetGraph(Workspace(asked.home).resolved)
    counts = read(graph) or {}
    total = int(counts["nodes"]) + int(counts["links"])
    with TemporaryDirectory() as folder:
        begun = time.perf_counter()
        arguments = export_all(graph, Path(folder) / "files")
        written = time.perf_counter()
        print(f"{total:,} nodes and links: files {written - begun:.1f} s", flush=True)
        told = neo4j_local.bulk_import(Path(folder) / "imported", arguments)
        imported = time.perf_counter()
        own, whole = by_its_own_word(told), imported - begun
        print(f"importer {imported - written:.1f} s, by its own word {own:.1f} s", flush=True)
        print(f"end to end {whole:.1f} s, {whole / own:.2f} times its own word", flush=True)
        rows, seconds = loaded(graph, Path(folder) / "loaded", asked.seconds)
    every = seconds * total / rows
    print(f"batched load: {rows:,} rows in {seconds:.1f} s, so {every:.0f} s for all of them")


def loaded(graph: TargetGraph, home: Path, patience: float) -> tuple[int, float]:
    """Rows that a batched load writes within some seconds, and the seconds."""
    rows, begun = 0, 0.0

    def report(count: int) -> None:
        nonlocal rows
        rows += count
        if time.perf_counter() - begun > patience:
            raise Enough

    with neo4j_local.throwaway(home) as address, Client(address) as client:
        begun = time.perf_counter()
        with suppress(Enough):
            load(client, graph, report)
        return rows, time.perf_counter() - begun


def by_its_own_word(told: str) -> float:
    """Seconds that the importer says it took."""
    found = _TOOK.search(told)
    parts = found.groups() if found else ("", "", "", "")
    units = zip(parts, (3600, 60, 1, 0.001), strict=True)
    return sum(int(each or 0) * unit for each, unit in units)


if __name__ == "__main__":
    main()
