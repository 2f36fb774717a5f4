"""More Chinese characters than a texture of glyphs holds, drawn in one picture."""

from typing import Any

import pytest

from .conftest import Open, answered
from .test_doing import ORGANISATION

pytestmark = pytest.mark.browser

NAMES = ["".join(chr(0x4E00 + 30 * number + each) for each in range(30)) for number in range(40)]
"""Of 1,200 characters, no two of them the same."""

# What was drawn last on each canvas: a picture begins where it is cleared.
WATCH = """
window.drawn = new Map();
const {clearRect, fillText} = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.clearRect = function (...at) {
  drawn.delete(this.canvas);
  return clearRect.apply(this, at);
};
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const scale = this.getTransform().a;
  const width = this.measureText(text).width;
  const it = {text, x, y, width, font: this.font, fill: this.fillStyle, scale};
  drawn.set(this.canvas, [...(drawn.get(this.canvas) ?? []), it]);
  return fillText.call(this, text, x, y);
};
"""

# Each name beside the same name drawn alone: the share of its ink that is not in the picture.
COMPARE = """() => {
  const found = [];
  for (const [canvas, names] of drawn) {
    if (!canvas.closest('.canvas')) continue;
    for (const {text, x, y, width, font, fill, scale} of names) {
      const box = [x * scale, (y - 14) * scale, width * scale, 20 * scale].map(Math.round);
      const picture = canvas.getContext('2d').getImageData(...box).data;
      const alone = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      alone.scale(scale, scale);
      Object.assign(alone, {font, fillStyle: fill});
      alone.fillText(text, x, y);
      const expected = alone.getImageData(...box).data;
      let [ink, missing] = [0, 0];
      for (let at = 3; at < expected.length; at += 4) {
        ink += expected[at];
        missing += Math.max(0, expected[at] - picture[at]);
      }
      const cut = x < 0 || x + width > canvas.clientWidth;
      found.push({text, cut, missing: ink ? missing / ink : 1});
    }
  }
  return found;
}"""


def start(variables: dict[str, Any]) -> Any:
    """An organisation that works with nobody."""
    number = int(variables["id"].removeprefix("kg:org/"))
    name = {"name": NAMES[number], "nameEn": None, "nameZh": NAMES[number]}
    info = {"hasNextPage": False, "endCursor": None}
    nobody = {"totalCount": 0, "edges": [], "pageInfo": info}
    its = {"kind": "UNIVERSITY", "countryCode": "HK", "collaborators": nobody}
    return {"organization": {"id": variables["id"], **name, **its}}


def test_a_thousand_characters_are_drawn_as_each_is_alone(open_page: Open, explorer: str) -> None:
    page = open_page(viewport={"width": 1920, "height": 1200})
    page.add_init_script(WATCH)
    links: dict[str, Any] = {"organizations": {"edges": []}}
    answered(page, {"network_nodes": start, "network_links": lambda _: links})
    seeds = "+".join(f"kg:org/{number}" for number in range(len(NAMES)))
    page.goto(f"{explorer}?page=network&language=zh-Hans&seeds={seeds}")
    page.locator(".canvas canvas").first.wait_for()
    page.wait_for_function("() => [...drawn.values()].flat().length >= 40")
    found = page.evaluate(COMPARE)
    assert len(set("".join(each["text"] for each in found))) > 1000
    assert [each["text"] for each in found if each["missing"] > 0.02] == []
    assert [each["text"] for each in found if each["cut"]] == []


def test_no_name_leaves_the_picture_on_a_telephone(open_page: Open) -> None:
    page = open_page(viewport={"width": 360, "height": 900})
    page.add_init_script(WATCH)
    page.goto(f"{page.url}{ORGANISATION}&as=network")
    page.locator(".canvas:not([aria-busy]) canvas").first.wait_for()
    page.wait_for_function("() => [...drawn.values()].flat().length >= 2")
    found = page.evaluate(COMPARE)
    assert found
    assert [each["text"] for each in found if each["cut"]] == []
