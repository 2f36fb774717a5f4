"""The statements that the rest of the code is built of give the same answers on both servers."""

from typing import Any

import pytest

from kg.store import Client

NODES: dict[str, list[dict[str, Any]]] = {
    "Entity:Agent:Organization:Company": [
        {"id": "o:acme", "name": "Acme", "countryCode": "US", "aliases": ["ACME", "Acme Corp"]},
        {"id": "o:solo", "name": "Solo", "countryCode": "FR"},
    ],
    "Entity:Agent:Organization:University": [{"id": "o:uni", "name": "Uni", "countryCode": "CN"}],
    "Entity:Agent:Person": [
        {"id": "p:ann", "name": "Ann"},
        {"id": "p:bob", "name": "Bob"},
        {"id": "p:cid", "name": "Cid"},
    ],
    "Entity:Work:Paper": [
        {"id": "w:1", "name": "On graphs", "year": 2020},
        {"id": "w:2", "name": "On trees", "year": 2021},
        {"id": "w:3", "name": "On leaves", "year": 2022},
    ],
}
LINKS = {
    "AUTHORED": [("p:ann", "w:1"), ("p:bob", "w:1"), ("p:bob", "w:2"), ("p:cid", "w:2")],
    "AFFILIATED_WITH": [("p:ann", "o:acme"), ("p:bob", "o:uni"), ("p:cid", "o:uni")],
    "CITES": [("w:2", "w:1"), ("w:3", "w:2")],
}
CASES: list[tuple[str, dict[str, Any], list[dict[str, Any]]]] = [
    (
        "MATCH (n:Entity {id: $id}) RETURN n {.id, .name, .never} AS n",
        {"id": "o:uni"},
        [{"n": {"id": "o:uni", "name": "Uni", "never": None}}],
    ),
    (
        "MATCH (n:Entity) WHERE n.id IN $ids AND n:Person RETURN n.id AS id ORDER BY id",
        {"ids": ["p:bob", "p:ann", "o:uni", "nobody"]},
        [{"id": "p:ann"}, {"id": "p:bob"}],
    ),
    (
        "MATCH (n:Organization) WHERE n.countryCode = $c RETURN n.id AS id, n.aliases AS a",
        {"c": "US"},
        [{"id": "o:acme", "a": ["ACME", "Acme Corp"]}],
    ),
    (
        "MATCH (n:Entity) WHERE 'ACME' IN n.aliases RETURN n.id AS id",
        {},
        [{"id": "o:acme"}],
    ),
    (
        "MATCH (n:Company|Person) RETURN count(n) AS n",
        {},
        [{"n": 5}],
    ),
    (
        "MATCH (n:Person) RETURN n.name AS name ORDER BY name DESC SKIP $skip LIMIT $limit",
        {"skip": 1, "limit": 1},
        [{"name": "Bob"}],
    ),
    (
        "MATCH (n:Person {id: 'p:bob'}) "
        "RETURN [(n)-[:AUTHORED]->(w) WHERE w.year > 2020 | w {.id, .year}] AS works",
        {},
        [{"works": [{"id": "w:2", "year": 2021}]}],
    ),
    (
        "MATCH (n:Person) CALL (n) { MATCH (n)-[:AUTHORED]->(w) "
        "RETURN w.id AS last ORDER BY w.year DESC LIMIT 1 } RETURN n.id AS id, last ORDER BY id",
        {},
        [
            {"id": "p:ann", "last": "w:1"},
            {"id": "p:bob", "last": "w:2"},
            {"id": "p:cid", "last": "w:2"},
        ],
    ),
    (
        "MATCH (n:Person {id: 'p:bob'}) "
        "RETURN COLLECT { MATCH (n)-[:AUTHORED]->(w) RETURN w.id ORDER BY w.id } AS works",
        {},
        [{"works": ["w:1", "w:2"]}],
    ),
    (
        "MATCH (n:Person) WHERE COUNT { (n)-[:AUTHORED]->(:Paper) } > 1 RETURN n.id AS id",
        {},
        [{"id": "p:bob"}],
    ),
    (
        "MATCH (n:Organization) WHERE NOT EXISTS { (n)<-[:AFFILIATED_WITH]-() } RETURN n.id AS id",
        {},
        [{"id": "o:solo"}],
    ),
    (
        "MATCH (n:Company) OPTIONAL MATCH (n)<-[:AFFILIATED_WITH]-(p) "
        "RETURN n.id AS id, count(p) AS people ORDER BY id",
        {},
        [{"id": "o:acme", "people": 1}, {"id": "o:solo", "people": 0}],
    ),
    (
        "MATCH (a:Organization)<-[:AFFILIATED_WITH]-(:Person)-[:AUTHORED]->(w:Paper)"
        "<-[:AUTHORED]-(:Person)-[:AFFILIATED_WITH]->(b:Organization) WHERE a.id < b.id "
        "RETURN a.id AS a, b.id AS b, count(DISTINCT w) AS works",
        {},
        [{"a": "o:acme", "b": "o:uni", "works": 1}],
    ),
    (
        "MATCH (w:Paper {id: 'w:1'})-[:CITES*1..3]-(x) RETURN DISTINCT x.id AS id ORDER BY id",
        {},
        [{"id": "w:2"}, {"id": "w:3"}],
    ),
    (
        "MATCH (a:Entity {id: 'p:ann'}), (b:Entity {id: 'p:cid'}) "
        "MATCH path = shortestPath((a)-[:AUTHORED*..6]-(b)) "
        "RETURN [n IN nodes(path) | n.id] AS ids, length(path) AS length",
        {},
        [{"ids": ["p:ann", "w:1", "p:bob", "w:2", "p:cid"], "length": 4}],
    ),
    (
        "MATCH (n:Entity {id: 'p:bob'})-[r:AUTHORED|AFFILIATED_WITH]->(x) "
        "RETURN type(r) AS type, x.id AS id, r.documents AS documents ORDER BY id",
        {},
        [
            {"type": "AFFILIATED_WITH", "id": "o:uni", "documents": ["d:1", "d:2"]},
            {"type": "AUTHORED", "id": "w:1", "documents": ["d:1", "d:2"]},
            {"type": "AUTHORED", "id": "w:2", "documents": ["d:1", "d:2"]},
        ],
    ),
    (
        "MATCH (w:Paper) RETURN CASE WHEN w.year > 2020 THEN 'new' ELSE 'old' END AS age, "
        "count(*) AS n, min(w.year) AS first ORDER BY age",
        {},
        [{"age": "new", "n": 2, "first": 2021}, {"age": "old", "n": 1, "first": 2020}],
    ),
    (
        "UNWIND $rows AS row UNWIND row.tags AS tag RETURN row.id AS id, tag.k AS k",
        {"rows": [{"id": 1, "tags": [{"k": "a"}, {"k": "b"}]}, {"id": 2, "tags": []}]},
        [{"id": 1, "k": "a"}, {"id": 1, "k": "b"}],
    ),
    (
        "RETURN $text AS text, 9007199254740993 AS number, coalesce(null, 1.5) AS real",
        {"text": "Universität 东京"},
        [{"text": "Universität 东京", "number": 9007199254740993, "real": 1.5}],
    ),
    (
        "MATCH (n:Paper) WHERE n.name STARTS WITH 'On' AND toLower(n.name) CONTAINS 'LEAVES' "
        "OR n.name =~ '(?i).*TREES' RETURN n.id AS id",
        {},
        [{"id": "w:2"}],
    ),
]


@pytest.fixture
def filled(store: Client) -> Client:
    for labels, rows in NODES.items():
        store.write_batches(f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row", rows)
    for type_, pairs in LINKS.items():
        store.write_batches(
            "UNWIND $rows AS row MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]}) "
            f"CREATE (a)-[r:{type_}]->(b) SET r = {{documents: ['d:1', 'd:2']}}",
            [list(pair) for pair in pairs],
        )
    return store


def test_every_server_answers_every_statement_alike(filled: Client) -> None:
    answers = {statement: filled.read(statement, given) for statement, given, _ in CASES}
    assert answers == {statement: expected for statement, _, expected in CASES}


def test_a_thing_is_replaced_whole_and_keeps_its_links(filled: Client) -> None:
    filled.write_batches(
        "UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row",
        [{"id": "o:acme", "name": "Acme Ltd"}],
    )
    assert filled.read(
        "MATCH (n:Entity {id: 'o:acme'})<-[:AFFILIATED_WITH]-(p) "
        "RETURN n.name AS name, n.aliases AS aliases, p.id AS person"
    ) == [{"name": "Acme Ltd", "aliases": None, "person": "p:ann"}]


def test_a_link_is_merged_once(filled: Client) -> None:
    statement = (
        "UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
        "MERGE (a)-[r:CITES]->(b) SET r += row.properties"
    )
    row = {"a": "w:3", "b": "w:1", "properties": {"quotes": ["as shown in [1]"]}}
    filled.write_batches(statement, [row])
    filled.write_batches(statement, [row])
    assert filled.read(
        "MATCH (:Entity {id: 'w:3'})-[r:CITES]->(:Entity {id: 'w:1'}) RETURN r.quotes AS quotes"
    ) == [{"quotes": ["as shown in [1]"]}]


def test_things_are_removed_with_their_links(filled: Client) -> None:
    filled.write_batches(
        "UNWIND $rows AS row MATCH (n:Entity {id: row}) DETACH DELETE n", ["p:bob", "w:1"]
    )
    assert filled.read("MATCH (n)-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type") == [
        {"type": "AFFILIATED_WITH", "n": 2},
        {"type": "AUTHORED", "n": 1},
        {"type": "CITES", "n": 1},
    ]
