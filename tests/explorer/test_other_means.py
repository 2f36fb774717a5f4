"""By keyboard what other modules do by mouse, and by mouse what they do by keyboard."""

import json
import re
from typing import Any

import pytest

from .conftest import Open, answered
from .test_doing import COMPANY, HITS, ORGANISATION, PLACE, UNIVERSITY, expect, state
from .test_hard_cases import partner

pytestmark = pytest.mark.browser

WORK = "patent:US99000011B2"
PAIR = f"?page=pair&id={UNIVERSITY}&other={COMPANY}"
APART = "?page=pair&id=ror:0y0000472&other=cik:9990031"
"""Two organisations that no document shows together, and between which there are ways."""


def searched(page: Any, within: Any, name: str, text: str, by: str) -> None:
    """Choose the first hit of a search box."""
    box = within.get_by_role("combobox", name=name, exact=True)
    if by == "mouse":
        box.fill(text)
        within.locator(HITS).first.click()
        return
    box.focus()
    page.keyboard.type(text)
    within.locator(HITS).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def done(what: Any, by: str) -> None:
    """Click on something, or press Enter where the focus is on it."""
    if by == "mouse":
        what.click()
    else:
        what.focus()
        what.page.keyboard.press("Enter")


def saved(page: Any, what: Any, by: str) -> str:
    """What is in the file that a button gives."""
    with page.expect_download() as download:
        done(what, by)
    return str(download.value.path().read_text("utf-8-sig"))


BOTH = pytest.mark.parametrize("by", ["mouse", "keyboard"])


@BOTH
def test_more_partners_are_read_and_then_all(open_page: Open, explorer: str, by: str) -> None:
    def partners(variables: dict[str, Any]) -> Any:
        start = int(variables.get("after") or 0)
        end = min(120, start + variables.get("first", 25))
        info = {"hasNextPage": end < 120, "endCursor": str(end)}
        rows = [partner(number) for number in range(start, end)]
        list_ = {"totalCount": 120, "edges": rows, "pageInfo": info}
        return {"organization": {"id": UNIVERSITY, "collaborators": list_}}

    page = open_page()
    answered(page, {"partners": partners})
    page.goto(f"{explorer}{ORGANISATION}")
    told = page.locator("#partners .more .quiet")
    done(page.locator("#partners").get_by_role("button", name="Show 50 more"), by)
    expect(told).to_have_text("75 of 120")
    assert state(page)["rows"] == "75"
    page.goto(f"{explorer}{ORGANISATION}")
    done(page.locator("#partners").get_by_role("button", name="All 120"), by)
    expect(told).to_have_text("All 120")


def test_figures_by_keyboard_contents_by_mouse_and_the_way_past_the_bar(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator(".figures a", has_text="works").press("Enter")
    expect(page.locator("#works-title")).to_be_focused()
    page.locator(".contents a", has_text="Agreements").click()
    expect(page.locator("#agreements-title")).to_be_focused()
    skip = page.get_by_role("link", name="Skip to content")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_page_of_a_pair_is_opened_by_keyboard_from_its_evidence(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&cell={COMPANY}+*+*")
    panel = page.get_by_role("complementary")
    panel.locator("blockquote").first.wait_for()
    kind = panel.get_by_role("combobox", name="Kind of evidence")
    kind.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => !new URL(location).searchParams.get('cell').includes(' * ')")
    panel.get_by_role("link", name="Open the page of this pair").press("Enter")
    expect(page.locator("#evidence blockquote").first).to_be_visible()


@BOTH
def test_an_organisation_on_a_topic_is_opened_from_the_topic(open_page: Open, by: str) -> None:
    page = open_page("?page=topic&id=openalex:T10247")
    done(page.locator("#organizations .figure a").first, by)
    expect(page.locator("#works .rows li").first).to_be_visible()
    assert (state(page)["page"], state(page)["other"]) == ("pair", "openalex:T10247")
    page.locator("#partners").scroll_into_view_if_needed()
    done(page.locator("#partners .figure a").first, by)
    page.locator("#evidence").scroll_into_view_if_needed()
    expect(page.locator("#evidence blockquote").first).to_be_visible()


def test_two_places_are_compared_by_keyboard(open_page: Open) -> None:
    page = open_page("?page=place&id=geonames:99990001")
    searched(page, page.locator(".compare"), "Compare with another", PLACE, "keyboard")
    row = page.locator("#evidence .rows li").first
    row.get_by_role("link", name=re.compile("evidence")).press("Enter")
    expect(page.locator("#evidence blockquote").first).to_be_visible()


@BOTH
def test_two_that_nothing_joins_lead_to_the_ways_between_them(open_page: Open, by: str) -> None:
    page = open_page(APART)
    done(page.get_by_role("link", name="See how they are joined through others"), by)
    expect(page.locator(".steps li").first).to_be_visible()
    assert state(page)["page"] == "ways"


@BOTH
def test_the_evidence_of_a_pair_is_narrowed_and_taken_away(open_page: Open, by: str) -> None:
    page = open_page(PAIR)
    page.locator("#evidence").scroll_into_view_if_needed()
    evidence = page.locator("#evidence")
    evidence.locator(".pieces > li").first.wait_for()
    if by == "mouse":
        evidence.locator("label", has_text="Co-invention").click()
    else:
        evidence.get_by_role("radio", name="All kinds").press("ArrowLeft")
    page.wait_for_function("() => new URL(location).searchParams.has('evidence')")
    kind = state(page)["evidence"]
    expect(evidence).to_have_attribute("aria-busy", "false")
    pieces = evidence.locator(".pieces > li").count()
    done(evidence.locator("summary", has_text="Export"), by)
    lines = saved(page, evidence.get_by_role("button", name="CSV"), by).splitlines()
    assert lines[0].startswith("id,kind,title,year")
    assert len(lines) - 1 == pieces > 0, kind
    for form, begins in (("BibTeX", "@"), ("RIS", "TY  - ")):
        assert saved(page, evidence.get_by_role("button", name=form), by).startswith(begins)


@BOTH
def test_a_work_is_cited_and_printed(open_page: Open, by: str) -> None:
    page = open_page(f"?page=work&id={WORK}")
    tools = page.locator(".page-tools")
    done(tools.locator("summary", has_text="Export"), by)
    assert "US99000011B2" in saved(page, tools.get_by_role("button", name="BibTeX"), by)
    assert saved(page, tools.get_by_role("button", name="RIS"), by).startswith("TY  - PAT")
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    done(tools.get_by_role("button", name="Print"), by)
    expect(page).to_have_title("printed")


def test_partners_are_taken_away_by_keyboard_and_works_by_mouse(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    partners, works = page.locator("#partners"), page.locator("#works")
    done(partners.locator("summary", has_text="Export"), "keyboard")
    for form, holds in (("CSV", "id,name"), ("GraphML", "<graphml"), ("JSON-LD", "@context")):
        button = partners.get_by_role("button", name=form, exact=True)
        assert holds in saved(page, button, "keyboard")
    works.scroll_into_view_if_needed()
    works.locator("summary", has_text="Export").click()
    for form, begins in (("CSV", "id,kind"), ("BibTeX", "@"), ("RIS", "TY  - ")):
        assert saved(page, works.get_by_role("button", name=form), "mouse").startswith(begins)


def test_a_network_is_moved_and_narrowed_by_the_other_means(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network&chosen={COMPANY}")
    page.locator(".canvas:not([aria-busy]) canvas").first.wait_for()
    rows = page.get_by_role("region", name="The same as a list").get_by_role("checkbox")
    whole = rows.count()
    for name in ("Zoom in", "Zoom out", "Fit"):
        page.get_by_role("button", name=name, exact=True).press("Enter")
    page.get_by_role("slider", name="Core").click(position={"x": 30, "y": 6})
    page.wait_for_function("() => new URL(location).searchParams.get('core') > 1")
    page.get_by_role("button", name=re.compile("Remove Core")).press("Enter")
    expect(rows).to_have_count(whole)
    page.get_by_role("combobox", name="Show").focus()
    page.keyboard.press("ArrowDown")
    expect(rows).not_to_have_count(whole)
    page.get_by_role("button", name=re.compile("Remove within 1 link")).press("Enter")
    expect(rows).to_have_count(whole)


@BOTH
def test_what_is_picked_is_shown_alone_left_out_and_collected(open_page: Open, by: str) -> None:
    page = open_page(f"{ORGANISATION}&as=network&picked={COMPANY}")
    done(page.get_by_role("button", name="Only these"), by)
    assert state(page)["only"] == COMPANY
    page.go_back()
    done(page.get_by_role("button", name="Without these"), by)
    assert state(page)["without"] == COMPANY
    page.go_back()
    picked = page.get_by_role("region", name="1 picked")
    done(picked.get_by_role("button", name="Add to the collection"), by)
    done(picked.get_by_role("button", name="Clear"), by)
    assert "picked" not in state(page)
    done(page.get_by_role("link", name="Collection"), by)
    expect(page.locator("main .rows li")).to_contain_text("Yunhuang Technology Limited")


@BOTH
def test_a_collection_is_read_from_a_file_asked_together_and_emptied(
    open_page: Open, by: str
) -> None:
    page = open_page("?page=collections")
    ids = [UNIVERSITY, COMPANY, WORK]
    text = json.dumps({"kind": "hetao-collection", "ids": ids})
    with page.expect_file_chooser() as chooser:
        done(page.get_by_role("button", name="Load from a file"), by)
    file = {"name": "mine.json", "mimeType": "application/json", "buffer": text.encode()}
    chooser.value.set_files(file)
    rows = page.locator("main .rows li")
    expect(rows).to_have_count(3)
    assert json.loads(saved(page, page.get_by_role("button", name="Save to"), by))["ids"] == ids
    done(page.get_by_role("link", name="Network of these"), by)
    assert state(page)["seeds"].split() == [UNIVERSITY, COMPANY]
    page.go_back()
    done(page.get_by_role("link", name="Prior work of these"), by)
    assert state(page)["seeds"].split() == ids
    page.go_back()
    expect(rows).to_have_count(3)
    page.wait_for_load_state("networkidle")  # its names have come, and no row is drawn anew
    done(page.get_by_role("button", name=re.compile("Remove Yunhuang")), by)
    expect(rows).to_have_count(2)
    done(page.get_by_role("button", name="Empty the collection"), by)
    expect(page.get_by_text("Nothing collected yet")).to_be_visible()


@BOTH
def test_starts_of_prior_work_are_added_and_taken_away(open_page: Open, by: str) -> None:
    page = open_page("?page=prior")
    label = "A paper, patent or organisation"
    searched(page, page.locator(".seeds"), label, "US99000011B2", by)
    page.wait_for_function("() => new URL(location).searchParams.has('seeds')")
    assert state(page)["seeds"] == WORK
    near = page.locator(".near li")
    near.first.wait_for()
    if by == "mouse":
        page.locator("label", has_text="Papers").click()
    else:
        page.get_by_role("radio", name="All").press("ArrowRight")
    page.wait_for_function("() => new URL(location).searchParams.get('works') === 'PAPER'")
    expect(near.locator("small", has_text=re.compile("^Patent"))).to_have_count(0)
    done(page.get_by_role("button", name=re.compile("Remove System and method")), by)
    expect(near).to_have_count(0)
    assert "seeds" not in state(page)


def test_the_ledger_opens_by_keyboard_and_further_rows_come_by_mouse(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    people = page.locator("#people")
    people.scroll_into_view_if_needed()
    before = people.locator(".rows li")
    before.first.wait_for()
    few = before.count()
    people.get_by_role("button", name=re.compile("Show .* more")).click()
    expect(before).not_to_have_count(few)
    page.locator("#why").scroll_into_view_if_needed()
    page.locator(".ledger summary").first.press("Enter")
    expect(page.locator(".ledger blockquote").first).to_be_visible()
