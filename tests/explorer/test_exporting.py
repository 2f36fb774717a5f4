"""What is exported, kept and shown to others: each thing once by mouse and once by keyboard."""

import re
from typing import Any

import pytest

from .conftest import Open
from .test_doing import COMPANY, ORGANISATION, UNIVERSITY, expect, state

pytestmark = pytest.mark.browser


def await_copied(page: Any, holds: str) -> None:
    """Wait until something holds of `it`, which was copied."""
    page.wait_for_function(f"() => navigator.clipboard.readText().then(it => {holds})")


def test_a_view_within_another_page_shows_no_more_than_itself(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&frame=on")
    expect(page.locator("table.matrix tbody tr").first).to_be_visible()
    expect(page.get_by_role("banner")).to_have_count(0)
    expect(page.locator("#works")).to_have_count(0)
    address = page.get_by_role("link", name="Open in Hetao").get_attribute("href")
    assert address == ORGANISATION


def test_a_collection_is_kept_and_asked_for_prior_work(open_page: Open) -> None:
    page = open_page("?page=work&id=patent:US99000011B2")
    page.get_by_role("button", name="Add to the collection").press("Enter")
    page.get_by_role("link", name="Collection").click()
    page.get_by_role("link", name="Prior work of these").click()
    expect(page.locator(".near li").first).to_be_visible()
    assert state(page)["seeds"] == "patent:US99000011B2"


def test_what_is_on_screen_is_taken_away(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#partners summary", has_text="Export").click()
    with page.expect_download() as download:
        page.locator("#partners").get_by_role("button", name="CSV").click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("id,name,nameZh,kind")
    rows = page.locator("#partners tbody tr").count()
    assert len(lines) == rows + 1 > 10


def test_the_query_behind_a_view_runs_elsewhere(open_page: Open, explorer: str) -> None:
    page = open_page(ORGANISATION)
    page.locator("#partners").get_by_role("button", name="The query behind this").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Python").check(force=True)
    expect(dialog.locator("pre")).to_contain_text("from kg.client import Client")
    dialog.get_by_role("link", name="Open in GraphiQL").click()
    expect(page.locator(".graphiql-query-editor")).to_contain_text("query Partners")


def test_all_that_was_asked_stands_behind_a_network_of_several_starts(open_page: Open) -> None:
    page = open_page(f"?page=network&seeds={UNIVERSITY}+{COMPANY}")
    page.get_by_role("button", name="The query behind this").first.press("Enter")
    dialog = page.get_by_role("dialog")
    text = dialog.locator("pre")
    for name in ("query NetworkNodes", "query NetworkLinks"):
        expect(text).to_contain_text(name)
    assert re.findall(r'#   "id": "(.+)"', text.inner_text()) == [UNIVERSITY, COMPANY]
    expect(dialog.get_by_role("link", name="Open in GraphiQL (2)")).to_be_visible()


def test_prior_work_of_several_is_one_question(open_page: Open) -> None:
    starts = ["patent:US99000011B2", "patent:US99000019B2"]
    page = open_page(f"?page=prior&seeds={'+'.join(starts)}")
    page.get_by_role("button", name="The query behind this").first.press("Enter")
    text = page.get_by_role("dialog").locator("pre")
    expect(text).to_contain_text("query PriorWork")
    assert re.findall(r'#     "(.+?)"', text.inner_text()) == starts


def test_a_collection_is_saved_emptied_and_read_from_its_file(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role("button", name="Add to the collection").click()
    page.get_by_role("link", name="Collection").press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").press("Enter")
    kept = download.value.path()
    page.get_by_role("button", name="Empty the collection").click()
    expect(page.get_by_text("Nothing collected yet")).to_be_visible()
    page.locator("input[type=file]").set_input_files(kept)
    expect(page.locator(".rows li")).to_contain_text("Tingsun University")
    expect(page.get_by_role("link", name="Network of these")).to_be_visible()


@pytest.mark.parametrize(("form", "begins"), [("SVG", "<svg"), ("GraphML", "<?xml")])
def test_a_network_is_taken_away_by_keyboard(open_page: Open, form: str, begins: str) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    page.locator(".matrix-tools summary", has_text="Export").press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name=form).press("Enter")
    assert download.value.path().read_text("utf-8").startswith(begins)


def test_the_link_to_a_view_is_copied(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link to this view").press("Enter")
    expect(page.get_by_text("Copied").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Copy to embed this view").click()
    await_copied(page, "it.includes('frame=on')")


WORKS = {
    "BibTeX": ("@", "  author = {"),
    "RIS": ("TY  -", "AU  - "),
    "CSV": ("id,kind,title", "PAPER"),
}
"""How a file of works begins, and what it has of each: lists go without authors, files do not."""


def test_works_are_taken_away_by_keyboard_and_partners_by_mouse(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#works").scroll_into_view_if_needed()
    works = page.locator("#works")
    for form, (begins, holds) in WORKS.items():
        works.locator("summary", has_text="Export").focus()
        if not works.get_by_role("button", name=form).is_visible():
            page.keyboard.press("Enter")
        with page.expect_download() as download:
            works.get_by_role("button", name=form).press("Enter")
        text = download.value.path().read_text("utf-8-sig")
        assert text.startswith(begins)
        assert holds in text
    partners = page.locator("#partners")
    partners.locator("summary", has_text="Export").click()
    for form in ("GraphML", "JSON-LD"):
        with page.expect_download() as download:
            partners.get_by_role("button", name=form).click()
        assert UNIVERSITY in download.value.path().read_text("utf-8")


def test_a_network_is_taken_away_as_a_picture_by_mouse(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    page.locator(".canvas:not([aria-busy]) canvas").first.wait_for()
    page.locator(".matrix-tools summary", has_text="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_the_query_is_shown_and_the_view_embedded_and_linked_the_other_way(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link to this view").click()
    await_copied(page, "it === location.href")
    page.get_by_role("button", name="Copy to embed this view").press("Enter")
    await_copied(page, "it.includes('frame=on')")
    page.locator("#partners").get_by_role("button", name="The query behind this").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("label", has_text="curl").click()
    expect(dialog.locator("pre")).to_contain_text("curl")
    dialog.get_by_role("button", name="Copy").click()
    await_copied(page, "it.startsWith('curl')")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_a_collection_is_emptied_one_by_one_by_keyboard_and_made_a_network_by_mouse(
    open_page: Open,
) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role("button", name="Add to the collection").press("Enter")
    page.get_by_role("link", name="Collection").click()
    page.get_by_role("link", name="Network of these").click()
    assert state(page)["seeds"] == UNIVERSITY
    page.get_by_role("link", name="Collection").press("Enter")
    expect(page.locator("#main")).to_be_focused()  # where reading begins after a move
    page.get_by_role("button", name=re.compile("Remove Tingsun")).press("Enter")
    expect(page.get_by_text("Nothing collected yet")).to_be_visible()
