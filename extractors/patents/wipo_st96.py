"""Patents in WIPO ST.96, the standard that follows ST.36: lists are bags, dates ISO 8601.

https://www.wipo.int/standards/en/st96 (PatentPublication, V4 to V7)
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError
from extractors.patents.numbers import COUNTRY, Number, iso_day
from extractors.patents.parties import Address, Party, People, named
from extractors.patents.patent import Patent
from extractors.patents.st36 import read_ipc
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Name, Unread

_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?PatentPublication\b")
_RELATIONS: Final = {
    "Division": "division of",
    "Continuation": "continuation of",
    "ContinuationInPart": "continuation in part of",
    "Reissue": "reissue of",
    "Substitution": "substitution of",
    "Addition": "addition to",
}
_BIBLIO_IGNORED: Final = (
    *("@st96Version", "FigureBag", "ClaimTotalQuantity", "SearchField", "BioDeposit", "@id"),
    *(
        "@languageCode",
        "PublicAvailabilityDateBag",
        "PatentTermData",
        "ExemplaryClaimBag",
        "@receivingOffice",
    ),
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds patents in ST.96."""
    return bool(_ROOT.search(head[:8192])) and b"ST96" in head[:8192]


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one patent says.

    Raises:
        MalformedError: it is not well-formed, or its number is none.
        MissingFieldError: it has no number.
    """
    root = parse(raw.data)
    language = root.attribute("languageCode")
    biblio = root.element("BibliographicData").ignore(*_BIBLIO_IGNORED)
    number = _publication(biblio.element("PatentPublicationIdentification"))
    if not number.bare:
        raise MissingFieldError(f"{biblio.place}/PatentPublicationIdentification tells no number")
    titles = biblio.element("InventionTitleBag").elements("InventionTitle")
    titles += biblio.elements("InventionTitle")
    words = [
        (
            each.ignore("@id", "@inventionTitleCategory").attribute("languageCode"),
            each.words(),
            each.place,
        )
        for each in titles
    ]
    chosen = next((each for each in words if each[0] == "en"), words[0] if words else ("", "", ""))
    names = tuple(Name(text, code) for code, text, _ in words if text != chosen[1])
    evidence = Evidence(chosen[2] or biblio.place, chosen[1])
    patent = Patent(SOURCE.name, number, chosen[1], evidence, language=language, names=names)
    _read_numbers(patent, biblio)
    _read_classes(patent, biblio.element("PatentClassificationBag"))
    _read_parties(patent, biblio.element("PartyBag"))
    _read_citations(patent, biblio)
    _read_text(patent, root, biblio)
    yield from patent.facts()
    yield from map(Unread, biblio.close())


def _publication(element: Element) -> Number:
    return Number(
        element.optional_text("IPOfficeCode"),
        element.optional_text("PublicationNumber"),
        element.optional_text("PatentDocumentKindCode"),
        iso_day(element.optional_text("PublicationDate")),
    )


def _application(element: Element) -> Number:
    printed = element.element("ApplicationNumber").ignore("IPOfficeCode", "ST13ApplicationNumber")
    number = Number(
        element.optional_text("IPOfficeCode"),
        printed.optional_text("ApplicationNumberText"),
        date=iso_day(element.optional_text("FilingDate")),
    )
    element.ignore("@sequenceNumber", "@id")
    return number


def _read_numbers(patent: Patent, biblio: Element) -> None:
    for each in biblio.elements("ApplicationIdentification"):
        patent.say("workType", each.optional_text("InventionSubjectMatterCategory").lower())
        patent.application(_application(each))
    for claim in biblio.element("PriorityClaimBag").elements("PriorityClaim"):
        patent.priority(_application(claim))
        claim.leave()
    related = biblio.element("RelatedDocumentBag")
    for each in related.elements(*_RELATIONS, "ProvisionalApplication"):
        for parent in each.elements("ParentDocument") or [each]:
            for document in parent.descendants("ApplicationIdentification"):
                patent.priority(_application(document))
            for document in parent.descendants("PatentGrantIdentification"):
                granted = _grant(document)
                relation = _RELATIONS.get(each.name, "related to")
                patent.related(granted, relation, Evidence(document.place, document.spaced))
            parent.leave()
        each.leave()
    for each in related.elements("RelatedPublication"):
        for document in each.descendants("PatentPublicationIdentification"):
            number = _publication(document)
            evidence = Evidence(document.place, document.spaced)
            patent.related(number, "earlier publication", evidence)
        each.leave()
    related.leave()
    for each in biblio.elements("InternationalFilingData", "InternationalPublishingData"):
        for document in each.descendants("ApplicationIdentification"):
            patent.priority(_application(document))
        for document in each.descendants("PatentPublicationIdentification"):
            evidence = Evidence(document.place, document.spaced)
            patent.related(_publication(document), "international publication", evidence)
        each.leave()


def _grant(element: Element) -> Number:
    number = element.optional_text("PatentNumber") or element.optional_text("PublicationNumber")
    kind = element.optional_text("PatentDocumentKindCode")
    day = iso_day(element.optional_text("GrantDate"))
    return Number(element.optional_text("IPOfficeCode"), number, kind, day)


def _read_classes(patent: Patent, bag: Element) -> None:
    for group in bag.elements("IPCRClassificationBag", "IPCClassificationBag"):
        for each in group.elements("IPCRClassification", "IPCClassification"):
            text = each.element("PatentClassificationText")
            if text.quote:
                read_ipc(patent, [text])
            else:
                evidence = Evidence(each.place, each.spaced)
                patent.topic("ipc", _symbol(each, "Section"), evidence)
            each.leave()
        group.leave()
    for group in bag.elements("CPCClassificationBag"):
        for each in group.descendants("CPCClassification"):
            evidence = Evidence(each.place, each.spaced)
            patent.topic("cpc", _symbol(each, "CPCSection"), evidence)
            each.leave()
        group.leave()
    for group in bag.elements("NationalClassification"):
        for each in group.descendants(
            "MainNationalClassification", "FurtherNationalClassification"
        ):
            evidence = Evidence(each.place, each.spaced)
            class_, subclass = (
                each.optional_text("NationalClass"),
                each.optional_text("NationalSubclass"),
            )
            patent.topic("national", f"{class_}/{subclass}".strip("/"), evidence)
        group.leave()
    bag.leave()


def _symbol(element: Element, section: str) -> str:
    names = (section, "Class", "Subclass", "MainGroup", "Subgroup")
    first, class_, subclass, main, sub = map(element.optional_text, names)
    return f"{first}{class_}{subclass}{main}/{sub}" if main else f"{first}{class_}{subclass}"


def _read_parties(patent: Patent, parties: Element) -> None:
    inventors = People()
    for each in parties.element("InventorBag").elements("Inventor"):
        party = _party(each)
        if not party.is_person:
            party = Party(PersonName(printed=party.printed), party.place, party.address, "Person")
        inventors.add(party.printed)
        patent.inventor(party)
    for each in parties.element("ApplicantBag").elements("Applicant"):
        patent.applicant(_party(each, inventors))
    for each in parties.element("AssigneeBag").elements("Assignee"):
        patent.assignee(_party(each, inventors))
    for each in parties.element("RegisteredPractitionerBag").elements("RegisteredPractitioner"):
        patent.representative(_party(each))
    parties.leave()


def _party(element: Element, inventors: People | None = None) -> Party:
    contact = next(iter(element.elements("PublicationContact", "Contact")), None) or element
    name = contact.element("Name")
    structured = name.element("PersonName").element("PersonStructuredName")
    given = " ".join(filter(None, map(structured.optional_text, ("FirstName", "MiddleName"))))
    family, suffix = structured.optional_text("LastName"), structured.optional_text("NameSuffix")
    firm = name.optional_text("EntityName")
    firm = firm or name.element("OrganizationName").optional_text("OrganizationStandardName")
    address = _address(contact)
    for each in (structured, name, contact, element):
        each.leave()
    if family or given:
        return Party(PersonName(given, family, suffix), element.place, address, "Person")
    return named(firm, element.place, address, inventors)


def _address(contact: Element) -> Address:
    city = next((each.words() for each in contact.descendants("CityName")), "")
    region = next((each.words() for each in contact.descendants("GeographicRegionName")), "")
    country = next((each.words() for each in contact.descendants("CountryCode")), "")
    return Address(city, region, country if COUNTRY.fullmatch(country) else "", contact.place)


def _read_citations(patent: Patent, biblio: Element) -> None:
    for bag in biblio.elements("ReferenceCitationBag"):
        for citation in bag.elements("ReferenceCitation"):
            by = citation.attribute("citedBy") or _category(citation)
            for each in citation.descendants("CitedPatentDocumentIdentification"):
                number = Number(
                    each.optional_text("IPOfficeCode"),
                    each.optional_text("DocumentNumber"),
                    each.optional_text("PatentDocumentKindCode"),
                    iso_day(each.optional_text("PatentDocumentDate")),
                )
                patent.cites_patent(number, Evidence(each.place, each.spaced), by)
            for each in citation.descendants("NPLCitationText"):
                words = each.words()
                patent.cites_literature(words, Evidence(each.place, words), by)
            citation.leave()
        bag.leave()


def _category(citation: Element) -> str:
    for each in citation.elements("CitedPhaseCategory", "CitationCategory", "CitedByCategory"):
        return each.words().lower().removeprefix("cited by ")
    return ""


def _read_text(patent: Patent, root: Element, biblio: Element) -> None:
    abstracts = (*biblio.elements("Abstract"), *root.elements("Abstract"))
    words = [" ".join(words for _, words in each.blocks()) or each.quote for each in abstracts]
    patent.say("abstract", next(filter(None, words), ""))
    for each in abstracts:
        each.leave()
    bodies = (root, *root.elements("ApplicationBody"))
    for body in bodies:
        for each in body.elements("Description", "Claims", "ClaimBag"):
            patent.section(each)
            each.leave()


SOURCE: Final = Source(
    name="st96",
    version="5",
    title="Patents in WIPO ST.96",
    url="https://www.wipo.int/standards/en/st96",
    license="official documents",
    recognises=recognises,
    split=split_documents,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
