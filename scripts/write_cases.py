"""Write what the extractors make of the cases, to be read and committed.

python -m scripts.write_cases            # every source
python -m scripts.write_cases openalex   # one
"""

import sys

from extractors import SOURCES
from extractors.source import Source
from tests.extractors.readable import documents, expected, read, readable


def main(names: list[str]) -> None:
    """Write the cases of the named sources, of all where none is named."""
    for source in SOURCES:
        if not names or source.name in names:
            write(source)


def write(source: Source) -> None:
    """Write the facts of each case of a source beside it."""
    for case in documents(source):
        lines = [line for facts in read(source, case) for line in readable(facts)]
        expected(case).write_text("".join(f"{line}\n" for line in lines), "utf-8")
        print(f"{source.name}: {case.name}, {len(lines)} facts")


if __name__ == "__main__":
    main(sys.argv[1:])
