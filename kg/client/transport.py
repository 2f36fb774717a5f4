"""Requests to a remote API over HTTP: sent again while it is busy, failures as errors of ours."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import httpx
import orjson
import stamina

from kg.errors import ApiError, ApiUnavailableError, InputError, RefusedError
from kg.retry_after import retry_after

_BUSY: Final = 503
_TOO_MANY: Final = 429
_AWAY: Final = (502, _BUSY, 504)
"""Statuses by which a proxy or the API itself says that it is not there for anybody just now."""

_FIRST: Final = 0.5
"""Seconds until a request is sent again for the first time; then twice as long each time."""

_LONGEST: Final = 120.0
"""Seconds that are waited because an API says so; told to wait longer, one is told at once."""

_SHOWN: Final = 200
"""Characters shown of an answer that is not GraphQL."""


class _NoTimeError(Exception):
    """The API has no time now."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__(answer.status_code)
        self.answer = answer


def _again(error: Exception) -> bool | float:
    """Whether to ask again, or the seconds until then if the API says them."""
    if not isinstance(error, _NoTimeError):
        return False
    wait = retry_after(error.answer.headers)
    return wait is None or (wait <= _LONGEST and wait)


class HttpTransport:
    """Posts to one address."""

    def __init__(self, url: str, key: str | None, timeout: float, retries: int) -> None:
        self.url, self.retries = address(url), retries
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {_printable(key)}"
        self._http = httpx.Client(headers=headers, timeout=timeout)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def post(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The GraphQL response to a request.

        Raises:
            RefusedError: it was not let in.
            ApiUnavailableError: nobody answers, or nobody has time.
            ApiError: what answers is no GraphQL API.
        """
        content = orjson.dumps(body)
        again = stamina.retry_context(
            on=_again,
            attempts=self.retries + 1,
            timeout=None,
            wait_initial=_FIRST,
            wait_max=_LONGEST,
        )
        try:
            for attempt in again:
                with attempt:
                    answer = self._send(content)
                    if answer.status_code in (_TOO_MANY, _BUSY):
                        raise _NoTimeError(answer)
        except _NoTimeError as error:
            answer = error.answer
        return self._read(answer)

    def _send(self, content: bytes) -> httpx.Response:
        try:
            return self._http.post(self.url, content=content)
        except httpx.TimeoutException as error:
            seconds = self._http.timeout.read
            what = f"the API did not answer within {seconds:g} s"
            raise ApiUnavailableError(what, self.url, "Ask for less, or wait longer") from error
        except httpx.TransportError as error:
            what = f"the API is not reached: {error}"
            raise ApiUnavailableError(what, self.url, "Is it running (`kg serve`)?") from error

    def _read(self, answer: httpx.Response) -> dict[str, Any]:
        status = answer.status_code
        try:
            found = orjson.loads(answer.content)
        except orjson.JSONDecodeError:
            found = None
        said = isinstance(found, dict) and ("data" in found or "errors" in found)
        if said and answer.is_success:
            response: dict[str, Any] = found
            return response
        errors = found["errors"] if said and found.get("errors") else [{}]
        extensions = errors[0].get("extensions") or {}
        what = errors[0].get("message") or _elsewhere(answer) or answer.text[:_SHOWN].strip()
        kind = ApiUnavailableError if status in _AWAY else RefusedError if said else ApiError
        raise kind(
            f"HTTP {status}: {what}".rstrip(".: "),
            self.url,
            _REMEDIES.get(status, ""),
            status=status,
            code=str(extensions.get("code", "")),
            id=str(answer.headers.get("X-Error-Id") or extensions.get("id", "")),
        )


_REMEDIES: Final = {
    401: "`kg key add` makes a key where the API runs; it goes into KG_API_KEY",
    404: "The API answers at …/graphql",
    _TOO_MANY: "Come again later",
}


def address(url: str) -> str:
    """The URL that queries are posted to; `/graphql` where only a host is named.

    Raises:
        InputError: it is no URL, or it holds a password, which would be printed with it.
    """
    example = "Write https://host/graphql"
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise InputError("this is no URL", url, example) from error
    if parts.username is not None or parts.password is not None:
        raise InputError("the URL holds a user or password", parts.hostname or "", example)
    if parts.scheme not in ("http", "https") or not host:
        raise InputError("this is no URL of an API", url, example)
    return urlunsplit(parts._replace(path="/graphql")) if parts.path in ("", "/") else url


def _printable(key: str) -> str:
    if not (key.isascii() and key.isprintable()):
        raise InputError("the key is not one that `kg key add` makes", "KG_API_KEY")
    return key


def _elsewhere(answer: httpx.Response) -> str:
    return f"it has moved to {answer.headers['Location']}" if answer.has_redirect_location else ""
