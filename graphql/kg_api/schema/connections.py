"""Connections as Relay has them, and their cursors.

Source: https://relay.dev/graphql/connections.htm
"""

import base64
import binascii
import json
from typing import Any, Generic, TypeVar

import orjson
import strawberry

from kg_api.fields.bindings import is_text, of_page, part
from kg_api.schema.evidence import EVIDENCE_OF_LINK, Evidence

T = TypeVar("T")
E = TypeVar("E")


@strawberry.type
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether there is more after this page.")
    has_previous_page: bool = strawberry.field(description="Whether this is not the first page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge: `after` it.")


@strawberry.type(description="One thing of a list.")
class Edge(Generic[T]):
    """One thing of a list."""

    cursor: str = of_page("cursor", "Where the edge stands in its list.")
    node: T = part("node", "The thing.")


@strawberry.type(description="One thing of a list, and why it stands there.")
class LinkEdge(Edge[T], Generic[T]):
    """One thing of a list, and why it stands there."""

    evidence: list[Evidence] = EVIDENCE_OF_LINK


@strawberry.type
class Bucket:
    """Rows that have the same value."""

    value: str | None = strawberry.field(
        description="The value, as text; null for rows that have none."
    )
    count: int = strawberry.field(description="How many rows have it.")


@strawberry.type(description="A list that is read page by page.")
class Connection(Generic[E]):
    """A list that is read page by page."""

    edges: list[E] = of_page("edges", "The rows of this page.")
    page_info: PageInfo = of_page("pageInfo", "Where this page stands in the list.")
    total_count: int = of_page("totalCount", "How many there are in all; counted when asked for.")


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
