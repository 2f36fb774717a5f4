"""What the documentation shows can be done as it stands: its queries, its commands, its links."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from graphql import build_schema, parse, validate
from typer.main import get_command

from kg.cli.application import application
from kg_api.schema.build import sdl

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
OURS = re.compile(r"(?:^|(?<=`))kg ([^`#\n]*)", re.MULTILINE)


class Shown(NamedTuple):
    """Something that a page shows."""

    page: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}: {' '.join(self.text.split())[:50]}"


def blocks(language: str) -> Iterator[Shown]:
    for page in PAGES:
        for text in re.findall(rf"(?ms)^```{language}\n(.*?)^```", page.read_text("utf-8")):
            yield Shown(page.name, text)


def commands() -> Iterator[Shown]:
    for page in PAGES:
        for text in OURS.findall(page.read_text("utf-8")):
            yield Shown(page.name, text.strip())


def _links() -> Iterator[Shown]:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                yield Shown(str(page.relative_to(ROOT)), target)


@pytest.mark.parametrize("query", [*blocks("graphql")], ids=str)
def test_every_query_that_is_shown_is_one_of_the_schema(query: Shown) -> None:
    assert validate(build_schema(sdl()), parse(query.text)) == []


@pytest.mark.parametrize("command", dict.fromkeys(commands()), ids=str)
def test_every_command_that_is_shown_is_one_with_those_options(command: Shown) -> None:
    words = shlex.split(command.text.replace("[", "").replace("]", ""))
    found: Any = get_command(application())
    while words and hasattr(found, "commands"):
        assert words[0] in found.commands, f"there is no kg {command.text}"
        found = found.commands[words.pop(0)]
    known = {option for each in found.params for option in each.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("link", dict.fromkeys(_links()), ids=str)
def test_every_link_to_a_file_leads_to_one(link: Shown) -> None:
    assert (ROOT / link.page).parent.joinpath(link.text).exists()
