import csv

import pytest

from extractors.tables import LONGEST_CELL, read_named_rows, read_rows


@pytest.fixture(autouse=True)
def _read_elsewhere() -> None:
    csv.field_size_limit(100)  # as somebody left it


def test_a_cell_is_read_whatever_was_read_before() -> None:
    cell = "x" * LONGEST_CELL
    assert list(read_rows([f"a,{cell}\n"])) == [["a", cell]]
    assert list(read_named_rows(["key,value\n", f"a,{cell}\n"])) == [{"key": "a", "value": cell}]


def test_a_longer_one_is_refused_and_the_next_row_read() -> None:
    table = read_rows(["x" * (LONGEST_CELL + 1) + "\n", "a,b\n"])
    with pytest.raises(csv.Error, match="field larger"):
        next(table)
    assert next(table) == ["a", "b"]


def test_it_is_read_as_it_is_written() -> None:
    assert list(read_rows(['a\t"b\n'], delimiter="\t", quoting=csv.QUOTE_NONE)) == [["a", '"b']]
