"""The whole way of the data on the invented world: to both stores, twice, and after a kill -9."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import orjson
import pytest
import rdflib
from pyshacl import validate

from kg.build.target_graph import TargetGraph
from kg.demo.corpus import SEED, generate
from kg.demo.draw import draw
from kg.demo.plans import AGREEMENT_FILINGS
from kg.evaluate.demo import (
    answered,
    entities,
    evaluate_collaborations,
    evaluate_demo,
    evaluate_pairs,
    rows,
)
from kg.ingest import Outcome, documents, ingest
from kg.query.export import export
from kg.query.status import status
from kg.query.subgraph import subgraph
from kg.settings import Settings
from kg.staging.texts import context
from kg.store import Address, Client, open_store
from kg.workspace import Workspace
from kg_api.queries import ready_made
from ontology.graph import Graph
from ontology.schema import text
from tests.api.conftest import Api, Counting
from tests.kg.support import sources

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
UNIVERSITY = "ror:0y0000472"
"""Tingsun University of Science and Technology, of the invented world."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("corpus")).documents


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> tuple[Settings, Outcome]:
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    return settings, ingest(settings, [corpus])


@pytest.fixture
def client(ingested: tuple[Settings, Outcome]) -> Iterator[Client]:
    with open_store(ingested[0]) as found:
        yield found


def contents(client: Client) -> list[Any]:
    """All the store holds but for what differs from home to home: when it was recorded."""
    nodes = client.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS held")
    edges = client.read(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS source, b.id AS target, "
        "properties(r) AS held"
    )
    changing = ("recorded", "recordedTimes", "digest", "vector")  # its last bits
    return sorted(
        repr(
            (
                sorted(row.get("labels", [])),
                [row.get(name) for name in ("type", "source", "target")],
                sorted(
                    (k, v) for k, v in row["held"].items() if v is not None and k not in changing
                ),
            )
        )
        for row in (*nodes, *edges)
    )


def test_every_document_is_loaded_or_in_quarantine(ingested: tuple[Settings, Outcome]) -> None:
    settings, outcome = ingested
    counts = documents(outcome.documents)
    assert counts["read"] == counts["loaded"] + counts["unchanged"] + counts["quarantined"]
    assert counts["quarantined"] == len(list(Workspace(settings.home).quarantine)) == 7
    assert outcome.documents.unread.total() == 0


def test_a_second_ingest_writes_nothing(ingested: tuple[Settings, Outcome], corpus: Path) -> None:
    again = ingest(ingested[0], [corpus])
    counts = documents(again.documents)
    assert counts["loaded"] == 0
    assert counts["unchanged"] + counts["quarantined"] == counts["read"]
    assert again.written.total == again.vectors == 0


def test_neo4j_holds_the_same_graph(
    neo4j_address: Address, tmp_path: Path, corpus: Path, client: Client
) -> None:
    with Client(neo4j_address) as neo4j:
        with neo4j.transaction() as run:
            run("MATCH (n) DETACH DELETE n")
        settings = Settings(
            home=tmp_path,
            store=neo4j_address.uri,
            store_user=neo4j_address.user,
            store_password=neo4j_address.password,
        )
        ingest(settings, [corpus])
        assert contents(neo4j) == contents(client)
        assert ingest(settings, [corpus]).written.total == 0


def test_what_was_resolved_is_nearly_what_is_true(
    ingested: tuple[Settings, Outcome], corpus: Path
) -> None:
    home, truth = Workspace(ingested[0].home), corpus.parent / "truth"
    found = answered(home, truth)
    scores = evaluate_demo(found)
    assert scores["Organization"].precision >= 0.99
    assert scores["Person"].precision >= 0.95
    assert scores["Person"].recall >= 0.88
    together = evaluate_collaborations(home, truth, found)
    assert set(together) >= {"coAuthorship", "coAssignment", "coInvention", "funding", "licence"}
    assert min(each.precision for each in together.values()) > 0.5
    assert together["coAuthorship"].recall > 0.8


def test_patents_and_papers_of_one_piece_of_work_are_claimed(
    ingested: tuple[Settings, Outcome], corpus: Path
) -> None:
    found = evaluate_pairs(Workspace(ingested[0].home), corpus.parent / "truth")
    assert found.precision >= 0.75
    assert found.recall >= 0.75


def test_licences_in_filings_are_those_that_were_agreed(
    ingested: tuple[Settings, Outcome], corpus: Path, client: Client
) -> None:
    led = entities(answered(Workspace(ingested[0].home), corpus.parent / "truth"))
    kinds = {"licence": "LICENCE_AGREEMENT", "jointDevelopment": "JOINT_DEVELOPMENT_AGREEMENT"}
    agreed = {
        (kinds[tie.kind], frozenset(led[f"org:{each}"] for each in (tie.one, tie.other)), tie.since)
        for tie in draw(1, SEED).agreements[:AGREEMENT_FILINGS]
        if tie.kind in kinds
    }
    told = {
        (
            node["kind"],
            frozenset(each["node"]["id"] for each in node["parties"]["edges"]),
            node["year"],
        )
        for node in found_nodes(
            Api(Counting(client)).ask(ready_made("licences_in_filings"))["agreements"]
        )
    }
    assert len(told & agreed) >= 0.8 * len(agreed), (told - agreed, agreed - told)
    assert len(told & agreed) >= 0.8 * len(told), (told - agreed, agreed - told)


def test_firms_founded_from_a_university_are_those_that_were(
    ingested: tuple[Settings, Outcome], corpus: Path, client: Client
) -> None:
    home, truth = Workspace(ingested[0].home), corpus.parent / "truth"
    led = entities(answered(home, truth))
    founded = {
        (led[row["founder"]], led[row["firm"]]) for row in rows(truth / "foundations.jsonl.gz")
    }
    api, told = Api(Counting(client)), set()
    for university in sorted({each for each, _ in founded}):
        found = api.ask(ready_made("firms_founded_from_a_university"), university=university)
        told |= {
            (university, node["id"]) for node in found_nodes(found["organization"]["spinOffs"])
        }
    assert told == founded


def found_nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes of a connection of the API."""
    return [edge["node"] for edge in connection["edges"]]


SCRIPT = """
import sys
from pathlib import Path
from kg.ingest import ingest
from kg.settings import Settings
ingest(Settings(home=Path(sys.argv[1])), [Path(sys.argv[2])])
"""


@pytest.mark.parametrize("seconds", [1.5, 2.5, 3.5, 4.5])
def test_a_killed_ingest_ends_the_same_when_it_is_run_again(
    seconds: float, tmp_path: Path, corpus: Path, client: Client
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "graphql")])}
    killed = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(corpus)], env=environment
    )
    time.sleep(seconds)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    settings = Settings(home=tmp_path)
    ingest(settings, [corpus])
    with open_store(settings) as found:
        assert contents(found) == contents(client)


def test_the_status_adds_up(ingested: tuple[Settings, Outcome], client: Client) -> None:
    found = status(Workspace(ingested[0].home), client)
    counts = found["documents"]
    assert counts["read"] == sum(each["read"] for each in counts["bySource"].values())
    assert (
        found["nodes"]["Paper"] + found["nodes"]["Patent"] + found["nodes"]["Filing"]
        == (found["nodes"]["Work"])
    )
    (row,) = client.read("MATCH ()-[r:AUTHORED]->() RETURN count(r) AS n")
    assert found["edges"]["AUTHORED"] == row["n"]


def test_the_exported_subgraph_conforms_to_the_shapes(client: Client) -> None:
    nodes, edges, truncated = subgraph(client, [UNIVERSITY], 1, 10_000)
    assert not truncated
    turtle = export(Graph(tuple(nodes), tuple(edges)), "turtle")["graph.ttl"]
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    shapes = rdflib.Graph().parse(data=text("shapes.ttl"), format="turtle")
    conforms, _, report = validate(graph, shacl_graph=shapes)
    assert conforms, report


def test_the_exported_subgraph_opens_in_networkx(client: Client) -> None:
    nodes, edges, _ = subgraph(client, [UNIVERSITY], 1, 10_000)
    (graphml,) = export(Graph(tuple(nodes), tuple(edges)), "graphml").values()
    found = networkx.parse_graphml(graphml.decode(), force_multigraph=True)
    assert (found.number_of_nodes(), found.number_of_edges()) == (len(nodes), len(edges))


def test_the_same_subgraph_is_the_same_bytes(client: Client) -> None:
    def once() -> dict[str, bytes]:
        nodes, edges, _ = subgraph(client, [UNIVERSITY], 2, 300)
        return dict(export(Graph(tuple(nodes), tuple(edges)), "jsonld"))

    assert once() == once()


def test_the_quote_of_every_relation_stands_at_its_place(
    ingested: tuple[Settings, Outcome], corpus: Path
) -> None:
    home, said = Workspace(ingested[0].home), sources.documents(corpus)
    texts = home.stage.texts
    with TargetGraph(home.resolved).connect() as connection:
        held = connection.execute("SELECT properties FROM edges").fetchall()
    walked = {"text": 0, "fields": 0}
    for edge in map(orjson.loads, (row[0] for row in held)):
        rows = (edge.get("documents", ()), edge.get("places", ()), edge.get("quotes", ()))
        for document, place, quote in zip(*rows, strict=True):
            text = texts.of(document)
            there = context(text, place, 5, 5) if text else None
            if there is not None:
                assert there.quote == quote, (document, place)
            elif document in said:
                there_are = sources.words_at(said[document], place)
                assert not _unsaid(quote, there_are), (document, place)
            walked["text" if there else "fields"] += 1
    assert min(walked.values()) > 100


def _unsaid(quote: str, there: str) -> list[str]:
    """Words of a quote that its place does not hold; fields can be quoted in another order."""
    plain = "".join(there.split())
    return [each for each in quote.replace(",", " ").replace(";", " ").split() if each not in plain]
