"""Rows of delimited text, a cell as long as any document's may be.

How long one may be, `csv` keeps for the whole process. Whoever reads a table reads it here, so that
none is read otherwise for what was read before it.
"""

import csv
from collections.abc import Iterable, Iterator
from typing import Any, Final

LONGEST_CELL: Final = 1_000_000
"""Characters."""


def read_rows(lines: Iterable[str], **written: Any) -> Iterator[list[str]]:  # noqa: ANN401 - of csv
    """The rows of a table.

    Args:
        lines: of it.
        written: how it is, as `csv.reader` is told.

    Raises:
        csv.Error: one is none; raised by `next`, which goes on with the one behind it.
    """
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, **written)


def read_named_rows(lines: Iterable[str], **written: Any) -> "csv.DictReader[str]":  # noqa: ANN401 - of csv
    """The rows of a table below the first one, by the names that it gives.

    Args:
        lines: of it.
        written: how it is, as `csv.reader` is told.
    """
    csv.field_size_limit(LONGEST_CELL)
    return csv.DictReader(lines, **written)
