"""Which candidates are named, by probabilities that are given."""

import numpy as np
import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.registry import Name
from kg.resolve.candidates.strings import StringReader
from kg.resolve.matching.matcher import Candidates, Matcher
from kg.resolve.matching.support import Affiliation
from kg.resolve.scoring.ranker import shipped
from tests.kg.resolve.candidates.world import organization

ACADEMY, SCHOOL = "Ruritanian Academy of Sciences", "Northwich University"
LIKELY = {"ror:1": 0.6, "ror:3": 0.6}
"""Probabilities of what all else is a part of; parts have little."""


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    institute, laboratory = f"Institute of Duelling, {ACADEMY}", f"Laboratory of Foils, {SCHOOL}"
    own = [Name(institute, "", True, False)]
    deep = [Name(f"Laboratory of Rapiers, {institute}", "", True, False)]
    kind = "ResearchInstitute"
    index = build(
        [
            organization("ror:1", ACADEMY, kind="Government"),
            organization("ror:2", institute, kind=kind, parents=["ror:1"], names=own),
            organization("ror:3", SCHOOL),
            organization("ror:4", laboratory, kind=kind, parents=["ror:3"]),
            organization("ror:6", f"{SCHOOL} School of Dentistry", parents=["ror:3"]),
            organization("ror:7", f"{SCHOOL} Foxtown", parents=["ror:3"]),
            organization("ror:5", deep[0].text, kind=kind, parents=["ror:2"], names=deep),
        ]
    )
    return Matcher(index, shipped())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (f"Institute of Duelling, {ACADEMY}", {"ror:1", "ror:2"}),
        (f"Laboratory of Foils, {SCHOOL}", {"ror:3"}),
        (f"Laboratory of Rapiers, Institute of Duelling, {ACADEMY}", {"ror:1", "ror:2"}),
        (f"{SCHOOL} School of Dentistry", {"ror:3"}),
        (f"{SCHOOL} Foxtown", {"ror:7"}),
    ],
)
def test_institutes_and_campuses_are_named_and_schools_and_laboratories_are_not(
    matcher: Matcher, text: str, ids: set[str]
) -> None:
    strings = StringReader(matcher.index).read([text])
    found = pairs(matcher.index, strings, [""])
    names = matcher.index.ids.take(found.entity).to_pylist()
    probability = np.array(
        [
            LIKELY.get(name, 0.1 if exact >= 0 else 0.0)
            for name, exact in zip(names, found.exact, strict=True)
        ]
    )
    candidates = Candidates(strings, found, probability)
    assert {each.id for each in next(matcher.chosen([Affiliation(text)], candidates))} == ids
