"""Whoever invented is known again where an office prints the name otherwise; nobody else is."""

import pytest

from extractors.patents.parties import People, named


@pytest.mark.parametrize(
    ("applicant", "inventor"),
    [
        ("MO ADA", "Mo, Ada"),
        ("BREWSTER MICHAEL C", "Brewster Michael Calvin"),
        ("GRISE FREDERICK GERARD J", "Grise Frederick G. J."),
        ("WARING III JOHN S", "Waring John S."),
        ("Brown Wendell", "Brown Wendell D."),
        ("Syed Dr. Majid A.", "Syed Majid A."),
    ],
)
def test_an_inventor_is_known_again_by_initials_and_without_a_generation(
    applicant: str, inventor: str
) -> None:
    assert named(applicant, "/x", inventors=People([inventor])).is_person


@pytest.mark.parametrize(
    ("applicant", "inventor"),
    [
        ("ADA MO INVESTMENTS", "Mo Ada"),  # a firm of the inventor's
        ("SCOTT MANN", "Mann Gerald"),
        ("MANN S", "Mann Scott"),  # one word is nobody
        ("ADA BELL", "Mo Ada Bell"),  # a part of a name
        ("MANN SCOTT A", "Mann Scott Brian"),
        ("Brewster Michael Corp.", "Brewster Michael C."),
    ],
)
def test_nobody_is_an_inventor_by_a_part_of_the_name(applicant: str, inventor: str) -> None:
    assert not named(applicant, "/x", inventors=People([inventor])).is_person
