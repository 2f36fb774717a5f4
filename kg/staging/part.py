"""Writing to the stage: what documents say, gathered and written out a part at a time."""

from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.source import Raw, Source
from kg.staging.stage import ROW, SHAPE
from kg.staging.texts import COLUMNS, Keeper

ROWS_PER_PART = 5_000
FACTS_PER_PART = 100_000


def digest(source: Source, raw: Raw) -> bytes:
    """128 bits that change when the document, or the way it would be staged, changes."""
    hashed = blake2b(digest_size=16)
    for part in (source.name, source.version, SHAPE, raw.file):
        hashed.update(part.encode() + b"\0")
    hashed.update(raw.data)
    return hashed.digest()


class Part:
    """Rows gathered for one source, written out a part at a time."""

    def __init__(self, folder: Path, source: str, recorded: str, texts: Keeper) -> None:
        self._folder = folder / source
        self._texts = texts
        self._recorded = recorded
        self._batches: list[pa.RecordBatch] = []
        self._rows = self._facts = 0

    def add(self, rows: pa.RecordBatch) -> None:
        """Stage what documents say: rows of `step.READ`, none of them refused."""
        self._keep_texts(rows)
        self._batches.append(rows.select(ROW.names))
        self._rows += rows.num_rows
        self._facts += sum(_facts(rows.column(each)) for each in ("mentions", "links"))
        if self._rows >= ROWS_PER_PART or self._facts >= FACTS_PER_PART:
            self.flush()

    def flush(self) -> None:
        """Write the rows gathered so far as one part, all of them or none."""
        if not self._rows:
            return
        self._texts.commit()  # before its rows are there, or a kill could leave them without it
        self._folder.mkdir(parents=True, exist_ok=True)
        table = pa.Table.from_batches(self._batches).cast(ROW)
        name = blake2b(b"".join(table.column("digest").to_pylist()), digest_size=12).hexdigest()
        aside = self._folder / f"{name}.writing"
        pq.write_table(table, aside, compression="zstd")
        aside.replace(self._folder / f"{self._recorded.replace(':', '')}-{name}.parquet")
        self._batches.clear()
        self._rows = self._facts = 0

    def _keep_texts(self, rows: pa.RecordBatch) -> None:
        held = rows.filter(pc.is_valid(rows.column("text")))
        for row in held.select(COLUMNS).to_pylist():
            self._texts.keep_row(row, self._recorded)


def _facts(lists: pa.Array) -> int:
    return int(pc.sum(pc.list_value_length(lists)).as_py() or 0)
