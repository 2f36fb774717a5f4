"""Declarations are read by the rules of the language, and refused where they are not understood."""

import pytest

from kg_api.cypher.parser import clauses, expression
from kg_api.cypher.printer import printed
from kg_api.cypher.tokens import CypherError
from kg_api.cypher.tree import (
    AllRows,
    Function,
    HasLabel,
    Item,
    Junction,
    LinkPattern,
    Literal,
    Match,
    NodePattern,
    Operation,
    Parameter,
    Pattern,
    Property,
    Slot,
    Var,
    With,
)


def test_operators_bind_as_in_the_language() -> None:
    assert expression("a.x + 1 * 2 = 3 AND NOT b IN c OR d") == expression(
        "(((a.x + (1 * 2)) = 3) AND (NOT (b IN c))) OR d"
    )
    assert expression("1 - 2 - 3") == Operation(
        Operation(Literal(1), "-", Literal(2)), "-", Literal(3)
    )


def test_conditions_within_conditions_of_the_same_word_are_one() -> None:
    assert expression("a AND (b AND c)") == Junction("AND", (Var("a"), Var("b"), Var("c")))


def test_a_pattern_is_its_nodes_and_links() -> None:
    (found,) = clauses("MATCH (this)<-[link:A|<kinds>*1..4]-(node:Work {id: $id}) WHERE node:Paper")
    node = NodePattern("node", ("Work",), (("id", Parameter("id")),))
    link = LinkPattern("link", ("A", Slot("kinds")), "<", (1, 4))
    assert found == Match(
        (Pattern((NodePattern("this"), link, node)),), HasLabel(Var("node"), "Paper")
    )


def test_what_a_row_hands_on_has_names() -> None:
    (found,) = clauses("WITH *, count(*) AS n, node WHERE n > 1")
    columns = (Item(Function("count", (AllRows(),)), "n"), Item(Var("node"), "node"))
    assert found == With(columns, star=True, where=Operation(Var("n"), ">", Literal(1)))


def test_a_point_is_a_property_or_part_of_a_name_of_a_function() -> None:
    assert expression("a.b.c") == Property(Property(Var("a"), "b"), "c")
    assert expression("a.b.c(1)") == Function("a.b.c", (Literal(1),))


@pytest.mark.parametrize(
    "text",
    [
        "OPTIONAL MATCH (a:Entity {id: $id}) MATCH (a)-[:X]->()--(b), (c)",
        "MATCH path = allShortestPaths((a)-[:X*..6]-(b)) RETURN path ORDER BY path, a DESC",
        "UNWIND range(0, size(coalesce(link.documents, [])) - 1) AS i WITH DISTINCT i LIMIT $n",
        "CALL db.index.vector.queryNodes('x', 5, $v) YIELD node AS near, score WHERE score > 0.5",
        "RETURN [a, {`b c`: -1, `d`: 'it\\'s \\\\'}, null, true, 1.5][0] AS it",
        "RETURN CASE WHEN a:B THEN [x IN c WHERE x > 1 | x.y] ELSE c[1..$n] END AS it",
        "RETURN any(x IN a WHERE all(y IN x WHERE y IS NOT NULL)) AS it, a[..2] AS b, a[3..] AS c",
        "RETURN reduce(t = '', x IN a | t + x.id) AS it, COUNT { MATCH (a)--() RETURN a } AS n",
        "MATCH (a) WHERE (a.x OR a.y) AND NOT (a.x AND a.y) AND (a.x = 1) = true RETURN a",
        "RETURN (1 + 2) * 3 AS a, 1 - (2 - 3) AS b, count(DISTINCT c) AS c, (a + b).d AS d",
    ],
)  # fmt: skip
def test_what_is_read_is_printed_as_it_was(text: str) -> None:
    assert printed(clauses(text)) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("MATCH (a", "')' should stand at >>> in: MATCH (a>>>"),
        ("MATCH (a) DELETE a", "nothing more should stand at >>> in: MATCH (a) >>>DELETE a"),
        ("MATCH (a) WHERE a.x = 1 = true", "nothing more should stand"),
        ("RETURN 1", "AS and a name should stand"),
        ("RETURN 'a", "a string has no end: 'a"),
    ],
)
def test_what_is_not_understood_is_an_error_that_says_where(text: str, told: str) -> None:
    with pytest.raises(CypherError) as caught:
        clauses(text)
    assert told in str(caught.value)
