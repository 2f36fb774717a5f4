"""What the page says when the API does not answer, and how one goes on."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import KG, Open, environment, failing, serving
from .test_doing import HITS, ORGANISATION, expect

pytestmark = pytest.mark.browser


def test_a_server_that_is_gone_is_told_and_asked_again(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("table.matrix tbody tr").first.wait_for()
    page.context.set_offline(True)
    page.locator("summary", has_text="any organisation").click()
    page.get_by_role("checkbox", name="Company").check()
    expect(page.get_by_role("alert").first).to_contain_text("The server does not answer")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").first.click()
    expect(page.locator("table.matrix tbody tr").first).to_be_visible()


def test_a_part_of_the_page_that_does_not_come_is_told(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("table.matrix tbody tr").first.wait_for()
    page.context.set_offline(True)
    page.get_by_role("radio", name="Network").check(force=True)
    expect(page.get_by_role("alert").first).to_contain_text("The server does not answer")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").first.click()
    expect(page.get_by_role("region", name="The same as a list")).to_be_visible()


def test_a_section_fails_alone(open_page: Open) -> None:
    page = open_page()
    failing(page, "timeline", code="INTERNAL_SERVER_ERROR", message="Something broke.")
    page.get_by_role("combobox", name="Search").fill("TINGUST")
    page.locator(HITS).first.click()
    page.locator("#timeline").scroll_into_view_if_needed()
    expect(page.locator("#timeline").get_by_role("alert")).to_contain_text("Something broke.")
    expect(page.locator("#topics .rows li").first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(1)
    page.unroute("**/graphql")
    page.locator("#timeline").get_by_role("button", name="Try again").press("Enter")
    expect(page.locator("#timeline .timeline")).to_be_visible()


def test_a_slow_answer_is_waited_for(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    rows = page.locator("table.matrix tbody tr")
    rows.first.wait_for()
    held: list[Any] = []
    page.route("**/graphql", lambda each: held.append(each))
    page.locator("summary", has_text="any organisation").click()
    page.get_by_role("checkbox", name="Company").check()
    expect(page.locator("#partners")).to_have_attribute("aria-busy", "true")
    for each in held:
        each.continue_()
    page.unroute("**/graphql")
    expect(page.locator("#partners")).to_have_attribute("aria-busy", "false")
    expect(rows.first).to_be_visible()


def test_a_server_for_others_asks_for_a_key_and_keeps_it_for_the_tab(
    open_page: Open, home: Path
) -> None:
    add = [str(KG), "key", "add", "Ada", "--scope", "read"]
    added = subprocess.run(
        add, env=environment(home), check=True, capture_output=True, text=True, timeout=60
    )
    found = re.search(r"kg_\S+", added.stdout)
    assert found
    with serving(home, KG_API_ANONYMOUS="off", KG_API_PERSISTED="only") as url:
        page = open_page(base=url)
        page.get_by_label("Key", exact=True).fill("kg_wrong")
        page.get_by_role("button", name="Use this key").click()
        expect(page.get_by_text("This key is not known here.")).to_be_visible()
        page.get_by_label("Key", exact=True).fill(found[0])
        page.get_by_role("button", name="Use this key").press("Enter")
        expect(page.get_by_role("heading", name="In the graph")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="In the graph")).to_be_visible()


def test_too_many_questions_are_told_with_the_time_to_wait(open_page: Open, home: Path) -> None:
    with serving(home, KG_API_RATE="60/minute") as url:
        page = open_page(ORGANISATION, base=url)
        page.locator("table.matrix tbody tr").first.wait_for()
        page.evaluate("Promise.all(Array.from({length: 60}, () => fetch('graphql')))")
        page.locator("summary", has_text="any organisation").click()
        page.get_by_role("checkbox", name="Company").check()
        expect(page.get_by_text("Too many questions").first).to_be_visible()
        expect(page.get_by_text(re.compile(r"Again in \d+ seconds")).first).to_be_visible()
