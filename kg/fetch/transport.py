"""Requests over HTTP, politely: apart in time, with a way to reach us, given up when told to.

Keys go to the interface's own host and nowhere else, and stand in no message.
"""

import logging
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx

from kg.errors import ApiError, ApiUnavailableError, RefusedError
from kg.fetch.request import AGAIN, Interface, Request
from kg.retry_after import retry_after

_TIMEOUT: Final = httpx.Timeout(60.0, connect=15.0)
_LONGEST: Final = 600.0
"""Seconds that are waited because an interface says so."""


class BusyError(ApiUnavailableError):
    """The interface is not there just now, or asks us to come back later.

    Attributes:
        wait: seconds that it told us to wait; None where it did not.
    """

    def __init__(self, what: str, where: str, wait: float | None, status: int = 0) -> None:
        super().__init__(what, where, AGAIN, status=status)
        self.wait = wait


class Transport:
    """Sends the requests of one interface."""

    def __init__(self, interface: Interface, key: str, contact: str) -> None:
        self._interface, self._next = interface, 0.0
        self._headers = {k: v for k, v in interface.headers(key, contact).items() if v}
        self._params = dict(interface.params(key, contact))
        self._own = urlsplit(interface.address)
        logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses with their keys
        by = f"hetao/0.1 (mailto:{contact})" if contact else "hetao/0.1"
        self._http = httpx.Client(headers={"User-Agent": by}, timeout=_TIMEOUT)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def get(self, request: Request) -> bytes:
        """The body of the answer to a request.

        Raises:
            BusyError: later it may be answered.
            RefusedError: it is not answered to us.
            ApiError: it is never answered.
        """
        self._pause()
        try:
            answer = self._http.send(self._built(request, {}))
            self._check(answer)
        except httpx.TransportError as error:
            raise BusyError(_told(error), self._where(request), None) from error
        return answer.content

    def keep(self, request: Request, path: Path) -> int:
        """Bring the answer into a file, from where an earlier try broke off; bytes of all of it.

        Raises:
            As `get`; what has come until then is kept beside the file.
        """
        part, mark = path.with_name(f".{path.name}.part"), path.with_name(f".{path.name}.mark")
        start = part.stat().st_size if part.exists() and mark.exists() else 0
        sent = {"Range": f"bytes={start}-", "If-Range": mark.read_text()} if start else {}
        sent["Accept-Encoding"] = "identity"  # ranges count bytes as they are sent
        self._pause()
        try:
            answer = self._http.send(self._built(request, sent), stream=True)
            try:
                self._check(answer)
                _write(answer, part, mark)
            finally:
                answer.close()
        except httpx.TransportError as error:
            raise BusyError(_told(error), self._where(request), None) from error
        size = part.stat().st_size
        part.replace(path)
        mark.unlink(missing_ok=True)
        return size

    def _built(self, request: Request, headers: Mapping[str, str]) -> httpx.Request:
        url = request.path if "://" in request.path else self._interface.address + request.path
        own = urlsplit(url)[:2] == self._own[:2]
        if not own and not self._is_friend(url):
            raise ApiError("the interface sends us to a host that is not its own", _bare(url))
        params = {**request.params, **(self._params if own else {})}
        return self._http.build_request(
            "GET", url, params=params, headers={**(self._headers if own else {}), **headers}
        )

    def _is_friend(self, url: str) -> bool:
        host = urlsplit(url)
        return host.scheme == "https" and host.hostname in self._interface.hosts

    def _check(self, answer: httpx.Response) -> None:
        status, where = answer.status_code, _bare(str(answer.request.url))
        if status in (408, 425, 429) or status >= 500:
            wait = retry_after(answer.headers)
            raise BusyError(f"{self._interface.title} answers {status}", where, wait, status)
        if status in (401, 403):
            key = self._interface.key
            remedy = f"Set {key} to your key" if key else "Set KG_CONTACT, and ask for less at once"
            raise RefusedError(
                f"{self._interface.title} answers {status}", where, remedy, status=status
            )
        if answer.has_redirect_location:
            raise ApiError(f"{self._interface.title} has moved ({status})", where, status=status)
        if status >= 400:
            what = f"{self._interface.title} answers {status}"
            raise ApiError(what, where, "Look at the query or ids", status=status)

    def _pause(self) -> None:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._interface.pause

    def _where(self, request: Request) -> str:
        return _bare(request.path if "://" in request.path else self._interface.address)


def too_long(error: BusyError) -> bool:
    """Whether the interface told us to wait for longer than one waits."""
    return error.wait is not None and error.wait > _LONGEST


def _write(answer: httpx.Response, part: Path, mark: Path) -> None:
    """What a broken answer left is kept only where the server can tell whether it still holds."""
    told = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
    if told and not told.startswith("W/"):
        mark.write_text(told)
    else:
        mark.unlink(missing_ok=True)
    with part.open("ab" if answer.status_code == 206 else "wb") as file:
        for chunk in answer.iter_raw():
            file.write(chunk)


def _told(error: httpx.TransportError) -> str:
    return f"the connection failed: {type(error).__name__}"


def _bare(url: str) -> str:
    """An address without its query, in which a key may stand."""
    return url.partition("?")[0]
