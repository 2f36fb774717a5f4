"""Statuses of answers in the format that has some, and the code of each error."""

import pytest

from tests.api.support.asking import ANSWER, AWAY, QUERY, Asker, Fake, codes

TYPE = "application/graphql-response+json"


def ask(asker: Asker, body: object) -> tuple[int, str | None]:
    answer = asker.post(body, headers={"Accept": TYPE})
    assert answer.headers["content-type"].startswith(TYPE)
    assert ("data" in answer.json()) is (answer.status_code == 200)
    return answer.status_code, (codes(answer)[0] if "errors" in answer.json() else None)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"query": QUERY}, 200, None),
        ({"query": "{"}, 400, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nothing }"}, 400, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query ($n: Int!) { works(first: $n) { totalCount } }"}, 400, "BAD_USER_INPUT"),
        ({"query": "{ works(first: 999) { totalCount } }"}, 400, "TOO_LARGE"),
        ({"query": '{ works(after: "x") { totalCount } }'}, 400, "BAD_USER_INPUT"),
        ({"query": "query A { works { totalCount } } query B { works { totalCount } }"},
         400, "BAD_REQUEST"),
        ({"query": QUERY, "operationName": 7}, 400, "BAD_REQUEST"),
        ({"query": QUERY, "variables": [7]}, 400, "BAD_REQUEST"),
        ({"query": 7}, 400, "BAD_REQUEST"),
        ({}, 400, "BAD_REQUEST"),
    ],
)  # fmt: skip
def test_the_status_tells_whether_there_is_an_answer(
    body: object, status: int, code: str | None
) -> None:
    assert ask(Asker(), body) == (status, code)


def test_what_is_our_fault_is_no_fault_of_the_askers() -> None:
    assert ask(Asker(store=Fake(error=AWAY)), {"query": QUERY}) == (503, "STORE_UNAVAILABLE")
    assert ask(Asker(store=Fake(error=ZeroDivisionError())), {"query": QUERY}) == (500, "INTERNAL")


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (TYPE, TYPE),
        (f"{TYPE}, application/json", TYPE),
        (f"{TYPE};q=0.5, application/json", "application/json"),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
    ],
)
def test_the_format_is_the_one_that_is_accepted(accept: str, answered: str) -> None:
    answer = Asker().post({"query": QUERY}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(answered)
    assert answer.json() == {"data": ANSWER}


def test_in_plain_json_what_is_refused_has_the_status_of_an_answer() -> None:
    answer = Asker().post({"query": "{"}, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["data"]) == (200, None)
