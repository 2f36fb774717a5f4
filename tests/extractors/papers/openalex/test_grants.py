"""Grants among the works of OpenAlex."""

import orjson

from extractors.papers.openalex.works import SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Mention


def test_a_number_of_blanks_names_no_grant() -> None:
    work = {
        "id": "https://openalex.org/W7000000001",
        "type": "grant",
        "title": None,
        "awards": [{"funder_award_id": " "}],
    }
    facts = checked(SOURCE.extract(Raw(orjson.dumps(work), "works.jsonl", 0)))
    (grant,) = (each for each in facts if isinstance(each, Mention))
    assert (grant.kind, grant.name, dict(grant.properties)) == ("Grant", "W7000000001", {})
