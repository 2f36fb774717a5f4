"""The command line as a person meets it: run as a process, read from its output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli.application import application
from kg.demo.corpus import generate

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[3]
UNIVERSITY = "ror:0y0000472"


class Shell:
    """Runs `kg` with a KG_HOME of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def kg(
        self, *arguments: object, check: int = 0, **more: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            env={
                **{k: v for k, v in os.environ.items() if not k.startswith("KG_")},
                "KG_HOME": str(self.home),
                "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "graphql")]),
                "COLUMNS": "200",
                **more,
            },
        )
        assert done.returncode == check, done.stderr
        assert "Traceback" not in done.stderr
        return done


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    shell = Shell(tmp_path_factory.mktemp("home"))
    shell.kg("ingest", generate(tmp_path_factory.mktemp("corpus")).documents)
    return shell


def test_status_tells_documents_nodes_edges_and_store(shell: Shell) -> None:
    found = json.loads(shell.kg("status", "--json").stdout)
    counts = found["documents"]
    assert counts["read"] == counts["loaded"] + counts["unchanged"] + counts["quarantined"] > 300
    assert found["nodes"]["University"] > 0
    assert found["edges"]["EVIDENCED_BY"] > 0
    assert found["store"]["server"].startswith("ArcadeDB")
    assert "EVIDENCED_BY" in shell.kg("status").stdout


def test_the_quarantine_tells_what_and_why(shell: Shell) -> None:
    rows = json.loads(shell.kg("quarantine", "list", "--json").stdout)
    assert len(rows) == 7
    assert {"source", "file", "position", "reason"} == set(rows[0])
    assert "7 in quarantine" in shell.kg("quarantine", "list").stdout


def test_explain_tells_every_decision(shell: Shell) -> None:
    found = json.loads(shell.kg("explain", UNIVERSITY, "--json").stdout)
    assert found["id"] == UNIVERSITY
    assert {rule["rule"] for rule in found["decisions"]} >= {"identifier", "name in registry"}
    assert "an identifier printed with the mention" in shell.kg("explain", UNIVERSITY).stdout


def test_extract_prints_facts_as_json_lines(shell: Shell, tmp_path: Path) -> None:
    case = ROOT / "tests/extractors/cases/ror/both_schemas.jsonl"
    facts = [json.loads(line) for line in shell.kg("extract", case).stdout.splitlines()]
    assert [fact["fact"] for fact in facts[:2]] == ["Document", "Mention"]
    assert facts[1]["properties"]["countryCode"] == "HK"


def test_export_writes_files(shell: Shell, tmp_path: Path) -> None:
    shell.kg("export", UNIVERSITY, "--format", "csv", "--out", tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edges.csv", "nodes.csv"]


def test_demo_writes_a_world_with_its_truth(shell: Shell, tmp_path: Path) -> None:
    shell.kg("demo", "--scale", 1, "--seed", 7, "--out", tmp_path)
    assert {"documents", "truth"} <= {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("ingest", "/nowhere"), 2, "there is no such file or folder"),
        (("ingest", "--source", "nothing", "."), 2, "there is no source 'nothing'"),
        (("explain", "ror:nowhere"), 2, "no entity has this id"),
        (("export", "ror:nowhere"), 2, "no entity has any of these ids"),
        (("export", UNIVERSITY, "--format", "pdf"), 2, "there is no such format"),
    ],
)
def test_errors_say_what_where_and_what_to_do(
    shell: Shell, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = shell.kg(*arguments, check=code)
    assert told in done.stderr


def test_a_store_that_is_not_there_is_told(shell: Shell, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", "status"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "KG_HOME": str(tmp_path),
            "KG_STORE": "bolt://127.0.0.1:9",
            "PYTHONPATH": str(ROOT),
        },
    )
    assert done.returncode == 3
    assert "127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = get_command(application()).commands  # type: ignore[attr-defined]
    missing = [name for name in commands if f"kg {name}" not in readme]
    assert missing == []


def test_a_misspelt_setting_is_told_with_the_one_that_was_meant(
    shell: Shell,
) -> None:
    told = shell.kg("status", check=2, KG_STOER="bolt://x").stderr
    assert "KG_STOER" in told
    assert "Perhaps KG_STORE was meant" in told


def test_a_folder_without_files_is_told(shell: Shell, tmp_path: Path) -> None:
    assert "there is no file in it" in shell.kg("ingest", tmp_path, check=2).stderr


def test_documents_of_which_none_could_be_read_are_an_error(tmp_path: Path) -> None:
    junk = tmp_path / "documents/junk.bin"
    junk.parent.mkdir()
    junk.write_bytes(b"\0\1")
    told = Shell(tmp_path / "home").kg("ingest", junk, check=1)
    assert "`kg quarantine list` says why" in told.stderr


def test_a_damaged_stage_is_told_with_what_to_do(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "home")
    documents = generate(tmp_path / "corpus").documents
    shell.kg("ingest", documents / "papers")
    part = next((tmp_path / "home/stage/openalex").glob("*.parquet"))
    part.write_bytes(part.read_bytes()[:100])
    told = shell.kg("ingest", documents / "papers", check=2).stderr
    assert "Move it away" in told
    assert part.name in told
    part.unlink()
    assert "openalex" in shell.kg("ingest", documents / "papers").stdout
