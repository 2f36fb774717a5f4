"""What affiliations say, by the model that is shipped."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.affiliations.read import Sort, read, read_all
from extractors.text.affiliations.segments import LONGEST, segments


def told(text: str) -> list[tuple[str, Sort]]:
    return [(text[each.start : each.end], each.sort) for each in read(text).names]


def test_a_name_is_told_with_what_it_is() -> None:
    text = "Department of Physics, Lantau University, 12 Heron Quay, Boston, MA 02139, USA"
    found = told(text)
    assert found[:2] == [
        ("Department of Physics", Sort.DEPARTMENT),
        ("Lantau University", Sort.INSTITUTION),
    ]
    assert ("Boston", Sort.PLACE) in found
    assert found[-1] == ("USA", Sort.COUNTRY)


def test_names_end_where_no_comma_tells() -> None:
    found = told("School of Computing, University of Kestrel Oslo, Norway")
    assert ("University of Kestrel", Sort.INSTITUTION) in found


def test_a_laboratory_is_told_from_a_department() -> None:
    found = told("Heron Robotics Laboratory, Department of Physics, Lantau University, Norway")
    assert [sort for _, sort in found[:3]] == [Sort.LABORATORY, Sort.DEPARTMENT, Sort.INSTITUTION]


def test_chinese_is_told_by_its_words() -> None:
    assert told("苍鹭大学物理系, 南昌苍鹭医院") == [
        ("苍鹭大学物理系", Sort.DEPARTMENT),
        ("南昌苍鹭医院", Sort.INSTITUTION),
    ]


@given(st.lists(st.text(max_size=60), max_size=5))
def test_many_are_read_as_one_by_one_and_names_stand_in_their_order(texts: list[str]) -> None:
    found = read_all(texts)
    assert found == [read(each) for each in texts]
    for text, each in zip(texts, found, strict=True):
        assert each.parts == tuple(segments(text))
        assert all(one.end <= other.start for one, other in pairwise(each.names))
        assert all(0 <= name.start < name.end <= len(text) for name in each.names)


def test_nothing_is_named_by_nothing() -> None:
    assert told("") == told(" ,; 12 ") == []


@pytest.mark.parametrize("harm", ["Univ ", "(", ",", "New ", "a1", "\n"])
def test_what_repeats_is_read_within_bounds(harm: str) -> None:
    text = harm * 20_000
    for each in read(text).names:
        assert 0 <= each.start < each.end <= LONGEST
