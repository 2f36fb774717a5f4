"""Answers that the guards give themselves, in the form of a GraphQL response."""

from collections.abc import Mapping

import orjson
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
