"""Loading is a difference, on both servers."""

from pathlib import Path
from typing import Any

import pytest

from kg.build.target_graph import TargetGraph
from kg.load.difference import load
from kg.resolve.giving import give, withdraw
from kg.resolve.verdicts.entries import Kind, Saying
from kg.store import Client
from tests.kg.support.workshop import Workshop

ONE = {"id": "1", "title": "On Graphs", "year": 2020, "people": {"Ada Byron": ["Acme Ltd"]}}
TWO = {"id": "2", "title": "On Trees", "year": 2021, "people": {"Bo Chen": ["Beta Ltd"]}}
BOTH = {
    "id": "3",
    "title": "On Woods",
    "year": 2022,
    "people": {"Ada Byron": ["Acme Ltd"], "Bo Chen": ["Beta Ltd"]},
}


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def held(store: Client) -> tuple[list[object], list[object]]:
    """Everything in the store."""
    nodes = store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS held")
    edges = store.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS source, b.id AS target, "
        "properties(r) AS held"
    )
    return sorted(map(_sorted, nodes), key=repr), sorted(map(_sorted, edges), key=repr)


def _sorted(row: dict[str, Any]) -> object:
    return sorted((k, sorted(v) if k == "labels" else v) for k, v in _plain(row).items())


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        k: {name: v[name] for name in sorted(v) if v[name] is not None} if k == "held" else v
        for k, v in row.items()
    }


def test_what_documents_say_is_in_the_store(shop: Workshop, store: Client) -> None:
    shop.run(ONE)
    load(store, shop.desired)
    (row,) = store.read(
        "MATCH (p:Person)-[r:AFFILIATED_WITH]->(o:Organization) "
        "RETURN p.name AS person, o.name AS organization, r.firstSeen AS since, "
        "r.documents AS documents, r.quotes AS quotes, r.confidences AS confidences, "
        "r.recordedTimes AS recorded"
    )
    assert row == {
        "person": "Ada Byron",
        "organization": "Acme Ltd",
        "since": "2020",
        "documents": ["doc:notes/1"],
        "quotes": ["Acme Ltd"],
        "confidences": [1.0],
        "recorded": ["2026-01-01T00:00:00.000Z"],
    }


def test_a_node_has_the_labels_of_its_class_and_of_every_class_above(
    shop: Workshop, store: Client
) -> None:
    shop.run(ONE)
    load(store, shop.desired)
    (row,) = store.read("MATCH (n:Paper) RETURN labels(n) AS labels")
    assert sorted(row["labels"]) == ["Entity", "Paper", "Work"]


def test_loading_twice_writes_nothing_the_second_time(shop: Workshop, store: Client) -> None:
    shop.run(ONE, TWO, BOTH)
    first = load(store, shop.desired)
    assert first.created["Person"] == 2
    before = held(store)
    assert load(store, shop.desired).total == 0
    assert held(store) == before


def test_only_what_changed_is_written(shop: Workshop, store: Client) -> None:
    shop.run(ONE, TWO)
    load(store, shop.desired)
    shop.run(ONE, TWO | {"title": "On Tall Trees"})
    written = load(store, shop.desired)
    assert (written.created.get("Paper"), written.deleted.get("Paper")) == (1, 1)
    assert "Person" not in written.created | written.changed | written.deleted


def test_what_no_document_says_any_more_is_removed(shop: Workshop, store: Client) -> None:
    shop.run(ONE, TWO, BOTH)
    load(store, shop.desired)
    shop.run(ONE, TWO, BOTH | {"people": {"Ada Byron": ["Acme Ltd"]}})
    load(store, shop.desired)
    fresh = held(store)
    assert store.read("MATCH (c:Collaboration) RETURN c.id AS id") == []
    with store.transaction() as run:
        run("MATCH (n) DETACH DELETE n")
    load(store, shop.desired)
    assert held(store) == fresh


def test_an_entity_that_turns_out_to_be_of_another_class_keeps_its_edges(
    shop: Workshop, store: Client
) -> None:
    note = ONE | {"people": {"Ada Byron": ["Mudwater University"]}}
    shop.run(note)
    load(store, shop.desired)
    shop.with_registry().run(note)
    load(store, shop.desired)
    (row,) = store.read(
        "MATCH (:Person)-[:AFFILIATED_WITH]->(o:University) RETURN labels(o) AS labels"
    )
    assert sorted(row["labels"]) == ["Agent", "Entity", "Organization", "University"]
    assert load(store, shop.desired).total == 0


def test_an_entity_that_moves_to_another_class_leaves_its_old_labels(
    shop: Workshop, store: Client
) -> None:
    shop.with_registry().run(ONE | {"people": {"Ada Byron": ["Mudwater University"]}})
    load(store, shop.desired)
    record = (shop.inbox / "both_schemas.jsonl").read_text()
    changed = record.replace('"types":["funder","education"]', '"types":["company"]')
    assert changed != record
    (shop.inbox / "both_schemas.jsonl").write_text(changed)
    shop.days += 1
    shop.again()
    load(store, shop.desired)
    (row,) = store.read(
        "MATCH (:Person)-[:AFFILIATED_WITH]->(o:Organization) RETURN labels(o) AS labels"
    )
    assert sorted(row["labels"]) == ["Agent", "Company", "Entity", "Organization"]
    assert load(store, shop.desired).total == 0


def test_an_id_that_is_merged_away_leads_to_what_took_its_place(
    shop: Workshop, store: Client, tmp_path: Path
) -> None:
    shop.run(ONE, TWO)
    load(store, shop.desired)
    apart = held(store)
    known = {name: entity for name, (_, entity) in shop.decisions().items()}
    saying = Saying(Kind.SAME, known["Acme Ltd"], known["Beta Ltd"])
    told = give(shop.home, [saying], "Carol", shop.today)
    shop.desired.copy(tmp_path / "before")
    shop.settle()
    load(store, shop.desired, before=TargetGraph(tmp_path / "before"))
    (row,) = store.read("MATCH (i:Identifier)-[:IDENTIFIES]->(o:Organization) RETURN i.id AS id")
    assert row["id"] in known.values()
    assert store.read("MATCH (n {id: $id}) RETURN count(n) AS n", row) == [{"n": 1}]
    assert load(store, shop.desired).total == 0
    withdraw(shop.home.resolved, told.verdicts[0].id, "Carol", shop.today)
    shop.settle()
    load(store, shop.desired)
    assert held(store) == apart


class DiedError(Exception):
    """The process ends here."""


class Mortal:
    """A client that dies after so many batches."""

    def __init__(self, client: Client, batches: int) -> None:
        self._client, self._left = client, batches
        self.stream, self.read = client.stream, client.read

    def write_batches(self, statement: str, rows: list[object], size: int = 5000) -> int:
        if not self._left:
            raise DiedError
        self._left -= 1
        return self._client.write_batches(statement, rows, size)


def test_a_load_that_died_anywhere_is_taken_up_by_the_next(shop: Workshop, store: Client) -> None:
    shop.run(ONE, TWO, BOTH)
    load(store, shop.desired)
    whole = held(store)
    survived = 0
    while True:
        with store.transaction() as run:
            run("MATCH (n) DETACH DELETE n")
        try:
            load(Mortal(store, survived), shop.desired)  # type: ignore[arg-type]
        except DiedError:
            survived += 1
            load(store, shop.desired)
            assert held(store) == whole
        else:
            break
    assert survived > 5
