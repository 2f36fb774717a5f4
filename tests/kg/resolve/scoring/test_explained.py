"""How much of a string an organisation accounts for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.strings import StringReader
from kg.resolve.scoring.explained import explained
from tests.kg.resolve.candidates.world import index

WORLD = index()
READER = StringReader(WORLD)
WORDS = ["Institute", "of", "Duelling", "Zenda", "Northwich", "University", "Germany", "Foils", ","]


def told(text: str) -> dict[str, dict[str, float]]:
    strings = READER.read([text])
    found = pairs(WORLD, strings)
    ids = WORLD.ids.take(found.entity).to_pylist()
    columns = dict(explained(WORLD, strings, found))
    return {
        id_: {name: column[row] for name, column in columns.items()} for row, id_ in enumerate(ids)
    }


def test_its_name_its_city_its_country_and_its_parent_are_its_own() -> None:
    text = "Institute of Duelling, Ruritanian Academy of Sciences, Zenda, Germany"

    assert told(text)["ror:4"]["explained_share"] == pytest.approx(1)
    assert told(text)["ror:4"]["unexplained_rarest"] == 0


def test_of_homonyms_the_one_at_home_in_the_string_leaves_less_unsaid() -> None:
    found = told("Northwich University, Elsewhere, Canada")

    assert found["ror:2"]["explained_share"] == pytest.approx(1)
    assert found["ror:1"]["unexplained_rarest"] > 0


def test_a_word_beside_the_name_is_left_over_in_its_segment() -> None:
    near, far = told("Foils Institute of Duelling"), told("Foils, Institute of Duelling")

    assert near["ror:4"]["unexplained_here"] > 0 == far["ror:4"]["unexplained_here"]
    assert far["ror:4"]["unexplained_rarest"] > 0


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_nobody_accounts_for_more_than_the_string(words: list[str]) -> None:
    for columns in told(" ".join(words)).values():
        assert 0 <= columns["explained_share"] <= 1 + 1e-9
        assert columns["unexplained_here"] <= columns["unexplained_rarest"]
