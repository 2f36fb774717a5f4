"""Answers that the guards give themselves, in the form of a GraphQL response."""

from collections.abc import Mapping
from http import HTTPStatus

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response


def refusal(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer that says why there is none.

    Args:
        status: of HTTP.
        code: for programs; `extensions.code` of the one error.
        message: for people.
        headers: further ones.
    """
    body = {"errors": [{"message": message, "extensions": {"code": code}}]}
    return Response(orjson.dumps(body), status, headers, "application/json")


def unrouted(request: Request, error: Exception) -> Response:
    """The answer where nothing is served at a path, or not by this method."""
    if not isinstance(error, HTTPException):
        raise error
    message = f"{error.detail}: {request.method} {request.url.path[:200]}."
    return refusal(error.status_code, HTTPStatus(error.status_code).name, message, error.headers)
