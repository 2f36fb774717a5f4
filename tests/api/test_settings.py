"""Every switch comes from the environment, is documented, and leaves no door open by mistake."""

from dataclasses import fields
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg_api.settings import PREFIX, ApiSettings, is_loopback

ROOT = Path(__file__).parents[2]
NAMES = [PREFIX + each.name.upper() for each in fields(ApiSettings)]


def test_on_this_machine_everyone_may_read_and_elsewhere_only_keys() -> None:
    assert ApiSettings.from_environment("127.0.0.1", {}) == ApiSettings()
    served = ApiSettings.from_environment("0.0.0.0", {})  # noqa: S104 - that is the case
    assert (served.anonymous, served.metrics, served.hosts) == (False, False, ("*",))


def test_everyone_may_read_under_names_that_are_known_only() -> None:
    with pytest.raises(SettingsError, match="KG_API_HOSTS"):
        ApiSettings.from_environment("0.0.0.0", {"KG_API_ANONYMOUS": "on"})  # noqa: S104
    named = {"KG_API_ANONYMOUS": "on", "KG_API_HOSTS": "kg.example, KG.example.org"}
    served = ApiSettings.from_environment("0.0.0.0", named)  # noqa: S104
    assert served.hosts == ("kg.example", "kg.example.org")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("BUDGET", "much"), ("BUDGET", "-1"), ("SECONDS", "nan"), ("SECONDS", "inf"),
        ("GET", "yes"), ("RATE", "often"), ("KEY_RATE", "1"), ("PERSISTED", "all"),
    ],
)  # fmt: skip
def test_a_value_that_can_not_be_used_is_told_with_its_variable(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=f"KG_API_{name}"):
        ApiSettings.from_environment("localhost", {PREFIX + name: text})


def test_every_setting_is_read() -> None:
    texts = {bool: "off", int: "3", float: "3", tuple: "a,b", str: "3/hour"}
    given = {
        PREFIX + each.name.upper(): texts[type(each.default)] for each in fields(ApiSettings)
    } | {"KG_API_PERSISTED": "only"}
    read = ApiSettings.from_environment("localhost", given)
    values = {bool: False, int: 3, float: 3.0, tuple: ("a", "b"), str: "3/hour"}
    for each in fields(ApiSettings):
        wanted = "only" if each.name == "persisted" else values[type(each.default)]
        assert getattr(read, each.name) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_in_the_readme_and_in_its_docstring(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs/guides/serving.md").read_text("utf-8")
    assert f"        {name.removeprefix(PREFIX).lower()}: " in (ApiSettings.__doc__ or "")


def test_loopback_is_known_by_all_its_names() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "10.0.0.1", "kg.example", "::")))  # noqa: S104
