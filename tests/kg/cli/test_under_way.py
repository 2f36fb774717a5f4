"""A verdict on its whole way: told to a server under way, brought into the graph beside it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.explorer.conftest import serving

pytestmark = pytest.mark.server

KG = Path(sys.executable).parent / "kg"
ACME, ZENITH = "Acme Widget Works", "Zenith Gear Foundry"
PAPERS = [
    {
        "venue": "iclr",
        "year": 2024,
        "src": "iclr/iclr2024.json",
        "track": "main",
        "id": f"p{n}",
        "title": f"On Gears of Kind {n}",
        "author": "Ada Byron; Bo Chen",
        "aff": f"{ACME}; {ZENITH}",
        "aff_domain": ";",
        "status": "Poster",
    }
    for n in range(3)
]
GIVE = """mutation ($kind: VerdictKind!, $one: ID!, $other: ID) {
  giveVerdict(kind: $kind, one: $one, other: $other) {
    verdict { id } changes { before after mentions } } }"""
WITHDRAW = "mutation ($id: ID!) { withdrawVerdict(id: $id) { changes { before after } } }"
NAMED = "query ($id: ID!) { organization(id: $id) { id aliases } }"
ALL = "{ organizations { edges { node { id name } } } }"


class Server:
    """A server under way, a key to it, and the commands beside it."""

    def __init__(self, home: Path, url: str, key: str) -> None:
        self.home, self.url, self.key = home, url, key

    def ask(self, query: str, **variables: Any) -> Any:
        answer = httpx.post(
            f"{self.url}graphql",
            json={"query": query, "variables": variables},
            headers={"Authorization": f"Bearer {self.key}"},
            timeout=60,
        ).json()
        assert "errors" not in answer, answer
        return answer["data"]

    def ids(self) -> dict[str, str]:
        edges = self.ask(ALL)["organizations"]["edges"]
        return {edge["node"]["name"]: edge["node"]["id"] for edge in edges}

    def resolve(self) -> None:
        run(self.home, "resolve")


def run(home: Path, *arguments: str) -> str:
    environment = {**os.environ, "KG_HOME": str(home)}
    done = subprocess.run(
        [str(KG), *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def under_way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("home")
    papers = tmp_path_factory.mktemp("in") / "iclr2024.jsonl"
    papers.write_text("\n".join(map(json.dumps, PAPERS)))
    run(home, "ingest", str(papers))
    key = run(home, "key", "add", "Carol", "--scope", "curate").split()[-1]
    with serving(home) as url:
        yield Server(home, url, key)


def test_a_verdict_takes_effect_in_a_server_under_way_and_is_taken_back(under_way: Server) -> None:
    before = under_way.ids()
    one, other = before[ACME], before[ZENITH]
    told = under_way.ask(GIVE, kind="SAME", one=one, other=other)["giveVerdict"]
    (change,) = told["changes"]
    assert {change["before"], change["after"]} == {one, other}
    assert under_way.ids() == before  # not before it is resolved
    under_way.resolve()
    merged = [under_way.ask(NAMED, id=each)["organization"] for each in (one, other)]
    assert merged[0] == merged[1]
    assert {ACME, ZENITH} <= {*merged[0]["aliases"], *under_way.ids()}
    under_way.ask(WITHDRAW, id=told["verdict"]["id"])
    under_way.resolve()
    assert under_way.ids() == before


def test_a_server_takes_verdicts_down_while_others_are_brought_into_the_graph(
    under_way: Server,
) -> None:
    before = under_way.ids()
    with ThreadPoolExecutor() as beside:
        first = under_way.ask(GIVE, kind="NOT_AN_ORGANIZATION", one=ACME)["giveVerdict"]
        running = beside.submit(under_way.resolve)
        given = [
            under_way.ask(GIVE, kind="SAME", one=before[ACME], other=before[ZENITH])["giveVerdict"]
        ]
        while not running.done():
            assert under_way.ids()
        running.result()
    under_way.resolve()
    assert len(under_way.ids()) == len(before) - 1
    for each in (first, *given):
        under_way.ask(WITHDRAW, id=each["verdict"]["id"])
    under_way.resolve()
    assert under_way.ids() == before
