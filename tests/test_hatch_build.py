"""The pages are built by npm, once, and what can not be built says what to do."""

from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="it comes with the tools of development")

from hatch_build import DIGEST, PAGES, Page, PageError, build, digest, fresh

PAGE = Page("viewer", {"page.html": "page.html", "lib.js": "node_modules/lib/lib.js"})
ROOT = Path(__file__).parents[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a page that wants a library."""
    folder = tmp_path / "project/graphql/viewer"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("<p>", "utf-8")
    return tmp_path / "project"


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only programs there are, and no others."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("hatch_build.wheel_npm", list)
    return folder


def install(programs: Path, name: str, does: str) -> None:
    (programs / name).write_text(f"#!/bin/sh\nPATH=/bin:/usr/bin\n{does}\n", "utf-8")
    (programs / name).chmod(0o755)


def node(programs: Path, npm: str, version: str = "v20.1.0") -> None:
    install(programs, "node", f"echo {version}")
    install(programs, "npm", npm)


BRINGS_LIB = "mkdir -p node_modules/lib && echo lib > node_modules/lib/lib.js"


def test_a_page_is_built_of_its_own_files_and_of_packages(root: Path, programs: Path) -> None:
    node(programs, BRINGS_LIB)
    build(root, PAGE)
    built = root / "graphql/kg_api/static/viewer"
    assert {path.name for path in built.iterdir()} == {"page.html", "lib.js", DIGEST}
    assert (built / "lib.js").read_text() == "lib\n"
    assert not (root / "graphql/viewer/node_modules").exists()


def test_a_built_page_is_fresh_until_its_folder_changes(root: Path, programs: Path) -> None:
    assert not fresh(root, PAGE)
    node(programs, BRINGS_LIB)
    build(root, PAGE)
    assert fresh(root, PAGE)
    (root / "graphql/viewer/page.html").write_text("<h1>", "utf-8")
    assert not fresh(root, PAGE)


def test_a_page_with_a_script_takes_what_the_script_makes(root: Path, programs: Path) -> None:
    page = Page("viewer", {"assets": "dist"}, script="build")
    node(programs, 'if [ "$1 $2" = "run build" ]; then mkdir dist && echo x > dist/x.js; fi')
    build(root, page)
    assert (root / "graphql/kg_api/static/viewer/assets/x.js").read_text() == "x\n"


def test_without_npm_it_says_what_to_install_and_how_to_do_without(root: Path) -> None:
    with pytest.raises(PageError, match=r"no npm \(graphql/viewer\).*Install Node.*WITHOUT_PAGES"):
        build(root, PAGE)


def test_a_node_that_is_too_old_is_none(root: Path, programs: Path) -> None:
    node(programs, BRINGS_LIB, version="v16.20.2")
    with pytest.raises(PageError, match="there is no npm"):
        build(root, PAGE)


def test_when_npm_fails_its_words_are_told(root: Path, programs: Path) -> None:
    node(programs, "echo no such registry >&2; exit 1")
    with pytest.raises(PageError, match="no such registry"):
        build(root, PAGE)


def test_a_file_that_no_package_holds_is_named_and_nothing_is_built(
    root: Path, programs: Path
) -> None:
    node(programs, "true")
    with pytest.raises(PageError, match=r"lib\.js is not where it should be"):
        build(root, PAGE)
    assert not (root / "graphql/kg_api").exists()


def test_what_npm_leaves_in_a_folder_does_not_count(root: Path) -> None:
    before = digest(root, PAGE)
    (root / "graphql/viewer/node_modules").mkdir()
    (root / "graphql/viewer/node_modules/x.js").write_text("x", "utf-8")
    assert digest(root, PAGE) == before


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_has_its_folder_and_lock(page: Page) -> None:
    assert (ROOT / "graphql" / page.name / "package-lock.json").is_file()
