"""The day of an agreement."""

import pytest

from extractors.filings.agreements import dates
from extractors.text.passage import whole


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This Agreement is made as of the twenty-first day of May, 2004 by", "2004-05-21"),
        ("This Agreement is made this first (1st) day of June, 1996, by", "1996-06-01"),
        (
            "This First Amendment to the Development Agreement dated April 15, 2010 is entered "
            "into on July 5, 2011 by",
            "2011-07-05",
        ),
        (
            "AGENCY AGREEMENT\n\nMay 14, 2014\n\nVitrum LLC\n\nLadies and Gentlemen:\n\nHeron "
            "offers shares as of February 28, 2013",
            "2014-05-14",
        ),
        ("This Agreement is made this ___ day of ____, 2013 by", ""),
        (
            "This Agreement is entered into between the following two parties on May 4, 2009 in "
            "Shenzhen",
            "2009-05-04",
        ),
        (
            "SUPPLY AGREEMENT\n\nSigned at Lantau on this 3rd day of May 2004",
            "2004-05-03",
        ),
        ('SUPPLY AGREEMENT\n\n1.1 "Effective Date" shall mean May 4, 2014.', "2014-05-04"),
    ],
)
def test_a_day_is_that_of_the_agreement_itself(text: str, day: str) -> None:
    assert dates.signed(whole(text), 0) == day
