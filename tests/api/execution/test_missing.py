import pytest

from tests.api.conftest import Api
from tests.api.worlds.graph import HARBOUR, KESTREL, LANTAU


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


KNOWN = f'"{KESTREL}"'


@pytest.mark.parametrize(
    ("query", "message", "code"),
    [
        (f'{{ it: path(from: {KNOWN}, to: "kg:org/no") {{ length }} }}',
         "Argument 'to' of 'path': nothing here has the identifier 'kg:org/no'.", "NOT_FOUND"),
        (f'{{ it: path(from: "https://ror.org/00q4vv598", to: {KNOWN}) {{ length }} }}',
         "Argument 'from' of 'path': nothing here has the identifier "
         "'https://ror.org/00q4vv598'.", "NOT_FOUND"),
        (f'{{ it: collaboration(between: [{KNOWN}, "ror:00q4vv598"]) {{ id }} }}',
         "Argument 'between' of 'collaboration': 'ror:00q4vv598' is no ROR id.",
         "BAD_IDENTIFIER"),
        (f'{{ it: collaboration(between: [{KNOWN}, "kg:person/2"]) {{ id }} }}',
         "Argument 'between' of 'collaboration': no organization here has the identifier "
         "'kg:person/2'.", "NOT_FOUND"),
    ],
)  # fmt: skip
def test_what_leads_from_or_to_nothing_is_null_and_told(
    api: Api, query: str, message: str, code: str
) -> None:
    data, (error,) = api.ask(query)
    assert data == {"it": None}
    assert (error["message"], error["extensions"]["code"]) == (message, code)
    assert error["path"] == ["it"]
    assert len(api.store.asked) == 1 + ("path(" in query)  # the ends of a chain are read first


@pytest.mark.parametrize(
    ("query", "argument"),
    [
        (f'{{ it: paths(from: "no", to: {KNOWN}) {{ length }} }}', "from"),
        (f'{{ it: subgraph(seeds: [{KNOWN}, "no", "no"]) {{ truncated }} }}', "seeds"),
        ('{ it: collaborations(groupBy: YEAR, of: "no") { totalCount } }', "of"),
        ('{ it: collaborations(groupBy: YEAR, place: "no") { totalCount } }', "place"),
        ('{ it: collaborations(groupBy: YEAR, partnerPlace: "no") { totalCount } }',
         "partnerPlace"),
        ('{ it: priorWork(work: "no") { totalCount } }', "work"),
    ],
)  # fmt: skip
def test_what_can_not_be_null_takes_the_answer_with_it(api: Api, query: str, argument: str) -> None:
    data, (error,) = api.ask(query)
    assert data is None
    assert error["message"].startswith(f"Argument '{argument}' of '")
    assert error["message"].count("has the identifier 'no'") == 1
    assert error["path"] == ["it"]


def test_what_is_there_is_told_nothing_of(api: Api) -> None:
    same = f"path(from: {KNOWN}, to: {KNOWN}) {{ length }}"
    around = f'subgraph(seeds: ["{HARBOUR}", "{LANTAU}"], hops: 0) {{ nodes {{ id }} }}'
    answer = api.ask(f"{{ {same} {around} }}")
    assert answer["path"] is None
    assert len(answer["subgraph"]["nodes"]) == 2


def test_one_of_several_operations_has_to_be_named(api: Api) -> None:
    both = "query A { works { totalCount } } query B { topics { totalCount } }"
    _, (error,) = api.ask(both)
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert "operationName" in error["message"]
    assert "topics" in api.ask(both, "B")
