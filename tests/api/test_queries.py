"""Every ready-made query says its question and is answered."""

from pathlib import Path
from typing import Any

import pytest

from .conftest import Api
from .graph import KESTREL, NORTHBANK

QUERIES = sorted((Path(__file__).parents[2] / "graphql/queries").glob("*.graphql"))

VARIABLES: dict[str, dict[str, Any]] = {
    "around_an_organisation": {"seeds": [KESTREL]},
    "career_of_a_person": {"person": "kg:person/2", "since": 2020},
    "chain_to_a_company": {"from": "kg:person/3", "to": KESTREL, "minConfidence": 0.8},
    "evidence_of_a_collaboration": {"between": [KESTREL, NORTHBANK]},
    "inventors_at_a_university": {"university": NORTHBANK},
    "licences_in_filings": {"since": 2018},
    "partners_of_a_university": {"university": NORTHBANK, "topic": "cpc:B25J15/00", "since": 2018},
    "patents_that_cite_an_institute": {"organization": NORTHBANK},
    "prior_work": {"text": "gripper"},
    "profile_of_an_organisation": {"id": KESTREL},
    "strongest_university_partners_of_a_group": {"company": KESTREL},
    "university_industry_share": {"university": NORTHBANK, "since": 2018},
    "who_works_on_a_topic": {"topic": "cpc:B25J15/00"},
}


def test_every_ready_made_query_is_tried() -> None:
    assert [each.stem for each in QUERIES] == sorted(VARIABLES)


@pytest.mark.parametrize("path", QUERIES, ids=lambda each: each.stem)
def test_a_ready_made_query_is_answered_by_one_statement(api: Api, path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ")
    assert text.splitlines()[0].endswith("?")
    answer = api.ask(text, **VARIABLES[path.stem])
    assert isinstance(answer, dict)
    assert any(answer.values())
    assert len(api.store.asked) == 1


def test_the_partners_of_a_university_come_by_kind_and_year(api: Api) -> None:
    (path,) = [each for each in QUERIES if each.stem == "partners_of_a_university"]
    answer = api.ask(path.read_text("utf-8"), **VARIABLES[path.stem])
    ((edge),) = answer["organization"]["collaborators"]["edges"]
    assert edge["node"]["id"] == KESTREL
    assert edge["collaboration"]["byYear"] == [
        {"year": 2019, "kind": "CO_AUTHORSHIP", "count": 1},
        {"year": 2020, "kind": "LICENCE", "count": 1},
    ]
