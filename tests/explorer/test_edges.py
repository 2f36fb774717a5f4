"""Links of a network: why two are joined, and what an expansion costs before it is asked for."""

import re
from typing import Any

import pytest

from .conftest import Open, answered
from .test_doing import COMPANY, ORGANISATION, UNIVERSITY, expect, state

pytestmark = pytest.mark.browser

DRAWN = ".canvas:not([aria-busy]) canvas"
FRAME = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def over_a_link(page: Any) -> tuple[float, float]:
    """A place in the picture where a link is, and nothing else: the pointer tells."""
    box = page.locator(".canvas").bounding_box()
    for down in range(3, 37):
        for right in range(3, 37):
            at = box["x"] + box["width"] * right / 40, box["y"] + box["height"] * down / 40
            page.mouse.move(*at)
            page.evaluate(FRAME)
            if page.locator(".canvas.over-link:not(.over-node)").count():
                return at
    raise AssertionError("no link is drawn")


def test_a_link_of_the_picture_opens_into_its_evidence_by_mouse(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    page.locator(DRAWN).first.wait_for()
    page.locator(".canvas").scroll_into_view_if_needed()
    page.mouse.click(*over_a_link(page))
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_contain_text(re.compile("Why .+ × .+"))
    expect(panel.locator(".pieces > li").first).to_be_visible()
    one, other, *rest = state(page)["edge"].split()
    assert one != other
    assert rest == ["*", "*"]
    page.go_back()
    expect(panel).to_have_count(0)


def test_a_link_opens_from_the_list_by_keyboard_is_narrowed_and_gives_the_focus_back(
    open_page: Open,
) -> None:
    page = open_page(f"{ORGANISATION}&as=network&chosen={COMPANY}")
    chosen = page.get_by_role("region", name="Yunhuang Technology Limited")
    opener = chosen.get_by_role("button", name=re.compile("Why Tingsun University"))
    opener.press("Enter")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(panel.locator("blockquote").first).to_be_visible()
    panel.get_by_role("combobox", name="Kind of evidence").select_option("CO_AUTHORSHIP")
    assert state(page)["edge"] == f"{COMPANY} {UNIVERSITY} CO_AUTHORSHIP *"
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_link_opens_from_the_list_by_mouse_and_leads_to_the_page_of_the_pair(
    open_page: Open,
) -> None:
    page = open_page(f"?page=network&seeds={UNIVERSITY}&chosen={UNIVERSITY}")
    chosen = page.get_by_role("region", name="Tingsun University of Science")
    chosen.get_by_role("button", name=re.compile("Why Yunhuang Technology")).click()
    panel = page.get_by_role("complementary")
    panel.get_by_role("link", name="Open the page of this pair").click()
    page.wait_for_url(re.compile("page=pair"))
    assert {state(page)["id"], state(page)["other"]} == {UNIVERSITY, COMPANY}


def test_an_expansion_says_what_it_brings_and_costs_before_it_is_asked_for(open_page: Open) -> None:
    page = open_page(f"?page=network&seeds={UNIVERSITY}&chosen={COMPANY}")
    expansion = page.locator(".expansion")
    expect(expansion).to_contain_text(re.compile(r"\d+ partners: \d+ by papers"))
    expect(expansion).to_contain_text(re.compile(r"It costs [\d,]+ of the 1,000,000"))
    expect(expansion.get_by_role("button")).to_be_enabled()


def test_what_would_cost_too_much_is_not_asked_for(open_page: Open) -> None:
    page = open_page(f"?page=network&seeds={UNIVERSITY}")
    cost = {"cost": {"price": 2_000_000, "budget": 1_000_000}}
    answered(page, {"network_price": lambda _: cost})
    listed = page.get_by_role("region", name="The same as a list")
    listed.get_by_role("button", name=re.compile("^Yunhuang Technology Limited")).press("Enter")
    expansion = page.locator(".expansion")
    expect(expansion).to_contain_text("Narrow it by year, kind or topic.")
    expect(expansion.get_by_role("button")).to_be_disabled()
