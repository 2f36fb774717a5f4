"""The short way for operations that have been answered before: past FastAPI and strawberry.

What those do (parse, validate, check against every bound on documents) depends on the query's
text alone, so it is done once for each text. Everything else that a request passes through stays:
the middlewares in front (`tracing`, `admission`), the price of its own arguments, the statement. An
answer with an error goes back to strawberry to be written, so that errors are masked, logged and
shaped in one place; so does whatever is unusual.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import orjson
from graphql import GraphQLError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from strawberry.types import ExecutionResult

from kg_api.execution.execute import ANSWER, Document, OperationKey, QueryEngine
from kg_api.execution.trace import CURRENT
from kg_api.settings import ApiSettings

_JSON: Final = b"application/json"
_LONGEST: Final = 100_000
"""Bytes of a body that are looked at; a longer one goes the long way."""

_KEYS: Final = {"query", "variables", "operationName"}
_KNOWN_ACCEPTED: Final = (b"", b"*/*", _JSON)


class FastPath:
    """ASGI middleware that answers known operations itself and hands on all others.

    Args:
        app: for whatever can not be answered here.
        engine: with the plans that the app's own executions have left.
        settings: whether the log holds variables.
        path: where queries are posted.
    """

    def __init__(
        self, app: ASGIApp, engine: QueryEngine, settings: ApiSettings, path: str = "/graphql"
    ) -> None:
        self.app, self.engine, self.settings, self.path = app, engine, settings, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not self._plain(scope):
            await self.app(scope, receive, send)
            return
        messages = await _read(receive)
        known = self._known(messages)
        result = await self._answer(*known) if known else None
        if result is not None and not result.errors:
            await _send(result, send)
            return
        await self.app({**scope, ANSWER: result}, _again(messages, receive), send)

    async def _answer(
        self, asked: OperationKey, document: Document, variables: Mapping[str, Any]
    ) -> ExecutionResult:
        if trace := CURRENT.get():
            trace.asks(*asked, variables if self.settings.log_variables else None)
        try:
            return await self.engine.answer(asked, document, variables)
        except Exception as error:  # strawberry masks and logs it, as it does its own
            return ExecutionResult(None, [GraphQLError(str(error), original_error=error)])

    def _plain(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] != self.path:
            return False
        headers = dict(reversed(list(scope["headers"])))  # the first of a name, as elsewhere
        accepted = headers.get(b"accept", b"")
        return (
            headers.get(b"content-type", b"").partition(b";")[0].strip().lower() == _JSON
            and accepted in _KNOWN_ACCEPTED
            and b"content-encoding" not in headers
        )

    def _known(
        self, messages: list[Message]
    ) -> tuple[OperationKey, Document, Mapping[str, Any]] | None:
        """What is asked, if it is known and there is nothing unusual about it."""
        if messages[-1].get("more_body") or messages[-1]["type"] != "http.request":
            return None
        try:
            asked = orjson.loads(b"".join(each.get("body", b"") for each in messages))
        except orjson.JSONDecodeError:
            return None
        if not isinstance(asked, dict) or not asked.keys() <= _KEYS:
            return None
        query, name = asked.get("query"), asked.get("operationName")
        variables = asked.get("variables")
        variables = {} if variables is None else variables
        if not isinstance(query, str) or not isinstance(name, str | None):
            return None
        document = self.engine.plans.documents.get((query, name))
        if document is None or not isinstance(variables, dict):
            return None
        return (query, name), document, variables


@contextmanager
def calm_collector() -> Iterator[None]:
    """Let the garbage collector look less often, and not at what is there already.

    Rows of an answer are tens of thousands of maps without a cycle among them; by default they
    would make it look through everything over and over. Afterwards everything can be collected
    again: DuckDB complains at the end of the process of what is not.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.unfreeze()


async def _read(receive: Receive) -> list[Message]:
    """What has come, up to the end of the body or as much of it as is looked at."""
    messages, size = [await receive()], 0
    while messages[-1].get("more_body") and size <= _LONGEST:
        size += len(messages[-1].get("body", b""))
        messages.append(await receive())
    return messages


def _again(messages: list[Message], receive: Receive) -> Receive:
    """Give out once more what has been read, then what is still to come."""
    rest = iter(messages)

    async def again() -> Message:
        message = next(rest, None)
        return await receive() if message is None else message

    return again


async def _send(result: ExecutionResult, send: Send) -> None:
    body = orjson.dumps({"data": result.data})
    headers = [(b"content-type", _JSON), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
