"""What is told of many collaborations or careers at once, and of chains and partners to be."""

from math import log

from .conftest import Api
from .graph import HARBOUR, KESTREL, LANTAU, NORTHBANK, SENSORS


def test_collaborations_are_counted_in_full_and_shared_out(api: Api) -> None:
    query = """query ($by: [Grouping!]!, $counting: Counting!) {
      collaborations(of: "ror:kestrel01", groupBy: $by, counting: $counting) {
        year kind country count collaborations } }"""
    by_kind = api.ask(query, by=["KIND"], counting="FULL")["collaborations"]
    assert [(each["kind"], each["count"]) for each in by_kind] == [
        ("UNIVERSITY", 2.0),
        ("RESEARCH_INSTITUTE", 1.0),
    ]
    by_year = api.ask(query, by=["YEAR", "COUNTRY"], counting="FRACTIONAL")["collaborations"]
    assert [(e["year"], e["country"], e["count"]) for e in by_year] == [
        (2019, "GB", 1.0),
        (2020, "GB", 1.0),
        (2022, "HK", 1.0),
    ]


def test_without_an_organisation_each_of_the_two_is_the_others_partner(api: Api) -> None:
    groups = api.ask("{ collaborations(groupBy: [KIND]) { kind count collaborations } }")
    assert {e["kind"]: (e["count"], e["collaborations"]) for e in groups["collaborations"]} == {
        "UNIVERSITY": (4.0, 3),
        "COMPANY": (3.0, 2),
        "RESEARCH_INSTITUTE": (3.0, 3),
    }
    whole = api.ask("{ collaborations(groupBy: []) { count collaborations } }")["collaborations"]
    assert whole == [{"count": 5.0, "collaborations": 4}]


def test_evidence_counts_under_each_of_its_topics(api: Api) -> None:
    query = """{ collaborations(groupBy: [TOPIC], evidence: [CO_AUTHORSHIP, CO_ASSIGNMENT]) {
      topic { name } count } }"""
    assert api.ask(query)["collaborations"] == [
        {"topic": {"name": "Gripping heads"}, "count": 2.0},
        {"topic": {"name": "Coatings"}, "count": 1.0},
    ]


def test_a_move_tells_from_where_to_where_and_which_ties_were_kept(api: Api) -> None:
    query = """query ($kind: [OrganizationKind!], $topic: String, $since: Int, $until: Int) {
      mobility(toKind: $kind, topic: $topic, since: $since, until: $until) {
        person { id } origin { id } destination { id } lastSeen firstSeen tiesBefore tiesKept } }"""
    move = {
        "person": {"id": "kg:person/4"},
        "origin": {"id": HARBOUR},
        "destination": {"id": SENSORS},
        "lastSeen": "2001",
        "firstSeen": "2003",
        "tiesBefore": 1,
        "tiesKept": 0,
    }
    assert api.ask(query)["mobility"] == [move]
    assert api.ask(query, kind=["COMPANY"])["mobility"] == [move]
    assert api.ask(query, kind=["UNIVERSITY"])["mobility"] == []
    assert api.ask(query, topic="nothing")["mobility"] == []
    assert api.ask(query, since=2003, until=2003)["mobility"] == [move]
    assert api.ask(query, since=2004)["mobility"] == []


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
    assert len(api.store.asked) == 1


def test_a_chain_may_be_asked_to_be_of_certain_years(api: Api) -> None:
    query = """query ($since: Int, $until: Int) { path(from: "orcid:0000-0001", to: "ror:kestrel01",
      since: $since, until: $until) { nodes { id } } }"""

    def between(**years: int) -> str | None:
        path = api.ask(query, **years)["path"]
        return path and path["nodes"][1]["id"]

    assert between() == "doi:10.1/grip"
    assert between(until=2020) == "doi:10.1/grip"
    assert between(since=2020) == "patent:US1B2"
    assert between(since=2023) is None


def test_without_a_ledger_nothing_is_explained(api: Api) -> None:
    query = '{ explain(id: "ror:kestrel01") { id } organization(id: "ror:kestrel01") { id } }'
    assert api.ask(query) == {"explain": None, "organization": {"id": KESTREL}}
