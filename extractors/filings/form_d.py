"""Notices of exempt offerings (form D) of the SEC in XML: issuers, and who leads or promotes them.

https://www.sec.gov/submit-filings/filer-support-resources (EDGAR Form D XML). The accession number
stands in the name of the file, if anywhere: without it the document is known by issuer and day.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError
from extractors.filings import countries
from extractors.printed import PersonName, clean
from extractors.source import Authority, Raw, Source, believed
from extractors.text import organizations
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import (
    Document,
    Evidence,
    Fact,
    Link,
    Mention,
    Name,
    Unread,
    Value,
    fingerprint,
    seen,
)
from ontology.identifiers import curie

_ROOT: Final = re.compile(rb"<edgarSubmission\b")
_ISSUER: Final = re.compile(rb"<primaryIssuer\b")
_ACCESSION: Final = re.compile(r"\d{10}-\d{2}-\d{6}")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
# Telephones, what is offered to whom and at which price, commissions, signatures, versions.
_IGNORED: Final = ("schemaVersion", "testOrLive", "@schemaLocation")
_OFFERING_IGNORED: Final = (
    *(
        "issuerSize",
        "federalExemptionsExclusions",
        "durationOfOffering",
        "typesOfSecuritiesOffered",
    ),
    *(
        "businessCombinationTransaction",
        "minimumInvestment",
        "minimumInvestmentAccepted",
        "salesCompensationList",
        "investors",
    ),
    *("offeringSalesAmounts", "salesCommissionsFindersFees", "useOfProceeds"),
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds a notice on form D."""
    return bool(_ROOT.search(head[:4096]) and _ISSUER.search(head))


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the filing, its issuers, where they are, and their officers, directors and promoters.

    Raises:
        MalformedError: it is not well-formed.
        MissingFieldError: it names no issuer.
    """
    root = parse(raw.data).ignore(*_IGNORED)
    form = root.optional_text("submissionType") or "D"
    issuers = root.elements("primaryIssuer")
    for group in root.elements("issuerList"):
        issuers += group.elements("issuer")
    offering = root.element("offeringData").ignore(*_OFFERING_IGNORED)
    day = _signed(offering)
    if not issuers or "entityName" not in issuers[0]:
        raise MissingFieldError(f"{root.place}/primaryIssuer/entityName names no issuer")
    yield from _facts(raw, root, issuers, form, day)
    yield from map(Unread, root.close())


def _facts(raw: Raw, root: Element, issuers: list[Element], form: str, day: str) -> Iterator[Fact]:
    named = [clean(each.text("entityName")) for each in issuers]
    found = _ACCESSION.search(raw.file)
    cik = clean(issuers[0].optional_text("cik")).lstrip("0")
    key = found[0] if found else "-".join(filter(None, (cik, day, fingerprint(named[0])[:6])))
    document = Document("form-d", key, f"{form} of {named[0]}", day, language="en")
    identifier = curie("sec", key) if found else None
    properties: dict[str, Value] = {"form": form, "workType": "notice of an exempt offering"}
    if day:
        properties |= {"date": day, "year": int(day[:4])}
    if found:
        properties["accessionNumber"] = key
    place = issuers[0].place
    filing = document.mention(
        "Filing",
        document.title,
        Evidence(place, named[0]),
        identifiers=(identifier,) if identifier else (),
        properties=properties,
    )
    yield document
    yield filing
    companies = []
    for index, (element, name) in enumerate(zip(issuers, named, strict=True)):
        company, *more = _issuer(document, element, name, cik if index == 0 else "")
        companies.append(company)
        yield company
        yield from more
        yield document.link("filed", company, filing, company.evidence)
    yield from _people(document, root, companies[0])


def _issuer(
    document: Document, element: Element, name: str, known: str
) -> tuple[Mention, *tuple[Fact, ...]]:
    cik = curie("cik", known or element.optional_text("cik"))
    address = element.element("issuerAddress").ignore("street1", "street2", "zipCode")
    city, state = address.optional_text("city"), address.optional_text("stateOrCountry")
    country = countries.by_code(state) or ""
    earlier = [
        Name(clean(value.words()))
        for group in element.elements("issuerPreviousNameList", "edgarPreviousNameList")
        for value in group.elements("value", "previousName")
    ]
    established = element.element("yearOfInc").ignore(
        "withinFiveYears", "overFiveYears", "yetToBeFormed"
    )
    year = established.optional_text("value")
    properties: dict[str, Value] = {"countryCode": country} if country else {}
    if re.fullmatch(r"[12]\d{3}", year):
        properties["established"] = int(year)
    company = document.mention(
        "Company",
        name,
        Evidence(element.place, name),
        names=tuple(each for each in earlier if each.text not in ("None", "", name)),
        identifiers=(cik,) if cik else (),
        properties=properties,
    )
    element.ignore("issuerPhoneNumber", "jurisdictionOfInc", "entityType", "entityTypeOtherDesc")
    address.leave()
    if not city:
        return (company,)
    words = ", ".join(filter(None, (city, state)))
    evidence = Evidence(address.place, words)
    code = {"countryCode": country} if country else {}
    place = document.mention("Place", words, evidence, properties=code)
    return company, place, document.link("locatedIn", company, place, evidence)


def _people(document: Document, root: Element, company: Mention) -> Iterator[Mention | Link]:
    for group in root.elements("relatedPersonsList"):
        for each in group.elements("relatedPersonInfo"):
            name = each.element("relatedPersonName")
            given = (name.optional_text(part) for part in ("firstName", "middleName"))
            family = name.optional_text("lastName")
            # A firm that manages a fund stands in the place of a person, without a given name.
            person = PersonName(
                " ".join(word for word in given if word not in ("", "N/A", "-", "--")), family
            )
            roles = [
                role.words()
                for role in each.element("relatedPersonRelationshipList").elements("relationship")
            ]
            clarified = each.optional_text("relationshipClarification")
            each.ignore("relatedPersonAddress")
            if not person.full or not person.given or _is_firm(person):
                continue
            evidence = Evidence(each.place, person.full)
            parts: dict[str, Value] = {"givenName": person.given, "familyName": person.family}
            mention = document.mention("Person", person.full, evidence, properties=parts)
            role = "; ".join(filter(None, (*roles, clean(clarified))))
            yield mention
            yield document.link(
                "officerOf",
                mention,
                company,
                evidence,
                spell=seen(document.date),
                properties={"role": role} if role else {},
            )


def _is_firm(person: PersonName) -> bool:
    """Whether a firm is written as a person: `Ltd.`, `Belltower Fund Group`."""
    return organizations.has_form(f"{person.family.rstrip(', ')} {person.given}")


def _signed(offering: Element) -> str:
    """The day it was signed, else that of the first sale."""
    block, filing = offering.element("signatureBlock"), offering.element("typeOfFiling")
    days = [*block.descendants("signatureDate"), *filing.descendants("dateOfFirstSale")]
    found = [words[:10] for each in days if _DAY.match(words := each.words())]
    for each in (block, filing, offering.element("industryGroup")):
        each.leave()
    return found[0] if found else ""


SOURCE: Final = Source(
    name="form-d",
    version="2",
    title="Notices of exempt offerings (SEC, form D)",
    url="https://www.sec.gov/data-research/sec-markets-data/form-d-data-sets",
    license="public domain",
    recognises=recognises,
    split=split_documents,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
