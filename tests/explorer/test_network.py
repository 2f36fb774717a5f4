"""The network, picture and list: each thing once by mouse and once by keyboard."""

import re
from base64 import b64encode
from typing import Any

import pytest

from .conftest import Open
from .test_doing import COMPANY, HITS, ORGANISATION, UNIVERSITY, expect, state
from .test_looks import DIFFERENCE, SPECKS

pytestmark = [pytest.mark.browser]


def test_the_network_is_the_list_and_expands_from_it_by_keyboard(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    listed = page.get_by_role("region", name="The same as a list")
    listed.get_by_role("button", name=re.compile("Lulei Institute")).focus()
    page.keyboard.press("Enter")
    chosen = page.get_by_role("region", name="Lulei Institute of Photonics")
    expect(chosen).to_contain_text(re.compile(r"\d+ partners: \d+ by papers"))
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
    drawn = page.get_by_text(re.compile(r"^\d+ organisations,"))
    page.get_by_role("region", name="The same as a list").get_by_role("checkbox").last.click()
    page.get_by_role("button", name="Only these").click()
    expect(drawn).to_contain_text("not drawn")
    page.get_by_role("button", name=re.compile("picked alone")).click()
    page.go_back()
    page.go_back()
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


def in_picture(page: Any) -> tuple[float, float]:
    """A place in the picture where an organisation is: the pointer tells."""
    box = page.locator(".canvas").bounding_box()
    for down in range(4, 36):
        for right in range(4, 36):
            at = box["x"] + box["width"] * right / 40, box["y"] + box["height"] * down / 40
            page.mouse.move(*at)
            if page.locator(".canvas.over-node").count():
                return at
    raise AssertionError("nothing is drawn")


def test_what_is_chosen_in_the_picture_is_chosen_in_the_list_and_can_be_dragged(
    open_page: Open,
) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    page.locator(".canvas:not([aria-busy]) canvas").first.wait_for()
    page.locator(".canvas").scroll_into_view_if_needed()
    x, y = in_picture(page)
    page.mouse.click(x, y)
    page.wait_for_function("() => new URL(location).searchParams.has('chosen')")
    chosen = state(page)["chosen"]
    listed = page.get_by_role("region", name="The same as a list")
    expect(listed.locator("button[aria-pressed=true]")).to_have_count(1)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 15, y + 10, steps=4)
    page.mouse.up()
    page.wait_for_function("() => new URL(location).searchParams.has('moved')")
    assert state(page)["moved"].startswith(f"{chosen}=")
    page.get_by_role("button", name="Fit", exact=True).click()
    assert state(page)["chosen"] == chosen
    page.go_back()
    assert "moved" not in state(page)


def test_what_is_chosen_is_moved_by_arrow_keys_told_and_kept_in_the_link(open_page: Open) -> None:
    path = f"{ORGANISATION}&as=network&chosen={COMPANY}"
    page = open_page(path, reduced_motion="reduce")
    drawn = page.locator(".canvas:not([aria-busy])")
    drawn.locator("canvas").first.wait_for()
    before = drawn.screenshot()
    pad = page.get_by_role("group", name="Move in the picture")
    pad.get_by_role("button", name="Up").focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    expect(pad.get_by_role("status")).to_have_text(
        re.compile(r"^\d+% from the left, \d+% from the top$")
    )
    assert re.fullmatch(rf"{COMPANY}=-?[\d.]+,-?[\d.]+", state(page)["moved"])
    page.evaluate(NEXT_FRAMES)
    moved = drawn.screenshot()
    assert moved != before
    page.reload()
    drawn.locator("canvas").first.wait_for()
    expect(pad.get_by_role("button", name="Put back")).to_be_visible()
    assert page.evaluate(DIFFERENCE, [encoded(moved), encoded(drawn.screenshot())]) <= SPECKS
    pad.get_by_role("button", name="Put back").press("Enter")
    assert "moved" not in state(page)
    page.go_back()
    page.go_back()
    assert "moved" not in state(page)


NEXT_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""What is asked for has been drawn then."""


def encoded(picture: bytes) -> str:
    return b64encode(picture).decode()


def test_the_network_expands_is_coloured_and_narrowed_by_mouse(open_page: Open) -> None:
    page = open_page(f"{ORGANISATION}&as=network")
    listed = page.get_by_role("region", name="The same as a list")
    listed.get_by_role("button", name=re.compile("Lulei Institute")).click()
    chosen = page.get_by_role("region", name="Lulei Institute of Photonics")
    before = listed.get_by_role("button").count()
    chosen.get_by_role("button", name=re.compile("strongest")).click()
    chosen.get_by_role("button", name="Collapse").click()
    expect(listed.get_by_role("button")).to_have_count(before)
    for name in ("Zoom in", "Zoom out", "Colour by community"):
        page.get_by_role("button", name=name).click()
    colour = page.get_by_role("button", name="Colour by community")
    expect(colour).to_have_attribute("aria-pressed", "true")
    assert state(page)["colour"] == "community"
    page.get_by_role("slider", name="At least so many links").click()
    expect(listed.get_by_role("button")).not_to_have_count(before)
    page.get_by_role("button", name=re.compile("Remove At least")).click()
    expect(listed.get_by_role("button")).to_have_count(before)


def test_several_starts_are_coloured_narrowed_and_collapsed_by_keyboard(open_page: Open) -> None:
    page = open_page("?page=network")
    for name in ("TINGUST", "Yunhuang Technology Limited"):
        page.get_by_role("combobox", name="Organisation").fill(name)
        page.locator(f"main {HITS}:first-child").wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.locator(".canvas canvas").first.wait_for()
    assert state(page)["seeds"].split() == [UNIVERSITY, COMPANY]
    colour = page.get_by_role("button", name="Colour by community")
    colour.press("Enter")
    expect(colour).to_have_attribute("aria-pressed", "true")
    page.get_by_role("slider", name="At least so many links").press("ArrowRight")
    assert state(page)["degree"] == "2"
    sentence = page.get_by_role("group", name="Filters")
    sentence.locator("summary").first.press("Enter")
    expect(sentence.get_by_role("checkbox", name="Co-authorship")).to_be_visible()
    page.keyboard.press("Escape")
    listed = page.get_by_role("region", name="The same as a list")
    listed.get_by_role("button", name=re.compile("^Yunhuang Technology Limited")).press("Enter")
    page.get_by_role("button", name="Collapse").press("Enter")
    assert state(page)["seeds"].split() == [UNIVERSITY]


def test_the_picture_is_in_the_colours_of_the_theme_whoever_changes_it(open_page: Open) -> None:
    """The names are drawn in the ink of the page: by the system, by choice, and back."""
    page = open_page(color_scheme="light")
    page.add_init_script(INKS)
    page.goto(f"{page.url}{ORGANISATION}&as=network")
    page.wait_for_function("() => inks.at(-1) === 'light'")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => inks.at(-1) === 'dark'")
    theme = page.get_by_role("combobox", name="Theme")
    theme.select_option("light")
    page.wait_for_function("() => inks.at(-1) === 'light'")
    theme.select_option("auto")
    page.wait_for_function("() => inks.at(-1) === 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    ground = page.locator(".canvas").evaluate("each => getComputedStyle(each).backgroundColor")
    assert ground == "rgb(22, 24, 26)"  # printed as it was drawn


INKS = """
window.inks = [];
const {fillText} = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function (...at) {
  const [red] = this.fillStyle.match(/[0-9a-f]{2}/).map(each => parseInt(each, 16));
  inks.push(red < 128 ? 'light' : 'dark');
  return fillText.apply(this, at);
};
"""
"""Notes for each name that is drawn in which theme's ink it is."""
