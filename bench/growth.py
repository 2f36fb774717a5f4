"""How reading grows: `python -m bench.growth FILE… --counts 10000 30000 100000 [--workers 2]`.

The first so many lines of the files are staged into an empty folder, each count by a process of its
own; told are seconds on the clock, seconds of processor (which a busy machine hardly changes) and
the largest memory of the process and of one of its workers. The exponent is of processor time.
For more papers than the files hold, they are read again with other ids and titles.
"""

import argparse
import gzip
import math
import os
import resource
import subprocess
import sys
import time
from itertools import islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.engine.local import Local
from kg.staging.files import files
from kg.staging.read import Reader
from kg.staging.sources import sources
from kg.workspace import Workspace


def main() -> None:
    """Measure each count, and tell the exponent between the first and the last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--counts", nargs="+", type=int, default=[10_000, 30_000, 100_000])
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(*measured(asked.measure, asked.workers))
        return
    rows = []
    for count in asked.counts:
        with TemporaryDirectory() as folder:
            write(asked.files, count, Path(folder) / asked.files[0].name.removesuffix(".gz"))
            command = [sys.executable, "-m", "bench.growth", "x", "--measure", folder]
            command += ["--workers", str(asked.workers)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        documents, clock, processor, own, worker = map(float, told.split())
        rows.append((documents, processor))
        print(
            f"{documents:>9,.0f} documents  {clock:7.1f} s  {processor:7.1f} s of processor  "
            f"{documents / processor:6.0f}/s  {own:5.0f} MB, a worker {worker:5.0f} MB",
            flush=True,
        )
    (few, short), (many, long) = rows[0], rows[-1]
    if few != many:
        print(f"exponent {math.log(long / short) / math.log(many / few):.2f}")


def write(paths: list[Path], count: int, out: Path) -> None:
    """The first lines of the files, as one file; beyond them all once more, as other papers."""
    with out.open("wb") as file:
        for again, path in product(range(count), paths):
            with gzip.open(path) as stream:
                for line in islice(stream, count):
                    file.write(_another(line, again) if again else line)
                    count -= 1
            if not count:
                return


def _another(line: bytes, number: int) -> bytes:
    """A paper with another id and title."""
    mark = b': "%d ' % number
    return line.replace(b'"id": "', b'"id"' + mark, 1).replace(b'"title": "', b'"title"' + mark, 1)


def measured(folder: Path, workers: int) -> tuple[float, ...]:
    """Documents, seconds on the clock and of processor, megabytes of this and of a worker."""
    with TemporaryDirectory() as home:
        to = Workspace(Path(home))
        reader = Reader(
            to.stage, to.quarantine, sources(), "2026-01-01T00:00:00.000Z", None, Local(workers)
        )
        begun = time.perf_counter()
        tally = reader.read(list(files([folder])))
        clock = time.perf_counter() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    processor = sum(each.ru_utime + each.ru_stime for each in used)
    megabytes = [each.ru_maxrss / 1024 for each in used]
    return float(tally.read.total()), clock, processor, *megabytes


if __name__ == "__main__":
    main()
