"""GraphiQL at `GET /graphql`, for browsers: a page that asks nothing of any other host.

Its files are built into the package by `hatch_build.py`, from npm. They are served under a path
that holds the digest of what they were made from, so that a browser may keep them for ever.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from kg_api.http.pages.static_files import StaticPage
from kg_api.http.responses import refusal
from kg_api.queries import offers

FILES: Final = Path(__file__).parents[2] / "static" / "graphiql"

# The one style that GraphiQL writes into its page: no scrolling behind an open dialogue.
_DIALOGUE: Final = "'sha256-Y/huXlwoYkVyQlxwSVcCi1RCDGDCSVBzDt0hYP9qlTc='"

# `data:`: GraphiQL's style sheet carries its fonts and images within itself.
POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' {_DIALOGUE}",
        "font-src 'self' data:",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)

_QUERIES: Final = "graphiql/queries.json"

_NOT_BUILT: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hetao: GraphiQL is not built</title>
<h1>GraphiQL is not built</h1>
<p>This is a checkout that was never installed, or was installed without its pages.
The API answers <code>POST /graphql</code> all the same.</p>
<p>Run <code>python -m pip install --no-deps -e .</code> in the checkout, and start again.</p>
</html>
"""


Endpoint = Callable[[Request], Awaitable[Response]]
"""Answers a query that came by GET."""


def attach(app: FastAPI, files: Path = FILES, queries: Endpoint | None = None) -> None:
    """Serve GraphiQL's page and its files, or say at the page's address that they are not built.

    Args:
        app: what serves them.
        files: where they are.
        queries: what answers queries that come by GET; None where none do.
    """
    stamp = files / "digest.txt"
    page = _NOT_BUILT
    if stamp.exists():
        kept = f"graphiql/{stamp.read_text('ascii')[:16]}"
        page = Template((files / "index.html").read_text("utf-8")).substitute(
            files=kept, queries=_QUERIES
        )
        app.mount(f"/{kept}", StaticPage(HEADERS, directory=files))
    _routes(app, page, 200 if stamp.exists() else 503, queries)


def _routes(app: FastAPI, page: str, status: int, asked: Endpoint | None) -> None:
    @app.get("/graphql", include_in_schema=False)
    async def graphiql(request: Request) -> Response:
        if asked is not None and {"query", "extensions"} & request.query_params.keys():
            return await asked(request)
        if "text/html" not in request.headers.get("accept", ""):
            remedy = "Queries come by POST; a browser gets GraphiQL here."
            allowed = {"Allow": "POST", "Vary": "Accept"}
            return refusal(405, "METHOD_NOT_ALLOWED", remedy, allowed)
        headers = {**HEADERS, "Cache-Control": "no-cache", "Vary": "Accept"}
        return HTMLResponse(page, status, headers)

    @app.get(f"/{_QUERIES}", include_in_schema=False)
    async def listed() -> Response:
        found = [asdict(each) for each in offers()]
        return JSONResponse(found, headers={**HEADERS, "Cache-Control": "no-cache"})
