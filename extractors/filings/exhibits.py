"""Facts of what a filing brings along: subsidiaries, agreements it files or discloses."""

import re
from typing import Final

from extractors.errors import MissingFieldError
from extractors.fact_builder import FactBuilder
from extractors.filings import cover, names
from extractors.filings.agreements import (
    contracts,
    exclusivity,
    exhibit_index,
    kinds,
    material,
    narrated,
    terms,
)
from extractors.filings.agreements.contracts import Contract
from extractors.filings.agreements.material import Disclosure
from extractors.filings.agreements.preamble import Party
from extractors.filings.filing import Filed
from extractors.filings.registrants import Subject
from extractors.filings.submission import Part
from extractors.filings.subsidiaries import jurisdictions, lists
from extractors.filings.subsidiaries.lists import Subsidiary
from extractors.text import dates, organizations
from extractors.text.passage import LONGEST_QUOTE, Passage
from ontology.facts import Evidence, Mention, Spell, Unread, Value, seen

_PART: Final = re.compile(
    r"^(?:the\s+)?(?:[A-Z][a-z]+\s+){0,2}"
    r"(?:[A-Z][a-z]+(?:or|er|ee|ant|ent|ist)|Company|University|Institution|Bank|Party\s+[A-E])$"
)
"""Terms that say what a party does: Licensor, Distributor, Franchisee, Consultant, the Company."""
_FURTHER_ITEMS: Final = ("1.02", "2.01", "5.02", "8.01")
"""Items that tell of agreements too: that end, by which something was bought, with officers."""
_BARE_HEADING: Final = 80
"""Characters of a section that is no more than its heading, as in a table of contents."""
_HALF: Final = 50.0
"""Per cent of shares, below which an owner does not control what it holds."""
_LISTED: Final = 0.9
"""Confidence of what a list of subsidiaries says."""
_AS_OF: Final = re.compile(r"\b(?:[Aa]s\s+(?:of|at)|AS\s+OF|[Aa]t)\s+(?=[A-Z\d])")
_HEADING: Final = 3_000
"""Characters of a list in which its day stands."""
_DAY: Final = 30
"""Characters of a day."""
_PREAMBLE: Final = 0.9
"""Confidence of a party with a defined term."""
_DISCLOSED: Final = 0.8
"""Confidence of what a sentence of item 1.01 says."""
_NARRATED: Final = 0.7
"""Confidence of what a sentence of an annual report says of an agreement."""


def facts(builder: FactBuilder, subject: Subject, filed: Filed) -> None:
    """What the documents of a filing add to what its header and cover page say."""
    foreign = subject.form.startswith("20-F")
    read: list[Contract] = []
    for part in filed.parts:
        if part.type.startswith("EX-21") or (foreign and part.type.startswith("EX-8")):
            list_subsidiaries(builder, subject, part.passage)
        elif part.passage.text and _is_agreement(part.type, foreign):
            contract = contracts.read(part)
            if contract is not None:
                read.append(contract)
            else:  # no reason to refuse the documents beside it
                builder.facts.append(Unread("document.EX-10.parties"))
    _agreements(builder, subject, read, _told(filed))


def _is_agreement(type_: str, foreign: bool) -> bool:
    return type_.startswith(("EX-10", "EX1A-6")) or (foreign and type_.startswith("EX-4"))


def _told(filed: Filed) -> list[Disclosure]:
    if filed.main is None or not filed.form.startswith("8-K"):
        return []
    sections = list(cover.items(filed.main.passage)) or [("8.01", filed.main.passage)]
    by_number = {item: section for item, section in sections if len(section.text) > _BARE_HEADING}
    told = [
        each
        for item, section in sections
        if item == "1.01"
        for each in material.find(section, by_number)
    ]
    known = {each.title.line.lower() for each in told}
    more = [
        each
        for item, section in sections
        if item in _FURTHER_ITEMS
        for each in material.find(section)
    ]
    return told + [each for each in more if _of_two(each) and each.title.line.lower() not in known]


def _of_two(told: Disclosure) -> bool:
    return len(told.parties) + len(told.people) + told.itself > 1


def _agreements(
    builder: FactBuilder, subject: Subject, filed: list[Contract], told: list[Disclosure]
) -> None:
    registrant = subject.registrant.name if subject.registrant else ""
    joined = contracts.disclosed(filed, told, registrant)
    for i, contract in enumerate(filed):
        file_agreement(builder, subject, contract, told[joined[i]] if i in joined else None)
    for j, each in enumerate(told):
        if j not in joined.values():
            disclose(builder, subject, each)


def list_subsidiaries(builder: FactBuilder, subject: Subject, exhibit: Passage) -> None:
    """Each subsidiary with its jurisdiction, owned by the registrant or by one listed above it.

    Where no registrant is known the companies are told all the same, with those among them that
    own others.
    """
    registrant = subject.registrant
    itself = organizations.core(registrant.name) if registrant else ""
    shown = seen(subject.day or _as_of(exhibit))
    told: dict[Subsidiary, Mention | None] = {}
    for each in lists.find(exhibit):
        owner = told.get(each.parent) if each.parent else registrant
        if itself and organizations.core(each.name.line) == itself:
            told[each] = registrant
            continue
        told[each] = company = _listed(builder, each)
        if owner is not None:
            _own(builder, shown, owner, company, each)


def _as_of(exhibit: Passage) -> str:
    """The day that the heading of a list tells it is of; empty where it does not."""
    found = _AS_OF.search(exhibit.text, 0, _HEADING)
    return dates.first(exhibit.text[found.end() : found.end() + _DAY]) if found else ""


def _listed(builder: FactBuilder, each: Subsidiary) -> Mention:
    """A company of a list, and where it is organised."""
    country = jurisdictions.country(each.jurisdiction.line) if each.jurisdiction else ""
    properties: dict[str, Value] = {"countryCode": country} if country else {}
    name = each.name
    company = builder.mention("Company", name.line, name.evidence(_LISTED), properties=properties)
    if each.jurisdiction is not None:
        place = each.jurisdiction
        where = builder.mention("Place", place.line, place.evidence(_LISTED), properties=properties)
        builder.relate("locatedIn", company, where, place.evidence(_LISTED))
    return company


def _own(
    builder: FactBuilder, shown: Spell, owner: Mention, company: Mention, listed: Subsidiary
) -> None:
    """A list also names holdings: what is owned by less than half is no subsidiary."""
    properties: dict[str, Value] = {} if listed.share is None else {"share": listed.share}
    evidence = listed.name.evidence(_LISTED)
    if listed.share is not None and listed.share < _HALF:
        builder.relate("hasShareIn", owner, company, evidence, properties, shown)
    else:
        builder.relate("subsidiaryOf", company, owner, evidence, properties, shown)


def lone_agreement(builder: FactBuilder, subject: Subject, part: Part) -> None:
    """An agreement that is a file by itself.

    Raises:
        MissingFieldError: it has no title, or names no parties.
    """
    contract = contracts.read(part)
    if contract is None:
        raise MissingFieldError(
            "the exhibit names no parties and is no contract by its words: no title with "
            "'Agreement', or no preamble 'by and between X and Y' and no signature block was found"
        )
    file_agreement(builder, subject, contract, None)


def file_agreement(
    builder: FactBuilder, subject: Subject, contract: Contract, told: Disclosure | None
) -> None:
    """An agreement filed as an exhibit, with its parties, and what item 1.01 tells of it."""
    agreement = agreed(builder, contract, told.date if told else "")
    if told is None:
        title = contract.opening.title
        builder.relate("disclosedIn", agreement, subject.filing, title.evidence(_PREAMBLE))
    else:
        _tell(builder, subject, agreement, told)


def agreed(builder: FactBuilder, contract: Contract, day: str = "") -> Mention:
    """An agreement with its parties; `day` is what others say of its date where it is silent."""
    title = contract.opening.title
    agreement = _agreement(
        builder,
        contract.kind,
        title,
        title.evidence(_PREAMBLE),
        _terms(contract, contract.opening.date or day),
    )
    for party in contract.parties:
        sure = _PREAMBLE if party.role else _DISCLOSED
        mention = _party(builder, party, sure)
        names.alias(builder, party.name.line, mention)
        role = party.role if _says_what(party) else ""
        builder.relate("partyTo", mention, agreement, party.words.evidence(sure), {"role": role})
    if not contract.parties:
        builder.facts.append(Unread("agreement.parties"))
    return agreement


def _terms(contract: Contract, date: str) -> dict[str, Value]:
    said: dict[str, Value] = {
        "effectiveDate": contract.effective,
        "endDate": contract.until,
        "governingLaw": contract.law,
        "territory": contract.territory,
        "subject": contract.field,
        "term": contract.term,
        "amounts": contract.amounts,
    }
    if contract.exclusive is not None:
        said |= {"exclusive": contract.exclusive}
    return _dated(date) | {name: value for name, value in said.items() if value or value is False}


def _dated(date: str) -> dict[str, Value]:
    return {"date": date, "year": int(date[:4])} if date else {}


def disclose(
    builder: FactBuilder, subject: Subject, told: Disclosure, confidence: float = _DISCLOSED
) -> None:
    """An agreement that sentences of a filing say was entered into, and that is not filed."""
    said, name = _dated(told.date), told.title.line
    exclusive = exclusivity.by_title(told.sentence.text)
    if exclusive is not None:
        said["exclusive"] = exclusive
    words = told.reach or told.sentence
    said |= terms.of_sentences(words.part(told.title.start - words.start, LONGEST_QUOTE))
    kind = kinds.by_sentence(name, told.sentence.text)
    agreement = _agreement(builder, kind, told.title, words.evidence(confidence), said)
    _tell(builder, subject, agreement, told)


def narrate(builder: FactBuilder, subject: Subject, main: Passage) -> None:
    """The agreements of a registrant that its report's exhibit index and running text tell of."""
    name = subject.registrant.name if subject.registrant else ""
    listed = {_party_key(told): told for told in exhibit_index.find(main, name)}
    for told in listed.values():
        disclose(builder, subject, told, _NARRATED)
    for told in narrated.find(main, name):
        if _party_key(told) not in listed:
            disclose(builder, subject, told, _NARRATED)


def _party_key(told: Disclosure) -> tuple[str, ...]:
    """What tells agreements of one report apart: class, day and who is party to them."""
    kind = kinds.by_sentence(told.title.line, told.sentence.text)
    names = sorted(organizations.core(each.line) for each in (*told.parties, *told.people))
    return kind, told.date, *names


def _tell(builder: FactBuilder, subject: Subject, agreement: Mention, told: Disclosure) -> None:
    evidence = told.sentence.evidence(_DISCLOSED)
    builder.relate("disclosedIn", agreement, subject.filing, evidence)
    if told.itself and subject.registrant is not None:
        builder.relate("partyTo", subject.registrant, agreement, evidence)
    for name in told.parties:
        known = names.known(builder, name.line)
        party = known or names.organization(builder, name, _DISCLOSED)
        builder.relate("partyTo", party, agreement, evidence, {"role": material.capacity(name)})
    _tell_people(builder, agreement, told)


def _tell_people(builder: FactBuilder, agreement: Mention, told: Disclosure) -> None:
    for name in told.people:
        person = builder.mention("Person", name.line, name.evidence(_DISCLOSED))
        builder.relate("partyTo", person, agreement, told.sentence.evidence(_DISCLOSED))


def _says_what(party: Party) -> bool:
    """Whether the term defined for a party is its part in the agreement, not its name in short."""
    words = organizations.core(party.role)
    return bool(_PART.search(party.role)) and words not in organizations.core(party.name.line)


def _party(builder: FactBuilder, party: Party, confidence: float) -> Mention:
    name = party.name.line
    known = names.known(builder, name) if party.kind != "Person" else None
    return known or builder.mention(party.kind, name, party.name.evidence(confidence))


def _agreement(
    builder: FactBuilder, kind: str, title: Passage, place: Evidence, said: dict[str, Value]
) -> Mention:
    name = re.sub(r"\s*\([^)]*\)", "", title.line)
    return builder.add(builder.document.mention(kind, name, place, properties=said))
