"""Names of declarations become names of a statement, so that no two ever meet."""

from kg_api.cypher.parser import clauses, expression
from kg_api.cypher.printer import expression as text
from kg_api.cypher.printer import printed
from kg_api.cypher.scope import Namer, Scope
from kg_api.cypher.tree import Var

OUTER = Scope({"this": Var("org_1")})


def test_what_a_declaration_declares_gets_a_name_of_its_own_wherever_it_stands() -> None:
    declared = clauses(
        "MATCH (this)-[link:A]->(node) UNWIND [node] AS x "
        "WITH node, COLLECT { MATCH (node)--(far) RETURN far } AS all, x"
    )
    inner = Namer().within(OUTER, declared)
    assert printed(inner.fill(declared)) == (
        "MATCH (org_1)-[link_1:A]->(node_1) UNWIND [node_1] AS x_1 "
        "WITH node_1, COLLECT { MATCH (node_1)--(far_1) RETURN far_1 } AS all_1, x_1"
    )
    assert inner.columns == {"all", "x"}


def test_members_of_a_list_keep_their_names_within_their_expression() -> None:
    scope = Scope({"each": Var("each_1"), "list": Var("list_1")})
    filled = scope.fill(expression("[each IN list | each.x] + each"))
    assert text(filled) == "[each IN list_1 | each.x] + each_1"


def test_nothing_in_a_text_is_a_name() -> None:
    assert text(OUTER.fill(expression("this.x = 'this'"))) == "org_1.x = 'this'"


def test_a_column_may_stand_for_what_it_is_computed_from() -> None:
    inner = OUTER.with_computed({"strength": expression("this.strength")})
    assert text(inner.fill(expression("coalesce(strength, 0)"))) == "coalesce(org_1.strength, 0)"
    assert inner.row("nothing").columns == {"strength"}


def test_numbers_are_never_given_twice() -> None:
    namer = Namer()
    assert len({namer.number() for _ in range(9)}) == 9
