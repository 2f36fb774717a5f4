"""Pages of JSON: their records as lines, and what else they say."""

from collections.abc import Iterable
from typing import Any

import orjson

from kg.errors import ApiUnavailableError
from kg.fetch.request import AGAIN

Json = Any
"""A value of JSON, whatever it is."""


def lines(records: Iterable[Json]) -> bytes:
    """Records as JSON lines."""
    return b"".join(orjson.dumps(each) + b"\n" for each in records)


def page(body: bytes, name: str) -> dict[str, Json]:
    """A page as an object.

    Raises:
        ApiUnavailableError: it is none.
    """
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ApiUnavailableError(f"the answer is no JSON: {body[:80]!r}", name, AGAIN) from error
    if not isinstance(found, dict):
        raise ApiUnavailableError(f"the answer is no object: {body[:80]!r}", name, AGAIN)
    return found


def records(found: dict[str, Json], *path: str) -> list[Json]:
    """The list at a path of a page; empty where it is not there."""
    value: Json = found
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []
