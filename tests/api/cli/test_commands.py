"""`kg query` on the store and on a remote API: the same answers, as JSON, CSV and tables."""

import csv
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from kg.errors import ApiUnavailableError, InputError, RefusedError
from kg.store import Address, Client
from kg.store.neo4j_local import free_port
from kg_api.cli import commands
from kg_api.http.api_keys import Keys, Scope
from kg_api.settings import ApiSettings
from tests.api.conftest import write
from tests.api.support.served import HOST, served
from tests.api.worlds.graph import KESTREL, LANTAU, NORTHBANK

PARTNERS = """query ($id: ID!, $after: String) { organization(id: $id) {
    collaborators(first: 1, after: $after) { totalCount
        edges { strength node { id name } collaboration { byYear { year kind } } }
        pageInfo { hasNextPage endCursor } }
    works { edges { node { title } } } } }"""
ASKED = ("--variables", json.dumps({"id": KESTREL}))
ROWS = ("--connection", "organization.collaborators")


@pytest.fixture(scope="module")
def store(arcadedb_address: Address) -> Address:
    with Client(arcadedb_address) as client:
        write(client)
    return arcadedb_address


@pytest.fixture(scope="module")
def url(store: Address) -> Iterator[str]:
    with served(store) as url:
        yield url


class Shell:
    """Runs `kg query` on one query."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "query.graphql"
        self.app = typer.Typer()
        self.app.command()(commands.query)

    def ask(self, query: str, *options: str, width: int = 200) -> Result:
        self.file.write_text(query, "utf-8")
        return CliRunner().invoke(
            self.app, [str(self.file), *options], env={"COLUMNS": str(width), "TERM": "dumb"}
        )


@pytest.fixture(params=["store", "remote"])
def shell(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    store: Address,
    url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    """On the store itself, then on an API in front of it."""
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    shell = Shell(tmp_path)
    if request.param == "store":
        monkeypatch.setenv("KG_STORE", store.uri)
        monkeypatch.setenv("KG_STORE_USER", store.user)
        monkeypatch.setenv("KG_STORE_PASSWORD", store.password)
    else:
        ask = shell.ask
        monkeypatch.setattr(
            shell, "ask", lambda query, *rest, **given: ask(query, "--url", url, *rest, **given)
        )
    return shell


def test_an_answer_is_printed_as_json_unless_told_otherwise(shell: Shell) -> None:
    done = shell.ask("{ works { totalCount } }")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"data": {"works": {"totalCount": 5}}})


def test_csv_has_one_line_a_row(shell: Shell) -> None:
    done = shell.ask(PARTNERS, *ASKED, *ROWS, "--format", "csv")
    assert list(csv.reader(StringIO(done.stdout))) == [
        ["strength", "node.id", "node.name", "collaboration.byYear"],
        [
            "2",
            NORTHBANK,
            "Northbank University",
            '[{"year":2019,"kind":"CO_AUTHORSHIP"},{"year":2020,"kind":"LICENCE"}]',
        ],
    ]
    assert "\r" not in done.stdout
    assert "there are more rows" in done.stderr


def test_a_table_is_for_people(shell: Shell) -> None:
    done = shell.ask(PARTNERS, *ASKED, *ROWS, "--format", "table")
    title, header, *rows = [line.rstrip() for line in done.stdout.splitlines()]
    assert title == "organization.collaborators: 1 of 2 rows"
    assert header.split() == ["strength", "id", "name", "collaboration.byYear"]
    assert rows[0].split(maxsplit=2)[:2] == ["2", NORTHBANK]
    assert [row.split("• ")[1] for row in rows] == ["2019 · CO_AUTHORSHIP", "2020 · LICENCE"]


def test_what_does_not_fit_side_by_side_becomes_records(shell: Shell) -> None:
    done = shell.ask(PARTNERS, *ASKED, *ROWS, "--format", "table", width=50)
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert lines[1] == "─── 1 ───"
    assert ["name", "Northbank", "University"] in [line.split() for line in lines]


def test_it_has_to_be_told_which_of_several_lists(shell: Shell) -> None:
    done = shell.ask(PARTNERS, *ASKED, "--format", "csv")
    assert isinstance(done.exception, InputError)
    assert "organization.collaborators, organization.works" in str(done.exception)
    assert "--connection" in str(done.exception)
    assert done.stdout == ""


def test_an_organisation_that_is_not_there_is_an_error_that_says_so(shell: Shell) -> None:
    none = ("--variables", '{"id": "kg:org/no"}', *ROWS)
    for format_ in ("csv", "table"):
        done = shell.ask(PARTNERS, *none, "--format", format_)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert "No organization here has the identifier 'kg:org/no'" in done.stderr


def test_errors_are_part_of_json_and_on_standard_error_otherwise(shell: Shell) -> None:
    done = shell.ask("{ nothing }")
    assert done.exit_code == 1
    assert "Cannot query field" in json.loads(done.stdout)["errors"][0]["message"]
    for format_ in ("csv", "table"):
        done = shell.ask("{ nothing }", "--format", format_)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "Cannot query field 'nothing'" in done.stderr


def test_one_of_several_operations_is_run(shell: Shell) -> None:
    query = "query A { works { totalCount } } query B { topics { edges { node { name } } } }"
    done = shell.ask(query, "--operation", "B", "--format", "csv")
    assert done.stdout.splitlines() == ["node.name", "Coatings", "Gripping heads"]


def test_the_key_comes_from_the_environment(
    tmp_path: Path, store: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keys(tmp_path)
    query = f'{{ organization(id: "{LANTAU}") {{ name }} }}'
    with served(store, ApiSettings(anonymous=False), keys) as url:
        refused = Shell(tmp_path).ask(query, "--url", url)
        assert isinstance(refused.exception, RefusedError)
        assert "KG_API_KEY" in str(refused.exception)
        monkeypatch.setenv("KG_API_KEY", keys.add("Ada", Scope.READ))
        done = Shell(tmp_path).ask(query, "--url", url, "--format", "csv")
        assert done.stdout.splitlines() == ["organization.name", "Lantau Institute of Materials"]


def test_an_api_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = Shell(tmp_path).ask("{ works { totalCount } }", "--url", f"http://{HOST}:{free_port()}")
    assert isinstance(done.exception, ApiUnavailableError)
