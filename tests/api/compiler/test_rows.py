"""What finds the rows of a list: each value one parameter, each condition where it costs least."""

import pytest
from graphql import GraphQLError

from kg_api.compiler.compile import compiled
from kg_api.compiler.statement import Statement
from tests.api.support.planned import planned


def statement(query: str, **variables: object) -> Statement:
    return compiled(planned(query, **variables))


def test_a_value_that_is_used_twice_is_sent_once() -> None:
    made = statement("""{ organization(id: "a") { collaborators(since: 2018) { totalCount
      facets(by: KIND) { count } edges { strength } } } }""")
    since = [each for each in made.parameters if each.path == ("since",)]
    assert len(since) == 1
    assert made.text.count(f"${since[0].name}") > 1


def test_a_page_with_a_cursor_asks_for_one_row_more_to_know_that_there_is_more() -> None:
    asked = "{{ works(first: 5) {{ {} }} }}"
    for fields, size in (("nodes { id }", 5), ("pageInfo { hasNextPage }", 6)):
        query = asked.format(fields)
        made, plan = statement(query), planned(query)
        assert made.bind([{"first": 5, "after": None} for _ in plan.arguments]) == {"p0": size}


def test_what_makes_no_difference_has_to_be_right_all_the_same() -> None:
    made = statement("{ works(first: 5) { totalCount } }")
    assert (made.parameters, len(made.unsent)) == ((), 1)
    with pytest.raises(GraphQLError, match="Argument 'first' of 'works': 201 is not between"):
        made.bind([{"first": 201}])


def test_a_condition_on_the_thing_is_asked_before_anything_is_counted() -> None:
    text = statement("""{ organization(id: "a") { collaborators(since: 2018,
      where: {countryCode: {equals: "HK"}, strength: {from: 3}}) { nodes { id } } } }""").text
    country, evidence, strength = (
        text.index(each) for each in ("countryCode", "EVIDENCED_BY", "strength_")
    )
    assert country < evidence < strength


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("{ works(first: 1, last: 1) { totalCount } }", "give first or last, not both"),
        ("{ priorWork { totalCount } }", "give exactly one of text, work"),
        ('{ collaborations(groupBy: [], evidence: []) { totalCount } subgraph(seeds: ["a"], '
         "kinds: []) { truncated } }", "name at least one"),
    ],
)  # fmt: skip
def test_what_can_not_be_asked_is_told_before_a_statement_is_written(
    query: str, message: str
) -> None:
    with pytest.raises(GraphQLError, match=message):
        statement(query)
