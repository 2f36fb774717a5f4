"""What an agreement calls itself."""

import pytest

from extractors.filings.agreements import filed
from extractors.text.passage import whole


def test_the_heading_is_the_title_and_the_day_is_its_own() -> None:
    opening = filed.opening(
        whole(
            "Exhibit 10.1\n\nSUPPLY AGREEMENT\n\nThis Supply Agreement is made as of May 4, 2020, "
            "replacing the one of June 1, 2001."
        )
    )
    assert opening is not None
    assert (opening.title.text, opening.date) == ("SUPPLY AGREEMENT", "2020-05-04")


def test_without_a_heading_the_first_words_give_the_title() -> None:
    text = (
        "Much was said before: this Master Hosting Agreement is dated May 4, 2020 and binds both."
    )
    opening = filed.opening(whole(text))
    assert opening is not None
    assert (opening.title.text, opening.date) == ("Master Hosting Agreement", "2020-05-04")


def test_what_calls_itself_no_agreement_has_no_opening() -> None:
    assert filed.opening(whole("Dear Sirs,\n\nwe wrote to you.")) is None


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (
            "SOFTWARE LICENSE\nAND MAINTENANCE\nAGREEMENT\n",
            "SOFTWARE LICENSE AND MAINTENANCE AGREEMENT",
        ),
        (
            "To the Asset Purchase Agreement\nDated May 4, 2020\nLICENSE AGREEMENT\n",
            "LICENSE AGREEMENT",
        ),
        (
            "THIS IS A BINDING AGREEMENT of HERON and VITRUM. LENS SUPPLY AGREEMENT it is",
            "LENS SUPPLY AGREEMENT",
        ),
    ],
)
def test_a_title_may_take_three_lines_and_not_all_that_speaks_of_one_is_one(
    words: str, title: str
) -> None:
    opening = filed.opening(whole(f"EXHIBIT 10.1\n{words}\nThe parties agree on this.\n"))
    assert opening is not None
    assert opening.title.line == title
