"""References found in running text by the model that is shipped."""

import pytest

from extractors.text.passage import whole
from extractors.text.references.candidates import stretches
from extractors.text.references.find import LITERATURE, PATENT, find
from extractors.text.tagging.tagger import Span, Tagger

TEXT = (
    "Rotors of this kind are described in U.S. Pat. No. 6,582,959 and in WO 01/40114. "
    "Their noise was measured (Arden et al., J. Biol. Chem. 142: 295-305 (1998)). "
    "The rotor (12) turns with the shaft (14)."
)


def test_patents_and_literature_are_found_where_they_stand() -> None:
    found = [(each.kind, each.words.text) for each in find(whole(TEXT))]
    assert found == [
        (PATENT, "U.S. Pat. No. 6,582,959"),
        (PATENT, "WO 01/40114"),
        (LITERATURE, "Arden et al., J. Biol. Chem. 142: 295-305 (1998)"),
    ]


def test_a_title_in_quotes_behind_its_authors_is_a_reference() -> None:
    words = "It builds on Au-Yeung et al., “Rain in Flexible Rotors: A Study” (2017). It turns."
    (found,) = find(whole(words))
    assert found.words.text == "Au-Yeung et al., “Rain in Flexible Rotors: A Study” (2017)"


@pytest.mark.parametrize(
    "words",
    [
        "Variants E1998A, S2005D, K1975R and L1890P were made, vol. 12, pp. 3-9, 1996.",
        "This application claims the benefit under 35 U.S.C. 119 of Jan. 5, 1999.",
        "It is described in Attorney Docket No. 18419-000100, filed May 3, 1996.",
    ],
)
def test_lists_of_mutations_laws_and_numbers_of_agents_are_no_works(words: str) -> None:
    assert [each for each in find(whole(words)) if each.kind == LITERATURE] == []


@pytest.mark.parametrize(
    ("words", "may_be"),
    [("6/253", False), ("10,000; 100,000; 1,000,000", False), ("WO 95/21930", True)],
)
def test_pages_and_round_amounts_are_no_patents(words: str, may_be: bool) -> None:
    class Told(Tagger):
        """Takes all of a text for a patent."""

        def __init__(self) -> None: ...

        def read(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
            return [Span(text.index(words), text.index(words) + len(words), PATENT)]

    text = whole(f"See, as disclosed in U.S. Pat. No. 5,639,611 and in {words}, of 1999.")
    assert ([each.words.text for each in find(text, Told())] == [words]) is may_be


def test_only_what_can_hold_a_reference_is_read() -> None:
    plain = "The rotor (12) turns with the shaft (14). " * 100
    assert list(stretches(plain)) == []
    assert list(find(whole(plain))) == []


@pytest.mark.parametrize(
    "harm", ["US 6,", "1999 ", "et al ", "Pat. No. ", "J. ", "(", "\n", "Aa et al., “x 1999"]
)
def test_stretches_stand_in_order_and_none_over_another(harm: str) -> None:
    text, last = harm * 5_000, 0
    for start, end in stretches(text):
        assert last <= start < end <= len(text) or start == end
        last = start
