"""Lists of conference papers: columns are trusted only where they keep the authors' order."""

import gzip
from itertools import islice
from pathlib import Path

import orjson
import pytest

from extractors.errors import ExtractionError, MissingFieldError
from extractors.papers.paperlists import SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Fact, Mention, Unread
from tests.extractors.facts import links, mentions

REAL = Path(__file__).parents[3] / "../shared/data/papers/paperlists"
GREATER_BAY_AREA = REAL / "papers_greater_bay_area.jsonl.gz"


def facts(**fields: object) -> list[Fact]:
    paper = {
        "venue": "acml",
        "year": 2022,
        "src": "acml/acml2022.json",
        "id": "x22",
        "title": "Mud",
        "author": "Ann Reed; Wei Lu",
        **fields,
    }
    stated = {name: value for name, value in paper.items() if value is not None}
    return list(checked(SOURCE.extract(Raw(orjson.dumps(stated), "papers.jsonl"))))


def affiliations(found: list[Fact]) -> list[tuple[str, str]]:
    names = {each.id: each.name for each in found if isinstance(each, Mention)}
    return [(names[each.source], names[each.target]) for each in links("affiliatedWith", found)]


def organizations(found: list[Fact]) -> list[str]:
    return [each.name for each in mentions("Organization", found)]


def test_affiliations_of_proceedings_follow_the_authors() -> None:
    found = facts(aff="Estuary; Paddy")
    assert affiliations(found) == [("Ann Reed", "Estuary"), ("Wei Lu", "Paddy")]


def test_an_unaligned_affiliation_belongs_to_nobody() -> None:
    found = facts(aff="Estuary; Paddy; Lake")
    assert affiliations(found) == []
    assert {each.evidence.confidence for each in links("contributedTo", found)} == {0.8}
    assert organizations(found) == ["Estuary", "Paddy", "Lake"]


def test_equal_length_is_not_enough_on_openreview() -> None:
    assert affiliations(facts(authorids="~Ann_Reed1;~Wei_Lu2", aff="Estuary;Paddy")) == []


def test_equal_length_is_not_enough_without_an_id_or_a_domain() -> None:
    assert affiliations(facts(id=None, aff="Estuary; Paddy")) == []
    assert len(affiliations(facts(id=None, aff="Estuary; Paddy", aff_domain="e.edu;p.com"))) == 2


def test_equal_length_is_not_enough_where_commas_part_the_names() -> None:
    assert affiliations(facts(author="Ann Reed, Wei Lu", aff="Estuary; Paddy")) == []


def test_a_single_author_has_every_affiliation() -> None:
    found = facts(author="Ann Reed", aff="Estuary; Paddy")
    assert affiliations(found) == [("Ann Reed", "Estuary"), ("Ann Reed", "Paddy")]


def test_columns_follow_the_profiles_not_the_authors() -> None:
    found = facts(
        author="Ann Reed;Wei Lu",
        authorids="~Ann_Reed1;~Wei_Lu2",
        or_profile="~Wei_Lu2;~Ann_Reed1",
        orcid="0000-0002-1825-0097;",
        aff="Paddy;Estuary",
    )
    assert sorted(affiliations(found)) == [("Ann Reed", "Estuary"), ("Wei Lu", "Paddy")]
    assert [each.identifiers for each in mentions("Person", found)] == [
        ("openreview:~Ann_Reed1",),
        ("openreview:~Wei_Lu2", "orcid:0000-0002-1825-0097"),
    ]


def test_a_renamed_profile_is_found_by_elimination_only_when_it_is_the_last() -> None:
    one = facts(authorids="~Ann_Reed1;~Wei_Lu2", or_profile="~Wei_Lu2;~A_Reed1", aff="P;E")
    assert ("Ann Reed", "E") in affiliations(one)
    two = facts(authorids="~Ann_Reed1;~Wei_Lu2", or_profile="~W_Lu1;~A_Reed1", aff="P;E")
    assert affiliations(two) == []


def test_names_printed_twice_over_are_read_once() -> None:
    found = facts(author="Ann Reed;Wei Lu;Ann Reed;Wei Lu", aff="Estuary; Paddy")
    assert [each.name for each in mentions("Person", found)] == ["Ann Reed", "Wei Lu"]
    assert affiliations(found) == [("Ann Reed", "Estuary"), ("Wei Lu", "Paddy")]


def test_a_plus_sign_parts_two_affiliations_of_one_author() -> None:
    found = facts(aff="Estuary + Lake; Paddy")
    assert affiliations(found)[:2] == [("Ann Reed", "Estuary"), ("Ann Reed", "Lake")]


def test_a_plus_sign_is_part_of_the_name_where_authors_stand_twice() -> None:
    found = facts(author="Ann Reed;Ann Reed", aff="MESA+ Institute")
    assert organizations(found) == ["MESA+ Institute"]


def test_the_semicolon_of_an_entity_parts_nothing() -> None:
    found = facts(author="Shin&#x27;ya Reed; Wei Lu", aff="Reed R&amp;D; Paddy")
    assert affiliations(found) == [("Shin'ya Reed", "Reed R&D"), ("Wei Lu", "Paddy")]


def test_evidence_points_at_the_characters_of_the_column() -> None:
    aff = "Estuary;  R&amp;D Lab "
    found = facts(aff=aff)
    lab = mentions("Organization", found)[1]
    start, end = map(int, lab.evidence.place.removeprefix("/aff#char=").split(","))
    assert aff[start:end] == "R&amp;D Lab"
    assert lab.evidence.quote == "R&D Lab"


@pytest.mark.parametrize(
    "placeholder",
    [
        *("", "N/A", "None", "-", "1", "†", "unaffiliated", "Unknown Affiliation", "Self-Employed"),
        *("Independent Researcher, Lagos", "(No affiliation provided)", "Affiliation Two"),
    ],
)
def test_a_placeholder_is_no_organisation(placeholder: str) -> None:
    assert organizations(facts(aff=f"Estuary; {placeholder}")) == ["Estuary"]


@pytest.mark.parametrize("name", ["Independence Blue Cross", "NAVER", "360", "X", "香港大學", "AI"])
def test_a_short_or_odd_name_is_one_all_the_same(name: str) -> None:
    assert organizations(facts(aff=f"Estuary; {name}")) == ["Estuary", name]


def test_a_page_of_text_in_place_of_affiliations_is_left_out() -> None:
    assert organizations(facts(aff="Mud\nAnn Reed1; Wei Lu2\nAbstract")) == []


@pytest.mark.parametrize(
    ("status", "type_"),
    [
        ("Reject", "rejected-submission"),
        ("Desk Reject", "rejected-submission"),
        ("Withdraw", "withdrawn-submission"),
    ],
)
def test_what_was_turned_down_has_no_venue(status: str, type_: str) -> None:
    (paper,) = mentions("Paper", facts(status=status))
    assert paper.properties["workType"] == type_
    assert "venue" not in paper.properties


@pytest.mark.parametrize(
    ("venue", "printed"),
    [("icra", "ICRA 2022"), ("nips", "NeurIPS 2022"), ("siggraphasia", "SIGGRAPH Asia 2022")],
)
def test_a_venue_is_its_acronym_and_year(venue: str, printed: str) -> None:
    (paper,) = mentions("Paper", facts(venue=venue, status="Poster"))
    assert paper.properties["venue"] == printed


def test_papers_that_nobody_numbered_are_told_apart_by_title_and_authors() -> None:
    one, two = facts(id=None), facts(id=None, author="Otto Farn")
    assert one[0] != two[0]
    assert one == facts(id=None, aff=None)


@pytest.mark.parametrize("missing", ["title", "author"])
def test_a_record_without_title_or_author_is_refused(missing: str) -> None:
    with pytest.raises(MissingFieldError, match=f"/{missing}"):
        facts(**{missing: None})


def test_a_new_field_is_told_as_unread() -> None:
    assert Unread("mood") in facts(mood="fine")


@pytest.mark.parametrize(
    "head",
    [
        b'{"id": "https://openalex.org/W1", "authorships": []}',
        b'{"paper": "x", "name": "Ann Reed", "aff": "Estuary", "venue": "acml", "year": 2022}',
        b"venue,year,src,aff\n",
        b"",
    ],
)
def test_other_files_are_not_recognised(head: bytes) -> None:
    assert not SOURCE.recognises("papers.jsonl", head)


@pytest.mark.skipif(not REAL.exists(), reason="no conference lists under ../shared/data")
def test_a_sample_of_the_real_list_is_read_to_the_last_field() -> None:
    read = refused = 0
    with gzip.open(GREATER_BAY_AREA) as stream:
        for position, data in enumerate(islice(SOURCE.split(stream), 0, None, 10)):  # type: ignore[arg-type]
            try:
                found = list(checked(SOURCE.extract(Raw(data, "papers.jsonl", position))))
            except ExtractionError:
                refused += 1
                continue
            read += 1
            assert [each for each in found if isinstance(each, Unread)] == []
            assert len(mentions("Paper", found)) == 1
            assert len(links("authored", found)) == len(mentions("Person", found)) > 0
            organizations_ = len(mentions("Organization", found))
            assert len(links("contributedTo", found)) == organizations_
    assert read + refused == 948
    assert refused < 10
