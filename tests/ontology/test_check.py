"""Facts that do not fit the vocabulary are told apart, each by its own complaint."""

import math
from dataclasses import replace
from typing import Any

import pytest

from ontology.check import checked
from ontology.errors import FactError
from ontology.facts import Document, Evidence, Fact, Unread

DOCUMENT = Document("nowhere", "1", "On nothing")
HERE = Evidence("/a/0")
ANN = DOCUMENT.mention("Person", "Ann Lee", HERE)
PAPER = DOCUMENT.mention("Paper", "On nothing", Evidence("/"), properties={"year": 2020})
SCHOOL = DOCUMENT.mention("University", "Nowhere University", Evidence("/b"))
AUTHORED = DOCUMENT.link("authored", ANN, PAPER, HERE, properties={"position": 1})


def links(type_: str, **changes: Any) -> list[Fact]:
    """A document of which one link is of another type, or otherwise changed."""
    return [DOCUMENT, ANN, PAPER, SCHOOL, replace(AUTHORED, type=type_, **changes)]


def test_facts_that_fit_pass_in_their_order() -> None:
    facts: list[Fact] = [DOCUMENT, PAPER, ANN, AUTHORED, Unread("authors.age")]
    assert list(checked(facts)) == facts


def test_a_narrower_class_stands_for_a_wider_one() -> None:
    facts: list[Fact] = [
        DOCUMENT,
        PAPER,
        SCHOOL,
        DOCUMENT.link("contributedTo", SCHOOL, PAPER, HERE),
    ]
    assert list(checked(facts)) == facts


def test_what_every_link_carries_any_link_may_carry() -> None:
    facts = links("authored", properties={"since": "2020"})
    assert list(checked(facts)) == facts


WRONG: Any = (2020,)
"""A list of numbers: no property holds one, and the types say so too."""


@pytest.mark.parametrize(
    ("facts", "complaint"),
    [
        ([ANN], "begin with the Document"),
        ([DOCUMENT, DOCUMENT], "hold only one"),
        ([DOCUMENT, replace(ANN, kind="Robot")], "Robot is no class"),
        ([DOCUMENT, replace(ANN, kind="Agent")], "Agent is no class of the vocabulary that a"),
        ([DOCUMENT, replace(ANN, name=" ")], "a Person at /a/0 has no name"),
        ([DOCUMENT, replace(ANN, properties={"age": 3})], "Person has no property age"),
        ([DOCUMENT, replace(ANN, properties={"venue": "X"})], "Person has no property venue"),
        ([DOCUMENT, replace(PAPER, properties={"year": "2020"})], "Paper.year can not hold '2020'"),
        ([DOCUMENT, replace(PAPER, properties={"year": True})], "Paper.year can not hold True"),
        ([DOCUMENT, replace(PAPER, properties={"year": WRONG})], "Paper.year can not hold"),
        ([DOCUMENT, replace(ANN, properties={"aliases": "A"})], "Person.aliases can not hold 'A'"),
        ([DOCUMENT, replace(ANN, properties={"aliases": WRONG})], "Person.aliases can not hold"),
        ([DOCUMENT, replace(ANN, evidence=Evidence(""))], "evidence of a Person names no place"),
        ([DOCUMENT, replace(ANN, evidence=Evidence("/", "", 1.1))], "Person is 1.1, not in 0 to 1"),
        ([DOCUMENT, replace(ANN, evidence=Evidence("/", "", -0.1))], "Person is -0.1, not in"),
        ([DOCUMENT, replace(ANN, evidence=Evidence("/", "", math.nan))], "Person is nan, not in"),
        (links("likes"), "likes is no link"),
        ([DOCUMENT, PAPER, AUTHORED], f"authored links {ANN.id}, which was not mentioned"),
        ([DOCUMENT, ANN, AUTHORED, PAPER], f"authored links {PAPER.id}, which was not mentioned"),
        (links("authored", source=SCHOOL.id), "authored takes Person, not a University"),
        (links("authored", target=SCHOOL.id), "authored takes Paper, not a University"),
        (links("fundedBy", target=SCHOOL.id), "fundedBy takes Grant or Work, not a Person"),
        (links("authored", properties={"role": "x"}), "authored has no property role"),
        (links("authored", properties={"position": "1"}), "authored.position can not hold '1'"),
        (links("authored", evidence=Evidence("")), "evidence of a authored names no place"),
        (links("authored", evidence=Evidence("/", "", 2)), "authored is 2, not in 0 to 1"),
    ],
)
def test_a_fact_that_does_not_fit_is_refused(facts: list[Fact], complaint: str) -> None:
    with pytest.raises(FactError, match=complaint.replace("(", r"\(")):
        list(checked(facts))


def test_what_stood_before_the_fault_has_passed() -> None:
    passing = checked([DOCUMENT, ANN, replace(PAPER, kind="Robot")])
    assert [next(passing), next(passing)] == [DOCUMENT, ANN]
