"""Saying who is who: with a key that may, by mouse and by keyboard, and taking it back."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

from .conftest import KG, Open, environment, operation, serving
from .test_doing import HITS, ORGANISATION, expect

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def key(home: Path) -> str:
    add = [str(KG), "key", "add", "Carol", "--scope", "curate"]
    run = subprocess.run(
        add, env=environment(home), check=True, capture_output=True, text=True, timeout=60
    )
    found = re.search(r"kg_\S+", run.stdout)
    assert found
    return found[0]


def opened(open_page: Open, key: str) -> Any:
    page = open_page(ORGANISATION)
    page.locator("#why").scroll_into_view_if_needed()
    page.get_by_role("button", name="Give a key").press("Enter")
    expect(page.locator("form.key input")).to_be_focused()
    page.keyboard.type(key)
    page.keyboard.press("Enter")
    page.locator("#why").scroll_into_view_if_needed()
    return page.locator("#why")


def test_without_a_key_that_may_nothing_can_be_said(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#why").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Give a key")).to_be_visible()
    expect(page.get_by_role("button", name="The same as")).to_have_count(0)


def test_two_are_said_to_be_one_by_keyboard_and_it_is_taken_back(open_page: Open, key: str) -> None:
    why = opened(open_page, key)
    why.get_by_role("button", name="The same as").press("Enter")
    expect(why.locator("form.verdict input").first).to_be_focused()
    why.page.keyboard.type("Tiaoyuan")
    why.locator(f"{HITS}:first-child", has_text="Tiaoyuan").wait_for()
    for each in ("ArrowDown", "Enter", "Tab"):
        why.page.keyboard.press(each)
    why.page.keyboard.type("they were merged")
    why.page.keyboard.press("Enter")
    expect(why.locator(".taken")).to_contain_text(
        re.compile(r"Noted:.*the same.*\d+ mentions in \d+ documents.*Tiaoyuan University.*→")
    )
    said = why.get_by_role("list", name="What people say of it")
    expect(said).to_contain_text("they were merged")
    expect(said).to_contain_text("Carol")
    expect(said).to_contain_text(re.compile(r"Tingsun University.* and .*Tiaoyuan.* are the same"))
    why.page.get_by_role("link", name="繁體").click()
    expect(why.get_by_role("list", name="人工判定")).to_contain_text(" 相同")
    why.page.get_by_role("link", name="English").click()
    why.get_by_role("button", name="Withdraw").press("Enter")
    expect(why.locator(".taken")).to_contain_text("Withdrawn:")
    expect(said).to_have_count(0)


def test_a_mention_and_an_organisation_are_told_apart_by_mouse(open_page: Open, key: str) -> None:
    why = opened(open_page, key)
    why.locator(".ledger summary").first.click()
    why.get_by_role("button", name="Not this one").first.click()
    expect(why.locator(".taken")).to_contain_text("1 mention in 1 document")
    why.get_by_role("button", name="Withdraw").click()
    expect(why.locator(".taken")).to_contain_text("Withdrawn:")
    why.get_by_role("button", name="Not an organisation").click()
    why.get_by_role("button", name="Say so").click()
    expect(why.locator(".taken")).to_contain_text(re.compile("is not an organisation.*→ nothing"))
    why.get_by_role("button", name="Withdraw").click()
    expect(why.get_by_role("button", name="Withdraw")).to_have_count(0)


def test_what_was_said_by_keyboard_is_said_by_mouse_and_the_other_way(
    open_page: Open, key: str
) -> None:
    why = opened(open_page, key)
    why.get_by_role("button", name="Different from").click()
    why.locator("form.verdict input").first.fill("Tiaoyuan")
    why.locator(f"{HITS}:first-child", has_text="Tiaoyuan").click()
    why.get_by_role("button", name="Say so").click()
    expect(why.locator(".taken")).to_contain_text("Noted:")
    why.get_by_role("button", name="Withdraw").click()
    expect(why.locator(".taken")).to_contain_text("Withdrawn:")
    why.get_by_role("button", name="Not an organisation").press("Enter")
    why.locator("form.verdict input").last.press("Escape")
    expect(why.locator("form.verdict")).to_have_count(0)
    why.get_by_role("button", name="Not an organisation").press("Enter")
    why.get_by_role("button", name="Say so").press("Enter")
    expect(why.locator(".taken")).to_contain_text("is not an organisation")
    why.get_by_role("button", name="Withdraw").press("Enter")
    expect(why.get_by_role("button", name="Withdraw")).to_have_count(0)


def test_the_old_link_of_what_was_merged_away_leads_on(
    open_page: Open, home: Path, key: str, tmp_path: Path
) -> None:
    """A person says at the API that two are one, `kg resolve` makes them one, all on a copy."""
    ours = shutil.copytree(home, tmp_path / "home")
    with serving(ours) as url:
        departments = '{organizations(where: {name: {contains: "Department of"}}, first: 2) '
        found = asked(url, key, f"{departments}{{nodes {{id}}}}}}", {})["organizations"]["nodes"]
        verdict = {"kind": "SAME", "one": found[0]["id"], "other": found[1]["id"]}
        given = asked(url, key, operation("give_verdict"), verdict)["giveVerdict"]
        old, new = (given["changes"][0][each] for each in ("before", "after"))
        resolve = [str(KG), "resolve"]
        subprocess.run(resolve, env=environment(ours), check=True, capture_output=True, timeout=300)
        page = open_page(f"?page=organization&id={old}", base=url)
        page.wait_for_url(lambda address: unquote(address).endswith(f"id={new}"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("Department of")
        page.locator("#why").scroll_into_view_if_needed()
        expect(page.locator("#why")).to_contain_text(f"It took the place of {old}")


def asked(url: str, key: str, query: str, variables: dict[str, Any]) -> Any:
    headers = {"Authorization": f"Bearer {key}"}
    body = {"query": query, "variables": variables}
    answer = httpx.post(f"{url}graphql", json=body, headers=headers, timeout=60).json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]
