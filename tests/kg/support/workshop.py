"""A folder where notes and registries are read, resolved and built, as `kg ingest` does it."""

from pathlib import Path
from typing import Any

import orjson

from extractors import SOURCES
from kg.build.graph import build
from kg.build.target_graph import TargetGraph
from kg.duckdb import connect
from kg.resolve.ledger import LEDGER, Ledger
from kg.resolve.matching.matcher import Matcher
from kg.resolve.resolve import resolve
from kg.resolve.settle import settle
from kg.resolve.verdicts.entries import Verdicts
from kg.staging.files import files
from kg.staging.read import IngestCounts, Reader
from kg.workspace import Workspace
from tests.kg.support.notes import NOTES, lines

ROR = Path(__file__).parents[2] / "extractors/cases/ror/both_schemas.jsonl"
"""Mudwater University, ror:0zzzz0161, with a Chinese name, an acronym, a parent and a place."""


class Workshop:
    """One KG_HOME; each `run` is a day later than the one before."""

    def __init__(self, folder: Path, days: int = 0) -> None:
        self.home = Workspace(folder)
        self.inbox = folder / "inbox"
        self.inbox.mkdir(parents=True, exist_ok=True)
        self.days = days

    def run(self, *notes: dict[str, Any]) -> IngestCounts:
        """Read these notes (in place of those before), resolve and build."""
        self.days += 1
        (self.inbox / "all.notes").write_bytes(lines(*notes))
        return self.again()

    def again(self) -> IngestCounts:
        """Read what is in the inbox, resolve and build."""
        now = self.today
        reader = Reader(self.home.stage, self.home.quarantine, (*SOURCES, NOTES), now)
        with self.home.alone():
            tally = reader.read(files([self.inbox]))
        self.rebuild()
        return tally

    def rebuild(self) -> None:
        """Resolve and build what is staged."""
        with self.home.stage.connect() as connection:
            resolve(connection, self.home.resolved, lambda: Matcher.load(self.home), self.today)
            build(connection, self.home.resolved)

    def settle(self) -> None:
        """Bring what people have said into the graph, as `kg resolve` does."""
        self.days += 1
        verdicts = Verdicts(self.home.resolved).standing()
        with connect(self.home.resolved / "tmp") as connection:
            settle(connection, self.home.resolved, verdicts, self.today)
        with self.home.stage.connect() as connection:
            build(connection, self.home.resolved)

    @property
    def today(self) -> str:
        """The day of the last run."""
        return f"2026-01-{self.days:02}T00:00:00.000Z"

    def with_registry(self) -> "Workshop":
        """The same, with the invented ROR records beside the notes."""
        (self.inbox / ROR.name).write_bytes(ROR.read_bytes())
        return self

    @property
    def desired(self) -> TargetGraph:
        """The graph as it should be."""
        return TargetGraph(self.home.resolved)

    def nodes(self, kind: str) -> dict[str, dict[str, Any]]:
        """Properties of the nodes of a class, by name."""
        with self.desired.connect() as connection:
            rows = connection.execute(
                "SELECT properties FROM nodes WHERE kind = ? ORDER BY id", [kind]
            ).fetchall()
        found = [orjson.loads(row[0]) for row in rows]
        return {each.get("name", each["id"]): each for each in found}

    def edges(self, type_: str) -> list[dict[str, Any]]:
        """Properties of the edges of a type with the names of their ends."""
        with self.desired.connect() as connection:
            rows = connection.execute(
                """
                SELECT a.properties->>'name', b.properties->>'name', e.properties
                FROM edges e JOIN nodes a ON a.id = e.source JOIN nodes b ON b.id = e.target
                WHERE e.type = ? ORDER BY ALL
                """,
                [type_],
            ).fetchall()
        return [{"from": a, "to": b, **orjson.loads(held)} for a, b, held in rows]

    def decisions(self) -> dict[str, tuple[str, str]]:
        """Rule and entity of each mention, by the name printed; the last one where several are."""
        with self.home.stage.connect() as connection:
            Ledger(self.home.resolved / LEDGER).view(connection)
            rows = connection.execute(
                """
                SELECT m.mention.name, l.rule, l.entity
                FROM ledger l JOIN mentions m ON m.mention.id = l.mention ORDER BY ALL
                """
            ).fetchall()
        return {name: (rule, entity) for name, rule, entity in rows}

    def mentions(self) -> list[tuple[str, str]]:
        """Names printed, each with the id of its mention."""
        with self.home.stage.connect() as connection:
            found = connection.execute("SELECT mention.name, mention.id FROM mentions ORDER BY ALL")
            return list(found.fetchall())
