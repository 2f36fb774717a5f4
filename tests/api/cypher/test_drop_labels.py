"""Labels that a link says already are left out where links are only counted."""

import pytest

from kg_api.cypher.needless import without_needless
from kg_api.cypher.parser import clauses
from kg_api.cypher.printer import printed


def without(expression: str) -> str:
    """An expression, in a statement, without what is implied."""
    text = printed(without_needless(clauses(f"RETURN {expression} AS it")))
    return text.removeprefix("RETURN ").removesuffix(" AS it")


def test_a_label_that_every_end_of_the_link_has_is_left_out_of_a_count() -> None:
    assert (
        without("COUNT { MATCH (a_1)-[:PARTICIPATES_IN]->(b_1:Collaboration) RETURN b_1 }")
        == "COUNT { MATCH (a_1)-[:PARTICIPATES_IN]->(b_1) RETURN b_1 }"
    )
    assert (
        without("COUNT { MATCH (a_1)<-[l_1:AUTHORED|INVENTED]-(b_1:Person) RETURN 1 AS one }")
        == "COUNT { MATCH (a_1)<-[l_1:AUTHORED|INVENTED]-(b_1) RETURN 1 AS one }"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "COUNT { MATCH (a)<-[:HAS_TOPIC]-(b:Work) RETURN b }",  # agreements have topics too
        "COUNT { MATCH (a)-[:CONTRIBUTED_TO]-(b:Paper) RETURN b }",  # either end may be b
        "COUNT { MATCH (a)-[:AUTHORED]->(b:Paper) RETURN DISTINCT b }",  # not links are counted
        "COUNT { MATCH (a)-[:AUTHORED]->(b:Paper) WHERE b.year > 2000 RETURN b }",
        "COLLECT { MATCH (a)-[:AUTHORED]->(b:Paper) RETURN b }",
        "COUNT { MATCH (a)-[:PARTICIPATES_IN*1..2]->(b:Collaboration) RETURN b }",
        "COUNT { MATCH (a)-[:INVENTED_ELSEWHERE]->(b:Paper) RETURN b }",
    ],
)
def test_any_other_label_stays(statement: str) -> None:
    assert without(statement) == statement
