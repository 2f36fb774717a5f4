"""The index is built once for what is staged, by a process of its own where there is time."""

from pathlib import Path

import pytest

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.stored import indexed, indexing
from kg.staging.files import files
from kg.staging.read import Reader
from kg.staging.sources import sources
from kg.workspace import Workspace

NAME = "Hong Kong University of Science and Technology"
LABELS = f"https://ror.org/00q4vv597\t{NAME}\n"


@pytest.mark.slow
def test_another_process_builds_the_index_that_is_loaded(tmp_path: Path) -> None:
    home = Workspace(tmp_path / "home")
    (tmp_path / "labels.tsv").write_text(LABELS, "utf-8")
    with home.alone():
        reader = Reader(home.stage, home.quarantine, sources(), "2025-01-01T00:00:00.000Z")
        reader.read(files([tmp_path / "labels.tsv"]))
    with indexing(home) as process:
        assert process is not None
        assert process.wait() == 0
        assert Index.load(indexed(home)).shown.to_pylist() == [NAME]
    with indexing(home) as process:
        assert process is None
