"""DuckDB as we use it: bounded memory, spilling aside, rows as dictionaries."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

_BATCH = 10_000
"""Rows that are fetched at once."""


def connect(spill: Path) -> duckdb.DuckDBPyConnection:
    """A connection on memory; what does not fit into 1 GB goes under a folder."""
    connection = duckdb.connect(
        config={"memory_limit": "1GB", "threads": 2, "temp_directory": str(spill)}
    )
    connection.execute("SET enable_progress_bar = false")
    return connection


def rows(
    connection: duckdb.DuckDBPyConnection,
    statement: str,
    parameters: Mapping[str, object] | None = None,
) -> Iterator[dict[str, Any]]:
    """The rows of a statement, fetched as they are used; use them up before the next statement."""
    found = connection.execute(statement, parameters)
    names = [column[0] for column in found.description or ()]
    while batch := found.fetchmany(_BATCH):
        for row in batch:
            yield dict(zip(names, row, strict=True))
