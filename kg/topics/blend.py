"""Vectors that say what a text means and what it is about: the encoder's, turned to its topics.

By the encoder alone `perovskite` is as near to the solar batteries of a robot as quadrupeds are to
legged locomotion. Turned to their topics, 14 texts of ours that have relevant works in the real
graph find ten at .63 and more, and 12 that have none find nothing above .60, in either language.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa

from kg.build.target_graph import TargetGraph
from kg.load.vectors import Vectors
from kg.load.vectors.encoder import DIMENSIONS
from kg.load.vectors.works import OF_WORK, SCHEMA
from kg.topics.model import Model, model
from ontology.topics import topics as vocabulary

WEIGHT: Final = 0.6
"""How far a vector is turned to its topics."""

VERSION: Final = "2"
"""Raised whenever a work of the same topics is turned otherwise."""

NEAR: Final = 0.62
"""The cosine from which on a work is near a text."""

_BATCH: Final = 5_000
"""Vectors that are turned at once."""

Weighed = Sequence[tuple[str, float]]
"""Topics by their ids, and how surely."""


def write(desired: TargetGraph, vectors: Vectors) -> None:
    """Write the vectors of the works of a graph that has its topics."""
    known = model()
    with desired.connect() as connection:
        vectors.view(connection)
        reader = connection.sql(_VECTORS).to_arrow_reader(_BATCH)
        vectors.turn(_turned_batch(known, batch) for batch in reader)


def _turned_batch(known: Model, batch: pa.RecordBatch) -> pa.Table:
    found = batch.column("vector").flatten().to_numpy().reshape(batch.num_rows, -1)
    rows = batch.drop_columns(["vector"]).to_pylist()
    turned = [_turned(known, each, _of(row)) for each, row in zip(found, rows, strict=True)]
    return _table(rows, turned)


def _of(row: dict[str, Any]) -> Weighed:
    return list(zip(row["topics"] or (), row["scores"] or (), strict=True))


def _turned(known: Model, vector: Any, topics: Iterable[tuple[str, float]]) -> Any:  # noqa: ANN401
    meant = _meant(known.ids)
    about = np.zeros(DIMENSIONS, np.float32)
    for id_, score in topics:
        if id_ in meant:
            about += score * known.vectors[meant[id_]].mean(axis=0)
    if length := float(np.linalg.norm(about)):
        vector = vector + WEIGHT * about / length
    return vector / np.linalg.norm(vector)


@lru_cache(maxsize=2)
def _meant(ids: tuple[str, ...]) -> dict[str, list[int]]:
    """The places of each topic, and of all in each subfield: works that are of none are of that."""
    found: dict[str, list[int]] = {}
    for place, id_ in enumerate(f"openalex:{each}" for each in ids):
        found[id_] = [place]
        found.setdefault(vocabulary().above(id_)[0].id, []).append(place)
    return found


def _table(rows: Sequence[Mapping[str, Any]], vectors: Sequence[Any]) -> pa.Table:
    flat = np.concatenate(vectors) if vectors else np.empty(0)
    return pa.table(
        {
            "id": pa.array([row["id"] for row in rows], pa.string()),
            "key": pa.array([row["key"] for row in rows], pa.string()),
            "vector": pa.FixedSizeListArray.from_arrays(flat.astype(np.float32), type=OF_WORK),
        },
        schema=SCHEMA,
    )


_VECTORS: Final = f"""
SELECT id, md5(concat_ws('|', key, '{WEIGHT} {VERSION}', topics, scores)) AS key, vector,
    topics, scores
FROM vectors LEFT JOIN (
    SELECT source AS id, list(target ORDER BY target) AS topics,
        list(coalesce((properties->>'score')::DOUBLE, 0.9) ORDER BY target) AS scores
    FROM edges WHERE type = 'HAS_TOPIC' GROUP BY source
) USING (id)
ORDER BY id
"""  # noqa: S608 - a constant of ours
