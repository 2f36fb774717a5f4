"""A page is cut out of rows as they are found, or out of all of them where they are counted."""

import pytest

from kg_api.compiler.ordering import SortKey
from kg_api.compiler.pages import Gathered, computes, cut
from kg_api.compiler.rows import Keys
from kg_api.cypher import parser
from kg_api.cypher.printer import printed
from kg_api.cypher.tree import Expression, Item, Literal, Operation, Return, Var

SOURCE = parser.clauses("MATCH (a)-[:CITES]->(b) WITH b, count(a) AS many")
MANY = SortKey(lambda _scope, _writer: Var("many"), descending=True)
KEYS = Keys([MANY], (Item(Var("many"), "key0"),), [Var("key0")])
RESULT = (Return((Item(parser.expression("b.id"), "row"),)),)


@pytest.mark.parametrize(
    ("clauses", "more"),
    [
        ("MATCH (a)-[:CITES]->(b) WHERE b.year > 2000", False),
        ("MATCH (a) WITH a, count(*) AS many", True),
        ("UNWIND $ids AS id MATCH (a {id: id})", True),
    ],
)
def test_to_go_along_links_is_to_compute_nothing(clauses: str, more: bool) -> None:
    assert computes(parser.clauses(clauses)) is more


def test_a_first_page_is_cut_at_once_and_a_later_one_behind_its_cursor() -> None:
    limit = parser.expression("$first")
    assert printed(cut(KEYS, None, limit)) == (
        "WITH *, many AS key0 ORDER BY key0 DESC LIMIT $first"
    )
    beyond = parser.expression("key0 < $after")
    assert printed(cut(KEYS, beyond, limit)) == (
        "WITH *, many AS key0 WHERE key0 < $after WITH * ORDER BY key0 DESC LIMIT $first"
    )


def test_rows_that_are_counted_too_are_found_once_and_gathered() -> None:
    gathered = Gathered(7, SOURCE, KEYS)
    assert printed(gathered.clauses(RESULT)) == (
        "MATCH (a)-[:CITES]->(b) WITH b, count(a) AS many WITH *, many AS key0 "
        "ORDER BY key0 DESC WITH collect([key0, b]) AS all_7"
    )
    assert gathered.variables(RESULT) == [Var("b")]  # `many` is asked for by nobody


def test_a_page_of_what_is_gathered_looks_at_its_own_rows_only() -> None:
    def between(keys: list[Expression]) -> Expression:
        return Operation(keys[0], "<", Literal(3))

    page = Gathered(7, SOURCE, KEYS).page(RESULT, between, Literal(2))
    assert printed((Return((Item(page, "page"),)),)) == (
        "RETURN COLLECT { UNWIND [each_7 IN all_7 WHERE each_7[0] < 3][0..2] AS each_7 "
        "WITH each_7[0] AS key0, each_7[1] AS b RETURN b.id AS row } AS page"
    )
