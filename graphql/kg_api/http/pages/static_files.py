"""Files of pages, which stay as they are under their address: kept for ever, sent compressed."""

import asyncio
import gzip
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from fastapi import Response
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.types import Scope

_KEPT: Final = "public, max-age=31536000, immutable"


class StaticPage(StaticFiles):
    """Files that hold no secret and stay as they are: they may go compressed, and are so once.

    Args:
        headers: what goes with each of them.
        options: as starlette's `StaticFiles` takes them.
    """

    def __init__(self, headers: Mapping[str, str], **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.headers = headers

    async def check_config(self) -> None:
        """A folder that is not there yet holds nothing so far."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, as it is or compressed."""
        response = await super().get_response(path, scope)
        response.headers.update({**self.headers, "Cache-Control": _KEPT, "Vary": "Accept-Encoding"})
        wanted = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if wanted and isinstance(response, FileResponse) and scope["method"] == "GET":
            return await self._compressed(response)
        return response

    async def _compressed(self, plain: FileResponse) -> Response:
        packed = await asyncio.to_thread(_gzip, str(plain.path))
        kept = ("content-type", "cache-control", "vary", *map(str.lower, self.headers))
        headers = {name: value for name, value in plain.headers.items() if name in kept}
        return Response(packed, plain.status_code, {**headers, "Content-Encoding": "gzip"})


@lru_cache(maxsize=128)
def _gzip(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), compresslevel=6)
