from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.search import index
from kg.search.entries import Entry
from kg.search.find import Index, MatchKind

UNIVERSITY = Entry(
    "ror:00q4vv597",
    "University",
    ("Harbour University of Gears", "HUG", "海港齿轮大学", "海齿大"),
    ("wikidata:Q1",),
    links=900,
)
LEFTOVER = Entry("kg:org/1", "Organization", ("Harbour Univ. of Gears",), links=1)
BRANCH = Entry("ror:2", "ResearchInstitute", ("Kestrel Research Asia",), links=15)
LONELY = Entry("kg:org/2", "Organization", ("HUG",), links=1)
COLLEGE = Entry("kg:org/3", "Organization", ("College of Gears, Harbour University",), links=2)
COMPANY = Entry(
    "lei:ONE",
    "Company",
    ("Kestrel Robotics Ltd.", "红隼机器人有限公司", "Kestrel Research Asia"),
    links=50,
)
PERSON = Entry("orcid:0000-0001", "Person", ("Ada Wren", "任雅达"), links=7)
NAMESAKE = Entry("kg:person/2", "Person", ("Wren Ada",), links=1)
PAPER = Entry(
    "doi:10.1234/grip", "Paper", ("Soft Grippers that Learn",), text="We bend silicone.", links=5
)
PATENT = Entry("patent:US11617590B2", "Patent", ("Arthroscopic guide",), links=3)
ENTRIES = (UNIVERSITY, LEFTOVER, LONELY, COLLEGE, COMPANY, PERSON, NAMESAKE, PAPER, PATENT, BRANCH)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("names") / "names.sqlite"
    assert index.write(path, ENTRIES) == len(ENTRIES)
    return Index(path)


@pytest.mark.parametrize(
    ("text", "first", "how"),
    [
        ("harbour university of gears", UNIVERSITY, MatchKind.NAME),
        ("Kestrel Research Asia", BRANCH, MatchKind.NAME),
        ("The Harbour University of Gears", UNIVERSITY, MatchKind.NAME),
        ("HUG", UNIVERSITY, MatchKind.NAME),
        ("hug", UNIVERSITY, MatchKind.NAME),
        ("海齿大", UNIVERSITY, MatchKind.NAME),
        ("海港齒輪大學", UNIVERSITY, MatchKind.NAME),
        ("海港齿轮", UNIVERSITY, MatchKind.PREFIX),
        ("海轮大学", UNIVERSITY, MatchKind.WORDS),
        ("haigangchilundaxue", UNIVERSITY, MatchKind.PINYIN),
        ("haigang chilun", UNIVERSITY, MatchKind.PINYIN),
        ("hgcldx", UNIVERSITY, MatchKind.PINYIN),
        ("海港齿伦大学", UNIVERSITY, MatchKind.SPELLING),
        ("Harbor Universtiy of Gears", UNIVERSITY, MatchKind.SPELLING),
        ("gears harbour university", UNIVERSITY, MatchKind.WORDS),
        ("harb", UNIVERSITY, MatchKind.PREFIX),
        ("wikidata:Q1", UNIVERSITY, MatchKind.IDENTIFIER),
        ("https://ror.org/00q4vv597", UNIVERSITY, MatchKind.IDENTIFIER),
        ("https://doi.org/10.1234/grip", PAPER, MatchKind.IDENTIFIER),
        ("US11617590B2", PATENT, MatchKind.IDENTIFIER),
        ("US 11,617,590 B2", PATENT, MatchKind.IDENTIFIER),
        ("kestrel robotics", COMPANY, MatchKind.PREFIX),
        ("Wren, Ada", PERSON, MatchKind.NAME),
        ("ada wren", PERSON, MatchKind.NAME),
        ("ren yada", PERSON, MatchKind.PINYIN),
        ("learn grippers", PAPER, MatchKind.WORDS),
        ("silicone", PAPER, MatchKind.TEXT),
        ("soft grippers learn slowly", PAPER, MatchKind.PART),
    ],
)
def test_what_is_meant_comes_first(names: Index, text: str, first: Entry, how: MatchKind) -> None:
    hit = names.find(text, 5)[0]
    assert (hit.id, hit.how) == (first.id, how)
    assert hit.name in first.names or how is MatchKind.TEXT


def test_what_is_found_says_what_matched_and_how_much_it_has(names: Index) -> None:
    (hit, *_) = names.find("海齿大", 5)
    assert (hit.name, hit.kind, hit.links) == ("海齿大", "University", 900)


def test_each_thing_is_found_once(names: Index) -> None:
    ids = [each.id for each in names.find("harbour", 50)]
    assert len(ids) == len(set(ids)) == 3


def test_registered_and_linked_things_come_before_others(names: Index) -> None:
    assert [each.id for each in names.find("HUG", 5)][:2] == [UNIVERSITY.id, LONELY.id]
    assert [each.id for each in names.find("ada wren", 5)][:2] == [PERSON.id, NAMESAKE.id]


def test_only_things_of_the_kinds_are_found_and_of_what_is_narrower(names: Index) -> None:
    assert [e.id for e in names.find("wren", 9, ["Organization"])] == []
    assert names.find("HUG", 9, ["Organization"])[0].id == UNIVERSITY.id
    assert names.find("HUG", 9, ["University"])[0].id == UNIVERSITY.id


def test_no_more_is_given_than_is_wanted(names: Index) -> None:
    assert len(names.find("harbour", 2)) == 2


@pytest.mark.parametrize("text", ["", " ", "--", "*", '"'])
def test_a_text_without_a_word_is_refused(names: Index, text: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        names.find(text, 5)


@given(st.text(max_size=40))
def test_no_text_breaks_the_index(names: Index, text: str) -> None:
    try:
        hits = names.find(text, 3)
    except ValueError:
        return
    assert sorted(hits, key=lambda hit: -hit.score) == hits


def test_without_an_index_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no index of names"):
        Index(tmp_path / "names.sqlite").find("a", 1)


def test_of_a_damaged_index_it_is_said_what_to_do(tmp_path: Path) -> None:
    names = Index(tmp_path / "names.sqlite")
    index.write(names.path, [UNIVERSITY])
    names.path.write_bytes(names.path.read_bytes()[:5000])
    with pytest.raises(InputError, match=r"damaged .*names.sqlite.*Delete it"):
        names.find("HUG", 1)


def test_an_index_made_anew_is_read_at_once(tmp_path: Path) -> None:
    names = Index(tmp_path / "names.sqlite")
    index.write(names.path, [UNIVERSITY])
    assert names.find("HUG", 1)[0].id == UNIVERSITY.id
    index.write(names.path, [LONELY])
    assert names.find("HUG", 1)[0].id == LONELY.id
