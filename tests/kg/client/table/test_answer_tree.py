"""What a document asks for, told from its text."""

from collections.abc import Iterator

import pytest
from graphql import build_schema

from kg.client.table import AnswerKey, answer_tree
from kg.errors import InputError

SCHEMA = build_schema("""
    type Query { things: [Thing!]! one: Thing }
    interface Thing { id: ID! }
    type Car implements Thing { id: ID! wheels: Int fast: Boolean weight: Float }
    type Boat implements Thing { id: ID! sails: Int names: [String!]! }
""")


def paths(node: AnswerKey, before: str = "") -> Iterator[str]:
    for each in node.children:
        yield before + each.key
        yield from paths(each, f"{before}{each.key}.")


def test_keys_stand_in_the_order_of_the_operation_with_fragments_in_their_place() -> None:
    tree = answer_tree("""
        { things { first: id ...Wheels last: id ... on Boat { sails } } }
        fragment Wheels on Car { wheels ... { fast } }
    """)
    assert list(paths(tree)) == [
        "things",
        "things.first",
        "things.wheels",
        "things.fast",
        "things.last",
        "things.sails",
    ]


def test_what_is_asked_for_twice_is_there_once_with_all_that_is_asked_of_it() -> None:
    tree = answer_tree("{ one { id } one { ... on Car { wheels id } } }")
    assert list(paths(tree)) == ["one", "one.id", "one.wheels"]


def test_variables_decide_what_is_left_out() -> None:
    document = """query ($on: Boolean!, $off: Boolean = true) {
        one { a: id @include(if: $on) b: id @skip(if: $off) c: id @include(if: false) } }"""
    assert list(paths(answer_tree(document, None, {"on": True}))) == ["one", "one.a"]
    assert list(paths(answer_tree(document, None, {"on": False, "off": False}))) == ["one", "one.b"]


def test_the_schema_tells_lists_and_types_also_inside_fragments() -> None:
    document = """{ things { id ... on Car { wheels fast weight } ...Sails __typename } }
        fragment Sails on Boat { sails names }"""
    (things,) = answer_tree(document, schema=SCHEMA).children
    assert things.many
    assert {each.key: (each.scalar, each.many) for each in things.children} == {
        "id": (str, False),
        "wheels": (int, False),
        "fast": (bool, False),
        "weight": (float, False),
        "sails": (int, False),
        "names": (str, True),
        "__typename": (str, False),
    }


def test_the_variable_of_after_is_known() -> None:
    (works,) = answer_tree(
        "query ($cursor: String) { works(after: $cursor, first: 2) { id } }"
    ).children
    assert works.after == "cursor"
    (works,) = answer_tree('{ works(after: "x") { id } }').children
    assert works.after is None


@pytest.mark.parametrize(
    ("document", "operation", "told"),
    [
        ("{ works {", None, "Syntax Error"),
        ("query A { a } query B { b }", None, "Name one of: A, B"),
        ("query A { a }", "C", "Name one of: A"),
        ("{ ...F } fragment F on Query { a ...F }", None, "a fragment spreads itself"),
        ("{ a { ...F } } fragment F on A { b { ...F } }", None, "a fragment spreads itself"),
        ("{ ...F }", None, "there is no such fragment"),
    ],
)
def test_a_document_that_can_not_be_read_is_told(
    document: str, operation: str | None, told: str
) -> None:
    with pytest.raises(InputError, match=told):
        answer_tree(document, operation)
