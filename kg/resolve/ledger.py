"""The ledger: for every mention, which entity it is, by which rule, how surely, and since when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

DECIDER = "hetao rules/1"

SCHEMA = pa.schema(
    [
        ("mention", pa.string()),
        ("document", pa.string()),
        ("entity", pa.string()),
        ("rule", pa.string()),
        ("score", pa.float64()),
        ("features", pa.string()),
        ("decided_by", pa.string()),
        ("decided_at", pa.string()),
    ]
)

RULES = {
    "identifier": (1.0, "an identifier printed with the mention"),
    "registry name": (0.95, "the whole name is one registry entry's, and no other's"),
    "registries agree": (0.8, "the only entry of its name in two registries, and of one country"),
    "registry core name": (0.8, "the name without its legal form is one registry entry's"),
    "registry acronym": (0.7, "the acronym is one registry entry's"),
    "same name as identified": (0.7, "the same name as one thing known by an identifier"),
    "same name": (0.6, "the same normalised name, and nothing else to go by"),
    "same title and year": (0.8, "the same normalised title in the same year"),
    "same name and organization": (0.5, "the same name at the same organisation: weak"),
    "own": (1.0, "named in this document only, taken as a thing of its own"),
}
"""Every rule: how much its decisions are to be trusted, and what it goes by."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One mention's place: a cluster's key, the rule that put it there, what it went by."""

    mention: str
    document: str
    key: str
    rule: str
    features: dict[str, Any]


class Ledger:
    """The ledger's file, replaced as a whole by each run; a decision that stands keeps its time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, decisions: Iterable[tuple[Decision, str]], now: str) -> int:
        """Write every decision with the entity it leads to; returns how many."""
        before = self._times()
        aside = self.path.with_suffix(".writing")
        count = 0
        with pq.ParquetWriter(aside, SCHEMA, compression="zstd") as writer:
            for batch in _batches(self._rows(decisions, before, now), 50_000):
                writer.write_table(pa.Table.from_pylist(batch, SCHEMA))
                count += len(batch)
        aside.replace(self.path)
        return count

    def _rows(
        self,
        decisions: Iterable[tuple[Decision, str]],
        before: dict[str, tuple[str, str, str]],
        now: str,
    ) -> Iterator[dict[str, Any]]:
        for decision, entity in decisions:
            known = before.get(decision.mention)
            stands = known is not None and known[:2] == (entity, decision.rule)
            yield {
                "mention": decision.mention,
                "document": decision.document,
                "entity": entity,
                "rule": decision.rule,
                "score": RULES[decision.rule][0],
                "features": orjson.dumps(decision.features, option=orjson.OPT_SORT_KEYS).decode(),
                "decided_by": DECIDER,
                "decided_at": known[2] if known is not None and stands else now,
            }

    def _times(self) -> dict[str, tuple[str, str, str]]:
        if not self.path.exists():
            return {}
        table = pq.read_table(self.path, columns=["mention", "entity", "rule", "decided_at"])
        columns = [table.column(name).to_pylist() for name in table.column_names]
        return {m: (e, r, t) for m, e, r, t in zip(*columns, strict=True)}


def _batches(rows: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch
