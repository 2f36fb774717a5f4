"""The works of a graph as topics are told of them: in batches, in the order of their ids."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import duckdb
import orjson
import pyarrow as pa

from kg.topics.model import Work
from kg.topics.tell import BATCH, Batch


def batches(connection: duckdb.DuckDBPyConnection, ids: list[str]) -> Iterator[Batch]:
    """The works that have a text of their own, a batch after the other.

    Args:
        connection: on the graph, with the view `vectors`.
        ids: where the ids of the works are put, in their order.
    """
    for batch in connection.sql(WORKS).to_arrow_reader(BATCH):
        found = batch.drop_columns(["vector"]).to_pylist()
        ids += (each["id"] for each in found)
        yield Batch([_work(each) for each in found], _matrix(batch), [e["venue"] for e in found])


def placed(
    ids: Sequence[str], places: Iterator[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any] | None]:
    """Where each work is named, or None; both come in the order of the works' ids."""
    place = next(places, None)
    for id_ in ids:
        while place is not None and place["work"] < id_:
            place = next(places, None)
        yield place if place is not None and place["work"] == id_ else None


def listed(text: str | None) -> tuple[str, ...]:
    """A list that is kept as JSON; empty where there is none."""
    return tuple(orjson.loads(text)) if text else ()


def _work(row: Mapping[str, Any]) -> Work:
    text = ". ".join(filter(None, (*listed(row["keywords"]), row["abstract"])))
    return Work(row["name"], text, listed(row["codes"]))


def _matrix(batch: pa.RecordBatch) -> Any:  # noqa: ANN401 - numpy
    """The vectors of a batch, a row each."""
    return batch.column("vector").flatten().to_numpy().reshape(batch.num_rows, -1)


STATED: Final = """
SELECT source, target, coalesce((properties->>'score')::DOUBLE, 0.9) AS score FROM edges
WHERE type = 'HAS_TOPIC' AND properties->>'method' = 'stated' ORDER BY ALL
"""

_NAME: Final = "(nodes.properties->>'name')"
_NUMBER: Final = (
    f"(4 * length(regexp_replace({_NAME}, '[^0-9]', '', 'g')) > length({_NAME})"
    f" OR regexp_matches({_NAME}, '(?i)ser(ial)?[. ]+no|ocr scanned document'))"
)
"""Whether what a work is called is but its number, or says that nobody read it."""

WORKS: Final = f"""
SELECT id, nodes.properties->>'name' AS name, nodes.properties->>'abstract' AS abstract,
    coalesce(nodes.properties->>'venue', '') AS venue,
    nodes.properties->'keywords' AS keywords, nodes.properties->'classifications' AS codes, vector
FROM nodes JOIN vectors USING (id)
WHERE id NOT IN (
    SELECT source FROM edges WHERE type = 'HAS_TOPIC' AND edges.properties->>'method' = 'stated'
) AND NOT {_NUMBER}
ORDER BY id
"""  # noqa: S608 - a constant of ours

# Patents of which nobody has told the title: what is printed for it is their number.
CLASSED: Final = f"""
SELECT id, nodes.properties->'classifications' AS codes
FROM nodes
WHERE kind = 'Patent' AND (nodes.properties->'classifications') IS NOT NULL AND (
    id NOT IN (SELECT id FROM vectors)
    OR {_NUMBER}
)
ORDER BY id
"""  # noqa: S608 - a constant of ours

# Where a class of a work is printed.
SYMBOLS: Final = """
SELECT entity AS work, min_by(document, rank) AS document, min_by(link.place, rank) AS place,
    min_by(link.quote, rank) AS quote, min_by(recorded, rank) AS recorded
FROM (
    SELECT *, (document, link.place) AS rank
    FROM links JOIN led ON led.named = link.source
    WHERE link.type = 'hasTopic'
)
GROUP BY entity
ORDER BY entity
"""

# Where a work is named: by the document that is about it, if there is one.
PLACES: Final = """
SELECT entity AS work, arg_min(document, rank) AS document, arg_min(mention.place, rank) AS place,
    arg_min(mention.quote, rank) AS quote, arg_min(recorded, rank) AS recorded
FROM (
    SELECT *, (position <> 1, document, position) AS rank
    FROM mentions JOIN documents USING (document) JOIN led ON led.named = mention.id
    WHERE mention.kind IN ('Paper', 'Patent')
)
GROUP BY entity
ORDER BY entity
"""
