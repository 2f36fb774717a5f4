"""What a person does here: each thing once by mouse and once by keyboard."""

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import Open, answered

pytestmark = pytest.mark.browser

UNIVERSITY, COMPANY = "ror:0y0000472", "lei:ZZZZ00INVENTED000Z88"
ORGANISATION = f"?page=organization&id={UNIVERSITY}"

HITS = ".hits:not([hidden]) [role=option]"
PATIENCE = 20_000
"""Milliseconds; a machine under load is no slow page."""


def state(page: Any) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def expect(locator: Any) -> Any:
    from playwright.sync_api import expect as expected

    expected.set_options(timeout=PATIENCE)
    return expected(locator)


def test_searching_by_mouse(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("combobox", name="Search").fill("Tingsun University of Science")
    page.locator(HITS, has_text="Tingsun University of Science and Technology").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tingsun University")
    assert state(page)["page"] == "organization"


def test_searching_by_keyboard_in_chinese(open_page: Open) -> None:
    page = open_page()
    page.keyboard.type("汀榫科技大学")
    page.locator(HITS).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("汀榫科技大学")


def test_all_results_of_a_search(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("combobox", name="Search").fill("photonics")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("photonics")
    page.get_by_role("radio", name="Paper").check(force=True)
    assert state(page)["works"] == "PAPER"


def test_a_cell_of_the_matrix_opens_into_its_evidence_by_mouse(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role(
        "button", name=re.compile("Yunhuang Technology Limited, Co-authorship")
    ).click()
    panel = page.get_by_role("complementary")
    expect(panel.locator("blockquote").first).to_be_visible()
    expect(panel).to_contain_text("confidence")
    assert state(page)["cell"] == f"{COMPANY} CO_AUTHORSHIP *"


def test_a_cell_opens_and_closes_by_keyboard_and_the_focus_returns(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    first = page.locator("table.matrix [data-row='0'][data-column='0']")
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)
    expect(page.locator("[data-row='1'][data-column='0']")).to_be_focused()


def test_back_is_undo(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    rows = page.locator("table.matrix tbody tr")
    rows.first.wait_for()
    before = rows.count()
    page.locator("summary", has_text="any organisation").click()
    page.get_by_role("checkbox", name="Company").check()
    expect(rows).not_to_have_count(before)
    assert state(page)["kinds"] == "COMPANY"
    page.go_back()
    expect(rows).to_have_count(before)


def test_filters_read_as_a_sentence_and_close_by_escape(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&kinds=COMPANY&since=2018")
    sentence = page.get_by_role("group", name="Filters")
    expect(sentence).to_contain_text(
        re.compile("Partners by.*any evidence.*with.*Company.*since 2018")
    )
    summary = sentence.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(sentence.get_by_role("checkbox").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    page.get_by_role("button", name="Clear all filters").click()
    assert "kinds" not in state(page)


def test_a_pinned_row_comes_first_and_the_link_brings_others_to_it(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role("button", name="Pin Tiaoyuan University").focus()
    page.keyboard.press("Enter")
    expect(page.locator("table.matrix tbody tr").first).to_contain_text("Tiaoyuan University")
    again = open_page(page.url.split("/")[-1])
    expect(again.locator("table.matrix tbody tr").first).to_contain_text("Tiaoyuan University")


def test_weights_rank_by_kind(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&weights=FUNDING=9")
    expect(page.locator("table.matrix tbody tr").first).to_contain_text("45")
    expect(page.locator("table.matrix")).to_contain_text("Score")


def test_a_year_of_the_timeline_filters_everything(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#timeline").scroll_into_view_if_needed()
    page.get_by_role("button", name=re.compile("^2017:")).click()
    assert (state(page)["since"], state(page)["until"]) == ("2017", "2017")
    expect(page.get_by_role("group", name="Filters")).to_contain_text("in 2017")


def test_two_places_show_their_pairs_and_a_year_narrows_them(open_page: Open) -> None:
    page = open_page("?page=pair&id=geonames:99990001&other=geonames:99990002")
    rows = page.locator("#evidence .rows li")
    rows.first.wait_for()
    page.get_by_role("button", name=re.compile("^2020:")).press("Enter")
    assert (state(page)["since"], state(page)["until"]) == ("2020", "2020")
    expect(rows.first).to_contain_text("2020")
    rows.first.get_by_role("link", name=re.compile("evidence")).click()
    expect(page.locator(".timeline")).to_be_visible()


def test_the_partners_on_a_topic_are_a_page(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#topics").scroll_into_view_if_needed()
    page.locator("#topics .figure a").first.press("Enter")
    expect(page.locator("table.matrix tbody tr").first).to_be_visible()
    assert state(page)["topic"]
    again = open_page(f"?page=pair&id={UNIVERSITY}&other={state(page)['topic']}")
    expect(again.locator("#works .rows li").first).to_be_visible()
    expect(again.locator("#partners .rows li").first).to_be_visible()


def test_the_network_is_the_list_and_expands_from_it_by_keyboard(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    listed = page.get_by_role("region", name="The same as a list")
    listed.get_by_role("button", name=re.compile("Lulei Institute")).focus()
    page.keyboard.press("Enter")
    chosen = page.get_by_role("region", name="Lulei Institute of Photonics")
    expect(chosen).to_contain_text(re.compile(r"\d+ partners: .*Co-authorship \d+"))
    before = listed.get_by_role("button").count()
    chosen.get_by_role("button", name=re.compile("strongest")).press("Enter")
    expect(chosen.get_by_role("button", name="Collapse")).to_be_visible()
    expect(listed.get_by_role("button")).not_to_have_count(before)
    page.go_back()
    expect(listed.get_by_role("button")).to_have_count(before)


def test_the_network_draws_and_says_how_much(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    expect(page.locator(".canvas canvas").first).to_be_visible()
    drawn = re.compile(r"[1-9]\d* organisations, [1-9]\d* collaborations")
    expect(page.get_by_text(drawn)).to_be_visible()


def test_a_lasso_picks_and_the_picked_are_shown_alone(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    canvas = page.locator(".canvas")
    canvas.locator("canvas").first.wait_for()
    page.get_by_role("button", name="Lasso").click()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    for right, down in ((0.99, 0), (0.99, 0.99), (0, 0.99)):
        page.mouse.move(box["x"] + 2 + box["width"] * right, box["y"] + 2 + box["height"] * down)
    page.mouse.up()
    every = page.get_by_text(re.compile(r"^\d+ picked$"))
    expect(every).to_be_visible()
    assert len(state(page)["picked"].split()) > 5
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(every).to_have_count(0)


def test_those_picked_by_keyboard_are_left_out_and_come_back(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    listed = page.get_by_role("region", name="The same as a list")
    pick = listed.get_by_role("checkbox", name=re.compile("Pick Lulei Institute"))
    pick.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Without these").press("Enter")
    expect(pick).to_have_count(0)
    page.get_by_role("button", name="Remove without 1").press("Enter")
    expect(pick).to_have_count(1)


def test_a_network_is_narrowed_to_its_core_and_to_the_surroundings_of_one(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network&chosen={COMPANY}")
    rows = page.get_by_role("region", name="The same as a list").get_by_role("checkbox")
    rows.first.wait_for()
    whole = rows.count()
    page.get_by_role("slider", name="Core").press("ArrowRight")
    expect(rows).not_to_have_count(whole)
    assert state(page)["core"] == "2"
    page.get_by_role("button", name=re.compile("Remove Core")).click()
    page.get_by_role("combobox", name="Show").select_option("1")
    expect(rows).not_to_have_count(whole)
    expect(page.get_by_role("button", name=re.compile("within 1 link of Yunhuang"))).to_be_visible()
    page.go_back()
    expect(rows).to_have_count(whole)


def test_a_quote_stands_in_its_context(open_page: Open) -> None:
    page = open_page("?page=search&text=supply+agreement")
    page.locator(".results a", has_text="NON-EXCLUSIVE SUPPLY AGREEMENT").first.click()
    quote = page.locator("blockquote.in-context").first
    expect(quote.locator("mark")).not_to_be_empty()
    assert len(quote.inner_text()) > len(quote.locator("mark").inner_text())


def test_a_view_within_another_page_shows_no_more_than_itself(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&frame=on")
    expect(page.locator("table.matrix tbody tr").first).to_be_visible()
    expect(page.get_by_role("banner")).to_have_count(0)
    expect(page.locator("#works")).to_have_count(0)
    address = page.get_by_role("link", name="Open in Hetao").get_attribute("href")
    assert address == ORGANISATION


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


def test_without_webgl_the_list_is_there(open_page: Open, explorer: str) -> None:
    page = open_page()
    page.add_init_script(
        "HTMLCanvasElement.prototype.getContext = () => null"  # as a browser without WebGL answers
    )
    page.goto(f"{explorer}{ORGANISATION}&as=network")
    expect(page.get_by_text("WebGL is off")).to_be_visible()
    expect(page.get_by_role("region", name="The same as a list")).to_be_visible()


def test_ways_between_two_are_found_step_by_step(open_page: Open) -> None:
    page = open_page("?page=ways")
    for label, name in (("From", "汀榫科技大学"), ("To", "Yunhuang Technology Limited")):
        page.get_by_role("combobox", name=label, exact=True).fill(name)
        page.locator(HITS).first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    page.locator(".steps li").first.wait_for()
    page.locator(".steps summary").first.press("Enter")
    expect(page.locator(".steps blockquote").first).to_be_visible()


def test_prior_work_of_a_text(open_page: Open) -> None:
    page = open_page("?page=prior")
    page.get_by_role("textbox").last.fill("Quantum error correction for photonic chips")
    page.get_by_role("button", name="Find prior work").click()
    expect(page.locator(".near li").first).to_contain_text("alike")


def test_a_collection_is_kept_and_asked_for_prior_work(open_page: Open) -> None:
    page = open_page("?page=work&id=patent:US99000011B2")
    page.get_by_role("button", name="Add to the collection").press("Enter")
    page.get_by_role("link", name="Collection").click()
    page.get_by_role("link", name="Prior work of these").click()
    expect(page.locator(".near li").first).to_be_visible()
    assert state(page)["seeds"] == "patent:US99000011B2"


def test_what_is_on_screen_is_taken_away(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#partners summary", has_text="Take away").click()
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


def test_an_identifier_of_another_registry_leads_on(open_page: Open) -> None:
    page = open_page("?page=organization&id=lei:ZZZZ00INVENTED000447")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tingsun University")
    page.wait_for_url(f"**/{ORGANISATION}")


def test_the_language_changes_in_place(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role("link", name="繁體").click()
    expect(page.get_by_role("heading", name="合作夥伴")).to_be_visible()
    assert state(page)["id"] == UNIVERSITY


def test_kinds_are_weighed_by_keyboard_and_rows_pinned_by_mouse(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator(".matrix-tools summary", has_text="Weights").press("Enter")
    page.get_by_role("slider", name="Weight of Co-authorship").press("ArrowRight")
    expect(page.locator("table.matrix thead")).to_contain_text("Score")
    assert state(page)["weights"].startswith("CO_AUTHORSHIP=")
    page.keyboard.press("Escape")
    page.locator("table.matrix tbody tr").nth(3).hover()
    page.locator("table.matrix tbody tr").nth(3).get_by_role("button", name="Pin").click()
    expect(page.locator("table.matrix tr.pinned")).to_have_count(1)


def test_the_slider_of_years_moves_by_keyboard_and_the_whole_page_follows(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#timeline").scroll_into_view_if_needed()
    page.get_by_role("slider", name="From").press("ArrowRight")
    since = state(page)["since"]
    expect(page.get_by_role("group", name="Filters")).to_contain_text(since)
    page.get_by_role("button", name="All years").click()
    assert "since" not in state(page)


def test_ways_between_two_are_found_by_mouse(open_page: Open) -> None:
    page = open_page("?page=ways")
    for label, name in (("From", "Tingsun University of Science"), ("To", "Yunhuang Technology")):
        page.get_by_role("combobox", name=label, exact=True).fill(name)
        page.locator(HITS).first.click()
    page.locator(".steps summary").first.click()
    expect(page.locator(".steps blockquote").first).to_be_visible()


def test_prior_work_of_an_organisation_is_none_of_its_own(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator("#works").scroll_into_view_if_needed()
    page.locator("#works").get_by_role("link", name="Prior work").press("Enter")
    expect(page.locator(".near li").first).to_contain_text("alike")
    assert state(page)["seeds"] == UNIVERSITY
    expect(page.get_by_text("what the organisation made itself is left out")).to_be_visible()
    expect(page.locator(".near")).not_to_contain_text("Tingsun University of Science")


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
    page.locator(".matrix-tools summary", has_text="Take away").press("Enter")
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
    page.wait_for_function("navigator.clipboard.readText().then(it => it.includes('frame=on'))")


HOSTILE = [
    "<img src=x onerror=document.title='run'>",
    "שלום עולם Univ.",
    "🧪" * 20,
    "Very " * 60,
]


@pytest.mark.parametrize("name", HOSTILE, ids=["markup", "right to left", "emoji", "300 letters"])
def test_names_are_text_and_never_markup(open_page: Open, explorer: str, name: str) -> None:
    page = open_page()

    def rename(route: Any) -> None:
        response = route.fetch()
        text = response.text().replace("Qianqu Sensing (Qingtan)", json.dumps(name)[1:-1])
        route.fulfill(response=response, body=text)

    page.route("**/graphql", rename)
    page.goto(f"{explorer}{ORGANISATION}", wait_until="networkidle")
    expect(page.locator("table.matrix tbody th").first).to_contain_text(name.strip())
    assert page.locator("table.matrix img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
