"""The shape of the repository, where a mistake would be hard to read."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import graphql

ROOT = Path(__file__).parents[1]

ROOM = 20
"""Modules that can be taken in at a glance."""


def test_the_graphql_folder_does_not_shadow_graphql_core() -> None:
    assert not list((ROOT / "graphql").glob("*.py"))
    assert not Path(graphql.__file__).is_relative_to(ROOT / "graphql")


def test_every_package_says_that_it_is_typed() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    for package in packages["targets"]["wheel"]["packages"]:
        assert (ROOT / package / "py.typed").exists(), package


def test_every_dependency_is_locked_with_its_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    lock = (ROOT / "requirements-dev.lock").read_text()
    for requirement in wanted:
        name = requirement.split("==")[0].split(">=")[0].strip()
        start = lock.find(f"\n{name}==")
        start = 0 if lock.startswith(f"{name}==") else start
        assert start >= 0, f"{name} is not locked: {LOCK}"
        assert "--hash=sha256:" in lock[start : start + 400], name


LOCK = (
    "uv pip compile --universal --generate-hashes --no-header --python-version 3.11 "
    "pyproject.toml --all-extras --group dev -o requirements-dev.lock"
)


def test_ci_runs_the_readmes_test_command() -> None:
    command = "python3 scripts/bootstrap.py test"
    assert command in (ROOT / "README.md").read_text("utf-8")
    assert command in (ROOT / ".ci/run").read_text("utf-8")


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text("utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


LINK = re.compile(r"\]\(([^)#\s]+)")


def test_no_room_holds_more_than_twenty_modules() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    rooms = Counter(
        path.parent
        for package in packages["targets"]["wheel"]["packages"]
        for path in (ROOT / package).rglob("*.py")
        if path.name != "__init__.py"
    )
    assert not {str(room): count for room, count in rooms.items() if count > ROOM}
