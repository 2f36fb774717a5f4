"""What folding takes from names and strings."""

import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.strings import StringReader
from kg.resolve.scoring.printed import UNKNOWN, alike
from tests.kg.resolve.candidates.world import index, organization


def told(world: Index, text: str) -> dict[str, dict[str, float]]:
    strings = StringReader(world).read([text])
    found = pairs(world, strings)
    ids = world.ids.take(found.entity).to_pylist()
    columns = dict(alike(world, strings, found))
    return {
        id_: {name: column[row] for name, column in columns.items()} for row, id_ in enumerate(ids)
    }


def test_of_names_of_the_same_words_the_one_that_is_printed_so_is_nearer() -> None:
    world = build(
        [
            organization("ror:1", "University of Lagos"),
            organization("ror:2", "Universidad de Los Lagos"),
            organization("ror:3", "University of Zenda"),
        ]
    )
    found = told(world, "University of Lagos")

    assert found["ror:1"]["printed_ratio"] == 100
    assert found["ror:1"]["printed_behind_words"] == 0 < found["ror:2"]["printed_behind_words"]


def test_capitals_and_diacritics_make_no_difference() -> None:
    world = build([organization("ror:1", "Universität Zenda")])

    assert told(world, "UNIVERSITAT ZENDA")["ror:1"]["printed_ratio"] == 100


def test_what_is_there_by_a_relation_alone_has_no_name_to_be_like() -> None:
    parent = told(index(), "Institute of Duelling")["ror:3"]

    assert set(parent.values()) == {UNKNOWN}


def test_letters_that_stand_for_a_name_are_like_nothing() -> None:
    assert set(told(index(), "IDU")["ror:4"].values()) == {UNKNOWN}


@pytest.mark.parametrize("text", ["", "12"])
def test_without_candidates_there_is_nothing_to_tell(text: str) -> None:
    assert not told(index(), text)
