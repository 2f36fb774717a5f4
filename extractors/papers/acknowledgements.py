"""What a paper's acknowledgement says, as facts: funders, grants, programmes, people thanked."""

import re
from typing import Final

from extractors.papers.paper import Paper
from extractors.printed import PersonName
from extractors.text import organizations
from extractors.text.acknowledged import FUNDER, GRANT, PERSON, Acknowledged
from extractors.text.acknowledgements import find
from extractors.text.passage import Passage, whole
from extractors.text.places import country
from ontology.facts import Evidence, Mention

_NO_PERSON: Final = re.compile(r"[&\d]|(?i:\b(?:data|team|group|department|staff|stadt|kreis)\b)")
_FOUND: Final = 0.8
"""How surely a span that the model found is what it says: about as many were, held out."""


def state(paper: Paper, place: str, words: str) -> None:
    """State what an acknowledgement, or a statement on funding, says.

    Args:
        paper: that it is of.
        place: of the words.
        words: the acknowledgement.
    """
    if words:
        paper.text(place, words)
    for each in find(whole(words)):
        evidence = _evidence(place, each.words)
        if each.label == PERSON:
            _thanked(paper, place, each, evidence)
        elif each.label == FUNDER:
            if not country(each.words.line):  # stands behind a funder's name, in brackets
                paper.funder(each.words.line, evidence)
        else:
            _grant(paper, place, each, evidence)


def _thanked(paper: Paper, place: str, told: Acknowledged, evidence: Evidence) -> None:
    if organizations.kind(told.words.line) == "Company" or _NO_PERSON.search(told.words.text):
        return  # thanked for its goods, which is no thing of the vocabulary
    person = paper.person(PersonName(printed=told.words.line), evidence.place, confidence=_FOUND)
    paper.thanks(person, evidence)
    if person is not None and told.beside is not None:
        where = _evidence(place, told.beside)
        organization = paper.organization(told.beside.line, where)
        if organization is not None:
            paper.affiliated(person, organization, where)


def _grant(paper: Paper, place: str, told: Acknowledged, evidence: Evidence) -> None:
    funder: Mention | None = None
    if told.beside is not None:
        funder = paper.funder(told.beside.line, _evidence(place, told.beside))
    number, title = (told.words.line, "") if told.label == GRANT else ("", told.words.line)
    paper.award(number, funder, evidence, title=title)


def _evidence(place: str, words: Passage) -> Evidence:
    return Evidence(f"{place}#{words.place}", words.text, _FOUND)
