"""Firms that people of a university founded, and the works of it that they may rest on."""

from collections.abc import Iterator

import pytest

from kg.store import Client
from tests.api.conftest import Api
from tests.api.test_queries import QUERIES
from tests.api.worlds.graph import NORTHBANK

_ADDED = """MATCH (u:University {id: $university}), (d:Topic {id: "cpc:B25J15/00"})
CREATE (f:Entity:Agent:Organization:Company {id: "kg:org/wren", name: "Wren Hands",
  established: 2021})
CREATE (f)-[:FOUNDED_BY {documents: ["doc:edgar/0001"], places: ["char=1,9"],
  quotes: ["founded by scientists of Northbank"], confidences: [0.7],
  recordedTimes: ["2026-01-01"]}]->(u)
CREATE (p:Entity:Work:Patent {id: "patent:US2", name: "Hand", year: 2023})
CREATE (p)-[:ASSIGNED_TO]->(f)
CREATE (p)-[:HAS_TOPIC]->(d)"""


@pytest.fixture
def with_a_firm(client: Client) -> Iterator[None]:
    """The graph made by hand with a firm more, which is taken out again."""
    with client.transaction() as run:
        run(_ADDED, {"university": NORTHBANK})
    yield
    with client.transaction() as run:
        run("MATCH (n) WHERE n.id IN ['kg:org/wren', 'patent:US2'] DETACH DELETE n")


@pytest.mark.usefixtures("with_a_firm")
def test_a_firm_comes_with_what_its_university_did_on_its_topic_around_its_foundation(
    api: Api,
) -> None:
    path = next(each for each in QUERIES if each.stem == "firms_founded_from_a_university")
    (edge,) = api.ask(path.read_text("utf-8"), university=NORTHBANK)["organization"]["spinOffs"][
        "edges"
    ]
    assert edge["node"]["name"] == "Wren Hands"
    assert edge["relation"] == "FOUNDED_BY"
    assert edge["evidence"][0]["quote"] == "founded by scientists of Northbank"
    assert [work["id"] for work in edge["groundwork"]] == ["doi:10.1/grip"]
    assert [topic["node"]["name"] for topic in edge["node"]["topics"]["edges"]] == [
        "Gripping heads"
    ]


@pytest.mark.usefixtures("with_a_firm")
def test_a_firm_knows_who_founded_it(api: Api) -> None:
    query = '{ organization(id: "kg:org/wren") { founders { edges { relation node { name } } } } }'
    assert api.ask(query) == {
        "organization": {
            "founders": {
                "edges": [{"relation": "FOUNDED_BY", "node": {"name": "Northbank University"}}]
            }
        }
    }
