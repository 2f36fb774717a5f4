"""What references to literature say."""

import pytest

from extractors.text.references.literature import read


@pytest.mark.parametrize(
    ("reference", "title", "author", "venue", "year"),
    [
        (
            'ARDEN F ET AL: "Quiet rotors for small craft", JOURNAL OF LIFT, vol. 3, '
            "1 May 2004 (2004-05-01), pages 1-9, XP001",
            "Quiet rotors for small craft", "ARDEN F", "JOURNAL OF LIFT", 2004,
        ),
        (
            "Arden, Fay, “Rotors in rain,” Lift Institute, Dec. 23, 2013, 19 pages.",
            "Rotors in rain", "Arden, Fay", "Lift Institute", 2013,
        ),
        (
            "IEEE TRANSACTIONS ON LIFT, vol.5, no.3, May 1969, pages 515 - 524 ARDEN ET AL. "
            "'An automatic system for rotors'",
            "An automatic system for rotors", "ARDEN", "IEEE TRANSACTIONS ON LIFT", 1969,
        ),
        (
            "Arden F, Bo L, Chen KM. Rotors that hear the rain they fly in. Lift Res "
            "2001;61(16):6276-80",
            "Rotors that hear the rain they fly in", "Arden F", "Lift Res", 2001,
        ),
        ("Arden et al., Lift Cell. 16(9), 2463 (2004)", "", "Arden", "Lift Cell", 2004),
        ("Arden et al., Lift Cell. 142, 2095", "", "Arden", "Lift Cell", None),
        (
            "Fay Jin Arden, Bo Hoon Lo, and Min Seok Chan, Lift Express Vol. 19, Issue 20, "
            "pp. 1932-1939 (2011)",
            "", "Fay Jin Arden", "and Min Seok Chan, Lift Express", 2011,
        ),
        (
            "Arden (2006) Rotors that hear the rain. Lift Res. 1: 2-3",
            "Rotors that hear the rain", "Arden", "Lift Res", 2006,
        ),
        (
            "Rotors of the North-Wikipedia, the free encyclopedia, http://x.org/Rotors, 2009",
            "Rotors of the North", "", "Wikipedia, the free encyclopedia", 2009,
        ),
        (
            "Arden, Fay, Review: 'Rotors in Rain' shows what lifts, Lift Times, Jul. 17, 2013",
            "Review: 'Rotors in Rain' shows what lifts", "Arden, Fay", "Lift Times", 2013,
        ),
        (
            "Fay B. Arden, Rotors and Rain for Beginners, Springer, 2006.",
            "Rotors and Rain for Beginners", "Fay B. Arden", "Springer", 2006,
        ),
    ],
)  # fmt: skip
def test_a_reference_is_read_in_its_parts(
    reference: str, title: str, author: str, venue: str, year: int | None
) -> None:
    found = read(reference)
    assert (found.title, found.first_author) == (title, author)
    assert (found.venue, found.year) == (venue, year)


def test_identifiers_are_those_of_their_schemes() -> None:
    found = read("Arden F. Rotors. Lift 2011. doi:10.1234/Lift.5. PMID: 1234567, arXiv:1101.00001")
    assert found.identifiers == ("doi:10.1234/lift.5", "pmid:1234567", "arxiv:1101.00001")


def test_papers_of_an_office_are_told_apart() -> None:
    assert read("Office Action mailed Mar. 7, 2011 in U.S. Appl. No. 12/613,686.").correspondence
    assert not read("Arden, “Office rotors,” Lift, 2011.").correspondence


@pytest.mark.parametrize("harm", ['"', "“a", "A. ", "et al ", "(2001) ", "Aa, B. ", "in ", "1-"])
def test_what_repeats_is_read_too(harm: str) -> None:
    assert read(harm * 50_000).confidence <= 1


def test_an_address_around_a_doi_is_no_part_of_it() -> None:
    for behind in (">", "v2.full.pdf>", ").", "/abstract"):
        assert read(f"Arden F. Rotors. <http://h/10.1234/lift.5{behind}").identifiers == (
            "doi:10.1234/lift.5",
        )
