"""From mentions to one node: whose word counts, and what is kept of the others."""

import shutil
from pathlib import Path
from typing import Any

import orjson

from kg.build.entities import entity
from kg.build.target_graph import digest
from ontology.statements import statements_of
from tests.kg.support.workshop import Workshop

CASES = Path(__file__).parents[2] / "extractors" / "cases"


def mention(name: str, **given: Any) -> dict[str, Any]:
    return {
        "kind": "Organization",
        "name": name,
        "names": [],
        "identifiers": [],
        "properties": None,
        "registry": False,
        "origin": "notes",
        "position": 2,
        "document": "doc:notes/1",
        **given,
    }


def test_a_registry_names_an_organisation_before_any_document_does() -> None:
    ror = mention("Mudwater University", registry=True, origin="ror", position=1)
    node = entity("ror:1", [], [mention("MUDWATER UNIV"), mention("MUDWATER UNIV"), ror])
    assert node.properties["name"] == "Mudwater University"
    assert node.properties["aliases"] == ("MUDWATER UNIV",)


def test_ror_is_heard_before_lei() -> None:
    lei = mention("MUDWATER LTD", registry=True, origin="lei", position=1)
    ror = mention("Mudwater", registry=True, origin="ror", position=1)
    assert entity("ror:1", [], [lei, ror]).properties["name"] == "Mudwater"


def test_without_a_registry_the_name_printed_most_often_counts() -> None:
    node = entity("kg:org/1", [], [mention("Acme"), mention("ACME"), mention("Acme")])
    assert node.properties["name"] == "Acme"


def test_the_narrowest_class_counts() -> None:
    node = entity("kg:org/1", [], [mention("Acme"), mention("Acme", kind="Company")])
    assert node.labels == ("Entity", "Agent", "Organization", "Company")


def test_a_name_tells_the_class_where_no_source_does_and_says_so() -> None:
    node = entity("kg:org/1", [], [mention("Acme"), mention("Acme"), mention("Acme Co., Ltd.")])
    assert node.labels[-1] == "Company"
    (said,) = (s for s in statements_of(node.id, node.properties) if s.property == "kind")
    assert said.value == "Company, by its name: Acme Co., Ltd. (co)"
    assert said.documents == ("doc:notes/1",)


def test_what_a_source_says_goes_before_the_name() -> None:
    node = entity("kg:org/1", [], [mention("Acme Co., Ltd.", kind="ResearchInstitute")])
    assert node.labels[-1] == "ResearchInstitute"
    assert not [s for s in statements_of(node.id, node.properties) if s.property == "kind"]


def test_names_in_both_languages_are_told_apart() -> None:
    names = [{"text": "泥水大學", "language": "zh-Hant"}]
    node = entity("ror:1", [], [mention("Mudwater University", names=names)])
    assert node.properties["nameZh"] == "泥水大學"
    assert node.properties["nameEn"] == "Mudwater University"


def test_search_sees_every_name_in_simplified_characters() -> None:
    names = [{"text": "泥水大學", "language": "zh"}]
    found = entity("ror:1", [], [mention("Mudwater", names=names)]).properties["searchText"]
    assert "泥水大学" in str(found)
    assert "mudwater" in str(found)


def test_the_order_of_mentions_does_not_matter() -> None:
    mentions = [mention("Acme", document=f"doc:notes/{n}") for n in range(3)]
    mentions += [mention("ACME Ltd", properties='{"countryCode": "HK"}', document="doc:notes/9")]
    assert entity("kg:org/1", [], mentions) == entity("kg:org/1", [], mentions[::-1])


def test_the_digest_changes_with_kind_and_properties() -> None:
    assert digest("Paper", '{"a": 1}') == digest("Paper", '{"a": 1}')
    assert len({digest("Paper", "{}"), digest("Patent", "{}"), digest("Paper", '{"a": 1}')}) == 3


def test_a_name_is_told_before_a_number_that_stands_for_one() -> None:
    number = mention("10.5555/ice.1", kind="Paper", identifiers=["doi:10.5555/ice.1"])
    node = entity("doi:10.5555/ice.1", [], [number, number, mention("Ice", kind="Paper")])
    assert node.properties["name"] == "Ice"


def test_a_paper_the_patent_that_cites_it_and_the_filing_of_who_paid_meet(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    filing = "an_8k_discloses_a_licence_and_files_it.txt"
    shutil.copy(CASES / "uspto" / "applicants_beside_inventors.xml", shop.inbox)
    shutil.copy(CASES / "sec" / filing, shop.inbox)
    work = {
        "DOI": "10.9999/JPR.2015.77",
        "type": "journal-article",
        "title": ["Folding by Learning"],
        "author": [{"given": "Ana", "family": "Quaye", "affiliation": []}],
        "funder": [{"name": "Orchid Photonics, Inc.", "award": ["OP-7"]}],
        "content-domain": {"domain": []},
    }
    (shop.inbox / "work.json").write_bytes(orjson.dumps(work))
    shop.again()
    paper = "Folding by Learning"
    cited = [each["from"] for each in shop.edges("CITES") if each["to"] == paper]
    assert [each["from"] for each in shop.edges("AUTHORED") if each["to"] == paper] == ["Ana Quaye"]
    assert cited == ["Robot that learns to fold paper"]
    payers = {each["to"] for each in shop.edges("FUNDED_BY") if each["from"] == paper}
    assert payers == {each["from"] for each in shop.edges("FILED")}
