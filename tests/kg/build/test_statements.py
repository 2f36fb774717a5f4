"""Of several values the most believed counts, and every one knows who gives it."""

import json
from pathlib import Path
from typing import Any

from kg.build.entities import entity
from ontology.statements import LONGEST, MOST, statements_of
from tests.kg.support.workshop import Workshop


def mention(source: str, key: str = "1", **values: Any) -> dict[str, Any]:
    return {
        "kind": "Paper",
        "name": "On Films",
        "names": [],
        "identifiers": [],
        "properties": json.dumps(values),
        "registry": False,
        "origin": source,
        "position": 1,
        "document": f"doc:{source}/{key}",
    }


def told(*mentions: dict[str, Any]) -> dict[tuple[str, str], tuple[str, ...]]:
    properties = entity("doi:10.1/x", [], mentions).properties
    found = statements_of("doi:10.1/x", properties)
    return {(each.property, each.value): each.documents for each in found}


def test_a_publisher_is_believed_before_who_gathers_what_others_publish() -> None:
    mentions = [mention("bibtex", venue="J"), mention("crossref", venue="Journal of Films")]
    assert entity("doi:10.1/x", [], mentions).properties["venue"] == "Journal of Films"


def test_a_source_may_be_believed_less_on_one_property() -> None:
    mentions = [
        mention("crossref", venue="Films", abstract="<p>We film"),
        mention("pubmed", venue="Films (Lond)", abstract="We film."),
    ]
    properties = entity("doi:10.1/x", [], mentions).properties
    assert (properties["venue"], properties["abstract"]) == ("Films", "We film.")


def test_what_one_source_says_is_retracted_no_other_makes_whole() -> None:
    mentions = [mention("crossref", retracted=False), mention("openalex", retracted=True)]
    assert entity("doi:10.1/x", [], mentions).properties["retracted"] is True


def test_every_value_knows_its_documents_the_most_believed_first() -> None:
    found = told(
        mention("bibtex", year=2020), mention("crossref", year=2020), mention("ris", year=2019)
    )
    assert found["year", "2020"] == ("doc:crossref/1", "doc:bibtex/1")
    assert found["year", "2019"] == ("doc:ris/1",)


def test_documents_of_a_value_and_characters_of_it_are_few() -> None:
    many = [mention("openalex", str(n), abstract="x" * 5_000) for n in range(MOST + 3)]
    ((_, value), documents), *_ = (each for each in told(*many).items() if each[0][0] == "abstract")
    assert (len(value), len(documents)) == (LONGEST, MOST)


def test_links_of_a_retracted_paper_carry_it(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    record = {
        "DOI": "10.5555/notice", "indexed": {}, "type": "journal-article",
        "title": ["Retraction: On Films"],
        "issued": {"date-parts": [[2022]]},
        "update-to": [{"DOI": "10.5555/films", "type": "retraction"}],
    }  # fmt: skip
    paper = {
        "DOI": "10.5555/films", "type": "journal-article", "title": ["On Films"],
        "issued": {"date-parts": [[2020]]},
        "author": [
            {"given": "Mei", "family": "Chan", "affiliation": [{"name": "Harbour University"}]},
            {"given": "Otto", "family": "Berg", "affiliation": [{"name": "Bay Films Ltd"}]},
        ],
    }  # fmt: skip
    lines = [json.dumps(each) for each in (record, paper)]
    (shop.inbox / "works.jsonl").write_text("\n".join(lines), "utf-8")
    shop.run()
    assert {each["retractedWork"] for each in shop.edges("AUTHORED")} == {True}
    assert {each["retractedWork"] for each in shop.edges("EVIDENCED_BY")} == {True}
    assert all("retractedWork" not in each for each in shop.edges("AFFILIATED_WITH"))
