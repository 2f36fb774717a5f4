"""Files are opened uncompressed, can be gone about in, and do not expand without measure."""

import gzip
import io

import pytest

from kg.staging import compression
from kg.staging.compression import decompressed


@pytest.mark.parametrize("name", ["lei.parquet", "lei.parquet.gz"])
def test_a_file_can_be_read_from_its_end_as_parquet_is(name: str) -> None:
    held = gzip.compress(b"begin end") if name.endswith(".gz") else b"begin end"
    with decompressed(io.BytesIO(held), name, len(held)) as opened:
        assert opened.read(5) == b"begin"
        opened.seek(6)
        assert opened.read() == b"end"
        opened.seek(0)
        assert opened.read() == b"begin end"


def test_what_expands_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "ALLOWED", 1000)
    bomb = gzip.compress(bytes(100_000))
    with (
        decompressed(io.BytesIO(bomb), "a.gz", 3) as opened,
        pytest.raises(OSError, match="refused as a bomb"),
    ):
        opened.read()
