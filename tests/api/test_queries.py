"""Every ready-made query says its question and is answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.topics.question import WORDS
from tests.api.conftest import Api
from tests.api.worlds.graph import KESTREL, NORTHBANK

QUERIES = sorted((Path(__file__).parents[2] / "graphql/queries").glob("*.graphql"))

ANSWERS = Path(__file__).parent / "answers"
"""What each is answered on the graph made by hand: read there, not from what came out."""

VARIABLES: dict[str, dict[str, Any]] = {
    "around_an_organisation": {"seeds": [KESTREL]},
    "career_of_a_person": {"person": "kg:person/2", "since": 2020},
    "chain_to_a_company": {"from": "kg:person/3", "to": KESTREL, "minConfidence": 0.8},
    "collaborations_in_figures": {"organization": KESTREL},
    "complete_a_name": {"text": "hongsun"},
    "cut_points_between_cities": {"here": "geonames:1", "there": "geonames:1"},
    "evidence_of_a_collaboration": {"between": [KESTREL, NORTHBANK]},
    "find_by_name": {"text": "红隼"},
    "firms_founded_from_a_university": {"university": NORTHBANK},
    "inventors_at_a_university": {"university": NORTHBANK},
    "licences_in_filings": {"since": 2018, "party": "northbank"},
    "partners_of_a_university": {"university": NORTHBANK, "topic": "cpc:B25J15/00", "since": 2018},
    "partners_to_be": {"organization": NORTHBANK},
    "patents_that_cite_an_institute": {"organization": NORTHBANK},
    "prior_work": {"text": "软体机械手"},
    "profile_of_an_organisation": {"id": KESTREL},
    "strongest_university_partners_of_a_group": {"company": KESTREL},
    "university_industry_share": {"university": NORTHBANK, "since": 2018},
    "who_joins_two_cities": {"here": "geonames:1", "there": "geonames:1"},
    "who_moved_to_industry": {"since": "2003"},
    "who_works_on_a_topic": {"topic": "cpc:B25J15/00"},
}


STATEMENTS = {"chain_to_a_company": 4, "cut_points_between_cities": 3}
"""Of those not answered by one: what is walked is read first, a chain's links by rounds."""


def test_every_ready_made_query_is_tried() -> None:
    assert [each.stem for each in QUERIES] == sorted(VARIABLES)


@pytest.mark.parametrize("path", QUERIES, ids=lambda each: each.stem)
def test_a_ready_made_query_is_answered_by_one_statement(api: Api, path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ")
    assert text.splitlines()[0].endswith("?")
    answer = api.ask(text, **VARIABLES[path.stem])
    for hit in answer.get("search", {}).get("edges", []):
        assert hit.pop("score") > 0  # its place in the list is what it means
    for hit in answer.get("priorWork", {}).get("edges", []):
        words = hit.pop("score") - hit.pop("similarity")  # nobody reads cosines off a graph
        assert -0.001 <= words <= WORDS + 0.001
    assert answer == json.loads((ANSWERS / f"{path.stem}.json").read_text("utf-8"))
    assert len(api.store.asked) == STATEMENTS.get(path.stem, 1)
