"""Errors as clients see them.

A mistake in a request is explained. An internal error shows nothing but an error id, under which
the log has the rest: no statement, address, file or line of ours leaves the server.
"""

import logging
import re
from typing import Final

from graphql import GraphQLError, GraphQLSyntaxError

from kg.errors import KgError, QueryTimeoutError, StoreBusyError, StoreUnavailableError
from kg_api.execution.trace import CURRENT
from kg_api.http.tracing import MASKED
from kg_api.settings import ApiSettings

_LOG: Final = logging.getLogger(__name__)
_MEANT: Final = re.compile(r"\s*Did you mean .*", re.DOTALL)
_LONGEST: Final = 1000
"""Characters of a message that are told."""
_OF_VALUES: Final = re.compile(r"Variable '\$|Argument '|Too many errors processing variables")


def masked(error: GraphQLError, settings: ApiSettings) -> GraphQLError:
    """The error without what is not for the asker; the log gets that."""
    cause, trace = error.original_error, CURRENT.get()
    extensions, message = dict(error.extensions or {}), error.message
    if isinstance(cause, RecursionError):
        message, extensions = "This is nested too deep.", {"code": "TOO_LARGE"}
    elif cause is not None and not isinstance(cause, GraphQLError):
        _LOG.error("%s: %s", type(cause).__name__, cause, exc_info=cause)
        extensions |= {"id": trace.id} if trace else {}
        extensions = {"code": _code(cause), **extensions}
        if not isinstance(cause, KgError):
            message = MASKED
    else:
        extensions = {"code": _mistake(error), **extensions}
        if trace:
            trace.refused = str(extensions["code"]).lower()
    if not settings.suggestions:
        message = _MEANT.sub("", message)
    return GraphQLError(
        message[:_LONGEST],
        error.nodes,
        error.source,
        error.positions,
        error.path,
        extensions=extensions,
    )


def _mistake(error: GraphQLError) -> str:
    """The code of what the asker has done wrong, in the names that Apollo's clients know."""
    if isinstance(error, GraphQLSyntaxError):
        return "GRAPHQL_PARSE_FAILED"
    if error.path:
        return "NULL_VALUE"
    return "BAD_USER_INPUT" if _OF_VALUES.match(error.message) else "GRAPHQL_VALIDATION_FAILED"


def _code(cause: Exception) -> str:
    match cause:
        case StoreUnavailableError():
            return "STORE_UNAVAILABLE"
        case StoreBusyError():
            return "BUSY"
        case QueryTimeoutError():
            return "TIMEOUT"
        case KgError():
            return "STORE"
        case _:
            return "INTERNAL"
