"""Columns and labels that make no difference go in one walk, each where the other has been."""

from kg_api.cypher.needless import without_needless
from kg_api.cypher.parser import clauses
from kg_api.cypher.printer import printed


def test_what_makes_no_difference_is_left_out_at_once() -> None:
    statement = (
        "MATCH (a:Organization) WHERE a:Company "
        "WITH a, a.name AS unasked, "
        "COUNT { MATCH (a)-[:PARTICIPATES_IN]->(b:Collaboration) RETURN b } AS many "
        "RETURN a.id AS id, many"
    )
    assert printed(without_needless(clauses(statement))) == (
        "MATCH (a:Company) "
        "WITH a, COUNT { MATCH (a)-[:PARTICIPATES_IN]->(b) RETURN b } AS many "
        "RETURN a.id AS id, many"
    )


def test_what_makes_a_difference_stays_the_very_same_tree() -> None:
    statement = clauses("MATCH (a:Paper) WHERE a.year > 1 RETURN a.id AS id")
    assert without_needless(statement) is statement
