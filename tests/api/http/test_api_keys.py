"""Keys: made once, kept as hashes, refused as soon as they are revoked."""

import json
import stat
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.application import application
from kg.errors import InputError, SettingsError
from kg_api.cli import keys as key_commands
from kg_api.http.api_keys import FILE, Keys, Scope
from kg_api.settings import ApiSettings
from tests.api.support.asking import ANSWER, QUERY, Asker

CLOSED = ApiSettings(anonymous=False, metrics=False)


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return Keys(tmp_path)


def asked(asker: Asker, secret: str, path: str = "/graphql") -> int:
    headers = {"Authorization": f"Bearer {secret}"}
    if path == "/graphql":
        return asker.post({"query": QUERY}, headers=headers).status_code
    return asker.get(path, headers=headers).status_code


def test_the_file_holds_no_key_and_only_its_owner_may_read_it(keys: Keys) -> None:
    secret = keys.add("Ada", Scope.READ)
    text = keys.path.read_text()
    assert secret not in text
    assert secret.split("_", 2)[2] not in text
    assert stat.S_IMODE(keys.path.stat().st_mode) == 0o600
    found = keys.find(secret)
    assert found
    assert found.name == "Ada"


def test_a_key_is_256_random_bits_and_says_what_it_is(keys: Keys) -> None:
    secrets = {keys.add("x", Scope.READ) for _ in range(20)}
    assert len(secrets) == 20
    assert all(each.startswith("kg_") and len(each.split("_", 2)[2]) == 43 for each in secrets)


def test_a_file_that_others_may_read_is_not_trusted(keys: Keys) -> None:
    keys.add("Ada", Scope.READ)
    keys.path.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        Keys(keys.path.parent).known()


@pytest.mark.parametrize("text", ["{", "[1]", '[{"id": "a"}]', '{"a": 1}', ""])
def test_a_broken_file_is_told_rather_than_taken_for_no_keys(keys: Keys, text: str) -> None:
    keys.path.touch(0o600)
    keys.path.write_text(text)
    with pytest.raises(SettingsError, match="no file of keys"):
        keys.known()


def test_without_a_key_nothing_is_answered_where_anonymous_reading_is_off(keys: Keys) -> None:
    asker = Asker(CLOSED, keys=keys)
    answer = asker.ask()
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert asker.store.asked == []
    assert asker.get("/health").status_code == 200
    assert asked(asker, keys.add("Ada", Scope.READ)) == 200


def test_a_wrong_key_is_refused_even_where_none_is_needed(keys: Keys) -> None:
    asker = Asker(keys=keys)
    secret = keys.add("Ada", Scope.READ)
    for wrong in (secret[:-1], secret + "x", "kg_", "kg_12345678_x", "x", "\u00e9", "kg_a_" * 2000):
        headers = {"Authorization": b"Bearer " + wrong.encode()}
        assert asker.post({"query": QUERY}, headers=headers).status_code == 401
    assert asked(asker, secret) == 200


def test_a_revoked_key_is_refused_at_once(keys: Keys) -> None:
    asker, secret = Asker(CLOSED, keys=keys), keys.add("Ada", Scope.READ)
    assert asked(asker, secret) == 200
    Keys(keys.path.parent).revoke(secret.split("_")[1])
    assert asked(asker, secret) == 401


def test_the_metrics_want_an_admin_where_they_are_not_open(keys: Keys) -> None:
    asker = Asker(CLOSED, keys=keys)
    answers = [asked(asker, keys.add("x", scope), "/metrics") for scope in Scope]
    assert answers == [403, 403, 200]


def test_a_scope_may_do_what_lesser_ones_may(keys: Keys) -> None:
    asker = Asker(CLOSED, keys=keys)
    assert [asked(asker, keys.add("x", scope)) for scope in Scope] == [200, 200, 200]


def test_keys_made_at_the_same_time_are_all_kept(keys: Keys) -> None:
    makers = [
        threading.Thread(target=Keys(keys.path.parent).add, args=(str(i), Scope.READ))
        for i in range(8)
    ]
    for each in makers:
        each.start()
    for each in makers:
        each.join()
    assert sorted(key.name for key in keys.known().values()) == [str(i) for i in range(8)]


def test_revoking_what_is_not_there_is_told(keys: Keys) -> None:
    with pytest.raises(InputError, match="no such key"):
        keys.revoke("nobody")


def test_the_commands_add_list_and_revoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_HOME", str(tmp_path))
    run = CliRunner().invoke
    secret = run(key_commands.app, ["add", "Ada", "--scope", "curate"]).stdout.strip()
    listed = json.loads(run(key_commands.app, ["list", "--json"]).stdout)
    assert [(each["name"], each["scope"]) for each in listed] == [("Ada", "curate")]
    assert "sha256" not in listed[0]
    assert listed[0]["id"] == secret.split("_")[1]
    assert run(key_commands.app, ["revoke", listed[0]["id"]]).exit_code == 0
    assert json.loads((tmp_path / FILE).read_text()) == []


def test_kg_takes_a_group_of_commands_from_above() -> None:
    told = CliRunner().invoke(application("key"), ["key", "--help"])
    assert {word for word in ("add", "list", "revoke") if word in told.stdout} == {
        "add", "list", "revoke",
    }  # fmt: skip


def test_an_answer_to_a_key_is_the_same_as_to_nobody(keys: Keys) -> None:
    headers = {"Authorization": f"bearer {keys.add('Ada', Scope.READ)}"}
    assert Asker(keys=keys).post({"query": QUERY}, headers=headers).json() == {"data": ANSWER}
