"""Verdicts by mutation: who may give them, what is answered, and what an asker names wrongly."""

import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.resolve.verdicts.entries import Verdicts
from kg_api.cost.statistics import StatisticsWatcher
from kg_api.execution.local import LocalServices
from kg_api.http.api_keys import Keys, Scope
from kg_api.http.app import create
from kg_api.schema.explanation import Ledgers
from kg_api.schema.verdicts import Curators
from tests.api.support.asking import Asker, Fake, codes
from tests.kg.support.workshop import ROR, Workshop

GIVE = """
mutation ($kind: VerdictKind!, $one: ID!, $other: ID) {
  giveVerdict(kind: $kind, one: $one, other: $other, why: "seen it") {
    verdict { id kind said by why }
    changes { before after mentions documents names }
  }
}
"""
WITHDRAW = "mutation ($id: ID!) { withdrawVerdict(id: $id) { verdict { id } changes { after } } }"
EXPLAIN = """
query ($id: ID!) {
  explain(id: $id) {
    id name verdicts { id said } ledger { rule examples { id because } }
    mentions { name place decisions { entity rule because decidedBy } verdicts { by } }
  }
}
"""


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shop = Workshop(tmp_path_factory.mktemp("shop") / "home")
    shop.run(
        {"id": "1", "title": "On Graphs", "year": 2020, "people": {"Ada Byron": ["Acme Ltd"]}},
        {"id": "2", "title": "On Trees", "year": 2021, "people": {"Bo Chen": ["Zenith Works"]}},
    )
    return shop.home.folder


class Curating(Asker):
    """Asks an API beside resolved data, with a key or without."""

    def __init__(self, folder: Path) -> None:
        self.shop = Workshop(folder, days=1)
        keys = Keys(folder)
        self.keys = {scope: keys.add(f"Carol {scope.name}", scope) for scope in Scope}
        home = self.shop.home
        self.store = Fake()
        self.app = create(
            self.store,
            None,
            keys,
            StatisticsWatcher(),
            local=LocalServices(explain=Ledgers(home).explain, curators=Curators(home)),
        )

    def say(self, query: str, scope: Scope | None = Scope.CURATE, **variables: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.keys[scope]}"} if scope else {}
        return self.post({"query": query, "variables": variables}, headers=headers)

    @property
    def entities(self) -> dict[str, str]:
        return {name: entity for name, (_, entity) in self.shop.decisions().items()}


@pytest.fixture
def asker(resolved: Path, tmp_path: Path) -> Curating:
    shutil.copytree(resolved, tmp_path / "home")
    return Curating(tmp_path / "home")


@pytest.mark.parametrize("scope", [None, Scope.READ])
def test_without_a_key_of_scope_curate_nothing_is_taken_down(
    asker: Curating, scope: Scope | None
) -> None:
    answer = asker.say(GIVE, scope, kind="NOT_AN_ORGANIZATION", one="Acme Ltd")
    assert codes(answer) == ["FORBIDDEN"]
    assert Verdicts(asker.shop.home.resolved).entries() == []


@pytest.mark.parametrize("scope", [Scope.CURATE, Scope.ADMIN])
def test_a_verdict_is_taken_down_in_the_name_of_the_key_and_says_what_will_change(
    asker: Curating, scope: Scope
) -> None:
    known = asker.entities
    one, other = known["Acme Ltd"], known["Zenith Works"]
    told = asker.say(GIVE, scope, kind="SAME", one=one, other=other).json()["data"]["giveVerdict"]
    assert (told["verdict"]["id"], told["verdict"]["kind"]) == ("v1", "SAME")
    assert told["verdict"]["by"] == f"Carol {scope.name}"
    assert told["verdict"]["said"] == f"{one} (Acme Ltd) and {other} (Zenith Works) are the same"
    (change,) = told["changes"]
    assert {change["before"], change["after"]} == {one, other}
    assert (change["mentions"], change["documents"]) == (1, 1)
    asker.shop.settle()
    assert len({asker.entities[name] for name in ("Acme Ltd", "Zenith Works")}) == 1
    explained = asker.say(EXPLAIN, None, id=one).json()["data"]["explain"]
    assert [each["id"] for each in explained["verdicts"]] == ["v1"]
    gone = asker.say(WITHDRAW, id="v1").json()["data"]["withdrawVerdict"]
    assert gone["verdict"] == {"id": "v1"}
    asker.shop.settle()
    assert asker.entities == known


def test_whether_verdicts_may_be_given_is_known_before_one_is(asker: Curating) -> None:
    asked = 'query Asker { curator explain(id: "ror:nowhere") { id } }'
    scopes = (Scope.CURATE, None, Scope.READ, Scope.ADMIN)
    told = [asker.say(asked, scope).json()["data"]["curator"] for scope in scopes]
    assert told == ["Carol CURATE", None, None, "Carol ADMIN"]


def test_what_is_named_wrongly_is_said(asker: Curating) -> None:
    answer = asker.say(GIVE, kind="SAME", one="ror:nowhere", other="ror:nobody")
    assert codes(answer) == ["BAD_USER_INPUT"]
    assert "nothing here has this id or identifier (ror:nowhere)" in answer.text
    assert codes(asker.say(GIVE, kind="SAME", one="ror:nowhere")) == ["BAD_USER_INPUT"]
    assert codes(asker.say(WITHDRAW, id="v9")) == ["BAD_USER_INPUT"]
    assert str(asker.shop.home.folder) not in answer.text


def test_a_verdict_is_given_by_post_alone(asker: Curating) -> None:
    headers = {"Authorization": f"Bearer {asker.keys[Scope.CURATE]}", "Accept": "application/json"}
    asked = {"query": WITHDRAW, "variables": '{"id": "v1"}'}
    answer: httpx.Response = asker.get("/graphql", params=asked, headers=headers)
    assert answer.status_code == 400


def test_a_mention_is_explained_by_its_document_and_place(asker: Curating) -> None:
    asker.say(GIVE, kind="IS", one="Zenith Works", other=asker.entities["Acme Ltd"])
    asker.shop.settle()
    answer = asker.say(EXPLAIN, None, id="doc:notes/2#/people/0").json()["data"]["explain"]
    person, organization = sorted(answer["mentions"], key=lambda each: str(each["name"]))
    assert person["name"] == "Bo Chen"
    (made,) = organization["decisions"]
    assert (made["rule"], made["decidedBy"]) == ("verdict", "Carol CURATE")
    assert made["because"].startswith("a person said so; it was said of 'Zenith Works'")
    assert [each["by"] for each in organization["verdicts"]] == ["Carol CURATE"]
    assert asker.say(EXPLAIN, None, id="doc:notes/9").json()["data"] == {"explain": None}


def test_two_of_which_only_registries_know_are_one_as_soon_as_a_document_names_either(
    tmp_path: Path,
) -> None:
    asker = Curating(tmp_path / "home")
    shop = asker.shop.with_registry()
    works = ROR.with_name("a_name_that_is_not_english.jsonl").read_text("utf-8")
    (shop.inbox / "works.jsonl").write_text(works.replace("0zzzz0258", "0zzzz0549"), "utf-8")
    shop.run({"id": "1", "title": "On Graphs", "people": {"Ada Byron": ["Acme Ltd"]}})
    one, other = "ror:0zzzz0161", "ror:0zzzz0549"
    told = asker.say(GIVE, kind="SAME", one=one, other=other).json()["data"]["giveVerdict"]
    assert told["changes"] == []
    shop.settle()
    assert list(shop.nodes("Company")) == ["Acme Ltd"]

    named = {"id": "1", "title": "On Graphs", "people": {"Ada Byron": ["Mudwater University"]}}
    shop.run(named)
    (found,) = (*shop.nodes("University").values(), *shop.nodes("Company").values())
    assert {one, other} <= set(found["identifiers"])
    asker.say(WITHDRAW, id=told["verdict"]["id"])
    shop.settle()
    (found,) = shop.nodes("University").values()
    assert other not in found["identifiers"]
