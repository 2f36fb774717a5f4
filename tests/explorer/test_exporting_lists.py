"""Lists of every sort as files, with how much they leave out; the words of schemes and verdicts."""

import json
import re
from typing import Any

import pytest

from .conftest import Open
from .test_doing import ORGANISATION, PERSON, expect

pytestmark = pytest.mark.browser

INSTITUTE = "?page=organization&id=ror:0y0000e42"
TOPIC = "?page=topic&id=openalex:T10247"

LISTS = [
    (ORGANISATION, {"topics": "works", "people": "relation", "potential": "commonPartners"}),
    (f"?page=person&id={PERSON}", {"coauthors": "firstYear"}),
    (TOPIC, {"organizations": "countryCode"}),
]
"""Pages with their lists, and a column of each."""


def taken(page: Any, section: Any, form: str, by: str) -> str:
    """The text of a file, taken by mouse or by keyboard."""
    menu = section.locator("summary", has_text="Export")
    button = section.get_by_role("button", name=form)
    if not button.is_visible():
        menu.click() if by == "mouse" else menu.press("Enter")
    with page.expect_download() as download:
        button.click() if by == "mouse" else button.press("Enter")
    text: str = download.value.path().read_text("utf-8-sig")
    return text


@pytest.mark.parametrize(("path", "lists"), LISTS)
def test_the_lists_of_a_page_are_taken_away(
    open_page: Open, path: str, lists: dict[str, str]
) -> None:
    page = open_page(path)
    for name, column in lists.items():
        section = page.locator(f"#{name}")
        section.scroll_into_view_if_needed()
        section.locator(".rows > li").first.wait_for()
        rows = section.locator(".rows > li").count()
        header, *lines = taken(page, section, "CSV", "mouse").splitlines()
        assert column in header.split(",")
        assert len(lines) == rows
        list_ = json.loads(taken(page, section, "JSON-LD", "keyboard"))
        assert len(list_["itemListElement"]) == rows
        left = re.search(r"([\d,]+) are left out", section.locator(".menu .quiet").inner_text())
        assert list_["numberOfItems"] == rows + (int(left[1].replace(",", "")) if left else 0)


def test_agreements_are_taken_away(open_page: Open) -> None:
    page = open_page(INSTITUTE)
    section = page.locator("#agreements")
    section.scroll_into_view_if_needed()
    section.locator(".rows > li").first.wait_for()
    header, first, *_ = taken(page, section, "CSV", "keyboard").splitlines()
    assert header.split(",")[5:] == ["kind", "date", "exclusive", "role", "parties"]
    assert "_AGREEMENT" in first
    assert json.loads(taken(page, section, "JSON-LD", "mouse"))["itemListElement"]


def test_results_of_a_search_are_taken_away_and_say_where_they_are(open_page: Open) -> None:
    page = open_page("?page=search&text=photonics")
    results = page.locator(".results > li")
    results.first.wait_for()
    tools = page.locator("main .section-head")
    rows = taken(page, tools, "CSV", "mouse").splitlines()
    assert len(rows) == 1 + results.count()
    assert "place" in rows[0].split(",")
    for form, begins in (("BibTeX", "@"), ("RIS", "TY  - ")):
        assert taken(page, tools, form, "keyboard").startswith(begins)
    page.get_by_role("combobox", name="Search").fill("Tingsun University of Science")
    page.keyboard.press("Enter")
    expect(results.first).to_contain_text("University · Qingtan")


def test_more_results_than_are_shown_are_told_and_shown(open_page: Open) -> None:
    page = open_page("?page=search&text=study")
    results = page.locator(".results > li")
    expect(results).to_have_count(50)
    expect(page.locator(".more")).to_contain_text(re.compile(r"50 of [\d,]+"))
    page.get_by_role("button", name=re.compile("Show .* more")).press("Enter")
    expect(results).not_to_have_count(50)


def test_the_query_behind_a_collection_is_shown(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role("button", name="Add to the collection").click()
    page.get_by_role("link", name="Collection").click()
    page.get_by_role("button", name="The query behind this").press("Enter")
    expect(page.get_by_role("dialog").locator("pre")).to_contain_text("query ThingNames")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="The query behind this").click()
    expect(page.get_by_role("dialog").locator("pre")).to_contain_text("ror:0y0000472")


def test_the_scheme_of_a_topic_is_told_in_every_language(open_page: Open) -> None:
    page = open_page(TOPIC)
    facts = page.locator(".facts span")
    expect(facts).to_have_text(["Topics of OpenAlex", "Topic", "T10247"])
    page.get_by_role("link", name="简体").click()
    expect(facts).to_have_text(["OpenAlex 主题", "主题", "T10247"])
    page.get_by_role("link", name="繁體").click()
    expect(facts).to_have_text(["OpenAlex 主題", "主題", "T10247"])
