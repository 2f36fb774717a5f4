"""Who is who: identifiers, then registries, then names, and what the ledger says of it."""

from collections import Counter
from pathlib import Path

import orjson
import pytest

from kg.errors import InputError
from kg.resolve.explain import explain
from kg.resolve.ledger import LEDGER, Ledger
from kg.resolve.normalise import names as normaliser
from tests.kg.support.workshop import Workshop

UNIVERSITY = "ror:0zzzz0161"


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def note(number: int, **people: list[str]) -> dict[str, object]:
    named = {name.replace("_", " "): places for name, places in people.items()}
    return {"id": str(number), "title": f"Paper {number}", "year": 2020 + number, "people": named}


def test_an_organisation_is_known_by_its_names_and_identifiers(shop: Workshop) -> None:
    rules = {
        "Mudwater University": "name in registry",
        "THE MUDWATER UNIVERSITY": "name in registry",
        "University of Mudwater": "name in registry",
        "泥水大學": "name in registry",
        "泥水大学": "name in registry",
        f"Whatever|{UNIVERSITY}": "identifier",
        "Something Else|grid:grid.999999.b": "identifier",
    }
    shop.with_registry().run(*(note(n, Ada_Byron=[name]) for n, name in enumerate(rules)))
    expected = {name.partition("|")[0]: (rule, UNIVERSITY) for name, rule in rules.items()}
    decided = shop.decisions()
    assert {name: decided[name] for name in expected} == expected


def test_a_name_that_no_registry_has_is_a_thing_of_its_own(shop: Workshop) -> None:
    shop.with_registry().run(note(1, Ada_Byron=["Mudwater Poly"]))
    rule, entity = shop.decisions()["Mudwater Poly"]
    assert rule == "same name"
    assert entity.startswith("kg:org/")


def test_a_department_of_anyones_is_one_in_its_document_alone(shop: Workshop) -> None:
    said = "Department of Physics"
    shop.run(note(1, Ada_Byron=[said], Bo_Chen=[said]), note(2, Cy_Dunn=[said]))
    assert shop.decisions()[said][0] == "own"
    with shop.desired.connect() as connection:
        found = connection.execute(
            "SELECT count(*) FROM nodes WHERE properties->>'name' = ?", [said]
        ).fetchone()
    assert found == (2,)


def test_spellings_of_one_name_are_one_organisation(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Acme Co., Ltd."]), note(2, Bo_Chen=["ACME Company Limited"]))
    assert list(shop.nodes("Company")) == ["ACME Company Limited"]
    assert shop.nodes("Company")["ACME Company Limited"]["aliases"] == ["Acme Co., Ltd."]


def test_what_a_registry_knows_comes_with_the_organisation(shop: Workshop) -> None:
    shop.with_registry().run(note(1, Ada_Byron=["Mudwater University"]))
    found = shop.nodes("University")["Mudwater University"]
    assert found["id"] == UNIVERSITY
    assert found["countryCode"] == "HK"
    assert found["nameZh"] == "泥水大學"
    assert "grid:grid.999999.b" in found["identifiers"]
    (place,) = shop.edges("LOCATED_IN")
    assert (place["to"], place["documents"]) == ("Mudwater", ["doc:ror/0zzzz0161"])
    assert ("Mudwater University", "Mudwater System") in {
        (edge["from"], edge["to"]) for edge in shop.edges("PART_OF")
    }


def test_a_number_that_one_registry_knows_leads_to_the_entry_of_another(shop: Workshop) -> None:
    funder = {
        "id": "https://openalex.org/F4000000001",
        "display_name": "Mudwater Fund",
        "alternate_titles": [],
        "ids": {"ror": "https://ror.org/0zzzz0161", "crossref": 501100099999},
    }
    (shop.inbox / "funders.jsonl").write_bytes(orjson.dumps(funder))
    shop.with_registry().run(note(1, Ada_Byron=["Mud Money|fundref:501100099999"]))
    found = shop.nodes("University")["Mudwater University"]
    assert found["id"] == UNIVERSITY
    assert {"Mudwater Fund", "Mud Money", "泥水大學"} <= set(found["aliases"])


def test_the_registry_itself_is_not_poured_into_the_graph(shop: Workshop) -> None:
    shop.with_registry().run(note(1, Ada_Byron=["Acme Ltd"]))
    assert list(shop.nodes("Company")) == ["Acme Ltd"]
    assert shop.nodes("University") == {}
    assert list(shop.nodes("Document")) == ["doc:notes/1"]


def test_people_with_one_identifier_are_one_person(shop: Workshop) -> None:
    orcid = "orcid:0000-0002-1825-0097"
    shop.run(
        {"id": "1", "title": "A", "people": {f"Ada Byron|{orcid}": ["Acme Ltd"]}},
        {"id": "2", "title": "B", "people": {f"A. Byron|{orcid}": ["Beta Ltd"]}},
    )
    (person,) = shop.nodes("Person").values()
    assert person["id"] == orcid
    assert person["aliases"] == ["A. Byron"]


def test_people_without_one_are_one_person_where_name_and_organisation_agree(
    shop: Workshop,
) -> None:
    shop.run(note(1, Ada_Byron=["Acme Ltd"]), note(2, Ada_Byron=["ACME Limited"]))
    assert len(shop.nodes("Person")) == 1
    assert shop.decisions()["Ada Byron"][0] == "evidence"


def test_people_of_one_common_name_at_two_organisations_stay_two(shop: Workshop) -> None:
    shop.run(note(1, Wei_Zhang=["Acme Ltd"]), note(2, Wei_Zhang=["Beta Ltd"]))
    with shop.desired.connect() as connection:
        found = connection.execute("SELECT count(*) FROM nodes WHERE kind = 'Person'").fetchone()
    assert found == (2,)


def test_a_person_named_twice_in_one_document_stays_two(shop: Workshop) -> None:
    shop.run(
        {"id": "1", "title": "A", "people": {"Wei Zhang": ["Acme Ltd"], "WEI ZHANG": ["Acme Ltd"]}}
    )
    assert len({entity for _, entity in shop.decisions().values() if "person" in entity}) == 2


def test_the_ledger_says_how_weak_a_decision_is(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Acme Ltd"]), note(2, Ada_Byron=["Acme Ltd"]))
    found = explain(shop.home, shop.decisions()["Ada Byron"][1])
    (rule,) = found["decisions"]
    assert (rule["rule"], rule["mentions"]) == ("evidence", 2)
    features = rule["examples"][0]["features"]
    assert "the same name, very rare" in features["support"]
    assert "organisations that agree" in features["support"]
    assert 0.5 < features["probability"] < 1
    assert rule["examples"][0]["decidedAt"] == "2026-01-01T00:00:00.000Z"


def test_a_decision_that_stands_keeps_its_time(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Acme Ltd"]))
    entity = shop.decisions()["Ada Byron"][1]
    shop.run(note(1, Ada_Byron=["Acme Ltd"]), note(2, Bo_Chen=["Acme Ltd"]))
    (rule,) = explain(shop.home, entity)["decisions"]
    assert rule["examples"][0]["decidedAt"] == "2026-01-01T00:00:00.000Z"


def test_an_id_stays_when_the_registry_comes_later(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Mudwater University"]))
    before = shop.decisions()["Mudwater University"][1]
    shop.with_registry().run(note(1, Ada_Byron=["Mudwater University"]))
    found = explain(shop.home, UNIVERSITY)
    assert found["id"] == before
    assert UNIVERSITY in found["identifiers"]
    assert UNIVERSITY in shop.nodes("Identifier")


def test_asking_for_what_is_not_there_says_what_to_do(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Acme Ltd"]))
    with pytest.raises(InputError, match="no entity has this id or identifier"):
        explain(shop.home, "ror:nowhere")


def test_another_normaliser_doubles_no_entity_and_loses_no_id(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme, beta = note(1, Ada_Byron=["Acme Ltd"]), note(2, Bo_Chen=["Beta Ltd"])
    shop.run(acme, beta)
    before = {name: entity for name, (_, entity) in shop.decisions().items()}
    made = normaliser.keys_of
    monkeypatch.setattr(normaliser, "VERSION", "next")
    monkeypatch.setattr(
        normaliser, "keys_of", lambda kind, name: tuple(f"~{key}" for key in made(kind, name))
    )
    shop.run(acme, beta, note(3, Ada_Byron=["ACME Limited"]))
    after = {name: entity for name, (_, entity) in shop.decisions().items()}
    assert after == before | {"Paper 3": after["Paper 3"], "ACME Limited": before["Acme Ltd"]}
    assert len(shop.nodes("Company")) == 2


def test_a_decision_that_changes_keeps_its_predecessor(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Mudwater"]))
    shop.run(note(1, Ada_Byron=["Mudwater|ror:0zzzz0161"]))
    with shop.home.stage.connect() as connection:
        Ledger(shop.home.resolved / LEDGER).view(connection)
        told = connection.execute(
            "SELECT rule, decided_at[9:10] FROM ledger_history h "
            "JOIN mentions m ON m.mention.id = h.mention WHERE m.mention.name = 'Mudwater' "
            "ORDER BY revision"
        ).fetchall()
    assert told == [("same name", "01"), ("identifier", "02")]


def test_nothing_is_written_where_nothing_is_decided_otherwise(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Acme Ltd"]))
    shop.run(note(1, Ada_Byron=["Acme Ltd"]))
    for log in ("ledger", "identities"):
        assert [part.name for part in (shop.home.resolved / log).glob("*.parquet")] == [
            "000001.parquet"
        ]


def test_a_mention_that_no_document_holds_any_more_is_of_no_entity(shop: Workshop) -> None:
    shop.run(note(1, Ada_Byron=["Acme Ltd"]))
    shop.run(note(1, Ada_Byron=["Beta Ltd"]))
    assert list(shop.nodes("Company")) == ["Beta Ltd"]


def test_a_department_is_kept_as_a_unit_of_the_university_it_stands_with(shop: Workshop) -> None:
    shop.with_registry().run(
        note(1, Ada_Byron=["Department of Biology, Mudwater University, Hong Kong"])
    )
    (unit,) = shop.nodes("OrganizationalUnit").values()
    assert unit["name"] == "Department of Biology, Mudwater University"
    assert (unit["name"], "Mudwater University") in {
        (edge["from"], edge["to"]) for edge in shop.edges("PART_OF")
    }
    (affiliation,) = shop.edges("AFFILIATED_WITH")
    assert affiliation["to"] == "Mudwater University"
    (membership,) = shop.edges("MEMBER_OF_UNIT")
    assert membership["to"] == unit["name"]


def test_spellings_of_a_department_are_one_and_two_departments_are_two(shop: Workshop) -> None:
    shop.with_registry().run(
        note(1, Ada_Byron=["Department of Biology, Mudwater University"]),
        note(2, Bo_Chen=["Dept. of Biol., Mudwater University"]),
        note(3, Cy_Dahl=["Department of Biology and the School of Law, Mudwater University"]),
    )
    assert len(shop.nodes("OrganizationalUnit")) == 2
    members = Counter(edge["to"] for edge in shop.edges("MEMBER_OF_UNIT"))
    assert members == {
        "Department of Biology, Mudwater University": 3,
        "School of Law, Mudwater University": 1,
    }


def test_a_university_that_no_registry_has_is_one_whatever_its_departments(shop: Workshop) -> None:
    shop.run(
        note(1, Ada_Byron=["Tarnwick University"]),
        note(2, Bo_Chen=["School of Computing, Tarnwick University, Tarnwick, Norway"]),
        note(3, Cy_Dahl=["Department of Physics, Tarnwick University"]),
    )
    assert list(shop.nodes("University")) == ["Tarnwick University"]
    assert {(edge["from"], edge["to"]) for edge in shop.edges("PART_OF")} == {
        ("School of Computing, Tarnwick University", "Tarnwick University"),
        ("Department of Physics, Tarnwick University", "Tarnwick University"),
    }


def test_addresses_and_numbers_around_a_name_do_not_hide_it(shop: Workshop) -> None:
    shop.with_registry().run(
        note(1, Ada_Byron=["Mudwater University, Kowloon, Hong Kong"]),
        note(2, Bo_Chen=["Mudwater University, Hong Kong, China"]),
        note(3, Cleo_Diaz=["School of Computing of Mudwater University"]),
        note(4, Dev_Evans=["1Mudwater University"]),
    )
    people = {"Ada Byron", "Bo Chen", "Cleo Diaz", "Dev Evans"}
    ends = {(each["from"], each["to"]) for each in shop.edges("AFFILIATED_WITH")}
    assert ends == {(each, "Mudwater University") for each in people}


def test_a_name_elsewhere_or_within_a_longer_one_is_not_taken_for_it(shop: Workshop) -> None:
    printed = ["Mudwater University, Toronto, Canada", "New Mudwater University", "MWU, Canada"]
    shop.with_registry().run(*(note(n, Ada_Byron=[name]) for n, name in enumerate(printed)))
    decided = shop.decisions()
    assert UNIVERSITY not in {decided[name][1] for name in printed}
    assert "Mudwater University" not in shop.nodes("University")
