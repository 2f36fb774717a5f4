"""How much processor it takes to tell people apart, and memory, as their mentions grow.

    python bench/people.py ../shared/data/papers/paperlists/papers.jsonl.gz 2000 20000

Reads the first so many papers of the lists, each size in a process of its own.
"""

import gzip
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from math import log
from pathlib import Path
from typing import Any

import orjson

from kg.resolve.people.compare import compare
from kg.resolve.people.evidence import shipped
from kg.resolve.people.records import signatures_of


def records(path: Path, papers: int) -> Iterator[dict[str, Any]]:
    """A record for each author of the first papers."""
    with gzip.open(path) as lines:
        for line in islice(lines, papers):
            row = orjson.loads(line)
            names = [each.strip() for each in (row.get("author") or "").split(";")]
            about = {name: row.get(name) for name in ("title", "venue", "year")}
            for name in names:
                yield {"name": name, "coauthors": [o for o in names if o != name]} | about


def main(path: Path, papers: int) -> None:
    """Print mentions, people, pairs, seconds of processor and memory of one size."""
    signatures = signatures_of(records(path, papers))
    start = time.process_time()
    found = compare(signatures, shipped())
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    people = len(set(found.clusters.tolist()))
    print(len(signatures), people, len(found.score), f"{seconds:.1f}", f"{memory:.2f}")


def sizes(path: str, papers: list[str]) -> None:
    """Every size in a process of its own, and the exponent of its growth over the one before."""
    print("mentions people pairs seconds GB exponent")
    before: tuple[float, float] | None = None
    for each in papers:
        command = [sys.executable, __file__, path, each, "alone"]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        mentions, seconds = float(told.split()[0]), float(told.split()[3])
        growth = f"{log(seconds / before[1]) / log(mentions / before[0]):.2f}" if before else ""
        print(told, growth, flush=True)
        before = mentions, seconds


if __name__ == "__main__":
    if sys.argv[-1] == "alone":
        main(Path(sys.argv[1]), int(sys.argv[2]))
    else:
        sizes(sys.argv[1], sys.argv[2:])
