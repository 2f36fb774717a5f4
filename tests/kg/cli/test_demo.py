"""The line that `kg demo` ends with can be typed as it stands."""

import sys
from pathlib import Path

import pytest

from kg.cli.demo import called


def test_a_command_that_the_shell_finds_is_called_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kg").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert called() == "kg"


def test_a_command_that_the_shell_does_not_find_is_called_by_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(tmp_path / ".venv/bin/kg"), "demo"])
    assert called() == str(Path(".venv/bin/kg"))
    monkeypatch.setattr(sys, "argv", ["/elsewhere/bin/kg"])
    assert called() == "/elsewhere/bin/kg"
