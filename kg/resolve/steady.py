"""What no new document speaks of stays as it was decided.

Whether two mentions are one is weighed by how frequent names and words are in all that was read, so
that one more paper moves every weight a little, and somewhere a close decision tips over. That
is no news: where the model is the same and no registry has changed, decisions are taken over but
for those that hang together with what is new, changed or gone.
"""

from typing import Final

import duckdb


def keep(connection: duckdb.DuckDBPyConnection, since: str) -> None:
    """Put what was decided before in the place of what is decided now, where nothing is new.

    Args:
        connection: of the stage, with the tables `made` and `made_clusters` of now, and the views
            `model` and `clusters` of before.
        since: when the newest document was recorded that was known then, ISO 8601.
    """
    connection.execute("SET VARIABLE since = ?", [since])
    connection.execute(_START)
    size = -1
    while size != (size := _reached(connection)):
        for statement in _FURTHER:
            connection.execute(statement)
    connection.execute(_KEPT)


def _reached(connection: duckdb.DuckDBPyConnection) -> int:
    ((count,),) = connection.execute(
        "SELECT (SELECT count(*) FROM near) + (SELECT count(*) FROM near_clusters)"
    ).fetchall()
    return int(count)


# A node is a row; or a mention whole, where it is not taken for the same number of things, at the
# same places of its name, as before.
_START: Final = """
CREATE TEMP TABLE shapes AS
    SELECT mention FROM (
        SELECT mention, list_sort(list((start, "end", whole <> ''))) AS shape
        FROM model GROUP BY mention
    ) JOIN (
        SELECT mention, list_sort(list((start, "end", whole <> ''))) AS shape
        FROM made GROUP BY mention
    ) USING (mention, shape);
CREATE TEMP TABLE joined AS
    SELECT age, space, cluster, mention,
        CASE WHEN mention IN (FROM shapes)
            THEN concat_ws('@', mention, start, "end", whole <> '') ELSE mention END AS node
    FROM (
        SELECT 'before' AS age, space, cluster, mention, start, "end", whole FROM model
        UNION ALL
        SELECT 'now', space, cluster, mention, start, "end", whole FROM made
    );
CREATE TEMP TABLE keyed AS
    SELECT 'before' AS age, space, cluster, key FROM clusters
    UNION ALL SELECT 'now', space, cluster, key FROM made_clusters;
CREATE TEMP TABLE near AS
    SELECT DISTINCT node FROM joined WHERE mention IN (
        SELECT mention FROM made WHERE document IN (
            SELECT document FROM documents WHERE recorded > getvariable('since')
        )
        UNION (SELECT mention FROM made EXCEPT SELECT mention FROM model)
        UNION (SELECT mention FROM model EXCEPT SELECT mention FROM made)
    );
CREATE TEMP TABLE near_clusters (age VARCHAR, space VARCHAR, cluster VARCHAR);
"""

_FURTHER: Final = (
    """
INSERT INTO near_clusters
    SELECT DISTINCT age, space, cluster FROM joined SEMI JOIN near USING (node)
    EXCEPT FROM near_clusters
""",
    """
INSERT INTO near_clusters
    SELECT DISTINCT other.age, other.space, other.cluster
    FROM near_clusters JOIN keyed USING (age, space, cluster)
    JOIN keyed other ON other.space = keyed.space AND other.key = keyed.key
    EXCEPT FROM near_clusters
""",
    """
INSERT INTO near
    SELECT DISTINCT node FROM joined SEMI JOIN near_clusters USING (age, space, cluster)
    EXCEPT FROM near
""",
)

_KEPT: Final = """
CREATE TEMP TABLE far AS
    SELECT DISTINCT space, cluster FROM keyed WHERE age = 'before'
    EXCEPT SELECT space, cluster FROM near_clusters WHERE age = 'before';
CREATE TEMP TABLE steady_clusters AS
    SELECT space, cluster, key FROM clusters SEMI JOIN far USING (space, cluster)
    UNION ALL
    SELECT m.space, m.cluster, m.key FROM made_clusters m
        SEMI JOIN (FROM near_clusters WHERE age = 'now') n USING (space, cluster);
CREATE TEMP TABLE steady AS
    SELECT space, mention, document, key, cluster, rule, score, features, start, "end", whole,
        decided_by
    FROM model SEMI JOIN far USING (space, cluster)
    UNION ALL
    FROM made SEMI JOIN (FROM near_clusters WHERE age = 'now') n USING (space, cluster);
UPDATE steady SET whole = c.cluster FROM steady_clusters c
    WHERE c.space = steady.space AND c.key = steady.whole;
DELETE FROM made;
INSERT INTO made FROM steady;
DELETE FROM made_clusters;
INSERT INTO made_clusters FROM steady_clusters;
"""
