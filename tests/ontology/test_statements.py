"""Statements lie on a node as lists, and come back from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import FactError
from ontology.statements import LONGEST, Statement, lists_of_statements, statements_of, text_of

words = st.text(max_size=5)
statements = st.lists(st.builds(Statement, words, words, st.lists(words, max_size=3).map(tuple)))


@given(statements)
def test_statements_come_back_from_the_lists_of_a_node(told: list[Statement]) -> None:
    assert list(statements_of("kg:x/1", lists_of_statements(told))) == told


@pytest.mark.parametrize(
    "lists",
    [
        {"statedProperties": ("name",)},
        {"statedBy": ("doc:x/1",), "statedOf": (0,)},
        {"statedBy": ("doc:x/1",)},
    ],
)
def test_lists_that_do_not_fit_each_other_are_an_error(lists: dict[str, tuple[object]]) -> None:
    with pytest.raises(FactError, match="kg:x/1"):
        statements_of("kg:x/1", lists)


def test_a_long_value_is_told_by_how_it_begins() -> None:
    assert text_of("x" * 5_000) == "x" * (LONGEST - 1) + "…"
    assert (text_of(True), text_of(2020)) == ("true", "2020")
