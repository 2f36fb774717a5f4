"""How long the explorer's script holds up its page while a large network is made and dragged.

    python -m bench.explorer URL [--nodes 2000] [--links 10000] [--hot]

URL is of a `kg serve`; the page is its own, and a network of that size is answered in its place,
for no graph at hand has one. Needs Chromium (on PATH or in CHROMIUM) and playwright. Prints the
tasks over 50 ms (Long Tasks API), from the first question to the last frame of a drag, with the
share of each that is script (Chromium's profiler): the rest is drawing, which waits for the
graphics card or the program in its place. And the load of the machine, without which the figures
say little. With `--hot` the functions that took the most.

Source: https://www.w3.org/TR/longtasks-1/
"""

import argparse
import os
import random
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, Route, sync_playwright

QUERIES: Final = Path(__file__).parents[1] / "graphql/explorer/src/queries"
FIRST, STEP, PAGE = 25, 100, 200
"""How many partners are asked for at first, at each further step, and in one question at most."""

WATCH: Final = """
window.tasks = [];
new PerformanceObserver(list => {
  for (const each of list.getEntries())
    window.tasks.push([Math.round(each.startTime), Math.round(each.duration)]);
}).observe({type: 'longtask'});
"""

GO: Final = """
to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')) }
"""


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


def drag(page: Page) -> None:
    """Drag whatever is in the middle of the picture."""
    box = page.locator(".canvas").bounding_box()
    if not box:
        raise SystemExit("there is no picture")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(20):
        page.mouse.move(x + 6 * step, y + 3 * step)
        page.wait_for_timeout(16)
    page.mouse.up()


def script_of(profile: dict[str, Any], tasks: list[list[float]], began: float) -> list[str]:
    """Each task's milliseconds, and how many of them were script.

    Args:
        profile: of Chromium's profiler.
        tasks: when each began and how long it took, by the page's clock, in milliseconds.
        began: when the profile did, by the same clock.
    """
    aside = ("(idle)", "(program)", "(root)")
    names = {each["id"]: each["callFrame"]["functionName"] for each in profile["nodes"]}
    now, moments = 0.0, []
    for node, delta in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if names[node] not in aside:
            moments.append((began + now / 1000, delta / 1000))
        now += delta
    return [
        f"{lasted:.0f} (script {sum(ms for at, ms in moments if start <= at < start + lasted):.0f})"
        for start, lasted in tasks
    ]


def hottest(profile: dict[str, Any], most: int = 25) -> list[tuple[str, float]]:
    """Functions with the milliseconds that they took by themselves."""
    names = {
        each["id"]: f"{each['callFrame']['functionName'] or '(nameless)'} "
        f"{each['callFrame']['url'].rsplit('/', 1)[-1]}:{each['callFrame']['lineNumber']}"
        f":{each['callFrame']['columnNumber']}"
        for each in profile["nodes"]
    }
    spent = Counter[str]()
    for node, delta in zip(profile["samples"], profile["timeDeltas"], strict=True):
        spent[names[node]] += delta
    return [(name, micros / 1000) for name, micros in spent.most_common(most)]


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("url")
    parser.add_argument("--nodes", type=int, default=2000)
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--hot", action="store_true")
    given = parser.parse_args()
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    steps = "+".join(f"%2B{each}" for each in range(1, 1 + (given.nodes - FIRST) // STEP + 1))
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--enable-unsafe-swiftshader"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(WATCH)
        answer(page, given.nodes, given.links)
        profiler = page.context.new_cdp_session(page)
        profiler.send("Profiler.enable")
        page.goto(f"{given.url.rstrip('/')}/?page=network&language=en")
        page.locator("h1").wait_for()
        page.evaluate("tasks.length = 0")
        profiler.send("Profiler.start")
        began = page.evaluate("performance.now()")
        page.evaluate(GO, f"?page=network&seeds=kg:org/0+{steps}&language=en")
        page.locator(".canvas canvas").first.wait_for(timeout=120_000)
        page.wait_for_timeout(3000)
        made = page.evaluate("tasks.splice(0)")
        print(page.locator("figcaption [role=status]").inner_text())
        drag(page)
        page.wait_for_timeout(500)
        dragged = page.evaluate("tasks")
        profile = profiler.send("Profiler.stop")["profile"]
        print("made:", ", ".join(script_of(profile, made, began)))
        print("dragged:", ", ".join(script_of(profile, dragged, began)))
        for name, ms in hottest(profile) if given.hot else ():
            print(f"{ms:8.1f} ms  {name}")
        browser.close()
    print("load:", os.getloadavg())


if __name__ == "__main__":
    main()
