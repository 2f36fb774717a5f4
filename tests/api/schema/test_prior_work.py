"""What work there was before: by meaning in two languages, and by citation."""

from collections.abc import Iterator
from typing import Any

import pytest

from kg.store import Client
from kg.topics.question import MATTER, WORDS
from tests.api.conftest import Answer, Api
from tests.api.worlds.graph import HARBOUR, KESTREL, NORTHBANK

GRIP, FILM, OLD, PATENT = "doi:10.1/grip", "doi:10.1/film", "doi:10.1/old", "patent:US1B2"


def ids(answer: Answer) -> list[str]:
    return [hit["node"]["id"] for hit in answer["priorWork"]["edges"]]


def near(api: Api, arguments: str) -> list[str]:
    return ids(api.ask(f"{{ priorWork({arguments}) {{ edges {{ node {{ id }} }} }} }}"))


@pytest.mark.parametrize("text", ["soft robotic grippers", "软体抓手", "gripper"])
def test_what_says_the_same_comes_first_in_whatever_language(api: Api, text: str) -> None:
    assert near(api, f'text: "{text}"')[0] == GRIP


def test_a_text_is_answered_by_one_statement_that_is_the_same_for_all(api: Api) -> None:
    assert near(api, 'text: "薄膜"')[0] == FILM
    ((statement, _),) = api.store.asked
    assert "薄膜" not in statement


def test_hits_come_by_their_score_and_say_how_alike_they_are(api: Api) -> None:
    answer = api.ask(
        '{ priorWork(text: "Soft grippers") { edges { score similarity node { id } } } }'
    )
    scores = [hit["score"] for hit in answer["priorWork"]["edges"]]
    words = [hit["score"] - hit["similarity"] for hit in answer["priorWork"]["edges"]]
    assert all(-0.001 <= each <= WORDS + MATTER + 0.001 for each in words)
    assert scores == sorted(scores, reverse=True)
    assert answer["priorWork"]["edges"][0] == {
        "score": 1.8,
        "similarity": 1.0,
        "node": {"id": GRIP},
    }


def test_a_work_without_a_vector_is_not_found_by_a_text(api: Api) -> None:
    assert near(api, 'text: "Old hands"') == []


@pytest.mark.parametrize("text", ["perovskite solar cells", "中世纪教堂建筑"])
def test_nothing_is_near_a_text_about_something_else(api: Api, text: str) -> None:
    assert near(api, f'text: "{text}"') == []


def test_what_cites_or_is_cited_is_found_however_little_alike(api: Api) -> None:
    hits = api.ask(
        f'{{ priorWork(work: "{GRIP}") {{ edges {{ score similarity cites citedBy '
        "node { id } } } }"
    )["priorWork"]["edges"]
    assert [hit["node"]["id"] for hit in hits] == [PATENT, OLD]
    assert [(hit["cites"], hit["citedBy"]) for hit in hits] == [
        (False, True), (True, False),
    ]  # fmt: skip
    patent, old = hits
    assert patent["score"] == pytest.approx(1 + patent["similarity"])
    assert (old["score"], old["similarity"]) == (1.0, None)


@pytest.fixture
def further(client: Client) -> Iterator[None]:
    """Two more citations: of the old paper by that on films, and of that by the patent."""
    cite = "MATCH (a:Work {id: $a}) MATCH (b:Work {id: $b}) CREATE (a)-[:CITES {extra: true}]->(b)"
    with client.transaction() as run:
        run(cite, {"a": FILM, "b": OLD})
        run(cite, {"a": PATENT, "b": FILM})
    yield
    with client.transaction() as run:
        run("MATCH (:Work)-[r:CITES {extra: true}]->(:Work) DELETE r")


@pytest.mark.usefixtures("further")
def test_works_that_cite_the_same_are_joined_by_it(api: Api) -> None:
    asked = "{ edges { similarity score sharedReferences citedTogether node { id } } }"
    hits = api.ask(f'{{ priorWork(work: "{GRIP}") {asked} }}')["priorWork"]["edges"]
    (film,) = [hit for hit in hits if hit["node"]["id"] == FILM]
    assert (film["sharedReferences"], film["citedTogether"]) == (1, 1)
    assert film["score"] == pytest.approx(film["similarity"] + 2 / 3, abs=1e-4)


def test_a_work_is_named_by_any_of_its_identifiers_and_is_not_its_own_prior_work(api: Api) -> None:
    assert GRIP not in near(api, f'work: "{GRIP}"')
    _, (error,) = api.ask('{ priorWork(work: "doi:10.5555/nothing") { totalCount } }')
    assert error["extensions"]["code"] == "NOT_FOUND"


def test_only_works_of_a_kind_and_of_some_years_are_found(api: Api) -> None:
    assert near(api, 'text: "gripper", where: {kind: {equals: PATENT}}') == [PATENT]
    assert near(api, 'text: "gripper", where: {year: {from: 2020, to: 2021}}') == []
    assert near(api, 'text: "thin film", where: {year: {from: 2020, to: 2021}}') == [FILM]
    assert near(api, 'text: "gripper", where: {year: {to: 2019}}') == [GRIP]
    assert len(near(api, 'text: "gripper", first: 1')) == 1


def test_it_says_who_did_it_and_who_holds_the_rights(api: Api) -> None:
    answer = api.ask(
        '{ priorWork(text: "gripper", where: {kind: {equals: PATENT}}) { edges { node { '
        "people { edges { node { name } } } "
        "... on Patent { assignees { edges { node { name } } } } } } } }"
    )
    (hit,) = answer["priorWork"]["edges"]
    assert [e["node"]["name"] for e in hit["node"]["people"]["edges"]] == ["Ada Wren"]
    assert [e["node"]["name"] for e in hit["node"]["assignees"]["edges"]] == [
        "Kestrel Robotics", "Lantau Institute of Materials",
    ]  # fmt: skip


def several(api: Api, *ids: str) -> list[Any]:
    asked = "edges { score similarity cites citedBy node { id } }"
    query = f"query ($works: [ID!]) {{ priorWork(works: $works) {{ {asked} }} }}"
    edges: list[Any] = api.ask(query, works=[*ids])["priorWork"]["edges"]
    return edges


@pytest.mark.usefixtures("further")
def test_of_several_works_what_is_near_all_of_them_has_the_mean(api: Api) -> None:
    alone = [{e["node"]["id"]: e for e in several(api, work)} for work in (GRIP, FILM)]
    together = several(api, FILM, GRIP)
    assert [each["node"]["id"] for each in together] == [PATENT, OLD]
    for hit in together:
        near = [each[hit["node"]["id"]] for each in alone]
        assert hit["score"] == pytest.approx(sum(each["score"] for each in near) / 2, abs=1e-9)
        assert hit["similarity"] == max((each["similarity"] for each in near), key=lambda x: x or 0)
    patent, old = together
    assert (patent["citedBy"], old["cites"]) == (True, True)


def test_what_is_near_one_of_two_counts_half(api: Api) -> None:
    ((old, alone),) = [
        (together, hit)
        for hit in several(api, GRIP)
        for together in several(api, GRIP, FILM)
        if hit["node"]["id"] == together["node"]["id"] == OLD
    ]
    assert (alone["score"], old["score"], old["similarity"]) == (1.0, 0.5, None)


def test_one_of_several_is_as_one_alone(api: Api) -> None:
    asked = "edges { score similarity cites citedBy node { id } }"
    alone = api.ask(f'{{ priorWork(work: "{GRIP}") {{ {asked} }} }}')["priorWork"]["edges"]
    assert several(api, GRIP) == alone


def test_an_organisation_stands_for_its_works_and_none_of_them_is_found(api: Api) -> None:
    assert [each["node"]["id"] for each in several(api, HARBOUR)] == []  # it has no work
    found = [each["node"]["id"] for each in several(api, NORTHBANK)]  # its works: grip and film
    assert found == [PATENT, OLD]
    assert [each["node"]["id"] for each in several(api, KESTREL)] == [OLD]


def test_works_that_nothing_has_and_more_than_are_taken_are_refused(api: Api) -> None:
    _, (error,) = api.ask('{ priorWork(works: ["doi:10.5555/nothing"]) { totalCount } }')
    assert error["extensions"]["code"] == "NOT_FOUND"
    many = ", ".join(f'"doi:10.5555/{number}"' for number in range(31))
    _, (error,) = api.ask(f"{{ priorWork(works: [{many}]) {{ totalCount }} }}")
    assert "more than 30" in error["message"]


@pytest.mark.parametrize(
    "arguments", ["", "(first: 3)", '(text: "a", work: "b")', '(work: "a", works: ["b"])']
)
def test_none_or_two_of_text_work_and_works_is_refused(api: Api, arguments: str) -> None:
    data, errors = api.ask(f"{{ priorWork{arguments} {{ totalCount }} }}")
    assert data is None
    assert errors[0]["message"] == "Field 'priorWork': give exactly one of text, work, works."
    assert api.store.asked == []


def test_a_text_without_a_word_is_refused(api: Api) -> None:
    data, errors = api.ask('{ priorWork(text: " -- ") { totalCount } }')
    assert data is None
    assert "there is no word in it" in errors[0]["message"]
