"""The explorer at `GET /`: a page for people, on the public API alone.

Its files are built into the package by `hatch_build.py`, each under a name that holds a digest of
it. The operations it asks come along, so that they are answered under `KG_API_PERSISTED=only` too.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from kg_api.http.pages.static_files import StaticPage

FILES: Final = Path(__file__).parents[2] / "static" / "explorer"

QUERIES: Final = FILES / "queries"
"""Where the operations lie that the page asks."""

_NOT_BUILT: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hetao: the explorer is not built</title>
<h1>The explorer is not built</h1>
<p>This is a checkout that was never installed, or was installed without its pages.
Ask in <a href="graphql">GraphiQL</a>, or by <code>POST /graphql</code>.</p>
<p>Run <code>python -m pip install --no-deps -e .</code> in the checkout, and start again.</p>
</html>
"""

# Beside the page: the scripts that each page and language needs, as its build writes them.
_AHEAD: Final = "ahead.json"


def policy(origins: Sequence[str]) -> str:
    """What the page may do in a browser: nothing inline, nothing of any other host.

    Args:
        origins: pages of other origins that may show it in a frame; none where there are none.
    """
    framed = " ".join(origins) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "worker-src 'self'",
            "img-src 'self' data: blob:",  # pictures that it makes itself, to be saved
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {framed}",
        )
    )


def headers(origins: Sequence[str]) -> Mapping[str, str]:
    """What goes with the page and each of its files."""
    return {
        "Content-Security-Policy": policy(origins),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def _page(files: Path, query: Mapping[str, str]) -> str:
    """The page, with the scripts in its head that its address will need beside the first one.

    Without them a browser learns of these only when it has read the first one.
    """
    page = (files / "index.html").read_text("utf-8")
    ahead = json.loads((files / _AHEAD).read_text("utf-8"))
    named = (query.get("page", ""), query.get("language", "").lower().replace("-", "_"))
    scripts = dict.fromkeys(each for name in named for each in ahead.get(name, ()))
    return page.replace("</head>", f"{_preloads(scripts)}</head>", 1)


def _preloads(scripts: Iterable[str]) -> str:
    return "".join(
        f'  <link rel="modulepreload" crossorigin href="./{each}">\n' for each in scripts
    )


def attach(app: FastAPI, origins: Sequence[str] = (), files: Path = FILES) -> None:
    """Serve the explorer and its files, or say at its address that it is not built.

    What is there when it is asked for counts: a page that is built anew has files of other names.

    Args:
        app: what serves them.
        origins: pages of other origins that may show it in a frame.
        files: where they are.
    """
    sent, index = headers(origins), files / "index.html"
    app.mount("/explorer", StaticPage(sent, directory=files / "explorer", check_dir=False))

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def explorer(request: Request) -> HTMLResponse:
        built = index.exists() and (files / _AHEAD).exists()  # not one of an older version
        page = _page(files, request.query_params) if built else _NOT_BUILT
        return HTMLResponse(page, 200 if built else 503, {**sent, "Cache-Control": "no-cache"})
