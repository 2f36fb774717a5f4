"""Every switch comes from the environment, is documented, and leaves no door open by mistake."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg_api.settings import PREFIX, ApiSettings, is_loopback

ROOT = Path(__file__).parents[2]
NAMES = [PREFIX + each.upper() for each in ApiSettings.model_fields]
Read = Callable[..., ApiSettings]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    def reading(host: str, variables: Mapping[str, str]) -> ApiSettings:
        for name in [each for each in os.environ if each.startswith(PREFIX)]:
            monkeypatch.delenv(name)
        for name, text in variables.items():
            monkeypatch.setenv(name, text)
        return ApiSettings.from_environment(host)

    return reading


def test_on_this_machine_everyone_may_read_and_elsewhere_only_keys(read: Read) -> None:
    assert read("127.0.0.1", {}) == ApiSettings()
    served = read("0.0.0.0", {})  # noqa: S104 - that is the case
    assert (served.anonymous, served.metrics, served.hosts) == (False, False, ("*",))


def test_everyone_may_read_under_names_that_are_known_only(read: Read) -> None:
    with pytest.raises(SettingsError, match="KG_API_HOSTS"):
        read("0.0.0.0", {"KG_API_ANONYMOUS": "on"})  # noqa: S104
    named = {"KG_API_ANONYMOUS": "on", "KG_API_HOSTS": "kg.example, KG.example.org"}
    served = read("0.0.0.0", named)  # noqa: S104
    assert served.hosts == ("kg.example", "kg.example.org")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("BUDGET", "much"), ("BUDGET", "-1"),
        ("STATEMENT_TIMEOUT", "nan"), ("STATEMENT_TIMEOUT", "inf"),
        ("GET", "perhaps"), ("RATE", "often"), ("KEY_RATE", "1"), ("PERSISTED", "all"),
    ],
)  # fmt: skip
def test_a_value_that_can_not_be_used_is_told_with_its_variable(
    name: str, text: str, read: Read
) -> None:
    with pytest.raises(SettingsError, match=f"KG_API_{name}"):
        read("localhost", {PREFIX + name: text})


def test_every_setting_is_read(read: Read) -> None:
    texts = {bool: "off", int: "3", float: "3", tuple: "a,b", str: "3/hour"}
    kinds = {name: type(value) for name, value in ApiSettings().model_dump().items()}
    given = {PREFIX + name.upper(): texts[kind] for name, kind in kinds.items()}
    found = read("localhost", given | {"KG_API_PERSISTED": "only"}).model_dump()
    values = {bool: False, int: 3, float: 3.0, tuple: ("a", "b"), str: "3/hour"}
    wanted = {name: values[kind] for name, kind in kinds.items()}
    assert found == wanted | {"persisted": "only"}


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_in_the_readme_and_in_its_docstring(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs/guides/serving.md").read_text("utf-8")
    assert f"        {name.removeprefix(PREFIX).lower()}: " in (ApiSettings.__doc__ or "")


def test_loopback_is_known_by_all_its_names() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "10.0.0.1", "kg.example", "::")))  # noqa: S104
