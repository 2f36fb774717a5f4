from pathlib import Path

import numpy as np
import pytest

from kg.resolve.candidates.build import build
from kg.resolve.candidates.countries import foreign_by_address
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import pairs
from kg.resolve.candidates.registry import Name
from kg.resolve.candidates.strings import StringReader
from kg.resolve.candidates.variants import variants
from tests.kg.resolve.candidates.world import index, organization


@pytest.fixture(scope="module")
def world() -> Index:
    return index()


def candidates(world: Index, text: str) -> set[str]:
    found = pairs(world, StringReader(world).read([text]))
    return {world.ids[row].as_py() for row in found.entity.tolist()}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Dept. of Foils, Institute of Duelling, Zenda", "ror:4"),
        ("Univ. of Northwich", "ror:1"),
        ("IDU", "ror:4"),
        ("Ruritanian Acad. of Sci.", "ror:3"),
        ("Ruritanain Academy, Zenda", "ror:3"),
        ("Institute ofDuelling", "ror:4"),
        ("Inst. Duell., Zenda", "ror:4"),
        ("Uniersidad de Northwich", "ror:1"),
        ("Universitaet Northwich", "ror:1"),
        ("currently atNorthwich University", "ror:1"),
        ("Institute of#N#   Duelling", "ror:4"),
        ("N?rthwich University", "ror:1"),
        ("Zenda2FInstitute of Duelling", "ror:4"),
    ],
)
def test_an_organisation_is_a_candidate_however_it_is_printed(
    world: Index, text: str, id_: str
) -> None:
    assert id_ in candidates(world, text)


def test_the_parent_of_what_is_named_is_a_candidate(world: Index) -> None:
    assert "ror:3" in candidates(world, "Institute of Duelling")


def test_a_part_in_the_city_that_is_printed_is_a_candidate(world: Index) -> None:
    assert "ror:4" in candidates(world, "Ruritanian Academy of Sciences, Zenda")
    assert "ror:4" not in candidates(world, "Ruritanian Academy of Sciences")


def test_words_on_two_sides_of_a_comma_are_no_name_turned_round(world: Index) -> None:
    def exact(text: str) -> bool:
        found = pairs(world, StringReader(world).read([text]))
        return bool((found.exact >= 0).any())

    assert exact("University of Northwich")
    assert not exact("University, Northwich")


def test_what_a_footnote_says_before_an_organisation_is_none_of_its_words(world: Index) -> None:
    read = StringReader(world).read(["*Current addressNorthwich University", "Nowhere at all"])

    assert read.texts[0] == ["northwich", "university"]
    assert read.start[0] == len("*Current address")
    assert read.texts[1] == ["nowhere", "all"]


def test_a_function_word_that_ran_into_a_generic_one_is_taken_off(world: Index) -> None:
    assert StringReader(world).read(["Universityof Northwich"]).texts == [
        ["university", "northwich"]
    ]


@pytest.mark.parametrize("accent", ["\u00b4", "`", "\u00a8", "\u02dc"])
def test_a_letter_that_stands_apart_from_its_accent_is_one_of_its_word(
    world: Index, accent: str
) -> None:
    (words,) = StringReader(world).read([f"University of Northw {accent}ich"]).texts
    assert words == ["university", "northwich"]


def test_before_a_legal_form_common_words_are_nobodys_name() -> None:
    zorro = Name("Information Technology (Zenda) Co., Ltd.", "", True, False)
    plain = Name("Zorro Widgets (Zenda) Co., Ltd.", "", True, False)

    assert ("information", "technology") not in variants(zorro)
    assert ("zorro", "widget") in variants(plain)


def test_a_country_in_the_name_of_another_is_not_where_an_organisation_is() -> None:
    here = organization("ror:1", "University of Canada", country="CA")
    world = build([here, organization("ror:2", "Zenda University", country="GB")])

    def elsewhere(text: str) -> set[str]:
        strings = StringReader(world).read([text])
        found = pairs(world, strings)
        ids = world.ids.take(found.entity[foreign_by_address(world, strings, found)]).to_pylist()
        return set(ids)

    assert "ror:2" not in elsewhere("University of Canada, Zenda University")
    assert "ror:2" in elsewhere("Zenda University, Canada")


def test_a_domain_names_who_has_it_and_none_of_its_parts() -> None:
    part = organization("ror:2", "Institute of Duelling", domain="rudolfo.edu", parents=["ror:1"])
    world = build([organization("ror:1", "Zenda University", domain="rudolfo.edu"), part])

    assert candidates(world, "Rudolfo") == {"ror:1"}


def test_a_string_of_nothing_known_has_no_candidates(world: Index) -> None:
    assert candidates(world, "12, ;;") == set()


def test_strings_of_a_batch_do_not_run_into_each_other(world: Index) -> None:
    found = pairs(world, StringReader(world).read(["Institute of", "Duelling"]))

    assert not (found.exact >= 0).any()


def test_an_index_is_read_as_it_was_written(world: Index, tmp_path: Path) -> None:
    world.save(tmp_path)
    read = Index.load(tmp_path)

    assert read.ids.to_pylist() == world.ids.to_pylist()
    assert np.array_equal(read.prefixes, world.prefixes)


def test_letters_are_initials_of_one_word_where_only_blanks_and_dots_part_them() -> None:
    world = build(
        [organization("ror:1", "AF Widgets"), organization("ror:2", "Mud A&F University")]
    )
    read = StringReader(world).read(["A. F. Widgets", "Mud A & F University"])

    assert read.texts == [["af", "widget"], ["mud", "f", "university"]]


def test_words_that_ran_into_each_other_stand_where_their_letters_are(world: Index) -> None:
    text = "Zenda AcademyNorthwich"
    read = StringReader(world).read([text])
    places = zip(read.start.tolist(), read.end.tolist(), strict=True)
    assert [text[start:end] for start, end in places] == ["Zenda", "Academy", "Northwich"]
