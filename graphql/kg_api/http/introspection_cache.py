"""Questions about the schema alone are answered once, and from then on by the same bytes.

GraphiQL and every client's code generator ask the same long question, which graphql-core takes a
third of a second to answer; the schema does not change while the server runs. Whoever comes this
far has been let in, counted and priced as ever (`admission`, `tracing`). Bytes are kept under all
that an answer depends on, and only where the document asks for nothing but the schema.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import orjson
from cachetools import LRUCache
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg_api.execution.trace import CURRENT

_MARK: Final = b"__schema"
_OF_SCHEMA: Final = {"__schema", "__type", "__typename"}
_MOST: Final = 16
"""Answers that are kept; clients ask in a few ways."""
_LARGEST: Final = 2_000_000
"""Bytes of the largest answer that is kept; the schema's own takes 0.8 million."""
_HEADERS: Final = ("content-type", "accept", "content-encoding")
"""What of a request's headers its answer may depend on."""

CacheKey = tuple[str | None, ...]


class Answer(NamedTuple):
    """An answer as it was sent."""

    headers: list[tuple[bytes, bytes]]
    body: bytes
    query: str
    name: str | None


class IntrospectionCache:
    """ASGI middleware that answers introspection from a cache; it reads bodies that are whole."""

    def __init__(self, app: ASGIApp, path: str = "/graphql") -> None:
        self.app, self.path = app, path
        self.kept = LRUCache[CacheKey, Answer](_MOST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or (scope["method"], scope["path"]) != ("POST", self.path):
            await self.app(scope, receive, send)
            return
        message = await receive()
        body = message.get("body", b"")
        if message.get("more_body") or _MARK not in body:
            await self.app(scope, _again(message, receive), send)
            return
        headers = Headers(scope=scope)
        asked = (body.decode("latin-1"), *(headers.get(name) for name in _HEADERS))
        answer = self.kept.get(asked)
        if answer is None:
            await self._learn(asked, scope, _again(message, receive), send)
        else:
            await _say(answer, send)

    async def _learn(self, asked: CacheKey, scope: Scope, receive: Receive, send: Send) -> None:
        """Have it answered, and keep the answer if it always is the same."""
        said: list[Message] = []

        async def saying(message: Message) -> None:
            said.append({**message, "headers": list(message.get("headers", ()))})
            await send(message)

        await self.app(scope, receive, saying)
        answer = _whole(said, (asked[0] or "").encode("latin-1"))
        if answer is not None:
            self.kept[asked] = answer


def _whole(said: list[Message], body: bytes) -> Answer | None:
    """The answer, if there was no error in it and it depends on nothing but the schema."""
    if [each["type"] for each in said] != ["http.response.start", "http.response.body"]:
        return None
    start, end = said
    text = end.get("body", b"")
    if start["status"] != 200 or end.get("more_body") or len(text) > _LARGEST:
        return None
    if b'"errors"' in text:
        return None
    asked = orjson.loads(body)
    query, name = asked.get("query"), asked.get("operationName")
    if not isinstance(query, str) or not only_schema(parse(query)):
        return None
    return Answer(start["headers"], text, query, name)


def only_schema(document: DocumentNode) -> bool:
    """Whether all that a valid document asks for is the schema."""
    fragments = {
        each.name.value: each.selection_set
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    operations = [e for e in document.definitions if isinstance(e, OperationDefinitionNode)]
    return all(set(_names(each.selection_set, fragments)) <= _OF_SCHEMA for each in operations)


def _names(selections: SelectionSetNode, fragments: dict[str, SelectionSetNode]) -> Iterator[str]:
    """The fields at the root, those of fragments too."""
    for each in selections.selections:
        if isinstance(each, FieldNode):
            yield each.name.value
        elif isinstance(each, FragmentSpreadNode):
            yield from _names(fragments[each.name.value], fragments)
        elif isinstance(each, InlineFragmentNode):
            yield from _names(each.selection_set, fragments)


async def _say(answer: Answer, send: Send) -> None:
    if trace := CURRENT.get():
        trace.asks(answer.query, answer.name)
        trace.price += 1
    headers = list(answer.headers)
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def _again(message: Message, receive: Receive) -> Receive:
    held = [message]

    async def again() -> Message:
        return held.pop() if held else await receive()

    return again
