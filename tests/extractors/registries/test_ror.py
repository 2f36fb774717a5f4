"""What the registry of research organisations says, in either of its schemas."""

import gzip
from collections import Counter
from io import BytesIO
from pathlib import Path

import orjson
import pytest

from extractors.errors import MalformedError, MissingFieldError
from extractors.registries.ror import SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import ACRONYM, Document, Fact, Link, Mention, Name, Text, Unread

REAL = Path(__file__).parents[3] / "../shared/data/registries/ror.jsonl.gz"

ROR = "https://ror.org/"


def record(**fields: object) -> dict[str, object]:
    return {
        "id": f"{ROR}0zzzz0161",
        "names": [name("Mudwater University", "ror_display", "label", lang="en")],
        "types": ["education"],
        "status": "active",
        "external_ids": [],
        "relationships": [],
        **fields,
    }


def name(value: str, *types: str, lang: str | None = None) -> dict[str, object]:
    return {"value": value, "types": list(types), "lang": lang}


def facts(**fields: object) -> list[Fact]:
    return list(checked(SOURCE.extract(Raw(orjson.dumps(record(**fields)), "ror.jsonl"))))


def organization(**fields: object) -> Mention:
    mention = facts(**fields)[1]
    assert isinstance(mention, Mention)
    return mention


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (["education", "funder"], "University"),
        (["funder", "healthcare", "nonprofit"], "Hospital"),
        (["company", "facility"], "Company"),
        (["facility", "government"], "ResearchInstitute"),
        (["archive", "government"], "Government"),
        (["nonprofit"], "Nonprofit"),
        (["funder"], "Funder"),
        (["funder", "other"], "Organization"),
        ([], "Organization"),
    ],
)
def test_of_several_types_the_one_that_says_most_counts(types: list[str], kind: str) -> None:
    assert organization(types=types).kind == kind


def test_a_type_we_do_not_know_is_malformed() -> None:
    with pytest.raises(MalformedError, match="guild"):
        organization(types=["guild"])


def test_the_display_name_is_the_name_and_acronyms_are_marked() -> None:
    found = organization(
        names=[
            name("MU", "acronym"),
            name("Mudwater University", "label", "ror_display", lang="en"),
            name("泥水大學", "label", lang="zh"),
        ]
    )
    assert found.name == "Mudwater University"
    assert found.names == (Name("MU", ACRONYM), Name("泥水大學", "zh"))


def test_a_display_name_that_is_not_english_says_its_language() -> None:
    found = organization(names=[name("Schlammwerke", "ror_display", lang="de")])
    assert found.names == (Name("Schlammwerke", "de"),)


def test_an_organisation_without_a_name_is_refused() -> None:
    with pytest.raises(MissingFieldError, match="/names"):
        organization(names=[])


def test_an_id_with_a_wrong_check_digit_is_refused() -> None:
    with pytest.raises(MalformedError, match="/id"):
        organization(id=f"{ROR}0zzzz0162")


def test_identifiers_come_preferred_first_and_refused_ones_not_at_all() -> None:
    found = organization(
        external_ids=[
            {"type": "fundref", "all": ["100099998", "100099999"], "preferred": "100099999"},
            {"type": "isni", "all": ["0000 0000 9999 0017"], "preferred": None},
        ]
    )
    assert found.identifiers == ("ror:0zzzz0161", "fundref:100099999", "fundref:100099998")


@pytest.mark.parametrize(
    ("relation", "type_", "outward"),
    [
        ("parent", "partOf", True),
        ("child", "partOf", False),
        ("successor", "succeededBy", True),
        ("Predecessor", "succeededBy", False),
    ],
)
def test_a_relationship_links_the_two_the_right_way_round(
    relation: str, type_: str, outward: bool
) -> None:
    other = {"type": relation, "label": "Clay Works", "id": f"{ROR}0zzzz0258"}
    _, own, related, link = facts(relationships=[other])
    assert isinstance(own, Mention)
    assert isinstance(related, Mention)
    assert isinstance(link, Link)
    assert related.identifiers == ("ror:0zzzz0258",)
    ends = (own.id, related.id) if outward else (related.id, own.id)
    assert (link.type, link.source, link.target) == (type_, *ends)


def test_organisations_that_are_merely_related_are_left_out() -> None:
    other = {"type": "related", "label": "Clay Friends", "id": f"{ROR}0zzzz0258"}
    assert len(facts(relationships=[other])) == 2


def test_a_field_that_nobody_knows_is_unread() -> None:
    assert facts(motto="Per lutum")[-1] == Unread("motto")


def test_records_are_split_from_lines_and_from_an_indented_list() -> None:
    records = [record(), record(id=f"{ROR}0zzzz0258")]
    as_lines = b"".join(orjson.dumps(each) + b"\n" for each in records)
    as_list = orjson.dumps(records, option=orjson.OPT_INDENT_2)
    alone = orjson.dumps(records[0], option=orjson.OPT_INDENT_2)
    assert [orjson.loads(each) for each in SOURCE.split(BytesIO(as_lines))] == records
    assert [orjson.loads(each) for each in SOURCE.split(BytesIO(as_list))] == records
    assert [orjson.loads(each) for each in SOURCE.split(BytesIO(alone))] == records[:1]


def test_a_record_that_only_mentions_a_ror_id_is_not_the_registrys() -> None:
    work = {"id": "https://openalex.org/W1", "ror": f"{ROR}0zzzz0161", "external_ids": []}
    assert not SOURCE.recognises("works.jsonl", orjson.dumps(work))
    assert SOURCE.recognises("ror.jsonl", orjson.dumps(record()))


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="no registries under ../shared/data")
def test_every_real_record_is_read_to_the_last_field() -> None:
    keys: set[str] = set()
    countries: Counter[object] = Counter()
    unread: set[str] = set()
    with gzip.open(REAL) as stream:
        for position, data in enumerate(SOURCE.split(stream)):  # type: ignore[arg-type]
            document, mention, *rest = checked(SOURCE.extract(Raw(data, "ror.jsonl", position)))
            assert isinstance(document, Document)
            assert isinstance(mention, Mention)
            assert mention.identifiers[0] == f"ror:{document.key}"
            ids = [each.id for each in rest if not isinstance(each, Unread | Text)]
            assert len(ids) == len(set(ids))
            keys.add(document.key)
            countries[mention.properties["countryCode"]] += 1
            unread.update(each.path for each in rest if isinstance(each, Unread))
    assert unread == set()
    assert len(keys) == 51_370
    assert countries["HK"] >= 69
