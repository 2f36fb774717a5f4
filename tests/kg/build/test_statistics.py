"""What an ingest counts of the graph is what the store would count."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.build import statistics
from kg.build.target_graph import TargetGraph
from kg.load.difference import load
from kg.store import Client
from kg_api.cost.statistics import Statistics, found, read
from ontology.graph import Edge, Node


def graph(folder: Path) -> TargetGraph:
    desired = TargetGraph(folder)
    with desired.writing() as add:
        for number in range(4):
            add(Node(f"openalex:A{number}", ("Person",), {"name": f"Person {number}"}))
        for number in range(3):
            add(Node(f"doi:10.1/{number}", ("Paper",), {"name": "Paper"}))
        add(Node("doc", ("Document",), {}))
        add(Edge("DESCRIBES", "doc", "doi:10.1/0"))
        for person, paper in ((0, 0), (0, 1), (0, 2), (1, 0), (2, 0)):
            shown = {"documents": ("doc",) * (person + 1)}
            add(Edge("AUTHORED", f"openalex:A{person}", f"doi:10.1/{paper}", shown))
    return desired


class Reading:
    def __init__(self, client: Client) -> None:
        self.client, self.asked = client, list[str]()

    async def read(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        self.asked.append(statement)
        return self.client.read(statement, parameters)


def test_what_is_kept_is_what_the_store_counts(store: Client, tmp_path: Path) -> None:
    desired = graph(tmp_path)
    statistics.write(desired)
    load(store, desired)
    kept = statistics.read(desired)
    assert kept is not None
    assert Statistics.of(kept) == asyncio.run(read(Reading(store)))
    assert kept["labels"] == {"Entity": 7, "Agent": 4, "Person": 4, "Work": 3, "Paper": 3,
                              "Document": 1}  # fmt: skip
    assert kept["out"]["AUTHORED"] == [[1, 2], [3, 1]]
    assert kept["evidence"] == [[0, 1], [1, 3], [2, 1], [3, 1]]


def test_a_store_that_holds_the_graph_is_not_made_to_count_it(
    store: Client, tmp_path: Path
) -> None:
    desired, reading = graph(tmp_path), Reading(store)
    statistics.write(desired)
    load(store, desired)
    assert asyncio.run(found(reading, statistics.read(desired))).known
    assert len(reading.asked) == 2


def test_a_store_that_holds_another_graph_counts_it_itself(store: Client, tmp_path: Path) -> None:
    desired = graph(tmp_path)
    statistics.write(desired)
    assert asyncio.run(found(Reading(store), statistics.read(desired))).labels == {}


def test_where_nothing_was_ingested_nothing_was_counted(tmp_path: Path) -> None:
    assert statistics.read(TargetGraph(tmp_path)) is None
