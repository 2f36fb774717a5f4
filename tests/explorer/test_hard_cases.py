"""What no demo holds: thousands of partners, hostile names, no WebGL, old addresses."""

import json
from typing import Any

import httpx
import pytest

from .conftest import Open, answered, operation
from .test_doing import ORGANISATION, UNIVERSITY, expect

pytestmark = pytest.mark.browser


def partner(number: int) -> dict[str, Any]:
    """A row of the matrix that nobody has read from a document."""
    node = {
        "__typename": "Organization",
        "id": f"kg:org/{number}",
        "name": f"Partner {number}",
        "nameEn": None,
        "nameZh": None,
        "kind": "COMPANY",
        "countryCode": None,
    }
    year = {"year": 2020, "kind": "CO_AUTHORSHIP", "count": 1}
    shown = {"strength": 1, "fractionalStrength": 1, "firstYear": 2020, "lastYear": 2020}
    collaboration = {"id": f"kg:collaboration/{number}", "byYear": [year]}
    return {**shown, "kinds": ["CO_AUTHORSHIP"], "node": node, "collaboration": collaboration}


def test_five_thousand_partners_are_rows_of_which_those_in_sight_are_made(
    open_page: Open, explorer: str
) -> None:
    def partners(variables: dict[str, Any]) -> Any:
        start = int(variables.get("after") or 0)
        end = start + variables.get("first", 25)
        rows = [partner(number) for number in range(start, end)]
        info = {"hasNextPage": end < 5000, "endCursor": str(end)}
        list_ = {"totalCount": 5000, "edges": rows, "pageInfo": info}
        return {"organization": {"id": UNIVERSITY, "collaborators": list_}}

    page = open_page()
    answered(page, {"partners": partners})
    page.goto(f"{explorer}{ORGANISATION}&rows=5000")
    expect(page.locator("#partners .more .quiet")).to_have_text("All 5,000")
    assert page.locator("table.matrix tbody tr").count() < 500
    page.locator("#timeline").scroll_into_view_if_needed()
    expect(page.get_by_role("link", name="Partner 4999")).to_be_visible()


def test_a_short_list_says_what_it_leaves_out_and_shows_it(open_page: Open, explorer: str) -> None:
    asked = {"query": operation("work"), "variables": {"id": "patent:US99000011B2"}}
    answer = httpx.post(f"{explorer}graphql", json=asked).json()["data"]

    def work(variables: dict[str, Any]) -> Any:
        topics = [topic(number) for number in range(83)]
        list_ = {"totalCount": 83, "edges": topics[: variables.get("first", 60)]}
        return {"work": {**answer["work"], "topics": list_}}

    page = open_page()
    answered(page, {"work": work})
    page.goto(f"{explorer}?page=work&id=patent:US99000011B2")
    topics = page.locator("#topics")
    expect(topics).to_contain_text("60 of 83")
    topics.get_by_role("button", name="Show 23 more").press("Enter")
    expect(topics.get_by_role("link")).to_have_count(83)
    expect(topics.get_by_role("button")).to_have_count(0)


def topic(number: int) -> dict[str, Any]:
    """A topic of a work, of which there are few in the demo."""
    names = {"name": f"Topic {number}", "nameEn": None, "nameZh": None}
    node = {"__typename": "Topic", "id": f"openalex:T{number}", "scheme": "", "notation": None}
    return {"score": 1, "node": {**node, **names}}


def test_without_webgl_the_list_is_there(open_page: Open, explorer: str) -> None:
    page = open_page()
    page.add_init_script(
        "HTMLCanvasElement.prototype.getContext = () => null"  # as a browser without WebGL answers
    )
    page.goto(f"{explorer}{ORGANISATION}&as=network")
    expect(page.get_by_text("WebGL is off")).to_be_visible()
    expect(page.get_by_role("region", name="The same as a list")).to_be_visible()


def test_an_identifier_of_another_registry_leads_on(open_page: Open) -> None:
    page = open_page("?page=organization&id=lei:ZZZZ00INVENTED000447")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tingsun University")
    page.wait_for_url(f"**/{ORGANISATION}")


HOSTILE = {
    "Qianqu Sensing (Qingtan) Co., Ltd.": "<img src=x onerror=document.title='run'>",
    "Yunhuang Technology Limited": "שלום עולם Univ.",
    "Tingmi Research Council": "🧪" * 20,
    "Qingtan Innovation and Technology Fund": "Very " * 60,
}
"""Names in place of those of partners: markup, from right to left, emoji, 300 letters."""


def test_names_are_text_and_never_markup(open_page: Open, explorer: str) -> None:
    page = open_page()

    def rename(route: Any) -> None:
        response = route.fetch()
        text = response.text()
        for name, hostile in HOSTILE.items():
            text = text.replace(name, json.dumps(hostile)[1:-1])
        route.fulfill(response=response, body=text)

    page.route("**/graphql", rename)
    page.goto(f"{explorer}{ORGANISATION}", wait_until="networkidle")
    names = page.locator("table.matrix tbody th")
    for name in HOSTILE.values():
        expect(names.filter(has_text=name.strip())).to_have_count(1)
    assert page.locator("table.matrix img").count() == 0
    assert page.title() != "run"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("search", "Type a name, a title or an identifier"),
        ("network", "Choose one or several organisations"),
        ("ways", "Choose two things"),
        ("organization", "There is nothing with this identifier"),
    ],
)
def test_an_address_that_names_nothing_says_what_to_do(
    open_page: Open, page: str, told: str
) -> None:
    main = open_page(f"?page={page}").locator("main")
    expect(main).to_contain_text(told)
    expect(main.locator(".waiting")).to_have_count(0)


def test_bars_that_are_compared_begin_and_end_alike_whatever_their_figures(
    open_page: Open, explorer: str
) -> None:
    page = open_page()

    def topics(variables: dict[str, Any]) -> Any:
        rows = [{"works": works, "node": topic(works)["node"]} for works in (1234, 12, 1)]
        info = {"hasNextPage": False, "endCursor": None}
        list_ = {"totalCount": 3, "edges": rows, "pageInfo": info}
        return {"organization": {"id": UNIVERSITY, "topics": list_}}

    answered(page, {"topics_of_organization": topics})
    page.goto(f"{explorer}{ORGANISATION}")
    page.locator("#topics").scroll_into_view_if_needed()
    bars = page.locator("#topics .measure")
    expect(bars).to_have_count(3)
    boxes = [bars.nth(row).bounding_box() for row in range(3)]
    assert len({(box["x"], box["width"]) for box in boxes if box}) == 1
