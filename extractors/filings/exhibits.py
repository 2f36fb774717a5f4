"""Facts of what a filing brings along: subsidiaries, agreements, agreements it discloses."""

import re
from typing import Final

from extractors.errors import MissingFieldError
from extractors.filings import agreements, countries, cover, material, parties, subsidiaries
from extractors.filings.filing import Subject
from extractors.filings.preamble import Party
from extractors.filings.sheet import Sheet
from extractors.filings.submission import Part
from extractors.text import organizations
from extractors.text.passage import Passage
from ontology.facts import Mention, Unread, Value

_PART: Final = re.compile(
    r"^(?:the\s+)?(?:[A-Z][a-z]+\s+){0,2}"
    r"(?:[A-Z][a-z]+(?:or|er|ee|ant|ent|ist)|Company|University|Institution|Bank|Party\s+[A-E])$"
)
"""Terms that say what a party does: Licensor, Distributor, Franchisee, Consultant, the Company."""
_LISTED: Final = 0.9
"""Confidence of what a list of subsidiaries says."""
_PREAMBLE: Final = 0.9
"""Confidence of a party with a defined term."""
_DISCLOSED: Final = 0.8
"""Confidence of what a sentence of item 1.01 says."""


def facts(sheet: Sheet, subject: Subject, part: Part) -> None:
    """What one document of a filing adds, by its type; nothing where it is no such exhibit."""
    foreign = subject.form.startswith("20-F")
    if not part.passage.text:
        return
    if part.type.startswith("EX-21") or (foreign and part.type.startswith("EX-8")):
        list_subsidiaries(sheet, subject, part.passage)
    elif part.type.startswith(("EX-10", "EX1A-6")) or (foreign and part.type.startswith("EX-4")):
        _file_or_tell(sheet, subject, part.passage)


def _file_or_tell(sheet: Sheet, subject: Subject, exhibit: Passage) -> None:
    """An agreement among other documents is no reason to refuse them all when it can't be read."""
    if not file_agreement(sheet, subject, exhibit):
        sheet.facts.append(Unread("document.EX-10.parties"))


def list_subsidiaries(sheet: Sheet, subject: Subject, exhibit: Passage) -> None:
    """Each subsidiary with its jurisdiction, owned by the registrant."""
    if subject.registrant is None:
        return
    for each in subsidiaries.find(exhibit):
        if organizations.core(each.name.line) == organizations.core(subject.registrant.name):
            continue
        country = countries.by_name(each.jurisdiction.line) if each.jurisdiction else ""
        company = sheet.mention(
            "Company",
            each.name.line,
            each.name.evidence(_LISTED),
            properties={"countryCode": country} if country else {},
        )
        sheet.link(
            "subsidiaryOf",
            company,
            subject.registrant,
            each.name.evidence(_LISTED),
            day=subject.day,
        )
        if each.jurisdiction is not None:
            place = sheet.mention(
                "Place",
                each.jurisdiction.line,
                each.jurisdiction.evidence(_LISTED),
                properties={"countryCode": country} if country else {},
            )
            sheet.link("locatedIn", company, place, each.jurisdiction.evidence(_LISTED))


def lone_agreement(sheet: Sheet, subject: Subject, exhibit: Passage) -> None:
    """An agreement that is a file by itself.

    Raises:
        MissingFieldError: it has no title, or names no parties.
    """
    if not file_agreement(sheet, subject, exhibit):
        raise MissingFieldError(
            "the exhibit names no parties: no title with 'Agreement', or no preamble "
            "'by and between X and Y' and no signature block was found in it"
        )


def file_agreement(sheet: Sheet, subject: Subject, exhibit: Passage) -> bool:
    """An agreement filed as an exhibit, with its parties; false where none can be read."""
    opening, found = agreements.opening(exhibit), parties.find(exhibit)
    if opening is None or not found:
        return False
    agreement = _agreement(sheet, opening.title, opening.title, opening.date, _PREAMBLE)
    sheet.link("disclosedIn", agreement, subject.filing, opening.title.evidence(_PREAMBLE))
    for party in found:
        sure = _PREAMBLE if party.role else _DISCLOSED
        evidence = party.words.evidence(sure)
        role = party.role if _says_what(party) else ""
        sheet.link("partyTo", _party(sheet, party, sure), agreement, evidence, role=role)
    return True


def disclose(sheet: Sheet, subject: Subject, main: Passage) -> None:
    """The agreements that item 1.01 of a form 8-K says were entered into."""
    for item, section in cover.items(main):
        for found in material.find(section) if item == "1.01" else ():
            agreement = _agreement(sheet, found.title, found.sentence, found.date, _DISCLOSED)
            evidence = found.sentence.evidence(_DISCLOSED)
            sheet.link("disclosedIn", agreement, subject.filing, evidence)
            if found.itself and subject.registrant is not None:
                sheet.link("partyTo", subject.registrant, agreement, evidence)
            for name in found.parties:
                party = sheet.registrant(name.line) or sheet.organization(name, _DISCLOSED)
                sheet.link("partyTo", party, agreement, evidence)


def _says_what(party: Party) -> bool:
    """Whether the term defined for a party is its part in the agreement, not its name in short."""
    words = organizations.core(party.role)
    return bool(_PART.search(party.role)) and words not in organizations.core(party.name.line)


def _party(sheet: Sheet, party: Party, confidence: float) -> Mention:
    name = party.name.line
    known = sheet.registrant(name) if party.kind != "Person" else None
    return known or sheet.mention(party.kind, name, party.name.evidence(confidence))


def _agreement(
    sheet: Sheet, title: Passage, place: Passage, date: str, confidence: float
) -> Mention:
    name = re.sub(r"\s*\([^)]*\)", "", title.line)
    exclusive = agreements.exclusivity(name)
    said: dict[str, Value] = {"date": date, "year": int(date[:4])} if date else {}
    if exclusive is not None:
        said["exclusive"] = exclusive
    evidence = place.evidence(confidence)
    kind = agreements.classify(name)
    return sheet.add(sheet.document.mention(kind, name, evidence, properties=said))
