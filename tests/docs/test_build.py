"""The documentation is built without a warning, with every page in its contents."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_documentation_is_built(tmp_path: Path) -> None:
    build = ["-m", "sphinx", "-q", "-W", "--keep-going", str(ROOT / "docs"), str(tmp_path)]
    run = subprocess.run([sys.executable, *build], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    vocabulary = (tmp_path / "reference/ontology.html").read_text("utf-8")
    assert "affiliatedWith" in vocabulary
    assert "partners_of_a_university" in (tmp_path / "reference/queries.html").read_text("utf-8")
