"""JSON lines from standard input to standard output, in the same order."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from kg.errors import InputError


def read_objects(*fields: str) -> list[dict[str, Any]]:
    """The objects on standard input, one a line; blank lines are passed over.

    Args:
        fields: which must be there and hold a text.

    Raises:
        InputError: a line is no JSON object, or lacks a field.
    """
    found = []
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            found.append(_object(line, number, fields))
    return found


def write_objects(objects: Iterable[Mapping[str, Any]]) -> None:
    """Print objects, one a line."""
    for each in objects:
        sys.stdout.buffer.write(orjson.dumps(dict(each), option=orjson.OPT_APPEND_NEWLINE))


def _object(line: bytes, number: int, fields: Iterable[str]) -> dict[str, Any]:
    where = f"standard input, line {number}"
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise InputError(f"this is no JSON: {error}", where, "Write one object a line") from error
    if not isinstance(row, dict):
        raise InputError("this is no JSON object", where, "Write one object a line")
    for field in fields:
        if not isinstance(row.get(field), str):
            remedy = f"Give each object a text under {field!r}"
            raise InputError(f"the object has no text under {field!r}", where, remedy)
    return row
