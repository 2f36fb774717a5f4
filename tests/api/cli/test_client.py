"""`kg.client.api` against the API as it is served, and against servers that are not well."""

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any, ClassVar

import pyarrow as pa
import pytest

from kg.client import Client
from kg.errors import (
    AnswerError,
    ApiError,
    ApiUnavailableError,
    InputError,
    MissingPackageError,
    RefusedError,
)
from kg.store import Address
from kg.store import Client as Store
from kg.store.neo4j_local import free_port
from kg_api.http.api_keys import Keys, Scope
from kg_api.settings import ApiSettings
from tests.api.conftest import write
from tests.api.support.asking import AWAY, Fake
from tests.api.support.served import HOST, served
from tests.api.worlds.graph import KESTREL, NORTHBANK

WORKS = """query ($first: Int! = 2, $cursor: String) {
    works(first: $first, after: $cursor) { totalCount
        edges { node { id title year } } pageInfo { hasNextPage endCursor } } }"""
PARTNERS = """query ($id: ID!, $after: String) { organization(id: $id) {
    name
    collaborators(first: 1, after: $after) {
        edges { strength fractionalStrength kinds node { id established } }
        pageInfo { endCursor hasNextPage } }
    works { edges { node { title } } } } }"""
COUNT = "{ works { totalCount } }"


@pytest.fixture(scope="module")
def url(arcadedb_address: Address) -> Iterator[str]:
    with Store(arcadedb_address) as store:
        write(store)
    with served(arcadedb_address) as url:
        yield url


@pytest.fixture
def api(url: str) -> Iterator[Client]:
    with Client(url) as api:
        yield api


def test_a_query_is_answered_by_its_data(api: Client) -> None:
    assert api.query(COUNT) == {"works": {"totalCount": 5}}
    several = "query A { works { totalCount } } query B { topics { totalCount } }"
    assert api.query(several, operation="B") == {"topics": {"totalCount": 2}}
    named = "query ($id: ID!) { organization(id: $id) { name } }"
    assert api.query(named, {"id": KESTREL}) == {"organization": {"name": "Kestrel Robotics"}}


def test_a_connection_is_paged_to_its_end(api: Client) -> None:
    pages = list(api.pages(WORKS))
    assert [len(page["edges"]) for page in pages] == [2, 2, 1]
    assert [page["totalCount"] for page in pages] == [5, 5, 5]
    (whole,) = api.pages(WORKS, {"first": 100})
    assert [edge for page in pages for edge in page["edges"]] == whole["edges"]


def test_paging_begins_where_it_is_told_to(api: Client) -> None:
    first, *rest = api.pages(WORKS)
    assert list(api.pages(WORKS, {"cursor": first["pageInfo"]["endCursor"]})) == rest


def test_only_the_connection_that_takes_the_cursor_is_paged_unless_one_is_named(
    api: Client,
) -> None:
    pages = list(api.pages(PARTNERS, {"id": KESTREL}))
    assert [page["edges"][0]["strength"] for page in pages] == [2, 1]
    with pytest.raises(InputError, match="its `after` is not a variable"):
        api.pages(PARTNERS, {"id": KESTREL}, "organization.works")


def test_what_is_not_there_is_an_error_that_says_so(api: Client) -> None:
    with pytest.raises(AnswerError, match="No organization here has the identifier 'kg:org/no'"):
        list(api.pages(PARTNERS, {"id": "kg:org/no"}))
    with pytest.raises(AnswerError, match="'ror:nobody' is no ROR id"):
        api.table(PARTNERS, {"id": "ror:nobody"}, "collaborators")


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("{ works(first: 2) { edges { node { id } } } }", "`after` is not a variable"),
        ("query ($a: String) { works(after: $a) { edges { node { id } } } }", "`pageInfo` is not"),
        (
            "query ($a: String) { works(after: $a) { edges { cursor } pageInfo { endCursor } } }",
            "`pageInfo` is not",
        ),
        (COUNT, "no such list"),
        ("{ works {", "Syntax Error"),
    ],
)
def test_a_document_that_can_not_be_paged_is_told_before_it_is_asked(
    document: str, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        Client(f"http://{HOST}:1/graphql").pages(document)


def test_aliases_do_not_hinder_paging(api: Client) -> None:
    document = """query ($c: String) { w: works(first: 3, after: $c) {
        e: edges { n: node { id } } p: pageInfo { more: hasNextPage end: endCursor } } }"""
    assert [len(page["e"]) for page in api.pages(document, path="w")] == [3, 2]
    assert len(api.rows(document)) == 5
    assert list(api.rows(document)[0]) == ["n.id"]


def test_rows_are_those_of_all_pages(api: Client) -> None:
    rows = api.rows(PARTNERS, {"id": KESTREL}, "organization.collaborators")
    assert [row["strength"] for row in rows] == [2, 1]
    assert rows[0] == {
        "strength": 2,
        "fractionalStrength": 2.0,
        "kinds": '["CO_AUTHORSHIP","LICENCE"]',
        "node.id": NORTHBANK,
        "node.established": None,
    }


def test_a_document_without_a_cursor_is_asked_once(api: Client) -> None:
    assert len(api.rows("{ works(first: 2) { edges { node { id } } } }")) == 2


def test_arrow_has_whole_numbers_and_fractions(api: Client) -> None:
    table = api.arrow(PARTNERS, {"id": KESTREL}, "collaborators")
    assert table.num_rows == 2
    assert table.schema.field("strength").type == pa.int64()
    assert table.schema.field("fractionalStrength").type == pa.float64()
    assert table.column("node.id").to_pylist()[0] == NORTHBANK


def test_arrow_has_the_same_columns_and_types_where_there_is_nothing(api: Client) -> None:
    some = api.arrow(PARTNERS, {"id": KESTREL}, "collaborators")
    later = PARTNERS.replace("collaborators(", "collaborators(since: 2999, ")
    none = api.arrow(later, {"id": KESTREL}, "collaborators")
    assert none.num_rows == 0
    assert none.schema == some.schema
    assert some.schema.field("node.established").type == pa.int64()


def test_tables_are_made_also_where_the_schema_is_not_told() -> None:
    with served(Fake(), ApiSettings(introspection=False)) as url, Client(url) as api:
        assert api.rows(COUNT) == [{"works.totalCount": 7}] == api.rows(COUNT)


def test_a_data_frame_keeps_whole_numbers_where_some_are_missing(api: Client) -> None:
    pytest.importorskip("pandas", reason="pandas is optional: pip install '.[pandas]'")
    frame = api.pandas("{ organizations { edges { node { id established } } } }")
    assert str(frame["node.established"].dtype) == "Int64"
    assert frame.set_index("node.id").loc[KESTREL, "node.established"] == 1999


def test_without_pandas_one_is_told_how_to_get_it(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingPackageError, match=r"pip install '\.\[pandas\]'"):
        api.pandas(WORKS)


def test_errors_of_a_query_hold_what_the_api_says(api: Client) -> None:
    with pytest.raises(AnswerError, match="Cannot query field 'nothing'") as caught:
        api.query("{ nothing }")
    assert caught.value.errors[0]["locations"] == [{"line": 1, "column": 3}]
    with pytest.raises(AnswerError) as caught:
        api.query("{ works(first: 5000) { totalCount } }")
    assert caught.value.code == "TOO_LARGE"


def test_an_error_of_the_server_comes_with_its_id() -> None:
    with served(Fake(error=AWAY)) as url, Client(url) as api:
        with pytest.raises(AnswerError, match="The store is not available") as caught:
            api.query(COUNT)
        assert caught.value.id
        assert f"[id {caught.value.id}]" in str(caught.value)


def test_a_key_opens_what_is_closed_and_is_not_shown(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    key = keys.add("Ada", Scope.READ)
    with served(Fake(), ApiSettings(anonymous=False), keys) as url:
        with Client(url, key) as api:
            assert api.query(COUNT) == {"works": {"totalCount": 7}}
            assert key not in f"{vars(api)}{vars(api._http)}{api._http._http.headers!r}"
        for wrong in (None, key + "x"):
            with Client(url, wrong) as api, pytest.raises(RefusedError) as caught:
                api.query(COUNT)
            assert (caught.value.status, caught.value.code) == (401, "KEY")
            assert key not in str(caught.value)


def test_it_comes_again_when_it_was_one_request_too_many() -> None:
    with served(Fake(), ApiSettings(rate="2/second")) as url, Client(url) as api:
        assert [api.query(COUNT)["works"]["totalCount"] for _ in range(5)] == [7] * 5


def test_it_comes_again_when_the_server_was_busy() -> None:
    settings = ApiSettings(max_concurrency=1)
    answers: list[Any] = []
    with served(Fake(seconds=0.6), settings) as url, Client(url) as api:
        threads = [
            threading.Thread(target=lambda: answers.append(api.query(COUNT))) for _ in range(2)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert answers == [{"works": {"totalCount": 7}}] * 2


def test_it_does_not_come_again_for_ever() -> None:
    with served(Fake(), ApiSettings(rate="1/hour")) as url, Client(url) as api:
        api.query(COUNT)
        began = time.monotonic()
        with pytest.raises(RefusedError, match="Too many requests") as caught:
            api.query(COUNT)
        assert caught.value.status == 429
        assert time.monotonic() - began < 5


def test_a_server_that_is_not_there_or_too_slow_is_told() -> None:
    nobody = f"http://{HOST}:{free_port()}/graphql"
    with pytest.raises(ApiUnavailableError, match="is not reached"), Client(nobody) as api:
        api.query(COUNT)
    late = pytest.raises(ApiUnavailableError, match=r"did not answer within 0\.2 s")
    with served(Fake(seconds=1.0)) as url, Client(url, timeout=0.2) as api, late:
        api.query(COUNT)


class Odd(http.server.BaseHTTPRequestHandler):
    """Answers by what its path says."""

    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        again = self.path in self.asked
        self.asked.append(self.path)
        soon = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
        status, headers, body = {
            "/moved": (308, {"Location": "https://elsewhere.example/graphql"}, b""),
            "/page": (404, {}, b"<html>no such page</html>"),
            "/text": (200, {}, b"hello"),
            "/list": (200, {}, b"[1]"),
            "/empty": (200, {}, b'{"data": null}'),
            "/gone": (502, {}, b"bad gateway"),
            "/date": (503, {"Retry-After": soon}, b""),
            "/silent": (503, {}, b""),
        }[self.path]
        if again and status == 503:
            status, headers, body = 200, {}, b'{"data": {"ok": true}}'
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@contextmanager
def odd() -> Iterator[str]:
    Odd.asked.clear()
    with http.server.ThreadingHTTPServer((HOST, 0), Odd) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("path", "kind", "told"),
    [
        ("moved", ApiError, "it has moved to https://elsewhere.example/graphql"),
        ("page", ApiError, "HTTP 404: <html>no such page"),
        ("text", ApiError, "hello"),
        ("list", ApiError, "HTTP 200"),
        ("empty", ApiError, "neither data nor errors"),
        ("gone", ApiUnavailableError, "HTTP 502: bad gateway"),
    ],
)
def test_what_is_no_api_is_told(path: str, kind: type[ApiError], told: str) -> None:
    raises = pytest.raises(ApiError, match=told)
    with odd() as base, Client(f"{base}/{path}") as api, raises as caught:
        api.query(COUNT)
    assert type(caught.value) is kind


def test_it_waits_as_long_as_it_is_told_by_a_date_or_by_itself_if_it_is_told_nothing() -> None:
    with odd() as base:
        for path in ("date", "silent"):
            with Client(f"{base}/{path}") as api:
                assert api.query(COUNT) == {"ok": True}


@pytest.mark.parametrize(
    "url", ["", "localhost:8000", "ftp://x", "http://", "http://a:b@x/graphql", "http://x:port"]
)
def test_what_is_no_url_is_told(url: str) -> None:
    with pytest.raises(InputError) as caught:
        Client(url)
    assert "a:b" not in str(caught.value)


def test_a_host_alone_is_enough() -> None:
    assert Client("http://localhost:8000").url == "http://localhost:8000/graphql"
    assert Client("http://localhost:8000/kg/graphql").url == "http://localhost:8000/kg/graphql"
