"""What numbers come to, and rows sorted and counted by how much a thing has of something."""

import pytest

from tests.api.conftest import Api


def test_a_number_is_reckoned_over_the_whole_list(api: Api) -> None:
    query = """{ works(first: 1) { nodes { id } years: aggregate(of: YEAR)
      { count sum average minimum maximum } } }"""
    works = api.ask(query)["works"]
    assert len(works["nodes"]) == 1
    assert works["years"] == {
        "count": 5, "sum": 10083.0, "average": 2016.6, "minimum": 2001.0, "maximum": 2022.0,
    }  # fmt: skip


def test_a_number_of_no_rows_is_nothing(api: Api) -> None:
    query = """{ works(where: {year: {to: 1900}}) { aggregate(of: CITATION_COUNT)
      { count sum average minimum maximum } } }"""
    assert api.ask(query)["works"]["aggregate"] == {
        "count": 0, "sum": 0.0, "average": None, "minimum": None, "maximum": None,
    }  # fmt: skip


def test_a_number_of_an_edge_is_reckoned_in_every_row(api: Api) -> None:
    query = """{ organizations(orderBy: {by: ID}) { nodes { id
      collaborators { totalCount aggregate(of: STRENGTH) { sum maximum } } } } }"""
    found = {e["id"]: e["collaborators"] for e in api.ask(query)["organizations"]["nodes"]}
    assert found["ror:kestrel01"]["aggregate"] == {"sum": 3.0, "maximum": 2.0}
    assert found["kg:org/sensors"] == {"totalCount": 0, "aggregate": {"sum": 0.0, "maximum": None}}


@pytest.mark.parametrize(
    ("field", "by", "first"),
    [
        ("works", "CITING_PATENT_COUNT", "doi:10.1/grip"),
        ("works", "PEOPLE", "doi:10.1/old"),
        ("people", "WORKS", "orcid:0000-0001"),
        ("organizations", "COLLABORATORS", "ror:lantau001"),
        ("organizations", "POTENTIAL_PARTNERS", "ror:harbour01"),
        ("topics", "ORGANIZATIONS", "cpc:B25J15/00"),
    ],
)
def test_rows_are_sorted_by_how_many_of_something_they_have(
    api: Api, field: str, by: str, first: str
) -> None:
    query = f"""{{ {field}(orderBy: [{{by: {by}, descending: true}}, {{by: ID, descending: true}}])
      {{ edges {{ cursor node {{ id }} }} }} }}"""
    edges = api.ask(query)[field]["edges"]
    assert edges[0]["node"]["id"] == first
    rest = query.replace("(orderBy", f'(after: "{edges[0]["cursor"]}", orderBy')
    assert api.ask(rest)[field]["edges"] == edges[1:]


def test_rows_are_counted_by_how_many_of_something_they_have(api: Api) -> None:
    query = "{ organizations { facets(by: COLLABORATORS) { value count } } }"
    assert api.ask(query)["organizations"]["facets"] == [
        {"value": "2", "count": 2}, {"value": "0", "count": 1}, {"value": "1", "count": 1},
        {"value": "3", "count": 1},
    ]  # fmt: skip
