"""Conditions on labels stand in the pattern where they say more than it does."""

import pytest

from kg_api.cypher.needless import without_needless
from kg_api.cypher.parser import clauses
from kg_api.cypher.printer import printed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "MATCH (a:Organization) WHERE a:Company AND a.year > 1 RETURN a",
            "MATCH (a:Company) WHERE a.year > 1 RETURN a",
        ),
        ("MATCH (a)-[:PART_OF]->(b:Agent) WHERE b:Company RETURN b",
         "MATCH (a)-[:PART_OF]->(b:Company) RETURN b"),
    ],
)  # fmt: skip
def test_a_narrower_label_takes_the_place_of_a_broader_one(before: str, after: str) -> None:
    assert printed(without_needless(clauses(before))) == after


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (a:Company) WHERE a:University RETURN a",  # not every university is a company
        "MATCH (a:Organization) WHERE a:Company OR a:University RETURN a",
        "MATCH (a:Organization) WHERE NOT a:Company RETURN a",
        "WITH a WHERE a:Company RETURN a",
        "MATCH (a:Organization) WHERE b:Company RETURN a",
    ],
)
def test_any_other_condition_stays(statement: str) -> None:
    assert printed(without_needless(clauses(statement))) == statement
