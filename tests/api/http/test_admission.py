"""Who is let in: hosts, origins, methods, content types, bodies, and how many at once."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from kg_api.settings import ApiSettings
from tests.api.support.asking import ANSWER, QUERY, Asker, Fake, codes


@pytest.fixture
def asker() -> Asker:
    return Asker()


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1", "*"]
)
def test_a_request_to_another_host_name_is_refused(asker: Asker, host: str) -> None:
    for path in ("/", "/graphql", "/health", "/metrics"):
        assert asker.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
def test_this_machine_has_several_names(asker: Asker, host: str) -> None:
    assert asker.post({"query": QUERY}, headers={"Host": host}).json() == {"data": ANSWER}


JSON_ACCEPTED = {"Accept": "application/graphql-response+json"}


def test_queries_come_by_get_too_unless_turned_off(asker: Asker) -> None:
    def get(query: str, variables: str = "{}") -> int:
        asked = {"query": query, "variables": variables}
        return asker.get("/graphql", params=asked, headers=JSON_ACCEPTED).status_code

    assert asker.get("/graphql", params={"query": QUERY}, headers=JSON_ACCEPTED).json() == {
        "data": ANSWER
    }
    assert (get(QUERY), get("mutation { a }"), get(QUERY, "{"), get("")) == (200, 400, 400, 400)
    page = asker.get("/graphql", headers={"Accept": "text/html"})
    assert "text/html" in page.headers["content-type"]
    off = Asker(ApiSettings(get=False))
    assert off.get("/graphql", params={"query": QUERY}, headers=JSON_ACCEPTED).status_code == 405


@pytest.mark.parametrize("accept", ["*/*", "text/html,application/xml;q=0.9,*/*;q=0.8", "image/*"])
def test_what_a_link_can_send_is_not_answered(asker: Asker, accept: str) -> None:
    answer = asker.get("/graphql", params={"query": QUERY}, headers={"Accept": accept})
    assert (answer.status_code, codes(answer), asker.store.asked) == (400, ["CSRF"], [])
    preflight = {"Accept": accept, "GraphQL-Require-Preflight": "1"}
    assert asker.get("/graphql", params={"query": QUERY}, headers=preflight).status_code == 200


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_what_a_page_elsewhere_can_post_without_asking_is_refused(asker: Asker, kind: str) -> None:
    body = b'{"query": "{ works { totalCount } }"}'
    answer = asker.send("POST", "/graphql", content=body, headers={"Content-Type": kind})
    assert (answer.status_code, asker.store.asked) == (400, [])


def test_a_page_elsewhere_may_not_ask(asker: Asker) -> None:
    headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert asker.post({"query": QUERY}, headers=headers).status_code == 403
    assert asker.store.asked == []


def test_no_origin_is_allowed_by_default(asker: Asker) -> None:
    headers = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    preflight = asker.send("OPTIONS", "/graphql", headers=headers)
    assert preflight.status_code == 405
    assert not [name for name in preflight.headers if name.startswith("access-control")]


def test_only_the_origins_that_are_named_are_allowed() -> None:
    asker = Asker(ApiSettings(origins=("https://a.example",)))
    for origin, allowed in (("https://a.example", True), ("https://b.example", False)):
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        preflight = asker.send("OPTIONS", "/graphql", headers=headers)
        assert (preflight.headers.get("access-control-allow-origin") == origin) is allowed
    cross = {"Origin": "https://a.example", "Sec-Fetch-Site": "cross-site"}
    answer = asker.post({"query": QUERY}, headers=cross)
    assert answer.json() == {"data": ANSWER}
    assert answer.headers["access-control-allow-origin"] == "https://a.example"


def test_a_body_that_is_too_big_is_refused_whatever_it_says_of_itself(asker: Asker) -> None:
    assert asker.post({"query": QUERY, "variables": {"a": "x" * 100_001}}).status_code == 413

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield b"x" * 1000

    headers = {"Content-Type": "application/json"}
    assert asker.send("POST", "/graphql", content=chunks(), headers=headers).status_code == 413
    for length in ("-1", "x", "9" * 5000):
        told = {**headers, "Content-Length": length}
        assert asker.send("POST", "/graphql", content=b"{}", headers=told).status_code == 413
    assert asker.store.asked == []


def test_a_body_that_does_not_come_to_its_end_is_not_waited_for() -> None:
    asker = Asker(ApiSettings(body_timeout=0.05))

    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(5)
        yield b"}"

    answer = asker.send("POST", "/graphql", content=slow())
    assert answer.status_code == 408


def test_more_requests_at_once_than_can_be_answered_are_told_to_come_again() -> None:
    asker = Asker(ApiSettings(max_concurrency=3), Fake(seconds=0.2))
    answers = asker.together([("POST", "/graphql", {"json": {"query": QUERY}})] * 5)
    assert sorted(each.status_code for each in answers) == [200, 200, 200, 503, 503]
    assert {a.headers["retry-after"] for a in answers if a.status_code == 503} == {"1"}
    assert asker.ask().status_code == 200


def test_every_answer_has_safe_headers(asker: Asker) -> None:
    answers = [
        asker.get("/"), asker.get("/health"), asker.get("/nowhere"), asker.ask(),
        asker.ask("{"), asker.get("/", headers={"Host": "evil.example"}),
        asker.get("/graphql", headers={"Accept": "text/html"}),
    ]  # fmt: skip
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-frame-options"] == "DENY"
        assert len(answer.headers["x-request-id"]) == 16
        assert answer.headers["cache-control"]
    assert "server" not in answers[0].headers


def test_the_metrics_count_without_words_of_requests(asker: Asker) -> None:
    asker.ask()
    asker.ask("{ works(first: 900) { edges { node { id } } } }")
    asker.get("/nowhere/kg_secret")
    text = asker.get("/metrics").text
    assert 'kg_requests_total{path="/graphql",status="200"} 2.0' in text
    assert 'kg_requests_total{path="other",status="404"} 1.0' in text
    assert 'kg_refused_total{why="too_large"} 1.0' in text
    assert "kg_price_rows_count 1.0" in text
    assert "kg_secret" not in text


def test_the_refusal_is_in_the_form_of_graphql(asker: Asker) -> None:
    assert codes(asker.get("/", headers={"Host": "evil.example"})) == ["HOST"]
