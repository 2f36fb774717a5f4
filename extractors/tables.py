"""Rows of delimited text, a cell as long as any document's may be.

How long one may be, `csv` keeps for the whole process. Whoever reads a table of others reads it
here, so that none is read otherwise for what was read before it.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import Final, Literal

Quoting = Literal[0, 1, 2, 3]
"""One of the constants of `csv`."""

LONGEST_CELL: Final = 1_000_000
"""Characters."""


def read_rows(
    lines: Iterable[str], delimiter: str = ",", quoting: Quoting = csv.QUOTE_MINIMAL
) -> Iterator[list[str]]:
    """The rows of a table.

    Args:
        lines: of it.
        delimiter: between two cells.
        quoting: how cells are quoted, as `csv` names it.

    Raises:
        csv.Error: one is none; raised by `next`, which goes on with the one behind it.
    """
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, delimiter=delimiter, quoting=quoting)


def read_named_rows(
    lines: Iterable[str], delimiter: str = ",", quoting: Quoting = csv.QUOTE_MINIMAL
) -> "csv.DictReader[str]":
    """The rows of a table below the first one, by the names that it gives.

    Args:
        lines: of it.
        delimiter: between two cells.
        quoting: how cells are quoted, as `csv` names it.
    """
    csv.field_size_limit(LONGEST_CELL)
    return csv.DictReader(lines, delimiter=delimiter, quoting=quoting)
