"""Every view in both themes, three languages and three widths: accessible, within its width."""

import os
from pathlib import Path

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
LOOKS = (("light", "en", 1280), ("dark", "zh-Hans", 360), ("dark", "zh-Hant", 2560))

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


@pytest.mark.parametrize(("theme", "language", "width"), LOOKS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_accessible_and_fits(
    open_page: Open, axe: str, pictures: Path, view: str, theme: str, language: str, width: int
) -> None:
    path = VIEWS[view]
    address = f"{path}{'&' if path else '?'}language={language}"
    page = open_page(
        address,
        viewport={"width": width, "height": 900},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page.locator("h1").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.lang") == language
    page.screenshot(path=pictures / f"{view}-{theme}-{language}-{width}.png")
    page.evaluate(axe)
    assert page.evaluate(AXE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
