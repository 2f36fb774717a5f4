"""The explorer in a real browser, on the demo's graph, served by `kg serve` itself."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.stores import absent

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "graphql/explorer"
QUERIES = ROOT / "graphql/kg_api/static/explorer/queries"
"""The page's operations as they are asked, each whole with what it shares with others."""
KG = Path(sys.executable).parent / "kg"

OFTEN = {"KG_API_RATE": "100000/minute", "KG_API_ANONYMOUS_RATE": "100000/minute"}
"""Settings of a server that is asked as often as tests do."""

Open = Callable[..., Any]
"""Opens a view in a page of the browser; returns the page."""


@pytest.fixture(scope="package")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's graph, read in once; `EXPLORER_HOME` names one that is there already."""
    if there := os.environ.get("EXPLORER_HOME"):
        return Path(there)
    folder = tmp_path_factory.mktemp("explorer")
    run = [str(KG), "demo"]
    subprocess.run(run, env=environment(folder), check=True, capture_output=True, timeout=300)
    return folder


def environment(home: Path, **settings: str) -> dict[str, str]:
    return {**os.environ, "KG_HOME": str(home), **settings}


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[str]:
    """`kg serve` on a free port until it is left; where it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(KG), "serve", "--port", str(port)]
    with subprocess.Popen(
        command,
        env=environment(home, **settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        url = f"http://127.0.0.1:{port}/"
        try:
            await_ready(url, server)
            yield url
        finally:
            server.terminate()
            server.wait(60)


def await_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"{url}ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail("kg serve did not come up")


@pytest.fixture(scope="package")
def explorer(home: Path) -> Iterator[str]:
    """Where the explorer answers; everyone here may ask as often as the tests do.

    `EXPLORER_URL` names a server that is there already, for work on a few tests.
    """
    if there := os.environ.get("EXPLORER_URL"):
        yield there
        return
    with serving(home, **OFTEN) as url:
        yield url


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """A real browser without a window.

    It is left with this folder: Playwright keeps a loop of events running in the tests' thread
    while it is open, and no test elsewhere could run one of its own.
    """
    try:
        from playwright.sync_api import sync_playwright

        from bench.explorer import ARGUMENTS
    except ImportError:
        absent("playwright is not installed: it comes with the tools of development")
    path = chromium()
    if path is None:
        absent("there is no Chromium: apt-get install chromium, or name one in CHROMIUM")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, explorer: str) -> Iterator[Open]:
    """Opens a view; at the end no page has asked another host, and none has failed in silence."""
    contexts: list[Any] = []
    elsewhere: list[str] = []
    errors: list[str] = []

    def opened(path: str = "", base: str = explorer, **options: Any) -> Any:
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en", **options}
        context = browser.new_context(**options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda each: watch(each.url, base, elsewhere))
        page.on("pageerror", lambda each: errors.append(f"{each} {each.stack}"))
        page.goto(base + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert elsewhere == []
    assert errors == []


def answered(page: Any, answers: Mapping[str, Callable[[dict[str, Any]], Any]]) -> None:
    """Answer some operations for the API: what no small graph holds.

    Args:
        page: where they are asked.
        answers: by the operation's file, from its variables to its data.
    """
    hashes = {hash_of(name): answer for name, answer in answers.items()}

    def answer(route: Any) -> None:
        if found := hashes.get(asked_for(route)):
            route.fulfill(json={"data": found(route.request.post_data_json["variables"])})
        else:
            route.continue_()

    page.route("**/graphql", answer)


def failing(
    page: Any,
    name: str,
    *,
    code: str = "",
    message: str = "",
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Let one operation fail, with what the API would say; all others are answered by it."""
    hash_ = hash_of(name)
    body = {"data": None, "errors": [{"message": message, "extensions": {"code": code}}]}

    def answer(route: Any) -> None:
        if asked_for(route) == hash_:
            route.fulfill(json=body, status=status, headers=headers)
        else:
            route.continue_()

    page.route("**/graphql", answer)


def hash_of(name: str) -> str:
    """What an operation is asked by."""
    return sha256(operation(name).encode()).hexdigest()


def operation(name: str) -> str:
    """The text of an operation, as the page sends it."""
    return (QUERIES / f"{name}.graphql").read_text("utf-8")


def asked_for(route: Any) -> str:
    """The hash of the operation that is asked for; empty where none is."""
    asked = route.request.post_data_json or {}
    return str(asked.get("extensions", {}).get("persistedQuery", {}).get("sha256Hash", ""))


def watch(url: str, base: str, elsewhere: list[str]) -> None:
    ours = urlsplit(base).netloc
    if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != ours:
        elsewhere.append(url)


@pytest.fixture(scope="package")
def npm() -> list[str]:
    """The command that runs npm, with the page's tools installed beside it."""
    pytest.importorskip("hatchling", reason="it comes with the tools of development")
    from hatch_build import system_npm, wheel_npm

    command = system_npm() or wheel_npm()
    if not command:
        absent("there is no npm: install Node 20 or later")
    if not installed():
        run = [*command, "ci", "--ignore-scripts"]
        subprocess.run(run, cwd=PAGE, check=True, capture_output=True, timeout=300)
    return command


def installed() -> bool:
    """Whether the page's tools are there, each as `package.json` names it."""
    there = PAGE / "node_modules/.package-lock.json"
    if not there.exists():
        return False
    packages = json.loads(there.read_text("utf-8"))["packages"]
    wanted = json.loads((PAGE / "package.json").read_text("utf-8"))
    named = {**wanted["dependencies"], **wanted["devDependencies"]}
    return all(
        packages.get(f"node_modules/{name}", {}).get("version") == version
        for name, version in named.items()
    )
