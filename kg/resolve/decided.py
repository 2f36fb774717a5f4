"""What the model decided, before anybody has a say: kept as tables, so that it is asked only once.

A verdict of a person changes what hangs on it and nothing else: it is laid over these tables, and
no document is read and no model asked again for its sake.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb
import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from kg.atomic import replacing
from kg.resolve.clusters import Clusters
from kg.resolve.ledger import DECIDER, RULES, Decision
from kg.resolve.normalise import names as normaliser
from kg.resolve.steady import keep
from kg.stamps import code, stamp

_BATCH: Final = 50_000

_SLICE: Final = 200_000
"""Decisions written at once."""

_LAST: Final = "\U0010ffff"
"""Greater than the id of any document."""

_BOUNDS: Final = """
SELECT DISTINCT document FROM (
    SELECT document, row_number() OVER (ORDER BY document) AS place FROM made
) WHERE place % ? = 0 ORDER BY document
"""

_MADE: Final = pa.schema(
    [
        ("space", pa.string()),
        ("mention", pa.string()),
        ("document", pa.string()),
        ("key", pa.string()),
        ("cluster", pa.string()),
        ("rule", pa.string()),
        ("score", pa.float64()),
        ("features", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("whole", pa.string()),
        ("decided_by", pa.string()),
    ]
)
_CLUSTERS: Final = pa.schema([(name, pa.string()) for name in ("space", "cluster", "key")])

COLUMNS: Final = (*_MADE.names, "name", "place", "quote", "name_key")
"""Columns of the view `model`."""


_NEWS: Final = "SELECT count(*) FROM documents WHERE registry AND recorded > ?"


def version() -> str:
    """What decides beside the documents: another one may decide anything otherwise."""
    return stamp(normaliser.VERSION, DECIDER, code("kg.resolve", "ontology"))


class Answer(NamedTuple):
    """What the model says of all things of one root class."""

    space: str
    clusters: Clusters
    decisions: Iterable[Decision]


class Decided:
    """The tables under one folder.

    `model` has a row for each thing that each mention names: the cluster it is in, why, and the
    mention as printed. `clusters` has a row for each key of each cluster. A cluster is called by
    one of its keys, and clusters of two root classes (`space`) have nothing in common.

    Args:
        folder: of what was resolved.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "model"

    @property
    def made(self) -> bool:
        """Whether the tables are there."""
        return self._path("decisions").exists() and self._path("clusters").exists()

    def write(self, connection: duckdb.DuckDBPyConnection, answers: Iterable[Answer]) -> None:
        """Keep what the model says, in the place of what it said before.

        Args:
            connection: of the stage, with the tables `keys` and `spaces`.
            answers: of each root class once.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        connection.from_arrow(_MADE.empty_table()).create("made")
        connection.from_arrow(_CLUSTERS.empty_table()).create("made_clusters")
        for answer in answers:
            _insert(connection, "made", _MADE, _rows(answer))
            _insert(connection, "made_clusters", _CLUSTERS, _keys(answer))
            del answer  # a million decisions need not be there while the next are made
        if since := self._since(connection):
            self.view(connection)
            keep(connection, since)
        self._print(connection)
        self._copy(connection, "clusters", "FROM made_clusters ORDER BY space, key")
        ((newest,),) = connection.execute("SELECT max(recorded) FROM documents").fetchall()
        self._seen.write_bytes(orjson.dumps({"version": version(), "newest": newest}))

    def _since(self, connection: duckdb.DuckDBPyConnection) -> str:
        """When the newest document came that was known before; empty to decide all anew.

        That is so where the model is another, or a registry says something new: it may concern
        any name.
        """
        if not (self.made and self._seen.exists()):
            return ""
        try:
            seen = orjson.loads(self._seen.read_bytes())
        except orjson.JSONDecodeError:
            return ""  # it is damaged, and made anew
        since = str(seen["newest"] or "")
        ((news,),) = connection.execute(_NEWS, [since]).fetchall()
        return since if seen["version"] == version() and not news else ""

    @property
    def _seen(self) -> Path:
        """With which version of the model the tables were made, and of what."""
        return self.folder / "seen.json"

    def view(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Create the views `model` and `clusters`; they must have been written."""
        connection.read_parquet(str(self._path("decisions"))).create_view("model", replace=True)
        connection.read_parquet(str(self._path("clusters"))).create_view("clusters", replace=True)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def _print(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Write the decisions, some documents at a time: sorted at once, many do not fit."""
        bounds = [last for (last,) in connection.execute(_BOUNDS, [_SLICE]).fetchall()]
        with ExitStack() as stack:
            aside = stack.enter_context(replacing(self._path("decisions")))
            writer = None
            for after, last in pairwise(["", *bounds, _LAST]):
                slice_ = {"after": after, "last": last}
                table = connection.sql(_PRINTED, params=slice_).to_arrow_table()
                if writer is None:
                    made = pq.ParquetWriter(aside, table.schema, compression="zstd")
                    writer = stack.enter_context(made)
                writer.write_table(table, row_group_size=20_000)

    def _copy(self, connection: duckdb.DuckDBPyConnection, name: str, select: str) -> None:
        with replacing(self._path(name)) as aside:
            table = connection.sql(select)
            table.write_parquet(str(aside), compression="zstd", row_group_size=20_000)


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    schema: pa.Schema,
    rows: Iterator[tuple[Any, ...]],
) -> None:
    batch: list[tuple[Any, ...]] = []

    def flush() -> None:
        columns = zip(*batch, strict=True)
        arrow = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
        connection.from_arrow(pa.table(arrow, schema=schema)).insert_into(table)
        batch.clear()

    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            flush()
    if batch:
        flush()


def _rows(answer: Answer) -> Iterator[tuple[Any, ...]]:
    space, clusters, decisions = answer
    for each in decisions:
        yield (
            space,
            each.mention,
            each.document,
            each.key,
            clusters.find(each.key),
            each.rule,
            RULES[each.rule][0] if each.score is None else each.score,
            orjson.dumps(each.features, option=orjson.OPT_SORT_KEYS).decode(),
            each.start,
            each.end,
            clusters.find(each.whole) if each.whole else "",
            "",
        )


def _keys(answer: Answer) -> Iterator[tuple[str, str, str]]:
    for cluster, keys in answer.clusters.groups().items():
        for key in keys:
            yield answer.space, cluster, key


# In the order of mentions, so that a reader finds those of one document side by side. Columns are
# named, for a mention as a whole carries abstracts through the join.
_PRINTED: Final = """
SELECT made.*, m.name, m.place, m.quote, coalesce(keys.key, '') AS name_key
FROM (FROM made WHERE document > $after AND document <= $last) made JOIN (
    SELECT document, mention.id AS id, mention.kind AS kind, mention.name AS name,
        mention.place AS place, mention.quote AS quote
    FROM mentions WHERE document > $after AND document <= $last
        AND document IN (SELECT document FROM made)
) m ON m.document = made.document AND m.id = made.mention
JOIN spaces ON spaces.kind = m.kind
LEFT JOIN keys ON keys.space = spaces.space AND keys.text = m.name
ORDER BY made.document, made.mention, made.start
"""
