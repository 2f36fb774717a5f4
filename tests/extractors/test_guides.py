"""The guides show what is there."""

from pathlib import Path

from scripts.write_sources import GUIDE, table

ROOT = Path(__file__).parents[2]


def test_the_guide_shows_the_template_as_it_is() -> None:
    module = (ROOT / "extractors" / "papers" / "papers_csv.py").read_text("utf-8")
    assert module in (ROOT / "docs" / "guides" / "a-new-source.md").read_text("utf-8")


def test_the_table_of_sources_is_up_to_date() -> None:
    # After a wanted change: python -m scripts.write_sources.
    assert table() in GUIDE.read_text("utf-8")
