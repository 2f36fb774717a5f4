"""Constraints and indexes come from the vocabulary and hold on both servers."""

import pytest

from kg.errors import QueryError
from kg.store import Client, prepare
from kg.store.dialect import (
    DIMENSIONS,
    NEAREST,
    constraints,
    cosine,
    indexes,
)
from ontology.schema import Property, vocabulary

NAMES = {
    "o:1": "香港科技大学 hong kong university of science and technology hkust",
    "o:2": "清华大学 tsinghua university",
    "o:3": "深圳大学科技园 shenzhen university science park",
    "o:4": "华为技术有限公司 huawei technologies co., ltd.",
}


def test_every_root_of_the_vocabulary_has_unique_ids() -> None:
    roots = [name for name, each in vocabulary().classes.items() if each.key]
    assert len(constraints(vocabulary())) == len(roots) >= 3
    for root, statement in zip(roots, constraints(vocabulary()), strict=True):
        assert f"(n:{root}) REQUIRE n.id IS UNIQUE" in statement


def test_every_indexed_property_is_indexed_on_each_class_that_carries_it() -> None:
    wanted = {f"(n:{k}) ON (n.{n})" for n, p in _properties() if p.indexed for k in p.domain}
    assert {each.partition(" FOR ")[2] for each in indexes(vocabulary())} == wanted


def test_preparing_a_second_time_changes_nothing(store: Client) -> None:
    before = _schema(store)
    prepare(store)
    assert _schema(store) == before


def test_what_is_prepared_is_what_the_vocabulary_asks_for(store: Client) -> None:
    present = {(tuple(labels), tuple(names)) for _, labels, names in _schema(store)}
    wanted = {((k,), (n,)) for n, p in _properties() if p.indexed for k in p.domain}
    assert wanted <= present


def test_an_id_is_unique_across_the_classes_below_its_root(store: Client) -> None:
    with store.transaction() as run:
        run("CREATE (:Entity:Agent:Organization:Company {id: 'o:1'})")
    with pytest.raises(QueryError), store.transaction() as run:
        run("CREATE (:Entity:Agent:Person {id: 'o:1'})")


def test_the_index_of_the_root_finds_things_of_every_class(store: Client) -> None:
    _write_organizations(store)
    found = store.read("MATCH (n:Entity {id: 'o:2'}) RETURN labels(n) AS labels")
    assert [sorted(row["labels"]) for row in found] == [["Agent", "Entity", "Organization"]]


def test_a_thing_gets_a_narrower_class_and_keeps_its_links(store: Client) -> None:
    _write_organizations(store)
    with store.transaction() as run:
        run(
            "MATCH (a:Entity {id: 'o:2'}), (b:Entity {id: 'o:1'}) "
            "CREATE (a)-[:PART_OF {documents: ['d:1', 'd:2']}]->(b)"
        )
    with store.transaction() as run:
        run("MATCH (n:Entity {id: 'o:2'}) SET n:University")
    assert store.read(
        "MATCH (n:University)-[r:PART_OF]->(m) RETURN n.id AS n, m.id AS m, r.documents AS d"
    ) == [{"n": "o:2", "m": "o:1", "d": ["d:1", "d:2"]}]


def test_works_near_a_vector_are_found(store: Client) -> None:
    _write_works(store)
    rows = store.read(
        f"{NEAREST} AS work, score RETURN work.id AS id ORDER BY score DESC",
        {"nearest": 2, "vector": direction(1.0, 0.1)},
    )
    assert [row["id"] for row in rows] == ["w:east", "w:north-east"]


def test_a_cosine_is_the_same_on_every_server(store: Client) -> None:
    _write_works(store)
    rows = store.read(
        "MATCH (n:Work) WHERE n.vector IS NOT NULL "
        f"RETURN n.id AS id, {cosine('n.vector', '$vector')} AS cosine",
        {"vector": direction(2.0, 0.0)},
    )
    cosines = {row["id"]: row["cosine"] for row in rows}
    assert cosines == {"w:east": 1.0, "w:north-east": 0.7071, "w:north": 0.0, "w:west": -1.0}


def direction(*numbers: float) -> list[float]:
    return [*numbers, *[0.0] * (DIMENSIONS - len(numbers))]


def _write_works(store: Client) -> None:
    vectors = {
        "w:east": direction(1.0, 0.0),
        "w:north-east": direction(1.0, 1.0),
        "w:north": direction(0.0, 1.0),
        "w:west": direction(-1.0, 0.0),
        "w:nowhere": None,
    }
    store.write_batches(
        "UNWIND $rows AS row CREATE (n:Entity:Work:Paper {id: row.id}) SET n.vector = row.vector",
        [{"id": key, "vector": vector} for key, vector in vectors.items()],
    )


def _write_organizations(store: Client) -> None:
    store.write_batches(
        "UNWIND $rows AS row CREATE (n:Entity:Agent:Organization) SET n = row",
        [{"id": key, "name": name} for key, name in NAMES.items()],
    )


def _schema(store: Client) -> list[tuple[str, list[str], list[str]]]:
    rows = store.read("SHOW INDEXES YIELD name, labelsOrTypes, properties RETURN *")
    return sorted((r["name"], r["labelsOrTypes"] or [], r["properties"] or []) for r in rows)


def _properties() -> list[tuple[str, Property]]:
    return list(vocabulary().properties.items())
