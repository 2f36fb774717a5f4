"""The driver's errors, said in ours."""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions

from kg.errors import (
    QueryEndedError,
    QueryError,
    QueryTimeoutError,
    StoreError,
    StoreUnavailableError,
    TransientQueryError,
)

_LET_IN = (exceptions.AuthError, exceptions.ConfigurationError)
_CODES = {
    "TransactionTimedOut": QueryTimeoutError,
    "TransactionTimedOutClientConfiguration": QueryTimeoutError,
    "Transaction.Terminated": QueryEndedError,
}


@contextmanager
def raising_store_errors(where: str) -> Iterator[None]:
    """Raise the driver's errors as ours.

    Args:
        where: the statement or address that is worked on.

    Raises:
        StoreUnavailableError: the store is not reached, or does not let us in.
        QueryError: the store refused the statement.
    """
    try:
        yield
    except (exceptions.DriverError, exceptions.Neo4jError) as error:
        raise translation(error, where) from error


def translation(error: Exception, where: str) -> StoreError:
    """Our error for one of the driver's."""
    where = textwrap.shorten(where, 300, placeholder=" …")
    if isinstance(error, _LET_IN):
        remedy = "Check KG_STORE, KG_STORE_USER and KG_STORE_PASSWORD"
        return StoreUnavailableError(_message(error), where, remedy)
    if isinstance(error, exceptions.TransientError):
        return TransientQueryError(_message(error), where, "Run the transaction again")
    if isinstance(error, exceptions.Neo4jError):
        kinds = [kind for code, kind in _CODES.items() if (error.code or "").endswith(code)]
        return (*kinds, QueryError)[0](_message(error), where)
    if isinstance(error, exceptions.ResultError | exceptions.TransactionError):
        return QueryError(str(error), where)
    return StoreUnavailableError(f"the store can not be reached: {error}", where, "Is it running?")


def _message(error: Exception) -> str:
    return getattr(error, "message", None) or str(error)
