"""A record is emptied field by field, and says what is left."""

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import MalformedError, MissingFieldError
from extractors.record import Record, parse


def test_each_taker_takes_its_own_kind_of_value() -> None:
    record = Record({"t": "words", "i": 3, "n": 2, "f": 0.5, "b": False, "l": ["a", "b"]})
    assert record.text("t") == "words"
    assert record.integer("i") == 3
    assert record.number("n") == 2.0
    assert record.number("f") == 0.5
    assert record.boolean("b") is False
    assert record.texts("l") == ["a", "b"]
    assert list(record.close()) == []


def test_an_absent_field_is_empty_or_none() -> None:
    record = Record({})
    assert record.optional_text("x") == ""
    assert record.integer("x") is None
    assert record.number("x") is None
    assert record.boolean("x") is None
    assert record.texts("x") == []
    assert record.records("x") == []
    assert record.value("x") is None
    assert list(record.record("x").close()) == []


def test_null_counts_as_absent_even_in_a_list() -> None:
    record = Record({"x": None, "texts": [None, "a"], "records": [None, {"n": 1}]})
    assert "x" not in record
    assert record.optional_text("x") == ""
    assert record.texts("texts") == ["a"]
    assert [each.place for each in record.records("records")] == ["/records/1"]


def test_a_field_can_be_taken_only_once() -> None:
    record = Record({"x": "words"})
    assert "x" in record
    assert record.optional_text("x") == "words"
    assert "x" not in record
    assert record.optional_text("x") == ""


@pytest.mark.parametrize("value", [None, "", " \t"])
def test_a_mandatory_text_that_says_nothing_is_missing_at_its_pointer(value: str | None) -> None:
    record = Record({"authors": [{"name": value}]})
    with pytest.raises(MissingFieldError, match="/authors/0/name"):
        record.records("authors")[0].text("name")


@pytest.mark.parametrize(
    ("taker", "value"),
    [
        ("optional_text", 1),
        ("integer", 1.5),
        ("integer", True),
        ("number", "1"),
        ("number", False),
        ("boolean", 0),
        ("texts", "a"),
        ("texts", ["a", 1]),
        ("record", []),
        ("records", {}),
        ("records", ["a"]),
    ],
)
def test_a_value_of_the_wrong_type_is_malformed_at_its_pointer(taker: str, value: object) -> None:
    record = Record({"a/b": value}, "/top")
    with pytest.raises(MalformedError, match="/top/a~1b must hold"):
        getattr(record, taker)("a/b")


def test_what_is_left_is_told_by_path_without_positions() -> None:
    record = Record({"a": [{"b": {"d": 1, "c": 2}}, {"b": {"c": 3, "e": 4}}], "z": None})
    for each in record.records("a"):
        each.record("b").integer("c")
    assert list(record.close()) == ["a.b.d", "a.b.e", "z"]
    assert list(record.close(frozenset({"a.b.d", "z"}))) == ["a.b.e"]


def test_a_nested_record_that_was_never_taken_is_ignored_by_its_own_path() -> None:
    record = Record({"a": {"b": 1}})
    assert list(record.close()) == ["a"]
    assert list(record.close(frozenset({"a"}))) == []


def test_a_nested_record_knows_its_json_pointer() -> None:
    record = parse(b'{"a~": [{}, {"b": {}}]}')
    assert record.records("a~")[1].record("b").place == "/a~0/1/b"


def test_a_byte_order_mark_is_no_part_of_the_document() -> None:
    assert parse(b'\xef\xbb\xbf{"a": "b"}').text("a") == "b"


@pytest.mark.parametrize("data", [b"", b"{", b"<xml/>", b'{"a": NaN}', b'"\xff"', b"[" * 5000])
def test_what_is_no_json_is_malformed(data: bytes) -> None:
    with pytest.raises(MalformedError, match="no JSON"):
        parse(data)


def test_a_list_is_no_record() -> None:
    with pytest.raises(MalformedError, match="must be a JSON object, but is a list"):
        parse(b"[]")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=5), each),
    max_leaves=10,
)


@given(st.dictionaries(st.text(max_size=5), JSON))
def test_a_record_that_nobody_reads_leaves_every_field(fields: dict[str, Any]) -> None:
    assert list(parse(orjson.dumps(fields)).close()) == sorted(fields)
