"""Tables as CSV and Arrow.

CSV cells that a spreadsheet would run as a formula begin with an apostrophe (`kg.spreadsheet`).
Arrow is the exact table for programs; it has no such rule.
"""

from csv import writer
from io import BytesIO, StringIO
from typing import Final

import orjson
import pyarrow as pa

from kg.client.table.flat import Column, Table, Value
from kg.spreadsheet import as_text

_TYPES: Final = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def csv(table: Table, line_end: str = "\r\n") -> str:
    """CSV (RFC 4180) with a header; what holds nothing is an empty cell, flags are true or false.

    Args:
        table: what to write.
        line_end: the RFC's unless told otherwise.
    """
    text = StringIO(newline="")
    lines = writer(text, lineterminator=line_end)
    lines.writerow(each.name for each in table.columns)
    lines.writerows([_cell(each) for each in row] for row in table.rows())
    return text.getvalue()


def arrow(table: Table) -> pa.Table:
    """An Arrow table: int64, double, bool and string; null where nothing in a column tells."""
    arrays = [_array(each) for each in table.columns]
    return pa.table(arrays, names=[each.name for each in table.columns])


def stream(table: Table) -> bytes:
    """Arrow's IPC stream (https://arrow.apache.org/docs/format/Columnar.html) of a table."""
    written, made = BytesIO(), arrow(table)
    with pa.ipc.new_stream(written, made.schema) as sink:
        sink.write_table(made)
    return written.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return as_text(value)
    return "" if value is None else _json(value)


def _array(column: Column) -> pa.Array:
    type_, cells = column.scalar, column.cells
    kinds = {type(each) for each in cells if each is not None}
    if type_ is None and kinds:
        type_ = _common(kinds)
        if type_ is None:  # of several types: each as JSON writes it
            type_, cells = str, tuple(None if each is None else _json(each) for each in cells)
    return pa.array(cells, _TYPES[type_] if type_ else pa.null())


def _common(kinds: set[type]) -> type | None:
    if kinds == {int, float}:
        return float
    return kinds.pop() if len(kinds) == 1 else None


def _json(value: Value) -> str:
    return orjson.dumps(value).decode()
