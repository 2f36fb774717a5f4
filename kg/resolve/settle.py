"""From what the model decided and what people said to ids, and to what the ledger takes down."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from kg.resolve.decided import COLUMNS, Decided
from kg.resolve.identities import IDENTITIES, Identities
from kg.resolve.ledger import LEDGER, Ledger
from kg.resolve.mentions import SPACES
from kg.resolve.verdicts.entries import Verdict
from kg.resolve.verdicts.overlay import Overlay, overlay


def settle(
    connection: duckdb.DuckDBPyConnection, folder: Path, verdicts: list[Verdict], now: str
) -> int:
    """Give every cluster its id, and write what is decided otherwise than before.

    Args:
        connection: any; what the model decided lies under the folder.
        folder: of what was resolved.
        verdicts: those of people that hold.
        now: when, ISO 8601.

    Returns:
        How many decisions hold.
    """
    prepare(connection, folder, verdicts, now).save(folder / IDENTITIES)
    return Ledger(folder / LEDGER).write(connection, now)


def prepare(
    connection: duckdb.DuckDBPyConnection, folder: Path, verdicts: list[Verdict], now: str
) -> Identities:
    """Create the table `decided` of what the ledger would hold, and the identities then.

    Nothing is written: whoever wants to know what verdicts would change looks at it and goes.
    """
    Decided(folder).view(connection)
    Ledger(folder / LEDGER).view(connection)
    _lay(connection, overlay(connection, verdicts))
    identities = Identities.load(folder / IDENTITIES)
    connection.execute("CREATE TEMP TABLE ids (space VARCHAR, cluster VARCHAR, id VARCHAR)")
    connection.execute(_VOTES)
    for space, name in SPACES.items():
        votes = _votes(connection, space)
        given = identities.assign(_groups(connection, space), name, now, votes)
        if given:
            columns = {"space": [space] * len(given), "cluster": [*given], "id": [*given.values()]}
            connection.from_arrow(pa.table(columns)).insert_into("ids")
    connection.execute(_DECIDED)
    return identities


def _lay(connection: duckdb.DuckDBPyConnection, laid: Overlay) -> None:
    """Create the views `judged` and `judged_clusters`: the model's, but where people spoke."""
    connection.execute("CREATE TEMP TABLE told AS FROM model LIMIT 0")
    if laid.rows:
        schema = connection.table("told").to_arrow_table().schema
        rows: list[dict[str, Any]] = [{name: row[name] for name in COLUMNS} for row in laid.rows]
        connection.from_arrow(pa.Table.from_pylist(rows, schema)).insert_into("told")
    _strings(connection, "told_mentions", ("mention",), [(each,) for each in sorted(laid.mentions)])
    _strings(connection, "told_clusters", ("space", "cluster"), sorted(laid.clusters))
    _strings(connection, "told_keys", ("space", "cluster", "key"), sorted(laid.keys))
    connection.execute(_LAID)


def _strings(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: tuple[str, ...],
    rows: list[tuple[str, ...]],
) -> None:
    values = [pa.array([row[n] for row in rows], pa.string()) for n in range(len(columns))]
    connection.from_arrow(pa.table(values, names=list(columns))).create(name)


def _groups(connection: duckdb.DuckDBPyConnection, space: str) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    found = connection.execute(
        "SELECT cluster, key FROM judged_clusters WHERE space = ? ORDER BY ALL", [space]
    )
    for cluster, key in found.fetchall():
        groups.setdefault(cluster, set()).add(key)
    return groups


def _votes(connection: duckdb.DuckDBPyConnection, space: str) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = {}
    found = connection.execute(
        "SELECT cluster, entity, count FROM votes WHERE space = ? ORDER BY ALL", [space]
    )
    for cluster, entity, count in found.fetchall():
        votes.setdefault(cluster, Counter())[entity] = count
    return votes


_LAID: Final = """
CREATE TEMP VIEW judged AS
    FROM model ANTI JOIN told_mentions USING (mention) UNION ALL FROM told;
CREATE TEMP VIEW judged_clusters AS
    SELECT space, cluster, key FROM clusters ANTI JOIN told_clusters USING (space, cluster)
    UNION ALL FROM told_keys;
"""

# The entity that a mention, from a place in its name on, was led to by the last run.
_VOTES: Final = """
CREATE TEMP TABLE votes AS
    WITH before AS (
        SELECT mention, start, max_by(entity, (entity, "end", whole)) AS entity FROM ledger
        GROUP BY mention, start
    )
    SELECT space, cluster, entity, count(*) AS count
    FROM judged JOIN before USING (mention, start) WHERE cluster <> '' GROUP BY ALL
"""

_DECIDED: Final = """
CREATE TEMP TABLE decided AS
    SELECT mention, document, coalesce(ids.id, '') AS entity, start, "end",
        coalesce(above.id, '') AS whole, rule, score, features, decided_by
    FROM judged
    LEFT JOIN ids ON ids.space = judged.space AND ids.cluster = judged.cluster
    LEFT JOIN ids above ON above.space = judged.space AND above.cluster = judged.whole
"""
