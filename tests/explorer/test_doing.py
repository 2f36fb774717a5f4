"""What a person does here: each thing once by mouse and once by keyboard."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import Open

pytestmark = [pytest.mark.browser]

UNIVERSITY, COMPANY = "ror:0y0000472", "lei:ZZZZ00INVENTED000Z88"
PLACE = "Lanmen"
ORGANISATION = f"?page=organization&id={UNIVERSITY}"

FOCUSED = "each => each === document.activeElement"
HITS = ".hits:not([hidden]) [role=option]"
PATIENCE = 60_000
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
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
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
    page.get_by_role("radio", name="Paper").press("ArrowRight")
    assert state(page)["works"] == "PATENT"
    page.get_by_role("combobox", name="Search").fill("membranes")
    page.get_by_role("link", name="All results").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("membranes")
    assert "works" not in state(page)


def test_a_cell_of_the_matrix_opens_into_its_evidence_by_mouse(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role(
        "button", name=re.compile("Yunhuang Technology Limited, Co-authorship")
    ).click()
    panel = page.get_by_role("complementary")
    expect(panel.locator("blockquote").first).to_be_visible()
    for told in ("confidence", "read by", "recorded"):
        expect(panel).to_contain_text(told)
    assert state(page)["cell"] == f"{COMPANY} CO_AUTHORSHIP *"
    panel.get_by_role("combobox", name="Kind of evidence").select_option("")
    assert state(page)["cell"] == f"{COMPANY} * *"
    panel.get_by_role("link", name="Open the page of this pair").click()
    expect(page.locator("#evidence blockquote").first).to_be_visible()
    page.go_back()
    page.get_by_role("complementary").get_by_role("button", name="Close").click()
    expect(page.get_by_role("complementary")).to_have_count(0)


def test_a_cell_opens_and_closes_by_keyboard_and_the_focus_returns(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    first = page.locator("table.matrix [data-row='0'][data-column='0']")
    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("heading", level=2)).to_be_focused()
    panel.locator("blockquote").first.wait_for()
    for _ in range(4):
        page.keyboard.press("Tab")
        if panel.get_by_role("combobox", name="Year of evidence").evaluate(FOCUSED):
            break
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => !new URL(location).searchParams.get('cell').endsWith('*')")
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


def test_partners_are_narrowed_to_a_place_by_mouse_and_to_a_topic_by_keyboard(
    open_page: Open,
) -> None:
    page = open_page(ORGANISATION)
    sentence = page.get_by_role("group", name="Filters")
    sentence.locator("summary", has_text="in any city").click()
    sentence.get_by_role("combobox", name="Place").fill(PLACE)
    sentence.locator(HITS, has_text=PLACE).first.click()
    expect(sentence).to_contain_text(f"in {PLACE}")
    expect(page.locator("table.matrix tbody tr").first).to_be_visible()
    page.go_back()
    sentence.locator("summary", has_text="on any topic").press("Enter")
    sentence.get_by_role("combobox", name="Topic").focus()
    page.keyboard.type("Photonic and Optical")
    sentence.locator(HITS).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(sentence).to_contain_text("on Photonic and Optical Devices")
    assert "place" not in state(page)
    sentence.get_by_role("button", name="Remove Photonic").click()
    assert "topic" not in state(page)


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
    page.go_back()
    page.locator("#topics .figure a").first.click()
    assert state(page)["topic"]
    again = open_page(f"?page=pair&id={UNIVERSITY}&other={state(page)['topic']}")
    expect(again.locator("#works .rows li").first).to_be_visible()
    expect(again.locator("#partners .rows li").first).to_be_visible()


def test_a_quote_stands_in_its_context(open_page: Open) -> None:
    page = open_page("?page=search&text=supply+agreement")
    page.locator(".results a", has_text="NON-EXCLUSIVE SUPPLY AGREEMENT").first.click()
    quote = page.locator("blockquote.in-context").first
    expect(quote.locator("mark")).not_to_be_empty()
    assert len(quote.inner_text()) > len(quote.locator("mark").inner_text())


PERSON, AFFILIATION = "openalex:A9990000288", "ror:0y0000860"
"""Many documents say that the one is at the other."""


def test_quotes_that_are_left_out_are_told_and_shown_by_mouse_and_by_keyboard(
    open_page: Open,
) -> None:
    page = open_page(f"?page=person&id={PERSON}")
    spell = page.locator("#affiliations .rows > li").first
    spell.locator("summary").click()
    expect(spell.get_by_role("status")).to_have_text("The 2 surest quotes; there are more")
    expect(spell.locator(".quotes > li")).to_have_count(2)
    spell.get_by_role("button", name="Show all").click()
    expect(spell.get_by_role("status")).to_have_text(re.compile(r"All \d\d$"))
    assert spell.locator(".quotes > li").count() > 10
    page = open_page(f"?page=ways&id={PERSON}&other={AFFILIATION}")
    step = page.locator(".steps details").first
    step.locator("summary").press("Enter")
    step.get_by_role("button", name="Show all").press("Enter")
    expect(step.get_by_role("status")).to_have_text(re.compile(r"All \d\d$"))


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
    page.get_by_role("textbox").last.fill("xqzv wjkqp zzvxq")
    page.get_by_role("button", name="Find prior work").click()
    expect(page.locator("main")).to_contain_text("Nothing near")


def test_the_language_changes_in_place(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role("link", name="繁體").click()
    expect(page.get_by_role("heading", name="合作夥伴")).to_be_visible()
    assert state(page)["id"] == UNIVERSITY
    page.get_by_role("link", name="English").press("Enter")
    expect(page.get_by_role("heading", name="Partners", exact=True)).to_be_visible()


def test_the_theme_changes_by_mouse_and_by_keyboard_and_is_kept(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.get_by_role("combobox", name="Theme").select_option("light")
    expect(page.locator("html[data-theme=light]")).to_have_count(1)
    page.get_by_role("combobox", name="Theme").press("ArrowDown")
    expect(page.locator("html[data-theme=dark]")).to_have_count(1)
    page.reload()
    expect(page.locator("html[data-theme=dark]")).to_have_count(1)


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
    expect(page.locator(".near", has_text="Tingsun University of Science")).to_have_count(0)


UNIVERSITY_NAMES = ("Tingsun Univ. of Sci", "TINGUST", "汀榫科技大學", "tingsun keji daxue")
NUMBERS = ("10.5555/hetao.demo.0000036", "US99000011B2")


def test_every_kind_of_name_and_number_is_found_while_it_is_typed(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_role("combobox", name="Search")
    for text in UNIVERSITY_NAMES:
        box.fill(text)
        expect(page.locator(HITS).first).to_contain_text("Tingsun University of Science")
    for number, title in zip(NUMBERS, ("Porous Membranes", "coastal bridges"), strict=True):
        box.fill(number)
        expect(page.locator(HITS).first).to_contain_text(title)


EVERY = {
    "organization": "TINGUST",
    "person": "Ching Chui",
    "work": "US99000011B2",
    "topic": "Photonic and Optical Devices",
    "place": "Qingtan",
    "agreement": "NON-EXCLUSIVE SUPPLY AGREEMENT",
}
"""A name of each kind of page, that is the first hit."""


def test_a_page_of_every_kind_is_opened_from_the_search_by_mouse(open_page: Open) -> None:
    open_every_kind(open_page(), "mouse")


def test_a_page_of_every_kind_is_opened_from_the_search_by_keyboard(open_page: Open) -> None:
    open_every_kind(open_page(), "keyboard")


def open_every_kind(page: Any, by: str) -> None:
    for kind, name in EVERY.items():
        page.get_by_role("combobox", name="Search").fill(name)
        hit = page.locator(f"{HITS}:first-child", has_text=name if kind != "work" else "coastal")
        if by == "keyboard" or kind == "organization":
            (page.locator(HITS).first if kind == "organization" else hit).wait_for()
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
        else:
            hit.click()
        page.wait_for_function("to => new URL(location).searchParams.get('page') === to", arg=kind)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_figures_and_contents_lead_to_what_they_name(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator(".figures a", has_text="works").click()
    expect(page.locator("#works-title")).to_be_focused()
    page.locator(".contents a", has_text="Agreements").press("Enter")
    expect(page.locator("#agreements-title")).to_be_focused()
    assert page.url.endswith(ORGANISATION)


def test_columns_are_years_by_mouse_and_kinds_again_by_keyboard(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    heads = page.locator("table.matrix thead")
    page.locator(".matrix-tools label", has_text="By year").click()
    expect(heads).to_contain_text("2020")
    page.get_by_role("radio", name="By year").press("ArrowLeft")
    expect(heads).to_contain_text("Co-authorship")


def test_kinds_are_weighed_and_years_are_set_by_mouse(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    page.locator(".matrix-tools summary", has_text="Weights").click()
    page.get_by_role("slider", name="Weight of Co-authorship").click(position={"x": 4, "y": 6})
    assert state(page)["weights"].startswith("CO_AUTHORSHIP=")
    page.get_by_role("button", name="Count all kinds alike").click()
    assert "weights" not in state(page)
    page.locator("#timeline").scroll_into_view_if_needed()
    page.get_by_role("slider", name="To").click()
    expect(page.get_by_role("group", name="Filters")).to_contain_text(state(page)["until"])


def test_a_filter_is_set_and_a_year_is_chosen_by_keyboard(open_page: Open) -> None:
    page = open_page(ORGANISATION)
    rows = page.locator("table.matrix tbody tr")
    rows.first.wait_for()
    before = rows.count()
    page.locator("summary", has_text="any organisation").press("Enter")
    page.get_by_role("checkbox", name="Company").press("Space")
    expect(rows).not_to_have_count(before)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear all filters").press("Enter")
    page.locator("#timeline").scroll_into_view_if_needed()
    page.get_by_role("button", name=re.compile("^2017:")).press("Enter")
    assert (state(page)["since"], state(page)["until"]) == ("2017", "2017")


def test_two_places_are_compared_from_the_page_of_one_by_mouse(open_page: Open) -> None:
    page = open_page("?page=place&id=geonames:99990001")
    compare = page.locator(".compare").get_by_role("combobox")
    compare.fill(PLACE)
    page.locator(".compare").locator(HITS, has_text=PLACE).first.click()
    page.get_by_role("button", name=re.compile("^2020:")).click()
    assert (state(page)["page"], state(page)["since"]) == ("pair", "2020")


def test_prior_work_is_asked_for_and_narrowed_by_keyboard_and_by_mouse(open_page: Open) -> None:
    page = open_page("?page=prior")
    near = page.locator(".near li")
    page.get_by_role("textbox").last.focus()
    page.keyboard.type("Quantum error correction")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    near.first.wait_for()
    page.get_by_role("spinbutton", name="Up to the year").fill("2018")
    page.keyboard.press("Tab")
    expect(near.locator(".figure", has_text=re.compile("2019|202"))).to_have_count(0)
    page.locator("label", has_text="Patents").click()
    expect(near.locator("small", has_text=re.compile("^Paper"))).to_have_count(0)
    assert (state(page)["until"], state(page)["works"]) == ("2018", "PATENT")
