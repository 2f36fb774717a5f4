"""What a filing's text says of how organisations stand to each other, with its sentences."""

from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.filings import names
from extractors.filings.registrants import Subject
from extractors.text import organizations, relations
from extractors.text.passage import Passage
from extractors.text.relations import Relation
from ontology.facts import Mention

_STATED: Final = 0.7
"""Confidence of what a sentence says outright, read by grammar."""
_HEDGED: Final = 0.4
"""Confidence of what a sentence says may be, or is meant to be."""


def facts(builder: FactBuilder, subject: Subject, text: Passage) -> None:
    """The relations that a text states; `we` is the registrant, and what is denied is left out."""
    for each in relations.find(text):
        if not each.denied:
            _state(builder, subject, each)


def _state(builder: FactBuilder, subject: Subject, told: Relation) -> None:
    source = _end(builder, subject, told.source)
    target = _end(builder, subject, told.target)
    if source is not None and target is not None:
        evidence = told.sentence.evidence(_HEDGED if told.hedged else _STATED)
        builder.relate(told.type, source, target, evidence)


def _end(builder: FactBuilder, subject: Subject, name: Passage | None) -> Mention | None:
    if name is None:
        return subject.registrant
    known = names.known(builder, name.line)
    if known is not None or organizations.kind(name.line) == "Person":
        return known
    return names.organization(builder, name, _STATED)
