"""Answers as CSV and Arrow, where a request's `Accept` wants them; columns: `kg.client.table`.

The URL's parameter `connection` says which list of the answer becomes the rows, where there are
several: `POST /graphql?connection=organization.people`. What a table has no place for is told by
headers: `X-Total-Count`, and `X-Next-Cursor` where there are more rows, if the query asks for
`totalCount` and `pageInfo`. An answer with errors is JSON, whatever was accepted.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request, Response
from graphql import GraphQLError, GraphQLSchema
from strawberry.types import ExecutionResult

from kg.client.table import Table, answer_tree, csv, stream, table
from kg.errors import InputError
from kg_api.execution.trace import CURRENT
from kg_api.http.responses import refusal

CSV: Final = "text/csv"
ARROW: Final = "application/vnd.apache.arrow.stream"
JSON: Final = "application/json"
GRAPHQL: Final = "application/graphql-response+json"
"""What clients of GraphQL over HTTP ask for: its status tells whether there is an answer."""

PARAMETER: Final = "connection"
HEADERS: Final = ("X-Total-Count", "X-Next-Cursor")
"""What a table has no place for."""

_MOST: Final = 20
"""Media ranges of an `Accept` that are looked at."""

_WRITTEN: Final[Mapping[str, Callable[[Table], bytes]]] = {
    CSV: lambda table: csv(table).encode(),
    ARROW: stream,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """One operation, and the data that answer it without an error."""

    query: str
    operation: str | None
    variables: Mapping[str, Any]
    data: Mapping[str, Any]


def wanted(accept: str) -> str:
    """The format that an `Accept` likes best; JSON where it likes none of ours.

    What is named goes before what a `*` stands for, and what is named first before the rest.
    Source: RFC 9110, section 12.5.1.
    """
    ranges: dict[str, tuple[float, int]] = {}
    for place, each in enumerate(accept.lower().split(",")[:_MOST]):
        name, quality = _range(each)
        ranges.setdefault(name, (quality, -place))
    liked: dict[str, tuple[float, int, int]] = {}
    for offered in (JSON, GRAPHQL, CSV, ARROW):
        names = (offered, f"{offered.partition('/')[0]}/*", "*/*")
        for distance, name in enumerate(names):
            if name in ranges:
                quality, place = ranges[name]
                liked[offered] = (quality, -distance, place)
                break
    liked = {offered: each for offered, each in liked.items() if each[0] > 0}
    return max(liked, key=liked.__getitem__, default=JSON)


def tabled(
    answered: Answered, format_: str, connection: str | None, schema: GraphQLSchema
) -> Response:
    """An answer in a format; an error if it is not told which list becomes the rows."""
    try:
        tree = answer_tree(answered.query, answered.operation, answered.variables, schema)
        made = table(tree, answered.data, connection)
    except InputError as error:
        text = (
            f"{error} by the URL's parameter `{PARAMETER}`." if connection is None else f"{error}."
        )
        if trace := CURRENT.get():
            trace.refused = "which_list"
        return refusal(400, "WHICH_LIST", text)
    response = Response(_WRITTEN[format_](made), media_type=format_)
    for name, value in zip(HEADERS, (made.total, made.next), strict=True):
        if value is not None:
            response.headers[name] = str(value)
    return response


def named(request: Request) -> str | None:
    """The list that a request's URL names."""
    return request.query_params.get(PARAMETER) or None


def status_of(errors: Sequence[GraphQLError] | None) -> int:
    """The status of an answer that is no more than errors, in the format that has one.

    Source: https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json
    """
    codes = [(each.extensions or {}).get("code") for each in errors or ()]
    return next((_OURS[code] for code in codes if code in _OURS), 400)


def is_refused(result: ExecutionResult) -> bool:
    """Whether nothing was answered at all: not even a field that became null."""
    errors = result.errors or []
    return result.data is None and bool(errors) and not any(each.path for each in errors)


_OURS: Final[Mapping[object, int]] = {
    "STORE_UNAVAILABLE": 503,
    "BUSY": 503,
    "INDEX_UNAVAILABLE": 503,
    "TIMEOUT": 504,
    "STORE": 500,
    "INTERNAL": 500,
}


def _range(text: str) -> tuple[str, float]:
    name, *parameters = (each.strip() for each in text.split(";"))
    given = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return name, min(max(float(given), 0.0), 1.0)
    except ValueError:
        return name, 1.0
