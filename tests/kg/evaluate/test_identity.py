"""Figures of who is who, counted in a small graph."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.identity import Figure, as_markdown, figures, strays
from kg.workspace import Workspace
from tests.kg.support.workshop import Workshop

UNIVERSITY = "ror:0zzzz0161"


def test_what_is_called_like_a_part_and_is_none_strays() -> None:
    rows = [
        ("a", "Acme"),
        ("b", "Acme Lab"),
        ("c", "Acme Works"),
        ("d", "Beta"),
        ("e", "Acme Sister"),
    ]
    over = {"b": ["a"], "a": ["d"], "e": ["d"]}
    assert strays(rows, over, "a", "acme") == ["Acme Works"]
    assert strays(rows, over, "nobody", "acme") is None


def test_the_figures_of_a_graph_are_counted_in_it(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "home").with_registry()
    people = {"Ada Byron": ["Department of Biology, Mudwater University"], "Bo Chen": ["Acme"]}
    shop.run({"id": "1", "title": "On Graphs", "year": 2020, "people": people})
    told = {each.name: each.value for each in figures(shop.home)}
    assert told["mentions of organisations (2)"] == ""
    assert told["of these on an entity of a registry"] == "50.0%"
    assert told["mentions of people; entities"] == "2; 2"
    assert told["collaborations"] == "1"
    assert told["of these with oneself, or with what one is a part of"] == "0"


def test_the_table_is_markdown() -> None:
    assert as_markdown([Figure("works", "3", "≥ 2")]).splitlines()[-1] == "| works | 3 | ≥ 2 |"


def test_a_home_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing was resolved"):
        figures(Workspace(tmp_path))
