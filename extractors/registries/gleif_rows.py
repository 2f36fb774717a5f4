"""Records of GLEIF's golden copies, a row of a CSV or an element of XML, by the same dotted paths.

A row of the CSV names each field by its path in the XML (`Entity.LegalAddress.Country`), so both
are read alike. A record that is broken is handed on as it stands: whoever reads it refuses it, and
the next one is read.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import orjson

from extractors.errors import MalformedError
from extractors.lines import split_lines
from extractors.peeked import Peeked
from extractors.record import Record, parse
from extractors.source import Raw
from extractors.tables import read_rows
from extractors.xml import Element
from extractors.xml import parse as parse_xml
from extractors.xml_split import AROUND, split_records

_MANY: Final = ("OtherEntityName", "RelationshipPeriod")
"""What is numbered though it stands there once, as it is in the CSV."""

_BYTES: Final = "surrogateescape"
"""Bytes that are no UTF-8 go through the table's parser, to come out as they were."""


def holds(head: bytes, columns: tuple[bytes, ...], element: re.Pattern[bytes]) -> bool:
    """Whether a file is a table with these columns, or XML with such an element, by its head."""
    first = head.partition(b"\n")[0].replace(b'"', b"").split(b",")
    return all(each in first for each in columns) or bool(element.search(head[:8192]))


class Row(Record):
    """A record by dotted paths, whose fields may have places of their own."""

    __slots__ = ("_places",)

    def __init__(self, fields: dict[str, Any], places: dict[str, str]) -> None:
        super().__init__(fields)
        self._places = places

    def at(self, name: str) -> str:
        """XPath of a field of XML; JSON Pointer of a cell."""
        return self._places.get(name) or super().at(name)


def split_rows(stream: BinaryIO, record: str) -> Iterator[bytes]:
    """Yield each record: an element of XML as it stands, a row as a JSON object of its columns.

    Args:
        stream: the open file, CSV or XML.
        record: local name of a record in XML.
    """
    peeked = Peeked(stream)
    if peeked.first.lstrip(AROUND).startswith(b"<"):
        yield from split_records(peeked, record)
    else:
        yield from _table(peeked)


def read_row(raw: Raw, record: str) -> Record:
    """Read a record as `split_rows` yields it.

    Raises:
        MalformedError: it is broken.
    """
    if raw.data.startswith(b"{"):
        return parse(raw.data)
    if raw.data.startswith(b"<"):
        return _element(raw.data, record)
    raise MalformedError(_why(raw.data))


def _table(stream: Peeked) -> Iterator[bytes]:
    taken: list[bytes] = []
    rows = read_rows(_lines(stream, taken))
    columns = _next(rows) or []
    while True:
        taken.clear()
        if (cells := _next(rows)) is None and not taken:
            return
        row = None
        if cells is not None and len(cells) == len(columns):
            row = _dumped({key: each for key, each in zip(columns, cells, strict=True) if each})
        yield row or b"\n".join(taken)


def _lines(stream: Peeked, taken: list[bytes]) -> Iterator[str]:
    for line in split_lines(stream):
        taken.append(line)
        yield line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", _BYTES)


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    """The next row; None where it is broken, or where there is none."""
    try:
        return next(rows, None)
    except csv.Error:
        return None


def _dumped(row: dict[str, str]) -> bytes | None:
    try:
        return orjson.dumps(row)
    except orjson.JSONEncodeError:
        return None


def _why(row: bytes) -> str:
    """Why a row of a table is none."""
    try:
        next(read_rows([row.decode()]))
    except UnicodeDecodeError as error:
        return f"the row is not UTF-8: {error}; save the table as UTF-8"
    except csv.Error as error:
        return f"the row can not be read: {error}"
    return "the row has more or fewer cells than the table has columns: is a quotation mark lost?"


def _element(data: bytes, name: str) -> Record:
    root = parse_xml(data)
    if root.name != name:
        raise MalformedError(f"what stands between two records is no {name}")
    fields: dict[str, str] = {}
    places: dict[str, str] = {}
    for path, place, words in _leaves(root, ""):
        fields[path], places[path] = words, place
    # Words beside elements, which no form of the record has.
    fields.update((path.replace("/", "."), "") for path in root.close())
    return Row(fields, places)


def _leaves(element: Element, prefix: str) -> Iterator[tuple[str, str, str]]:
    children = element.elements(*element.names())
    alike = Counter(each.name for each in children)
    seen: Counter[str] = Counter()
    for child in children:
        seen[child.name] += 1
        many = alike[child.name] > 1 or child.name in _MANY
        path = f"{prefix}{child.name}" + (f".{seen[child.name]}" if many else "")
        for name, value in child.attributes().items():
            yield f"{path}.{name}", f"{child.place}/@{name}", value
        if child.names():
            yield from _leaves(child, f"{path}.")
        elif words := child.words():
            yield path, child.place, words
