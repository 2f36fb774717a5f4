"""What opens in a view, and what stands there in its place: accessible and within the window.

Sheets, dialogs and menus, what a search finds, forms, and what is said where something fails, is
waited for or empty: in the light on a desk and in the dark on a telephone, for no colour depends
on the width. Pictures are kept, as those of `test_looks.py`.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Open, failing
from .test_doing import COMPANY, HITS, ORGANISATION, UNIVERSITY, expect
from .test_looks import CALM, wait_for
from .test_looks import axe as axe  # fixtures
from .test_looks import pictures as pictures

pytestmark = pytest.mark.browser

Opener = Callable[[Any], Any]
"""Opens something in a page; what is there then, or is said then."""

LOOKS = ((1280, "light"), (360, "dark"))

AXE = """async opened => {
  const found = await axe.run(opened, {resultTypes: ['violations']});
  return found.violations.flatMap(v => v.nodes.map(n =>
    `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.slice(0, 300)}`));
}"""

GO = "to => { history.pushState(null, '', to || '?'); dispatchEvent(new Event('popstate')) }"
"""Goes to a view within the page, as a link does."""

CLOSE = """() => {
  for (const each of document.querySelectorAll('details[open]')) each.open = false;
  for (const each of document.querySelectorAll('dialog[open]')) each.close();
  document.activeElement?.blur();
}"""


def part(name: str, within: str = "main") -> Opener:
    """What opens by its summary."""

    def opened(page: Any) -> Any:
        page.locator(within).first.scroll_into_view_if_needed()  # it loads when it comes near
        found = page.locator(f"{within} details", has=page.locator("summary", has_text=name)).first
        found.scroll_into_view_if_needed()
        found.locator("summary").first.click()
        return found.locator(".sheet") if found.locator(".sheet").count() else found

    return opened


def searched(label: str, text: str, within: str = "body") -> Opener:
    """What a search box finds; the first is being chosen."""

    def opened(page: Any) -> Any:
        named = page.get_by_role("combobox", name=label, exact=True)
        search = page.locator(f"{within} .search").filter(has=named).first
        search.get_by_role("combobox").fill(text)
        if text == NOWHERE:
            expect(search.get_by_role("status")).to_contain_text(NOWHERE)
        else:
            search.locator(HITS).first.wait_for()
            search.get_by_role("combobox").press("ArrowDown")
        return search

    return opened


def query(form: str) -> Opener:
    """The query behind the first section of a page."""

    def opened(page: Any) -> Any:
        page.get_by_role("button", name="The query behind this").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("radio", name=form).check(force=True)
        return dialog

    return opened


def in_sentence(summary: str, label: str, text: str) -> Opener:
    """A search within a sheet of the sentence."""

    def opened(page: Any) -> Any:
        sheet = part(summary, ".sentence")(page)
        searched(label, text, ".sentence details[open]")(page)
        return sheet

    return opened


def key_form(page: Any) -> Any:
    page.locator("#why").scroll_into_view_if_needed()
    page.get_by_role("button", name="Give a key").click()
    return page.locator("form.key")


def ledger(page: Any) -> Any:
    page.locator("#why").scroll_into_view_if_needed()  # its rows come once it is near
    return part("", ".ledger li:first-child")(page)


def lasso(page: Any) -> Any:
    page.get_by_role("button", name="Lasso").click()
    return page.locator(".network")


def wrong_file(page: Any) -> Any:
    page.locator("input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"[]"}
    )
    expect(page.get_by_role("alert")).to_be_visible()
    return page.locator("main")


NOWHERE = "xqzvwjkqp"

OPENED: dict[str, dict[str, Opener]] = {
    "": {"hits": searched("Search", "Tingsun"), "no hit": searched("Search", NOWHERE)},
    ORGANISATION: {
        "hits in the bar": searched("Search", "photonic", "header.site"),
        "evidence": part("any evidence", ".sentence"),
        "sorts": part("any organisation", ".sentence"),
        "countries": part("in any country", ".sentence"),
        "years": part("in any year", ".sentence"),
        "place": in_sentence("in any city", "Place", "Lanmen"),
        "topic": in_sentence("on any topic", "Topic", "Photonic"),
        "weights": part("Weights"),
        "partners exported": part("Export", "#partners"),
        "works exported": part("Export", "#works"),
        "GraphQL": query("GraphQL"),
        "curl": query("curl"),
        "Python": query("Python"),
        "ledger": ledger,
        "key for verdicts": key_form,
    },
    f"{ORGANISATION}&as=network&chosen={COMPANY}&picked={COMPANY}&degree=2&core=2": {
        "network exported": part("Export", "#partners"),
        "lasso": lasso,
    },
    "?page=work&id=patent:US99000011B2": {
        "cite": part("Export", ".page-tools"),
        "why": part("Why", "#organizations"),
    },
    "?page=person&id=openalex:A9990000288&since=2018": {
        "spell": part("Why", "#affiliations"),
        "co-authors exported": part("Export", "#coauthors"),
    },
    f"?page=ways&id={UNIVERSITY}&other={COMPANY}": {"step": part("", ".steps")},
    "?page=place&id=geonames:99990001": {
        "compared": searched("Compare with another", "Lanmen", "main"),
    },
    "?page=collections": {"a wrong file": wrong_file},
}


WHOLE = {
    "link": (
        f"{ORGANISATION}&as=network&chosen={COMPANY}&edge={UNIVERSITY}+{COMPANY}+*+*",
        ".panel blockquote",
    ),
    "expansion": (f"?page=network&seeds={UNIVERSITY}&chosen={COMPANY}", ".expansion"),
    "starts": (f"?page=prior&seeds={UNIVERSITY}+patent:US99000011B2", ".near li"),
    "before and after": ("?page=prior&text=quantum+error+correction&pivot=2020", ".near li"),
    "nothing near": (f"?page=prior&text={NOWHERE}+wjkqp+zzvxq", ".empty"),
    "nothing found": (f"?page=search&text={NOWHERE}", "#graph-title"),
    "no partner": (f"{ORGANISATION}&kinds=HOSPITAL&until=1950", "#partners .empty"),
    "no evidence": (f"?page=pair&id={UNIVERSITY}&other=cik:9990031", ".empty"),
}
"""Views that say or hold what no other does, and by what one sees that they are there."""


@pytest.mark.parametrize("view", OPENED, ids=lambda view: " ".join(OPENED[view])[:40])
def test_what_opens_in_a_view_is_accessible_and_within_the_window(
    open_page: Open, axe: str, pictures: Path, view: str
) -> None:
    page = open_page(view, reduced_motion="reduce")
    page.locator("h1").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    wrong: dict[str, Any] = {}
    for name, opener in OPENED[view].items():
        page.set_viewport_size({"width": 1280, "height": 900})
        wrong.update(looked_at(page, name, opener(page), pictures))
        page.evaluate(CLOSE)
    assert wrong == {}


def test_what_stands_in_the_place_of_a_view_is_accessible(
    open_page: Open, axe: str, pictures: Path
) -> None:
    page = open_page(reduced_motion="reduce")
    page.evaluate(axe)
    wrong: dict[str, Any] = {}
    for name, (view, there) in WHOLE.items():
        page.evaluate(GO, view)
        page.locator(there).first.wait_for()
        wait_for(page, CALM)
        wrong.update(looked_at(page, name, page.locator("main"), pictures))
    assert wrong == {}


def looked_at(page: Any, name: str, opened: Any, pictures: Path) -> dict[str, Any]:
    """What is wrong with what was opened, by the look."""
    wrong: dict[str, Any] = {}
    opened.wait_for()
    for width, theme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)
        opened.scroll_into_view_if_needed()
        look = f"opened {name}-{theme}-{width}"
        page.screenshot(path=pictures / f"{look}.png")
        if found := page.evaluate(AXE, opened.element_handle()):
            wrong[look] = found
        box = opened.bounding_box()
        if box["x"] < 0 or box["x"] + box["width"] > width:
            wrong[look] = f"from {box['x']} on {box['width']} wide"
    return wrong


TROUBLES: dict[str, dict[str, Any]] = {
    "too many questions": {"status": 429, "headers": {"Retry-After": "3600"}},
    "no store": {"status": 503, "code": "STORE_UNAVAILABLE"},
    "too expensive": {"code": "TOO_EXPENSIVE", "message": "It costs 20,000; 10,000 are allowed."},
    "something broken": {"code": "INTERNAL_SERVER_ERROR", "message": "Broken. " * 40},
    "a key": {"status": 401},  # the last: it is asked for until it is given
}


def test_what_is_said_where_something_fails_is_accessible(
    open_page: Open, axe: str, pictures: Path
) -> None:
    page = open_page("?page=ways")
    page.evaluate(axe)
    wrong: dict[str, Any] = {}
    for trouble, how in TROUBLES.items():
        failing(page, "organization", **how)
        page.evaluate(GO, ORGANISATION)
        page.get_by_role("alert").first.wait_for()
        wrong.update(looked_at(page, trouble, page.locator("main"), pictures))
        page.unroute("**/graphql")
        page.evaluate(GO, "?page=ways")
        expect(page.get_by_role("alert")).to_have_count(0)
    assert wrong == {}


def test_what_is_waited_for_is_accessible(open_page: Open, axe: str, pictures: Path) -> None:
    page = open_page("?page=ways")
    page.route("**/graphql", lambda _: None)
    page.get_by_role("combobox", name="Search").fill("Tingsun")
    expect(page.locator("header.site .hits [role=status]")).to_have_text(re.compile("Searching"))
    page.evaluate(GO, ORGANISATION)
    page.locator(".waiting").first.wait_for()
    page.evaluate(axe)
    assert looked_at(page, "waiting", page.locator("body"), pictures) == {}
