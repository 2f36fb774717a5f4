"""What was decided, appended to and never rewritten: a row holds until a later one takes its place.

A log is a folder of Parquet parts, one a run that changed something. A row carries the number of
its part, its `revision`; what holds today of a subject are the rows of its latest revision, and the
earlier ones tell what held before.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

_BATCH = 50_000


class Log:
    """The parts under one folder.

    Args:
        folder: where they are; it need not exist.
        schema: of the rows, without `revision`.
        subject: the column whose value later rows speak of again.
    """

    def __init__(self, folder: Path, schema: pa.Schema, subject: str) -> None:
        self.folder = folder
        self._schema = schema.append(pa.field("revision", pa.int64()))
        self._subject = subject

    def append(self, rows: Iterable[Mapping[str, Any]]) -> int:
        """Add rows as one part, all of them or none; nothing is written where there are none.

        Returns:
            How many rows were added.
        """
        revision = self._latest() + 1
        aside = self.folder / f"{revision:06}.writing"
        count, batch = 0, []
        self.folder.mkdir(parents=True, exist_ok=True)
        with pq.ParquetWriter(aside, self._schema, compression="zstd") as writer:
            for row in rows:
                batch.append({**row, "revision": revision})
                if len(batch) == _BATCH:
                    count += self._flush(writer, batch)
            count += self._flush(writer, batch)
        if count:
            aside.replace(aside.with_suffix(".parquet"))
        else:
            aside.unlink()
        return count

    def view(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        """Create the views `NAME` of what holds today and `NAME_history` of all that ever did."""
        if self._latest():
            parts = connection.read_parquet(str(self.folder / "*.parquet"))
        else:
            parts = connection.from_arrow(self._schema.empty_table())
        parts.create_view(f"{name}_history", replace=True)
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {name} AS FROM {name}_history "
            f"QUALIFY revision = max(revision) OVER (PARTITION BY {self._subject})"
        )

    def _latest(self) -> int:
        return max((int(part.stem) for part in self.folder.glob("*.parquet")), default=0)

    def _flush(self, writer: pq.ParquetWriter, batch: list[dict[str, Any]]) -> int:
        count = len(batch)
        writer.write_table(pa.Table.from_pylist(batch, self._schema))
        batch.clear()
        return count
