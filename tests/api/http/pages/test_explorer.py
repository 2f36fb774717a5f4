"""The explorer is served by ourselves, asks nothing of any other host, and runs nothing inline."""

import asyncio
import json
import os
import re
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from kg_api.http.pages.explorer import FILES, attach
from kg_api.http.persisted import Persisted
from kg_api.settings import ApiSettings

ROOT = Path(__file__).parents[4]
SOURCES = ROOT / "graphql/explorer"


def get(path: str, files: Path = FILES, origins: tuple[str, ...] = ()) -> httpx.Response:
    app = FastAPI()
    attach(app, origins, files)
    return asked(app, path)


def asked(app: FastAPI, path: str) -> httpx.Response:
    async def request() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            return await client.get(path)

    return asyncio.run(request())


@pytest.fixture
def page() -> httpx.Response:
    if not (FILES / "index.html").exists():
        if os.environ.get("CI") == "true":
            pytest.fail("The explorer is not built: pip install -e . builds it")
        pytest.skip("The explorer is not built: pip install -e . builds it")
    return get("/")


def named(page: httpx.Response) -> list[str]:
    return re.findall(r'(?:src|href)="(?!data:)([^"]+)"', page.text)


def rules(page: httpx.Response) -> dict[str, str]:
    policy = page.headers["content-security-policy"]
    return dict(each.split(" ", 1) for each in policy.split("; "))


def test_the_page_and_every_file_it_names_are_served(page: httpx.Response) -> None:
    assert page.status_code == 200
    kinds = {path: get(path.removeprefix(".")).headers["content-type"] for path in named(page)}
    assert {kind.partition(";")[0] for kind in kinds.values()} == {"text/css", "text/javascript"}


def preloaded(query: str) -> set[str]:
    """The scripts that the head of an address names beside those of every page, without digests."""
    scripts = {path for path in named(get(f"/{query}")) if path not in named(get("/"))}
    assert all(get(path.removeprefix(".")).status_code == 200 for path in scripts)
    return {path.removeprefix("./explorer/").rpartition("-")[0] for path in scripts}


@pytest.mark.usefixtures("page")
def test_the_scripts_that_an_address_will_need_are_in_the_head() -> None:
    assert preloaded("?page=organization&id=ror:0y0000472") >= {"organization"}
    assert preloaded("?page=ways&language=zh-Hant") == {"ways", "zh_hant", "zh_hans"}
    assert preloaded("?page=nowhere&language=tlh") == preloaded("?page=home") == set()


def test_its_files_are_kept_for_ever_and_the_page_is_not(page: httpx.Response) -> None:
    assert page.headers["cache-control"] == "no-cache"
    kept = {get(path.removeprefix(".")).headers["cache-control"] for path in named(page)}
    assert kept == {"public, max-age=31536000, immutable"}


def test_the_browser_is_told_to_ask_no_other_host_and_to_run_nothing_inline(
    page: httpx.Response,
) -> None:
    words = {word for rule in rules(page).values() for word in rule.split()}
    assert words == {"'none'", "'self'", "data:", "blob:"}
    assert rules(page)["script-src"] == rules(page)["style-src"] == "'self'"
    assert rules(page)["frame-ancestors"] == "'none'"
    assert re.findall(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", page.text) == []


def test_pages_that_may_ask_may_show_it_in_a_frame(page: httpx.Response) -> None:
    framed = get("/", origins=("https://intranet.example",))
    assert rules(framed)["frame-ancestors"] == "https://intranet.example"


def operation(path: Path) -> str:
    """What is sent of an operation: its file, and the fragments that it imports."""
    text = path.read_text("utf-8")
    imports = re.compile(r'^#import "([\w/]+\.graphql)"$', re.M)
    fragments = [(path.parent / each).read_text("utf-8") for each in imports.findall(text)]
    return "\n".join((imports.sub("", text).lstrip(), *fragments))


def test_its_operations_are_known_to_a_server_that_answers_no_others(
    page: httpx.Response,
) -> None:
    known = Persisted(ApiSettings(persisted="only"))
    texts = [operation(path) for path in (SOURCES / "src/queries").glob("*.graphql")]
    hashes = [
        {"persistedQuery": {"sha256Hash": sha256(each.encode()).hexdigest()}} for each in texts
    ]
    assert [known.resolve(None, each) for each in hashes] == texts
    assert len(texts) > 10


def test_a_page_that_is_not_built_says_so_and_what_to_do(tmp_path: Path) -> None:
    answer = get("/", tmp_path)
    assert (answer.status_code, "pip install" in answer.text) == (503, True)


def test_a_page_of_an_older_version_counts_as_not_built(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Hetao</h1>", "utf-8")
    assert get("/", tmp_path).status_code == 503


def test_a_page_that_is_built_meanwhile_is_served(tmp_path: Path) -> None:
    app = FastAPI()
    attach(app, files=tmp_path)
    missing = asked(app, "/explorer/new.js")
    assert (asked(app, "/").status_code, missing.status_code) == (503, 404)
    (tmp_path / "explorer").mkdir()
    (tmp_path / "explorer/new.js").write_text("1", "utf-8")
    (tmp_path / "ahead.json").write_text("{}", "utf-8")
    (tmp_path / "index.html").write_text("<script src=explorer/new.js></script>", "utf-8")
    assert "new.js" in asked(app, "/").text
    assert asked(app, "/explorer/new.js").text == "1"


def test_every_package_of_it_is_locked_by_its_hash_and_by_no_address() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert not any("resolved" in each for each in packages.values())
