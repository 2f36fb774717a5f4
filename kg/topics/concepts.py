"""What titles call what a text says in plain words: `filling in holes of a picture` is inpainting.

`concepts.tsv` has some 580 matters of the field: terms that titles have for each, what it is in
plain English, and in Chinese. A text is near a matter where it is near any of the three. The table
is ours; `concepts.npz` has its vectors, made by `kg train concepts`: to encode it takes seconds.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from kg.load.vectors.encoder import encode

TABLE: Final = Path(__file__).with_name("concepts.tsv")
VECTORS: Final = TABLE.with_suffix(".npz")

MOST, WITHIN = 3, 0.1
"""Matters of a text, at most, and how much less near than the nearest they may be."""

CROWD, OF_CROWD = 10, 0.5
"""The nearest of its kind by which a matter is measured, and how much of their nearness counts.

What lies amid many (robots, language models) is near to every text that is about any of them.
"""

_UNIT: Final = 127.0
"""What 1 is among the bytes that vectors are kept as."""
_JOINED: Final = re.compile("[、与和]")


class Concept(NamedTuple):
    """A matter: terms that titles have for it, and what it is in plain English and in Chinese."""

    terms: tuple[str, ...]
    plain: str
    chinese: str


class Nearest(NamedTuple):
    """A matter of a text.

    Attributes:
        concept: the matter.
        near: how near the text is, less what its crowd is.
        weight: how surely beside the nearest, up to 1.
    """

    concept: Concept
    near: float
    weight: float


@cache
def concepts() -> tuple[Concept, ...]:
    """All of them, as the table has them."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Concept(tuple(row["terms"].split("; ")), row["plain"], row["chinese"]) for row in rows
        )


@cache
def named_in_chinese() -> Mapping[str, str]:
    """The first term of each matter by its Chinese names."""
    found: dict[str, str] = {}
    for each in concepts():
        for name in _JOINED.split(each.chinese.partition("：")[0]):
            if len(name) > 1:
                found.setdefault(name, each.terms[0])
    return found


def nearest(said: Any, translated: Any) -> list[Nearest]:  # noqa: ANN401 - numpy
    """The matters of a text, the nearest first.

    Args:
        said: the vector of the text alone.
        translated: that of the text with the terms that are told of it.
    """
    vectors, crowds = _vectors()
    near = np.max(
        [vectors[0] @ said - crowds[0], vectors[1] @ said - crowds[1],
         vectors[2] @ translated - crowds[2]],
        axis=0,
    )  # fmt: skip
    order = np.argsort(-near, kind="stable")[:MOST]
    weights = 1.0 - (near[order[0]] - near[order]) / WITHIN
    return [
        Nearest(concepts()[each], float(near[each]), float(weight))
        for each, weight in zip(order, weights, strict=True)
        if weight > 0.0
    ]


def train(out: Path) -> None:
    """Write the vectors of the table: of plain words, Chinese and terms, in bytes."""
    kinds: Sequence[list[str]] = (
        [each.plain for each in concepts()],
        [each.chinese for each in concepts()],
        [", ".join(each.terms) for each in concepts()],
    )
    vectors = np.stack([encode(kind) for kind in kinds])
    np.savez_compressed(out, table=_digest(), vectors=np.rint(vectors * _UNIT).astype(np.int8))


def in_step() -> bool:
    """Whether the vectors are those of the table as it is."""
    with np.load(VECTORS) as held:
        return bool((held["table"] == _digest()).all())


@cache
def _vectors() -> tuple[Any, Any]:
    """Unit vectors, and how crowded each is among its own, by kind."""
    with np.load(VECTORS) as held:
        vectors = held["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    alike = vectors @ vectors.transpose(0, 2, 1)
    closest = np.sort(alike, axis=2)[:, :, -CROWD - 1 : -1]  # the last is itself
    return vectors, OF_CROWD * closest.mean(axis=2)


def _digest() -> Any:  # noqa: ANN401 - numpy
    digest = blake2b(TABLE.read_bytes(), digest_size=16).digest()
    return np.frombuffer(digest, np.uint8)
