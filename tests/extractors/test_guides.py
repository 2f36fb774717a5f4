"""The guides show what is there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.write_sources import GUIDE, table

ROOT = Path(__file__).parents[2]


def test_the_guide_shows_the_template_as_it_is() -> None:
    module = (ROOT / "extractors" / "papers" / "papers_csv.py").read_text("utf-8")
    assert module in (ROOT / "docs" / "guides" / "a-new-source.md").read_text("utf-8")


def test_the_table_of_sources_is_up_to_date() -> None:
    # After a wanted change: python -m scripts.write_sources.
    assert table() in GUIDE.read_text("utf-8")


@pytest.mark.slow
def test_a_newcomer_adds_a_source_as_the_guide_says(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "guides" / "a-new-source.md").read_text("utf-8")
    template = guide.partition("```python\n")[2].partition("```")[0]
    assert template.count("\n") < 70, "a template of about sixty lines"
    for each in ("extractors", "scripts"):
        shutil.copytree(ROOT / each, tmp_path / each, ignore=shutil.ignore_patterns("*.pyc"))
    (tmp_path / "tests" / "extractors" / "cases" / "harbour").mkdir(parents=True)
    for each in ("__init__.py", "extractors/readable.py", "extractors/mutants.py"):
        shutil.copy(ROOT / "tests" / each, tmp_path / "tests" / each)
    # 1. the template under another name; 2. a line in the tuple; 3. a small document.
    mine = template.replace('"papers-csv"', '"harbour"').replace('".csv"', '".harbour"')
    (tmp_path / "extractors" / "papers" / "harbour.py").write_text(mine, "utf-8")
    registered = (tmp_path / "extractors" / "__init__.py").read_text("utf-8")
    registered = registered.replace(
        "    papers_csv.SOURCE,", "    papers_csv.SOURCE,\n    harbour.SOURCE,"
    )
    registered = registered.replace(
        "from extractors.source", "from extractors.papers import harbour\nfrom extractors.source"
    )
    (tmp_path / "extractors" / "__init__.py").write_text(registered, "utf-8")
    case = tmp_path / "tests" / "extractors" / "cases" / "harbour" / "a_paper.harbour"
    case.write_text('title,authors,year\nWaves on ice,"Chan, Mei; Berg, Otto",2021\n', "utf-8")
    for asked in (
        ["scripts.write_cases", "harbour"],
        ["scripts.mutate", "--count", "50", "harbour"],
    ):
        subprocess.run([sys.executable, "-m", *asked], cwd=tmp_path, check=True)
    facts = (case.parent / "a_paper.facts.jsonl").read_text("utf-8")
    assert '"Person": "Mei Chan"' in facts
    assert '"authored": ["Otto Berg", "Waves on ice"]' in facts
