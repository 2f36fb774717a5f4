"""Break the cases of sources at random, and tell what did not come out as a refusal in words.

python -m scripts.mutate --count 10000            # every source, so many mutants each
python -m scripts.mutate --count 10000 crossref   # one
python -m scripts.mutate --count 2500 --seed 1    # other mutants than those of seed 0

Times count the processor, so that a busy machine does not look like a late document.
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
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    wanted = [each for each in SOURCES if not arguments.sources or each.name in arguments.sources]
    failed = [each.name for each in wanted if attack(each, arguments.count, arguments.seed)]
    return int(bool(failed))


def attack(source: Source, count: int, seed: int) -> bool:
    """Read so many mutants of a source's cases; whether anything was wrong with it."""
    cases = documents(source)
    told: Counter[str] = Counter()
    worst = 0.0
    for case in cases:
        share = -(-count // len(cases))
        chance = f"{source.name}/{case.name}/{count}/{seed}"
        for broken in mutants(case.read_bytes(), chance, share):
            outcome, taken = read(source, case.name, broken)
            if taken > SLOW:  # unless it was a model that was loaded
                outcome, taken = read(source, case.name, broken)
            told[outcome] += 1
            told["LATE"] += taken > SLOW
            worst = max(worst, taken)
    failed = {each: n for each, n in told.items() if each.startswith(("FAILED", "LATE")) and n}
    print(f"{source.name}: {told['read']} read, {told['refused']} refused, worst {worst:.2f} s")
    for each, n in failed.items():
        print(f"  {n} x {each}")
    return bool(failed)


def read(source: Source, name: str, document: bytes) -> tuple[str, float]:
    """What comes of a document, and in how many seconds of the processor."""
    begun = time.process_time()
    try:
        outcome = "refused" if survive(source, name, document) else "read"
    except Exception as error:  # that is what is looked for
        outcome = f"FAILED {type(error).__name__}: {str(error)[:100]}"
    return outcome, time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
