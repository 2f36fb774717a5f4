"""Columns that nobody asks for are left out of a statement, and its rows stay what they are."""

import pytest

from kg_api.cypher.needless import without_needless
from kg_api.cypher.parser import clauses
from kg_api.cypher.printer import printed


def pruned(statement: str) -> str:
    return printed(without_needless(clauses(statement)))


def test_a_column_that_nothing_speaks_of_is_left_out() -> None:
    assert (
        pruned("MATCH (a_1) WITH a_1, a_1.x AS x_1, a_1.y AS y_1 RETURN a_1.id AS id, y_1")
        == "MATCH (a_1) WITH a_1, a_1.y AS y_1 RETURN a_1.id AS id, y_1"
    )


def test_what_only_such_a_column_needs_goes_with_it() -> None:
    statement = (
        "MATCH (a_1)--(b_1) WITH a_1, b_1, max(b_1.x) AS x_1, min(b_1.y) AS y_1 "
        "WITH a_1, sum(x_1) AS all_1, collect(y_1) AS ys_1 "
        "WITH a_1, all_1, [y IN ys_1 WHERE y > 1] AS some_1 RETURN a_1, all_1"
    )
    assert pruned(statement) == (
        "MATCH (a_1)--(b_1) WITH a_1, b_1, max(b_1.x) AS x_1 "
        "WITH a_1, sum(x_1) AS all_1 "
        "WITH a_1, all_1 RETURN a_1, all_1"
    )


def test_rows_are_distinct_where_nothing_is_counted_any_more() -> None:
    assert (
        pruned("MATCH (a_1)-[b_1]-() WITH a_1, collect(b_1) AS bs_1 RETURN a_1")
        == "MATCH (a_1)-[b_1]-() WITH DISTINCT a_1 RETURN a_1"
    )


def test_a_column_of_a_subquery_is_left_out_too() -> None:
    assert (
        pruned(
            "WITH COLLECT { MATCH (a_1) WITH a_1, round(sum(a_1.x), 2) AS x_1 RETURN a_1 } AS as_2 "
            "RETURN as_2"
        )
        == "WITH COLLECT { MATCH (a_1) WITH DISTINCT a_1 RETURN a_1 } AS as_2 RETURN as_2"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (a_1) WITH a_1.x AS x_1, count(*) AS n_1 RETURN n_1",  # x_1 tells groups apart
        "MATCH (a_1) WITH DISTINCT a_1, a_1.x AS x_1 RETURN a_1",  # and rows
        "MATCH (a_1) WITH collect(a_1) AS as_1 RETURN 1 AS one",  # one row, not many
        "MATCH (a_1) WITH a_1.x AS x_1 RETURN 1 AS one",  # some column there must be
        "MATCH (a_1) WITH a_1, a_1.x AS x_1 ORDER BY x_1 LIMIT 1 RETURN a_1",
        "MATCH (a_1) WITH *, a_1.x AS x_1 WHERE x_1 STARTS WITH 'it, AS y_1' RETURN a_1",
        "UNWIND [1] AS x_1 WITH x_1, 'a \\' WITH b AS y_1' AS z_1 RETURN z_1, x_1",
        "WITH a.x AS x_1, avg(a.y) AS m_1 RETURN m_1",  # averages have groups too
        "MATCH (a_1) WITH a_1, COUNT { MATCH (a_1)--(b_1) WITH DISTINCT b_1 RETURN b_1 } AS n_1 "
        "RETURN n_1, a_1",
    ],
)
def test_what_rows_need_stays(statement: str) -> None:
    assert pruned(statement) == statement


def test_what_stands_in_a_text_is_not_spoken_of() -> None:
    assert (
        pruned("MATCH (a_1) WITH a_1, a_1.x AS x_1 RETURN {`x_1`: 'x_1', `a`: a_1} AS m_1")
        == "MATCH (a_1) WITH a_1 RETURN {`x_1`: 'x_1', `a`: a_1} AS m_1"
    )
