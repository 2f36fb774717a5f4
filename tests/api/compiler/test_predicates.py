"""Lists are filtered, sorted and counted by whatever their rows show, everywhere alike."""

from typing import Any

import pytest

from kg_api.compiler.predicates import DEEPEST, MOST_VALUES
from tests.api.conftest import Api
from tests.api.worlds.graph import HARBOUR, KESTREL, LANTAU, NORTHBANK, SENSORS

Where = dict[str, Any]

GRIP, FILM, OLD = "doi:10.1/grip", "doi:10.1/film", "doi:10.1/old"
PATENT, FILING = "patent:US1B2", "sec:0001"


def found(api: Api, field: str, where: str) -> set[str]:
    """Ids of what a list of the query holds under a filter; its count agrees."""
    (answer,) = api.ask(
        f"{{ {field}(where: {where}) {{ totalCount edges {{ node {{ id }} }} }} }}"
    ).values()
    assert answer["totalCount"] == len(answer["edges"])
    return {each["node"]["id"] for each in answer["edges"]}


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ("{year: {equals: 2019}}", {GRIP}),
        ("{year: {in: [2001, 2022]}}", {OLD, PATENT}),
        ("{year: {from: 2020, to: 2021}}", {FILM, FILING}),
        ("{year: {from: 2020}, kind: {equals: PATENT}}", {PATENT}),
        ("{kind: {in: [PATENT, FILING]}}", {PATENT, FILING}),
        ("{date: {from: \"2019\", to: \"2019\"}}", {GRIP}),
        ("{date: {known: false}}", {FILM, OLD, PATENT, FILING}),
        ("{name: {contains: \"GRIP\"}}", {GRIP, PATENT}),
        ("{name: {equals: \"soft grippers\"}}", set()),
        ("{or: [{year: {to: 2001}}, {name: {contains: \"film\"}, year: {to: 2021}}]}", {OLD, FILM}),
        ("{not: {kind: {equals: PAPER}}}", {PATENT, FILING}),
        ("{not: {date: {from: \"2019\"}}}", {FILM, OLD, PATENT, FILING}),
        ("{not: {not: {year: {equals: 2019}}}}", {GRIP}),
        ("{and: [{year: {from: 2019}}, {not: {kind: {equals: FILING}}}], year: {to: 2021}}",
         {GRIP, FILM}),
        ("{year: {in: []}}", set()),
        ("{citationCount: {from: 1}}", {GRIP, OLD}),
        ("{topics: {name: {equals: \"Gripping heads\"}}}", {GRIP, PATENT}),
        ("{organizations: {kind: {equals: COMPANY}, relations: {equals: FILED}}}", {FILING}),
        ("{people: {}}", {GRIP, FILM, OLD, PATENT}),
        ("{not: {people: {affiliations: {id: {equals: \"ror:northbank\"}}}}}", {FILM, OLD, FILING}),
        ("{citedBy: {citedBy: {equals: \"examiner\"}}}", {GRIP}),
        ("{id: {equals: \"US1B2\"}}", {PATENT}),
        ("{id: {in: [\"https://patents.google.com/patent/US1B2/en\", \"US 1 B2\"]}}", {PATENT}),
        ("{organizations: {places: {id: {equals: \"https://www.geonames.org/1/\"}}}}",
         {FILM, PATENT}),
    ],
)  # fmt: skip
def test_a_filter_keeps_what_it_asks_for(api: Api, where: str, ids: set[str]) -> None:
    assert found(api, "works", where) == ids


@pytest.mark.parametrize(
    "where",
    ["null", "{}", "{year: null}", "{year: {equals: null}}", "{topics: {name: {contains: null}}}",
     "{not: {year: {from: null}}}", "{or: [{year: {equals: null}}]}", "{and: []}",
     "{not: {}}", "{or: [{}, {year: {}}]}", "{topics: {name: {}}}"],
)  # fmt: skip
def test_a_part_that_is_left_out_asks_for_nothing(api: Api, where: str) -> None:
    assert found(api, "works", where) == {GRIP, FILM, OLD, PATENT, FILING}


def test_a_part_whose_variable_is_left_out_asks_for_nothing(api: Api) -> None:
    query = """query ($topic: String, $year: Int) { works(where: {
      topics: {name: {contains: $topic}}, not: {year: {equals: $year}}}) { totalCount } }"""
    assert api.ask(query) == {"works": {"totalCount": 5}}
    assert api.ask(query, topic="grip") == {"works": {"totalCount": 2}}
    assert api.ask(query, topic="grip", year=2022) == {"works": {"totalCount": 1}}


def test_of_a_list_one_value_has_to_pass(api: Api) -> None:
    assert found(api, "organizations", '{aliases: {contains: "inc"}}') == {KESTREL}
    assert found(api, "organizations", '{identifiers: {in: ["lei:KESTREL0000000000001"]}}') == {
        KESTREL
    }
    assert found(api, "organizations", "{aliases: {known: false}}") == {
        SENSORS, NORTHBANK, LANTAU, HARBOUR,
    }  # fmt: skip


def test_what_an_edge_shows_is_filtered_in_the_same_words(api: Api) -> None:
    query = """{ organization(id: "ror:kestrel01") {
      strong: collaborators(where: {strength: {from: 2}}) { edges { node { id } } }
      licensed: collaborators(where: {kinds: {equals: LICENCE}}) { edges { node { id } } }
      late: collaborators(since: 2020, where: {strength: {equals: 1}, kind: {equals: UNIVERSITY}}) {
        edges { strength node { id } } }
      engineers: people(where: {role: {equals: "engineer"}}) { edges { node { name } } } } }"""
    answer = api.ask(query)["organization"]
    assert answer["strong"]["edges"] == [{"node": {"id": NORTHBANK}}]
    assert answer["licensed"]["edges"] == [{"node": {"id": NORTHBANK}}]
    assert answer["late"]["edges"] == [{"strength": 1, "node": {"id": NORTHBANK}}]
    assert answer["engineers"]["edges"] == [{"node": {"name": "Bo Lin"}}]


def test_what_an_edge_holds_is_filtered_by_all_that_it_is(api: Api) -> None:
    query = """query ($where: OrganizationCollaboratorWhere) { organization(id: "ror:kestrel01") {
      collaborators(where: $where) { edges { node { id } } } } }"""

    def partners(where: Where) -> set[str]:
        answer = api.ask(query, where={"collaboration": where})
        return {e["node"]["id"] for e in answer["organization"]["collaborators"]["edges"]}

    assert partners({}) == {NORTHBANK, LANTAU}
    assert partners({"kinds": {"equals": "LICENCE"}}) == {NORTHBANK}
    assert partners({"not": {"lastYear": {"to": 2020}}}) == {LANTAU}
    assert partners({"evidence": {"kind": {"equals": "CO_ASSIGNMENT"}}}) == {LANTAU}
    assert partners({"topics": {"name": {"contains": "coat"}}}) == set()


def test_a_filter_given_as_a_variable_is_the_same_as_one_in_the_document(api: Api) -> None:
    query = "query ($where: WorkWhere) { works(where: $where) { totalCount } }"
    where = {"or": [{"year": {"equals": 2019}}, {"kind": {"in": ["FILING"]}}]}
    assert api.ask(query, where=where) == {"works": {"totalCount": 2}}
    assert api.ask(query, where={"year": {"equals": 2019}}) == {"works": {"totalCount": 1}}
    assert api.ask(query) == {"works": {"totalCount": 5}}


def test_filters_of_one_shape_share_a_plan(api: Api) -> None:
    query = "query ($where: WorkWhere) { works(where: $where) { totalCount } }"
    api.ask(query, where={"name": {"contains": "film"}})
    api.ask(query, where={"name": {"contains": "grip"}})
    assert len(api.plans.kept) == 1
    api.ask(query, where={"name": {"equals": "grip"}})
    assert len(api.plans.kept) == 2


def test_what_is_asked_of_the_thing_alone_is_asked_before_anything_is_counted(api: Api) -> None:
    api.ask(
        '{ organization(id: "a") { collaborators(since: 2020, where: {countryCode: {equals: "HK"}, '
        "strength: {from: 2}}) { totalCount } } }"
    )
    ((statement, _),) = api.store.asked
    assert statement.index("countryCode") < statement.index("EVIDENCED_BY")
    assert statement.index("AS strength") < statement.rindex(">= $")


def test_what_is_asked_of_what_an_edge_holds_is_asked_as_soon_as_it_is_there(api: Api) -> None:
    api.ask(
        '{ organization(id: "a") { collaborators(since: 2020, where: {strength: {from: 2}, '
        "collaboration: {lastYear: {from: 2019}}}) { totalCount } } }"
    )
    ((statement, _),) = api.store.asked
    assert statement.index("lastYear") < statement.index("EVIDENCED_BY")


def test_a_class_is_asked_for_by_its_label(api: Api) -> None:
    api.ask("{ organizations(where: {kind: {equals: COMPANY}}) { nodes { id } } }")
    ((statement, _),) = api.store.asked
    assert "MATCH (node_1:Company)" in statement
    assert "CASE" not in statement


def test_a_class_that_has_narrower_ones_is_asked_for_without_them(api: Api) -> None:
    ids = found(api, "organizations", "{not: {kind: {in: [COMPANY, UNIVERSITY]}}}")
    assert ids == {LANTAU}
    assert found(api, "organizations", "{kind: {equals: ORGANIZATION}}") == set()
    assert found(api, "organizations", "{kind: {in: []}}") == set()
    assert len(found(api, "organizations", "{kind: {known: true}}")) == 5


def test_rows_that_are_counted_too_are_found_once(api: Api) -> None:
    query = """query ($id: ID!) { organization(id: $id) { collaborators(since: 2000, first: 1) {
      totalCount pageInfo { hasNextPage } edges { strength node { name workCount } } } } }"""
    answer = api.ask(query, id=KESTREL)["organization"]["collaborators"]
    assert (answer["totalCount"], answer["pageInfo"], len(answer["edges"])) == (
        2, {"hasNextPage": True}, 1,
    )  # fmt: skip
    ((statement, _),) = api.store.asked
    assert statement.count("EVIDENCED_BY") == 1


def test_a_filter_that_is_too_deep_is_refused_before_the_store_is_asked(api: Api) -> None:
    where = "{not: " * DEEPEST + "{}" + "}" * DEEPEST
    data, errors = api.ask(f"{{ works(where: {where}) {{ totalCount }} }}")
    assert data is None
    assert errors[0]["message"] == "Argument 'where' of 'works': it is deeper than 8."
    assert api.store.asked == []


def test_a_filter_of_too_many_values_is_refused(api: Api) -> None:
    query = "query ($y: [Int!]) { works(where: {year: {in: $y}}) { totalCount } }"
    _, errors = api.ask(query, y=list(range(MOST_VALUES + 1)))
    assert errors[0]["message"] == (
        "Argument 'where.year.in' of 'works': there are more than 1000 values."
    )


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ('search(text: "\'")', "Argument 'text' of 'search': there is no word in it."),
        ("works(first: 999)", "Argument 'first' of 'works': 999 is not between 0 and 200."),
        (
            f"works(where: {{year: {{in: {list(range(MOST_VALUES + 1))}}}}})",
            "Argument 'where.year.in' of 'works': there are more than 1000 values.",
        ),
    ],
)
def test_arguments_have_to_be_right_where_nothing_is_asked_of_the_rows_too(
    api: Api, field: str, message: str
) -> None:
    data, errors = api.ask(f"{{ {field} {{ __typename }} }}")
    assert (data, [each["message"] for each in errors]) == (None, [message])
    assert api.store.asked == []


def order(api: Api, field: str, by: str) -> list[str]:
    (answer,) = api.ask(f"{{ {field}(orderBy: {by}) {{ edges {{ node {{ id }} }} }} }}").values()
    return [each["node"]["id"] for each in answer["edges"]]


def test_lists_are_sorted_by_any_column_and_what_is_not_known_comes_last(api: Api) -> None:
    assert order(api, "works", "{by: YEAR}") == [OLD, GRIP, FILING, FILM, PATENT]
    assert order(api, "works", "{by: DATE}")[0] == GRIP
    assert order(api, "works", "{by: DATE, descending: true}")[0] == GRIP
    assert order(api, "organizations", "{by: ALIASES, descending: true}")[0] == KESTREL


def test_lists_are_sorted_by_counts_and_then_by_something_else(api: Api) -> None:
    assert order(api, "works", "[{by: CITATION_COUNT, descending: true}, {by: NAME}]") == [
        OLD, GRIP, FILING, PATENT, FILM,
    ]  # fmt: skip
    by = "{by: COLLABORATOR_COUNT, descending: true}"
    assert order(api, "organizations", by)[-2:] == [HARBOUR, SENSORS]


def test_facets_count_the_whole_list_by_what_its_rows_show(api: Api) -> None:
    query = """{ works(first: 1, where: {year: {from: 2019}}) {
      kinds: facets(by: KIND) { value count }
      years: facets(by: YEAR, first: 2) { value count }
      dates: facets(by: DATE) { value count }
      edges { node { id } } } }"""
    assert api.ask(query)["works"] == {
        "kinds": [
            {"value": "PAPER", "count": 2},
            {"value": "FILING", "count": 1},
            {"value": "PATENT", "count": 1},
        ],
        "years": [{"value": "2019", "count": 1}, {"value": "2020", "count": 1}],
        "dates": [{"value": None, "count": 3}, {"value": "2019-03-02", "count": 1}],
        "edges": [{"node": {"id": PATENT}}],
    }


def test_a_facet_of_a_list_counts_each_of_its_values(api: Api) -> None:
    query = """{ organization(id: "ror:kestrel01") {
      collaborators { facets(by: KINDS) { value count } } } }"""
    assert api.ask(query)["organization"]["collaborators"]["facets"] == [
        {"value": "CO_ASSIGNMENT", "count": 1},
        {"value": "CO_AUTHORSHIP", "count": 1},
        {"value": "LICENCE", "count": 1},
    ]


def test_facets_are_counted_only_when_they_are_asked_for(api: Api) -> None:
    api.ask("{ works { edges { node { id } } } }")
    assert "count(*)" not in api.store.asked[0][0]


def test_things_are_looked_up_in_batches_in_the_order_of_their_ids(api: Api) -> None:
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id name } }"
    ids = ["patent:US1B2", "lei:KESTREL0000000000001", "nothing:here", KESTREL]
    found, errors = api.ask(query, ids=ids)
    assert found["nodes"] == [
        {"__typename": "Patent", "id": PATENT, "name": "Gripper with film"},
        {"__typename": "Organization", "id": KESTREL, "name": "Kestrel Robotics"},
        None,
        {"__typename": "Organization", "id": KESTREL, "name": "Kestrel Robotics"},
    ]
    assert [(each["path"], each["extensions"]["code"]) for each in errors] == [
        (["nodes", 2], "NOT_FOUND")
    ]
    assert len(api.store.asked) == 1
    _, errors = api.ask(query, ids=["a"] * 201)
    assert errors[0]["message"] == "Argument 'ids' of 'nodes': there are more than 200."


@pytest.mark.parametrize("text", ["kestrl robotcs", "kesstrel robotics", "Kestrel Robitics"])
def test_a_search_forgives_slips_of_the_pen(api: Api, text: str) -> None:
    query = "query ($text: String!) { search(text: $text) { edges { node { id } } } }"
    assert api.ask(query, text=text)["search"]["edges"] == [{"node": {"id": KESTREL}}]


def test_a_search_counts_what_it_finds_by_kind_and_goes_on_page_by_page(api: Api) -> None:
    query = """query ($after: String) { search(text: "kestrel", first: 2, after: $after) {
      totalCount facets(by: KIND) { value count } edges { kind node { id } }
      pageInfo { hasNextPage endCursor } } }"""
    first = api.ask(query)["search"]
    rest = api.ask(query, after=first["pageInfo"]["endCursor"])["search"]
    assert first["totalCount"] == 3
    assert first["facets"] == [
        {"value": "ORGANIZATION", "count": 2},
        {"value": "FILING", "count": 1},
    ]
    ids = [each["node"]["id"] for each in first["edges"] + rest["edges"]]
    assert sorted(ids) == sorted([KESTREL, SENSORS, FILING])
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


def test_names_come_in_the_language_asked_for_or_as_they_are(api: Api) -> None:
    query = """{ organizations(where: {id: {in: ["ror:kestrel01", "ror:harbour01"]}}) {
      edges { node { name zh: name(language: ZH) en: name(language: EN) } } } }"""
    assert [each["node"] for each in api.ask(query)["organizations"]["edges"]] == [
        {"name": "Harbour University", "zh": "Harbour University", "en": "Harbour University"},
        {"name": "Kestrel Robotics", "zh": "红隼机器人", "en": "Kestrel Robotics"},
    ]
