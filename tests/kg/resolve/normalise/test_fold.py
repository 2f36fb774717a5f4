from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.normalise.fold import folded, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Universität Bern", "University of Berne"),
        ("Università degli Studi di Torino", "Universita di studi Turin"),
        ("Inst. of Comput. Technol.", "Institute of Computing Technology"),
        ("香港科技大學", "香港科技大学"),
        ("S. N. Bose Centre", "S.N. Bose Center"),
        ("Xi’an Jiaotong University", "Xi'an Jiaotong Univ."),
        ("Laboratories for the Physical Sciences", "Laboratory of Physical Science"),
        ("Universitätsklinikum Zenda", "University Hospital of Zenda"),
        ("Université Paris VII", "Université Paris 7"),
        ("Università di Napoli", "University of Naples"),
        ("IIT Chennai", "IIT Madras"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same_words(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_distinctive_words_stay_apart() -> None:
    assert folded("University of York") != folded("University of Cork")


@given(st.text())
def test_words_stand_in_order_and_where_they_are_printed(text: str) -> None:
    found = words(text)

    assert [each.text for each in found] == folded(text)
    for one, other in pairwise(found):
        # Two words of a compound stand at one place.
        assert one.end <= other.start or (one.start, one.end) == (other.start, other.end)
