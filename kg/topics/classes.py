"""The topics that patent classes stand for: a table of ours, by what their titles say.

Of the CPC and the IPC, whose symbols mean the same, subclasses and main groups (`H04W`, `H04W52`)
of science and engineering; of the USPC classes (`uspc:606`). A class that is wider than any topic
(`A47`, `uspc:220`: what is made for a household) stands for a subfield.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).with_name("classes.tsv")


def topics_of(code: str) -> tuple[str, ...]:
    """The ids of the topics of a class, the nearest first, or of a subfield.

    They are those of the narrowest class that the table has.

    Args:
        code: a CURIE: `cpc:H04W52/02`, `ipc:H04W`, `uspc:606/61`.
    """
    return next((table()[each] for each in _wider(code) if each in table()), ())


def _wider(code: str) -> Iterator[str]:
    scheme, _, notation = code.partition(":")
    group = notation.partition("/")[0]
    if scheme == "uspc":
        yield f"uspc:{group}"
    elif scheme in ("cpc", "ipc"):
        yield notation
        yield group
        yield group[:4]
        yield group[:3]


@cache
def table() -> Mapping[str, tuple[str, ...]]:
    """The ids of the topics of each class of the table."""
    with DATA.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {
            row["class"]: tuple(f"openalex:{each}" for each in row["topics"].split())
            for row in rows
        }


def is_leaf(id_: str) -> bool:
    """Whether an id is that of a topic, and not of a subfield."""
    return "/" not in id_
