"""Names of companies that mean all of themselves or nothing, and words that name nobody."""

import numpy as np
import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.registry import Name
from kg.resolve.candidates.strings import StringReader
from kg.resolve.matching.choices import kind_row
from kg.resolve.matching.legal_names import amid_others, everyday, in_part
from kg.resolve.matching.matcher import Matcher
from kg.resolve.matching.support import Affiliation
from kg.resolve.scoring.ranker import shipped
from ontology.facts import ACRONYM
from tests.kg.resolve.candidates.world import organization


@pytest.fixture(scope="module")
def index() -> Index:
    acronyms = [Name("BIG", ACRONYM, False, False), Name("ZIG", ACRONYM, False, False)]
    return build(
        [
            organization("ror:1", "Zenda Institute of Genealogy", names=acronyms),
            organization("ror:2", "Strelsau University", cities=["Strelsau"]),
            organization("ror:3", "Apple", kind="Company", names=[Name("Apple", "", True, False)]),
            organization("ror:4", "Tarlenheim", kind="Company"),
        ]
    )


def kept(index: Index, text: str) -> set[str]:
    """The candidates of a string that neither rule takes away."""
    strings = StringReader(index).read([text])
    found = pairs(index, strings, [""])
    gone = in_part(index, strings, found, kind_row(index, "Company"))
    gone |= everyday(index, strings, found)
    return {index.ids[int(entity)].as_py() for entity in found.entity[~gone]}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ZIG, Inc.", set()),
        ("Strelsau University Press Ltd", set()),
        ("Strelsau University, Inc.", {"ror:2"}),
        ("Department of Foils, Strelsau University", {"ror:2"}),
        ("Apple Hospitality REIT, Inc.", set()),
        ("Apple Inc.", {"ror:3"}),
        ("Tarlenheim Foils GmbH", {"ror:4"}),
    ],
)
def test_a_legal_name_means_all_of_it_or_a_company_with_a_name_of_its_own(
    index: Index, text: str, ids: set[str]
) -> None:
    assert kept(index, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Laboratory of Big Foils", set()),
        ("LABORATORY OF BIG FOILS", set()),
        ("Laboratory of Foils, BIG", {"ror:1"}),
        ("BIG", {"ror:1"}),
        ("Zig", {"ror:1"}),
    ],
)
def test_an_ordinary_word_is_an_acronym_only_in_capitals_of_its_own(
    index: Index, text: str, ids: set[str]
) -> None:
    assert kept(index, text) == ids


@pytest.mark.parametrize("text", ["Foils ZIG, Inc.", "Foils Big Research Council"])
def test_what_the_corpus_knows_makes_no_name_of_such_a_word(index: Index, text: str) -> None:
    matcher = Matcher(index, shipped())
    assert matcher.match([Affiliation(text)], known={"ror:1": 50}) == [[]]


def test_words_of_weight_beside_a_name_are_told_from_legal_forms(index: Index) -> None:
    strings = StringReader(index).read(["Apple Orchards Ltd", "Apple Ltd"])
    assert amid_others(strings, 0, 0, 1)
    first = int(np.asarray(strings.word_starts)[1])
    assert not amid_others(strings, 1, first, first + 1)
