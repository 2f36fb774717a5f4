"""Years: everything on a page follows those that are chosen, by mouse and by keyboard."""

import re
from typing import Any

import pytest

from .conftest import Open, answered, asked_for, hash_of
from .test_doing import COMPANY, ORGANISATION, PERSON, UNIVERSITY, expect, state

pytestmark = pytest.mark.browser

TOPIC = "?page=topic&id=openalex:T10247"


def figure(page: Any, name: str) -> Any:
    return page.locator(".figures a", has_text=name)


def test_a_person_is_narrowed_to_a_year_by_mouse_and_to_all_again(open_page: Open) -> None:
    page = open_page(f"?page=person&id={PERSON}")
    works = page.locator("#works .rows > li")
    page.locator("#works").scroll_into_view_if_needed()
    works.first.wait_for()
    before = figure(page, "work").inner_text()
    page.get_by_role("button", name=re.compile("^2020: Papers 1")).click()
    assert (state(page)["since"], state(page)["until"]) == ("2020", "2020")
    expect(works).to_have_count(1)
    expect(figure(page, "work")).to_have_text(re.compile("^1 work$"))
    expect(figure(page, "co-authors")).not_to_have_text(re.compile("^28 "))
    page.get_by_role("button", name="Remove in 2020").click()
    expect(figure(page, "work")).to_have_text(before)


def test_a_person_is_narrowed_by_the_slider_by_keyboard(open_page: Open) -> None:
    page = open_page(f"?page=person&id={PERSON}")
    page.get_by_role("slider", name="To").press("Home")
    assert state(page)["until"] == "2018"
    page.locator("#coauthors").scroll_into_view_if_needed()
    expect(page.locator("#coauthors .rows > li").first).to_contain_text("2018")
    page.get_by_role("slider", name="From").press("End")
    expect(page.locator("#affiliations .rows > li").first).to_contain_text("seen 2018–2024")


def test_a_topic_is_narrowed_by_mouse_and_by_keyboard(open_page: Open) -> None:
    page = open_page(TOPIC)
    organisations = page.locator("#organizations .rows > li")
    organisations.first.wait_for()
    before = figure(page, "works").inner_text()
    page.get_by_role("button", name=re.compile("^2022:")).click()
    expect(figure(page, "works")).not_to_have_text(before)
    page.get_by_role("button", name="Remove in 2022").press("Enter")
    expect(figure(page, "works")).to_have_text(before)
    page.get_by_role("slider", name="From").press("End")
    assert state(page)["since"] == "2024"
    page.locator("#works").scroll_into_view_if_needed()
    expect(page.locator("#works .rows > li")).to_have_count(1)


def test_everything_on_the_page_of_an_organisation_follows(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    figure(page, "partners").wait_for()
    before = [figure(page, each).inner_text() for each in ("partners", "works", "people")]
    asked: list[dict[str, Any]] = []
    follow = ("people_of_organization", "potential_partners", "family_of_organization")
    hashes = {hash_of(each) for each in follow}

    def note(route: Any) -> None:
        if asked_for(route) in hashes:
            asked.append(route.request.post_data_json["variables"])
        route.continue_()

    page.route("**/graphql", note)
    page.locator("#timeline").scroll_into_view_if_needed()
    page.get_by_role("button", name=re.compile("^2020:")).click()
    for name, was in zip(("partners", "works", "people"), before, strict=True):
        expect(figure(page, name)).not_to_have_text(was)
    for section in ("people", "family", "potential"):
        page.locator(f"#{section}").scroll_into_view_if_needed()
        expect(page.locator(f"#{section}[aria-busy=false]")).to_be_visible()
    assert {(each["since"], each["until"]) for each in asked} >= {(2020, 2020)}
    assert len([each for each in asked if each["since"] == 2020]) == len(follow)


def test_the_page_of_a_pair_follows_and_comes_back(open_page: Open) -> None:
    page = open_page(f"?page=pair&id={UNIVERSITY}&other={COMPANY}")
    told = page.locator(".facts").first
    expect(told).to_have_text(re.compile("^[2-9] pieces of evidence"))
    whole = told.text_content() or ""
    page.get_by_role("button", name=re.compile("^2021: Patents 1")).press("Enter")
    expect(told).to_have_text(re.compile("^1 piece of evidence *in 2021$"))
    expect(page.locator("#evidence .pieces > li")).to_have_count(1)
    page.get_by_role("button", name="Remove in 2021").click()
    expect(told).to_have_text(whole)


def test_a_section_that_the_years_leave_empty_says_so(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&since=1900&until=1901")
    none = {"organization": {"id": "ror:0y0000472", "people": _empty()}}
    answered(page, {"people_of_organization": lambda _: none})
    page.locator("#people").scroll_into_view_if_needed()
    expect(page.locator("#people")).to_contain_text("No evidence passes these filters.")


def _empty() -> dict[str, Any]:
    info = {"hasNextPage": False, "endCursor": None}
    return {"totalCount": 0, "edges": [], "pageInfo": info}
