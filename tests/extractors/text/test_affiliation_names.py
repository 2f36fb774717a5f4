"""Names in affiliations, by the model that is shipped."""

import pytest

from extractors.text.affiliation_names import names
from extractors.text.affiliations.segments import LONGEST, Kind


def told(text: str) -> list[tuple[str, Kind]]:
    return [(text[each.start : each.end], each.kind) for each in names(text)]


def test_a_name_is_told_with_what_it_is() -> None:
    text = "Department of Physics, Lantau University, 12 Heron Quay, Boston, MA 02139, USA"
    found = told(text)
    assert found[:2] == [
        ("Department of Physics", Kind.UNIT),
        ("Lantau University", Kind.ORGANIZATION),
    ]
    assert ("Boston", Kind.PLACE) in found
    assert found[-1] == ("USA", Kind.COUNTRY)


def test_names_end_where_no_comma_tells() -> None:
    found = told("School of Computing, University of Kestrel Oslo, Norway")
    assert ("University of Kestrel", Kind.ORGANIZATION) in found


def test_nothing_is_named_by_nothing() -> None:
    assert told("") == told(" ,; 12 ") == []


@pytest.mark.parametrize("harm", ["Univ ", "(", ",", "New ", "a1", "\n"])
def test_what_repeats_is_read_within_bounds(harm: str) -> None:
    text = harm * 20_000
    for each in names(text):
        assert 0 <= each.start < each.end <= LONGEST
