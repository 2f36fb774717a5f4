"""Prior work before and after a year, and of the years that are asked for."""

import re
from typing import Any

import pytest

from .conftest import Open
from .test_doing import UNIVERSITY, expect, state

pytestmark = pytest.mark.browser

TEXT = "?page=prior&text=quantum+error+correction"
PATENT = "patent:US99000011B2"


def years(page: Any, group: str) -> list[int]:
    part = page.locator(".group", has=page.get_by_role("heading", name=group, exact=True))
    return [int(each) for each in part.locator(".near .figure").all_inner_texts() if each]


def test_what_came_before_and_after_a_year_is_told_apart_by_keyboard(open_page: Open) -> None:
    page = open_page(TEXT)
    page.locator(".near li").first.wait_for()
    page.get_by_role("spinbutton", name="Before and after").focus()
    page.keyboard.type("2020")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="Before 2020", exact=True)).to_be_visible()
    assert state(page)["pivot"] == "2020"
    before, later = years(page, "Before 2020"), years(page, "2020 and later")
    assert before
    assert max(before) < 2020 <= min(later)
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("^Before"))).to_have_count(0)


def test_prior_work_is_narrowed_from_a_year_on_by_mouse(open_page: Open) -> None:
    page = open_page(f"{TEXT}&pivot=2020")
    page.locator(".near li").first.wait_for()
    page.get_by_role("spinbutton", name="From the year").fill("2018")
    page.locator("h1").click()
    expect(page.locator(".near .figure", has_text=re.compile("201[0-7]"))).to_have_count(0)
    assert state(page)["since"] == "2018"
    assert min(years(page, "Before 2020")) >= 2018
    page.locator("label", has_text="Patents").click()
    expect(page.locator(".near small", has_text=re.compile("^Paper"))).to_have_count(0)


def test_a_set_is_told_apart_by_the_year_of_its_earliest(open_page: Open) -> None:
    page = open_page(f"?page=prior&seeds={PATENT}+{UNIVERSITY}")
    told = page.get_by_text(re.compile(r"Told apart by \d{4}"))
    expect(told).to_be_visible()
    found = re.search(r"\d{4}", told.inner_text())
    assert found
    year = found[0]
    before, later = years(page, f"Before {year}"), years(page, f"{year} and later")
    assert max(before) < int(year) <= min(later)
    page.get_by_role("spinbutton", name="Before and after").fill("2018")
    page.keyboard.press("Enter")
    expect(told).to_have_count(0)
    assert max(years(page, "Before 2018")) < 2018
