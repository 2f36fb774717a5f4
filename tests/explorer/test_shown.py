"""What the documentation shows is run as it stands, on the demo's graph: queries and commands."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import httpx
import pytest

from kg.demo.corpus import generate
from tests.docs.test_documentation import Shown, blocks, commands
from tests.explorer.conftest import KG, ROOT, environment
from tests.explorer.test_doing import UNIVERSITY

pytestmark = pytest.mark.server

REAL = "ror:00q4vv597"
"""An organisation that pages speak of; in the invented world its place is the university's."""

READING = ("status", "quarantine", "query", "explain", "show", "export", "extract", "demo", "match")
"""Commands that change no graph and need nothing but it."""

ELSEWHERE = re.compile(r"--url|GOLD|US8926509B2|DOCUMENT|ENTITY|PATH|--neutral|[A-C] [A-C]\b")
"""What names a place of the reader's own."""

LINE = {"affiliation": "Dept. of Physics, Tingsun University"}


GENERATED = "queries.md"
"""Lists the ready-made queries where the documentation was built; they have a test of their own."""

CITIES = {"here": "geonames:99990001", "there": "geonames:99990002"}


@pytest.mark.parametrize(
    "query", [each for each in blocks("graphql") if each.page != GENERATED], ids=str
)
def test_every_query_that_is_shown_has_an_answer(explorer: str, query: Shown) -> None:
    asked = {"query": query.text.replace(REAL, UNIVERSITY), "variables": CITIES}
    answer = httpx.post(f"{explorer}graphql", json=asked, timeout=60).json()
    assert "errors" not in answer, answer["errors"]
    assert all(value is not None for value in answer["data"].values())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    generate(folder)
    return folder


RUN = {
    each.text: each
    for each in commands()
    if each.page != GENERATED
    and each.text.startswith(READING)
    and " " in each.text
    and not ELSEWHERE.search(each.text)
}


@pytest.mark.parametrize("command", RUN.values(), ids=str)
def test_every_command_that_reads_does_what_is_shown(
    command: Shown, home: Path, corpus: Path, tmp_path: Path
) -> None:
    words = shlex.split(command.text.replace(REAL, UNIVERSITY))
    (tmp_path / "file.graphql").write_text((ROOT / QUERY).read_text("utf-8"), "utf-8")
    filled = {
        "FILE.graphql": str(tmp_path / "file.graphql"),
        "FILE": str(next(iter(sorted((corpus / "documents/patents").rglob("*.xml.gz"))))),
        "contract.txt": str(next((corpus / "documents").rglob("0009990046-19-*.txt"))),
        "FOLDER": str(tmp_path / "out"),
        "NAME": "uspto",
    }
    done = subprocess.run(
        [str(KG), *(filled.get(word, word) for word in words)],
        env=environment(home),
        input=json.dumps(LINE) + "\n",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or (tmp_path / "out").exists()


QUERY = "graphql/queries/partners_of_a_university.graphql"
