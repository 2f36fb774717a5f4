"""What a filing's text says of how organisations stand to each other, with its sentences."""

from typing import Final

from extractors.filings.registrants import Subject
from extractors.filings.sheet import Sheet
from extractors.text import organizations, relations
from extractors.text.passage import Passage
from extractors.text.relations import Relation
from ontology.facts import Mention

_STATED: Final = 0.7
"""Confidence of what a sentence says outright, read by grammar."""
_HEDGED: Final = 0.4
"""Confidence of what a sentence says may be, or is meant to be."""


def facts(sheet: Sheet, subject: Subject, text: Passage) -> None:
    """The relations that a text states; `we` is the registrant, and what is denied is left out."""
    for each in relations.find(text):
        if not each.denied:
            _state(sheet, subject, each)


def _state(sheet: Sheet, subject: Subject, told: Relation) -> None:
    source = _end(sheet, subject, told.source)
    target = _end(sheet, subject, told.target)
    if source is not None and target is not None:
        evidence = told.sentence.evidence(_HEDGED if told.hedged else _STATED)
        sheet.link(told.type, source, target, evidence)


def _end(sheet: Sheet, subject: Subject, name: Passage | None) -> Mention | None:
    if name is None:
        return subject.registrant
    known = sheet.known(name.line)
    if known is not None or organizations.kind(name.line) == "Person":
        return known
    return sheet.organization(name, _STATED)
