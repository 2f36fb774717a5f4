"""Pages, one after the other, hold everything exactly once."""

from typing import Any

import pytest

from tests.api.conftest import Api

LISTS = {
    "organizations": "organizations(%s) {%s}",
    "organizations by id": "organizations(orderBy: {by: ID}, %s) {%s}",
    "works": "works(%s) {%s}",
    "works by name": "works(orderBy: {by: NAME, descending: true}, %s) {%s}",
    "topics": "topics(%s) {%s}",
}
OF_KESTREL = {
    "collaborators": "collaborators(%s) {%s}",
    "collaborators by name": "collaborators(orderBy: {by: NAME}, %s) {%s}",
    "filtered collaborators": (
        "collaborators(since: 2020, orderBy: {by: FRACTIONAL_STRENGTH, descending: true}, %s) {%s}"
    ),
    "works of an organisation": "works(orderBy: [{by: LANGUAGE}, {by: YEAR}], %s) {%s}",
    "topics of an organisation": "topics(%s) {%s}",
}
PAGE = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } %s"


def page(api: Api, field: str, of_kestrel: bool, first: int, after: str | None) -> dict[str, Any]:
    inner = field % ("first: $first, after: $after", PAGE % "edges { cursor node { id } }")
    body = (
        f'organization(id: "ror:kestrel01") {{ list: {inner} }}' if of_kestrel else f"list: {inner}"
    )
    query = f"query ($first: Int!, $after: String) {{ {body} }}"
    answer = api.ask(query, first=first, after=after)
    listed: dict[str, Any] = (answer["organization"] if of_kestrel else answer)["list"]
    return listed


@pytest.mark.parametrize("first", [1, 2, 20])
@pytest.mark.parametrize("name", [*LISTS, *OF_KESTREL])
def test_pages_hold_everything_exactly_once(api: Api, name: str, first: int) -> None:
    field, inside = ({**LISTS, **OF_KESTREL})[name], name in OF_KESTREL
    whole = page(api, field, inside, 200, None)
    seen: list[str] = []
    after = None
    while True:
        part = page(api, field, inside, first, after)
        assert part["pageInfo"]["hasPreviousPage"] is (after is not None)
        assert part["pageInfo"]["endCursor"] == part["edges"][-1]["cursor"]
        assert part["pageInfo"]["startCursor"] == part["edges"][0]["cursor"]
        assert part["totalCount"] == whole["totalCount"]
        seen += [each["node"]["id"] for each in part["edges"]]
        after = part["pageInfo"]["endCursor"]
        if not part["pageInfo"]["hasNextPage"]:
            break
    assert seen == [each["node"]["id"] for each in whole["edges"]]
    assert len(set(seen)) == whole["totalCount"]


@pytest.mark.parametrize("last", [1, 2, 20])
@pytest.mark.parametrize("name", [*LISTS, *OF_KESTREL])
def test_pages_from_the_end_hold_everything_exactly_once(api: Api, name: str, last: int) -> None:
    field, inside = ({**LISTS, **OF_KESTREL})[name], name in OF_KESTREL
    whole = page(api, field, inside, 200, None)
    inner = field % ("last: $last, before: $before", PAGE % "edges { cursor node { id } }")
    body = f'organization(id: "ror:kestrel01") {{ list: {inner} }}' if inside else f"list: {inner}"
    seen: list[str] = []
    before = None
    while True:
        answer = api.ask(
            f"query ($last: Int!, $before: String) {{ {body} }}", last=last, before=before
        )
        part = (answer["organization"] if inside else answer)["list"]
        assert part["pageInfo"]["hasNextPage"] is (before is not None)
        assert part["pageInfo"]["startCursor"] == part["edges"][0]["cursor"]
        assert part["totalCount"] == whole["totalCount"]
        seen = [each["node"]["id"] for each in part["edges"]] + seen
        before = part["pageInfo"]["startCursor"]
        if not part["pageInfo"]["hasPreviousPage"]:
            break
    assert seen == [each["node"]["id"] for each in whole["edges"]]


def test_rows_between_two_cursors(api: Api) -> None:
    whole = api.ask("{ works { edges { cursor node { id } } } }")["works"]["edges"]
    first, *between, last = whole
    query = """query ($a: String, $b: String) {
      works(after: $a, before: $b) { edges { cursor node { id } } } }"""
    found = api.ask(query, a=first["cursor"], b=last["cursor"])["works"]["edges"]
    assert found == between


def test_a_page_is_read_from_one_end(api: Api) -> None:
    _, errors = api.ask("{ works(first: 1, last: 1) { totalCount } }")
    assert errors[0]["message"] == "Field 'works': give first or last, not both."
    assert errors[0]["extensions"] == {"code": "BAD_USER_INPUT"}


def test_things_come_without_their_edges_from_the_same_rows(api: Api) -> None:
    query = """query ($last: Int) { works(last: $last) {
      nodes { id ... on Patent { publicationNumber } } edges { node { id } } again: nodes { name }
    } }"""
    for last in (None, 2):
        found = api.ask(query, last=last)["works"]
        assert [each["id"] for each in found["nodes"]] == [e["node"]["id"] for e in found["edges"]]
        assert len(found["again"]) == len(found["nodes"])
    assert api.store.asked[0][0].count("MATCH (node") == 1


def test_the_ends_of_a_page_can_be_asked_for_alone(api: Api) -> None:
    alone = api.ask("{ works(first: 2) { pageInfo { hasNextPage endCursor } } }")["works"]
    beside = api.ask("{ works(first: 2) { pageInfo { hasNextPage endCursor } edges { cursor } } }")
    assert alone == {"pageInfo": beside["works"]["pageInfo"]}
    assert set(alone) == {"pageInfo"}


def test_a_page_of_none_holds_none_and_knows_whether_there_are_some(api: Api) -> None:
    answer = api.ask("{ works(first: 0) { edges { cursor } pageInfo { hasNextPage endCursor } } }")
    assert answer["works"] == {"edges": [], "pageInfo": {"hasNextPage": True, "endCursor": None}}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("first: 201", "Argument 'first' of 'works': 201 is not between 0 and 200."),
        ("first: -1", "Argument 'first' of 'works': -1 is not between 0 and 200."),
        (
            'after: "x"',
            "Argument 'after' of 'works': it is no cursor of this list in this order.",
        ),
        (
            'after: "WzFd"',
            "Argument 'after' of 'works': it is no cursor of this list in this order.",
        ),
    ],
)
def test_a_page_that_can_not_be_is_refused_before_the_store_is_asked(
    api: Api, arguments: str, message: str
) -> None:
    data, errors = api.ask(f"{{ works({arguments}) {{ edges {{ cursor }} }} }}")
    assert data is None
    assert [each["message"] for each in errors] == [message]
    assert api.store.asked == []
