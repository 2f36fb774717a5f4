"""What the API answers on the graph made by hand, in full."""

from typing import Any

import pytest

from tests.api.conftest import Api
from tests.api.worlds.graph import HARBOUR, KESTREL, LANTAU, NORTHBANK, SENSORS


def names(connection: dict[str, Any]) -> list[str]:
    return [each["node"]["name"] for each in connection["edges"]]


def test_an_organisation_is_found_by_its_id_and_by_a_further_identifier(api: Api) -> None:
    query = """{
      a: organization(id: "ror:kestrel01") { id name nameZh kind countryCode established aliases }
      b: organization(id: "lei:KESTREL0000000000001") { id }
    }"""
    assert api.ask(query) == {
        "a": {
            "id": KESTREL,
            "name": "Kestrel Robotics",
            "nameZh": "红隼机器人",
            "kind": "COMPANY",
            "countryCode": "US",
            "established": 1999,
            "aliases": ["Kestrel Robotics Inc."],
        },
        "b": {"id": KESTREL},
    }


def test_a_document_is_a_node_like_any_other(api: Api) -> None:
    query = """{
      node(id: "doc:edgar/0001") { __typename id name ... on Document { source describes {
        nodes { id } } } }
      nodes(ids: ["doc:openalex/W1", "ror:kestrel01"]) { id name documents { totalCount } }
      documents(where: {source: {equals: "edgar"}}) {
        totalCount nodes { id name(language: ZH) nameEn aliases identifiers } }
    }"""
    assert api.ask(query) == {
        "node": {
            "__typename": "Document",
            "id": "doc:edgar/0001",
            "name": "Annual report of Kestrel",
            "source": "edgar",
            "describes": {"nodes": [{"id": "sec:0001"}]},
        },
        "nodes": [
            {"id": "doc:openalex/W1", "name": "Soft grippers", "documents": {"totalCount": 0}},
            {"id": KESTREL, "name": "Kestrel Robotics", "documents": {"totalCount": 0}},
        ],
        "documents": {
            "totalCount": 1,
            "nodes": [
                {
                    "id": "doc:edgar/0001",
                    "name": "Annual report of Kestrel",
                    "nameEn": None,
                    "aliases": [],
                    "identifiers": ["doc:edgar/0001"],
                }
            ],
        },
    }


COLLABORATORS = """query ($id: ID!, $kind: [OrganizationKind!], $evidence: [CollaborationKind!],
    $topic: String, $since: Int, $until: Int, $min: Int, $order: [OrganizationCollaboratorSort!]) {
  organization(id: $id) {
    collaborators(evidence: $evidence, topic: $topic, since: $since, until: $until,
        where: {kind: {in: $kind}, strength: {from: $min}}, orderBy: $order) {
      totalCount
      edges { strength fractionalStrength firstYear lastYear kinds node { id } }
    }
  }
}"""


def partners(api: Api, **variables: object) -> list[tuple[str, int]]:
    answer = api.ask(COLLABORATORS, None, id=KESTREL, **variables)["organization"]["collaborators"]
    assert answer["totalCount"] == len(answer["edges"])
    return [(each["node"]["id"], each["strength"]) for each in answer["edges"]]


def test_collaborators_come_with_what_is_known_of_the_collaboration(api: Api) -> None:
    assert api.ask(COLLABORATORS, id=KESTREL)["organization"]["collaborators"] == {
        "totalCount": 2,
        "edges": [
            {
                "strength": 2,
                "fractionalStrength": 2.0,
                "firstYear": 2019,
                "lastYear": 2020,
                "kinds": ["CO_AUTHORSHIP", "LICENCE"],
                "node": {"id": NORTHBANK},
            },
            {
                "strength": 1,
                "fractionalStrength": 1.0,
                "firstYear": 2022,
                "lastYear": 2022,
                "kinds": ["CO_ASSIGNMENT"],
                "node": {"id": LANTAU},
            },
        ],
    }


def test_strength_is_counted_over_the_evidence_that_passes_the_filters(api: Api) -> None:
    assert partners(api) == [(NORTHBANK, 2), (LANTAU, 1)]
    assert partners(api, evidence=["LICENCE"]) == [(NORTHBANK, 1)]
    assert partners(api, since=2020) == [(LANTAU, 1), (NORTHBANK, 1)]
    assert partners(api, until=2019) == [(NORTHBANK, 1)]
    assert partners(api, kind=["RESEARCH_INSTITUTE"]) == [(LANTAU, 1)]
    assert partners(api, topic="cpc:B25J15/00") == [(NORTHBANK, 2), (LANTAU, 1)]
    assert partners(api, topic="cpc:B25J15/00", since=2021) == [(LANTAU, 1)]
    assert partners(api, topic="openalex:T9") == []
    assert partners(api, topic="钙钛矿") == []
    assert partners(api, min=2) == [(NORTHBANK, 2)]
    assert partners(api, min=2, since=2020) == []
    assert partners(api, evidence=[]) == []


@pytest.mark.parametrize(
    ("order", "first"), [("STRENGTH", NORTHBANK), ("LAST_YEAR", LANTAU), ("NAME", NORTHBANK)]
)
def test_collaborators_are_sorted_as_asked(api: Api, order: str, first: str) -> None:
    assert partners(api, order=[{"by": order, "descending": True}])[0][0] == first
    assert partners(api, order=[{"by": order}])[-1][0] == first


def test_a_collaboration_opens_into_its_evidence(api: Api) -> None:
    query = """{ collaboration(between: ["ror:northbank", "lei:KESTREL0000000000001"]) {
      id kinds strength
      organizations { id }
      byYear { year kind count }
      topics { totalCount edges { works node { id } } }
      evidence(since: 2020) { totalCount edges {
        kind year node { __typename id ... on Agreement { exclusive } }
        evidence { place quote confidence document { id source title extractor } } } }
    } }"""
    assert api.ask(query) == {
        "collaboration": {
            "id": "kg:collaboration/kn",
            "kinds": ["CO_AUTHORSHIP", "LICENCE"],
            "strength": 2,
            "organizations": [{"id": KESTREL}, {"id": NORTHBANK}],
            "byYear": [
                {"year": 2019, "kind": "CO_AUTHORSHIP", "count": 1},
                {"year": 2020, "kind": "LICENCE", "count": 1},
            ],
            "topics": {
                "totalCount": 1,
                "edges": [{"works": 2, "node": {"id": "cpc:B25J15/00"}}],
            },
            "evidence": {
                "totalCount": 1,
                "edges": [
                    {
                        "kind": "LICENCE",
                        "year": 2020,
                        "node": {
                            "__typename": "Agreement",
                            "id": "kg:agreement/1",
                            "exclusive": True,
                        },
                        "evidence": [
                            {
                                "place": "char=5,29",
                                "quote": "between Kestrel and Northbank",
                                "confidence": 0.9,
                                "document": {
                                    "id": "doc:edgar/0001",
                                    "source": "edgar",
                                    "title": "Annual report of Kestrel",
                                    "extractor": "edgar 1",
                                },
                            }
                        ],
                    }
                ],
            },
        }
    }


def test_two_that_do_nothing_together_have_no_collaboration(api: Api) -> None:
    assert api.ask(f'{{ collaboration(between: ["{KESTREL}", "{HARBOUR}"]) {{ id }} }}') == {
        "collaboration": None
    }
    data, (error,) = api.ask(f'{{ collaboration(between: ["{KESTREL}", "kg:org/no"]) {{ id }} }}')
    assert (data, error["extensions"]["code"]) == ({"collaboration": None}, "NOT_FOUND")


def test_the_surest_evidence_of_an_edge_comes_first(api: Api) -> None:
    query = """{ person(id: "kg:person/2") { affiliations { edges {
      relation role since until node { id }
      evidence { confidence quote document { key } } } } } }"""
    assert api.ask(query)["person"]["affiliations"]["edges"] == [
        {
            "relation": "AFFILIATED_WITH",
            "role": "engineer",
            "since": "2019",
            "until": "2021",
            "node": {"id": KESTREL},
            "evidence": [
                {"confidence": 0.9, "quote": "Bo Lin", "document": {"key": "0001"}},
                {"confidence": 0.5, "quote": "Kestrel", "document": {"key": "W1"}},
            ],
        }
    ]


def test_every_value_of_a_thing_knows_the_documents_that_give_it(api: Api) -> None:
    query = f"""{{ organization(id: "{KESTREL}") {{
      established statements {{ property value documents {{ key }} }} }} }}"""
    assert api.ask(query)["organization"] == {
        "established": 1999,
        "statements": [
            {"property": "established", "value": "1998", "documents": [{"key": "W1"}]},
            {"property": "established", "value": "1999", "documents": [{"key": "0001"}]},
            {"property": "name", "value": "Kestrel Robotics", "documents": [{"key": "0001"}]},
        ],
    }


def test_what_rests_on_a_retracted_paper_can_be_left_out(api: Api) -> None:
    query = f"""query ($retracted: Boolean) {{ organization(id: "{HARBOUR}") {{
      collaborators(retracted: $retracted) {{ edges {{ strength node {{ id }} }} }} }} }}"""
    everything = api.ask(query)["organization"]["collaborators"]["edges"]
    assert everything == [{"strength": 1, "node": {"id": LANTAU}}]
    assert api.ask(query, retracted=True)["organization"]["collaborators"]["edges"] == everything
    assert api.ask(query, retracted=False)["organization"]["collaborators"]["edges"] == []


def test_links_of_a_retracted_paper_say_so_and_are_filtered_by_it(api: Api) -> None:
    query = """{ work(id: "doi:10.1/old") {
      people(where: {retracted: {equals: true}}) { edges { retracted node { id } } } } }"""
    assert api.ask(query)["work"]["people"]["edges"] == [
        {"retracted": True, "node": {"id": "kg:person/4"}}
    ]


def test_a_person_has_works_and_people_they_made_them_with(api: Api) -> None:
    query = """{ person(id: "kg:person/2") {
      works { edges { relation position node { __typename title year } } }
      collaborators { edges { strength firstYear lastYear node { name } } } } }"""
    assert api.ask(query)["person"] == {
        "works": {
            "edges": [
                {
                    "relation": "AUTHORED",
                    "position": 1,
                    "node": {"__typename": "Paper", "title": "Thin films", "year": 2021},
                },
                {
                    "relation": "AUTHORED",
                    "position": 2,
                    "node": {"__typename": "Paper", "title": "Soft grippers", "year": 2019},
                },
            ]
        },
        "collaborators": {
            "edges": [
                {"strength": 1, "firstYear": 2021, "lastYear": 2021, "node": {"name": "Cy Marsh"}},
                {"strength": 1, "firstYear": 2019, "lastYear": 2019, "node": {"name": "Ada Wren"}},
            ]
        },
    }


def test_a_patent_names_inventors_owners_and_what_it_cites(api: Api) -> None:
    query = """{ work(id: "patent:US1B2") { ... on Patent {
      publicationNumber
      inventors { edges { position node { name } } }
      assignees { edges { node { __typename name ... on Organization { kind } } } }
      organizations { edges { relations node { id } evidence { quote } } }
      cites { edges { citedBy node { title } } } } } }"""
    assert api.ask(query)["work"] == {
        "publicationNumber": "US1B2",
        "inventors": {"edges": [{"position": 1, "node": {"name": "Ada Wren"}}]},
        "assignees": {
            "edges": [
                {
                    "node": {
                        "__typename": "Organization",
                        "name": "Kestrel Robotics",
                        "kind": "COMPANY",
                    }
                },
                {
                    "node": {
                        "__typename": "Organization",
                        "name": "Lantau Institute of Materials",
                        "kind": "RESEARCH_INSTITUTE",
                    }
                },
            ]
        },
        "organizations": {
            "edges": [
                {
                    "relations": ["APPLIED_FOR", "ASSIGNED_TO"],
                    "node": {"id": KESTREL},
                    "evidence": [{"quote": "Kestrel"}, {"quote": "Kestrel"}],
                },
                {
                    "relations": ["ASSIGNED_TO"],
                    "node": {"id": LANTAU},
                    "evidence": [{"quote": "Lantau"}],
                },
            ]
        },
        "cites": {"edges": [{"citedBy": "examiner", "node": {"title": "Soft grippers"}}]},
    }


def test_an_agreement_names_its_parties_and_where_it_is_disclosed(api: Api) -> None:
    query = """{ agreement(id: "kg:agreement/1") { kind exclusive
      parties { edges { role node { id } evidence { quote } } }
      disclosedIn { edges { node { form items } } } } }"""
    assert api.ask(query)["agreement"] == {
        "kind": "LICENCE_AGREEMENT",
        "exclusive": True,
        "parties": {
            "edges": [
                {"role": "licensee", "node": {"id": KESTREL}, "evidence": [{"quote": "Kestrel"}]},
                {
                    "role": "licensor",
                    "node": {"id": NORTHBANK},
                    "evidence": [{"quote": "Northbank"}],
                },
            ]
        },
        "disclosedIn": {"edges": [{"node": {"form": "10-K", "items": ["1.01"]}}]},
    }


def test_lists_are_narrowed_by_what_is_asked(api: Api) -> None:
    query = """{
      hk: organizations(where: {countryCode: {equals: "HK"}}) { edges { node { name } } }
      firms: organizations(where: {kind: {in: [COMPANY]}, name: {contains: "KESTREL s"}}) {
        edges { node { name } } }
      late: works(where: {year: {from: 2021}}, orderBy: {by: YEAR}) { edges { node { name } } }
      grip: works(where: {topics: {name: {equals: "Gripping heads"}}, kind: {equals: PAPER}}) {
        edges { node { name } } }
      cpc: topics(where: {scheme: {equals: "cpc"}}) { edges { node { name } } }
    }"""
    answer = api.ask(query)
    assert {key: names(value) for key, value in answer.items()} == {
        "hk": ["Harbour University", "Lantau Institute of Materials"],
        "firms": ["Kestrel Sensors"],
        "late": ["Thin films", "Gripper with film"],
        "grip": ["Soft grippers"],
        "cpc": ["Gripping heads"],
    }


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        ("kestrel", ["ORGANIZATION"], {KESTREL, SENSORS}),
        ("Kestrel SENSORS", None, {SENSORS}),
        ("紅隼機器人", None, {KESTREL}),
        ("grip", ["PAPER"], {"doi:10.1/grip"}),
        ("grippers OR films", None, set()),
        ('"kestrel" ) || ( *:*', None, {KESTREL, SENSORS, "sec:0001"}),
        ("kestrel~ +-*?", ["FILING"], {"sec:0001"}),
    ],
)
def test_search_finds_what_has_all_of_the_words(
    api: Api, text: str, kinds: list[str] | None, found: set[str]
) -> None:
    query = """query ($text: String!, $kinds: [EntityKind!]) {
      search(text: $text, where: {kind: {in: $kinds}}) { edges { score node { id } } } }"""
    hits = api.ask(query, text=text, kinds=kinds)["search"]["edges"]
    assert {each["node"]["id"] for each in hits} == found
    assert all(each["score"] > 0 for each in hits)


def test_a_search_without_a_word_is_refused(api: Api) -> None:
    _, errors = api.ask('{ search(text: " -!* ") { totalCount } }')
    assert errors[0]["message"] == "Argument 'text' of 'search': there is no word in it."


def test_a_chain_of_links_says_each_link_and_its_evidence(api: Api) -> None:
    query = """{ path(from: "orcid:0000-0001", to: "kg:person/3", kinds: [AUTHORED]) {
      length nodes { id } links { kind source target evidence { place } } } }"""
    assert api.ask(query)["path"] == {
        "length": 4,
        "nodes": [
            {"id": "orcid:0000-0001"},
            {"id": "doi:10.1/grip"},
            {"id": "kg:person/2"},
            {"id": "doi:10.1/film"},
            {"id": "kg:person/3"},
        ],
        "links": [
            {
                "kind": "AUTHORED",
                "source": person,
                "target": paper,
                "evidence": [{"place": place}],
            }
            for person, paper, place in (
                ("orcid:0000-0001", "doi:10.1/grip", "/authorships/0"),
                ("kg:person/2", "doi:10.1/grip", "/authorships/1"),
                ("kg:person/2", "doi:10.1/film", "/x"),
                ("kg:person/3", "doi:10.1/film", "/y"),
            )
        ],
    }


@pytest.mark.parametrize(
    ("given", "length"),
    [
        ("", 2),
        ("minConfidence: 0.8", 3),
        ("minConfidence: 0.99", 6),
        ("minConfidence: 0.99, maxLength: 5", None),
        ("maxLength: 1", None),
        ("kinds: [CITES]", None),
        ("minConfidence: 0.8, maxLength: 2", None),
    ],
)
def test_a_chain_is_as_short_as_its_conditions_allow(
    api: Api, given: str, length: int | None
) -> None:
    comma = ", " if given else ""
    answer = api.ask(f'{{ path(from: "{NORTHBANK}", to: "{LANTAU}"{comma}{given}) {{ length }} }}')
    assert answer == {"path": None if length is None else {"length": length}}


def test_there_is_no_chain_from_a_thing_to_itself_or_to_nothing(api: Api) -> None:
    query = """{ a: path(from: "ror:kestrel01", to: "lei:KESTREL0000000000001") { length }
                 b: path(from: "ror:kestrel01", to: "kg:org/no") { length } }"""
    data, (error,) = api.ask(query)
    assert data == {"a": None, "b": None}
    assert (error["path"], error["extensions"]["code"]) == (["b"], "NOT_FOUND")


def test_a_subgraph_says_whether_it_is_all(api: Api) -> None:
    query = """query ($limit: Int!, $hops: Int!) {
      subgraph(seeds: ["ror:harbour01"], hops: $hops, limit: $limit,
          kinds: [LOCATED_IN, FUNDED_BY]) {
        truncated nodes { id } links { kind source target evidence { place } } } }"""
    near = api.ask(query, hops=1, limit=10)["subgraph"]
    assert near == {
        "truncated": False,
        "nodes": [{"id": "geonames:1"}, {"id": "kg:grant/1"}, {"id": HARBOUR}],
        "links": [
            {
                "kind": "FUNDED_BY",
                "source": "kg:grant/1",
                "target": HARBOUR,
                "evidence": [{"place": "/r"}],
            },
            {
                "kind": "LOCATED_IN",
                "source": HARBOUR,
                "target": "geonames:1",
                "evidence": [{"place": "/s"}],
            },
        ],
    }
    far = api.ask(query, hops=2, limit=10)["subgraph"]
    assert [each["id"] for each in far["nodes"]][-2:] == [HARBOUR, LANTAU]
    cut = api.ask(query, hops=2, limit=2)["subgraph"]
    assert cut["truncated"] is True
    assert [each["id"] for each in cut["nodes"]] == ["geonames:1", HARBOUR]
    assert api.ask(query, hops=0, limit=10)["subgraph"]["nodes"] == [{"id": HARBOUR}]


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ("since: 2019", ["Ada Wren"]),
        ("since: 2020", []),
        ("until: 2018", []),
        ("since: 2018, until: 2019", ["Ada Wren"]),
    ],
)
def test_who_was_seen_somewhere_was_there_in_the_years_of_it(
    api: Api, years: str, found: list[str]
) -> None:
    people = f"people({years}) {{ edges {{ node {{ name }} }} }}"
    answer = api.ask(f'{{ organization(id: "{NORTHBANK}") {{ {people} }} }}')
    assert names(answer["organization"]["people"]) == found


def test_what_began_goes_on_and_what_has_no_time_stays(api: Api) -> None:
    query = """query ($since: Int, $until: Int) {
      person(id: "kg:person/4") { affiliations(since: $since, until: $until) {
        edges { node { name } } } }
      organization(id: "ror:kestrel01") { subsidiaries(since: $since, until: $until) {
        edges { node { name } } } } }"""
    for since, until, at in (
        (2030, None, ["Kestrel Sensors"]),
        (None, 2002, ["Harbour University"]),
        (2002, 2002, []),
    ):
        answer = api.ask(query, since=since, until=until)
        assert names(answer["person"]["affiliations"]) == at
        assert names(answer["organization"]["subsidiaries"]) == ["Kestrel Sensors"]


def test_lists_of_works_are_chosen_by_what_papers_alone_have(api: Api) -> None:
    query = """{
      printed: works(where: {venue: {contains: "hands"}}) { totalCount nodes { id } }
      retracted: works(where: {retracted: {equals: true}}) { nodes { id } }
      works { facets(by: VENUE) { value count } totalCount }
    }"""
    answer = api.ask(query)
    assert answer["printed"] == {"totalCount": 1, "nodes": [{"id": "doi:10.1/grip"}]}
    assert answer["retracted"] == {"nodes": [{"id": "doi:10.1/old"}]}
    facets = {each["value"]: each["count"] for each in answer["works"]["facets"]}
    assert facets["Journal of Hands"] == 1
    assert sum(facets.values()) == answer["works"]["totalCount"]


def test_who_holds_how_much_of_whom(api: Api) -> None:
    query = """query ($firm: ID!, $holder: ID!) {
      firm: organization(id: $firm) {
        parents { edges { share relation node { id } } }
        shareholders { edges { share node { id } evidence { quote } } }
      }
      holder: organization(id: $holder) {
        subsidiaries { totalCount }
        shareholdings(where: {share: {to: 20}}) { edges { share node { id } } }
      }
      organizations(where: {shareholdings: {}}) { nodes { id } }
    }"""
    quote = [{"quote": "Northbank University"}]
    assert api.ask(query, firm=SENSORS, holder=NORTHBANK) == {
        "firm": {
            "parents": {
                "edges": [{"share": 87.5, "relation": "SUBSIDIARY_OF", "node": {"id": KESTREL}}]
            },
            "shareholders": {
                "edges": [{"share": 12.5, "node": {"id": NORTHBANK}, "evidence": quote}]
            },
        },
        "holder": {
            "subsidiaries": {"totalCount": 0},
            "shareholdings": {"edges": [{"share": 12.5, "node": {"id": SENSORS}}]},
        },
        "organizations": {"nodes": [{"id": NORTHBANK}]},
    }
