"""Errors and the log: the asker gets an id, the log the rest, and neither a secret."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.errors import QueryError, QueryTimeoutError
from kg_api.http.api_keys import Keys, Scope
from kg_api.http.logs import JsonLines
from kg_api.settings import ApiSettings
from tests.api.support.asking import AWAY, QUERY, Asker, Fake


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    text = io.StringIO()
    handler, root = logging.StreamHandler(text), logging.getLogger()
    handler.setFormatter(JsonLines())
    root.addHandler(handler)
    level = root.level
    root.setLevel(logging.INFO)
    yield text
    root.removeHandler(handler)
    root.setLevel(level)


def told(lines: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.getvalue().splitlines()]


def test_what_we_did_wrong_is_told_by_an_id_that_the_log_has(lines: io.StringIO) -> None:
    answer = Asker(store=Fake(ZeroDivisionError("/srv/secret/file.py"))).ask()
    (error,) = answer.json()["errors"]
    assert "secret" not in answer.text
    assert error["extensions"] == {"code": "INTERNAL", "id": answer.headers["x-request-id"]}
    known = [each for each in told(lines) if each.get("request") == error["extensions"]["id"]]
    assert any("ZeroDivisionError" in each.get("error", "") for each in known)


def test_a_failure_outside_of_graphql_is_masked_too(lines: io.StringIO) -> None:
    asker = Asker()

    @asker.app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("secret")

    answer = asker.get("/broken")
    assert (answer.status_code, "secret" in answer.text) == (500, False)
    assert answer.headers["x-error-id"] == answer.headers["x-request-id"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "RuntimeError" in lines.getvalue()


@pytest.mark.parametrize(
    ("error", "message", "code"),
    [
        (AWAY, "The store is not available. Try again later.", "STORE_UNAVAILABLE"),
        (QueryTimeoutError("took long", "MATCH (secret)"), "It took too long. Ask for less.",
         "TIMEOUT"),
        (QueryError("Lucene: secret", "MATCH (secret)"), "The store could not answer this. The "
         "server's log says why.", "STORE"),
    ],
)  # fmt: skip
def test_what_the_store_could_not_do_is_told_without_statement_or_address(
    lines: io.StringIO, error: Exception, message: str, code: str
) -> None:
    answer = Asker(store=Fake(error)).ask()
    (said,) = answer.json()["errors"]
    assert (said["message"], "secret" in answer.text) == (message, False)
    assert said["extensions"] == {"code": code, "id": answer.headers["x-request-id"]}
    assert said["extensions"]["id"] in lines.getvalue()


def test_every_request_is_one_line_of_json_without_variables(lines: io.StringIO) -> None:
    query = "query Mine($n: String!) { works(where: {name: {contains: $n}}) { totalCount } }"
    answer = Asker().post({"query": query, "variables": {"n": "secret"}, "operationName": "Mine"})
    (line,) = [each for each in told(lines) if each["logger"] == "kg_api.access"]
    assert line["request"] == answer.headers["x-request-id"]
    assert (line["status"], line["path"], line["operation"]) == (200, "/graphql", "Mine")
    assert line["price"] == int(answer.headers["x-cost"])
    assert len(line["query"]) == 64
    assert "secret" not in lines.getvalue()


def test_what_no_statement_answers_is_told_by_the_log(lines: io.StringIO) -> None:
    asker = Asker()
    asker.ask("{ works { totalCount } }")
    asker.ask("{ again: cost { price } works { totalCount } __schema { description } }")
    told_ = [each for each in told(lines) if each["logger"] == "kg_api.access"]
    assert [each.get("executed") for each in told_] == [None, ["cost", "__schema"]]


def test_variables_are_logged_where_that_is_turned_on(lines: io.StringIO) -> None:
    query = "query ($n: String!) { works(where: {name: {contains: $n}}) { totalCount } }"
    Asker(ApiSettings(log_variables=True)).ask(query, n="words")
    assert '"variables":{"n":"words"}' in lines.getvalue()


def test_a_key_never_comes_into_the_log(lines: io.StringIO, tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    secret = keys.add("Ada", Scope.READ)
    asker = Asker(ApiSettings(log_variables=True), keys=keys)
    bearer = {"Authorization": f"Bearer {secret}"}
    asker.post({"query": QUERY, "variables": {"a": secret}}, headers=bearer)
    asker.post({"query": QUERY, "operationName": secret}, headers=bearer)
    asker.get(f"/{secret}?key={secret}")
    asker.get("/", headers={"Authorization": f"Bearer {secret}x"})
    logging.getLogger("anything").error("it was %s", secret)
    assert secret.split("_", 2)[2][:20] not in lines.getvalue()
    assert secret.split("_")[1] in lines.getvalue()


def test_a_request_can_not_write_lines_of_its_own(lines: io.StringIO) -> None:
    Asker().post({"query": "query A { works { totalCount } }", "operationName": 'A\n{"level":"x"}'})
    Asker().get("/a%0a%7b%22level%22:%22x%22%7d")
    assert {each["level"] for each in told(lines)} <= {"info", "error", "warning"}
