"""A file is replaced when the new one is whole, and stays as it was otherwise."""

from pathlib import Path

import pytest

from kg.atomic import replacing


def test_a_file_takes_its_place_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with replacing(path) as aside:
        aside.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_a_file_whose_writing_fails_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(OSError, match="full"), replacing(path) as aside:  # noqa: PT012 - it fails midway
        aside.write_text("ne")
        raise OSError("full")
    assert path.read_text() == "old"
