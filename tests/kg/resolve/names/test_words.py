"""Names mended, cut into words, corrected and read."""

import pytest

from kg.resolve.names.damage import mended
from kg.resolve.names.parsed import parsed
from kg.resolve.names.spelling import corrections
from kg.resolve.names.words import words


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("501 Reedfield Inc.", "Reedfield Inc."),
        ("3M Company", "3M Company"),
        ("Reedfield GmbH CNT DEX COD 03 ITX a part interest", "Reedfield GmbH"),
        ("Institut f&uuml;r Riedfeld", "Institut für Riedfeld"),
        ("Riedfeld MÃ¼nchen", "Riedfeld München"),
        ("Riedfeld TÃƒÂ¼bingen", "Riedfeld Tübingen"),
        ("Crâne S.A.", "Crâne S.A."),
    ],
)
def test_damage_is_mended_and_what_is_whole_is_left_alone(printed: str, meant: str) -> None:
    assert mended(printed) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reed Technologies, Inc.", "Reed Tech Incorporated"),
        ("Univ. of Mudwater", "University of Mudwater"),
        ("A.T.E. Solutions", "ATE Solutions"),
        ("Reed R&D Labs", "Reed R & D Laboratory"),
        ("Univ. of N.C.", "University of North Carolina"),
    ],
)
def test_ways_of_printing_the_same_words_give_the_same_core(one: str, other: str) -> None:
    first, second = parsed([one, other])
    assert "".join(words(one)).replace("and", "") == "".join(words(other)).replace("and", "") or (
        first.core == second.core
    )


def test_a_rare_word_is_corrected_by_a_frequent_one() -> None:
    names = [["reedfield"]] * 20 + [["reedfeild"], ["reed"]]
    assert corrections(names) == {"reedfeild": "reedfield"}


def test_common_words_correct_others_in_a_small_table() -> None:
    assert corrections([["regemt", "mudwater"]]) == {"regemt": "regent"}


def test_a_part_of_a_state_is_known_by_what_represents_it() -> None:
    navy, force = parsed(
        [
            "The United Sates of America as repesented by the Secretary of the Navy",
            "United States of America, represented by the Secretary of the Air Force",
        ]
    )
    assert (navy.core, force.core) == (("navy",), ("air", "force"))


def test_who_governs_is_no_part_of_the_name() -> None:
    regents, plain = parsed(["Board of Regents of the University of Mudwater", "Mudwater Univ."])
    assert set(regents.core) == set(plain.core)
