"""GraphiQL is served by ourselves, offers our queries, and asks nothing of any other host."""

import asyncio
import json
import os
import re
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from kg_api.http.pages.graphiql import FILES, attach

ROOT = Path(__file__).parents[4]
SOURCES = ROOT / "graphql/graphiql"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
URL = re.compile(r"https?:|(?<=[\"'(\s])//\w")


def get(
    path: str, files: Path = FILES, accept: str = BROWSER["Accept"], encoding: str = "identity"
) -> httpx.Response:
    app = FastAPI()
    attach(app, files)

    async def request() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
            headers = {"Accept": accept, "Accept-Encoding": encoding}
            return await client.get(path, headers=headers)

    return asyncio.run(request())


@pytest.fixture
def page() -> httpx.Response:
    if not (FILES / "digest.txt").exists():
        if os.environ.get("CI") == "true":
            pytest.fail("GraphiQL is not built: pip install -e . builds it")
        pytest.skip("GraphiQL is not built: pip install -e . builds it")
    return get("/graphql")


def named(page: httpx.Response) -> list[str]:
    return re.findall(r'(?:src|href|data-queries)="(?!data:)([^"]+)"', page.text)


def test_the_page_and_every_file_it_names_are_served(page: httpx.Response) -> None:
    assert page.status_code == 200
    kinds = {
        path: get(f"/{path}").headers["content-type"].partition(";")[0] for path in named(page)
    }
    ends = {".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
    assert kinds == {path: ends[Path(path).suffix] for path in kinds}
    assert len(kinds) == 9


def test_the_files_are_kept_for_ever_and_the_page_is_not(page: httpx.Response) -> None:
    assert page.headers["cache-control"] == "no-cache"
    files = [path for path in named(page) if not path.endswith(".json")]
    assert {get(f"/{path}").headers["cache-control"] for path in files} == {
        "public, max-age=31536000, immutable"
    }


def test_the_files_go_compressed_and_are_the_same(page: httpx.Response) -> None:
    for path in (each for each in named(page) if not each.endswith(".json")):
        plain, packed = get(f"/{path}"), get(f"/{path}", encoding="gzip, br")
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.content == plain.content
        assert int(packed.headers["content-length"]) < len(plain.content)
        same = ("content-type", "cache-control", "vary", "content-security-policy")
        assert [packed.headers[each] for each in same] == [plain.headers[each] for each in same]


def test_nothing_but_the_files_goes_compressed(page: httpx.Response) -> None:
    for path in ("/graphql", "/graphiql/queries.json"):
        assert "content-encoding" not in get(path, encoding="gzip").headers


def test_the_page_names_no_other_host(page: httpx.Response) -> None:
    ours = [page.text, *(get(f"/{path}").text for path in named(page) if "/page." in path)]
    assert len(ours) == 3
    assert [URL.findall(text) for text in ours] == [[], [], []]


def test_the_browser_is_told_to_ask_no_other_host_and_to_run_nothing_inline(
    page: httpx.Response,
) -> None:
    policy = page.headers["content-security-policy"]
    rules = dict(each.split(" ", 1) for each in policy.split("; "))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    hashed = [word for word in rules["style-src"].split() if word.startswith("'sha256-")]
    words = {word for rule in rules.values() for word in rule.split()}
    assert words == {"'none'", "'self'", "data:", *hashed}
    assert rules["script-src"] == rules["connect-src"] == "'self'"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["x-content-type-options"] == "nosniff"


def test_the_page_has_nothing_inline_for_that_to_stop(page: httpx.Response) -> None:
    assert re.findall(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", page.text) == []


def test_the_built_page_is_the_one_of_this_checkout(page: httpx.Response) -> None:
    ours = [path for path in SOURCES.iterdir() if path.suffix in {".html", ".css", ".js"}]
    assert len(ours) == 3
    stale = [path.name for path in ours if path.read_bytes() != (FILES / path.name).read_bytes()]
    assert stale == [], "built from older files: pip install -e . builds it again"


def test_a_page_that_is_not_built_says_so_and_what_to_do(tmp_path: Path) -> None:
    answer = get("/graphql", tmp_path)
    assert answer.status_code == 503
    assert "GraphiQL is not built" in answer.text
    assert "pip install" in answer.text
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_whoever_is_no_browser_is_told_to_post(tmp_path: Path) -> None:
    answer = get("/graphql", tmp_path, accept="application/json")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_the_queries_offered_are_the_ready_made_ones(tmp_path: Path) -> None:
    offered = get("/graphiql/queries.json", tmp_path).json()
    paths = sorted((ROOT / "graphql/queries").glob("*.graphql"))
    assert [each["query"] for each in offered] == [path.read_text("utf-8") for path in paths]
    assert [f"# {each['title']}" for each in offered] == [
        path.read_text("utf-8").splitlines()[0] for path in paths
    ]
    assert len(offered) > 0


def test_every_package_of_the_page_is_locked_by_its_hash_and_by_no_address() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert not any("resolved" in each for each in packages.values())
    asked = json.loads((SOURCES / "package.json").read_text("utf-8"))["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
