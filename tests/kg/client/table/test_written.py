"""Tables as CSV and Arrow."""

import csv as reader
from io import StringIO
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.client.table import Column, Table, arrow, csv, stream


def made(*cells: Any, scalar: type | None = None) -> Table:
    return Table("x", (Column("a", cells, scalar),))


def test_csv_has_a_header_and_the_line_ends_of_its_standard() -> None:
    table = Table("x", (Column("n", (1, None)), Column("node.name", ('a "b", c', "北岸大学"))))
    assert csv(table) == 'n,node.name\r\n1,"a ""b"", c"\r\n,北岸大学\r\n'


def test_numbers_and_flags_are_written_as_json_has_them() -> None:
    assert csv(made(1, -2.5, True, None), "\n").splitlines() == ["a", "1", "-2.5", "true", '""']


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x"])
def test_no_text_becomes_a_formula(text: str) -> None:
    ((cell,),) = list(reader.reader(StringIO(csv(made(text)), newline="")))[1:]
    assert cell == "'" + text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_csv_gives_back_every_text(texts: list[str]) -> None:
    rows = list(reader.reader(StringIO(csv(made(*texts)), newline="")))[1:]
    cells = [row[0] if row else "" for row in rows]
    assert [each.removeprefix("'") if each[:1] == "'" else each for each in cells] == texts


@pytest.mark.parametrize(
    ("cells", "scalar", "type_"),
    [
        ((1, None), None, pa.int64()),
        ((1.5, 2), None, pa.float64()),
        ((True, None), None, pa.bool_()),
        (("a", None), None, pa.string()),
        ((None, None), None, pa.null()),
        ((None, None), int, pa.int64()),
        ((), str, pa.string()),
        ((1, 2), float, pa.float64()),
    ],
)
def test_arrow_keeps_types(cells: tuple[Any, ...], scalar: type | None, type_: Any) -> None:
    found = arrow(made(*cells, scalar=scalar))
    assert found.schema.field("a").type == type_
    assert found.column("a").to_pylist() == list(cells)


def test_a_column_of_several_types_is_json() -> None:
    assert arrow(made(1, "b", None)).column("a").to_pylist() == ["1", '"b"', None]


def test_a_stream_of_arrow_is_the_table() -> None:
    table = made(1, 2)
    assert pa.ipc.open_stream(stream(table)).read_all() == arrow(table)
