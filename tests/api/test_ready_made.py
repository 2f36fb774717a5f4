"""The ready-made queries, wherever they lie."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg_api.queries import folder, offers, ready_made

ROOT = Path(__file__).parents[2]


def test_a_query_comes_with_its_own_example_of_variables(tmp_path: Path) -> None:
    (tmp_path / "a.graphql").write_text(
        '# Who?\n# e.g. {"id": "kg:org/北"}\nquery A($id: ID!) { node(id: $id) { id } }\n', "utf-8"
    )
    (only,) = offers(tmp_path)
    assert (only.title, json.loads(only.variables)) == ("Who?", {"id": "kg:org/北"})


def test_a_query_without_an_example_comes_with_blanks_for_what_must_be_given(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.graphql").write_text(
        "# Who?\nquery A($of: [ID!]!, $id: ID!, $hops: Int! = 2, $since: Int) { a }\n", "utf-8"
    )
    (only,) = offers(tmp_path)
    assert json.loads(only.variables) == {"of": [], "id": ""}


def test_in_a_checkout_the_queries_lie_beside_the_package() -> None:
    assert folder() == ROOT / "graphql/queries"


def test_a_query_is_found_by_the_name_of_its_file() -> None:
    path = ROOT / "graphql/queries/prior_work.graphql"
    assert ready_made("prior_work") == path.read_text("utf-8")


def test_a_name_that_no_query_has_is_answered_by_those_there_are() -> None:
    with pytest.raises(InputError, match=r"nothing_like_it.*prior_work"):
        ready_made("nothing_like_it")
