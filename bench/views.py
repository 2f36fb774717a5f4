"""How long a person waits for the first section of a page of the explorer.

    python -m bench.views URL "?page=organization&id=ror:00q4vv597" … [--rounds 5]

URL is of a `kg serve`, best of one just started: what the store has never been asked it has to plan
first. The pages are named by the queries of their addresses. Printed are milliseconds until the
topmost section of each is whole and in the document: the first time; then the median and the worst
of so many rounds more, opened by its address in a browser that has kept nothing, and gone to from
the start page, as by a link.

Needs Chromium (on PATH or in CHROMIUM) and playwright.
"""

import argparse
import statistics
import time
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from bench.explorer import GO, launched

_PATIENCE: Final = 60.0
_WATCH: Final = """
window.began = 0;
const look = () => {
  const main = document.querySelector('main');
  const page = new URLSearchParams(location.search).get('page');
  const first = main?.querySelector('section[aria-busy]');
  if (!window.seen && main?.classList.contains(page) && main.querySelector('h1')?.textContent &&
      first?.getAttribute('aria-busy') === 'false' && !first.querySelector('.waiting'))
    window.seen = performance.now() - window.began;
};
new MutationObserver(look).observe(
  document, { subtree: true, childList: true, attributes: true, characterData: true });
"""
_ANEW: Final = "() => { window.began = performance.now(); window.seen = 0; }"


def opened(browser: Browser, url: str, query: str) -> float:
    """Milliseconds from the start of the navigation to a page."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_WATCH)
        page.goto(url + query)
        return _seen(page, query)


def gone_to(browser: Browser, url: str, query: str) -> float:
    """Milliseconds from leaving the start page."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(_WATCH)
        page.goto(url)
        page.wait_for_load_state("networkidle")
        page.evaluate(_ANEW)
        page.evaluate(GO, "/" + query)
        return _seen(page, query)


def _seen(page: Page, query: str) -> float:
    """What the page noted; it allows no script of ours to wait within it."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if seen := page.evaluate("window.seen || 0"):
            return float(seen)
        time.sleep(0.05)
    raise TimeoutError(f"{query}: no section within {_PATIENCE} s")


def main() -> None:
    """Open, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.views", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("pages", nargs="+")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    url = given.url.rstrip("/") + "/"
    print(
        f"{'milliseconds':44} {'first':>7}  {'opened':>7} {'worst':>7}  {'gone to':>7} {'worst':>7}"
    )
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for query in given.pages:
            shown = f"{query:44.44} {opened(browser, url, query):7.0f}"
            for way in (opened, gone_to):
                times = [way(browser, url, query) for _ in range(given.rounds)]
                shown += f"  {statistics.median(times):7.0f} {max(times):7.0f}"
            print(shown, flush=True)


if __name__ == "__main__":
    main()
