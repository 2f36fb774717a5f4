"""Patents and papers that tell of one piece of work, claimed of the graph as it should be.

Two shapes were sketched: a node a claim, with a link to the patent, to the paper and to each
person, or one link between the two (`PAIRED_WITH`) with score and evidence, as topics have them.
The link wins: a claim has two ends and nothing else to be asked for, and who reads links reads it.

A part of its own (`edges-pairs.parquet`). Whoever is said to be one person there is one; that two
only have the same name shows nothing.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import duckdb
import numpy as np
import orjson

from kg.build.target_graph import TargetGraph
from kg.duckdb import rows
from kg.load.vectors import Vectors
from kg.pairs.score import AFTER, BEFORE, FADING, Likeness, Text, near, score, years_between
from kg.topics.model import model
from ontology.graph import EVIDENCE, Edge, Held
from ontology.topics import topics

PART: Final = "pairs"

SURE: Final = 0.5
"""The score from which on a pair is claimed."""

SHOWN: Final = 10
"""People in common whose names are shown."""

Row = Mapping[str, Any]


def claim(desired: TargetGraph, vectors: Vectors) -> int:
    """Write the part of the graph that pairs are; how many were claimed.

    Args:
        desired: the graph with all its works.
        vectors: of its works.
    """
    with desired.connect() as stated, desired.writing(PART) as add:
        vectors.view(stated)
        edges = list(claims(stated, background()))
        for each in edges:
            add(each)
    return len(edges)


@cache
def background() -> Likeness:
    """Compares works with the vocabulary's topics in mind.

    They stand for all works, and are the same whatever is read: with those of the graph in mind one
    more paper would move every score a little.
    """
    names = (name for each in topics() for name in each.names)
    return Likeness(names, model().vectors.mean(axis=0))


def claims(connection: duckdb.DuckDBPyConnection, likeness: Likeness) -> Iterator[Edge]:
    """The pairs of a graph.

    Args:
        connection: with the views `nodes`, `edges` and `vectors`.
        likeness: compares its works.
    """
    connection.execute("SET VARIABLE years = ?", [BEFORE + AFTER + FADING])
    connection.execute(_CANDIDATES)
    found = list(rows(connection, "SELECT * FROM candidates ORDER BY patent, paper"))
    if not found:
        return
    texts = {
        row["id"]: Text(row["name"], np.array(row["vector"])) for row in rows(connection, _TEXTS)
    }
    for _, of_patent in groupby(found, key=itemgetter("patent")):
        yield from _of_patent(list(of_patent), texts, likeness)


def _of_patent(found: list[Row], texts: Mapping[str, Text], likeness: Likeness) -> Iterator[Edge]:
    """The pairs of one patent: people write of much, and most of all of what they protect."""
    measured = [
        (row, years, likeness.of(texts[row["patent"]], texts[row["paper"]]))
        for row in found
        if row["patent"] in texts and row["paper"] in texts
        if (years := years_between(row["applied"], row["published"])) is not None and near(years)
    ]
    most = max((alike for _, _, alike in measured), default=0.0)
    for row, years, alike in measured:
        sure = score(row["common"] / row["inventors"], alike, years)
        if sure and (sure := sure * alike / most) >= SURE:
            yield _edge(row, sure, alike)


def _edge(row: Row, sure: float, alike: float) -> Edge:
    links = [orjson.loads(each) for each in (*row["made"][: 2 * SHOWN], *row["cited"])]
    properties: dict[str, Held] = {
        **{name: tuple(each[name][0] for each in links) for name in EVIDENCE},
        "score": round(sure, 3),
        "similarity": round(alike, 3),
        "peopleInCommon": row["common"],
    }
    if row["retracted"]:
        properties["retractedWork"] = True
    return Edge("PAIRED_WITH", row["patent"], row["paper"], properties)


_CANDIDATES: Final = """
CREATE OR REPLACE TEMP TABLE candidates AS
WITH invented AS MATERIALIZED (
    SELECT source AS person, target AS patent, properties FROM edges WHERE type = 'INVENTED'
), authored AS MATERIALIZED (
    SELECT source AS person, target AS paper, properties FROM edges
    WHERE type = 'AUTHORED' AND source IN (SELECT person FROM invented)
), patents AS (
    SELECT id AS patent, coalesce(properties->>'priorityDate', properties->>'applicationDate',
        properties->>'date', properties->>'year') AS applied
    FROM nodes WHERE kind = 'Patent'
), papers AS (
    SELECT id AS paper, coalesce(properties->>'date', properties->>'year') AS published,
        coalesce((properties->>'retracted')::BOOLEAN, false) AS retracted
    FROM nodes WHERE kind = 'Paper'
), teams AS (
    SELECT patent, count(*) AS inventors FROM invented GROUP BY patent
), citations AS (
    SELECT source AS patent, target AS paper, list(properties) AS cited
    FROM edges WHERE type = 'CITES' GROUP BY ALL
)
SELECT patent, paper, any_value(inventors) AS inventors, any_value(applied) AS applied,
    any_value(published) AS published, any_value(retracted) AS retracted, count(*) AS common,
    flatten(list([i.properties, a.properties] ORDER BY person)) AS made,
    coalesce(any_value(cited), []) AS cited
FROM invented i JOIN authored a USING (person) JOIN patents USING (patent) JOIN papers USING (paper)
    JOIN teams USING (patent) LEFT JOIN citations USING (patent, paper)
WHERE abs(try_cast(left(published, 4) AS INTEGER) - try_cast(left(applied, 4) AS INTEGER))
    <= getvariable('years')
GROUP BY patent, paper
"""
"""A row a patent and a paper with people in common, at nearly the same time."""

_TEXTS: Final = """
SELECT id, nodes.properties->>'name' AS name, vector FROM nodes JOIN vectors USING (id)
WHERE id IN (SELECT patent FROM candidates) OR id IN (SELECT paper FROM candidates)
"""
