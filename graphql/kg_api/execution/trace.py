"""What is known of the request that is being answered, wherever one stands in the code."""

import hashlib
import secrets
import time
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

_LONGEST_NAME: Final = 80
"""Characters of an operation's name that the log holds."""


@dataclass(slots=True)
class Trace:
    """One request over HTTP.

    Attributes:
        id: for the log, for `X-Request-Id`, and for errors that tell no more.
        begun: when it came, in seconds of the monotonic clock.
        price: of all its operations so far; 0 while nothing is priced.
        refused: why it was refused, in one word; empty if it was not.
        key: id of the API key; empty without one.
        left: requests that the asker may send after this one before they have to wait.
        curator: whose key it is, where it is one that may give verdicts; empty otherwise.
        operation: what the asker calls the operation.
        query: sha256 of the query.
        executed: fields of the query that no statement answered, but graphql-core's executor.
        variables: kept only where the log is to hold them.
    """

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    begun: float = field(default_factory=time.monotonic)
    price: int = 0
    refused: str = ""
    key: str = ""
    left: int | None = None
    curator: str = ""
    operation: str = ""
    query: str = ""
    executed: tuple[str, ...] = ()
    variables: object = None

    def asks(self, query: str, name: str | None, variables: object = None) -> None:
        """Note what is asked."""
        self.operation, self.query = (name or "")[:_LONGEST_NAME], sha256(query)
        self.variables = variables


CURRENT: Final[ContextVar[Trace | None]] = ContextVar("request", default=None)
"""The request that is being answered; None outside of HTTP."""


def sha256(text: str) -> str:
    """The hash that a query is known by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
