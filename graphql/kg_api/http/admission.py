"""Who may come in: host names, pages of other origins, keys, rates, bodies, how many at once.

All of it before a word of a query is read.
"""

import asyncio
from functools import partial
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as Connection

from kg_api.execution.trace import CURRENT
from kg_api.http.api_keys import Key, Keys, Scope
from kg_api.http.disconnects import while_awaited
from kg_api.http.rate_limits import Rates
from kg_api.http.responses import refusal
from kg_api.settings import ApiSettings

_FREE: Final = ("/health", "/ready")
"""What whoever watches over the server asks; it costs nothing and is never counted."""

_AGAIN: Final = {"Retry-After": "1"}


class RefusedError(Exception):
    """A request that is not let in; holds the answer."""

    def __init__(self, why: str, response: Response) -> None:
        super().__init__(why)
        self.why, self.response = why, response


class Guard:
    """ASGI middleware that lets requests in, or refuses them."""

    def __init__(self, app: ASGIApp, settings: ApiSettings, keys: Keys | None) -> None:
        self.app, self.settings, self.keys = app, settings, keys
        self.rates, self.under_way = Rates(settings), 0

    async def __call__(self, scope: Connection, receive: Receive, send: Send) -> None:
        """Let one request in, or say why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            try:
                self._admitted(scope)
            except RefusedError as refused:
                await self._refuse(refused, scope, receive, send)
            else:
                await self._answered(scope, receive, send)
        # There is nothing to ask over WebSockets; the server ends what is not answered.

    async def _answered(self, scope: Connection, receive: Receive, send: Send) -> None:
        if scope["path"] in _FREE:
            await self.app(scope, receive, send)
            return
        self.under_way += 1
        try:
            body = await self._body(scope, receive)
            if not await while_awaited(partial(self.app, scope, body), receive, send):
                _refused_in_trace("gone")
        except RefusedError as refused:
            await self._refuse(refused, scope, receive, send)
        finally:
            self.under_way -= 1

    async def _refuse(
        self, refused: RefusedError, scope: Connection, receive: Receive, send: Send
    ) -> None:
        _refused_in_trace(refused.why)
        await refused.response(scope, receive, send)

    def _admitted(self, scope: Connection) -> None:
        headers = Headers(scope=scope)
        self._host(headers)
        self._origin(headers)
        if scope["path"] in _FREE:
            return
        if self.under_way >= self.settings.max_concurrency:
            text = "Too many requests are being answered. Come again in a second."
            raise _refused("busy", 503, text, _AGAIN)
        key = self._key(scope, headers)
        self._scope(scope["path"], key)

    def _host(self, headers: Headers) -> None:
        allowed = self.settings.hosts
        if "*" not in allowed and _name(headers.get("host", "")) not in allowed:
            raise _refused("host", 421, "This host name is not served here. See KG_API_HOSTS.")

    def _origin(self, headers: Headers) -> None:
        # A browser says so itself when a page elsewhere asks; where it does not, CORS holds.
        cross = headers.get("sec-fetch-site") == "cross-site"
        followed = headers.get("sec-fetch-mode") == "navigate"
        known = headers.get("origin", "").lower() in self.settings.origins
        if cross and not followed and not known:
            raise _refused("origin", 403, "Pages of this origin may not ask. See KG_API_ORIGINS.")

    def _key(self, scope: Connection, headers: Headers) -> Key | None:
        secret = _secret(headers)
        key = self.keys.find(secret) if self.keys and secret else None
        counted = (
            self.rates.of_key(key.id)
            if key
            else self.rates.of_address((scope.get("client") or ("",))[0])
        )
        if counted.wait:
            text = f"Too many requests. Come again in {counted.wait} s."
            raise _refused("rate", 429, text, {"Retry-After": str(counted.wait)})
        if secret and key is None:
            raise _refused("key", 401, "This key is not known.", {"WWW-Authenticate": "Bearer"})
        if trace := CURRENT.get():
            trace.key, trace.left = key.id if key else "", counted.left
            trace.curator = key.name if key and key.may(Scope.CURATE) else ""
        return key

    def _scope(self, path: str, key: Key | None) -> None:
        needed, free = Scope.READ, self.settings.anonymous
        if path == "/metrics":
            needed, free = Scope.ADMIN, self.settings.metrics
        if free or _public(path):
            return
        if key is None:
            text = "A key is needed: `Authorization: Bearer kg_…`."
            raise _refused("key", 401, text, {"WWW-Authenticate": "Bearer"})
        if not key.may(needed):
            text = f"This key may not do this; scope {needed.name.lower()} may."
            raise _refused("scope", 403, text)

    async def _body(self, scope: Connection, receive: Receive) -> Receive:
        """All of the body, if it is short enough and comes soon enough."""
        length = Headers(scope=scope).get("content-length", "0")
        most = self.settings.body
        if not length.isdecimal() or int(length[:20]) > most:
            raise _too_big(most)
        chunks, more, size = [], True, 0
        try:
            async with asyncio.timeout(self.settings.body_timeout):
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return _replayed([message], receive)
                    chunks.append(message.get("body", b""))
                    size += len(chunks[-1])
                    more = message.get("more_body", False)
                    if size > most:
                        raise _too_big(most)
        except TimeoutError:
            raise _refused("slow", 408, "The request did not come to its end in time.") from None
        whole = {"type": "http.request", "body": b"".join(chunks), "more_body": False}
        return _replayed([whole], receive)


def _refused_in_trace(why: str) -> None:
    if trace := CURRENT.get():
        trace.refused = why


def _replayed(messages: list[Message], receive: Receive) -> Receive:
    rest = iter(messages)

    async def replay() -> Message:
        held = next(rest, None)
        return held if held is not None else await receive()

    return replay


def _public(path: str) -> bool:
    """Pages of our own that hold nothing of the graph; what they ask then wants a key."""
    return path == "/" or path.startswith(("/explorer/", "/graphiql/"))


def _secret(headers: Headers) -> str:
    scheme, _, secret = headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    host = host.lower()
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0]


def _too_big(most: int) -> RefusedError:
    return _refused("body", 413, f"A request may have {most:,} bytes. See KG_API_BODY.")


def _refused(
    why: str, status: int, message: str, headers: dict[str, str] | None = None
) -> RefusedError:
    return RefusedError(why, refusal(status, why.upper(), message, headers))
