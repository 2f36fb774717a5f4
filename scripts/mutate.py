"""Break the cases of sources at random, and tell what did not come out as a refusal in words.

python -m scripts.mutate --count 10000            # every source, so many mutants each
python -m scripts.mutate --count 10000 crossref   # one
"""

import argparse
import sys
import time
from collections import Counter

from extractors import SOURCES
from extractors.source import Source
from tests.extractors.mutants import mutants, survive
from tests.extractors.readable import documents

SLOW = 1.0
"""Seconds, beyond which a mutant of a small case is told as late."""


def main() -> int:
    """Tell a line a source; 1 where anything failed or was late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--count", type=int, default=1000)
    arguments = parser.parse_args()
    wanted = [each for each in SOURCES if not arguments.sources or each.name in arguments.sources]
    failed = [source.name for source in wanted if attack(source, arguments.count)]
    return int(bool(failed))


def attack(source: Source, count: int) -> bool:
    """Read so many mutants of a source's cases; whether anything was wrong with it."""
    cases = documents(source)
    told: Counter[str] = Counter()
    worst = 0.0
    for case in cases:
        share = -(-count // len(cases))
        for broken in mutants(case.read_bytes(), f"{source.name}/{case.name}/{count}", share):
            begun = time.perf_counter()
            try:
                told["refused" if survive(source, case.name, broken) else "read"] += 1
            except Exception as error:  # that is what is looked for
                told[f"FAILED {type(error).__name__}: {str(error)[:100]}"] += 1
            taken = time.perf_counter() - begun
            worst = max(worst, taken)
            told["LATE"] += taken > SLOW
    failed = {each: n for each, n in told.items() if each.startswith(("FAILED", "LATE")) and n}
    print(f"{source.name}: {told['read']} read, {told['refused']} refused, worst {worst:.2f} s")
    for each, n in failed.items():
        print(f"  {n} x {each}")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
