"""Cursors of connections: what a row is sorted by, as one opaque word.

Source: https://relay.dev/graphql/connections.htm
"""

import base64
import binascii
import json
from typing import Any

import orjson

from kg_api.fields.arguments import is_text


def cursor(keys: list[Any]) -> str:
    """What a row is sorted by, as one opaque word."""
    return base64.urlsafe_b64encode(orjson.dumps(keys)).decode("ascii")


def keys_of(text: str, count: int) -> list[Any]:
    """What `cursor` was given.

    Raises:
        ValueError: it is no cursor of a list sorted by that many keys.
    """
    try:
        keys = json.loads(base64.urlsafe_b64decode(text.encode("ascii")))
    except (ValueError, binascii.Error, RecursionError):
        keys = None
    if not isinstance(keys, list) or len(keys) != count or not all(map(_is_key, keys)):
        raise ValueError("it is no cursor of this list in this order")
    return keys


def _is_key(key: object) -> bool:
    if isinstance(key, int) and not isinstance(key, bool):
        return -(2**63) <= key < 2**63  # what Bolt can carry
    return isinstance(key, float) or (isinstance(key, str) and is_text(key))
