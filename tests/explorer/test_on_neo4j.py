"""The same on Neo4j, once: what asks the API otherwise than another does, on the demo's graph.

The tests are those of `test_doing`; only the store behind the server is another one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.build.target_graph import TargetGraph
from kg.load.difference import load
from kg.load.vectors import Vectors
from kg.store import Address, Client, prepare
from kg.workspace import Workspace

from .conftest import QUERIES, serving
from .test_doing import (
    COMPANY,
    UNIVERSITY,
    test_a_cell_of_the_matrix_opens_into_its_evidence_by_mouse,
    test_prior_work_of_a_text,
    test_searching_by_mouse,
    test_ways_between_two_are_found_step_by_step,
)

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.slow]

__all__ = [
    "test_a_cell_of_the_matrix_opens_into_its_evidence_by_mouse",
    "test_prior_work_of_a_text",
    "test_searching_by_mouse",
    "test_ways_between_two_are_found_step_by_step",
]

PLANNED = "120"
"""Seconds for a statement: Neo4j takes longer than the usual ten to plan one of the larger for the
first time, and a person would find it planned."""

WARMED: dict[str, dict[str, Any]] = {
    "suggest": {"text": "Tingsun"},
    "organization": {"id": UNIVERSITY},
    "partners": {"id": UNIVERSITY},
    "partner_facets": {"id": UNIVERSITY},
    "timeline": {"id": UNIVERSITY},
    "evidence": {"between": [UNIVERSITY, COMPANY]},
    "ways": {"from": UNIVERSITY, "to": COMPANY},
    "prior_work": {"text": "photonic chips"},
}
"""What is asked once before the tests, so that its plan is there."""


@pytest.fixture(scope="module")
def explorer(home: Path, neo4j_address: Address) -> Iterator[str]:
    workspace = Workspace(home)
    with Client(neo4j_address) as client:
        with client.transaction() as run:
            run("MATCH (n) DETACH DELETE n")
        prepare(client)
        load(client, TargetGraph(workspace.resolved))
        Vectors(workspace.vectors).load(client)
    store = {
        "KG_STORE": neo4j_address.uri,
        "KG_STORE_USER": neo4j_address.user,
        "KG_STORE_PASSWORD": neo4j_address.password,
    }
    with serving(home, **store, KG_API_STATEMENT_TIMEOUT=PLANNED) as url:
        for name, variables in WARMED.items():
            warm(url, name, variables)
        yield url


def warm(url: str, name: str, variables: dict[str, Any]) -> None:
    query = (QUERIES / f"{name}.graphql").read_text("utf-8")
    asked = {"query": query, "variables": variables}
    answer = httpx.post(f"{url}graphql", json=asked, timeout=float(PLANNED))
    assert "errors" not in answer.json(), answer.text
