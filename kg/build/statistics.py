"""What the graph is like, counted from the graph as it should be, where that costs next to nothing.

Counting the links of everything takes the store seconds; the files that are loaded from hold the
same numbers. They are written beside those files, with the totals by which a reader tells whether
the store holds that very graph.
"""

from typing import Any, Final

import duckdb
import orjson

from kg.build.target_graph import TargetGraph
from ontology.schema import vocabulary

FILE: Final = "statistics.json"

Counts = dict[str, Any]
"""`nodes` and `links`: how many; `labels`: nodes by label; `out`, `into`: by type of link, and
`evidence`: pairs (how many something has, how many such there are)."""


def write(desired: TargetGraph) -> None:
    """Count the graph, and keep the counts beside it."""
    with desired.connect() as connection:
        counts = count(connection)
    aside = desired.folder / f"{FILE}.writing"
    aside.write_bytes(orjson.dumps(counts))
    aside.replace(desired.folder / FILE)


def read(desired: TargetGraph) -> Counts | None:
    """The counts that were kept; None if there are none."""
    try:
        found: Counts = orjson.loads((desired.folder / FILE).read_bytes())
    except (FileNotFoundError, orjson.JSONDecodeError):
        return None
    return found


def count(connection: duckdb.DuckDBPyConnection) -> Counts:
    """Count the views `nodes` and `edges`."""
    kinds = connection.sql("SELECT kind, count(*) FROM nodes GROUP BY ALL").fetchall()
    evidence = connection.sql(_EVIDENCE).fetchall()
    return {
        "nodes": sum(number for _, number in kinds),
        "links": sum(number for _, number in evidence),
        "labels": _labels(kinds),
        "out": _degrees(connection, "source"),
        "into": _degrees(connection, "target"),
        "evidence": evidence,
    }


def _labels(kinds: list[tuple[str, int]]) -> dict[str, int]:
    labels: dict[str, int] = {}
    for kind, number in kinds:
        for label in vocabulary().classes[kind].ancestors:
            labels[label] = labels.get(label, 0) + number
    return labels


def _degrees(connection: duckdb.DuckDBPyConnection, end: str) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for type_, degree, number in connection.sql(_DEGREES.format(end=end)).fetchall():
        found.setdefault(type_, []).append((degree, number))
    return found


_DEGREES: Final = """
SELECT type, degree, count(*) FROM (
    SELECT type, {end}, count(*) AS degree FROM edges GROUP BY ALL
) GROUP BY ALL ORDER BY ALL
"""

_EVIDENCE: Final = """
SELECT coalesce(json_array_length(properties, '$.documents'), 0)::INTEGER AS pieces, count(*)
FROM edges GROUP BY ALL ORDER BY ALL
"""
