"""The ledger: for every mention, which entities it names, by which rule, how surely, since when.

A mention may name several things ("Institute of Physics, Chinese Academy of Sciences"), each with
its place in the name as printed. A decision that changes keeps its predecessor (`kg.resolve.log`).
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kg.duckdb import rows
from kg.resolve.log import Log

LEDGER = "ledger"
"""The folder of the ledger, among what was resolved."""

DECIDER = "hetao rules/1"

SCHEMA = pa.schema(
    [
        ("mention", pa.string()),
        ("document", pa.string()),
        ("entity", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("whole", pa.string()),
        ("rule", pa.string()),
        ("score", pa.float64()),
        ("features", pa.string()),
        ("decided_by", pa.string()),
        ("decided_at", pa.string()),
    ]
)

RULES = {
    "identifier": (1.0, "an identifier printed with the mention"),
    "name in registry": (0.9, "a name of one registry entry, as a trained model reads it"),
    "legal name in register": (0.9, "the whole legal name of one company in a register"),
    "registries agree": (0.8, "the only entry of its name in two registries, and of one country"),
    "full name, of which the corpus speaks": (
        0.75,
        "a part of the name is the full name of one that the corpus often speaks of",
    ),
    "brand of a company": (0.85, "it begins with the name of a company that the corpus knows"),
    "similar name": (0.8, "a name so like another that a model takes the two for one"),
    "unit of organization": (0.9, "a department or laboratory, by the organisation it stands with"),
    "acronym that its authors spell out": (
        0.85,
        "an acronym of which its authors give the full name in other documents",
    ),
    "same name as identified": (0.7, "the same name as one thing known by an identifier"),
    "same name": (0.6, "the same normalised name, and nothing else to go by"),
    "same title and year": (0.8, "the same normalised title in the same year"),
    "evidence": (0.9, "the same or an agreeing name, and more for one person than against it"),
    "evidence across sources": (
        0.8,
        "the same, between a paper, a patent or a filing: a candidate",
    ),
    "verdict": (1.0, "a person said so"),
    "verdict: no organisation": (1.0, "a person said that it is no organisation"),
    "own": (1.0, "named in this document only, taken as a thing of its own"),
}
"""Every rule: how much its decisions are to be trusted, and what it goes by."""

GONE = ""
"""The entity of a mention that no document holds any more, or that is of nothing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a mention names: a cluster's key, the rule that put it there, and why.

    Attributes:
        mention: id of the mention.
        document: where it stands.
        key: a key of the cluster.
        rule: one of `RULES`.
        features: what the decision went by.
        start: where in the mention's name the thing is named, in characters.
        end: where that ends; 0 for the whole name.
        whole: where the thing is a department or laboratory of another that the mention names, and
            for which the mention counts: a key of that one.
        score: how sure it is, where the rule alone does not say.
    """

    mention: str
    document: str
    key: str
    rule: str
    features: dict[str, Any] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    whole: str = ""
    score: float | None = None


class Ledger:
    """The decisions under one folder."""

    def __init__(self, folder: Path) -> None:
        self._log = Log(folder, SCHEMA, "mention")

    def view(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Create the views `ledger` of the decisions that hold and `ledger_history` of all."""
        self._log.view(connection, "ledger_rows")
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW ledger AS FROM ledger_rows WHERE entity <> '{GONE}';"
            "CREATE OR REPLACE TEMP VIEW ledger_history AS FROM ledger_rows_history"
        )

    def write(self, connection: duckdb.DuckDBPyConnection, now: str) -> int:
        """Append what is decided otherwise than before; a decision that stands keeps its time.

        Args:
            connection: with the view `ledger` and the table `decided`: the ledger's columns up to
                `features`, and `decided_by`, empty where the model decided.
            now: when, ISO 8601.

        Returns:
            How many decisions hold now.
        """
        self._log.append(
            {**row, "decided_by": row["decided_by"] or DECIDER, "decided_at": now}
            for row in rows(connection, _CHANGED)
        )
        ((count,),) = connection.execute(
            "SELECT count(*) FROM decided WHERE entity <> ''"
        ).fetchall()
        return int(count)


_CHANGED = f"""
WITH before AS (
    SELECT mention, list_sort(list((entity, start, "end", whole, rule))) AS said
    FROM ledger_rows GROUP BY mention
),
after AS (
    SELECT mention, list_sort(list((entity, start, "end", whole, rule))) AS said
    FROM decided GROUP BY mention
),
changed AS (
    SELECT after.mention FROM after LEFT JOIN before USING (mention)
    WHERE before.said IS DISTINCT FROM after.said
)
SELECT decided.* FROM decided SEMI JOIN changed USING (mention)
UNION ALL
SELECT mention, any_value(document), '{GONE}', 0, 0, '', 'own', 1.0, '{{}}', ''
FROM ledger ANTI JOIN decided USING (mention) GROUP BY mention
ORDER BY ALL
"""  # noqa: S608 - a constant
