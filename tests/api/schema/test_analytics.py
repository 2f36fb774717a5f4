"""What is told of many collaborations or careers at once, and of chains and partners to be."""

from math import log
from typing import Any

import pytest

from tests.api.conftest import Api
from tests.api.worlds.graph import HARBOUR, KESTREL, LANTAU, NORTHBANK, SENSORS


def groups(api: Api, arguments: str, shown: str) -> list[dict[str, Any]]:
    """What a list of groups holds; its count agrees."""
    query = f"{{ collaborations({arguments}) {{ totalCount edges {{ node {{ {shown} }} }} }} }}"
    page = api.ask(query)["collaborations"]
    assert page["totalCount"] == len(page["edges"])
    return [each["node"] for each in page["edges"]]


def test_collaborations_are_counted_in_full_and_shared_out(api: Api) -> None:
    of = f'of: "{KESTREL}", '
    by_kind = groups(api, of + "groupBy: [KIND], counting: FULL", "kind count")
    assert by_kind == [
        {"kind": "UNIVERSITY", "count": 2.0},
        {"kind": "RESEARCH_INSTITUTE", "count": 1.0},
    ]
    by_year = groups(
        api, of + "groupBy: [YEAR, COUNTRY], counting: FRACTIONAL", "year country count"
    )
    assert by_year == [
        {"year": 2019, "country": "GB", "count": 1.0},
        {"year": 2020, "country": "GB", "count": 1.0},
        {"year": 2022, "country": "HK", "count": 1.0},
    ]


def test_without_an_organisation_each_of_the_two_is_the_others_partner(api: Api) -> None:
    by_kind = groups(api, "groupBy: [KIND]", "kind count collaborations")
    assert {e["kind"]: (e["count"], e["collaborations"]) for e in by_kind} == {
        "UNIVERSITY": (4.0, 3),
        "COMPANY": (3.0, 2),
        "RESEARCH_INSTITUTE": (3.0, 3),
    }
    whole = groups(api, "groupBy: []", "count collaborations")
    assert whole == [{"count": 5.0, "collaborations": 4}]


def test_evidence_counts_under_each_of_its_topics(api: Api) -> None:
    of_works = "groupBy: [TOPIC], evidence: [CO_AUTHORSHIP, CO_ASSIGNMENT]"
    assert groups(api, of_works, "topic { name } count") == [
        {"topic": {"name": "Gripping heads"}, "count": 2.0},
        {"topic": {"name": "Coatings"}, "count": 1.0},
    ]


def test_evidence_is_grouped_by_its_kind_and_by_partner(api: Api) -> None:
    by_partner = groups(
        api,
        f'of: "{KESTREL}", groupBy: [PARTNER, EVIDENCE], orderBy: {{by: FIRST_YEAR}}',
        "evidenceKind partner { id } firstYear lastYear count",
    )
    told = [(e["evidenceKind"], e["partner"]["id"], e["firstYear"]) for e in by_partner]
    assert told == [
        ("CO_AUTHORSHIP", NORTHBANK, 2019),
        ("LICENCE", NORTHBANK, 2020),
        ("CO_ASSIGNMENT", LANTAU, 2022),
    ]


def test_what_organisations_of_two_places_do_together_is_told_by_pair(api: Api) -> None:
    within = 'place: "geonames:1", partnerPlace: "geonames:1", '
    pairs = groups(
        api, within + "groupBy: [ORGANIZATION, PARTNER]", "organization { id } partner { id } count"
    )
    told = [(e["organization"]["id"], e["partner"]["id"], e["count"]) for e in pairs]
    assert told == [(HARBOUR, LANTAU, 1.0), (LANTAU, HARBOUR, 1.0)]
    whole = groups(api, within + "groupBy: []", "count collaborations")
    assert whole == [{"count": 1.0, "collaborations": 1}]
    _, (error,) = api.ask(
        '{ collaborations(place: "geonames:1", partnerPlace: "geonames:2", groupBy: [])'
        " { totalCount } }"
    )
    assert error["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("where", "years"),
    [
        ("{count: {from: 2}}", []),
        ("{year: {from: 2020, to: 2021}}", [2020, 2020, 2021, 2021]),
        ("{country: {equals: \"HK\"}, not: {year: {in: [2001]}}}", [2021, 2022]),
        ("{kind: {equals: UNIVERSITY}}", []),
        ("{kind: {known: false}, collaborations: {equals: 1}, year: {to: 2019}, "
         "country: {in: [\"GB\", \"US\"]}}", [2019, 2019]),
        ("{topic: {}}", []),
        ("{not: {topic: {id: {equals: \"cpc:B25J15/00\"}}}, year: {equals: 2022}}", [2022, 2022]),
    ],
)  # fmt: skip
def test_groups_are_filtered_by_what_they_show(api: Api, where: str, years: list[int]) -> None:
    found = groups(api, f"groupBy: [YEAR, COUNTRY], where: {where}, orderBy: {{by: YEAR}}", "year")
    assert [each["year"] for each in found] == years


def test_groups_of_a_topic_are_filtered_by_what_it_is(api: Api) -> None:
    def topics(where: str) -> list[str]:
        found = groups(api, f"groupBy: [TOPIC], where: {where}", "topic { id }")
        return [each["topic"]["id"] for each in found]

    assert topics('{topic: {scheme: {equals: "cpc"}}}') == ["cpc:B25J15/00"]
    assert topics('{not: {topic: {scheme: {equals: "cpc"}}}}') == ["openalex:T9"]
    assert topics("{topic: {works: {year: {equals: 2021}}}}") == ["openalex:T9"]
    assert topics('{topic: {not: {name: {contains: "o"}}}}') == ["cpc:B25J15/00"]


def test_groups_are_sorted_counted_by_what_they_show_and_read_page_by_page(api: Api) -> None:
    query = """query ($after: String) { collaborations(groupBy: [KIND, YEAR], first: 3,
        after: $after, orderBy: [{by: KIND}, {by: YEAR, descending: true}]) {
      totalCount facets(by: KIND) { value count } edges { node { kind year } }
      pageInfo { hasNextPage endCursor } } }"""
    seen: list[Any] = []
    after = None
    while after is not None or not seen:
        page = api.ask(query, after=after)["collaborations"]
        seen += [(each["node"]["kind"], each["node"]["year"]) for each in page["edges"]]
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
    assert seen == [
        ("COMPANY", 2022), ("COMPANY", 2020), ("COMPANY", 2019),
        ("RESEARCH_INSTITUTE", 2022), ("RESEARCH_INSTITUTE", 2021), ("RESEARCH_INSTITUTE", 2001),
        ("UNIVERSITY", 2021), ("UNIVERSITY", 2020), ("UNIVERSITY", 2019), ("UNIVERSITY", 2001),
    ]  # fmt: skip
    assert page["totalCount"] == len(seen)
    assert page["facets"] == [
        {"value": "UNIVERSITY", "count": 4},
        {"value": "COMPANY", "count": 3},
        {"value": "RESEARCH_INSTITUTE", "count": 3},
    ]


MOVE = {
    "node": {"id": "kg:person/4"},
    "origin": {"id": HARBOUR},
    "destination": {"id": SENSORS},
    "lastSeen": "2001",
    "firstSeen": "2003",
    "tiesBefore": 1,
    "tiesKept": 0,
}


@pytest.mark.parametrize(
    ("where", "moves"),
    [
        ("null", [MOVE]),
        ("{destination: {kind: {equals: COMPANY}}}", [MOVE]),
        ("{destination: {kind: {equals: UNIVERSITY}}}", []),
        ("{origin: {kind: {in: [UNIVERSITY]}, places: {name: {equals: \"Hong Kong\"}}}}", [MOVE]),
        ("{origin: {id: {equals: \"ror:harbour01\"}}, destination: {}}", [MOVE]),
        ("{not: {origin: {id: {equals: \"ror:harbour01\"}}}}", []),
        ("{or: [{origin: {countryCode: {equals: \"US\"}}}, {tiesBefore: {from: 1}}]}", [MOVE]),
        ("{firstSeen: {from: \"2003\", to: \"2003\"}}", [MOVE]),
        ("{firstSeen: {from: \"2004\"}}", []),
        ("{lastSeen: {to: \"2000\"}}", []),
        ("{tiesKept: {from: 1}}", []),
        ("{name: {contains: \"heron\"}, works: {people: {name: {equals: \"Ed Stork\"}}}}", [MOVE]),
        ("{works: {topics: {}}}", []),
    ],
)  # fmt: skip
def test_a_move_tells_from_where_to_where_and_which_ties_were_kept(
    api: Api, where: str, moves: list[dict[str, Any]]
) -> None:
    query = f"""{{ mobility(where: {where}) {{ totalCount edges {{ node {{ id }} origin {{ id }}
      destination {{ id }} lastSeen firstSeen tiesBefore tiesKept }} }} }}"""
    assert api.ask(query)["mobility"] == {"totalCount": len(moves), "edges": moves}


def test_moves_are_sorted_and_counted_by_ties(api: Api) -> None:
    query = """{ mobility(orderBy: [{by: TIES_KEPT, descending: true}, {by: TIES_BEFORE}]) {
      facets(by: TIES_KEPT) { value count } edges { lastSeen } pageInfo { endCursor } } }"""
    page = api.ask(query)["mobility"]
    assert page["facets"] == [{"value": "0", "count": 1}]
    assert page["edges"] == [{"lastSeen": "2001"}]
    again = "query ($after: String) { mobility(after: $after) { edges { lastSeen } } }"
    assert "is no cursor of this list in this order" in str(
        api.ask(again, after=page["pageInfo"]["endCursor"])
    )


def test_ties_are_counted_for_moves_that_pass_and_only_if_asked_for(api: Api) -> None:
    where = '{tiesKept: {from: 0}, origin: {countryCode: {equals: "HK"}}, firstSeen: {from: "2"}}'
    api.ask(f"{{ mobility(where: {where}) {{ totalCount }} }}")
    api.ask("{ mobility { edges { node { id } origin { id } } } }")
    (narrowed, _), (plain, _) = api.store.asked
    places = [narrowed.index(each) for each in ("firstSeen_1 + ''", "countryCode", "INVENTED")]
    assert places == sorted(places)
    assert "INVENTED" not in plain


@pytest.mark.parametrize("topic", ["", 'topic: "cpc:B25J15/00", '])
def test_moves_elsewhere_are_left_out_before_spells_are_compared(api: Api, topic: str) -> None:
    where = "{destination: {kind: {equals: COMPANY}}}"
    api.ask(f"{{ mobility({topic}where: {where}) {{ edges {{ node {{ id }} }} }} }}")
    ((statement, _),) = api.store.asked
    assert statement.index("destination_1:Company") < statement.index("UNWIND")


def test_partners_of_partners_that_are_none_themselves_are_partners_to_be(api: Api) -> None:
    query = """query ($id: ID!) { organization(id: $id) {
      potentialPartners { totalCount edges { score commonPartners node { id } } } } }"""

    def to_be(id_: str) -> list[tuple[str, int, float]]:
        page = api.ask(query, id=id_)["organization"]["potentialPartners"]
        assert page["totalCount"] == len(page["edges"])
        return [(e["node"]["id"], e["commonPartners"], e["score"]) for e in page["edges"]]

    through_lantau = round(1 / log(1 + 3), 9)  # which works with three
    assert to_be(KESTREL) == to_be(NORTHBANK) == [(HARBOUR, 1, through_lantau)]
    assert to_be(HARBOUR) == [(KESTREL, 1, through_lantau), (NORTHBANK, 1, through_lantau)]
    assert to_be(LANTAU) == []


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ("since: 2001", [HARBOUR]),
        ("since: 2002", []),  # Harbour and Lantau were seen together in 2001 alone
        ("until: 2020", []),  # Kestrel and Lantau have been together since 2022
        ("since: 2001, until: 2022", [HARBOUR]),
    ],
)
def test_partners_to_be_are_those_of_the_years_that_are_asked_for(
    api: Api, years: str, found: list[str]
) -> None:
    asked = f"potentialPartners({years}) {{ nodes {{ id }} }}"
    nodes = api.ask(f'{{ organization(id: "{KESTREL}") {{ {asked} }} }}')["organization"]
    assert [each["id"] for each in nodes["potentialPartners"]["nodes"]] == found


def test_several_chains_come_the_shortest_first(api: Api) -> None:
    query = """{ paths(from: "orcid:0000-0001", to: "ror:kestrel01", maxLength: 4, first: 4) {
      length nodes { id } links { kind } } }"""
    chains = api.ask(query)["paths"]
    assert [each["length"] for each in chains] == sorted(each["length"] for each in chains)
    assert [[n["id"] for n in each["nodes"]][1:-1] for each in chains[:3]] == [
        ["doi:10.1/grip"],
        ["patent:US1B2"],
        ["patent:US1B2"],
    ]


def test_a_chain_may_be_asked_to_be_of_certain_years(api: Api) -> None:
    query = """query ($since: Int, $until: Int) { path(from: "orcid:0000-0001", to: "ror:kestrel01",
      since: $since, until: $until) { nodes { id } } }"""

    def between(**years: int) -> str | None:
        path = api.ask(query, None, **years)["path"]
        return str(path["nodes"][1]["id"]) if path else None

    assert between() == "doi:10.1/grip"
    assert between(until=2020) == "doi:10.1/grip"
    assert between(since=2020) == "patent:US1B2"
    assert between(since=2023) is None


@pytest.mark.parametrize(
    ("one", "other"), [("doi:10.1/grip", "ror:kestrel01"), ("ror:kestrel01", "doi:10.1/grip")]
)
def test_a_chain_of_certain_years_ends_at_no_work_of_another_year(
    api: Api, one: str, other: str
) -> None:
    query = """query ($one: ID!, $other: ID!, $until: Int) {
      path(from: $one, to: $other, until: $until) { length } }"""
    assert api.ask(query, one=one, other=other, until=2019)["path"] is not None
    assert api.ask(query, one=one, other=other, until=2018)["path"] is None


def test_without_a_ledger_nothing_is_explained(api: Api) -> None:
    query = '{ explain(id: "ror:kestrel01") { id } organization(id: "ror:kestrel01") { id } }'
    assert api.ask(query) == {"explain": None, "organization": {"id": KESTREL}}


def test_city_to_city_by_year_and_kind(api: Api) -> None:
    found = groups(
        api,
        "groupBy: [PLACE, PARTNER_PLACE, YEAR, EVIDENCE], where: {year: {from: 2020}}",
        "place { id } partnerPlace { id } year evidenceKind count",
    )
    told = [
        (e["place"] and e["place"]["id"], e["partnerPlace"] and e["partnerPlace"]["id"], e["year"])
        for e in found
    ]
    here = "geonames:1"
    assert sorted(told, key=str) == sorted(
        [(None, None, 2020), (None, here, 2021), (here, None, 2021), (None, here, 2022),
         (here, None, 2022)],
        key=str,
    )  # fmt: skip
    (both,) = groups(
        api, "groupBy: [PLACE, PARTNER_PLACE], where: {place: {}, partnerPlace: {}}", "count"
    )
    assert both == {"count": 1.0}


def test_moves_are_counted_from_place_to_place_by_year_and_kind(api: Api) -> None:
    query = """query ($by: [MoveGrouping!]!, $from: ID) { moves(groupBy: $by, originPlace: $from) {
      edges { node { year originKind destination { id } originPlace { id }
        destinationPlace { id } topic { id } people moves } } } }"""
    by = ["YEAR", "ORIGIN_KIND", "ORIGIN_PLACE", "DESTINATION_PLACE", "DESTINATION"]
    expected = {
        "year": 2003, "originKind": "UNIVERSITY", "destination": {"id": SENSORS},
        "originPlace": {"id": "geonames:1"}, "destinationPlace": None, "topic": None,
        "people": 1, "moves": 1,
    }  # fmt: skip
    for here in (None, "geonames:1"):
        assert api.ask(query, None, by=by, **{"from": here})["moves"]["edges"] == [
            {"node": expected}
        ]
    assert api.ask(query, by=["TOPIC"])["moves"]["edges"] == []
    late = '{ moves(groupBy: [], since: "2004") { totalCount } }'
    assert api.ask(late) == {"moves": {"totalCount": 0}}


def test_what_lies_at_no_place_passes_no_filter_of_places(api: Api) -> None:
    inhabited = "{organizations: {}}"
    moves = f"moves(groupBy: [DESTINATION_PLACE], where: {{destinationPlace: {inhabited}}})"
    pairs = f"collaborations(groupBy: [PLACE], where: {{place: {inhabited}}})"
    found = api.ask(f"{{ {moves} {{ totalCount }} {pairs} {{ totalCount }} }}")
    assert {name: each["totalCount"] for name, each in found.items()} == {
        "moves": 0,
        "collaborations": 1,
    }


@pytest.mark.parametrize(
    ("asked", "points"),
    [
        ("", {(HARBOUR, 0, True), (LANTAU, 0, True)}),
        (", since: 2010", set()),
        (", among: PEOPLE", set()),
        (', topic: "openalex:T9"', set()),
        (", where: {separated: {from: 1}}", set()),
    ],
)
def test_whoever_is_needed_to_join_two_places_is_a_cut_point(
    api: Api, asked: str, points: set[tuple[str, int, bool]]
) -> None:
    query = f"""{{ cutPoints(place: "geonames:1", partnerPlace: "geonames:1"{asked}) {{
      totalCount edges {{ separated disconnects node {{ id }} }} }} }}"""
    found = api.ask(query)["cutPoints"]
    assert {(e["node"]["id"], e["separated"], e["disconnects"]) for e in found["edges"]} == points
    assert found["totalCount"] == len(points)


def test_a_topic_that_nobody_knows_has_no_cut_points(api: Api) -> None:
    places = 'place: "geonames:1", partnerPlace: "geonames:1"'
    query = f'{{ cutPoints({places}, topic: "?!") {{ totalCount }} }}'
    data, (error,) = api.ask(query)
    assert data is None
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
