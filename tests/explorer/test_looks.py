"""Every view in both themes, three languages and three widths: accessible, within its width."""

import os
from itertools import product
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
THEMES = ("light", "dark")
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
WIDTHS = (360, 1280, 2560)
LOOKS = tuple(product(LANGUAGES, THEMES, WIDTHS))
FEW = (("en", "light", 1280), ("zh-Hans", "dark", 360), ("zh-Hant", "dark", 2560))
MANIFOLD = ("home", "evidence", "network", "pair of places", "work")
"""Views that hold all the parts there are, in every look; the others in a few."""

SPEAK = """language => {
  const to = new URL(location.href);
  to.searchParams.set('language', language);
  history.replaceState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
"""Changes the language as a link does, where the view has no bar with such links."""

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
    page.locator("h1").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    wrong: dict[str, Any] = {}
    for language, theme, width in LOOKS if view in MANIFOLD else FEW:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(SPEAK, language)
        page.wait_for_function("tag => document.documentElement.lang === tag", arg=language)
        look = f"{view}-{theme}-{language}-{width}"
        page.screenshot(path=pictures / f"{look}.png")
        if found := page.evaluate(AXE):
            wrong[look] = found
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong[look] = f"{wide} pixels wide"
    assert wrong == {}
