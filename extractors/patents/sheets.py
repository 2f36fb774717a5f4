"""Tables of search results, one row a document: CSV in UTF-8, or the sheets of a workbook.

A workbook (.xls, .xlsx) is read by calamine (https://github.com/tafia/calamine), which needs the
whole of it; one that expands to more than a search exports is refused before it is opened.
"""

import csv
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import BinaryIO, Final

import orjson
from python_calamine import CalamineError, CalamineWorkbook

from extractors.errors import MalformedError
from extractors.lines import split_lines
from extractors.peeked import Peeked
from extractors.tables import read_rows

LARGEST: Final = 256 * 1024 * 1024
"""Bytes of a workbook, as it lies and expanded."""

_WORKBOOKS: Final = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04")


def is_workbook(head: bytes) -> bool:
    """Whether a file begins as workbooks of either kind do."""
    return head.startswith(_WORKBOOKS)


def split_table(stream: BinaryIO, header: Sequence[str]) -> Iterator[bytes]:
    """Yield each row below the header as a JSON object of its columns.

    Args:
        stream: the open file.
        header: columns that the row of the header holds; rows above it say what was searched.

    Raises:
        MalformedError: the file is no such table.
    """
    peeked = Peeked(stream)
    rows = _sheet(_all(peeked)) if is_workbook(peeked.first) else _lines(peeked)
    columns: list[str] = []
    for row in rows:
        cells = [str(each).strip() for each in row]
        if columns:
            named = zip(columns, cells, strict=False)
            yield orjson.dumps({key: each for key, each in named if key and each})
        elif set(header) <= set(cells):
            columns = cells
    if not columns:
        raise MalformedError(f"no row names the columns {', '.join(header)}")


def _all(stream: Peeked) -> bytes:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise MalformedError(f"the workbook is larger than {LARGEST} bytes; export it as CSV")
    return data


def _lines(stream: Peeked) -> Iterator[list[str]]:
    lines = (line.decode("utf-8-sig") + "\n" for line in split_lines(stream))
    try:
        yield from read_rows(lines)
    except (csv.Error, UnicodeDecodeError) as error:
        raise MalformedError(f"the table can not be read: {error}; save it as UTF-8") from error


def _sheet(data: bytes) -> Iterator[Sequence[object]]:
    _refuse_bombs(data)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in workbook.sheet_names:
            yield from workbook.get_sheet_by_name(name).iter_rows()
    except (CalamineError, OSError, ValueError) as error:
        raise MalformedError(f"the workbook can not be read: {error}; export it as CSV") from error
    except BaseException as error:
        # Broken workbooks can make the reader panic, which Rust says by an exception of its own.
        if type(error).__name__ != "PanicException":
            raise
        raise MalformedError("the workbook is broken; export it as CSV") from error


def _refuse_bombs(data: bytes) -> None:
    if not data.startswith(_WORKBOOKS[1]):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise MalformedError(f"the workbook can not be read: {error}; export it as CSV") from error
    if size > LARGEST:
        raise MalformedError(f"the workbook expands to {size} bytes; export it as CSV")
