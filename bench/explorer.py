"""How long the explorer's script holds up its page while a large network is made and worked with.

    python -m bench.explorer URL [--nodes 2000] [--links 10000] [--drawn]

URL is of a `kg serve`; the page is its own, and a network of that size is answered in its place,
for no graph at hand has one. Needs Chromium (on PATH or in CHROMIUM) and playwright. One thing
after the other is done with the network, as a person would. Prints for each the longest tasks of
the page's own thread: milliseconds by the clock, and of these how many the processor worked on
them, which is what another's load does not change. Without `--drawn` WebGL's drawing is left out,
which waits for a graphics card or for the program in its place, and is no script. And the load of
the machine, without which the figures by the clock say little.

Source: https://www.w3.org/TR/longtasks-1/ for what a task is; Chromium's tracing tells them.
"""

import argparse
import json
import os
import random
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Playwright, Route, sync_playwright

QUERIES: Final = Path(__file__).parents[1] / "graphql/kg_api/static/explorer/queries"
FIRST, STEP, PAGE = 25, 100, 200
"""How many partners are asked for at first, at each further step, and in one question at most."""

UNDRAWN: Final = """
for (const each of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'])
  WebGL2RenderingContext.prototype[each] = () => {};
"""

GO: Final = """
to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')) }
"""

LONG: Final = 50
"""Milliseconds: a task of more is long."""


def organization(number: int) -> dict[str, Any]:
    """One that nobody has read from a document."""
    kinds = ("COMPANY", "UNIVERSITY", "RESEARCH_INSTITUTE")
    return {
        "id": f"kg:org/{number}",
        "name": f"Organisation {number}",
        "nameEn": None,
        "nameZh": f"第{number}机构" if number % 3 == 0 else None,
        "kind": kinds[number % 3],
        "countryCode": "HK",
    }


def partners(nodes: int, variables: dict[str, Any]) -> dict[str, Any]:
    """A page of the partners of the one start."""
    start = int(variables.get("after") or 1)
    end = min(start + variables.get("first", FIRST), nodes)
    edges = [
        {
            "strength": 1 + (nodes - each) // 40,
            "kinds": ["CO_AUTHORSHIP"] if each % 5 else ["CO_INVENTION", "LICENCE"],
            "lastYear": 2020,
            "node": organization(each),
        }
        for each in range(start, end)
    ]
    info = {"hasNextPage": end < nodes, "endCursor": str(end)}
    list_ = {"totalCount": nodes - 1, "edges": edges, "pageInfo": info}
    return {"organization": {**organization(0), "collaborators": list_}}


def links(chances: float, variables: dict[str, Any]) -> dict[str, Any]:
    """Links among some of them, the same ones each time."""
    rows = []
    for one in variables["of"]:
        near = [
            {"strength": 2, "kinds": ["CO_AUTHORSHIP"], "node": {"id": other}}
            for other in variables["among"]
            if one < other and random.Random(f"{one} {other}").random() < chances  # noqa: S311 - an invented network
        ]
        rows.append({"node": {"id": one, "collaborators": {"edges": near}}})
    return {"organizations": {"edges": rows}}


def hash_of(name: str) -> str:
    """What an operation of the page is asked by."""
    return sha256((QUERIES / f"{name}.graphql").read_bytes()).hexdigest()


def answer(page: Page, nodes: int, wanted: int) -> None:
    """Answer what a network is read by, in the API's place."""
    chances = max(0.0, (wanted - nodes) / (400 * 399 / 2))  # links among the first 400 alone
    known = {
        hash_of("network_nodes"): lambda variables: partners(nodes, variables),
        hash_of("network_links"): lambda variables: links(chances, variables),
    }

    def told(route: Route) -> None:
        asked = route.request.post_data_json or {}
        wanted = asked.get("extensions", {}).get("persistedQuery", {}).get("sha256Hash")
        if wanted in known:
            route.fulfill(json={"data": known[wanted](asked["variables"])})
        else:
            route.continue_()

    page.route("**/graphql", told)


def picture(page: Page) -> tuple[float, float, float, float]:
    """Where the picture is: left, top, width, height in pixels."""
    box = page.locator(".canvas").bounding_box()
    if not box:
        raise SystemExit("there is no picture")
    return box["x"], box["y"], box["width"], box["height"]


def drag(page: Page) -> None:
    """Drag whatever is in the middle of the picture."""
    left, top, width, height = picture(page)
    x, y = left + width / 2, top + height / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(20):
        page.mouse.move(x + 6 * step, y + 3 * step)
        page.wait_for_timeout(16)
    page.mouse.up()


def lasso(page: Page) -> None:
    """Draw a line around a part of the picture, and let go of what was picked."""
    page.get_by_role("button", name="Lasso").click()
    left, top, width, height = picture(page)
    page.mouse.move(left + width * 0.4, top + height * 0.4)
    page.mouse.down()
    for right, down in ((0.6, 0.4), (0.6, 0.6), (0.4, 0.6)):
        page.mouse.move(left + width * right, top + height * down, steps=8)
    page.mouse.up()
    page.get_by_role("button", name="Clear", exact=True).click()


def zoom(page: Page) -> None:
    """Zoom in by the wheel, and back."""
    left, top, width, height = picture(page)
    page.mouse.move(left + width / 3, top + height / 3)
    for delta in (-300, -300, 300, 300):
        page.mouse.wheel(0, delta)
        page.wait_for_timeout(150)


def choose(page: Page) -> None:
    """Choose one in the list, and let it go."""
    row = page.locator(".network-side li button").nth(3)
    row.click()
    page.wait_for_timeout(600)
    row.click()


def hover(page: Page) -> None:
    """Move over the picture."""
    left, top, width, height = picture(page)
    page.mouse.move(left + width / 4, top + height / 4)
    page.mouse.move(left + width * 0.7, top + height * 0.7, steps=30)


def press(name: str, key: str) -> Callable[[Page], None]:
    """Press a key on a button or slider of that name."""
    return lambda page: page.get_by_label(name).or_(page.get_by_text(name)).first.press(key)


DONE: Final[dict[str, Callable[[Page], None]]] = {
    "dragged": drag,
    "hovered over": hover,
    "zoomed": zoom,
    "chosen in the list": choose,
    "communities coloured": press("Colour by community", "Enter"),
    "communities let go": press("Colour by community", "Enter"),
    "narrowed by links": press("At least so many links", "ArrowRight"),
    "widened again": press("At least so many links", "ArrowLeft"),
    "narrowed to the core": press("Core of so many links", "ArrowRight"),
    "the whole again": press("Core of so many links", "ArrowLeft"),
    "lasso": lasso,
    "dark": lambda page: page.emulate_media(color_scheme="dark"),
    "in Chinese": lambda page: page.get_by_role("link", name="简体").click(),
}
"""What a person does with a network, one thing after the other."""


class Watch:
    """Watches the page's own thread while something is done."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self.browser = browser
        self.page = page

    def during(self, name: str, act: Callable[[Page], None]) -> None:
        """Do something, and print its longest tasks."""
        self.browser.start_tracing(page=self.page, categories=["toplevel"])
        act(self.page)
        self.page.wait_for_timeout(1500)
        tasks = tasks_of(json.loads(self.browser.stop_tracing()))
        told = [f"{clock:.0f} ({work:.0f})" for clock, work in tasks if work > LONG]
        longest = max((work for _, work in tasks), default=0.0)
        line = f"{name:22} longest {longest:4.0f} ms of work; {len(told)} long:"
        print(line, *told[:12], flush=True)


def tasks_of(trace: dict[str, Any]) -> list[tuple[float, float]]:
    """Tasks of the page's own thread: milliseconds by the clock and of work, the longest first."""
    threads = {
        (each["pid"], each["tid"])
        for each in trace["traceEvents"]
        if each["name"] == "thread_name" and each["args"]["name"] == "CrRendererMain"
    }
    found = [
        (each["dur"] / 1000, each.get("tdur", 0) / 1000)
        for each in trace["traceEvents"]
        if (each["pid"], each["tid"]) in threads
        and each.get("ph") == "X"
        and each["name"].endswith("RunTask")
    ]
    return sorted(found, key=lambda task: -task[1])


# The sandbox refuses to run as root, and what is shown here is our own. Each new window draws its
# address bar by web pages of Chromium's own, which take a processor for a second: a person's window
# is there before the address is typed. What Playwright turns off by the same switch is named anew.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "PreloadTopChromeWebUI,DestroyProfileOnBrowserClose,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch",
)
"""What the browser of benches and tests is started with."""


def launched(playwright: Playwright) -> Browser:
    """The Chromium of this machine; it draws without a graphics card, too."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("url")
    parser.add_argument("--nodes", type=int, default=2000)
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--drawn", action="store_true")
    given = parser.parse_args()
    steps = "+".join(f"%2B{each}" for each in range(1, 1 + (given.nodes - FIRST) // STEP + 1))
    with sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 1200})
        page.set_default_timeout(20_000)
        if not given.drawn:
            page.add_init_script(UNDRAWN)
        answer(page, given.nodes, given.links)
        watch = Watch(browser, page)
        page.goto(f"{given.url.rstrip('/')}/?page=network&language=en")
        page.locator("h1").wait_for()

        def made(page: Page) -> None:
            page.evaluate(GO, f"?page=network&seeds=kg:org/0+{steps}&language=en")
            page.locator(".canvas canvas").first.wait_for(timeout=120_000)
            page.locator(".canvas:not([aria-busy])").wait_for()

        watch.during("made", made)
        print(page.locator("figcaption [role=status]").inner_text())
        for name, act in DONE.items():
            watch.during(name, act)
        browser.close()
    print("load:", os.getloadavg())


if __name__ == "__main__":
    main()
