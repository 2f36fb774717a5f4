"""Texts broken at random are read to the end, and what is found stands in them."""

from itertools import pairwise

import pytest

from extractors.text import acknowledgements
from extractors.text.affiliations.segments import segments
from extractors.text.passage import whole
from extractors.text.references import find as citations
from extractors.text.references import literature, patents
from tests.extractors.mutants import mutants

TEXTS = (
    "Rotors: U.S. Pat. No. 6,582,959, and Arden et al., J. Biol. Chem. 142: 295-305 (1998).",
    "We thank Dr. Ada Byron. This work was supported by the Invented Fund under Grant No. 12345.",
    "Department of Physics, University of Nowhere, 1 High Street, Nowhere 12345, Utopia; a@b.edu",
    "本工作得到虚构基金(编号 12345)资助,感谢张三的讨论。虚构大学物理系,虚构市。",
)
BROKEN = [
    each.decode("utf-8", "replace")
    for place, text in enumerate(TEXTS)
    for each in mutants(text.encode(), f"readers {place}", 15)
]


@pytest.mark.parametrize("find", [citations.find, acknowledgements.find])
def test_what_is_found_stands_in_the_text(find: object) -> None:
    for text in BROKEN:
        for each in find(whole(text)):  # type: ignore[operator]
            assert 0 <= each.words.start < each.words.end <= len(text)
            assert text[each.words.start : each.words.end] == each.words.text


def test_parts_of_an_affiliation_stand_in_their_order() -> None:
    for text in BROKEN:
        found = segments(text)
        assert all(0 <= each.start < each.end <= len(text) for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


def test_years_and_numbers_of_a_reference_stand_in_it() -> None:
    for text in BROKEN:
        read = literature.read(text)
        assert read.year is None or str(read.year) in text
        assert all(0 <= each.start < each.end <= len(text) for each in patents.numbers(text))
