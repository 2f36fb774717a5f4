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
