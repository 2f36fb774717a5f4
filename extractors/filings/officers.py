"""Facts of who is an officer: signatures, and owners that report their holdings."""

from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.filings import ownership, signatures
from extractors.filings.filing import Filed
from extractors.filings.registrants import Subject
from extractors.text.passage import Passage
from ontology.facts import Mention, seen
from ontology.identifiers import curie

_SIGNED: Final = 0.9
"""Confidence of an office printed beside a signature."""


def sign(builder: FactBuilder, subject: Subject, main: Passage) -> None:
    """Who signs the main document, in which office."""
    if subject.registrant is None:
        return
    for each in signatures.find(main):
        person = builder.mention("Person", each.name.line, each.name.evidence(_SIGNED))
        builder.relate(
            "officerOf",
            person,
            subject.registrant,
            each.title.evidence(_SIGNED),
            {"role": each.title.line},
            seen(subject.day),
        )


def report(builder: FactBuilder, subject: Subject, filed: Filed) -> None:
    """What the reporting owners of forms 3, 4 and 5 are to the issuer."""
    stated = {o.cik: o for o in ownership.offices(filed.parts[0].passage)} if filed.parts else {}
    for owner in filed.header.parties:
        if owner.role != "REPORTING OWNER" or owner.name is None or subject.registrant is None:
            continue
        office = stated.get(owner.cik)
        if office is not None:
            role, place = office.role, office.place
        elif owner.relationship is not None:
            role, place = owner.relationship.line, owner.relationship
        else:
            continue
        person = _person(builder, owner.name, owner.cik)
        builder.relate(
            "officerOf",
            person,
            subject.registrant,
            place.evidence(),
            {"role": role},
            seen(subject.day),
        )


def _person(builder: FactBuilder, name: Passage, cik: str) -> Mention:
    identifier = curie("cik", cik)
    return builder.mention(
        "Person", name.line, name.evidence(), identifiers=(identifier,) if identifier else ()
    )
