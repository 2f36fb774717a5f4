import pytest

from tests.api.conftest import Api
from tests.api.worlds.graph import KESTREL


@pytest.mark.parametrize(
    ("query", "message", "code", "path"),
    [
        ('{ organization(id: "kg:org/no") { name } }',
         "No organization here has the identifier 'kg:org/no'.", "NOT_FOUND", ["organization"]),
        ('{ it: node(id: "Kestrel") { id } }',
         "Nothing here has the identifier 'Kestrel'.", "NOT_FOUND", ["it"]),
        ('{ node(id: "ror:00q4vv598") { id } }',
         "'ror:00q4vv598' is no ROR id.", "BAD_IDENTIFIER", ["node"]),
        ('{ person(id: "https://orcid.org/0000-0002-1825-0097") { id } }',
         "No person here has the identifier 'https://orcid.org/0000-0002-1825-0097'.",
         "NOT_FOUND", ["person"]),
    ],
)  # fmt: skip
def test_an_identifier_that_leads_to_nothing_is_told(
    api: Api, query: str, message: str, code: str, path: list[str]
) -> None:
    data, (error,) = api.ask(query)
    assert data == {path[0]: None}
    assert (error["message"], error["extensions"]["code"]) == (message, code)
    assert error["path"] == path


def test_of_several_only_those_that_lead_to_nothing_are_told(api: Api) -> None:
    data, (error,) = api.ask("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[KESTREL, "x"])
    assert data == {"nodes": [{"id": KESTREL}, None]}
    assert error["path"] == ["nodes", 1]


def test_one_of_several_operations_has_to_be_named(api: Api) -> None:
    both = "query A { works { totalCount } } query B { topics { totalCount } }"
    _, (error,) = api.ask(both)
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert "operationName" in error["message"]
    assert "topics" in api.ask(both, "B")
