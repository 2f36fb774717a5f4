"""How often the class of an agreement is told right: `python -m bench.agreement_kinds`.

A hundred agreements, sixty contracts of CUAD and forty that forms 8-K disclose, drawn at random and
labelled by eye (`agreement_kinds.tsv`: file, offset of its words, class). The files themselves lie
in `../shared/data/filings`.
"""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Final

from extractors.errors import ExtractionError
from extractors.source import Raw
from kg.staging.files import HEAD, File, files
from kg.staging.opened import recognise
from kg.staging.sources import sources
from ontology.facts import Mention

_LABELS: Final = Path(__file__).with_suffix(".tsv")
_FILINGS: Final = Path(__file__).parents[2] / "shared/data/filings"
_FOLDERS: Final = (_FILINGS / "contracts", _FILINGS / "sec/8-K")


def told(file: File) -> dict[int, str]:
    """The class of each agreement that is read from a file, by the offset of its words."""
    with file.open() as stream:
        source = recognise(sources(), file.name, stream.read(HEAD))
    if source is None:
        return {}
    found: dict[int, str] = {}
    with file.open() as stream:
        for data in source.split(stream):
            try:
                facts = list(source.extract(Raw(data, file.name)))
            except ExtractionError:
                continue
            for each in facts:
                if isinstance(each, Mention) and each.kind.endswith("Agreement"):
                    start = each.evidence.place.partition("=")[2].partition(",")[0]
                    found[int(start)] = each.kind
    return found


def main() -> None:
    """Print what is told otherwise than labelled, and the share that is right."""
    labels: defaultdict[str, dict[int, str]] = defaultdict(dict)
    with _LABELS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            labels[row["file"]][int(row["start"])] = row["kind"]
    lie = {each.name: each for each in files(_FOLDERS)}
    right = total = 0
    for name, expected in labels.items():
        found = told(lie[name])
        for start, kind in expected.items():
            total += 1
            right += found.get(start) == kind
            if found.get(start) != kind:
                print(f"{name} at {start}: {found.get(start)}, not {kind}")
    print(f"{right} of {total} right")


if __name__ == "__main__":
    main()
