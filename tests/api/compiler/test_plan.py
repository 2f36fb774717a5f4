"""A plan asks for the same of several types once, and for no more than can be planned."""

from itertools import pairwise

import pytest
from graphql import GraphQLError

from kg_api.compiler.compile import compiled
from kg_api.compiler.plan import MOST_SELECTIONS, Selection
from tests.api.support.planned import planned

CIRCLE = "documents(first: 1) { nodes { describes(first: 1) { nodes { %s } } } }"


def nested(times: int, inner: str = "id") -> str:
    for _ in range(times):
        inner = f"id {CIRCLE % inner}"
    return f'{{ node(id: "a") {{ {inner} }} }}'


def only(selections: tuple[Selection, ...]) -> Selection:
    (selection,) = selections
    return selection


def test_types_of_which_the_same_is_asked_share_it() -> None:
    node = only(planned('{ node(id: "a") { id documents { totalCount } } }').selections)
    assert len(node.children) > 10
    assert len(node.variants) == 1


def test_a_type_of_which_more_is_asked_has_its_own() -> None:
    query = '{ node(id: "a") { id ... on Organization { people { totalCount } } } }'
    node = only(planned(query).selections)
    several = [names for names in node.children if node.children[names] is node.variants[0]]
    assert (len(node.variants), len(several)) == (2, len(node.children) - 1)


def test_a_field_that_types_define_each_in_their_way_is_asked_of_each() -> None:
    node = only(planned('{ node(id: "a") { name } }').selections)
    assert node.children["Document"] is not node.children["Person"]


def test_circles_through_things_of_any_type_grow_by_as_much_each_time() -> None:
    sizes = [len(compiled(planned(nested(times))).text) for times in (1, 2, 3, 4)]
    steps = [after - before for before, after in pairwise(sizes)]
    assert max(steps) - min(steps) < 50  # numbers of variables have a digit more


def test_more_than_can_be_planned_is_refused_before_it_is() -> None:
    inner = "name"
    for number in range(9):  # each name is one for documents and one for all else
        inner = f"name a{number}: {CIRCLE % inner} b{number}: {CIRCLE % inner}"
    with pytest.raises(GraphQLError, match=f"{MOST_SELECTIONS:,} fields") as refusal:
        planned(f'{{ node(id: "a") {{ {inner} }} }}')
    assert refusal.value.extensions == {"code": "TOO_LARGE"}
