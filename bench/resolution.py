"""How long it takes to tell who is who, and in how much memory, as an invented world grows.

    python -m bench.resolution 1 10 100

Each scale in a process of its own; CPU seconds and their growth, for the clock depends on what else
the machine does. Told beside them is what reading and staging the documents took, by one process.
"""

import resource
import subprocess
import sys
import time
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.build.graph import build
from kg.collector import seldom_collecting
from kg.demo.corpus import SEED, generate
from kg.resolve.matching.matcher import Matcher
from kg.resolve.resolve import resolve
from kg.staging.files import files
from kg.staging.read import Reader
from kg.staging.sources import shipped, sources
from kg.workspace import Workspace

NOW = "2025-01-01T00:00:00.000Z"


def main(scale: int) -> None:
    """Print documents, mentions, CPU seconds of each step, and memory of one scale."""
    with TemporaryDirectory(prefix="kg-bench-") as folder, seldom_collecting():
        home = Workspace(Path(folder))
        made = generate(home.folder / "demo", scale, SEED)
        with home.alone():
            begun, documents = time.process_time(), 0
            for found in (list(shipped()), list(files([made.documents]))):
                tally = Reader(home.stage, home.quarantine, sources(), NOW).read(found)
                documents += tally.read.total()
            start = time.process_time()
            matcher = Matcher.load(home)
            with home.stage.connect() as connection:
                mentions = resolve(connection, home.resolved, lambda: matcher, NOW)
                resolved = time.process_time()
                build(connection, home.resolved)
        built = time.process_time() - resolved
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    seconds = f"{start - begun:.1f} {resolved - start:.1f} {built:.1f}"
    print(documents, mentions, seconds, f"{memory:.2f}")


def scales(wanted: list[str]) -> None:
    """Every scale in a process of its own, and the exponent of its growth over the one before."""
    print("documents mentions read resolve build GB exponent")
    before: tuple[float, float] | None = None
    for each in wanted:
        command = [sys.executable, "-m", "bench.resolution", each, "alone"]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        _, mentions, _, resolving, building, _ = map(float, told.split())
        spent = resolving + building
        growth = f"{log(spent / before[1]) / log(mentions / before[0]):.2f}" if before else ""
        print(told, growth, flush=True)
        before = mentions, spent


if __name__ == "__main__":
    if sys.argv[-1] == "alone":
        main(int(sys.argv[1]))
    else:
        scales(sys.argv[1:])
