"""The outermost layer of the server: an id, a log line, the metrics and safe headers for all.

Whatever fails further in ends here as an answer that holds the request's id and nothing else.
"""

import logging
import time
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg_api.execution.trace import CURRENT, Trace
from kg_api.http.logs import FIELDS
from kg_api.http.metrics import Metrics
from kg_api.http.responses import refusal
from kg_api.settings import ApiSettings

_LOG: Final = logging.getLogger("kg_api.access")

SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers of every answer that does not say otherwise itself."""

_DEFAULTS: Final = [
    (name.lower().encode(), text.encode())
    for name, text in (*SAFE.items(), ("Cache-Control", "no-store"))
]

_TOLD: Final = ("key", "operation", "query", "price", "refused", "executed", "variables")
"""What the log tells of a request, where there is something to tell."""

MASKED: Final = "Something went wrong. The server's log has more under this id."


class Tracing:
    """ASGI middleware that logs and measures each request."""

    def __init__(self, app: ASGIApp, settings: ApiSettings, metrics: Metrics) -> None:
        self.app, self.settings, self.metrics = app, settings, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        trace, began = Trace(), time.perf_counter()
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._dress(scope, message, trace)
            await send(message)

        token = CURRENT.set(trace)
        self.metrics.under_way.inc()
        try:
            await self.app(scope, receive, sending)
        except Exception:
            _LOG.exception("a request failed")
            self.metrics.failed()
            if not status:
                failed = refusal(500, "INTERNAL", MASKED, {"X-Error-Id": trace.id})
                await failed(scope, receive, sending)
        finally:
            self.metrics.under_way.dec()
            self._tell(scope, trace, status, time.perf_counter() - began)
            CURRENT.reset(token)

    def _dress(self, scope: Scope, message: Message, trace: Trace) -> None:
        headers: list[tuple[bytes, bytes]] = message["headers"]
        named = {name.lower() for name, _ in headers}
        message["headers"] = [*headers, *(each for each in _DEFAULTS if each[0] not in named)]
        added = MutableHeaders(scope=message)
        if scope["path"] == "/graphql":
            added.add_vary_header("Accept")  # see `formats`
        added["X-Request-Id"] = trace.id
        if trace.price:
            added["X-Cost"] = str(trace.price)
            added["X-Cost-Budget"] = str(self.settings.budget)

    def _tell(self, scope: Scope, trace: Trace, status: int, seconds: float) -> None:
        self.metrics.answered(scope["path"], status, seconds)
        if trace.price:
            self.metrics.priced(trace.price)
        if trace.refused:
            self.metrics.refused(trace.refused)
        line: dict[str, Any] = {
            "method": scope["method"],
            "path": scope["path"][:200],
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
            "address": (scope.get("client") or ("",))[0],
        }
        for name in _TOLD:
            if held := getattr(trace, name):
                line[name] = held
        _LOG.info("answered", extra={FIELDS: line})
