"""What the page's own tools say of it: types, style, logic, queries against the schema."""

import re
import subprocess

import pytest

from .conftest import PAGE

CHECKS = {
    "types": ["exec", "--", "tsc", "--noEmit"],
    "style": ["exec", "--", "biome", "check", "."],
    "logic": ["exec", "--", "vitest", "run"],
    "queries": ["run", "types", "--", "--check"],
}


@pytest.mark.slow
@pytest.mark.parametrize("check", CHECKS)
def test_the_page_passes(check: str, npm: list[str]) -> None:
    done = subprocess.run(
        [*npm, *CHECKS[check]], cwd=PAGE, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_no_message_in_traditional_chinese_holds_a_simplified_character() -> None:
    from opencc import OpenCC

    messages = PAGE / "src/messages"
    written = re.search(r"SIMPLIFIED =(.*?);", (messages / "zh_hant.ts").read_text("utf-8"), re.S)
    used = set(re.findall(r"[\u3400-\u9fff]", (messages / "zh_hans.ts").read_text("utf-8")))
    assert written
    known = set(written[1]) | set("群")  # as Hong Kong writes it too
    other = OpenCC("s2hk")
    assert {each for each in used if other.convert(each) != each} <= known


def test_the_script_of_each_view_is_small() -> None:
    import gzip

    from kg_api.http.pages.explorer import FILES

    if not (FILES / "index.html").exists():
        pytest.skip("the explorer is not built: pip install -e . builds it")
    sizes = {
        path.name: len(gzip.compress(path.read_bytes()))
        for path in (FILES / "explorer").glob("*.js")
    }
    start = ("index-", "shared-", "rolldown-runtime-")
    first = sum(size for name, size in sizes.items() if name.startswith(start))
    its = ("organization-", "evidence_panel-")
    organisation = sum(size for name, size in sizes.items() if name.startswith(its))
    assert first + organisation < 60_000
    assert sum(sizes.values()) < 140_000
