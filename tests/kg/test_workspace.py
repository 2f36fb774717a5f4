"""The folder that holds everything: who may write to it, and which format it has."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.workspace import FORMAT, Workspace


def test_a_home_is_stamped_with_its_format(tmp_path: Path) -> None:
    with Workspace(tmp_path).alone():
        pass
    assert (tmp_path / "format").read_text() == f"{FORMAT}\n"
    Workspace(tmp_path).check()


def test_a_home_of_another_format_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "stage").mkdir()
    with pytest.raises(InputError, match=r"format '1'.*Move .* away"), Workspace(tmp_path).alone():
        pass


def test_two_never_write_at_once(tmp_path: Path) -> None:
    with (
        Workspace(tmp_path).alone(),
        pytest.raises(InputError, match="another ingest is running here"),
        Workspace(tmp_path).alone(),
    ):
        pass


def test_a_home_is_read_too_only_in_its_format(tmp_path: Path) -> None:
    assert Workspace.known(tmp_path) == Workspace(tmp_path)  # nothing lies there yet
    (tmp_path / "format").write_bytes(b"\xffgarbage")
    with pytest.raises(InputError, match=r"format .*garbage.*Move .* away"):
        Workspace.known(tmp_path)
