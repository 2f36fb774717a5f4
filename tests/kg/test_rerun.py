"""What is not new is not done again: reruns, one more paper, verdicts, and writers side by side."""

import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from kg.build.target_graph import TargetGraph
from kg.demo.corpus import generate
from kg.ingest import Watcher, documents, ingest, resolve_again
from kg.resolve.giving import give, withdraw
from kg.resolve.ledger import LEDGER, Ledger
from kg.resolve.verdicts.entries import Kind, Saying, Verdicts
from kg.settings import Settings
from kg.staging.files import File
from kg.staging.read import IngestCounts
from kg.stamps import FILE
from kg.store import Client, open_store
from kg.workspace import Workspace

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
DAY = "2026-02-01T00:00:00.000Z"
ONE = "ror:0y0000472"
"""Tingsun University of Science and Technology, of the invented world."""


@dataclass
class World:
    """The invented world in a home of its own, whose store stays open."""

    home: Workspace
    corpus: Path
    client: Client

    @property
    def settings(self) -> Settings:
        return Settings(home=self.home.folder)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("home")
    corpus = generate(tmp_path_factory.mktemp("corpus")).documents
    with open_store(Settings(home=folder)) as client:
        ingest(Settings(home=folder), [corpus])
        yield World(Workspace(folder), corpus, client)


def written(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file that keeps something, by when it was written and how long it is."""
    kept = [*folder.glob("resolved/**/*.parquet"), *folder.glob("stage/*/*"), folder / FILE]
    return {str(each): (each.stat().st_mtime_ns, each.stat().st_size) for each in kept}


class Opened(Watcher):
    """Notes the files of which a document was read."""

    def __init__(self) -> None:
        self.documents = 0

    def document(self, file: File, tally: IngestCounts) -> None:
        self.documents += 1


def test_with_nothing_new_no_file_is_read_nothing_resolved_and_nothing_written(
    world: World,
) -> None:
    before, watcher = written(world.home.folder), Opened()
    again = ingest(world.settings, [world.corpus], watcher=watcher)
    assert written(world.home.folder) == before
    assert again.written.total == again.vectors == 0
    counts = documents(again.documents)
    assert counts["loaded"] == 0
    assert counts["unchanged"] + counts["quarantined"] == counts["read"]
    assert counts["quarantined"] == len(list(world.home.quarantine)) == 7
    files = [each for each in world.corpus.rglob("*") if each.is_file()]
    assert watcher.documents == len(files)  # told once a file, of none of its documents


def test_a_file_that_was_only_touched_is_known_by_its_bytes(world: World) -> None:
    paper = next(world.corpus.rglob("openalex*"))
    os.utime(paper, ns=(1, 1))
    watcher = Opened()
    ingest(world.settings, [paper], watcher=watcher)
    assert watcher.documents == 1


def one_more(world: World, folder: Path) -> Path:
    """A paper by the people of another one, in a file of its own."""
    works = next(world.corpus.rglob("openalex*"))
    with gzip.open(works) as lines:
        work = next(w for w in map(orjson.loads, lines) if len(w["authorships"]) > 2)
    work["id"] = work["ids"]["openalex"] = "https://openalex.org/W9991111111"
    work["doi"] = work["ids"]["doi"] = "https://doi.org/10.5555/hetao.demo.one.more"
    work["title"] = work["display_name"] = "A paper that came later than all the others"
    path = folder / "openalex_later.jsonl.gz"
    path.write_bytes(gzip.compress(orjson.dumps(work) + b"\n"))
    return path


def spoken_of(world: World, document: str) -> set[str]:
    """The document, and what it names."""
    with world.home.stage.connect() as connection:
        Ledger(world.home.resolved / LEDGER).view(connection)
        found = connection.execute(
            "SELECT entity FROM ledger WHERE document = ? "
            "UNION SELECT whole FROM ledger WHERE document = ?",
            [document, document],
        )
        return {entity for (entity,) in found.fetchall()} | {document}


def differing(
    before: TargetGraph, after: TargetGraph
) -> tuple[set[str], list[tuple[str, str, str]]]:
    """Nodes and edges that are not the same in two graphs."""
    with after.connect() as connection:
        for table in ("nodes", "edges"):
            files = str(before.folder / f"{table}-*.parquet")
            connection.read_parquet(files).create_view(f"old_{table}")
        nodes = connection.execute(
            "SELECT id FROM (SELECT id, digest FROM nodes EXCEPT SELECT id, digest FROM old_nodes) "
            "UNION SELECT id FROM (SELECT id, digest FROM old_nodes EXCEPT "
            "SELECT id, digest FROM nodes)"
        ).fetchall()
        columns = "type, source, target, evidence_kind, digest"
        edges = connection.execute(
            f"SELECT DISTINCT type, source, target FROM ("
            f"(SELECT {columns} FROM edges EXCEPT SELECT {columns} FROM old_edges) UNION ALL "
            f"(SELECT {columns} FROM old_edges EXCEPT SELECT {columns} FROM edges))"
        ).fetchall()
    return {id_ for (id_,) in nodes}, edges


def hanging_on(graph: TargetGraph, entities: set[str]) -> set[str]:
    """Collaborations between two of some entities, and further identifiers of each."""
    with graph.connect() as connection:
        found = connection.execute(
            "SELECT target FROM edges WHERE starts_with(type, 'PARTICIPATES') "
            "AND source IN (SELECT unnest($these)) GROUP BY target "
            "HAVING count(DISTINCT source) = 2 "
            "UNION SELECT source FROM edges WHERE type = 'IDENTIFIES' "
            "AND target IN (SELECT unnest($these))",
            {"these": sorted(entities)},
        )
        return {id_ for (id_,) in found.fetchall()}


def test_one_more_paper_touches_what_it_speaks_of_and_nothing_else(
    world: World, tmp_path: Path
) -> None:
    world_desired = TargetGraph(world.home.resolved)
    world_desired.copy(tmp_path / "before")
    outcome = ingest(world.settings, [world.corpus, one_more(world, tmp_path)])
    assert documents(outcome.documents)["loaded"] == 1
    named = spoken_of(world, "doc:openalex/W9991111111")
    assert len(named) > 3
    shown = named | hanging_on(world_desired, named)
    nodes, edges = differing(TargetGraph(tmp_path / "before"), world_desired)
    assert nodes - shown == set()
    assert [edge for edge in edges if not {edge[1], edge[2]} & shown] == []
    assert outcome.written.total == sum(
        sum(each.values()) for each in (outcome.written.created, outcome.written.changed)
    )
    assert outcome.written.total <= len(nodes) + len(edges)


def test_a_verdict_is_in_the_graph_after_resolving_and_gone_when_withdrawn(world: World) -> None:
    (row,) = world.client.read(
        "MATCH (n:University) WHERE n.id STARTS WITH 'ror:' AND n.id <> $one "
        "RETURN n.id AS id ORDER BY id LIMIT 1",
        {"one": ONE},
    )
    other = row["id"]

    def counted() -> list[dict[str, Any]]:
        return world.client.read(
            "MATCH (n) WHERE n.id IN $ids OPTIONAL MATCH (n)-[r]-() "
            "RETURN n.id AS id, labels(n) AS labels, count(r) AS links ORDER BY id",
            {"ids": [ONE, other]},
        )

    before, folder = counted(), world.home.resolved
    told = give(world.home, [Saying(Kind.SAME, ONE, other)], "Carol", DAY)
    merged = resolve_again(world.settings)
    (change,) = told.changes
    assert world.client.read(
        "MATCH (i:Identifier {id: $gone})-[:IDENTIFIES]->(n) RETURN n.id AS id",
        {"gone": change.before},
    ) == [{"id": change.after}]
    assert 0 < merged.written.total < 2_000
    assert resolve_again(world.settings).written.total == 0
    withdraw(folder, told.verdicts[0].id, "Carol", DAY)
    resolve_again(world.settings)
    assert counted() == before


SCRIPT = """
import sys
from pathlib import Path
from kg.ingest import ingest
from kg.settings import Settings
ingest(Settings(home=Path(sys.argv[1])), [Path(sys.argv[2])])
"""


def test_verdicts_and_questions_go_on_while_an_ingest_writes(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    shutil.copy(one_more(world, tmp_path), folder / "again_openalex.jsonl.gz")
    (world.home.folder / FILE).unlink()  # every step is taken anew
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "graphql")])}
    writer = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(world.home.folder), str(folder)],
        env=environment,
    )
    kept = Verdicts(world.home.resolved)
    standing = len(kept.standing())
    given: list[str] = []

    def say() -> None:
        for number in range(3):
            saying = Saying(Kind.IS, f"Nobody prints this {number}", ONE)
            given.extend(v.id for v in give(world.home, [saying], "Carol", DAY).verdicts)

    speakers = [threading.Thread(target=say) for _ in range(2)]
    for each in speakers:
        each.start()
    asked = 0
    while writer.poll() is None:
        assert world.client.read("MATCH (n {id: $id}) RETURN n.id AS id", {"id": ONE})
        asked += 1
    for each in speakers:
        each.join()
    assert writer.returncode == 0
    assert asked > 0
    assert len(set(given)) == 6
    assert len(kept.standing()) == standing + 6
    assert resolve_again(world.settings).written.total == 0
