"""Settings: what the environment may say, and what is said about the rest."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.settings import Settings

Read = Callable[..., Settings]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in os.environ if each.startswith("KG_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    def reading(**variables: str) -> Settings:
        for name, text in variables.items():
            monkeypatch.setenv(name, text)
        return Settings.from_environment()

    return reading


def test_without_anything_set_the_store_is_the_embedded_one_in_the_users_folder(read: Read) -> None:
    settings = read()
    assert settings.store == ""
    assert settings.home.is_absolute()
    assert settings.home.name == "hetao"


def test_a_home_is_made_absolute(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, read: Read
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read(KG_HOME="graphs").home == tmp_path / "graphs"


def test_a_home_that_is_a_file_is_refused(tmp_path: Path, read: Read) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"not a folder.*KG_HOME"):
        read(KG_HOME=str(tmp_path / "file"))


@pytest.mark.parametrize("uri", ["bolt://h", "bolt+s://h:1", "neo4j://h:7687", "neo4j+s://[::1]:1"])
def test_each_scheme_of_bolt_is_a_store(uri: str, read: Read) -> None:
    assert read(KG_STORE=uri).store == uri


@pytest.mark.parametrize(
    ("uri", "why"),
    [
        ("http://h:7474", "scheme 'http'"),
        ("localhost:7687", "scheme 'localhost'"),
        ("bolt://", "not scheme://host:port"),
        ("bolt://h:port", "no address"),
        ("bolt://h:99999", "no address"),
        ("bolt://h/database", "not scheme://host:port"),
    ],
)
def test_what_is_no_store_is_refused_with_the_reason(uri: str, why: str, read: Read) -> None:
    with pytest.raises(SettingsError, match=f"{why}.*KG_STORE"):
        read(KG_STORE=uri)


def test_a_password_in_the_address_is_refused_and_not_repeated(read: Read) -> None:
    with pytest.raises(SettingsError, match="KG_STORE_PASSWORD") as caught:
        read(KG_STORE="bolt://me:open-sesame@h:1")
    assert "open-sesame" not in str(caught.value)


def test_the_password_is_not_shown(read: Read) -> None:
    settings = read(KG_STORE_PASSWORD="open-sesame")  # noqa: S106
    assert settings.store_password == "open-sesame"  # noqa: S105
    assert "open-sesame" not in repr(settings)
