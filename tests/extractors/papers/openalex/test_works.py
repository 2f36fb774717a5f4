"""OpenAlex works become papers, people, institutions, topics, funding and citations."""

import gzip
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import orjson
import pytest

from extractors.errors import MalformedError, MissingFieldError
from extractors.papers.openalex.works import IGNORED, KINDS, SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Document, Fact, Mention, Unread, seen
from ontology.schema import vocabulary
from tests.extractors.facts import links, mentions

REAL = Path(__file__).parents[4] / "../shared/data/papers/openalex"


def facts(**fields: object) -> list[Fact]:
    work = {"id": "https://openalex.org/W1", "title": "Mud", "publication_year": 2020, **fields}
    return list(checked(SOURCE.extract(Raw(orjson.dumps(work), "works.jsonl"))))


def test_the_document_is_named_by_the_work_and_the_paper_comes_first() -> None:
    document, paper = facts()
    assert isinstance(document, Document)
    assert document.id == "doc:openalex/W1"
    assert isinstance(paper, Mention)
    assert (paper.kind, paper.name) == ("Paper", "Mud")


def test_a_work_without_an_id_is_refused() -> None:
    with pytest.raises(MissingFieldError, match="/id"):
        facts(id=None)


def test_the_abstract_is_put_back_in_order() -> None:
    index = {"mud": [1, 3], "Only": [0], "and": [2]}
    (paper,) = mentions("Paper", facts(abstract_inverted_index=index))
    assert paper.properties["abstract"] == "Only mud and mud"


@pytest.mark.parametrize("index", [["mud"], {"mud": 1}, {"mud": [0], "and": ["x"]}])
def test_an_abstract_of_another_shape_is_malformed(index: object) -> None:
    with pytest.raises(MalformedError, match="/abstract_inverted_index"):
        facts(abstract_inverted_index=index)


def test_an_institution_of_two_authors_is_mentioned_once_and_linked_twice() -> None:
    institution = {"id": "https://openalex.org/I5", "display_name": "Estuary", "type": "education"}
    authorships = [
        {"author": {"display_name": name}, "institutions": [institution]} for name in ("A", "B")
    ]
    found = facts(authorships=authorships)
    assert len(mentions("University", found)) == 1
    assert len(links("affiliatedWith", found)) == 2
    assert len(links("contributedTo", found)) == 1


def test_an_affiliation_holds_for_the_year_of_the_paper() -> None:
    institution = {"id": "https://openalex.org/I5", "display_name": "Estuary"}
    found = facts(authorships=[{"author": {"display_name": "A"}, "institutions": [institution]}])
    (link,) = links("affiliatedWith", found)
    assert link.spell == seen("2020")


@pytest.mark.parametrize(("type_", "kind"), [*KINDS.items(), ("other", "Organization")])
def test_a_type_of_institution_becomes_the_narrowest_class(type_: str, kind: str) -> None:
    institution = {"id": "https://openalex.org/I5", "display_name": "Estuary", "type": type_}
    found = facts(authorships=[{"author": {"display_name": "A"}, "institutions": [institution]}])
    assert [each.name for each in mentions(kind, found)] == ["Estuary"]


def test_an_organisation_that_openalex_does_not_know_is_named_as_printed() -> None:
    work = {
        "authorships": [
            {"author": {"display_name": name}, "raw_affiliation_strings": ["Heron Glass Ltd"]}
            for name in ("A", "B")
        ]
    }
    found = facts(**work)
    (organization,) = mentions("Organization", found)
    assert (organization.name, organization.evidence.confidence) == ("Heron Glass Ltd", 0.8)
    works_at, contributed = links("affiliatedWith", found), links("contributedTo", found)
    assert (len(works_at), len(contributed)) == (2, 1)
    assert {each.evidence.confidence for each in works_at + contributed} == {0.8}
    assert {each.spell for each in works_at} == {seen("2020")}


def test_an_address_without_an_institution_is_quoted_with_its_author() -> None:
    address = "12 Invented Street, Lantau"
    authorship = {"author": {"display_name": "A"}, "raw_affiliation_strings": [address]}
    found = facts(authorships=[authorship])
    assert mentions("Organization", found) == []
    assert mentions("Person", found)[0].evidence.quote == "A; 12 Invented Street, Lantau"


def test_words_that_may_name_a_known_institution_make_no_second_one() -> None:
    authorship = {
        "author": {"display_name": "A"},
        "institutions": [{"id": "https://openalex.org/I5", "display_name": "Estuary"}],
        "raw_affiliation_strings": ["Estuary U"],
    }
    found = facts(authorships=[authorship])
    assert [each.name for each in mentions("Organization", found)] == ["Estuary"]


def test_namesakes_on_one_paper_stay_two_people() -> None:
    author = {"author": {"display_name": "Wei Lu"}}
    found = facts(authorships=[author, author])
    assert len({each.id for each in mentions("Person", found)}) == 2
    assert [each.properties["position"] for each in links("authored", found)] == [1, 2]


def test_an_author_without_a_name_is_nobody_but_the_institution_counts() -> None:
    institution = {"id": "https://openalex.org/I5", "display_name": "Estuary"}
    found = facts(authorships=[{"author": {}, "institutions": [institution]}])
    assert mentions("Person", found) == []
    assert len(links("contributedTo", found)) == 1


def test_a_funder_named_in_two_fields_is_one_funder() -> None:
    funder = "https://openalex.org/F9"
    found = facts(
        funders=[{"id": funder, "display_name": "Board", "ror": "https://ror.org/00q4vv597"}],
        grants=[{"funder": funder, "funder_display_name": "Board", "award_id": "7"}],
    )
    assert len(mentions("Funder", found)) == 1
    assert len(links("fundedBy", found)) == 2


def test_a_work_cited_twice_is_cited_once() -> None:
    cited = "https://openalex.org/W2"
    found = facts(referenced_works=[cited, cited])
    assert len(links("cites", found)) == 1


def test_a_new_field_is_told_as_unread() -> None:
    found = facts(mood="fine", authorships=[{"author": {"display_name": "A", "age": 4}}])
    unread = [each.path for each in found if isinstance(each, Unread)]
    assert unread == ["authorships.author.age", "mood"]


def test_classes_of_institutions_are_classes_of_the_vocabulary() -> None:
    assert all(vocabulary().is_a(kind, "Organization") for kind in KINDS.values())


def test_no_field_is_ignored_below_one_that_is_ignored() -> None:
    assert not [path for path in IGNORED if path.rpartition(".")[0] in IGNORED]


@pytest.mark.parametrize(
    "data",
    [
        b'{"id": "https://openalex.org/W1"}\n{"id": "https://openalex.org/W2"}\n',
        b'[{"id": "https://openalex.org/W1"},\n {"id": "https://openalex.org/W2"}]',
        b'{"results": [{"id": "https://openalex.org/W1"}, {"id": "https://openalex.org/W2"}]}',
        b'{\n"meta": {},\n"results": [{"id": "https://openalex.org/W1"},\n'
        b'{"id": "https://openalex.org/W2"}]}',
    ],
)
def test_lines_lists_and_pages_hold_the_same_works(data: bytes) -> None:
    keys = [orjson.loads(each)["id"][-2:] for each in SOURCE.split(BytesIO(data))]
    assert keys == ["W1", "W2"]


def test_a_broken_line_is_one_document_and_spares_the_others() -> None:
    data = b'{"id": "https://openalex.org/W1"}\n{"id": \n{"id": "https://openalex.org/W2"}\n'
    assert len(list(SOURCE.split(BytesIO(data)))) == 3


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("authors.json", b'{"id": "https://openalex.org/A1", "works_count": 3}'),
        ("crossref.json", b'{"DOI": "10.5555/1", "title": ["Mud"], "publication_year": 2020}'),
        ("report.html", b"<html>https://openalex.org/W1</html>"),
        ("photo.jpg", b"\xff\xd8\xff\xe0"),
        ("empty.json", b""),
    ],
)
def test_other_files_are_not_recognised(name: str, head: bytes) -> None:
    assert not SOURCE.recognises(name, head)


def real_works() -> Iterator[tuple[str, int, bytes]]:
    for path in sorted(REAL.glob("*.gz")):
        with gzip.open(path) as stream:
            for position, data in enumerate(SOURCE.split(stream)):  # type: ignore[arg-type]
                yield path.stem, position, data


@pytest.mark.skipif(not REAL.exists(), reason="no OpenAlex works under ../shared/data")
def test_every_real_work_is_read_to_the_last_field() -> None:
    works = authorships = cited = 0
    for name, position, data in real_works():
        found = list(checked(SOURCE.extract(Raw(data, name, position))))
        record = orjson.loads(data)
        assert [each for each in found if isinstance(each, Unread)] == []
        works += 1
        authorships += len(record["authorships"]) - len(links("authored", found))
        cited += len(set(record["referenced_works"])) - len(links("cites", found))
    assert works >= 367
    assert authorships == 0
    assert cited == 0


@pytest.mark.skipif(not REAL.exists(), reason="no OpenAlex works under ../shared/data")
def test_every_real_file_is_recognised() -> None:
    for path in REAL.glob("*.gz"):
        with gzip.open(path) as stream:
            assert SOURCE.recognises(path.stem, stream.read(1 << 16))
