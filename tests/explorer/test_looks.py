"""Every view in both themes, three languages and three widths: accessible, and laid out as before.

Pictures are kept; what must not change in them is compared:

- Opened again, and in the dark, a link shows the same picture, pixel by pixel, as the first one
  does once it is dark: nothing stays of the light, and nothing is left to chance.
- Dark differs from light in colours alone: every element is where it was, to the pixel.
- From one version to the next the parts of a page stay in their order, begin where they did and are
  as wide as they were, in hundredths of the window (`layout.json`: `EXPLORER_LAYOUT=write` writes
  it). Another machine's fonts draw other letters, so pixels of another day tell nothing.
"""

import json
import os
from base64 import b64encode
from itertools import product, zip_longest
from pathlib import Path
from typing import Any

import pytest

from .conftest import PAGE, Open

pytestmark = pytest.mark.browser

UNIVERSITY, COMPANY = "ror:0y0000472", "lei:ZZZZ00INVENTED000Z88"
VIEWS = {
    "home": "",
    "search": "?page=search&text=tingsun",
    "matrix": f"?page=organization&id={UNIVERSITY}",
    "evidence": f"?page=organization&id={UNIVERSITY}&columns=years&cell={COMPANY}+*+*",
    "network": f"?page=organization&id={UNIVERSITY}&as=network&picked={COMPANY}",
    "person": "?page=person&id=openalex:A9990000288",
    "work": "?page=work&id=patent:US99000011B2",
    "topic": "?page=topic&id=openalex:T10247",
    "place": "?page=place&id=geonames:99990001",
    "pair": f"?page=pair&id={UNIVERSITY}&other={COMPANY}",
    "pair of places": "?page=pair&id=geonames:99990001&other=geonames:99990002",
    "ways": f"?page=ways&id={UNIVERSITY}&other=cik:9990031",
    "prior": "?page=prior&text=quantum+error+correction",
    "collections": "?page=collections",
    "agreement": "?page=agreement&id=kg:agreement/b1bb9d0d716139b56529",
    "pair on a topic": f"?page=pair&id={UNIVERSITY}&other=openalex:T10247",
    "frame": f"?page=organization&id={UNIVERSITY}&as=network&chosen={COMPANY}&core=2&frame=on",
    "nothing": "?page=organization&id=ror:000000000",
}
Look = tuple[str, int, str]
"""A language, the width of the window, a theme."""

Part = dict[str, Any]
"""A part of a page: its name, its left edge and its width in pixels."""

ONLY_ON_SCREEN = "header.site, .tools, .page-tools, .matrix-tools, .contents"
"""Parts that paper does not need."""

THEMES = ("light", "dark")
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
WIDTHS = (360, 1280, 2560)
LOOKS = tuple(product(LANGUAGES, WIDTHS, THEMES))
AXED = {
    (LANGUAGES[(row + column) % len(LANGUAGES)], width, theme)
    for row, theme in enumerate(THEMES)
    for column, width in enumerate(WIDTHS)
}
"""Looks that axe looks at: each width in each theme, each language in two of these. All eighteen
took twice as long and found no more."""

SPEAK = """language => {
  const to = new URL(location.href);
  to.searchParams.set('language', language);
  history.replaceState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
"""Changes the language as a link does, where the view has no bar with such links."""

LAYOUT = Path(__file__).with_name("layout.json")
TOLERANCE = 3
"""Hundredths of the window: a bar for scrolling takes one or two of a narrow one."""

PARTS = """() => {
  const parts = 'header.site, h1, main section[id], .canvas, .network-side, .panel';
  return [...document.querySelectorAll(parts)].map(part => {
    const {left, width} = part.getBoundingClientRect();
    const name = part.id || part.className || part.tagName.toLowerCase();
    return {name: name.split(' ')[0], left, width};
  }).filter(({width}) => width > 0);
}"""

BOXES = """() => [...document.querySelectorAll('body *')].map(each => {
  const {x, y, width, height} = each.getBoundingClientRect();
  return `${each.tagName} ${each.className.baseVal ?? each.className} ${x} ${y} ${width} ${height}`;
})"""
"""Where each element is."""

CALM = """() => new Promise(done => {
  const calm = () => done(!document.querySelector('[aria-busy=true], .waiting'));
  requestAnimationFrame(() => requestAnimationFrame(calm));
  setTimeout(calm, 500);
})"""
"""Whether all that is near is there: what comes near asks for itself within a frame. For that frame
half a second is waited: after its window was made wider Chromium has drawn none for a minute."""

INK = "() => Number(getComputedStyle(document.body).color.match(/\\d+/)[0])"
"""How much red there is in the letters of the page: much in the dark, little on paper."""

DIFFERENCE = """async pictures => {
  const [one, other] = await Promise.all(pictures.map(async picture => {
    const bytes = Uint8Array.from(atob(picture), each => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  }));
  let different = Math.abs(one.length - other.length) / 4;
  for (let at = 0; at < one.length; at += 4)
    if ([0, 1, 2].some(each => one[at + each] !== other[at + each])) different += 1;
  return different;
}"""
"""How many pixels of two pictures are not the same."""

SPECKS = 100
"""Of 1,152,000 pixels. The edge of a bar that lies half-way in a pixel is drawn by Chromium in one
way or the other, three pixels a bar: 39 are the most that were seen. A word or a node that moves is
some hundreds."""

AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations']});
  return found.violations.flatMap(v => v.nodes.map(n =>
    `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.slice(0, 300)}`));
}"""


@pytest.fixture(scope="package")
def axe(npm: list[str]) -> str:
    return (PAGE / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="package")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures are kept: `EXPLORER_PICTURES`, else with the run's temporary files."""
    named = os.environ.get("EXPLORER_PICTURES")
    folder = Path(named) if named else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_accessible_and_fits_whatever_it_looks_like(
    open_page: Open, axe: str, pictures: Path, view: str
) -> None:
    page = open_page(VIEWS[view], reduced_motion="reduce")
    pictured(page)
    page.emulate_media(color_scheme="dark")
    before = pictured(page)
    page.evaluate(axe)
    wrong: dict[str, Any] = {}
    parts: dict[Look, list[Part]] = {}
    boxes: dict[Look, list[str]] = {}
    for language, width, theme in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SPEAK, language)
        wait_for(page, "tag => document.documentElement.lang === tag", language)
        wait_for(page, CALM)
        look = f"{view}-{theme}-{language}-{width}"
        page.screenshot(path=pictures / f"{look}.png")
        if (language, width, theme) in AXED and (found := page.evaluate(AXE)):
            wrong[look] = found
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong[look] = f"{wide} pixels wide"
        parts[language, width, theme] = page.evaluate(PARTS)
        boxes[language, width, theme] = page.evaluate(BOXES)
    assert page.evaluate(INK) > 128
    for media in ({"forced_colors": "active"}, {"media": "print", "forced_colors": "none"}):
        page.emulate_media(**media)
        page.screenshot(path=pictures / f"{view}-{next(iter(media))}.png")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong[next(iter(media))] = "wider than its window"
    assert page.evaluate(INK) < 128
    assert not page.locator(ONLY_ON_SCREEN).locator("visible=true").count()
    assert wrong == {}
    assert other_in_the_dark(boxes) == []
    assert moved(view, parts) == []
    page.context.close()
    again = open_page(VIEWS[view], reduced_motion="reduce", color_scheme="dark")
    assert again.evaluate(DIFFERENCE, [before, pictured(again)]) <= SPECKS


def pictured(page: Any) -> str:
    """A view as PNG in base 64, once all of it is there."""
    page.locator("h1").first.wait_for()
    page.wait_for_load_state("networkidle")
    wait_for(page, CALM)
    return b64encode(page.screenshot()).decode()


def wait_for(page: Any, holds: str, given: Any = None) -> None:
    """Waits until something holds; asks by the clock, for there may be no frame to ask in."""
    page.wait_for_function(holds, arg=given, polling=50)


def other_in_the_dark(boxes: dict[Look, list[str]]) -> list[Any]:
    """Elements that are elsewhere in the dark than in the light, the first of each look."""
    return [
        (language, width, next(each for each in zip_longest(found, dark) if each[0] != each[1]))
        for (language, width, theme), found in boxes.items()
        if theme == "light" and (dark := boxes.get((language, width, "dark"), found)) != found
    ]


def moved(view: str, parts: dict[Look, list[Part]]) -> list[Any]:
    """Parts that are not where they were, or not as wide, by the width of the window."""
    found = {
        str(width): [placed(each, width) for each in at] for (_, width, _), at in parts.items()
    }
    if os.environ.get("EXPLORER_LAYOUT") == "write":
        known = json.loads(LAYOUT.read_text("utf-8")) if LAYOUT.exists() else {}
        lines = [
            f"{json.dumps(name)}: {json.dumps(at)}" for name, at in ({**known, view: found}).items()
        ]
        LAYOUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    known = json.loads(LAYOUT.read_text("utf-8"))[view]
    return [
        (width, now, before)
        for width, at in found.items()
        for now, before in zip_longest(at, known[width], fillvalue=["nothing", 0, 0])
        if now[0] != before[0]
        or any(abs(n - b) > TOLERANCE for n, b in zip(now[1:], before[1:], strict=True))
    ]


def placed(part: Part, width: int) -> list[Any]:
    """A part's name, its left edge and its width in hundredths of the window."""
    return [part["name"], *(round(100 * part[each] / width) for each in ("left", "width"))]
