"""Answers as CSV and Arrow, from a real server."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import httpx
import pyarrow as pa
import pytest

from kg.store import Address, Client
from kg_api.http.api_keys import Keys
from kg_api.http.content_negotiation import ARROW, CSV, JSON, wanted
from kg_api.settings import ApiSettings
from tests.api.conftest import write
from tests.api.support.asking import AWAY, Fake
from tests.api.support.served import served
from tests.api.worlds.graph import KESTREL, LANTAU, NORTHBANK, SENSORS

PARTNERS = """query ($id: ID!) { organization(id: $id) { name
    collaborators(first: 1) { totalCount
        edges { strength fractionalStrength kinds
            node { id name established } collaboration { byYear { year count } } }
        pageInfo { hasNextPage endCursor } }
    works(first: 5) { edges { node { title } } } } }"""


@pytest.fixture(scope="module")
def url(arcadedb_address: Address) -> Iterator[str]:
    with Client(arcadedb_address) as client:
        write(client)
    with served(arcadedb_address, ApiSettings(get=True, batch=2)) as url:
        yield url


def ask(url: str, query: str, accept: str, **variables: object) -> httpx.Response:
    body = {"query": query, "variables": variables}
    return httpx.post(url, json=body, headers={"Accept": accept})


def partners(url: str, accept: str) -> httpx.Response:
    return ask(f"{url}?connection=organization.collaborators", PARTNERS, accept, id=KESTREL)


def test_csv_has_the_rows_of_the_list_that_the_url_names(url: str) -> None:
    answer = partners(url, CSV)
    assert (answer.status_code, answer.headers["content-type"]) == (200, f"{CSV}; charset=utf-8")
    header, *rows = csv.reader(StringIO(answer.text))
    assert header == [
        "strength",
        "fractionalStrength",
        "kinds",
        "node.id",
        "node.name",
        "node.established",
        "collaboration.byYear",
    ]
    assert rows == [[
        "2", "2.0", '["CO_AUTHORSHIP","LICENCE"]', NORTHBANK, "Northbank University", "",
        '[{"year":2019,"count":1},{"year":2020,"count":1}]',
    ]]  # fmt: skip


def test_what_a_table_has_no_place_for_is_in_headers(url: str) -> None:
    headers = partners(url, CSV).headers
    assert headers["X-Total-Count"] == "2"
    assert headers["X-Next-Cursor"]
    assert int(headers["X-Cost"]) > 0


def test_arrow_has_the_types_of_the_schema_also_where_there_is_nothing(url: str) -> None:
    answer = partners(url, ARROW)
    assert answer.headers["content-type"] == ARROW
    table = pa.ipc.open_stream(answer.content).read_all()
    types = dict(zip(table.schema.names, table.schema.types, strict=True))
    assert types["strength"] == types["node.established"] == pa.int64()
    assert types["fractionalStrength"] == pa.float64()
    assert types["kinds"] == types["node.id"] == pa.string()
    nobody = ask(f"{url}?connection=collaborators", PARTNERS, ARROW, id=SENSORS)
    assert pa.ipc.open_stream(nobody.content).read_all().schema == table.schema


def test_json_is_answered_as_ever_and_every_answer_says_what_it_depends_on(url: str) -> None:
    for _ in range(2):  # the long way, then the short one
        for accept in (JSON, "*/*", "text/html", f"{JSON}, {CSV};q=0.5"):
            answer = ask(url, "{ works { totalCount } }", accept)
            assert answer.json() == {"data": {"works": {"totalCount": 5}}}
            assert "Accept" in answer.headers["Vary"]


def test_facets_are_rows_only_if_they_are_chosen(url: str) -> None:
    query = "{ organizations { facets(by: KIND) { value count } edges { node { id } } } }"
    assert ask(url, query, CSV).text.startswith("node.id\r\n")
    facets = ask(f"{url}?connection=organizations.facets", query, CSV).text.splitlines()
    assert facets[0] == "value,count"
    assert "COMPANY,2" in facets


def test_a_query_that_has_been_asked_for_json_can_be_asked_for_csv(url: str) -> None:
    query = "{ agreements { edges { node { id exclusive } } } }"
    assert ask(url, query, JSON).json()["data"]
    assert ask(url, query, CSV).text == "node.id,node.exclusive\r\nkg:agreement/1,true\r\n"


def test_it_has_to_be_told_which_of_several_lists(url: str) -> None:
    answer = ask(url, PARTNERS, CSV, id=LANTAU)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (400, "WHICH_LIST")
    assert "organization.collaborators, organization.works" in error["message"]
    assert "`connection`" in error["message"]
    none = ask(f"{url}?connection=nothing", PARTNERS, CSV, id=LANTAU)
    assert none.status_code == 400
    assert "There are: organization.collaborators, organization.works." in none.text


def test_errors_are_json_whatever_is_accepted(url: str, tmp_path: Path) -> None:
    for accept in (CSV, ARROW):
        wrong = ask(url, "{ nothing }", accept)
        assert wrong.headers["content-type"] == JSON
        assert "Cannot query field" in wrong.json()["errors"][0]["message"]
        with served(Fake(error=AWAY)) as away:
            assert "not available" in ask(away, "{ works { totalCount } }", accept).text
        with served(Fake(), ApiSettings(anonymous=False), Keys(tmp_path)) as closed:
            refused = ask(closed, "{ works { totalCount } }", accept)
            assert (refused.status_code, refused.headers["content-type"]) == (401, JSON)


def test_tables_come_by_get_too_where_that_is_turned_on(url: str) -> None:
    query = {"query": "{ topics { edges { node { name } } } }"}
    answer = httpx.get(url, params=query, headers={"Accept": CSV})
    assert sorted(answer.text.splitlines()) == ["Coatings", "Gripping heads", "node.name"]


def test_a_batch_is_json(url: str) -> None:
    batch = [{"query": "{ works { totalCount } }"}] * 2
    answer = httpx.post(url, json=batch, headers={"Accept": CSV})
    assert [each["data"]["works"]["totalCount"] for each in answer.json()] == [5, 5]


@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV; charset=utf-8", CSV),
        ("text/*", CSV),
        ("text/csv, */*", CSV),
        ("text/csv, application/json", CSV),
        ("application/json, text/csv", JSON),
        ("application/json;q=0.5, text/csv;q=0.6", CSV),
        ("text/csv;q=0", JSON),
        ("text/csv;q=0, text/*", JSON),
        ("application/*", JSON),
        (f"{ARROW}, {CSV};q=0.9", ARROW),
        ("text/csv;q=much", CSV),
        ("text/csv;q=nan", JSON),
        (", ,;;q=", JSON),
        ("application/pdf", JSON),
    ],
)
def test_accept_is_read_as_http_has_it(accept: str, format_: str) -> None:
    assert wanted(accept) == format_
