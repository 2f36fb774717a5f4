"""Verdicts in a table (CSV): `verdict,one,other,why`, the last two where there is something."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.resolve.verdicts.entries import Kind, Saying

COLUMNS: Final = ("verdict", "one", "other", "why")

_KINDS: Final = ", ".join(Kind)


def sayings(path: Path) -> Iterator[Saying]:
    """The verdicts of a file.

    Raises:
        InputError: it can not be read, or a row is no verdict.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _rows(csv.DictReader(file, strict=True), path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("the table can not be read", str(path), str(error)) from error


def _rows(reader: "csv.DictReader[str]", path: Path) -> Iterator[Saying]:
    columns = reader.fieldnames or ()
    unknown = sorted(set(columns) - set(COLUMNS))
    if unknown or not {"verdict", "one"} <= set(columns):
        what = f"the first line names {', '.join(columns) or 'no columns'}"
        raise InputError(what, str(path), f"It must name {', '.join(COLUMNS)}")
    for row in reader:
        where = f"{path}, line {reader.line_num}"
        if None in row:
            raise InputError("there are more cells than columns", where, "Put quotes around commas")
        cells = {name: (cell or "").strip() for name, cell in row.items()}
        if any(cells.values()):
            yield _saying(cells, where)


def _saying(cells: dict[str, str], where: str) -> Saying:
    if cells["verdict"] not in tuple(Kind):
        what = f"there is no verdict {cells['verdict']!r}"
        raise InputError(what, where, f"Write one of {_KINDS}")
    other, why = cells.get("other", ""), cells.get("why", "")
    return Saying.of(Kind(cells["verdict"]), cells["one"], other, why, where)
